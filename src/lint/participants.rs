//! Participants whom the text never names, so that a reader does not learn what they did.

use super::adjectives::adjectives;
use super::subject::Subject;
use super::words::Words;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Actor, Party, PartyId, PersonId};
use crate::text::{list_some, thousands};
use std::collections::BTreeSet;

/// Reports participants whom the text of an entry in the digest's language never names.
pub fn check_participants(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    if subject.entry.language.is_some() {
        // Another language than the digest's has other names.
        return;
    }
    let text = EntryText::new(subject);
    let participants = subject.front.participants.iter().zip(&subject.entry.participants);
    let participants = participants.filter(|(_, participant)| participant.is_present());
    let unnamed = participants.filter(|(_, participant)| {
        let named = text.holders.contains(&participant.who)
            || match participant.who {
                Actor::Person(id) => text.has_person(id) || participant.of.is_some_and(|party| text.has_party(party)),
                Actor::Party(id) => text.has_party(id) || text.has_speaker_of(id),
            };
        !named
    });
    let unnamed: Vec<(usize, &str)> = unnamed
        .map(|((at, _), participant)| match participant.who {
            Actor::Person(id) => (*at, subject.digest.person(id).name.as_str()),
            Actor::Party(id) => (*at, subject.digest.party(id).name.as_str()),
        })
        .collect();
    if unnamed.len() > MAX_EACH {
        let names: Vec<&str> = unnamed.iter().map(|(_, name)| *name).collect();
        let (number, names) = (thousands(names.len()), list_some(&names));
        let message = format!("{number} participants are never named in the text: {names}");
        let location = Location::field(&subject.file.path, "participants");
        diagnostics.push(Diagnostic::new(&rules::PARTICIPANT_UNNAMED, location, message).help(HELP));
        return;
    }
    for (at, name) in unnamed {
        let message = format!("{name} is a participant, but the text never names them");
        let location = subject.file.item("participants", at);
        diagnostics.push(Diagnostic::new(&rules::PARTICIPANT_UNNAMED, location, message).help(HELP));
    }
}

const HELP: &str = "say what they did, or set `role: mentioned`, or remove them from the list";
/// So many participants are reported each; more are one finding: the text is about something else than who came.
const MAX_EACH: usize = 3;

/// Parts of names by which nobody is called.
const PARTICLES: [&str; 14] = [
    "al", "bin", "da", "de", "del", "der", "di", "dos", "el", "jr", "la", "van", "von", "sr",
];

/// The text of an entry, to look for names in.
struct EntryText<'a> {
    subject: &'a Subject<'a>,
    /// Who holds a position or is addressed by one: the page names them beside it.
    holders: BTreeSet<Actor>,
}

impl<'a> EntryText<'a> {
    fn new(subject: &'a Subject<'a>) -> Self {
        let positions = subject.entry.positions.iter();
        let holders = positions.flat_map(|position| position.by.iter().chain(&position.to));
        Self {
            subject,
            holders: holders.copied().collect(),
        }
    }

    fn has_pattern(&self, pattern: &str) -> bool {
        !pattern.is_empty() && self.subject.passages.iter().any(|passage| passage.words.has(pattern))
    }

    /// Whether a name is in the text, or a word that begins with it ("Brazilian").
    fn has_name(&self, name: &str) -> bool {
        self.has_pattern(Words::pattern(name).trim_end_matches('>'))
    }

    /// Whether one of the names is there that the gazetteer has for a party.
    fn has_known_name(&self, party: &Party) -> bool {
        let patterns = party
            .known
            .and_then(|known| self.subject.context.known_names.get(&known));
        patterns.is_some_and(|patterns| patterns.iter().any(|pattern| self.has_pattern(pattern)))
    }

    fn has_person(&self, id: PersonId) -> bool {
        let person = self.subject.digest.person(id);
        let names = std::iter::once(&person.name).chain(&person.also_known_as);
        names.chain(&person.native_name).any(|name| {
            // Texts name people by one of their names: "Wang said". Characters that stand alone are no name.
            let pattern = Words::pattern(name);
            let parts = pattern.split_inclusive('>');
            let is_name =
                |part: &&str| part.chars().count() > "<x>".len() && !PARTICLES.contains(&part.trim_matches(['<', '>']));
            parts.filter(is_name).any(|part| self.has_pattern(part)) || self.has_pattern(&pattern)
        })
    }

    /// Whether a party is named, or one that it is part of or, of those that it belongs to, a bloc.
    fn has_party(&self, id: PartyId) -> bool {
        let digest = self.subject.digest;
        let with_parents = std::iter::successors(Some(id), |party| digest.party(*party).part_of);
        with_parents.into_iter().any(|party| {
            let party = digest.party(party);
            let blocs = party.member_of.iter();
            let blocs = blocs
                .filter(|bloc| bloc.bounds.may_hold_in(self.subject.entry.date))
                .map(|bloc| bloc.party);
            let mut parties = blocs.map(|bloc| digest.party(bloc)).chain([party]);
            parties.any(|party| {
                let mut names = std::iter::once(&party.name).chain(&party.also_known_as);
                let adjectives = party.code.as_deref().map(adjectives).unwrap_or_default();
                names.any(|name| self.has_name(name))
                    || adjectives.iter().any(|adjective| self.has_name(adjective))
                    || self.has_known_name(party)
            })
        })
    }

    /// Whether a participant who acts for a party is named.
    fn has_speaker_of(&self, id: PartyId) -> bool {
        let mut participants = self.subject.entry.participants.iter();
        participants.any(|participant| match participant.who {
            Actor::Person(person) => participant.of == Some(id) && self.has_person(person),
            Actor::Party(_) => false,
        })
    }
}
