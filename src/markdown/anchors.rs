//! The ids of a body: no two are the same, none is one of the page around it, and none from raw HTML passes for one of ours.

use super::Link;
use std::collections::{BTreeMap, BTreeSet};

/// The beginning of each id from raw HTML, so that it cannot pass for one of ours.
pub(super) const RAW_ID: &str = "user-";

/// The ids of a body.
#[derive(Default)]
pub(super) struct Anchors {
    taken: BTreeSet<String>,
    /// The number that the next heading of a name tries first.
    numbers: BTreeMap<String, u32>,
    /// The ids of the page around the body. One that ends with a hyphen stands for all with a number after it.
    frame: &'static [&'static str],
    /// The ids that headings got instead of one of the page's.
    renamed: BTreeMap<String, String>,
}

impl Anchors {
    /// No ids yet, of a body on a page with some of its own.
    pub fn new(frame: &'static [&'static str]) -> Self {
        Self {
            frame,
            ..Self::default()
        }
    }

    /// Takes an id; false if it is taken already.
    pub fn take(&mut self, id: &str) -> bool {
        !self.is_of_page(id) && self.taken.insert(id.to_owned())
    }

    /// Whether the page around the body has this id.
    pub fn is_of_page(&self, id: &str) -> bool {
        self.frame.iter().any(|known| match known.strip_suffix('-') {
            Some(_) => id
                .strip_prefix(known)
                .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())),
            None => *known == id,
        })
    }

    /// Takes an id, or the first free one of `id-2`, `id-3` and so on.
    pub fn take_free(&mut self, id: String) -> String {
        if self.take(&id) {
            return id;
        }
        loop {
            // The number is kept, or a thousand headings of one name would take half a million steps.
            let number = self.numbers.entry(id.clone()).or_insert(2);
            let candidate = format!("{id}-{number}");
            *number += 1;
            if self.take(&candidate) {
                if self.is_of_page(&id) {
                    self.renamed.entry(id).or_insert_with(|| candidate.clone());
                }
                return candidate;
            }
        }
    }

    /// Points links to an id that only raw HTML has to the name that it got from us: `#a` to `#user-a`; and likewise links to
    /// a heading whose id the page has.
    pub fn retarget(&self, links: &mut [Link]) {
        for link in links {
            let Some(id) = link.target.strip_prefix('#').filter(|id| !self.taken.contains(*id)) else {
                continue;
            };
            let raw = format!("{RAW_ID}{id}");
            if let Some(renamed) = self.renamed.get(id) {
                link.target = format!("#{renamed}");
            } else if self.taken.contains(&raw) {
                link.target = format!("#{raw}");
            }
        }
    }

    /// All ids, sorted.
    pub fn into_sorted(self) -> Vec<String> {
        self.taken.into_iter().collect()
    }
}
