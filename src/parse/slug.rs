//! The slug that a file's name gives.

use crate::date::{parse_date, without_date};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::text::{slug_fault, slugify};
use std::sync::Arc;

/// A date in a file's name has the form `2021-10-30`: ten bytes.
const DATE_LENGTH: usize = 10;

/// A file's name without its extension; of `rome/index.md`, the folder's name.
pub fn file_stem(path: &str) -> &str {
    let path = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let mut parts = path.rsplit('/');
    match parts.next() {
        Some("index") => parts.next().unwrap_or("index"),
        Some(stem) => stem,
        None => path,
    }
}

/// What a file's name gives as its slug: its stem without a date at its beginning.
pub fn slug_in_name(path: &str) -> &str {
    let stem = file_stem(path);
    match stem.split_at_checked(DATE_LENGTH) {
        Some((date, rest)) if parse_date(date).is_ok() => rest.strip_prefix('-').unwrap_or(stem),
        _ => stem,
    }
}

/// The slug for a file without a `slug` field. If its name cannot be one, that is reported where `is_reported`, and the slug
/// is made of what is left of the name.
pub fn slug_from_name(path: &Arc<str>, is_reported: bool, diagnostics: &mut Vec<Diagnostic>) -> String {
    let slug = slug_in_name(path);
    let Some(fault) = slug_fault(slug) else {
        return slug.to_owned();
    };
    let better = slugify(without_date(slug));
    if is_reported {
        let message = format!("the file's name gives the slug `{slug}`, which is invalid: {fault}");
        let help = match slug_fault(&better) {
            None => format!("rename it, or add `slug: {better}`"),
            Some(_) => "rename it, or add a `slug:`".to_owned(),
        };
        diagnostics.push(Diagnostic::new(&rules::BAD_SLUG, Location::file(path), message).help(help));
    }
    better
}

#[cfg(test)]
mod tests {
    use super::{slug_from_name, slug_in_name};

    #[test]
    fn a_date_at_the_beginning_of_a_name_is_no_part_of_the_slug() {
        for (path, slug) in [
            ("content/entries/2021-10-30-rome.md", "rome"),
            ("content/entries/2021-10-30-rome/index.md", "rome"),
            ("content/entries/index.md", "entries"),
            ("2021-10-30.md", "2021-10-30"),
            ("2021-10-30-.md", ""),
            ("2021-10-30rome.md", "2021-10-30rome"),
            ("2021-13-30-rome.md", "2021-13-30-rome"),
            ("rome", "rome"),
            ("", ""),
        ] {
            assert_eq!(slug_in_name(path), slug, "{path}");
        }
    }

    /// Names in which a character stands across the bytes at which a date would end.
    #[test]
    fn names_in_every_script_give_a_slug() {
        for (path, slug) in [
            ("content/entries/Perú y México.md", Some("peru-y-mexico")),
            ("content/entries/2021-10-3é.md", Some("2021-10-3e")),
            ("content/entries/2021-10-30é.md", Some("2021-10-30e")),
            ("content/entries/2021-10-30-é.md", Some("e")),
            ("content/entries/e\u{301}e\u{301}e\u{301}e\u{301}.md", Some("eeee")),
            ("content/entries/2021-10-😀.md", None),
            ("content/entries/مؤتمر روما.md", None),
            ("content/entries/外交部发言人.md", None),
        ] {
            let mut diagnostics = Vec::new();
            let found = slug_from_name(&path.into(), true, &mut diagnostics);
            assert!(slug.is_none_or(|slug| slug == found), "{path}: {found}");
            assert!(found.is_ascii(), "{path}: {found}");
            let reported: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.rule.name).collect();
            assert_eq!(reported, ["bad-slug"], "{path}");
        }
    }
}
