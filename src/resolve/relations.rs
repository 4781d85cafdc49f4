//! What topics, people, parties and publishers say of each other. It is resolved when the names of all files are known, and
//! cycles are found here.

use super::cycles::{find_cycles, find_knots};
use super::lists::push_unique;
use super::meanings::{find_party, find_publisher, find_topic, publisher_of_host};
use super::registries::Registries;
use crate::diagnostic::{Diagnostic, FieldPath, Location, Rule, rules};
use crate::digest::{Item, Party, PartyId, PersonId, PublisherId, Tenure, TenureRef, TenureSource, TopicId};
use crate::fields::host;
use crate::parse::{Front, OfficeSourceFront, Parsed, ParsedFile, PartyFront, PersonFront, SourceFront, TopicFront};
use std::collections::HashMap;
use std::sync::Arc;

/// The registries of all files. `by_path` gets what each file describes.
pub fn build_registries(
    parsed: &Parsed,
    by_path: &mut HashMap<Arc<str>, Item>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Registries {
    let mut registries = Registries {
        language: parsed.config.language.clone(),
        ..Registries::default()
    };
    for file in &parsed.files {
        by_path.insert(Arc::clone(&file.path), registries.add_file(file));
    }
    registries.note_known_parties();
    registries.closed_topics = !registries.topics.is_empty();
    for file in &parsed.files {
        match (&file.front, by_path.get(&file.path)) {
            (Front::Topic(front), Some(Item::Topic(id))) => {
                relate_topic(&mut registries, file, front, *id, diagnostics);
            }
            (Front::Party(front), Some(Item::Party(id))) => {
                relate_party(&mut registries, file, front, *id, diagnostics);
            }
            (Front::Person(front), Some(Item::Person(id))) => {
                relate_person(&mut registries, file, front, *id, diagnostics);
            }
            (Front::Source(front), Some(Item::Publisher(id))) => {
                relate_publisher(&mut registries, file, front, *id, diagnostics);
            }
            _ => {}
        }
    }
    break_topic_cycles(&mut registries, diagnostics);
    break_party_cycles(&mut registries, diagnostics);
    break_succession_cycles(&mut registries, diagnostics);
    link_back(&mut registries);
    registries
}

fn relate_topic(
    registries: &mut Registries,
    file: &ParsedFile,
    front: &TopicFront,
    id: TopicId,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let Some(parent) = &front.parent {
        let parent = find_topic(registries, parent, || file.field("parent"), diagnostics);
        registries.topics[id.index()].parent = parent;
    }
    for (at, related) in &front.related {
        let related = find_topic(registries, related, || file.item("related", *at), diagnostics);
        registries.topics[id.index()].related.extend(related);
    }
}

fn relate_party(
    registries: &mut Registries,
    file: &ParsedFile,
    front: &PartyFront,
    id: PartyId,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let Some(whole) = &front.part_of {
        let whole = find_party(registries, whole, || file.field("part_of"), diagnostics);
        registries.parties[id.index()].part_of = whole;
    }
    if let Some(principal) = &front.speaks_for {
        let principal = find_party(registries, principal, || file.field("speaks_for"), diagnostics);
        registries.parties[id.index()].speaks_for = principal;
    }
    front.bounds.check(|| file.field("until"), diagnostics);
    for (at, successor) in &front.successors {
        let location = || file.item("successor", *at);
        match find_party(registries, successor, location, diagnostics) {
            Some(successor) if successor == id => {
                let message = "`successor` names the party itself";
                let diagnostic = Diagnostic::new(&rules::PARTY_CIRCLE, location(), message);
                diagnostics.push(diagnostic.help("name the party that took its place, or remove it"));
            }
            Some(successor) => {
                push_unique(&mut registries.parties[id.index()].successors, successor);
            }
            None => {}
        }
    }
    for (at, member) in &front.members {
        let location = |field| move || file.item_field("members", *at, field);
        let Some(party) = find_party(registries, &member.party, location("party"), diagnostics) else {
            continue;
        };
        member.bounds.check(location("until"), diagnostics);
        registries.parties[id.index()].members.push(member.with_party(party));
        registries.parties[party.index()].member_of.push(member.with_party(id));
    }
}

fn relate_person(
    registries: &mut Registries,
    file: &ParsedFile,
    front: &PersonFront,
    id: PersonId,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (at, office) in &front.offices {
        let location = |field| move || file.item_field("offices", *at, field);
        office.bounds.check(location("until"), diagnostics);
        let of = office.of.as_ref();
        let of = of.and_then(|of| find_party(registries, of, location("of"), diagnostics));
        let mut to: Vec<PartyId> = Vec::new();
        for (index, party) in &office.to {
            let location = || Location::value(&file.path, office_path(*at).key("to").index(*index));
            if let Some(party) = find_party(registries, party, location, diagnostics) {
                push_unique(&mut to, party);
            }
        }
        let source = office.source.as_ref();
        let source = source.and_then(|source| tenure_source(registries, source, file, *at, diagnostics));
        let number = registries.people[id.index()].offices.len();
        for party in &to {
            let envoys = &mut registries.parties[party.index()].envoys;
            envoys.push(TenureRef { person: id, at: number });
        }
        registries.people[id.index()].offices.push(Tenure {
            title: office.title.clone(),
            of,
            to,
            bounds: office.bounds,
            acting: office.acting,
            source,
            note: office.note.clone(),
        });
    }
}

/// The path of the office with this index in the list of a file.
fn office_path(at: usize) -> FieldPath {
    FieldPath::root().key("offices").index(at)
}

/// Where the office with this index in the list of a file is known from.
fn tenure_source(
    registries: &mut Registries,
    front: &OfficeSourceFront,
    file: &ParsedFile,
    at: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<TenureSource> {
    let location = |field| move || Location::value(&file.path, office_path(at).key("source").key(field));
    let publisher = match (&front.publisher, &front.url) {
        (Some(publisher), _) => find_publisher(registries, publisher, location("publisher"), diagnostics),
        (None, Some(url)) => match publisher_of_host(registries, url, location("url")) {
            Ok(Some(publisher)) => Some(publisher),
            Ok(None) => find_publisher(registries, &host(url).unwrap_or_default(), location("url"), diagnostics),
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                None
            }
        },
        (None, None) => {
            let message = "this source has neither a publisher nor a URL";
            let location = file.item_field("offices", at, "source");
            let diagnostic = Diagnostic::new(&rules::MISSING_FIELD, location, message);
            diagnostics.push(diagnostic.help("add `publisher: NAME` or `url: https://…`"));
            None
        }
    };
    Some(TenureSource {
        publisher: publisher?,
        url: front.url.clone(),
    })
}

fn relate_publisher(
    registries: &mut Registries,
    file: &ParsedFile,
    front: &SourceFront,
    id: PublisherId,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let Some(party) = &front.party {
        let party = find_party(registries, party, || file.field("party"), diagnostics);
        registries.publishers[id.index()].party = party;
    }
    if front.affiliation.is_some() && front.basis.is_none() {
        let message = "the affiliation has no `basis`";
        let diagnostic = Diagnostic::new(&rules::AFFILIATION_WITHOUT_BASIS, file.field("affiliation"), message);
        let help = "add `basis:` with the URL of a page that confirms it, or remove the affiliation";
        diagnostics.push(diagnostic.help(help));
    }
}

/// Reports cycles of topics, and removes their parents, so that everything after this can follow parents to an end.
fn break_topic_cycles(registries: &mut Registries, diagnostics: &mut Vec<Diagnostic>) {
    let topics = &mut registries.topics;
    let parents: Vec<_> = topics.iter().map(|topic| topic.parent.map(|parent| parent.0)).collect();
    for cycle in find_cycles(&parents) {
        let members = cycle.iter().map(|id| &topics[*id as usize]);
        let slugs: Vec<&str> = members.clone().map(|topic| topic.slug.as_str()).collect();
        let file = members.clone().next().and_then(|topic| topic.file.as_ref());
        let message = format!("topic parents form a cycle: {}", chain(&slugs));
        diagnostics.extend(cycle_diagnostic(&rules::TOPIC_CIRCLE, file, "parent", message));
        for id in cycle {
            topics[id as usize].parent = None;
        }
    }
}

/// A field of a party that names another one.
type OtherParty = fn(&mut Party) -> &mut Option<PartyId>;

/// Reports cycles of parties, of which each is part of the next or speaks for it, and removes what forms them.
fn break_party_cycles(registries: &mut Registries, diagnostics: &mut Vec<Diagnostic>) {
    let fields: [(&str, OtherParty); 2] = [
        ("part_of", |party| &mut party.part_of),
        ("speaks_for", |party| &mut party.speaks_for),
    ];
    let parties = &mut registries.parties;
    for (name, field) in fields {
        let next: Vec<_> = parties
            .iter_mut()
            .map(|party| field(party).map(|next| next.0))
            .collect();
        for cycle in find_cycles(&next) {
            let members = cycle.iter().map(|id| &parties[*id as usize]);
            let slugs: Vec<&str> = members.clone().map(|party| party.slug.as_str()).collect();
            let file = members.clone().next().and_then(|party| party.file.as_ref());
            let message = format!("`{name}` of parties forms a cycle: {}", chain(&slugs));
            diagnostics.extend(cycle_diagnostic(&rules::PARTY_CIRCLE, file, name, message));
            for id in cycle {
                *field(&mut parties[id as usize]) = None;
            }
        }
    }
}

/// Reports parties of which each took the place of the next, over all steps, and removes what they say of each other.
fn break_succession_cycles(registries: &mut Registries, diagnostics: &mut Vec<Diagnostic>) {
    let parties = &mut registries.parties;
    let next: Vec<Vec<usize>> = parties
        .iter()
        .map(|party| party.successors.iter().map(|successor| successor.index()).collect())
        .collect();
    for knot in find_knots(&next) {
        let members = knot.cycle.iter().map(|id| &parties[*id]);
        let slugs: Vec<&str> = members.clone().map(|party| party.slug.as_str()).collect();
        let file = members.clone().next().and_then(|party| party.file.as_ref());
        let message = format!("`successor` of parties forms a cycle: {}", chain(&slugs));
        diagnostics.extend(cycle_diagnostic(&rules::PARTY_CIRCLE, file, "successor", message));
        for id in &knot.members {
            let is_outside = |successor: &PartyId| knot.members.binary_search(&successor.index()).is_err();
            parties[*id].successors.retain(is_outside);
        }
    }
}

/// The members of a cycle, ending with the first one again.
fn chain(slugs: &[&str]) -> String {
    let slugs: Vec<&str> = slugs.iter().chain(slugs.first()).copied().collect();
    slugs.join(" → ")
}

fn cycle_diagnostic(rule: &'static Rule, file: Option<&Arc<str>>, field: &str, message: String) -> Option<Diagnostic> {
    let diagnostic = Diagnostic::new(rule, Location::field(file?, field), message);
    Some(diagnostic.help(format!("remove one `{field}:`")))
}

/// Gives every topic and party those that are part of it, and every party those that speak for it and whose place it took.
fn link_back(registries: &mut Registries) {
    for index in 0..registries.topics.len() {
        if let Some(parent) = registries.topics[index].parent {
            registries.topics[parent.index()].children.push(TopicId::new(index));
        }
    }
    for index in 0..registries.parties.len() {
        if let Some(whole) = registries.parties[index].part_of {
            registries.parties[whole.index()].parts.push(PartyId::new(index));
        }
        for successor in registries.parties[index].successors.clone() {
            registries.parties[successor.index()]
                .predecessors
                .push(PartyId::new(index));
        }
        if let Some(principal) = registries.parties[index].speaks_for {
            registries.parties[principal.index()].voices.push(PartyId::new(index));
        }
    }
}
