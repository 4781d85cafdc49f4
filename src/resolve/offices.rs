//! Which offices a person holds on the day of an event, which of them the entry shows, and for which party the person is there.

use super::registries::Registries;
use crate::date::DateSpan;
use crate::digest::{Office, PartyId, Person, PersonId, Tenure, TenureRef};
use crate::fields::is_same_office;
use crate::language::fold_name;

/// What an entry says of a participant's office.
pub struct OfficeContext<'a> {
    /// The entry's title, which may name the office.
    pub title: &'a str,
    /// The time of the event.
    pub span: DateSpan,
    /// The office that the entry gives to the participant.
    pub office: Option<&'a str>,
    /// The party that the entry says the person is there for.
    pub of: Option<PartyId>,
}

/// The offices that a person may hold in a span, each with whether it is held for certain through all of it, in the order in
/// which they began; of those that began together, in the order of the file.
fn possible_offices(person: &Person, id: PersonId, span: DateSpan) -> Vec<(TenureRef, bool)> {
    let offices = person.offices.iter().enumerate();
    let possible = offices.filter(|(_, office)| office.bounds.may_hold_in(span));
    let with_certainty =
        |(at, office): (usize, &Tenure)| (TenureRef { person: id, at }, office.bounds.hold_throughout(span));
    let mut possible: Vec<(TenureRef, bool)> = possible.map(with_certainty).collect();
    possible.sort_by_key(|(held, _)| person.offices[held.at].bounds.from);
    possible
}

/// The party for which somebody speaks in all of some offices: the first one that those of all offices are or speak for. Offices
/// of no party are not counted. None if there are several.
fn common_party(registries: &Registries, parties: impl Iterator<Item = Option<PartyId>>) -> Option<PartyId> {
    let mut parties = parties.flatten();
    let mut common: Vec<PartyId> = registries.voice_chain(parties.next()?).collect();
    for party in parties {
        common.retain(|one| registries.voice_chain(party).any(|other| other == *one));
    }
    common.first().copied()
}

/// The party for which somebody speaks by the offices that the registry has: it is certain only if no other one may be held in
/// that span for another party. None if no office is certain.
pub fn registered_party(registries: &Registries, id: PersonId, span: DateSpan) -> Option<PartyId> {
    let person = &registries.people[id.index()];
    let possible = possible_offices(person, id, span);
    certain_party(registries, person, &possible)
}

fn certain_party(registries: &Registries, person: &Person, possible: &[(TenureRef, bool)]) -> Option<PartyId> {
    let of = |held: &TenureRef| person.offices[held.at].of;
    let is_certain = possible
        .iter()
        .any(|(held, is_certain)| *is_certain && of(held).is_some());
    let parties = possible.iter().map(|(held, _)| of(held));
    common_party(registries, parties).filter(|_| is_certain)
}

/// The offices of a participant on the day of the event, and the party that they are there for. Shown are those that the entry
/// names, else those of the party that the person is there for, else all that are held for certain.
pub fn participant_offices(
    registries: &Registries,
    id: PersonId,
    context: &OfficeContext,
) -> (Vec<Office>, Option<PartyId>) {
    let person = &registries.people[id.index()];
    let possible = possible_offices(person, id, context.span);
    match context.office {
        Some(title) => with_named_offices(registries, person, &possible, title, context),
        None => {
            let of = context.of.or_else(|| certain_party(registries, person, &possible));
            let certain: Vec<TenureRef> = possible.iter().filter(|(_, it)| *it).map(|(held, _)| *held).collect();
            let shown = shown_offices(registries, person, &certain, context);
            let offices = certain.iter().zip(shown);
            let offices =
                offices.map(|(held, is_shown)| registered_office(person, *held, context.of, (true, is_shown)));
            (offices.collect(), of)
        }
    }
}

/// Which offices an entry shows that names none of them.
fn shown_offices(registries: &Registries, person: &Person, held: &[TenureRef], context: &OfficeContext) -> Vec<bool> {
    let tenures = || held.iter().map(|held| &person.offices[held.at]);
    // A title may speak of somebody else's office too: it tells which office is meant only where all are of one party.
    let is_one_party = common_party(registries, tenures().map(|office| office.of)).is_some();
    let folded_title = spaced(&fold_name(context.title));
    let is_in_title = |office: &Tenure| is_one_party && folded_title.contains(&spaced(&fold_name(&office.title)));
    let in_title: Vec<bool> = tenures().map(is_in_title).collect();
    let of_party: Vec<bool> = tenures()
        .map(|office| is_office_of(registries, office, context.of))
        .collect();
    let chosen = [in_title, of_party].into_iter().find(|shown| shown.contains(&true));
    chosen.unwrap_or_else(|| vec![true; held.len()])
}

