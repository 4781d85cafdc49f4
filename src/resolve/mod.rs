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
mod positions;
mod references;
mod registries;
mod relations;
mod scope;
mod sides;
mod titles;
mod unclear;
mod unregistered;
mod unregistered_note;
mod withhold;

pub use links::told_by_links;

use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Digest, Entry, EntryId, Issue, IssueId, Item, Withheld};
use crate::load::Inputs;
use crate::parse::{Front, Parsed, ParsedFile};
use choose::Chosen;
use jiff::Timestamp;
use lookup::Lookup;
use scope::{Scope, latest_day};
use std::collections::HashMap;
use std::mem::Discriminant;
use std::sync::Arc;
use withhold::Withholding;

pub use withhold::FaultyDrafts;

/// For which moment a digest is built, and what of it is published.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The moment for which the digest is built.
    pub now: Timestamp,
    /// Which drafts are shown.
    pub drafts: Drafts,
    /// Whether entries of a later `publish_at` are shown.
    pub future: bool,
    /// Whether the site is a preview, which says so on every page and which search engines must not list.
    pub preview: bool,
}

impl Options {
    /// Of what is published at this moment.
    pub fn published(now: Timestamp) -> Self {
        Self {
            now,
            drafts: Drafts::Withheld,
            future: false,
            preview: false,
        }
    }

    /// Of what is published at this moment or later, with all drafts or none.
    pub fn unpublished(now: Timestamp, drafts: bool) -> Self {
        Self {
            drafts: if drafts { Drafts::All } else { Drafts::Withheld },
            future: true,
            ..Self::published(now)
        }
    }
}

/// Which drafts are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    /// None. What is wrong with them is a note.
    Withheld,
    /// Those without errors. What is wrong with a draft is a note: it must not keep the others from being shown.
    Sound,
    /// All of them, which are checked like what is published.
    All,
}

/// Resolves everything but the faulty drafts. What has an error is missing in the digest or has a default in its place.
pub fn resolve(
    inputs: &Inputs,
    parsed: &Parsed,
    options: &Options,
    faulty_drafts: &FaultyDrafts,
) -> (Digest, Vec<Diagnostic>) {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    diagnostics.extend(parsed.files.iter().flat_map(|file| &file.diagnostics).cloned());
    report_duplicate_slugs(parsed, &mut diagnostics);
    let withholding = Withholding::new(&parsed.config, options, faulty_drafts);
    let mut by_path = HashMap::with_capacity(parsed.files.len());
    let mut registries = relations::build_registries(parsed, &mut by_path, &mut diagnostics);
    let (pages, mut withheld) = pages::resolve_pages(parsed, &withholding, &mut by_path);
    let chosen = choose::choose_entries(parsed, &withholding);
    let scope = Scope {
        chosen: &chosen,
        config: &parsed.config,
        evidence: &parsed.evidence,
        today: options.now.to_zoned(parsed.config.timezone.clone()).date(),
        latest_today: latest_day(options.now),
        withholding: &withholding,
        withheld: false,
    };
    let mut lookup = Lookup::new(&chosen, parsed, &mut registries, &mut diagnostics);
    let entries = entries::resolve_entries(scope, &mut lookup, &chosen.published);
    let mut translations = entries::resolve_entries(scope, &mut lookup, &chosen.translations);
    mark_translations(&entries, &mut translations);
    // Entries that are not published are checked like the others, and then dropped.
    let withheld_scope = Scope {
        withheld: true,
        ..scope
    };
    let withheld_entries = entries::resolve_entries(withheld_scope, &mut lookup, &chosen.withheld);
    let with_reasons = withheld_entries.into_iter().zip(&chosen.reasons);
    withheld.extend(with_reasons.map(|(entry, reason)| Withheld {
        file: entry.file,
        reason: reason.clone(),
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
        withheld,
        is_preview: options.preview,
        linked: links::resolve_links(parsed, inputs, &by_path, &mut diagnostics),
    };
    lists::fill_lists(&mut digest);
    pairs::find_pairs(&mut digest);
    sides::find_sides(&mut digest);
    if !inputs.has_only_entries() {
        diagnostics.extend(unregistered_note::note_unregistered(&digest, &reported_names));
    }
    advice::name_what_there_is(inputs, &digest, &mut diagnostics);
    (digest, diagnostics)
}

/// Marks translations of entries that are not on the published site.
fn mark_translations(entries: &[Entry], translations: &mut [Entry]) {
    for translation in translations {
        let original = translation.translation_of.and_then(|id| entries.get(id.index()));
        let reason = original.and_then(|original| original.unpublished.clone());
        translation.unpublished = translation.unpublished.take().or(reason);
    }
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
