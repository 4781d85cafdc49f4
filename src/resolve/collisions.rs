//! Names without a file that would have one address: collected as they are found, and reported once for each address, with
//! slugs that tell all of them apart.

use super::names::{Names, hashed_slug};
use super::registries::Registries;
use super::unregistered::in_shell;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::language::fold_name;
use crate::text::{SLUG_LIMIT, slice};
use std::collections::BTreeSet;

/// Reports all collisions of names, for each kind of thing.
pub fn report_collisions(registries: &Registries, diagnostics: &mut Vec<Diagnostic>) {
    let of_topic = |id: u32| {
        let topic = &registries.topics[id as usize];
        (topic.title.as_str(), topic.file.as_deref())
    };
    let of_person = |id: u32| {
        let person = &registries.people[id as usize];
        (person.name.as_str(), person.file.as_deref())
    };
    let of_party = |id: u32| {
        let party = &registries.parties[id as usize];
        (party.name.as_str(), party.file.as_deref())
    };
    let of_publisher = |id: u32| {
        let publisher = &registries.publishers[id as usize];
        (publisher.name.as_str(), publisher.file.as_deref())
    };
    report_kind("topic", &registries.topic_names, of_topic, diagnostics);
    report_kind("person", &registries.person_names, of_person, diagnostics);
    report_kind("party", &registries.party_names, of_party, diagnostics);
    report_kind("source", &registries.publisher_names, of_publisher, diagnostics);
}

/// Reports the collisions of a kind of thing; `thing` tells the name and the file of the one with a number.
fn report_kind<'a>(
    kind: &str,
    names: &Names,
    thing: impl Fn(u32) -> (&'a str, Option<&'a str>),
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (slug, collision) in &names.collisions {
        let (first, file) = thing(collision.first);
        diagnostics.extend(describe(kind, names, slug, (first, file), &collision.others));
    }
}

fn describe(
    kind: &str,
    names: &Names,
    slug: &str,
    (first, file): (&str, Option<&str>),
    others: &[(String, Location)],
) -> Option<Diagnostic> {
    let (_, location) = others.first()?;
    let others_quoted: Vec<String> = others.iter().map(|(name, _)| format!("`{name}`")).collect();
    let (message, mut without_file) = match file {
        Some(_) => {
            let (have, address) = match others_quoted.len() {
                1 => ("has no file, and its address", "which is that of"),
                _ => ("have no file, and their address", "which is that of"),
            };
            let message = format!(
                "{} {have} would be `{slug}`, {address} `{first}`",
                join_words(&others_quoted)
            );
            (message, Vec::new())
        }
        None => {
            let mut all = others_quoted.clone();
            all.push(format!("`{first}`"));
            let message = match all.len() {
                2 => format!(
                    "{} are two names, but both would have the address `{slug}`",
                    join_words(&all)
                ),
                count => format!(
                    "{} are {count} names, but all would have the address `{slug}`",
                    join_words(&all)
                ),
            };
            (message, vec![first])
        }
    };
    without_file.extend(others.iter().map(|(name, _)| name.as_str()));
    let slugs = slugs_that_differ(slug, &without_file, first, |slug| names.has_slug(slug), file.is_some());
    let commands = without_file.iter().zip(&slugs);
    let commands: Vec<String> = commands
        .map(|(name, slug)| format!("`chancery new {kind} {} --slug {slug}`", in_shell(name)))
        .collect();
    let commands = join_words(&commands);
    let are_one = if without_file.len() + usize::from(file.is_some()) > 2 {
        "all"
    } else {
        "both"
    };
    let help = match file {
        Some(file) if others.len() == 1 => {
            format!("if both are one, add the name to `also_known_as` in {file}; if not, create a file: {commands}")
        }
        Some(file) => format!(
            "if all are one, add the names to `also_known_as` in {file}; if not, create a file for each: {commands}"
        ),
        None => format!("if {are_one} are one, write one name everywhere; if not, create a file for each: {commands}"),
    };
    let mut diagnostic = Diagnostic::new(&rules::NAMES_COLLIDE, location.clone(), message).help(help);
    for (name, location) in &others[1..] {
        diagnostic = diagnostic.label(location.clone(), format!("`{name}`"));
    }
    Some(diagnostic)
}

