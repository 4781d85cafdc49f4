//! The ids of a body: no two are the same, and none from raw HTML passes for one of ours.

use super::Link;
use std::collections::BTreeMap;

/// The beginning of each id from raw HTML, so that it cannot pass for one of ours.
pub(super) const RAW_ID: &str = "user-";

/// The ids of a body.
#[derive(Default)]
pub(super) struct Anchors {
    /// Each with the number that the next heading of this name tries first.
    taken: BTreeMap<String, u32>,
}

impl Anchors {
    /// Takes an id; false if it is taken already.
    pub fn take(&mut self, id: &str) -> bool {
        if self.taken.contains_key(id) {
            return false;
        }
        self.taken.insert(id.to_owned(), 2);
        true
    }

    /// Takes an id, or the first free one of `id-2`, `id-3` and so on.
    pub fn take_free(&mut self, id: String) -> String {
        if self.take(&id) {
            return id;
        }
        loop {
            // The number is kept, or a thousand headings of one name would take half a million steps.
            let number = self.taken.entry(id.clone()).or_insert(2);
            let candidate = format!("{id}-{number}");
            *number += 1;
            if self.take(&candidate) {
                return candidate;
            }
        }
    }

    /// Points links to an id that only raw HTML has to the name that it got from us: `#a` to `#user-a`.
    pub fn retarget(&self, links: &mut [Link]) {
        for link in links {
            if let Some(id) = link.target.strip_prefix('#')
                && !self.taken.contains_key(id)
            {
                let raw = format!("{RAW_ID}{id}");
                if self.taken.contains_key(&raw) {
                    link.target = format!("#{raw}");
                }
            }
        }
    }

    /// All ids, sorted.
    pub fn into_sorted(self) -> Vec<String> {
        self.taken.into_keys().collect()
    }
}
