//! Slugs that two files have. Files of one kind need different ones; entries only those of one day, since their addresses have the
//! date.

use super::choose::dated;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::parse::{Front, Parsed, ParsedFile};
use crate::text::{SLUG_LIMIT, slice};
use std::collections::{HashMap, HashSet};
use std::mem::{Discriminant, discriminant};
use std::sync::Arc;

/// A slug in its namespace: the kind of file, and of an entry the day.
type Key = (Discriminant<Front>, String);

/// Reports every file with a slug that an earlier one has.
pub fn report_duplicate_slugs(parsed: &Parsed, diagnostics: &mut Vec<Diagnostic>) {
    // Most slugs are there once: only of the others are days compared.
    let mut seen: HashSet<(Discriminant<Front>, &str)> = HashSet::with_capacity(parsed.files.len());
    let mut repeated: HashSet<(Discriminant<Front>, &str)> = HashSet::new();
    let files = || parsed.files.iter().filter(has_slug);
    for file in files() {
        let slug = (discriminant(&file.front), file.slug.as_str());
        if !seen.insert(slug) {
            repeated.insert(slug);
        }
    }
    if repeated.is_empty() {
        return;
    }
    let mut taken: HashSet<Key> = files().map(|file| key_of(file, &file.slug)).collect();
    let mut first: HashMap<Key, &ParsedFile> = HashMap::new();
    let mut numbers: HashMap<Key, usize> = HashMap::new();
    for file in files().filter(|file| repeated.contains(&(discriminant(&file.front), file.slug.as_str()))) {
        let key = key_of(file, &file.slug);
        let Some(first) = first.get(&key) else {
            first.insert(key, file);
            continue;
        };
        let number = numbers.entry(key).or_insert(1);
        let better = loop {
            *number += 1;
            let slug = numbered(&file.slug, *number);
            if taken.insert(key_of(file, &slug)) {
                break slug;
            }
        };
        diagnostics.push(duplicate(file, first, &better));
    }
}

/// Issues have a period instead of a slug.
fn has_slug(file: &&Arc<ParsedFile>) -> bool {
    !file.slug.is_empty() && !matches!(file.front, Front::Issue(_))
}

fn key_of(file: &ParsedFile, slug: &str) -> Key {
    let day = dated(file).and_then(|dated| Some(dated.rsplit_once('/')?.0.to_owned()));
    (discriminant(&file.front), format!("{}/{slug}", day.unwrap_or_default()))
}

/// A slug with a number.
fn numbered(slug: &str, number: usize) -> String {
    let ending = format!("-{number}");
    let kept = slug.len().min(SLUG_LIMIT.saturating_sub(ending.len()));
    format!("{}{ending}", slice(slug, ..kept).trim_end_matches('-'))
}

fn duplicate(file: &ParsedFile, first: &ParsedFile, better: &str) -> Diagnostic {
    let dated = dated(file);
    let day = dated.as_deref().and_then(|dated| dated.rsplit_once('/'));
    let day = day.map(|(day, _)| format!(" by an entry of {day}"));
    let message = format!("the slug `{}` is already used{}", file.slug, day.unwrap_or_default());
    Diagnostic::new(&rules::DUPLICATE_SLUG, file.field("slug"), message)
        .label(Location::file(&first.path), "by this file")
        .help(format!(
            "rename one of the two files, or set another slug in this one: `slug: {better}`"
        ))
}
