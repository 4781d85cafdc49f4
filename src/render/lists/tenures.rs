//! Offices, envoys and memberships with their dates, and who speaks for a party.

use crate::date::PartialDate;
use crate::digest::{
    Actor, Bounds, Digest, EntryId, Member, Participant, Party, PartyId, PersonId, SpecialRole, Tenure, TenureStatus,
};
use crate::language::fold_name;
use crate::render::context::Context;
use crate::render::lists::counts::shown_and_rest;
use crate::render::parts::entry_links::entry_date_link;
use crate::render::value::{Value, extended, list, map, text, text_or_none, value_or_none};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::HashSet;

/// The bounds of an office or membership, and whether it holds.
fn tenure_bounds(context: &Context, bounds: Bounds) -> [(&'static str, Value); 4] {
    let dates = context.dates();
    let status = bounds.status_on(context.digest.today());
    [
        ("from", value_or_none(bounds.from, |date| dates.partial(date))),
        ("until", value_or_none(bounds.end(), |date| dates.partial(date))),
        ("open", Value::from(bounds.is_open_on(context.digest.today()))),
        ("standing", text(status.word())),
    ]
}

/// From when until when a party exists, and whether that is `past`, `present` or `future`; none if nothing is known of it.
pub fn existence(context: &Context, bounds: Bounds) -> Value {
    let today = context.digest.today();
    let is_to_end = bounds.end().is_some_and(|end| end.latest() >= today);
    let tense = match bounds.status_on(today) {
        TenureStatus::ToCome => "future",
        // "Existed since 1991": only where an end is said that has not come, that would be false.
        _ if is_to_end => "present",
        _ => "past",
    };
    value_or_none(Some(bounds).filter(|bounds| bounds.is_known()), |bounds| {
        extended(&map(tenure_bounds(context, bounds)), [("tense", text(tense))])
    })
}

/// The offices of a person in the registry, the latest first, those without any date last.
pub fn office_list(context: &Context, offices: &[Tenure]) -> Value {
    let mut offices: Vec<&Tenure> = offices.iter().collect();
    offices.sort_by_key(|office| Reverse(sort_date(office)));
    list(offices.into_iter().map(|office| office_value(context, office)))
}

fn office_value(context: &Context, office: &Tenure) -> Value {
    let source = office.source.as_ref();
    let own = map([
        ("title", text(&office.title)),
        ("of", value_or_none(office.of, |of| context.links.party(of))),
        ("to", list(office.to.iter().map(|party| context.links.party(*party)))),
        ("acting", Value::from(office.acting)),
        (
            "source",
            value_or_none(source, |source| {
                map([
                    ("publisher", context.links.publisher(source.publisher)),
                    ("url", text_or_none(source.url.as_deref())),
                ])
            }),
        ),
        ("note", text_or_none(office.note.as_deref())),
    ]);
    extended(&own, tenure_bounds(context, office.bounds))
}

/// The envoys who are accredited to a party, the latest first, each with the office; none where there are none.
pub fn envoy_list(context: &Context, party: &Party) -> Value {
    let mut envoys = party.envoys.clone();
    envoys.sort_by_key(|envoy| Reverse(sort_date(context.digest.tenure(*envoy))));
    let envoys = envoys.into_iter().map(|envoy| {
        let link = context.links.person(envoy.person);
        extended(&link, [("office", office_value(context, context.digest.tenure(envoy)))])
    });
    shown_and_rest(envoys.collect())
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
        let own = participants.filter(|participant| participant.who == Actor::Person(id));
        let offices = own.flat_map(|participant| participant.offices.iter().map(move |office| (participant, office)));
        for (participant, office) in offices.filter(|(_, office)| office.registered.is_none()) {
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
    let statuses = members.iter().map(|member| (member.bounds.status_on(today), member));
    let mut members: Vec<(TenureStatus, &Member)> = statuses.collect();
    members.sort_by_key(|(status, member)| (*status, member.bounds.from, member.bounds.end()));
    let groups = members.chunk_by(|(a, _), (b, _)| a == b).map(|group| {
        let parties = group.iter().map(|(_, member)| {
            extended(
                &context.links.party(member.party),
                tenure_bounds(context, member.bounds),
            )
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
        let offices = spoken_offices(context.digest, own, id);
        extended(
            &context.links.person(own[0].person),
            [
                ("count", Value::from(count)),
                (
                    "offices",
                    list(
                        offices
                            .into_iter()
                            .map(|(title, acting)| map([("title", text(title)), ("acting", Value::from(acting))])),
                    ),
                ),
            ],
        )
    });
    shown_and_rest(speakers.collect())
}

/// Somebody who speaks for a party in an entry.
struct Speaker<'a> {
    person: PersonId,
    entry: EntryId,
    participant: &'a Participant,
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
        speaks.then_some(Speaker {
            person,
            entry,
            participant,
        })
    });
    speakers.collect()
}

/// The offices in which somebody speaks for a party, each once with whether it is an acting one: those that are of no other party.
/// One of the registry has the title that it has there, in whatever words entries name it.
fn spoken_offices<'a>(digest: &'a Digest, speakers: &[Speaker<'a>], id: PartyId) -> Vec<(&'a str, bool)> {
    let shown = speakers.iter().flat_map(|speaker| speaker.participant.shown_offices());
    let own = shown.filter(|office| office.of.is_none_or(|of| digest.is_one_voice(of, id)));
    let mut seen = HashSet::new();
    let offices = own.map(|office| {
        let registered = office.registered.map(|at| digest.tenure(at).title.as_str());
        (registered.unwrap_or(&office.title), office.acting)
    });
    offices
        .filter(|(title, acting)| seen.insert((fold_name(title), *acting)))
        .collect()
}

/// When an office began, by which offices are sorted, or else when it ended. None where neither is known.
fn sort_date(office: &Tenure) -> Option<Date> {
    let until = office
        .bounds
        .until
        .map(|until| until.map_or(Date::MAX, PartialDate::last));
    office.bounds.from.map(PartialDate::first).or(until)
}
