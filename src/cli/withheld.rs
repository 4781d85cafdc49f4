//! What a command says of entries and pages that are withheld.

use crate::digest::Digest;
use crate::text::thousands;

/// How many are named.
const MAX_NAMED: usize = 5;

/// Which entries and pages are withheld and why, such as `1 withheld: content/entries/talks.md (draft)`; `None` if there are none.
pub fn withheld_words(digest: &Digest) -> Option<String> {
    let all = &digest.withheld;
    if all.is_empty() {
        return None;
    }
    let named = all.iter().take(MAX_NAMED);
    let named: Vec<String> = named.map(|it| format!("{} ({})", it.file, it.reason)).collect();
    let mut words = format!("{} withheld: {}", thousands(all.len()), named.join(", "));
    if all.len() > MAX_NAMED {
        words.push_str(&format!(" and {} more", thousands(all.len() - MAX_NAMED)));
    }
    Some(words)
}
