//! Offices and memberships with their dates, and who speaks for a party.

use crate::digest::{Actor, Digest, EntryId, Member, PartyId, PersonId, SpecialRole, Tenure, TenureStatus};
use crate::render::context::Context;
use crate::render::lists::counts::shown_and_rest;
use crate::render::parts::entry_links::entry_date_link;
use crate::render::value::{Value, extended, list, map, text, text_or_none, value_or_none};
use jiff::civil::Date;
use std::cmp::Reverse;

/// The bounds of an office or membership, and whether it holds.
fn tenure_bounds(
    context: &Context,
    from: Option<Date>,
    until: Option<Option<Date>>,
    status: TenureStatus,
) -> [(&'static str, Value); 4] {
    let dates = context.dates();
    [
        ("from", value_or_none(from, |date| dates.single(date))),
        ("until", value_or_none(until.flatten(), |date| dates.single(date))),
        // `Some(None)` is a tenure that lasts; none is one whose end is unknown.
        ("open", Value::from(until == Some(None))),
        ("standing", text(status.word())),
    ]
}

/// The offices of a person in the registry, the latest first, those without any date last.
pub fn office_list(context: &Context, offices: &[Tenure]) -> Value {
    let today = context.digest.today();
    let mut offices: Vec<&Tenure> = offices.iter().collect();
    offices.sort_by_key(|office| Reverse(sort_date(office)));
    list(offices.into_iter().map(|office| {
        let own = map([
            ("title", text(&office.title)),
            ("of", value_or_none(office.of, |of| context.links.party(of))),
            ("note", text_or_none(office.note.as_deref())),
        ]);
        let bounds = tenure_bounds(context, office.from, office.until, office.status_on(today));
        extended(&own, bounds)
    }))
}

/// An office that entries record and the registry does not have.
struct RecordedOffice<'a> {
    title: &'a str,
    of: Option<PartyId>,
    first: EntryId,
    last: EntryId,
    count: usize,
}

/// The offices of a person that entries record and the registry does not have, each with its first and last entry and the
/// number of entries.
pub fn recorded_offices(context: &Context, id: PersonId) -> Value {
    let mut recorded: Vec<RecordedOffice> = Vec::new();
    // Newest first: an office's first mention in this order is its last entry.
    for entry in &context.digest.person(id).entries {
        let participants = context.digest.entry(*entry).participants.iter();
        for participant in participants.filter(|participant| participant.who == Actor::Person(id)) {
            let Some(office) = participant.office.as_ref().filter(|office| !office.registered) else {
                continue;
            };
            let same = |known: &&mut RecordedOffice| known.title == office.title && known.of == participant.of;
            match recorded.iter_mut().find(same) {
                Some(known) => {
                    known.first = *entry;
                    known.count += 1;
                }
                None => recorded.push(RecordedOffice {
                    title: &office.title,
                    of: participant.of,
                    first: *entry,
                    last: *entry,
                    count: 1,
                }),
            }
        }
    }
    list(recorded.into_iter().map(|office| {
        map([
            ("title", text(office.title)),
            ("for", value_or_none(office.of, |of| context.links.party(of))),
            ("first", entry_date_link(context, office.first)),
            ("last", entry_date_link(context, office.last)),
            ("count", Value::from(office.count)),
        ])
    }))
}

/// The members of a bloc, or the blocs of a member, by the status of the membership today: current, to come, unknown, ended.
/// Within each they are in the order of time.
pub fn member_groups(context: &Context, members: &[Member]) -> Value {
    let today = context.digest.today();
    let mut members: Vec<(TenureStatus, &Member)> =
        members.iter().map(|member| (member.status_on(today), member)).collect();
    members.sort_by_key(|(status, member)| (*status, member.from, member.until.flatten()));
    let groups = members.chunk_by(|(a, _), (b, _)| a == b).map(|group| {
        let parties = group.iter().map(|(status, member)| {
            let bounds = tenure_bounds(context, member.from, member.until, *status);
            extended(&context.links.party(member.party), bounds)
        });
        map([("standing", text(group[0].0.word())), ("of", list(parties))])
    });
    list(groups)
}

/// How somebody speaks for a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// They took part in the event.
    TookPart,
    /// They are on record about the event, from outside.
    Comments,
}

/// Who speaks for a party, most often first, each with the offices on record, the latest first.
pub fn speaker_list(context: &Context, id: PartyId, presence: Presence) -> Value {
    let mut speakers = speakers(context.digest, id, presence);
    // The sort is stable: the entries and offices of each person stay latest first.
    speakers.sort_by_key(|speaker| speaker.person);
    let own = speakers.chunk_by(|one, other| one.person == other.person);
    let mut own: Vec<(usize, &[Speaker])> = own.map(|own| (entry_count(own), own)).collect();
    own.sort_by_key(|(count, _)| Reverse(*count));
    let speakers = own.into_iter().map(|(count, own)| {
        let mut offices: Vec<&str> = Vec::new();
        for office in own.iter().filter_map(|speaker| speaker.office) {
            if !offices.contains(&office) {
                offices.push(office);
            }
        }
        extended(
            &context.links.person(own[0].person),
            [
                ("count", Value::from(count)),
                ("offices", list(offices.into_iter().map(text))),
            ],
        )
    });
    shown_and_rest(speakers.collect())
}

/// Somebody who speaks for a party in an entry.
struct Speaker<'a> {
    person: PersonId,
    entry: EntryId,
    office: Option<&'a str>,
}

/// In how many entries somebody speaks, who may be among the participants of one more than once.
fn entry_count(speakers: &[Speaker]) -> usize {
    speakers.chunk_by(|one, other| one.entry == other.entry).count()
}

/// Everybody who speaks for a party, newest entry first; a person is there as often as they did.
fn speakers(digest: &Digest, id: PartyId, presence: Presence) -> Vec<Speaker<'_>> {
    let entries = digest.party(id).entries.iter();
    let participants = entries.flat_map(|entry| {
        let participants = digest.entry(*entry).participants.iter();
        participants.map(|participant| (*entry, participant))
    });
    let speakers = participants.filter_map(|(entry, participant)| {
        let (Actor::Person(person), Some(of)) = (participant.who, participant.of) else {
            return None;
        };
        let is_so = match presence {
            Presence::TookPart => participant.is_present() && digest.entry(entry).took_place(),
            Presence::Comments => participant.special_role() == Some(SpecialRole::Comments),
        };
        let speaks = is_so && digest.voice_chain(of).any(|party| party == id);
        let office = participant.office.as_ref().map(|office| office.title.as_str());
        speaks.then_some(Speaker { person, entry, office })
    });
    speakers.collect()
}

/// The day by which offices are sorted: the first day, or else the last. None where neither is known.
fn sort_date(office: &Tenure) -> Option<Date> {
    let until = office.until.map(|until| until.unwrap_or(Date::MAX));
    office.from.or(until)
}
