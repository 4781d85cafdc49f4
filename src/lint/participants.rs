//! Participants that the text never names: a reader does not learn what they did.

use super::adjectives::adjectives;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::{Actor, PartyId, PersonId};
use crate::text::fold;
use std::collections::{BTreeSet, HashSet};

pub fn check(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    if subject.entry.language.is_some() {
        // Another language than the digest's has other names.
        return;
    }
    let folded = Text::fold(subject);
    let text = Text::of(subject, &folded);
    let participants = subject.front.participants.iter().zip(&subject.entry.participants);
    for ((at, _), participant) in participants.filter(|(_, participant)| !participant.is_mentioned()) {
        let named = text.holders.contains(&participant.who)
            || match participant.who {
                Actor::Person(id) => text.has_person(id) || participant.of.is_some_and(|party| text.has_party(party)),
                Actor::Party(id) => text.has_party(id) || text.has_speaker_of(id),
            };
        if !named {
            let name = match participant.who {
                Actor::Person(id) => &subject.digest.person(id).name,
                Actor::Party(id) => &subject.digest.party(id).name,
            };
            let message = format!("{name} takes part, and the text never names them");
            let place = subject.file.item("participants", *at);
            let help = "say what they did, or give them `role: mentioned` or no place in the list";
            diagnostics.push(Diagnostic::new(&rules::PARTICIPANT_UNNAMED, place, message).help(help));
        }
    }
}

/// Parts of names that are nobody's by themselves.
const PARTICLES: [&str; 14] = [
    "al", "bin", "da", "de", "del", "der", "di", "dos", "el", "jr", "la", "van", "von", "sr",
];

/// An entry's text as names are looked for in it.
struct Text<'a> {
    subject: &'a Subject<'a>,
    /// Folded, with a space before it.
    folded: &'a str,
    words: HashSet<&'a str>,
    /// Who holds a position or is addressed by one, which the page tells.
    holders: BTreeSet<Actor>,
}

impl<'a> Text<'a> {
    /// The words of an entry, folded, with a space before each.
    fn fold(subject: &Subject) -> String {
        let title = [subject.entry.title.as_str(), subject.entry.summary.as_str()];
        let body = subject.paragraphs.iter().map(|paragraph| paragraph.text.as_str());
        let all: Vec<&str> = title.into_iter().chain(body).collect();
        // An apostrophe ends a name here: "Modi's".
        let all = all.join(" ").replace(['\'', '’'], " ");
        format!(" {}", fold(&all))
    }

    fn of(subject: &'a Subject<'a>, folded: &'a str) -> Self {
        let positions = subject.entry.positions.iter();
        Self {
            subject,
            folded,
            words: folded.split(' ').collect(),
            holders: positions
                .flat_map(|position| position.by.iter().chain(&position.to))
                .copied()
                .collect(),
        }
    }

    /// Whether a name or one that is made of it ("Brazilian") begins a word.
    fn has(&self, name: &str) -> bool {
        let name = fold(name);
        !name.is_empty() && self.folded.contains(&format!(" {name}"))
    }

    fn has_person(&self, id: PersonId) -> bool {
        let person = self.subject.digest.person(id);
        let names = std::iter::once(&person.name).chain(&person.also_known_as);
        // Texts name people by one of their names: "Wang said".
        names.chain(&person.native_name).any(|name| {
            let name = fold(name);
            let is_in =
                |part: &str| self.words.contains(part) && !PARTICLES.contains(&part) && part.chars().nth(1).is_some();
            name.split(' ').any(is_in) || !name.is_ascii() && self.folded.contains(&name)
        })
    }

    /// Whether a party is named, or one that it is part of or, of those that it belongs to, a bloc.
    fn has_party(&self, id: PartyId) -> bool {
        let digest = self.subject.digest;
        let wholes = std::iter::successors(Some(id), |party| digest.party(*party).part_of);
        wholes.into_iter().any(|party| {
            let party = digest.party(party);
            let blocs = party.member_of.iter();
            let blocs = blocs
                .filter(|bloc| bloc.holds(self.subject.entry.date))
                .map(|bloc| bloc.party);
            let mut parties = blocs.map(|bloc| digest.party(bloc)).chain([party]);
            parties.any(|party| {
                let mut names = std::iter::once(&party.name).chain(&party.also_known_as);
                let adjectives = party.code.as_deref().map(adjectives).unwrap_or_default();
                names.any(|name| self.has(name)) || adjectives.iter().any(|adjective| self.has(adjective))
            })
        })
    }

    /// Whether somebody is named who takes part and speaks for a party.
    fn has_speaker_of(&self, id: PartyId) -> bool {
        let mut participants = self.subject.entry.participants.iter();
        participants.any(|participant| match participant.who {
            Actor::Person(person) => participant.of == Some(id) && self.has_person(person),
            Actor::Party(_) => false,
        })
    }
}