/// Words as a list in a sentence.
fn join_words(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// A slug for each of some names that make the same one, all different and all free. A name that the slug spells out keeps it,
/// since it would be found by it as well; the others get the code of a letter that tells them apart.
fn slugs_that_differ(
    slug: &str,
    names: &[&str],
    first: &str,
    is_taken: impl Fn(&str) -> bool,
    is_of_file: bool,
) -> Vec<String> {
    let spelt_out = fold_name(slug);
    let mut used: BTreeSet<String> = BTreeSet::new();
    let slug_of = |name: &&str| {
        if !is_of_file && fold_name(name) == spelt_out {
            return slug.to_owned();
        }
        let others = names
            .iter()
            .chain(std::iter::once(&first))
            .filter(|other| *other != name);
        let found =
            candidates(slug, name, others.copied()).find(|candidate| !used.contains(candidate) && !is_taken(candidate));
        let found = found.unwrap_or_else(|| hashed_slug(name));
        used.insert(found.clone());
        found
    };
    names.iter().map(slug_of).collect()
}

/// Slugs for a name: with the code of a letter that others do not have in its place, of any of its letters, of all of them.
fn candidates<'a>(slug: &str, name: &str, others: impl Iterator<Item = &'a str>) -> impl Iterator<Item = String> {
    /// The most letters of a name that are looked at.
    const MOST_LETTERS: usize = 40;
    let letters = |name: &str| -> Vec<char> {
        fold_name(name)
            .chars()
            .filter(|c| *c != ' ')
            .take(MOST_LETTERS)
            .collect()
    };
    let own = letters(name);
    let others: Vec<Vec<char>> = others.map(letters).collect();
    let differs = |at: &usize| others.iter().any(|other| other.get(*at) != own.get(*at));
    let differing: Vec<usize> = (0..own.len()).filter(differs).collect();
    // Letters of ASCII are in the slug already.
    let codes = differing.into_iter().chain(0..own.len()).map(|at| own[at]);
    let codes: Vec<String> = codes
        .filter(|letter| !letter.is_ascii_alphanumeric())
        .map(|letter| format!("{:x}", u32::from(letter)))
        .collect();
    let hash = hashed_slug(name);
    let endings = codes.into_iter().chain(std::iter::once(hash));
    endings
        .map(move |ending| {
            let room = SLUG_LIMIT.saturating_sub(ending.len() + 1);
            let slug = if slug.len() > room {
                slice(slug, ..room).trim_end_matches('-')
            } else {
                slug
            };
            format!("{slug}-{ending}")
        })
        .collect::<Vec<_>>()
        .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(slug: &str, names: &[&str], taken: &[&str], is_of_file: bool) -> Vec<String> {
        slugs_that_differ(slug, names, names[0], |slug| taken.contains(&slug), is_of_file)
    }

    #[test]
    fn slugs_are_different_and_free() {
        for (slug, names, taken, is_of_file) in [
            ("wang-yi", &["王毅", "Wang Yi", "王义"][..], &[][..], false),
            (
                "wang-yi",
                &["王毅", "王义", "汪毅", "汪义", "Wang Yi"],
                &["wang-yi-6bc5", "wang-yi-738b"],
                false,
            ),
            ("wang-yi", &["王毅", "王义"], &["wang-yi"], true),
            ("li-na", &["李娜", "李纳", "里纳", "里娜"], &[], false),
            ("slm-ly", &["سالم علي", "سلم علي", "سليم علي"], &[], false),
            ("c", &["C", "C++", "C+"], &[], false),
        ] {
            let found = slugs(slug, names, taken, is_of_file);
            let different: BTreeSet<&String> = found.iter().collect();
            assert_eq!(different.len(), names.len(), "{found:?}");
            assert!(found.iter().all(|slug| !taken.contains(&slug.as_str())), "{found:?}");
            for (name, own) in names.iter().zip(&found) {
                assert_eq!(
                    fold_name(name) == fold_name(slug) && !is_of_file,
                    own == slug,
                    "{name} {own}"
                );
                assert_eq!(crate::text::slug_fault(own), None);
            }
        }
    }
}
