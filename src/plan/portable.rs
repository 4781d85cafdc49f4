//! Reports addresses that not every file system can have, or can keep apart. Those of files that are copied are reported by `load`,
//! which knows all files of the content.

use super::describe::Description;
use super::page::Page;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::path_names::{SimilarPaths, name_fault, similar_paths};
use std::collections::HashSet;

/// Reports names among the files of a site, which are sorted.
pub fn report_names(
    files: &[(String, &Page)],
    describe: &dyn Fn(&Page) -> Description,
    diagnostics: &mut Vec<Diagnostic>,
) {
    report_faults(files, describe, diagnostics);
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    for pair in similar_paths(&paths) {
        let (one, other) = (
            page_of(files, pair.one, pair.one_at),
            page_of(files, pair.other, pair.other_at),
        );
        if !(is_copied(one) && is_copied(other)) {
            let paths = [paths[pair.one_at], paths[pair.other_at]];
            diagnostics.push(similar_diagnostic(&pair, paths, describe(one), describe(other)));
        }
    }
}

/// The page of a folder, if it has one, else the file at this index, which is in it or is meant itself.
fn page_of<'a>(files: &[(String, &'a Page)], part: &str, at: usize) -> &'a Page {
    let page = format!("{part}/index.html");
    let found = files.binary_search_by(|(path, _)| path.as_str().cmp(&page));
    files[found.unwrap_or(at)].1
}

/// The address of a file or, of the beginning of its path, of a folder.
fn shown_address(part: &str, path: &str) -> String {
    let end = if part.len() < path.len() { "/" } else { "" };
    format!("/{part}{end}")
}

fn is_copied(page: &Page) -> bool {
    matches!(page, Page::Asset(_) | Page::ThemeAsset(_))
}

fn report_faults(
    files: &[(String, &Page)],
    describe: &dyn Fn(&Page) -> Description,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut reported = HashSet::new();
    for (path, page) in files {
        let Some(fault) = name_fault(path).filter(|_| !is_copied(page)) else {
            continue;
        };
        let (words, location) = describe(page);
        // Of a file with such a name itself, that is reported.
        let is_told = location
            .as_ref()
            .is_some_and(|location| name_fault(&location.file).is_some());
        if is_told || !reported.insert(fault.path) {
            continue;
        }
        let address = shown_address(fault.path, path);
        let message = format!(
            "the address {address} of {words} does not work everywhere: {}",
            fault.why
        );
        let mut diagnostic = Diagnostic::general(&rules::UNPORTABLE_NAME, message);
        diagnostic.location = location;
        diagnostics
            .push(diagnostic.help("a site with it cannot be built or copied on Windows; give it another slug or name"));
    }
}

fn similar_diagnostic(pair: &SimilarPaths, paths: [&str; 2], one: Description, other: Description) -> Diagnostic {
    let message = format!(
        "the addresses {} ({}) and {} ({}) differ only by {}",
        shown_address(pair.one, paths[0]),
        one.0,
        shown_address(pair.other, paths[1]),
        other.0,
        pair.difference()
    );
    let help = "rename one of them, or delete the alias: where they are not kept apart (macOS, Windows), one file replaces the other";
    let mut diagnostic = Diagnostic::general(&rules::SIMILAR_NAMES, message).help(help);
    match (one.1, other.1) {
        (Some(one), Some(other)) if one.file != other.file => {
            diagnostic.location = Some(one);
            diagnostic.label(Location::file(&other.file), "the other one")
        }
        (one, other) => {
            diagnostic.location = one.or(other);
            diagnostic
        }
    }
}
