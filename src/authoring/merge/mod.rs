//! `chancery merge`: joins two files that are about the same thing. In go a digest without errors and the two slugs; out come the
//! changed files, each proven, and what was left out.

mod body;
mod fields;
mod items;

use super::aliases::{add_aliases, add_to_list};
use super::file_plan::FilePlan;
use super::proof::ReadFile;
use super::retarget::{Place, Retarget, change_front, find_file, folded, names_of, place_of};
use super::{ChangedFile, Error};
use crate::language::fold_name;
use crate::load::{ContentKind, Document};
use crate::parse::{Front, ParsedFile};
use crate::pipeline::Prepared;
use std::sync::Arc;

pub use fields::LeftOut;

/// What a merge does.
#[derive(Debug)]
pub struct Merge {
    /// What becomes of the files.
    pub files: FilePlan,
    /// The path of the file that goes.
    pub from_path: String,
    /// What was not taken over from it.
    pub left_out: Vec<LeftOut>,
}

/// Plans a merge: what names or links to `from` names or links to `into` afterwards.
///
/// # Errors
/// No file has one of the slugs, both are the same, or a changed text would not say what it should.
pub fn plan_merge(prepared: &Prepared, kind: ContentKind, from: &str, into: &str) -> Result<Merge, Error> {
    let going = find_file(prepared, kind, from)?;
    let staying = find_file(prepared, kind, into)?;
    if going.path == staying.path {
        return Err(Error::SameFile {
            file: going.path.to_string(),
        });
    }
    let is_unique = |slug: &str| {
        prepared
            .parsed
            .files
            .iter()
            .filter(|it| is_entry(it) && it.slug == slug)
            .count()
            == 1
    };
    let (from, to) = (place_of(prepared, kind, going), place_of(prepared, kind, staying));
    let retarget = Retarget {
        kind,
        new_name: match &to.dated {
            Some(dated) if !is_unique(&to.slug) => dated.clone(),
            _ => to.slug.clone(),
        },
        is_slug_unique: is_unique(&from.slug),
        names: folded(&names_of(going)),
        names_after: folded(&names_of(staying)),
        config: &prepared.parsed.config,
        from,
        to,
    };
    let mut files = FilePlan::default();
    let mut left_out = Vec::new();
    for (document, parsed) in prepared.inputs.documents.iter().zip(&prepared.parsed.files) {
        let path = &document.file.path;
        let Some(text) = prepared.inputs.text(path) else {
            continue;
        };
        if *path == going.path {
            continue;
        }
        // What names both names the other one only once afterwards.
        let is_staying = *path == staying.path;
        let without = items::without_doubles(&retarget, document, &text, is_staying)?;
        let parsed = reparsed(prepared, document, parsed, &without);
        let changed = retarget.changed_file(&parsed, document.kind, &without.as_str().into(), Vec::new())?;
        let mut after = changed.map_or(without, |changed| changed.after);
        if is_staying {
            let joined = join(prepared, &retarget, document, going, &after)?;
            after = joined.0;
            left_out = joined.1;
        }
        if *after != *text {
            files.changed.push(ChangedFile {
                path: Arc::clone(path),
                before: text,
                after,
            });
        }
    }
    files.removed.push(Arc::clone(&going.path));
    Ok(Merge {
        files,
        from_path: going.path.to_string(),
        left_out,
    })
}

fn is_entry(file: &ParsedFile) -> bool {
    matches!(file.front, Front::Entry(_))
}

/// A file with the text that it has by now.
fn reparsed(prepared: &Prepared, document: &Document, parsed: &Arc<ParsedFile>, text: &str) -> Arc<ParsedFile> {
    match *document.file.text == *text {
        true => Arc::clone(parsed),
        false => Arc::new(prepared.parsed.parse_again(document, text)),
    }
}

/// The text of the file that stays, with what it gets from the one that goes.
fn join(
    prepared: &Prepared,
    retarget: &Retarget,
    document: &Document,
    going: &ParsedFile,
    text: &str,
) -> Result<(String, Vec<LeftOut>), Error> {
    let path = &document.file.path;
    let kind = document.kind;
    let source = prepared.inputs.text(&going.path).unwrap_or_default();
    // Its own references to the other one would be to itself.
    let source = items::without_self(retarget, kind, &going.path, &source)?;
    let parsed = prepared
        .parsed
        .parse_again(&with_path(prepared, &going.path, document), &source);
    let moved = retarget.changed_file(&parsed, kind, &source.as_str().into(), Vec::new())?;
    let source = moved.map_or(source, |moved| moved.after);
    let (after, left_out) = fields::take_over(path, text, kind, &source)?;
    let names = other_names(prepared, retarget, going);
    let after = match names.is_empty() {
        true => after,
        false => add_to_list(path, &after, kind, "also_known_as", &names)?,
    };
    let has_aliases = ReadFile::new(text)
        .front
        .is_some_and(|front| front.get("aliases").is_some());
    let after = add_aliases(path, &after, kind, &addresses(retarget, going, has_aliases))?;
    let options = prepared.parsed.config.markdown();
    let after = body::append(path, &after, &going.path, &source, &heading_of(going), &options)?;
    // Nothing of it is proven together until here.
    change_front(path, &after, kind, &[])?;
    Ok((after, left_out))
}

/// The document of the file that goes.
fn with_path(prepared: &Prepared, path: &str, other: &Document) -> Document {
    let mut documents = prepared.inputs.documents.iter();
    documents
        .find(|document| &*document.file.path == path)
        .unwrap_or(other)
        .clone()
}

/// The names of the file that goes which the other one does not have.
fn other_names(prepared: &Prepared, retarget: &Retarget, going: &ParsedFile) -> Vec<String> {
    let staying = prepared.parsed.files.iter().find(|file| *file.path == retarget.to.path);
    let known = staying.map(|file| names_of(file)).unwrap_or_default();
    let mut known = folded(&known);
    known.insert(fold_name(&retarget.to.slug));
    // The slug is a name too: somebody may have written it in a way that only a person understands.
    names_of(going)
        .into_iter()
        .filter(|name| known.insert(fold_name(name)))
        .collect()
}

/// The addresses that are to lead to the file that stays: its own first unless it has aliases, since permanent ids are made of the
/// first; then those of the file that goes.
fn addresses(retarget: &Retarget, going: &ParsedFile, has_aliases: bool) -> Vec<String> {
    let aliases: &[(usize, String)] = match &going.front {
        Front::Entry(front) => &front.aliases,
        Front::Topic(front) => &front.aliases,
        Front::Person(front) => &front.aliases,
        Front::Party(front) => &front.aliases,
        Front::Source(front) => &front.aliases,
        Front::Page(front) => &front.aliases,
        Front::Issue(_) => &[],
    };
    let address = |place: &Place| place.address.as_ref().map(|address| format!("/{address}"));
    let own = address(&retarget.to).into_iter().filter(|_| !has_aliases);
    let others = aliases.iter().map(|(_, alias)| alias.clone());
    own.chain(others).chain(address(&retarget.from)).collect()
}

/// The heading above the text that is taken over.
fn heading_of(going: &ParsedFile) -> String {
    let title = match &going.front {
        Front::Entry(front) => front.title.clone(),
        _ => names_of(going).into_iter().next(),
    };
    title.unwrap_or_else(|| going.slug.clone())
}
