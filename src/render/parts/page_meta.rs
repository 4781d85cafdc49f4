//! What a page says about itself, as the code that makes the page states it.

use crate::plan::FeedScope;

/// What a page says of itself.
pub struct PageMeta<'a> {
    pub kind: &'static str,
    pub title: &'a str,
    pub address: &'a str,
    pub description: Option<&'a str>,
    pub section: Option<&'a str>,
    pub language: Option<&'a str>,
    /// Titles and addresses of the pages above, without the home page.
    pub breadcrumbs: Vec<(String, String)>,
    /// The title of its own feed, and what that is of.
    pub feed: Option<(String, FeedScope)>,
    /// Languages and addresses of its translations.
    pub alternates: Vec<(String, String)>,
    /// The page of a list, from 1.
    pub number: usize,
    pub indexed: bool,
    /// What the page is about, as an object of JSON-LD.
    pub thing: Option<Vec<u8>>,
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
            thing: None,
        }
    }
}
