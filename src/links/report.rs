//! What a report on links is made from.

use super::cache::Cache;
use super::collect::Link;
use super::state::LinkState;
use crate::diagnostic::{Location, Span};
use crate::locate::locate;
use std::sync::Arc;

/// The input of a report.
pub struct Report<'a> {
    /// The links, sorted by address.
    pub links: &'a [&'a Link],
    /// The results of earlier checks.
    pub cache: &'a Cache,
    /// The text of a file, by its path.
    pub text_of: &'a (dyn Fn(&str) -> Option<Arc<str>> + Sync),
    /// Whether the user has selected these links; then all of them are listed, not only those with problems.
    pub is_filtered: bool,
}

impl<'a> Report<'a> {
    /// The state of a link.
    pub fn state(&self, link: &Link) -> LinkState {
        self.cache.state(link)
    }

    /// Line and column of every use of each link, in the order of the links and of their uses.
    pub fn spans(&self, links: &[&'a Link]) -> Vec<Vec<Option<Span>>> {
        let uses = links.iter().flat_map(|link| &link.uses);
        let locations: Vec<&Location> = uses.map(|it| &it.location).collect();
        let mut spans = locate(&locations, self.text_of).into_iter();
        let spans_of_link = |link: &&Link| spans.by_ref().take(link.uses.len()).collect();
        links.iter().map(spans_of_link).collect()
    }
}
