//! What a name means: the topic, party or publisher of a file, or a new one that has no file.

use super::registries::Registries;
use crate::gazetteer;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Party, PartyId, PartyKind, Person, PersonId, Publisher, PublisherId, Topic, TopicId};
use crate::suggest;

/// The topic of a name; none, with a diagnostic, if it is unknown or ambiguous.
pub fn find_topic(
    registries: &mut Registries,
    written: &str,
    location: impl Fn() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<TopicId> {
    if let Some(id) = registries.topic_names.remembered(written) {
        return Some(TopicId(id));
    }
    match *registries.topic_names.find(written) {
        [id] => Some(TopicId(id)),
        [] if !registries.closed_topics => Some(new_topic(registries, written)),
        [] => {
            diagnostics.push(unknown_topic(registries, written, location()));
            None
        }
        ref many => {
            let named = many.iter().map(|id| registries.topics[*id as usize].slug.as_str());
            diagnostics.push(several(written, location(), named));
            None
        }
    }
}

fn unknown_topic(registries: &Registries, written: &str, location: Location) -> Diagnostic {
    /// How many topics a message lists.
    const LISTED: usize = 12;
    let topics = &registries.topics;
    let names = topics.iter().flat_map(|topic| {
        let names = [topic.slug.as_str(), topic.title.as_str()].into_iter();
        names.chain(topic.also_known_as.iter().map(String::as_str))
    });
    let near = suggest::nearest(written, names);
    let near = near.and_then(|near| registries.topic_names.first(near));
    let diagnostic = Diagnostic::new(&rules::UNKNOWN_TOPIC, location, format!("no topic named `{written}`"));
    if let Some(id) = near {
        return diagnostic.suggest(Some(&topics[id as usize].slug));
    }
    let slugs: Vec<&str> = topics.iter().take(LISTED).map(|topic| topic.slug.as_str()).collect();
    let more = if topics.len() > LISTED { " …" } else { "" };
    let help = format!(
        "the topics are {}{more}; `chancery new topic` adds one",
        slugs.join(", ")
    );
    diagnostic.help(help)
}

fn new_topic(registries: &mut Registries, written: &str) -> TopicId {
    let slug = match registries.topic_names.free_slug(written, |_| false) {
        Ok(slug) => slug,
        Err(same) => return TopicId(same),
    };
    let id = TopicId::new(registries.topics.len());
    registries.topics.push(Topic {
        slug: slug.clone(),
        title: written.to_owned(),
        ..Topic::default()
    });
    registries.topic_names.introduce_new(written, slug, id.0);
    id
}

/// The party of a name, a new one if the name is new; none, with a diagnostic, if it is ambiguous.
pub fn find_party(
    registries: &mut Registries,
    written: &str,
    location: impl Fn() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<PartyId> {
    if let Some(id) = registries.party_names.remembered(written) {
        return Some(PartyId(id));
    }
    match *registries.party_names.find(written) {
        [id] => Some(PartyId(id)),
        [] => Some(new_party(registries, written)),
        ref many => {
            let named = many.iter().map(|id| registries.parties[*id as usize].slug.as_str());
            diagnostics.push(several(written, location(), named));
            None
        }
    }
}

/// A party that no file has by this name. A country is one party, whatever it is called: the one whose file has its code,
/// or the one that was created for its first name.
pub fn new_party(registries: &mut Registries, written: &str) -> PartyId {
    let code = gazetteer::code_of_english(written);
    if let Some([known]) = code
        .and_then(|code| registries.party_codes.get(code))
        .map(Vec::as_slice)
    {
        registries.party_names.introduce(written, known.0);
        return *known;
    }
    let is_file = |id: u32| registries.parties[id as usize].file.is_some();
    let slug = match registries.party_names.free_slug(written, is_file) {
        Ok(slug) => slug,
        Err(same) => return PartyId(same),
    };
    let id = PartyId::new(registries.parties.len());
    let in_capitals = written.contains(char::is_uppercase);
    let name = code
        .filter(|_| !in_capitals)
        .and_then(gazetteer::english_name)
        .unwrap_or(written);
    registries.parties.push(Party {
        slug: slug.clone(),
        name: name.to_owned(),
        kind: code.map(|_| PartyKind::State),
        code: code.map(str::to_owned),
        ..Party::default()
    });
    registries.party_names.introduce_new(written, slug, id.0);
    if let Some(code) = code {
        registries.party_codes.entry(code.to_owned()).or_default().push(id);
    }
    id
}

/// A person that has no file, by this name.
pub fn new_person(registries: &mut Registries, written: &str) -> PersonId {
    let is_file = |id: u32| registries.people[id as usize].file.is_some();
    let slug = match registries.person_names.free_slug(written, is_file) {
        Ok(slug) => slug,
        Err(same) => return PersonId(same),
    };
    let id = PersonId::new(registries.people.len());
    registries.people.push(Person {
        slug: slug.clone(),
        name: written.to_owned(),
        sort_name: written.to_owned(),
        ..Person::default()
    });
    registries.person_names.introduce_new(written, slug, id.0);
    id
}

fn new_publisher(registries: &mut Registries, written: &str) -> PublisherId {
    let is_file = |id: u32| registries.publishers[id as usize].file.is_some();
    let slug = match registries.publisher_names.free_slug(written, is_file) {
        Ok(slug) => slug,
        Err(same) => return PublisherId(same),
    };
    let id = PublisherId::new(registries.publishers.len());
    registries.publishers.push(Publisher {
        slug: slug.clone(),
        name: written.to_owned(),
        ..Publisher::default()
    });
    registries.publisher_names.introduce_new(written, slug, id.0);
    id
}

/// The publisher or agency of a name, a new one if the name is new; none, with a diagnostic, if it is ambiguous.
pub fn find_publisher(
    registries: &mut Registries,
    written: &str,
    location: impl Fn() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<PublisherId> {
    if let Some(id) = registries.publisher_names.remembered(written) {
        return Some(PublisherId(id));
    }
    match *registries.publisher_names.find(written) {
        [id] => Some(PublisherId(id)),
        [] => Some(new_publisher(registries, written)),
        ref many => {
            let named = many.iter().map(|id| registries.publishers[*id as usize].slug.as_str());
            diagnostics.push(several(written, location(), named));
            None
        }
    }
}

/// The diagnostic of a name that several files have.
fn several<'a>(written: &str, location: Location, slugs: impl Iterator<Item = &'a str>) -> Diagnostic {
    ambiguous(written, location, &slugs.collect::<Vec<_>>(), "write one of the slugs")
}

/// The diagnostic of a name with several meanings.
pub fn ambiguous(written: &str, location: Location, meanings: &[&str], help: &str) -> Diagnostic {
    let meanings: Vec<String> = meanings.iter().map(|meaning| format!("`{meaning}`")).collect();
    let message = format!("`{written}` is ambiguous: {}", meanings.join(" or "));
    Diagnostic::new(&rules::AMBIGUOUS_NAME, location, message).help(help)
}
