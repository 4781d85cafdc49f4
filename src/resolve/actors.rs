//! Which person or party is meant by a slug, name or alias.

use super::meanings::{ambiguous, distinction_help, find_party, party_of_known};
use super::registries::Registries;
use super::unclear::{Taken, find_unclear};
use super::unregistered::{in_yaml, is_slug, nearest_slug, new_party, new_person, unknown_slug};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Actor, Party, PartyId, Person, PersonId};
use crate::gazetteer::{self, Meaning};
use crate::language::fold_name;
use crate::parse::{ActorFront, EntryFront};
use std::collections::HashSet;

/// Names that some entry declares to be that of a person or of a party, folded. With them, a bare name that no file has means
/// the same in every entry, whichever entry comes first.
#[derive(Debug, Default)]
pub struct Declared {
    people: HashSet<String>,
    parties: HashSet<String>,
}

impl Declared {
    /// What entries declare. Parties that files name without having a file are declared as well.
    pub fn new<'a>(entries: impl Iterator<Item = &'a EntryFront>, registries: &Registries) -> Self {
        let mut declared = Self::default();
        let unregistered = registries.parties.iter().filter(|party| party.file.is_none());
        declared
            .parties
            .extend(unregistered.map(|party| fold_name(&party.name)));
        for entry in entries {
            for (_, account) in &entry.accounts {
                declared.add_party(account.side.as_deref());
            }
            for (_, participant) in &entry.participants {
                declared.add_actor(&participant.who);
                declared.add_party(participant.of.as_deref());
            }
            let positions = entry.positions.iter();
            for (_, actor) in positions.flat_map(|(_, position)| position.by.iter().chain(&position.to)) {
                declared.add_actor(actor);
            }
        }
        declared
    }

    fn add_actor(&mut self, front: &ActorFront) {
        match front {
            ActorFront::Name(_) => {}
            ActorFront::Person(name) => drop(self.people.insert(fold_name(name))),
            ActorFront::Party(name) => self.add_party(Some(name)),
        }
    }

    fn add_party(&mut self, name: Option<&str>) {
        self.parties.extend(name.map(fold_name));
    }
}

