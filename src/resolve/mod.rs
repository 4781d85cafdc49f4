//! Resolves the whole digest: names to things, dates to offices, files to a valid [`Digest`]. The only constructor of
//! the model. It knows neither addresses nor themes.

mod actors;
mod choose;
mod differences;
mod entries;
mod issues;
mod links;
mod lists;
mod lookup;
mod meanings;
mod names;
mod pairs;
mod positions;
mod references;
mod registries;
mod withhold;

use crate::diagnostic::{Diagnostic, Severity, any_error, rules};
use crate::digest::{Digest, EntryId, IssueId, Item};
use crate::load::Inputs;
use crate::parse::{Front, Parsed, ParsedFile};
use crate::text::count;
use jiff::Timestamp;
use registries::Registries;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use withhold::Withholding;

/// For which moment, and what is let through.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The moment for which the digest is made.
    pub now: Timestamp,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether what is to be published later is published now.
    pub future: bool,
}

/// Resolves everything. There is a digest only if no file has an error.
pub fn resolve(inputs: &Inputs, parsed: &Parsed, options: &Options) -> (Option<Digest>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    for file in &parsed.files {
        diagnostics.extend(file.diagnostics.iter().cloned());
    }
    let withholding = Withholding::new(&parsed.config, options);
    let mut by_path = HashMap::with_capacity(parsed.files.len());

    duplicate_slugs(parsed, &mut diagnostics);
    let mut registries = Registries::new(parsed, &mut by_path, &mut diagnostics);
    let (pages, withheld_pages) = registries::pages(parsed, &withholding, &mut by_path);
    let chosen = choose::choose(parsed, &withholding);
    let mut resolver = entries::Resolver::new(&chosen, parsed, options, &mut registries, &mut diagnostics);
    let entries = resolver.entries(&chosen.published);
    let translations = resolver.translations(&chosen.translations);
    resolver.withheld(&chosen.withheld);
    let issues = resolver.issues(&entries);
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
    let mut digest = Digest {
        config: Arc::clone(&parsed.config),
        now: options.now,
        entries,
        translations,
        topics: registries.topics,
        people: registries.people,
        parties: registries.parties,
        publishers: registries.publishers,
        pairs: Vec::new(),
        pages,
        issues,
        assets: inputs.assets.clone(),
        withheld: chosen.withheld.len() + withheld_pages,
        linked: links::resolve(parsed, inputs, &by_path, &mut diagnostics),
    };
    lists::fill(&mut digest);
    pairs::fill(&mut digest);
    differences::fill(&mut digest);
    unregistered(&digest, &mut diagnostics);
    ease_drafts(parsed, options, &mut diagnostics);
    let valid = !any_error(&diagnostics) && !any_error(&parsed.diagnostics) && !any_error(&inputs.diagnostics);
    (valid.then_some(digest), diagnostics)
}

/// Two files of one kind with one slug.
fn duplicate_slugs(parsed: &Parsed, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<(std::mem::Discriminant<Front>, &str), &ParsedFile> = HashMap::new();
    for file in &parsed.files {
        // Issues are told apart by their periods.
        if file.slug.is_empty() || matches!(file.front, Front::Issue(_)) {
            continue;
        }
        let key = (std::mem::discriminant(&file.front), file.slug.as_str());
        match seen.get(&key) {
            Some(first) => {
                let message = format!("the slug `{}` is taken", file.slug);
                let diagnostic = Diagnostic::new(&rules::DUPLICATE_SLUG, file.field("slug"), message);
                diagnostics.push(
                    diagnostic
                        .label(crate::diagnostic::Location::file(&first.path), "by this file")
                        .help("rename one of the two files, or give it a `slug:` of its own"),
                );
            }
            None => {
                seen.insert(key, file);
            }
        }
    }
}

/// One note on all the names that no file knows.
fn unregistered(digest: &Digest, diagnostics: &mut Vec<Diagnostic>) {
    let people = digest
        .people
        .iter()
        .filter(|person| person.file.is_none() && !person.entries.is_empty())
        .count();
    let parties = digest
        .parties
        .iter()
        .filter(|party| party.file.is_none() && !party.entries.is_empty())
        .count();
    let sources = digest
        .publishers
        .iter()
        .filter(|source| source.file.is_none() && !source.entries.is_empty())
        .count();
    let kinds = [
        (people, "person", "people"),
        (parties, "party", "parties"),
        (sources, "source", "sources"),
    ];
    let told: Vec<String> = kinds
        .iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| count(*number, one, many))
        .collect();
    if !told.is_empty() {
        let verb = if told.len() == 1 && told[0].starts_with("1 ") {
            "has"
        } else {
            "have"
        };
        let message = format!("{} {verb} no file of their own and get plain pages", told.join(", "));
        let help = "`chancery new person NAME` (or party, source) makes a file";
        diagnostics.push(Diagnostic::general(&rules::UNREGISTERED_NAMES, message).help(help));
    }
}

/// What is wrong with a draft keeps nobody from publishing the rest, `--strict` or not: it becomes a note.
fn ease_drafts(parsed: &Parsed, options: &Options, diagnostics: &mut [Diagnostic]) {
    if options.drafts {
        return;
    }
    let is_draft = |file: &&Arc<ParsedFile>| match &file.front {
        Front::Entry(entry) => entry.draft,
        Front::Page(page) => page.draft,
        _ => false,
    };
    let drafts: HashSet<&str> = parsed.files.iter().filter(is_draft).map(|file| &*file.path).collect();
    for diagnostic in diagnostics {
        if diagnostic
            .location
            .as_ref()
            .is_some_and(|location| drafts.contains(&*location.file))
        {
            diagnostic.severity = Severity::Note;
        }
    }
}

/// Circles in a relation from each thing to at most one other: each once, by the members of the circle.
fn circles(parent: &[Option<u32>]) -> Vec<Vec<u32>> {
    let mut state: Vec<u32> = vec![0; parent.len()];
    let mut found = BTreeMap::new();
    for start in 0..parent.len() {
        let mark = u32::try_from(start).unwrap_or(u32::MAX).saturating_add(1);
        let mut at = start;
        while state[at] == 0 {
            state[at] = mark;
            match parent[at] {
                Some(next) => at = next as usize,
                None => break,
            }
        }
        if state[at] == mark && parent[at].is_some() {
            let first = at;
            let mut circle = Vec::new();
            loop {
                circle.push(u32::try_from(at).unwrap_or(u32::MAX));
                match parent[at] {
                    Some(next) if next as usize != first => at = next as usize,
                    _ => break,
                }
            }
            found.insert(*circle.iter().min().unwrap_or(&0), circle);
        }
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn circles_are_found_once() {
        assert_eq!(circles(&[Some(1), Some(2), None]), Vec::<Vec<u32>>::new());
        assert_eq!(circles(&[Some(0)]), vec![vec![0]]);
        assert_eq!(
            circles(&[Some(1), Some(0), Some(0), None, Some(4)]),
            vec![vec![0, 1], vec![4]]
        );
    }
}
