//! Sitemaps and `robots.txt`.

use crate::plan::{Page, SITEMAP_LIMIT, address, encode, is_in_sitemap};
use crate::render::context::Context;
use quick_xml::escape::escape;
use std::fmt::Write;

const XML_DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The addresses that search engines are to know.
fn sitemap_addresses<'a>(context: &'a Context) -> impl Iterator<Item = &'a str> {
    context
        .site
        .pages
        .iter()
        .filter(|(_, page)| is_in_sitemap(page))
        .map(|(address, _)| address.as_str())
}

/// The sitemap, or an index of its parts where there are too many addresses for one file
/// (<https://www.sitemaps.org/protocol.html>).
pub fn sitemap(context: &Context) -> Vec<u8> {
    let listed = sitemap_addresses(context).count();
    if listed <= SITEMAP_LIMIT {
        return sitemap_part(context, 1);
    }
    let mut out = String::from(XML_DECLARATION);
    out.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for number in 1..=listed.div_ceil(SITEMAP_LIMIT) {
        let address = format!("{}sitemap-{number}.xml", context.digest.config.base());
        let _ = writeln!(out, "<sitemap><loc>{}</loc></sitemap>", escape(address));
    }
    out.push_str("</sitemapindex>\n");
    out.into_bytes()
}

/// A part of the sitemap, from 1.
pub fn sitemap_part(context: &Context, number: usize) -> Vec<u8> {
    let mut out = String::from(XML_DECLARATION);
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for address in sitemap_addresses(context)
        .skip((number - 1) * SITEMAP_LIMIT)
        .take(SITEMAP_LIMIT)
    {
        let address = format!("{}{}", context.digest.config.base(), encode(address));
        let _ = writeln!(out, "<url><loc>{}</loc></url>", escape(address));
    }
    out.push_str("</urlset>\n");
    out.into_bytes()
}

/// `robots.txt`, which allows everything but the mails in plain text, and nothing of a preview.
pub fn robots_txt(context: &Context) -> Vec<u8> {
    if context.digest.is_preview {
        return b"# A preview, which is not to be found by searching.\nUser-agent: *\nDisallow: /\n".to_vec();
    }
    let mut out = String::from("User-agent: *\nAllow: /\n");
    // HTML forbids indexing in its head; plain text has no head.
    if context
        .site
        .pages
        .iter()
        .any(|(_, page)| matches!(page, Page::IssueText(_)))
    {
        let _ = writeln!(
            out,
            "Disallow: {}",
            context.href(&format!("{}*/email.txt", address::ISSUES))
        );
    }
    if let Some(base) = &context.digest.config.base_url {
        let _ = write!(out, "\nSitemap: {base}sitemap.xml\n");
    }
    out.into_bytes()
}