/// Whether an office is of a party, of one that speaks for it, or of one that it speaks for.
fn is_office_of(registries: &Registries, office: &Tenure, party: Option<PartyId>) -> bool {
    let parties = office.of.zip(party);
    parties.is_some_and(|(own, party)| registries.is_voice_of(own, party) || registries.is_voice_of(party, own))
}

/// The offices where the entry names one: those that it means are shown, also if they are only possible on that day.
fn with_named_offices(
    registries: &Registries,
    person: &Person,
    possible: &[(TenureRef, bool)],
    title: &str,
    context: &OfficeContext,
) -> (Vec<Office>, Option<PartyId>) {
    let named = named_offices(registries, person, possible, title, context.of);
    // If the registry has it for certain, the same office at a time that is not certain is not meant.
    let is_certain = |held: &TenureRef| possible.contains(&(*held, true));
    let has_certain = named.iter().any(is_certain);
    let is_shown = |held: &TenureRef| named.contains(held) && (is_certain(held) || !has_certain);
    let listed = possible
        .iter()
        .filter(|(held, is_certain)| *is_certain || is_shown(held));
    let offices =
        listed.map(|(held, is_certain)| registered_office(person, *held, context.of, (*is_certain, is_shown(held))));
    let mut offices: Vec<Office> = offices.collect();
    match offices.iter().filter(|office| office.is_shown).count() {
        0 => offices.insert(0, unregistered_office(title, context.of)),
        // The entry's own words for the one office that it means.
        1 => {
            if let Some(office) = offices.iter_mut().find(|office| office.is_shown) {
                title.clone_into(&mut office.title);
            }
        }
        _ => {}
    }
    let parties = named.iter().map(|held| person.offices[held.at].of);
    let of = context.of.or_else(|| common_party(registries, parties));
    (offices, of)
}

/// Whether an office is meant that is held for certain, or is not.
type Meaning<'a> = dyn Fn(&Tenure, bool) -> bool + 'a;

/// Which of these offices a title means: of exactly that title, else the same office in other words. Those of the party that the
/// person is there for come first, and those of no party; but who is there for one party may hold an office of another: in other
/// words only if that is certain, since every party may have a chair.
fn named_offices(
    registries: &Registries,
    person: &Person,
    possible: &[(TenureRef, bool)],
    title: &str,
    of: Option<PartyId>,
) -> Vec<TenureRef> {
    let folded = fold_name(title);
    let is_of = |own: &Tenure| own.of.is_none() || of.is_none() || is_office_of(registries, own, of);
    let is_exact = |own: &Tenure| fold_name(&own.title) == folded;
    let is_same = |own: &Tenure| is_same_office(&own.title, title);
    let meanings: [&Meaning; 4] = [
        &|own, _| is_of(own) && is_exact(own),
        &|own, _| is_of(own) && is_same(own),
        &|own, _| is_exact(own),
        &|own, is_certain| is_certain && is_same(own),
    ];
    let mut meant = meanings.iter().map(|is_meant| {
        let all = possible
            .iter()
            .filter(|(held, is_certain)| is_meant(&person.offices[held.at], *is_certain));
        all.map(|(held, _)| *held).collect()
    });
    meant
        .find(|named: &Vec<TenureRef>| !named.is_empty())
        .unwrap_or_default()
}

/// An office of the registry, of `of` if it is of no party: whether it is held for certain, and whether the entry shows it.
fn registered_office(
    person: &Person,
    held: TenureRef,
    of: Option<PartyId>,
    (is_certain, is_shown): (bool, bool),
) -> Office {
    let tenure = &person.offices[held.at];
    Office {
        title: tenure.title.clone(),
        of: tenure.of.or(of),
        registered: Some(held),
        is_certain,
        acting: tenure.acting,
        is_shown,
    }
}

/// An office that only the entry has.
pub fn unregistered_office(title: &str, of: Option<PartyId>) -> Office {
    Office {
        title: title.to_owned(),
        of,
        registered: None,
        is_certain: true,
        acting: false,
        is_shown: true,
    }
}

/// A folded text between spaces, so that whole words of it can be found.
fn spaced(folded: &str) -> String {
    format!(" {folded} ")
}
