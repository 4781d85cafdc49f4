//! One note about all names that have no file: they get plain pages, which is fine for some and forgotten for others.

use crate::diagnostic::{Diagnostic, rules};
use crate::digest::{Digest, EntryId};
use crate::text::{count, list_some};
use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

/// The note; none if there is no such name. Names that something else was `reported` about are left out.
pub fn note_unregistered(digest: &Digest, reported: &HashSet<String>) -> Option<Diagnostic> {
    let people = digest.people.iter().map(|it| (&it.file, &it.entries, it.name.as_str()));
    let parties = digest
        .parties
        .iter()
        .map(|it| (&it.file, &it.entries, it.name.as_str()));
    let sources = digest
        .publishers
        .iter()
        .map(|it| (&it.file, &it.entries, it.name.as_str()));
    let kinds = [
        (unregistered(people, reported), "person", "people"),
        (unregistered(parties, reported), "party", "parties"),
        (unregistered(sources, reported), "source", "sources"),
    ];
    let number: usize = kinds.iter().map(|(names, ..)| names.len()).sum();
    let counted = kinds.iter().filter(|(names, ..)| !names.is_empty());
    let counted: Vec<String> = counted
        .map(|(names, one, many)| format!("{} ({})", count(names.len(), one, many), list_some(names)))
        .collect();
    let rest = match number {
        0 => return None,
        1 => "has no file of its own and gets a plain page",
        _ => "have no file of their own and get plain pages",
    };
    let counted = match counted.as_slice() {
        [others @ .., last] if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        all => all.join(", "),
    };
    let message = format!("{counted} {rest}");
    let help = "`chancery new person NAME` (or party, source) creates a file";
    Some(Diagnostic::general(&rules::UNREGISTERED_NAMES, message).help(help))
}

/// The names that have no file, the most frequent first.
fn unregistered<'a>(
    all: impl Iterator<Item = (&'a Option<Arc<str>>, &'a Vec<EntryId>, &'a str)>,
    reported: &HashSet<String>,
) -> Vec<&'a str> {
    let noted = all.filter(|(file, entries, name)| file.is_none() && !entries.is_empty() && !reported.contains(*name));
    let mut noted: Vec<(usize, &str)> = noted.map(|(_, entries, name)| (entries.len(), name)).collect();
    noted.sort_by_key(|(entries, _)| Reverse(*entries));
    noted.into_iter().map(|(_, name)| name).collect()
}
