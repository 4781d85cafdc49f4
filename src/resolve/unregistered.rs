//! Topics, people, parties and publishers that no file has, made of the names by which entries call them. Two different names
//! never make one thing: where both would have one address, that is an error (`collisions.rs`), and the second gets another
//! address until it is put right.

use super::registries::Registries;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Party, PartyId, PartyKind, Person, PersonId, Publisher, PublisherId, Topic, TopicId};
use crate::gazetteer::KnownParty;
use crate::language::begins_with_family_name;
use crate::suggest;
use crate::text::slug_fault;
use std::borrow::Cow;

/// A topic that no file has, by this name.
pub fn new_topic(registries: &mut Registries, written: &str, location: impl FnOnce() -> Location) -> TopicId {
    let slug = registries.topic_names.new_slug(written, written, location);
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
pub fn new_person(registries: &mut Registries, written: &str, location: impl FnOnce() -> Location) -> PersonId {
    let slug = registries.person_names.new_slug(written, written, location);
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
pub fn new_publisher(registries: &mut Registries, written: &str, location: impl FnOnce() -> Location) -> PublisherId {
    let slug = registries.publisher_names.new_slug(written, written, location);
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
) -> PartyId {
    let slug_source = known.map(KnownParty::english_name);
    let slug_source = slug_source.as_deref().unwrap_or(written);
    let slug = registries.party_names.new_slug(written, slug_source, location);
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

/// A name as an argument of a command.
pub fn in_shell(name: &str) -> String {
    if name.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", name.replace('\'', r"'\''"))
    } else {
        format!("\"{name}\"")
    }
}

/// A name as a value between braces in YAML: in quotes where it would be read as something else.
pub fn in_yaml(name: &str) -> Cow<'_, str> {
    const NO_TEXTS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let is_plain = name.starts_with(|c: char| c.is_alphanumeric())
        && name.contains(char::is_alphabetic)
        && !name.ends_with(char::is_whitespace)
        && !name.contains(|c: char| c.is_control() || ",[]{}#:&*\"'%@`!|>\\".contains(c))
        && !NO_TEXTS.contains(&name.to_lowercase().as_str())
        && !name.starts_with(|c: char| c.is_ascii_digit());
    if is_plain {
        Cow::Borrowed(name)
    } else {
        let escaped = name.replace('\\', r"\\").replace('"', "\\\"").replace('\n', r"\n");
        Cow::Owned(format!("\"{escaped}\""))
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
