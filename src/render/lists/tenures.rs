//! Offices and memberships with their dates, and who speaks for a party.

use crate::digest::{Actor, EntryId, Member, PartyId, PersonId, Tenure, TenureStatus};
use crate::render::context::Context;
use crate::render::lists::counts::COUNTS_LIMIT;
use crate::render::lists::tally::tally;
use crate::render::parts::entry_links::entry_date_link;
use crate::render::parts::party_tree::is_part_of;
use crate::render::value::{Value, extended, list, map, text, text_or_none, value_or_none};
use jiff::civil::Date;
use std::cmp::Reverse;

/// The bounds of an office or membership and whether it holds, as template pairs.
fn tenure_bounds(
    context: &Context,
    from: Option<Date>,
    until: Option<Option<Date>>,
    standing: TenureStatus,
) -> [(&'static str, Value); 4] {
    let dates = context.dates();
    [
        ("from", value_or_none(from, |date| dates.single(date))),
        ("until", value_or_none(until.flatten(), |date| dates.single(date))),
        // An end that is not known is something else than none yet.
        ("open", Value::from(until == Some(None))),
        ("standing", text(standing.word())),
    ]
}

/// The offices that the registry knows of somebody, the latest first, those without any date last.
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
        extended(
            &own,
            tenure_bounds(context, office.from, office.until, office.standing(today)),
        )
    }))
}

/// Offices as entries record them, where the registry does not know them: each with its first and last entry and their
/// number.
pub fn recorded_offices(context: &Context, id: PersonId) -> Value {
    let mut recorded: Vec<(&str, Option<PartyId>, EntryId, EntryId, usize)> = Vec::new();
    for entry in &context.digest.person(id).entries {
        let participants = context.digest.entry(*entry).participants.iter();
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
            ("for", value_or_none(of, |of| context.links.party(of))),
            ("first", entry_date_link(context, first)),
            ("last", entry_date_link(context, last)),
            ("count", Value::from(count)),
        ])
    }))
}

/// Members, or the blocs of a member: those that are so as of the digest, those to come, those whose dates are not known,
/// those that were. Within each in the order of time.
pub fn member_groups(context: &Context, members: &[Member]) -> Value {
    let today = context.digest.today();
    let mut members: Vec<(TenureStatus, &Member)> =
        members.iter().map(|member| (member.standing(today), member)).collect();
    members.sort_by_key(|(standing, member)| (*standing, member.from, member.until.flatten()));
    let groups = members.chunk_by(|(a, _), (b, _)| a == b).map(|group| {
        let of = group.iter().map(|(standing, member)| {
            let bounds = tenure_bounds(context, member.from, member.until, *standing);
            extended(&context.links.party(member.party), bounds)
        });
        map([("standing", text(group[0].0.word())), ("of", list(of))])
    });
    list(groups)
}

/// Who speaks for a party or for a part of it, most often first, each with the offices on record, the latest first.
pub fn speaker_list(context: &Context, id: PartyId) -> Value {
    let mut speakers: Vec<(PersonId, Option<&str>)> = Vec::new();
    for entry in &context.digest.party(id).entries {
        for participant in &context.digest.entry(*entry).participants {
            let (Actor::Person(person), Some(of)) = (participant.who, participant.of) else {
                continue;
            };
            if !participant.is_mentioned() && is_part_of(context.digest, of, id) {
                let office = participant.office.as_ref().map(|office| office.title.as_str());
                speakers.push((person, office));
            }
        }
    }
    let counts = tally(speakers.iter().map(|(person, _)| *person), COUNTS_LIMIT);
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
            &context.links.person(person),
            [
                ("count", Value::from(count)),
                ("offices", list(offices.into_iter().map(text))),
            ],
        )
    }))
}

/// By which day an office stands among others; none where no day is known.
fn sort_date(office: &Tenure) -> Option<Date> {
    let until = office.until.map(|until| until.unwrap_or(Date::MAX));
    office.from.or(until)
}
