//! Plain pages, and what is not HTML made from a template: sitemaps, robots.txt, the stubs of earlier addresses.

use super::Renderer;
use super::entry::headings;
use super::frame::Frame;
use super::template::{html, map, option, text};
use crate::diagnostic::Diagnostic;
use crate::digest::{Item, PageId};
use crate::plan::{Page, SITEMAP_LIMIT, address, encode, is_in_sitemap};
use quick_xml::escape::escape;
use std::fmt::Write;

impl Renderer<'_> {
    pub(super) fn text(&self, at: &str, id: PageId) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let page = &self.digest.pages[id.index()];
        let summary = page.summary.as_deref().unwrap_or(&page.body.excerpt);
        let summary = crate::text::truncate(summary, 300);
        let frame = Frame {
            kind: "page",
            title: &page.title,
            address: at,
            description: Some(summary.as_str()).filter(|summary| !summary.is_empty()),
            section: Some(&page.slug),
            language: page.language.as_deref(),
            ..Frame::default()
        };
        let body = self
            .cards
            .body(&page.body, Some(&page.file), &self.digest.config.base_path, "");
        let content = map([
            ("title", text(&page.title)),
            ("body", html(&body)),
            ("headings", headings(&page.body.headings)),
            ("mentioned_in", self.mentioned_in(Item::Page(id), &[])),
            ("extra", option(page.extra.as_ref(), super::template::free)),
        ]);
        self.templates
            .render("page.html", vec![self.frame(&frame), ("content", content)])
    }

    pub(super) fn not_found(&self, at: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let frame = Frame {
            kind: "not-found",
            title: self.word("not_found"),
            address: at,
            indexed: false,
            ..Frame::default()
        };
        self.templates.render("not-found.html", vec![self.frame(&frame)])
    }

    fn listed(&self) -> impl Iterator<Item = &str> {
        self.site
            .pages
            .iter()
            .filter(|(_, page)| is_in_sitemap(page))
            .map(|(address, _)| address.as_str())
    }

    /// <https://www.sitemaps.org/protocol.html>
    pub(super) fn sitemap(&self) -> Vec<u8> {
        let listed = self.listed().count();
        if listed <= SITEMAP_LIMIT {
            return self.sitemap_part(1);
        }
        let mut out = String::from(XML);
        out.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for number in 1..=listed.div_ceil(SITEMAP_LIMIT) {
            let address = format!("{}sitemap-{number}.xml", self.digest.config.base());
            let _ = writeln!(out, "<sitemap><loc>{}</loc></sitemap>", escape(address));
        }
        out.push_str("</sitemapindex>\n");
        out.into_bytes()
    }

    pub(super) fn sitemap_part(&self, number: usize) -> Vec<u8> {
        let mut out = String::from(XML);
        out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for address in self.listed().skip((number - 1) * SITEMAP_LIMIT).take(SITEMAP_LIMIT) {
            let address = format!("{}{}", self.digest.config.base(), encode(address));
            let _ = writeln!(out, "<url><loc>{}</loc></url>", escape(address));
        }
        out.push_str("</urlset>\n");
        out.into_bytes()
    }

    pub(super) fn robots(&self) -> Vec<u8> {
        let mut out = String::from("User-agent: *\nAllow: /\n");
        // Plain text cannot say of itself that it is not to be indexed.
        if self
            .site
            .pages
            .iter()
            .any(|(_, page)| matches!(page, Page::IssueText(_)))
        {
            let _ = writeln!(
                out,
                "Disallow: {}",
                self.href(&format!("{}*/email.txt", address::ISSUES))
            );
        }
        if let Some(base) = &self.digest.config.base_url {
            let _ = write!(out, "\nSitemap: {base}sitemap.xml\n");
        }
        out.into_bytes()
    }

    /// A page at an earlier address that leads to the present one, with and without a browser that follows by itself.
    pub(super) fn alias(&self, to: &str) -> Vec<u8> {
        let href = escape(self.href(to)).into_owned();
        let canonical = match &self.digest.config.base_url {
            Some(base) => format!("<link rel=\"canonical\" href=\"{}\">\n", escape(format!("{base}{to}"))),
            None => String::new(),
        };
        let (language, moved) = (
            escape(self.digest.config.language.as_str()).into_owned(),
            escape(self.word("moved")).into_owned(),
        );
        let title = escape(self.digest.config.title.as_str()).into_owned();
        format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'self'\">\n\
             <meta http-equiv=\"refresh\" content=\"0; url={href}\">\n{canonical}<meta name=\"robots\" content=\"noindex\">\n\
             <title>{title}</title>\n</head>\n<body>\n<main><h1>{title}</h1>\n<p>{moved} <a href=\"{href}\">{href}</a></p></main>\n</body>\n</html>\n"
        )
        .into_bytes()
    }
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
