//! Participants whom the text never names, so that a reader does not learn what they did.

use super::adjectives::adjectives;
use super::passage::Passage;
use super::subject::Subject;
use super::words::Words;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Actor, Participant, Party, PartyId, PartyKind, PersonId};
use crate::text::{list_some, thousands};
use std::collections::BTreeSet;

/// Reports participants whom the text of an entry in the digest's language never names, as one finding: the text leaves them out
/// together. Of a sole participant everything is said that the text says, whether it names them or not.
pub fn check_participants(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let entry = subject.entry;
    let present = subject.front.participants.iter().zip(&entry.participants);
    let present: Vec<_> = present.filter(|(_, one)| one.is_present()).collect();
    if entry.language.is_some() || present.len() < 2 {
        // Another language than the digest's has other names.
        return;
    }
    let text = EntryText::new(subject);
    let unnamed: Vec<(usize, &str)> = present
        .into_iter()
        .filter(|(_, participant)| !text.has_participant(participant))
        .map(|((at, _), participant)| match participant.who {
            Actor::Person(id) => (*at, subject.digest.person(id).name.as_str()),
            Actor::Party(id) => (*at, subject.digest.party(id).name.as_str()),
        })
        .collect();
    let (message, location) = match unnamed.as_slice() {
        [] => return,
        [(at, name)] => (
            format!("{name} is a participant, but the text never names them"),
            subject.file.item("participants", *at),
        ),
        several => {
            let names: Vec<&str> = several.iter().map(|(_, name)| *name).collect();
            let (number, names) = (thousands(names.len()), list_some(&names));
            (
                format!("{number} participants are never named in the text: {names}"),
                Location::field(&subject.file.path, "participants"),
            )
        }
    };
    diagnostics.push(Diagnostic::new(&rules::PARTICIPANT_UNNAMED, location, message).help(HELP));
}

const HELP: &str = "say what they did, or set `role: mentioned`, or remove them from the list";
/// Parts of names by which nobody is called.
const PARTICLES: [&str; 14] = [
    "al", "bin", "da", "de", "del", "der", "di", "dos", "el", "jr", "la", "van", "von", "sr",
];

