//! Adds the sitemaps.

use super::page::Page;
use super::site_map::SiteMap;
use crate::digest::Digest;

/// The maximum number of addresses in one sitemap (sitemaps.org).
pub const SITEMAP_LIMIT: usize = 50_000;

/// Whether a sitemap lists a page: it lists all HTML pages for readers of the site.
pub fn is_in_sitemap(page: &Page) -> bool {
    let is_html = page.template().is_some_and(|template| template.ends_with(".html"));
    is_html && !matches!(page, Page::NotFound | Page::IssueEmail(_))
}

/// Adds one sitemap; or, if there are more addresses than one may list, an index and several sitemaps.
pub fn add_sitemaps(digest: &Digest, site: &mut SiteMap) {
    if !digest.config.pages.sitemap || digest.config.base_url.is_none() || digest.is_preview {
        return;
    }
    let listed = site.pages.iter().filter(|(_, page)| is_in_sitemap(page)).count();
    site.add("sitemap.xml", Page::Sitemap);
    if listed > SITEMAP_LIMIT {
        for number in 1..=listed.div_ceil(SITEMAP_LIMIT) {
            site.add(format!("sitemap-{number}.xml"), Page::SitemapPart(number));
        }
    }
}
