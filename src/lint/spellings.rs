//! Unregistered names that are spelt in two ways in the digest. A name that is nearly a registered one breaks another rule.

use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::Digest;
use crate::gazetteer::{self, Meaning};
use crate::language::fold_name;
use crate::parse::{ActorFront, Front, Parsed, ParsedFile};
use crate::suggest::NearMisses;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The location of the first mention of each unregistered name, by its spelling.
type FirstMentions<'a> = BTreeMap<&'a str, Location>;

/// Reports pairs of unregistered names that are probably one name in two spellings.
pub fn check_spellings(parsed: &Parsed, digest: &Digest, diagnostics: &mut Vec<Diagnostic>) {
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
    let (mut of_actors, mut of_publishers) = (FirstMentions::new(), FirstMentions::new());
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
    report_pairs(&of_actors, &parsed.config.language, diagnostics);
    report_pairs(&of_publishers, &parsed.config.language, diagnostics);
}

/// A name, and how its location is found.
type NameAt<'a> = (&'a str, Box<dyn Fn() -> Location + 'a>);

/// The people and parties in an entry's front matter, each with its location.
fn actors_of(file: &ParsedFile) -> Vec<NameAt<'_>> {
    let Front::Entry(front) = &file.front else {
        return Vec::new();
    };
    let mut named: Vec<NameAt> = Vec::new();
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

/// Reports each pair once, at the spelling that comes first in the alphabet.
fn report_pairs(mentions: &FirstMentions, language: &str, diagnostics: &mut Vec<Diagnostic>) {
    let near = NearMisses::new(mentions.keys().copied());
    let mut reported = BTreeSet::new();
    for (name, location) in mentions {
        let Some(other) = near.find(name).filter(|other| differ_in_long_words(name, other)) else {
            continue;
        };
        // Names of the gazetteer are two names: Iceland and Ireland.
        if [name, other]
            .iter()
            .any(|name| gazetteer::find(name, language) != Meaning::Unknown)
        {
            continue;
        }
        if !reported.insert((*name.min(&other), *name.max(&other))) {
            continue;
        }
        let Some(there) = mentions.get(other) else { continue };
        let message = format!("`{name}` is almost the same as `{other}`, which the digest also has");
        let diagnostic = Diagnostic::new(&rules::NAME_SPELT_TWICE, location.clone(), message);
        let help = "use one spelling everywhere, or register both if they are different";
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
