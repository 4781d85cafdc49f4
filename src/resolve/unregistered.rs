//! Topics, people, parties and publishers that no file has, made of the names by which entries call them. Two different names
//! never make one thing: where both would have one address, that is an error, and the second gets another address until it is
//! put right.

use super::names::{Names, hashed_slug};
use super::registries::Registries;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Party, PartyId, PartyKind, Person, PersonId, Publisher, PublisherId, Topic, TopicId};
use crate::gazetteer::KnownParty;
use crate::language::{begins_with_family_name, fold_name};
use crate::suggest;
use crate::text::{SLUG_LIMIT, slice, slug_fault};

/// A topic that no file has, by this name.
pub fn new_topic(
    registries: &mut Registries,
    written: &str,
    location: impl FnOnce() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> TopicId {
    let names = &registries.topic_names;
    let slug = own_slug("topic", names, written, written, location, diagnostics, |id| {
        let other = &registries.topics[id as usize];
        (other.title.as_str(), other.file.as_deref())
    });
    let id = TopicId::new(registries.topics.len());
    registries.topics.push(Topic {
        slug: slug.clone(),
        title: written.to_owned(),
        ..Topic::default()
    });
    registries.topic_names.introduce_new(written, slug, id.0);
    id
}

/// A person that no file has, by this name.
pub fn new_person(
    registries: &mut Registries,
    written: &str,
    location: impl FnOnce() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> PersonId {
    let names = &registries.person_names;
    let slug = own_slug("person", names, written, written, location, diagnostics, |id| {
        let other = &registries.people[id as usize];
        (other.name.as_str(), other.file.as_deref())
    });
    let id = PersonId::new(registries.people.len());
    registries.people.push(Person {
        slug: slug.clone(),
        name: written.to_owned(),
        sort_name: written.to_owned(),
        family_name_first: begins_with_family_name(written, &registries.language),
        ..Person::default()
    });
    registries.person_names.introduce_new(written, slug, id.0);
    id
}

/// A publisher or agency that no file has, by this name.
pub fn new_publisher(
    registries: &mut Registries,
    written: &str,
    location: impl FnOnce() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> PublisherId {
    let names = &registries.publisher_names;
    let slug = own_slug("source", names, written, written, location, diagnostics, |id| {
        let other = &registries.publishers[id as usize];
        (other.name.as_str(), other.file.as_deref())
    });
    let id = PublisherId::new(registries.publishers.len());
    registries.publishers.push(Publisher {
        slug: slug.clone(),
        name: written.to_owned(),
        ..Publisher::default()
    });
    registries.publisher_names.introduce_new(written, slug, id.0);
    id
}

/// A party that no file has by this name. One of the gazetteer is one party, whatever it is called; its slug is that of its
/// English name, and its name the one in the digest's language.
pub fn new_party(
    registries: &mut Registries,
    written: &str,
    known: Option<KnownParty>,
    location: impl FnOnce() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> PartyId {
    let slug_source = known.map(KnownParty::english_name);
    let slug_source = slug_source.as_deref().unwrap_or(written);
    let names = &registries.party_names;
    let slug = own_slug("party", names, written, slug_source, location, diagnostics, |id| {
        let other = &registries.parties[id as usize];
        (other.name.as_str(), other.file.as_deref())
    });
    let id = PartyId::new(registries.parties.len());
    let name = known.map(|known| known.name_in(&registries.language));
    let name = name.unwrap_or_else(|| written.to_owned());
    registries.parties.push(Party {
        slug: slug.clone(),
        sort_name: name.clone(),
        name,
        kind: known.and_then(|known| PartyKind::from_word(known.kind().word())),
        code: known.and_then(KnownParty::code).map(str::to_owned),
        known,
        ..Party::default()
    });
    registries.party_names.introduce_new(written, slug, id.0);
    id
}

/// The slug of a new thing, made of `slug_source`. Where another thing has it, that is reported, and the new one gets another
/// slug; `other` tells the name and the file of the thing with a number.
fn own_slug<'a>(
    kind: &str,
    names: &Names,
    written: &str,
    slug_source: &str,
    location: impl FnOnce() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
    other: impl FnOnce(u32) -> (&'a str, Option<&'a str>),
) -> String {
    names.free_slug(slug_source).unwrap_or_else(|(slug, id)| {
        diagnostics.push(collision(kind, written, other(id), &slug, location()));
        hashed_slug(written)
    })
}

/// The diagnostic of a name that would have the address of another thing, which has that name and perhaps a file.
fn collision(
    kind: &str,
    written: &str,
    (other, file): (&str, Option<&str>),
    slug: &str,
    location: Location,
) -> Diagnostic {
    let command = |name: &str, other: &str| {
        let slug = slug_that_differs(slug, name, other);
        format!("`chancery new {kind} {} --slug {slug}`", in_shell(name))
    };
    let (message, help) = match file {
        Some(file) => (
            format!("`{written}` has no file, and its address would be `{slug}`, which is that of `{other}`"),
            format!(
                "if both are one, add the name to `also_known_as` in {file}; if not, create a file: {}",
                command(written, other)
            ),
        ),
        None => (
            format!("`{written}` and `{other}` are two names, but both would have the address `{slug}`"),
            format!(
                "if both are one, write one name everywhere; if not, create a file for each: {} and {}",
                command(other, written),
                command(written, other)
            ),
        ),
    };
    Diagnostic::new(&rules::NAMES_COLLIDE, location, message).help(help)
}

/// A slug for one of two names that make the same: with the code of the first letter that the other does not have in its
/// place, so that it depends on the names alone.
fn slug_that_differs(slug: &str, name: &str, other: &str) -> String {
    /// A hyphen and the longest code, six digits.
    const ADDED: usize = 7;
    let (name, other) = (fold_name(name), fold_name(other));
    let mut others = other.chars().filter(|c| *c != ' ');
    let differing = name.chars().filter(|c| *c != ' ').find(|c| Some(*c) != others.next());
    let room = SLUG_LIMIT - ADDED;
    let slug = if slug.len() > room {
        slice(slug, ..room).trim_end_matches('-')
    } else {
        slug
    };
    match differing {
        // Letters of ASCII are in the slug already.
        Some(letter) if !letter.is_ascii_alphanumeric() => format!("{slug}-{:x}", u32::from(letter)),
        _ => slug.to_owned(),
    }
}

/// A name as an argument of a command.
pub fn in_shell(name: &str) -> String {
    if name.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", name.replace('\'', r"'\''"))
    } else {
        format!("\"{name}\"")
    }
}

/// What the name of a slug may be: `wesley-simina` is perhaps Wesley Simina.
pub fn name_of_slug(slug: &str) -> String {
    let words = slug.split('-').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a name that no file has is rather a slug: lower-case words of ASCII with hyphens between them.
pub fn is_slug(written: &str) -> bool {
    slug_fault(written).is_none() && written.starts_with(|c: char| c.is_ascii_lowercase())
}

/// The slug, of those of registered things with their names, that was probably meant by one that no file has.
pub fn nearest_slug<'a>(
    written: &str,
    registered: impl Iterator<Item = (&'a str, &'a str)> + Clone,
) -> Option<&'a str> {
    let near = suggest::nearest(written, registered.clone().map(|(slug, _)| slug));
    near.or_else(|| {
        let name = name_of_slug(written);
        let near = suggest::nearest(&name, registered.clone().map(|(_, name)| name))?;
        registered.clone().find(|(_, name)| *name == near).map(|(slug, _)| slug)
    })
}

/// The diagnostic of a slug that no file has.
pub fn unknown_slug(kind: &str, written: &str, near: Option<&str>, location: Location) -> Diagnostic {
    let message = format!("no {kind} has the slug `{written}`");
    let diagnostic = Diagnostic::new(&rules::UNKNOWN_REFERENCE, location, message);
    if near.is_some() {
        return diagnostic.suggest(near);
    }
    let name = name_of_slug(written);
    diagnostic.help(format!(
        "write the name as readers should see it, such as `{name}`, or create its file: `chancery new {kind} {} --slug {written}`",
        in_shell(&name)
    ))
}
