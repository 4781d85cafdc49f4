//! Entries and drafts that rest on one address: the same article clipped twice, or an event that was entered twice.

use crate::diagnostic::{Diagnostic, rules};
use crate::fields::{comparable_url, is_site_address};
use crate::parse::{EntryFront, Front, Parsed, ParsedFile};
use std::collections::HashMap;

/// With how many earlier entries of one address another one is compared: a chronicle that quotes one page all the time is told
/// of the first few.
const MAX_COMPARED: usize = 16;

/// An entry that rests on an address.
struct Use<'a> {
    file: &'a ParsedFile,
    front: &'a EntryFront,
    /// The number of the account.
    at: usize,
}

/// Reports each entry whose account has the address of one of an entry before it. Drafts count, whether they are published or not.
/// Translations, and entries of which one names the other, are left out.
pub fn check_same_source(parsed: &Parsed, diagnostics: &mut Vec<Diagnostic>) {
    let mut uses: HashMap<String, Vec<Use>> = HashMap::new();
    for file in &parsed.files {
        let Front::Entry(front) = &file.front else { continue };
        for (at, account) in &front.accounts {
            let Some(url) = account.url.as_deref().filter(|url| !is_site_address(url)) else {
                continue;
            };
            let earlier = uses.entry(comparable_url(url)).or_default();
            let this = Use { file, front, at: *at };
            if let Some(other) = earlier.iter().find(|other| are_unrelated(other, &this)) {
                diagnostics.push(report(other, &this));
            }
            if earlier.len() < MAX_COMPARED {
                earlier.push(this);
            }
        }
    }
}

fn report(other: &Use, this: &Use) -> Diagnostic {
    let message = match (this.front.draft, other.front.draft) {
        (true, true) => "another draft rests on the same address",
        (true, false) => "an entry rests on the same address as this draft",
        (false, true) => "a draft rests on the same address",
        (false, false) => "another entry rests on the same address",
    };
    let message = format!("{message}: {}", other.file.path);
    let location = this.file.item_field("source", this.at, "url");
    let label = match other.front.draft {
        true => "the draft",
        false => "the other entry",
    };
    let help = format!(
        "if both are of one event, keep one; if the source tells of two, write `related: [{}]` or allow this",
        other.file.slug
    );
    let diagnostic = Diagnostic::new(&rules::SAME_SOURCE, location, message).help(help);
    diagnostic.label(other.file.item_field("source", other.at, "url"), label)
}

/// Whether neither of two entries names the other, and neither is a translation of the other or of the same one.
fn are_unrelated(one: &Use, other: &Use) -> bool {
    let names = |one: &Use, other: &Use| {
        let related = one.front.related.iter().map(|(_, related)| related.entry.as_str());
        related
            .chain(one.front.translation_of.as_deref())
            .any(|slug| is_of(slug, other.file))
    };
    let is_translation = |one: &Use, other: &Use| {
        one.front.translation_of.is_some() && one.front.translation_of == other.front.translation_of
    };
    one.file.path != other.file.path && !names(one, other) && !names(other, one) && !is_translation(one, other)
}

/// Whether a reference is to an entry: its slug, perhaps behind its date.
fn is_of(slug: &str, file: &ParsedFile) -> bool {
    let date = slug.strip_suffix(file.slug.as_str()).filter(|_| !file.slug.is_empty());
    date.is_some_and(|date| date.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/')))
}
