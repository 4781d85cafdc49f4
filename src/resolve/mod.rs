//! Resolves the whole digest: names to things, dates to offices, files to a valid [`Digest`]. The only constructor of
//! the model. It knows neither addresses nor themes.

mod accounts;
mod actors;
mod advice;
mod choose;
mod collisions;
mod corrections;
mod cycles;
mod entries;
mod issues;
mod joined;
mod links;
mod lists;
mod lookup;
mod meanings;
mod names;
mod offices;
mod pages;
mod pairs;
mod pictures;
mod positions;
mod references;
mod registries;
mod relations;
mod repeated;
mod scope;
mod sides;
mod titles;
mod unclear;
mod unregistered;
mod unregistered_note;
mod withhold;

pub use links::told_by_links;

use crate::diagnostic::{Diagnostic, Location, Severity, rules};
use crate::digest::{Digest, EntryId, Issue, IssueId, Item, WithheldPlace};
use crate::load::Inputs;
use crate::parse::{Front, Parsed, ParsedFile};
use choose::Chosen;
use jiff::Timestamp;
use lookup::Lookup;
use scope::{Scope, latest_day};
use std::collections::{HashMap, HashSet};
use std::mem::Discriminant;
use std::sync::Arc;
use withhold::Withholding;

/// For which moment a digest is built, and what of it is published.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The moment for which the digest is built.
    pub now: Timestamp,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether entries of a later `publish_at` are published now.
    pub future: bool,
}

/// Resolves everything. What has an error is missing in the digest or has a default in its place.
pub fn resolve(inputs: &Inputs, parsed: &Parsed, options: &Options) -> (Digest, Vec<Diagnostic>) {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    diagnostics.extend(parsed.files.iter().flat_map(|file| &file.diagnostics).cloned());
    report_duplicate_slugs(parsed, &mut diagnostics);
    let withholding = Withholding::new(&parsed.config, options);
    let mut by_path = HashMap::with_capacity(parsed.files.len());
    let mut registries = relations::build_registries(parsed, &mut by_path, &mut diagnostics);
    let (pages, mut withheld_places) = pages::resolve_pages(parsed, &withholding, &mut by_path);
    let chosen = choose::choose_entries(parsed, &withholding);
    let scope = Scope {
        chosen: &chosen,
        config: &parsed.config,
        evidence: &parsed.evidence,
        today: options.now.to_zoned(parsed.config.timezone.clone()).date(),
        latest_today: latest_day(options.now),
        withheld: false,
    };
    let mut lookup = Lookup::new(&chosen, parsed, &mut registries, &mut diagnostics);
    let entries = entries::resolve_entries(scope, &mut lookup, &chosen.published);
    let translations = entries::resolve_entries(scope, &mut lookup, &chosen.translations);
    // Entries that are not published are checked like the others, and then dropped.
    let withheld_scope = Scope {
        withheld: true,
        ..scope
    };
    let withheld = entries::resolve_entries(withheld_scope, &mut lookup, &chosen.withheld);
    withheld_places.extend(withheld.into_iter().map(|entry| WithheldPlace {
        date: Some(entry.date),
        slug: entry.slug,
        aliases: entry.aliases,
    }));
    let issues = issues::resolve_issues(scope, parsed, &entries, lookup.diagnostics);
    add_published(&chosen, &issues, &mut by_path);
    corrections::check_corrections(scope, parsed, lookup.diagnostics);
    let reported_names = lookup.reported_names;
    collisions::report_collisions(&registries, &mut diagnostics);
    let principals = registries.principals();
    let mut digest = Digest {
        config: Arc::clone(&parsed.config),
        now: options.now,
        entries,
        translations,
        topics: registries.topics,
        people: registries.people,
        parties: registries.parties,
        publishers: registries.publishers,
        principals,
        pairs: Vec::new(),
        pages,
        issues,
        corrections: corrections::resolve_corrections(parsed, &by_path),
        assets: inputs.assets.clone(),
        withheld: withheld_places.len(),
        withheld_places,
        linked: links::resolve_links(parsed, inputs, &by_path, &mut diagnostics),
    };
    lists::fill_lists(&mut digest);
    pairs::find_pairs(&mut digest);
    sides::find_sides(&mut digest);
    if !inputs.has_only_entries() {
        diagnostics.extend(unregistered_note::note_unregistered(&digest, &reported_names));
    }
    advice::name_what_there_is(inputs, &digest, &mut diagnostics);
    if !options.drafts {
        soften_draft_diagnostics(parsed, &mut diagnostics);
    }
    (digest, diagnostics)
}

/// Adds the files of entries and issues that are published.
fn add_published(chosen: &Chosen, issues: &[Issue], by_path: &mut HashMap<Arc<str>, Item>) {
    for (index, file) in chosen.published.iter().enumerate() {
        by_path.insert(Arc::clone(&file.path), Item::Entry(EntryId::new(index)));
    }
    for (index, file) in chosen.translations.iter().enumerate() {
        by_path.insert(Arc::clone(&file.path), Item::Translation(index));
    }
    for (index, issue) in issues.iter().enumerate() {
        if let Some(introduction) = &issue.introduction {
            by_path.insert(Arc::clone(&introduction.file), Item::Issue(IssueId::new(index)));
        }
    }
}

/// Reports files of one kind that have the same slug.
fn report_duplicate_slugs(parsed: &Parsed, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<(Discriminant<Front>, &str), &ParsedFile> = HashMap::new();
    for file in &parsed.files {
        // Issues have a period instead of a slug.
        if file.slug.is_empty() || matches!(file.front, Front::Issue(_)) {
            continue;
        }
        let key = (std::mem::discriminant(&file.front), file.slug.as_str());
        match seen.get(&key) {
            Some(first) => {
                let message = format!("the slug `{}` is already used", file.slug);
                let diagnostic = Diagnostic::new(&rules::DUPLICATE_SLUG, file.field("slug"), message);
                diagnostics.push(
                    diagnostic
                        .label(Location::file(&first.path), "by this file")
                        .help("rename one of the two files, or set a different `slug:` in it"),
                );
            }
            None => {
                seen.insert(key, file);
            }
        }
    }
}

/// Turns everything that is wrong with drafts into notes: it must not keep the rest from being published, even with `--strict`.
fn soften_draft_diagnostics(parsed: &Parsed, diagnostics: &mut [Diagnostic]) {
    let is_draft = |file: &&Arc<ParsedFile>| match &file.front {
        Front::Entry(entry) => entry.draft,
        Front::Page(page) => page.draft,
        _ => false,
    };
    let drafts: HashSet<&str> = parsed.files.iter().filter(is_draft).map(|file| &*file.path).collect();
    for diagnostic in diagnostics {
        let location = diagnostic.location.as_ref();
        if location.is_some_and(|location| drafts.contains(&*location.file)) {
            diagnostic.severity = Severity::Note;
        }
    }
}
