//! What a page says about itself, as the code that makes the page states it.

use crate::plan::FeedScope;

/// What a page says about itself.
pub struct PageMeta<'a> {
    /// The kind of page, as `page.kind` of the templates.
    pub kind: &'static str,
    /// The title, without the name of the site.
    pub title: &'a str,
    /// The address below the root of the site.
    pub address: &'a str,
    /// A sentence or two for search engines and previews.
    pub description: Option<&'a str>,
    /// The item of the menu that is marked as current.
    pub section: Option<&'a str>,
    /// BCP 47; none where it is the language of the digest.
    pub language: Option<&'a str>,
    /// Titles and addresses of the pages above, without the home page.
    pub breadcrumbs: Vec<(String, String)>,
    /// The title and the scope of the page’s own feed, besides that of the site.
    pub feed: Option<(String, FeedScope)>,
    /// The languages and addresses of all versions of the page, itself among them; empty where there is one only.
    pub alternates: Vec<(String, String)>,
    /// The number of the page in its list, from 1.
    pub number: usize,
    /// Whether search engines may index it.
    pub indexed: bool,
    /// The item that the page is about, as a JSON-LD object.
    pub subject: Option<Vec<u8>>,
}

impl Default for PageMeta<'_> {
    fn default() -> Self {
        Self {
            kind: "page",
            title: "",
            address: "",
            description: None,
            section: None,
            language: None,
            breadcrumbs: Vec::new(),
            feed: None,
            alternates: Vec::new(),
            number: 1,
            indexed: true,
            subject: None,
        }
    }
}