/// Words of offices and of bodies that many have, by which alone nobody is called.
const COMMON_WORDS: [&str; 16] = [
    "affairs",
    "and",
    "black",
    "central",
    "foreign",
    "general",
    "international",
    "minister",
    "national",
    "north",
    "people",
    "peoples",
    "republic",
    "south",
    "state",
    "united",
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

    /// Whether a participant is named, or somebody through whom they act.
    fn has_participant(&self, participant: &Participant) -> bool {
        self.holders.contains(&participant.who)
            || match participant.who {
                Actor::Person(id) => {
                    self.has_person(id)
                        || participant.of.is_some_and(|party| self.has_party(party))
                        || participant.offices.iter().any(|office| self.has_part_of(&office.title))
                }
                Actor::Party(id) => self.has_party(id) || self.has_speaker_of(id),
            }
    }

    fn has_pattern(&self, pattern: &str) -> bool {
        !pattern.is_empty() && self.subject.passages.iter().any(|passage| passage.words.has(pattern))
    }

    /// Whether a name is in the text, or a word that begins with its stem ("Brazilian", «российский», «Лаврова»), in scripts that join
    /// particles to words also after one («والمغرب»).
    fn has_name(&self, name: &str) -> bool {
        let pattern = Words::pattern(name);
        let stem = stem_of(pattern.trim_end_matches('>'));
        self.has_pattern(stem) || has_joined_particles(name) && self.has_after_particles(stem)
    }

    /// Whether the stem of a name is in the text with particles before it.
    fn has_after_particles(&self, stem: &str) -> bool {
        let bare = stem.trim_start_matches('<');
        let bare = bare.strip_prefix("ال").unwrap_or(bare);
        let has = |passage: &Passage| passage.words.has_after_prefix(bare, &PARTICLES_JOINED, MAX_JOINED);
        bare.chars().count() > 2 && self.subject.passages.iter().any(has)
    }

    /// Whether one of the words of a title or of the name of a body is there by which it can be called: "the Secretary", "the Department".
    fn has_part_of(&self, name: &str) -> bool {
        let pattern = Words::pattern(name);
        let mut parts = pattern.split_inclusive('>');
        let is_telling =
            |part: &str| part.chars().count() > "<xxx>".len() && !COMMON_WORDS.contains(&part.trim_matches(['<', '>']));
        self.has_pattern(&pattern) || parts.any(|part| is_telling(part) && self.has_pattern(part))
    }

    /// Whether the initials of a name are there: "ASEAN", "the EU".
    fn has_initials_of(&self, name: &str) -> bool {
        let capitals = name.split([' ', '-']).filter_map(|word| word.chars().next());
        let initials: String = capitals.filter(|first| first.is_uppercase()).collect();
        initials.chars().count() >= MIN_INITIALS && self.has_pattern(&Words::pattern(&initials))
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
            let parts = pattern.split_inclusive('>').map(|part| part.trim_matches(['<', '>']));
            let is_name = |part: &&str| part.chars().count() > 1 && !PARTICLES.contains(part);
            let mut parts = parts.filter(is_name);
            parts.any(|part| self.has_part_of_person(part) || self.has_short_form(part))
                || self.has_pattern(&pattern)
                || self.has_initials_of(name)
        })
    }

    /// Whether the beginning of a name is there as a word: "Dan" for Daniel.
    fn has_short_form(&self, part: &str) -> bool {
        let ends = part.char_indices().map(|(at, _)| at).skip(MAX_SHORT);
        let mut shorter = ends.filter_map(|end| part.get(..end));
        part.is_ascii() && shorter.any(|short| self.has_pattern(&Words::pattern(short)))
    }

    /// Whether a part of a person's name is there: short ones as they are, longer ones inflected as well.
    fn has_part_of_person(&self, part: &str) -> bool {
        let is_inflected = !part.is_ascii() && part.chars().count() > MAX_SHORT;
        match is_inflected {
            true => self.has_name(part),
            false => self.has_pattern(&Words::pattern(part)),
        }
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
                let is_body =
                    party.code.is_none() && !matches!(party.kind, Some(PartyKind::State | PartyKind::StateOrTerritory));
                names.any(|name| {
                    self.has_name(name) || is_body && (self.has_part_of(name) || self.has_initials_of(name))
                }) || adjectives.iter().any(|adjective| self.has_name(adjective))
                    || self.has_known_name(party)
            })
        })
    }

    /// Whether a participant who acts for a party is named.
    fn has_speaker_of(&self, id: PartyId) -> bool {
        let mut participants = self.subject.entry.participants.iter();
        participants.any(|participant| match participant.who {
            // Somebody of whom the digest does not know for whom they came may have come for this party.
            Actor::Person(person) => participant.of.is_none_or(|party| party == id) && self.has_person(person),
            Actor::Party(_) => false,
        })
    }
}

/// Letters that are particles where they are joined to the word after them, in Arabic and in Hebrew.
const PARTICLES_JOINED: [char; 14] = ['و', 'ف', 'ب', 'ل', 'ك', 'س', 'ا', 'ו', 'ה', 'ב', 'ל', 'מ', 'ש', 'כ'];
/// Fewer initials may be any word.
const MIN_INITIALS: usize = 2;
/// So many of them, with the article, stand before a word at most.
const MAX_JOINED: usize = 4;
/// Parts of names of so many letters are looked for as they are.
const MAX_SHORT: usize = 3;

/// Whether a name is in a script that joins particles to the word after them.
fn has_joined_particles(name: &str) -> bool {
    name.chars().any(|c| matches!(c, '\u{590}'..='\u{6ff}'))
}

/// A folded pattern without the vowel at its end that inflection and derivation change, if its last word is long: "Argentin(a)",
/// «росси(я)».
fn stem_of(pattern: &str) -> &str {
    let last = pattern.rsplit('<').next().unwrap_or_default();
    let is_inflected = last.chars().any(|c| matches!(c, '\u{370}'..='\u{52f}'));
    let is_long = last.chars().count() > if is_inflected { 4 } else { 6 };
    let shorter = pattern.strip_suffix(|c| "aeiouyаеиоуыэюяйьαηοι".contains(c));
    shorter.filter(|_| is_long).unwrap_or(pattern)
}

#[cfg(test)]
mod tests {
    use super::stem_of;

    #[test]
    fn stems_are_cut_at_characters() {
        for (pattern, stem) in [
            ("<россия", "<росси"),
            ("<мид", "<мид"),
            ("<лавров", "<лавров"),
            ("<китай", "<кита"),
            ("<argentina", "<argentin"),
            ("<morocco", "<morocc"),
            ("<brazil", "<brazil"),
            ("<saudi><arabia", "<saudi><arabia"),
            ("<中><国", "<中><国"),
            ("<한국", "<한국"),
            ("", ""),
        ] {
            assert_eq!(stem_of(pattern), stem, "{pattern}");
        }
    }
}