/// The person or party of a name. A bare name that no file has is what entries declare it to be; else a party if the
/// gazetteer has it; else a person, unless something speaks against it, which is reported.
pub fn find_actor(
    front: &ActorFront,
    registries: &mut Registries,
    declared: &Declared,
    location: impl Fn() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Actor> {
    let written = front.name();
    let known = match front {
        ActorFront::Name(_) => registries.actors.get(written).copied(),
        ActorFront::Person(_) => registries
            .person_names
            .remembered(written)
            .map(|id| Actor::Person(PersonId(id))),
        ActorFront::Party(_) => registries
            .party_names
            .remembered(written)
            .map(|id| Actor::Party(PartyId(id))),
    };
    if known.is_some() {
        return known;
    }
    let found = match find_registered(front, registries) {
        Registered::One(actor) => actor,
        Registered::Several(people, parties) => {
            diagnostics.push(ambiguous_actor(written, location(), registries, &people, &parties));
            return None;
        }
        Registered::None => find_unregistered(front, registries, declared, location, diagnostics)?,
    };
    if matches!(front, ActorFront::Name(_)) {
        registries.actors.insert(written.to_owned(), found);
    }
    Some(found)
}

/// The people and parties with a file that have a name.
enum Registered {
    None,
    One(Actor),
    Several(Vec<PersonId>, Vec<PartyId>),
}

fn find_registered(front: &ActorFront, registries: &mut Registries) -> Registered {
    let (may_be_person, may_be_party) = possible_kinds(front);
    let (mut people, mut parties) = registries.registered_actors(front.name());
    people.retain(|_| may_be_person);
    parties.retain(|_| may_be_party);
    match (people.as_slice(), parties.as_slice()) {
        ([], []) => Registered::None,
        ([person], []) => Registered::One(Actor::Person(*person)),
        ([], [party]) => Registered::One(Actor::Party(*party)),
        _ => Registered::Several(people, parties),
    }
}

/// Whether a name as it is written may be that of a person, and of a party.
fn possible_kinds(front: &ActorFront) -> (bool, bool) {
    match front {
        ActorFront::Name(_) => (true, true),
        ActorFront::Person(_) => (true, false),
        ActorFront::Party(_) => (false, true),
    }
}

/// What a name means that no file has.
fn find_unregistered(
    front: &ActorFront,
    registries: &mut Registries,
    declared: &Declared,
    location: impl Fn() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Actor> {
    let written = front.name();
    let key = fold_name(written);
    let (may_be_person, may_be_party) = possible_kinds(front);
    if may_be_party && !may_be_person {
        return find_party(registries, written, location, diagnostics).map(Actor::Party);
    }
    if !may_be_party && is_slug(written) {
        let registered = registries.people.iter().filter(|person| person.file.is_some());
        let near = nearest_slug(written, registered.map(|person| (&*person.slug, &*person.name)));
        diagnostics.push(unknown_slug("person", written, near, location()));
        return None;
    }
    let known = match may_be_party {
        true => gazetteer::find(written, &registries.language),
        false => Meaning::Unknown,
    };
    let as_person = !may_be_party || declared.people.contains(&key);
    let as_party = may_be_party && (declared.parties.contains(&key) || known != Meaning::Unknown);
    match (as_person, as_party) {
        (true, true) => {
            let value = in_yaml(written);
            let meanings = [format!("{{ person: {value} }}"), format!("{{ party: {value} }}")];
            let meanings = meanings.each_ref().map(String::as_str);
            let help = format!("write {}", meanings.join(" or "));
            diagnostics.push(ambiguous(written, location(), &meanings, &help));
            return None;
        }
        (true, false) => return Some(person_of(registries, written, location)),
        (false, true) => return find_party(registries, written, location, diagnostics).map(Actor::Party),
        (false, false) => {}
    }
    // Another spelling of a name that was already judged.
    let people = registries.person_names.find(written);
    let parties = registries.party_names.find(written);
    match (people.first(), parties.first()) {
        (Some(person), _) => return Some(Actor::Person(PersonId(*person))),
        (None, Some(party)) => return Some(Actor::Party(PartyId(*party))),
        (None, None) => {}
    }
    let Some(unclear) = find_unclear(written, registries) else {
        return Some(person_of(registries, written, location));
    };
    let diagnostic = Diagnostic::new(&rules::UNCLEAR_NAME, location(), unclear.message);
    diagnostics.push(diagnostic.help(unclear.help));
    match unclear.taken {
        Taken::Registered(actor) => Some(actor),
        Taken::Known(known) => party_of_known(registries, written, known, location, diagnostics).map(Actor::Party),
        Taken::Person => Some(person_of(registries, written, location)),
        Taken::Party => Some(Actor::Party(new_party(registries, written, None, location))),
    }
}

/// The person without a file of a name, a new one if the name is new.
fn person_of(registries: &mut Registries, written: &str, location: impl Fn() -> Location) -> Actor {
    let known = registries.person_names.find(written).first().copied();
    let person = known.map(PersonId);
    Actor::Person(person.unwrap_or_else(|| new_person(registries, written, location)))
}

/// The diagnostic of a name that several people or parties with files have. The help shows what tells them apart.
fn ambiguous_actor(
    written: &str,
    location: Location,
    registries: &Registries,
    people: &[PersonId],
    parties: &[PartyId],
) -> Diagnostic {
    let people = people.iter().map(|id| &registries.people[id.index()]);
    let parties = parties.iter().map(|id| &registries.parties[id.index()]);
    let of_people = distinction_help(people.clone().map(Person::full_name));
    let of_parties = distinction_help(parties.clone().map(Party::full_name));
    let people = people.map(|person| {
        let meaning = format!("{{ person: {} }}", person.slug);
        (meaning, person.distinction.as_ref().map(|_| person.full_name()))
    });
    let parties = parties.map(|party| {
        let meaning = format!("{{ party: {} }}", party.slug);
        (meaning, party.distinction.as_ref().map(|_| party.full_name()))
    });
    let (meanings, names): (Vec<String>, Vec<_>) = people.chain(parties).unzip();
    let choices = meanings.iter().zip(names).map(|(meaning, name)| match name {
        Some(name) => format!("{meaning} for {name}"),
        None => meaning.clone(),
    });
    let choices: Vec<String> = choices.collect();
    let meanings: Vec<&str> = meanings.iter().map(String::as_str).collect();
    let help = format!(
        "write {}{}",
        choices.join(" or "),
        of_people.or(of_parties).unwrap_or_default()
    );
    ambiguous(written, location, &meanings, &help)
}
