//! Appends the text of the file that goes to that of the one that stays.

use crate::authoring::Error;
use crate::authoring::edit::{Edit, apply_edits};
use crate::authoring::proof::ReadFile;
use crate::markdown::{self, Body, convert, definitions, destination};
use crate::resolve::{join_paths, written_from};
use crate::text::{percent_decode, slice};
use std::collections::BTreeMap;

/// The text of the file that stays with that of the one that goes, below a heading if both have one.
///
/// # Errors
/// The joined text would not show what the two show.
pub fn append(
    path: &str,
    text: &str,
    from_path: &str,
    from: &str,
    heading: &str,
    options: &markdown::Options,
) -> Result<String, Error> {
    let (own, added) = (ReadFile::new(text).body, ReadFile::new(from).body);
    if added.trim().is_empty() {
        return Ok(text.to_owned());
    }
    let not_proven = |why| Error::NotProven {
        file: path.to_owned(),
        why,
    };
    let added = moved(from_path, path, added, options)
        .ok_or_else(|| not_proven("a link of the other text could not be written for its new folder"))?;
    let front = slice(text, ..text.len() - own.len());
    if own.trim().is_empty() {
        return Ok(format!("{front}{added}"));
    }
    let heading = format!("## {}", escape(heading));
    let joined = format!("{}\n\n{heading}\n\n{}", own.trim_end(), added.trim_start_matches('\n'));
    match shows_both([own, &heading, &added], &joined, options) {
        true => Ok(format!("{front}{joined}")),
        false => Err(not_proven(
            "the two texts cannot stand one below the other: they may have a footnote or a definition of one name, or end within a block",
        )),
    }
}

/// The text with its relative paths as they are written in another folder; `None` if one cannot be changed.
fn moved(from: &str, to: &str, text: &str, options: &markdown::Options) -> Option<String> {
    let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    if folder(from) == folder(to) {
        return Some(text.to_owned());
    }
    let (body, _) = convert(text, options);
    let defined = definitions(text, options.smart_punctuation);
    let mut edits: BTreeMap<usize, Edit> = BTreeMap::new();
    for link in &body.links {
        let is_path = !link.target.starts_with(['/', '#']) && !link.target.contains(':');
        if !is_path {
            continue;
        }
        let end = link.target.find(['?', '#']).unwrap_or(link.target.len());
        let (path, rest) = link.target.split_at(end);
        let path = join_paths(from, &percent_decode(path))?;
        let of_definition = || Some(defined.iter().find(|(meant, _)| *meant == link.target)?.1.clone());
        let range = destination(text, link).or_else(of_definition)?;
        let text = format!("{}{rest}", written_from(to, &path));
        edits.insert(range.start, Edit { range, text });
    }
    Some(apply_edits(text, edits.into_values().collect()))
}

/// A text as Markdown that shows it.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>#&|~{}$:".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether a text shows the lines and has the links of all the parts, and no others.
fn shows_both(parts: [&str; 3], joined: &str, options: &markdown::Options) -> bool {
    let parts: Vec<Body> = parts.iter().map(|part| convert(part, options).0).collect();
    let (joined, _) = convert(joined, options);
    let lines = |body: &Body| -> Vec<String> {
        let text = body.text();
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    };
    let targets = |body: &Body| -> Vec<String> { body.links.iter().map(|link| link.target.clone()).collect() };
    let is_same = |all: Vec<String>, mut found: Vec<String>| {
        let mut all = all;
        all.sort();
        found.sort();
        all == found
    };
    is_same(parts.iter().flat_map(lines).collect(), lines(&joined))
        && is_same(parts.iter().flat_map(targets).collect(), targets(&joined))
}
