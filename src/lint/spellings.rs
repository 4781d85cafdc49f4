//! Unregistered names that are spelt in two ways in the digest. Those that are nearly a registered one have a rule of their own.

use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::Digest;
use crate::language::fold_name;
use crate::parse::{ActorFront, Front, Parsed, ParsedFile};
use crate::suggest::NearMisses;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Where each unregistered name stands first, by its spelling.
type Firsts<'a> = BTreeMap<&'a str, Location>;

pub fn check(parsed: &Parsed, digest: &Digest, diagnostics: &mut Vec<Diagnostic>) {
    let published = digest.entries.iter().chain(&digest.translations);
    let published: BTreeSet<&Arc<str>> = published.map(|entry| &entry.file).collect();
    let people = digest.people.iter().filter(|person| person.file.is_none());
    let parties = digest.parties.iter().filter(|party| party.file.is_none());
    let publishers = digest.publishers.iter().filter(|publisher| publisher.file.is_none());
    let unregistered = |names: &[&'_ str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<BTreeSet<String>>()
    };
    let actors: Vec<&str> = people
        .map(|one| one.name.as_str())
        .chain(parties.map(|one| one.name.as_str()))
        .collect();
    let publishers: Vec<&str> = publishers.map(|one| one.name.as_str()).collect();
    let (actors, publishers) = (unregistered(&actors), unregistered(&publishers));
    let (mut of_actors, mut of_publishers) = (Firsts::new(), Firsts::new());
    for file in parsed.files.iter().filter(|file| published.contains(&file.path)) {
        let Front::Entry(front) = &file.front else { continue };
        for (name, location) in actors_of(file) {
            if actors.contains(name) {
                of_actors.entry(name).or_insert_with(location);
            }
        }
        for (at, account) in &front.accounts {
            for (field, name) in [("publisher", &account.publisher), ("agency", &account.agency)] {
                if let Some(name) = name.as_deref().filter(|name| publishers.contains(*name)) {
                    let location = || file.item_field("source", *at, field);
                    of_publishers.entry(name).or_insert_with(location);
                }
            }
        }
    }
    compare(&of_actors, diagnostics);
    compare(&of_publishers, diagnostics);
}

type Named<'a> = (&'a str, Box<dyn Fn() -> Location + 'a>);

/// The names in an entry's front matter.
fn actors_of(file: &ParsedFile) -> Vec<Named<'_>> {
    let Front::Entry(front) = &file.front else {
        return Vec::new();
    };
    let mut named: Vec<Named> = Vec::new();
    for (at, participant) in &front.participants {
        named.push((
            participant.who.name(),
            Box::new(|| file.item_field("participants", *at, participant.who.field())),
        ));
        if let Some(of) = &participant.of {
            named.push((of, Box::new(|| file.item_field("participants", *at, "for"))));
        }
    }
    for (at, position) in &front.positions {
        let lists: [(&str, &[(usize, ActorFront)]); 2] = [("by", &position.by), ("to", &position.to)];
        for (field, actors) in lists {
            for (_, actor) in actors {
                named.push((actor.name(), Box::new(move || file.item_field("positions", *at, field))));
            }
        }
    }
    named
}

/// Tells of each pair once, at the spelling that comes later in the digest's files.
fn compare(firsts: &Firsts, diagnostics: &mut Vec<Diagnostic>) {
    let near = NearMisses::new(firsts.keys().copied());
    let mut told = BTreeSet::new();
    for (name, location) in firsts {
        let Some(other) = near.find(name).filter(|other| differ_in_long_words(name, other)) else {
            continue;
        };
        if !told.insert((*name.min(&other), *name.max(&other))) {
            continue;
        }
        let Some(there) = firsts.get(other) else { continue };
        let message = format!("`{name}` is nearly `{other}`, which the digest names too");
        let diagnostic = Diagnostic::new(&rules::NAME_SPELT_TWICE, location.clone(), message);
        let help = "write one of them everywhere, or register both if they are two";
        diagnostics.push(diagnostic.label(there.clone(), "the other spelling").help(help));
    }
}

/// Whether the words in which two names differ are long enough to be one word in two spellings: AP and AFP are two.
fn differ_in_long_words(a: &str, b: &str) -> bool {
    let (a, b) = (fold_name(a), fold_name(b));
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let long = |word: &str| word.chars().count() >= 4;
    a.len() != b.len() || a.iter().zip(&b).all(|(a, b)| a == b || long(a) && long(b))
}
