//! What a name means: the topic, party or publisher of a file, or a new one that has no file.

use super::joined::{report_several_parties, report_unclear_source};
use super::registries::{Claim, Registries};
use super::unregistered::{in_yaml, is_slug, nearest_slug, new_party, new_publisher, new_topic, unknown_slug};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Party, PartyId, PublisherId, TopicId};
use crate::fields::host;
use crate::gazetteer::{self, KnownParty, Meaning};
use crate::language::fold_name;
use crate::suggest;
use std::borrow::Cow;
use std::collections::HashSet;

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
        [] if !registries.closed_topics => Some(new_topic(registries, written, location)),
        [] => {
            diagnostics.push(unknown_topic(registries, written, location()));
            None
        }
        ref many => {
            let named = many.iter().map(|id| registries.topics[*id as usize].slug.as_str());
            diagnostics.push(several_things(written, location(), named));
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
        // A slug means a file, whatever name it is like.
        [id] if registries.parties[id as usize].file.is_some() || !is_slug(written) => Some(PartyId(id)),
        [_] if gazetteer::find(written, &registries.language) == Meaning::Unknown => {
            diagnostics.push(unknown_party(registries, written, location()));
            None
        }
        [id] => Some(PartyId(id)),
        [] => match gazetteer::find(written, &registries.language) {
            Meaning::One(known) => party_of_known(registries, written, known, location, diagnostics),
            Meaning::Several(known) => {
                diagnostics.push(several_known(written, &known, location()));
                None
            }
            Meaning::Unknown if is_slug(written) => {
                diagnostics.push(unknown_party(registries, written, location()));
                None
            }
            Meaning::Unknown => {
                report_several_parties(written, &location, diagnostics);
                Some(new_party(registries, written, None, location))
            }
        },
        ref many => {
            let parties: Vec<&Party> = many.iter().map(|id| &registries.parties[*id as usize]).collect();
            let slugs: Vec<&str> = parties.iter().map(|party| party.slug.as_str()).collect();
            let help = format!(
                "write one of the slugs{}",
                distinction_help(parties.iter().map(|party| party.full_name())).unwrap_or_default()
            );
            diagnostics.push(ambiguous(written, location(), &slugs, &help));
            None
        }
    }
}

/// The party of the gazetteer that a written name means: the one of the file that has its name or code, the one that was
/// made for another of its names, or a new one.
pub fn party_of_known(
    registries: &mut Registries,
    written: &str,
    known: KnownParty,
    location: impl FnOnce() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<PartyId> {
    let party = match registries
        .known_parties
        .get(&known)
        .map(|claim| claim.parties.as_slice())
    {
        None | Some([]) => {
            let party = new_party(registries, written, Some(known), location);
            registries.claim(known, Claim::Name, party);
            return Some(party);
        }
        Some([party]) => *party,
        Some(several) => {
            let named = several.iter().map(|id| registries.parties[id.index()].slug.as_str());
            diagnostics.push(several_things(written, location(), named));
            return None;
        }
    };
    registries.party_names.introduce(written, party.0);
    Some(party)
}

/// The diagnostic of a name that means several parties of the gazetteer, none of them in the digest's language.
pub fn several_known(written: &str, known: &[KnownParty], location: Location) -> Diagnostic {
    let names: Vec<String> = known
        .iter()
        .map(|known| format!("{{ party: {} }}", in_yaml(&known.english_name())))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let help = format!("write {}", names.join(" or "));
    ambiguous(written, location, &names, &help)
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
        [] => {
            report_unclear_source(written, registries, &location, diagnostics);
            Some(new_publisher(registries, written, location))
        }
        ref many => {
            let named = many.iter().map(|id| registries.publishers[*id as usize].slug.as_str());
            diagnostics.push(several_things(written, location(), named));
            None
        }
    }
}

/// The diagnostic of a slug of a party that no file has.
pub fn unknown_party(registries: &Registries, written: &str, location: Location) -> Diagnostic {
    let registered = registries.parties.iter().filter(|party| party.file.is_some());
    let near = nearest_slug(written, registered.map(|party| (&*party.slug, &*party.name)));
    unknown_slug("party", written, near, location)
}

/// The publisher that has the host of a URL as its own; none if nobody has.
///
/// # Errors
/// The diagnostic of a host that several have.
pub fn publisher_of_host(
    registries: &Registries,
    url: &str,
    location: impl FnOnce() -> Location,
) -> Result<Option<PublisherId>, Box<Diagnostic>> {
    let host = host(url).unwrap_or_default();
    match registries.publisher_hosts.get(&host).map(Vec::as_slice) {
        None => Ok(None),
        Some([publisher]) => Ok(Some(*publisher)),
        Some(several) => {
            let slug = |id: &PublisherId| registries.publishers[id.index()].slug.as_str();
            let slugs: Vec<&str> = several.iter().map(slug).collect();
            let help = "write the source as `{ publisher: …, url: … }` with one of the slugs";
            Err(Box::new(ambiguous(&host, location(), &slugs, help)))
        }
    }
}

/// The diagnostic of a name that several files have.
fn several_things<'a>(written: &str, location: Location, slugs: impl Iterator<Item = &'a str>) -> Diagnostic {
    ambiguous(written, location, &slugs.collect::<Vec<_>>(), "write one of the slugs")
}

/// What a help says of namesakes that have the same name on every page; none if all names differ.
pub fn distinction_help<'a>(names: impl Iterator<Item = Cow<'a, str>>) -> Option<&'static str> {
    let mut seen = HashSet::new();
    let mut names = names.map(|name| fold_name(&name));
    let has_same = !names.all(|name| seen.insert(name));
    has_same.then_some("; add `distinction:` to their files, such as 1755–1827, so that readers can tell them apart")
}

/// The diagnostic of a name with several meanings.
pub fn ambiguous(written: &str, location: Location, meanings: &[&str], help: &str) -> Diagnostic {
    let meanings: Vec<String> = meanings.iter().map(|meaning| format!("`{meaning}`")).collect();
    let message = format!("`{written}` is ambiguous: {}", meanings.join(" or "));
    Diagnostic::new(&rules::AMBIGUOUS_NAME, location, message).help(help)
}
