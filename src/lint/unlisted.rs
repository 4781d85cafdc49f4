//! Registered people and parties that the text names and the entry does not list.

use super::names::NameMeaning;
use super::passage::{Passage, PassageLocation};
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::{Actor, PartyId, PartyKind, PersonId};
use std::collections::BTreeSet;
use std::ops::Range;

/// Reports registered people and parties that the body names and the front matter does not, each once.
pub fn check_unlisted_names(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let mut listed = Listed::new(subject);
    let bodies = subject.passages.iter();
    for passage in bodies.filter(|passage| matches!(passage.location, PassageLocation::Paragraph(_))) {
        for (meaning, words) in &passage.names {
            if !passage.is_own(words.clone()) {
                continue;
            }
            let (new, name, field, slug) = match *meaning {
                NameMeaning::Person(id) => {
                    let person = subject.digest.person(id);
                    (listed.people.insert(id), &person.name, "person", &person.slug)
                }
                NameMeaning::Party(id) if is_meant(subject, id, passage, words) => {
                    let party = subject.digest.party(id);
                    (listed.parties.insert(id), &party.name, "party", &party.slug)
                }
                _ => continue,
            };
            if new {
                let message = format!("{name} is named here, but is not listed as a participant");
                let location = subject.location_of_words(passage, words.clone());
                let help = format!("add `{{ {field}: {slug}, role: mentioned }}` if it matters to what the entry says");
                diagnostics.push(Diagnostic::new(&rules::UNLISTED_NAME, location, message).help(help));
            }
        }
    }
}

/// Whether a name means what a party does, not a place, a forum or part of another name.
fn is_meant(subject: &Subject, id: PartyId, passage: &Passage, words: &Range<usize>) -> bool {
    let party = subject.digest.party(id);
    let before = |at: usize| words.start.checked_sub(at).and_then(|at| passage.words.get(at));
    let article = usize::from(before(1) == Some("the"));
    let is_state = party.code.is_some() || matches!(party.kind, Some(PartyKind::State | PartyKind::StateOrTerritory));
    let named = if is_state {
        // "In China" may be no more than where.
        !before(1 + article).is_some_and(|word| BEFORE_PLACES.contains(&word))
    } else {
        // Others are named mostly as where states meet, unless they do something themselves.
        words.start == article || words.start > article && passage.between(words.start - article - 1).contains(". ")
    };
    named
        && !is_part_of_a_name(passage, words)
        && !is_after_a_place(passage, words)
        && !is_listed_otherwise(subject, id)
}

/// Whether a name says in which state a place is: "Fort Benning (Georgia)", "at Sea Island, Georgia". After a name that the registry has it
/// goes on with a list.
fn is_after_a_place(passage: &Passage, words: &Range<usize>) -> bool {
    let Some(before) = words.start.checked_sub(1) else {
        return false;
    };
    let has_capital = |at: usize| passage.written(at..at + 1).starts_with(char::is_uppercase);
    if !has_capital(before) || passage.is_in_name(&(before..before + 1)) {
        return false;
    }
    match passage.between(before) {
        " (" | "（" => passage.between(words.end - 1).starts_with([')', '）']),
        ", " => {
            let mut start = before;
            while start > 0 && passage.between(start - 1) == " " && has_capital(start - 1) {
                start -= 1;
            }
            let joined = start.checked_sub(1).and_then(|at| passage.words.get(at));
            joined.is_some_and(|word| BEFORE_PLACES.contains(&word))
        }
        _ => false,
    }
}

/// Words after which the name of a state is a place.
const BEFORE_PLACES: [&str; 16] = [
    "in",
    "to",
    "from",
    "into",
    "at",
    "near",
    "across",
    "within",
    "outside",
    "inside",
    "around",
    "throughout",
    "left",
    "visit",
    "visited",
    "visiting",
];

/// Whether a party is the entry's place, one of its topics or one of its sources.
fn is_listed_otherwise(subject: &Subject, id: PartyId) -> bool {
    let (digest, entry) = (subject.digest, subject.entry);
    let party = digest.party(id);
    let country = entry.place.as_ref().and_then(|place| place.country.as_deref());
    let mut behind = entry
        .accounts
        .iter()
        .flat_map(|account| std::iter::once(account.publisher).chain(account.agency));
    country.is_some() && party.code.as_deref() == country
        || entry.topics.iter().any(|topic| digest.topic(*topic).slug == party.slug)
        || behind.any(|publisher| digest.publisher(publisher).slug == party.slug)
}

/// Whether a party's name belongs to a longer one, such as that of the South China Sea or of France 24,
/// or is what money is called.
fn is_part_of_a_name(passage: &Passage, words: &Range<usize>) -> bool {
    let capital = |at: usize| {
        let written = passage.written(at..at + 1);
        written.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) || written.starts_with("dollar")
    };
    let joined = |at: usize| matches!(passage.between(at), " " | "-" | "\u{a0}");
    let before = words
        .start
        .checked_sub(1)
        .is_some_and(|at| joined(at) && capital(at) && at > 0);
    let after = words.end < passage.words.len() && joined(words.end - 1) && capital(words.end);
    before || after
}

/// The people and parties whom the front matter names or implies.
struct Listed {
    people: BTreeSet<PersonId>,
    parties: BTreeSet<PartyId>,
}

impl Listed {
    fn new(subject: &Subject) -> Self {
        let (digest, entry) = (subject.digest, subject.entry);
        let mut listed = Self {
            people: BTreeSet::new(),
            parties: BTreeSet::new(),
        };
        for participant in &entry.participants {
            listed.add(participant.who);
            listed.parties.extend(participant.of);
        }
        for position in &entry.positions {
            position.by.iter().chain(&position.to).for_each(|who| listed.add(*who));
        }
        let mut parties: Vec<PartyId> = listed.parties.iter().copied().collect();
        // Somebody's party is known by their office, a ministry's by the ministry.
        for person in &listed.people {
            let offices = digest.person(*person).offices.iter();
            parties.extend(offices.filter_map(|office| office.of));
        }
        for account in &entry.accounts {
            parties.extend(account.side);
            for publisher in std::iter::once(account.publisher).chain(account.agency) {
                parties.extend(digest.publisher(publisher).party);
            }
        }
        for party in parties.clone() {
            let party_itself = digest.party(party);
            parties.extend(std::iter::successors(Some(party), |party| digest.party(*party).part_of));
            parties.extend(&party_itself.parts);
            let members = party_itself
                .members
                .iter()
                .filter(|member| member.bounds.may_hold_in(entry.date));
            parties.extend(members.map(|member| member.party));
        }
        listed.parties.extend(parties);
        listed
    }

    fn add(&mut self, who: Actor) {
        match who {
            Actor::Person(person) => drop(self.people.insert(person)),
            Actor::Party(party) => drop(self.parties.insert(party)),
        }
    }
}
