//! What the registry and the entries tell of offices and memberships, by date as of the digest.

use super::Renderer;
use super::tally::tally;
use super::template::{Value, extended, list, map, maybe, option, text};
use super::topics::MOST;
use crate::digest::{Actor, EntryId, Member, PartyId, PersonId, Tenure, TenureStatus};
use jiff::civil::Date;
use std::cmp::Reverse;

impl Renderer<'_> {
    /// The bounds of an office or membership and whether it holds, as template pairs.
    fn bounds(
        &self,
        from: Option<Date>,
        until: Option<Option<Date>>,
        standing: TenureStatus,
    ) -> [(&'static str, Value); 4] {
        let dates = self.dates();
        [
            ("from", option(from, |date| dates.single(date))),
            ("until", option(until.flatten(), |date| dates.single(date))),
            // An end that is not known is something else than none yet.
            ("open", Value::from(until == Some(None))),
            ("standing", text(standing.word())),
        ]
    }

    /// The offices that the registry knows of somebody, the latest first, those without any date last.
    pub(super) fn offices(&self, offices: &[Tenure]) -> Value {
        let today = self.digest.today();
        let mut offices: Vec<&Tenure> = offices.iter().collect();
        offices.sort_by_key(|office| Reverse(when(office)));
        list(offices.into_iter().map(|office| {
            let own = map([
                ("title", text(&office.title)),
                ("of", option(office.of, |of| self.cards.party(of))),
                ("note", maybe(office.note.as_deref())),
            ]);
            extended(&own, self.bounds(office.from, office.until, office.status_on(today)))
        }))
    }

    /// Offices as entries record them, where the registry does not know them: each with its first and last entry and their
    /// number.
    pub(super) fn recorded(&self, id: PersonId) -> Value {
        let mut recorded: Vec<(&str, Option<PartyId>, EntryId, EntryId, usize)> = Vec::new();
        for entry in &self.digest.person(id).entries {
            let participants = self.digest.entry(*entry).participants.iter();
            for participant in participants.filter(|participant| participant.who == Actor::Person(id)) {
                let Some(office) = participant.office.as_ref().filter(|office| !office.registered) else {
                    continue;
                };
                let same = |(title, of, ..): &&mut (&str, Option<PartyId>, EntryId, EntryId, usize)| {
                    *title == office.title && *of == participant.of
                };
                match recorded.iter_mut().find(same) {
                    Some((_, _, first, _, count)) => (*first, *count) = (*entry, *count + 1),
                    None => recorded.push((&office.title, participant.of, *entry, *entry, 1)),
                }
            }
        }
        list(recorded.into_iter().map(|(title, of, first, last, count)| {
            map([
                ("title", text(title)),
                ("for", option(of, |of| self.cards.party(of))),
                ("first", self.day_of(first)),
                ("last", self.day_of(last)),
                ("count", Value::from(count)),
            ])
        }))
    }

    /// Members, or the blocs of a member: those that are so as of the digest, those to come, those whose dates are not known,
    /// those that were. Within each in the order of time.
    pub(super) fn members(&self, members: &[Member]) -> Value {
        let today = self.digest.today();
        let mut members: Vec<(TenureStatus, &Member)> =
            members.iter().map(|member| (member.status_on(today), member)).collect();
        members.sort_by_key(|(standing, member)| (*standing, member.from, member.until.flatten()));
        let groups = members.chunk_by(|(a, _), (b, _)| a == b).map(|group| {
            let of = group.iter().map(|(standing, member)| {
                let bounds = self.bounds(member.from, member.until, *standing);
                extended(&self.cards.party(member.party), bounds)
            });
            map([("standing", text(group[0].0.word())), ("of", list(of))])
        });
        list(groups)
    }

    /// Who speaks for a party or for a part of it, most often first, each with the offices on record, the latest first.
    pub(super) fn speakers(&self, id: PartyId) -> Value {
        let mut speakers: Vec<(PersonId, Option<&str>)> = Vec::new();
        for entry in &self.digest.party(id).entries {
            for participant in &self.digest.entry(*entry).participants {
                let (Actor::Person(person), Some(of)) = (participant.who, participant.of) else {
                    continue;
                };
                if !participant.is_mentioned() && self.is_part(of, id) {
                    let office = participant.office.as_ref().map(|office| office.title.as_str());
                    speakers.push((person, office));
                }
            }
        }
        let counts = tally(speakers.iter().map(|(person, _)| *person), MOST);
        // By person, and still the latest first.
        speakers.sort_by_key(|(person, _)| *person);
        list(counts.into_iter().map(|(person, count)| {
            let from = speakers.partition_point(|(other, _)| *other < person);
            let mut offices: Vec<&str> = Vec::new();
            for office in speakers[from..from + count].iter().filter_map(|(_, office)| *office) {
                if !offices.contains(&office) {
                    offices.push(office);
                }
            }
            extended(
                &self.cards.person(person),
                [
                    ("count", Value::from(count)),
                    ("offices", list(offices.into_iter().map(text))),
                ],
            )
        }))
    }

    /// Whether a party is another one or speaks for it.
    pub(super) fn is_part(&self, part: PartyId, whole: PartyId) -> bool {
        std::iter::successors(Some(part), |party| self.digest.party(*party).part_of).any(|party| party == whole)
    }

    /// An entry's date, which leads to the entry.
    pub(super) fn day_of(&self, id: EntryId) -> Value {
        let href = self.href(&self.site.entries[id.index()]);
        self.dates().value(self.digest.entry(id).date, Some(&href))
    }
}

/// By which day an office stands among others; none where no day is known.
fn when(office: &Tenure) -> Option<Date> {
    let until = office.until.map(|until| until.unwrap_or(Date::MAX));
    office.from.or(until)
}
