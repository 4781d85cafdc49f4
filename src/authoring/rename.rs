//! `chancery rename`: gives a file another slug, everywhere in the content, and an alias that redirects the old addresses. In go a
//! digest without errors and the two slugs; out come the changed files, each proven to say the same but for that.

use super::aliases::add_aliases;
use super::file_plan::FilePlan;
use super::fix::{Change, NewValue};
use super::retarget::{Place, Retarget, add_fields, dated_name, files_of, find_file, folded, names_of, place_of};
use super::{ChangedFile, Error};
use crate::diagnostic::FieldPath;
use crate::load::ContentKind;
use crate::parse::{ParsedFile, slug_in_name};
use crate::pipeline::Prepared;
use crate::plan::HOME;
use crate::text::slug_fault;
use crate::yaml::{Value, inline_value};
use std::path::Path;
use std::sync::Arc;

/// Plans a rename. An entry may be named by its date and slug.
///
/// # Errors
/// No file has the old slug, the new one is invalid or taken, or a changed text would not say what it should.
pub fn plan_rename(prepared: &Prepared, kind: ContentKind, old: &str, new: &str) -> Result<FilePlan, Error> {
    if let Some(why) = slug_fault(new) {
        let slug = new.to_owned();
        return Err(Error::BadSlug { slug, why });
    }
    let file = find_file(prepared, kind, old)?;
    if kind == ContentKind::Page && (file.slug == HOME || new == HOME) {
        return Err(Error::HomePage);
    }
    let from = place_of(prepared, kind, file);
    let to = place_after(prepared, kind, file, &from, new)?;
    let has_slug_in_name = slug_in_name(&to.path) == new;
    let is_unique = |slug: &str| files_of(prepared, kind).filter(|file| file.slug == slug).count();
    let retarget = Retarget {
        kind,
        // Another entry may have the slug on another day.
        new_name: match &to.dated {
            Some(dated) if is_unique(new) > 0 => dated.clone(),
            _ => new.to_owned(),
        },
        is_slug_unique: is_unique(&from.slug) == 1,
        names: folded(&names_of(file)),
        names_after: folded(&names_of(file)),
        config: &prepared.parsed.config,
        from,
        to,
    };
    let mut plan = FilePlan::default();
    for (document, parsed) in prepared.inputs.documents.iter().zip(&prepared.parsed.files) {
        let path = &document.file.path;
        let Some(text) = prepared.inputs.text(path) else {
            continue;
        };
        let is_own = *path == file.path;
        let slug = (is_own && has_slug_field(&text)).then(|| Change {
            path: FieldPath::root().key("slug"),
            new: NewValue::Text(new.to_owned()),
        });
        let changed = retarget.changed_file(parsed, document.kind, &text, slug.into_iter().collect())?;
        match is_own {
            true => plan
                .changed
                .extend(renamed_file(&retarget, parsed, &text, changed, has_slug_in_name)?),
            false => plan.changed.extend(changed),
        }
    }
    if retarget.from.path != retarget.to.path {
        plan.moved.push((Arc::clone(&file.path), retarget.to.path.clone()));
    }
    Ok(plan)
}

/// The place of the file after the rename.
fn place_after(
    prepared: &Prepared,
    kind: ContentKind,
    file: &ParsedFile,
    from: &Place,
    new: &str,
) -> Result<Place, Error> {
    let dated = from.dated.as_deref().and_then(|dated| dated.rsplit_once('/'));
    let dated = dated.map(|(date, _)| format!("{date}/{new}"));
    // Entries of different days may have one slug.
    let is_taken = |other: &&Arc<ParsedFile>| {
        other.slug == new && (kind != ContentKind::Entry || dated_name(other) == dated) && other.path != file.path
    };
    let taken = files_of(prepared, kind).find(is_taken);
    if file.slug == new || taken.is_some() {
        return Err(Error::NewSlugTaken {
            kind: kind_word(kind),
            old: from.slug.clone(),
            slug: new.to_owned(),
            file: taken.map_or(&*file.path, |file| &*file.path).into(),
        });
    }
    let text = prepared.inputs.text(&file.path).unwrap_or_default();
    let path = match has_slug_field(&text) {
        true => from.path.clone(),
        false => path_after(&from.path, &from.slug, new),
    };
    if path != from.path && prepared.parsed.files.iter().any(|other| *other.path == path) {
        return Err(Error::PathTaken { path });
    }
    let address = from.address.as_deref().and_then(|address| {
        let parent = address.strip_suffix('/')?.strip_suffix(from.slug.as_str())?;
        Some(format!("{parent}{new}/"))
    });
    Ok(Place {
        path,
        slug: new.to_owned(),
        dated,
        address,
    })
}

/// The path of the file with another slug in its name: its date and its ending stay. The same path where the name cannot have the
/// slug, or where it is that of the folder, in which other files may be.
fn path_after(path: &str, old: &str, new: &str) -> String {
    let before = Path::new(path);
    let stem = before.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let ending = before.extension().and_then(|ending| ending.to_str());
    let Some(start) = stem
        .strip_suffix(old)
        .filter(|_| stem != "index" && slug_in_name(path) == old)
    else {
        return path.to_owned();
    };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let ending = ending.map_or_else(String::new, |ending| format!(".{ending}"));
    let after = format!("{folder}/{start}{new}{ending}");
    match slug_in_name(&after) == new {
        true => after,
        false => path.to_owned(),
    }
}

fn has_slug_field(text: &str) -> bool {
    let front = super::proof::ReadFile::new(text).front;
    front.is_some_and(|front| front.get("slug").is_some())
}

/// The renamed file itself: with its old address among its aliases, and its slug where its name does not have it.
fn renamed_file(
    retarget: &Retarget,
    file: &ParsedFile,
    text: &Arc<str>,
    changed: Option<ChangedFile>,
    has_slug_in_name: bool,
) -> Result<Option<ChangedFile>, Error> {
    let mut after = changed.map_or_else(|| text.to_string(), |changed| changed.after);
    if !has_slug_in_name && !has_slug_field(&after) {
        let slug = &retarget.to.slug;
        let line = format!("slug: {}\n", inline_value(slug));
        after = add_fields(
            &file.path,
            &after,
            &line,
            &[("slug".to_owned(), Value::Text(slug.clone()))],
        )?;
    }
    if let Some(address) = &retarget.from.address {
        after = add_aliases(&file.path, &after, retarget.kind, &[format!("/{address}")])?;
    }
    Ok((*after != **text).then(|| ChangedFile {
        path: Arc::clone(&file.path),
        before: Arc::clone(text),
        after,
    }))
}

/// A kind as the command line has it.
pub(super) fn kind_word(kind: ContentKind) -> &'static str {
    match kind {
        ContentKind::Entry => "entry",
        ContentKind::Topic => "topic",
        ContentKind::Person => "person",
        ContentKind::Party => "party",
        ContentKind::Source => "source",
        ContentKind::Issue => "issue",
        ContentKind::Page => "page",
    }
}
