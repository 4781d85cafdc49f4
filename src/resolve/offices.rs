//! Which offices a person holds on the day of an event, which of them the entry shows, and for which party the person is there.

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
    /// The party that the entry says the person is there for, and those that it speaks for or that speak for it.
    pub of: Option<PartyId>,
}

/// The offices that a person holds for certain through a span, in the order in which they began; of those that began
/// together, in the order of the file.
pub fn held_offices(person: &Person, id: PersonId, span: DateSpan) -> Vec<TenureRef> {
    let offices = person.offices.iter().enumerate();
    let held = offices.filter(|(_, office)| office.bounds.hold_throughout(span));
    let mut held: Vec<TenureRef> = held.map(|(at, _)| TenureRef { person: id, at }).collect();
    held.sort_by_key(|held| person.offices[held.at].bounds.from);
    held
}

/// The party of some offices, if all that are of a party are of the same one.
pub fn common_party(mut parties: impl Iterator<Item = Option<PartyId>>) -> Option<PartyId> {
    let first = parties.find_map(|party| party)?;
    parties
        .all(|party| party.is_none_or(|party| party == first))
        .then_some(first)
}

/// The offices of a participant on the day of the event. Shown are those that the entry names, else those of the party that
/// the person is there for, else all.
pub fn participant_offices(
    person: &Person,
    id: PersonId,
    context: &OfficeContext,
    speaks_for: impl Fn(PartyId, PartyId) -> bool,
) -> Vec<Office> {
    let held = held_offices(person, id, context.span);
    let tenure = |held: &TenureRef| &person.offices[held.at];
    let is_of = |office: &Tenure| {
        let parties = office.of.zip(context.of);
        parties.is_some_and(|(own, of)| own == of || speaks_for(own, of))
    };
    let mut offices: Vec<Office> = held
        .iter()
        .map(|held| {
            let tenure = tenure(held);
            Office {
                title: tenure.title.clone(),
                of: tenure.of.or(context.of),
                registered: Some(*held),
                acting: tenure.acting,
                is_shown: true,
            }
        })
        .collect();
    let mut show_only = |shown: &[bool]| {
        for (office, is_shown) in offices.iter_mut().zip(shown) {
            office.is_shown = *is_shown;
        }
    };
    if let Some(title) = context.office {
        let may_mean = |office: &Tenure| office.of.is_none() || context.of.is_none() || is_of(office);
        let named = named_offices(held.iter().map(tenure), title, may_mean);
        show_only(&named);
        match named.iter().filter(|is_named| **is_named).count() {
            0 => offices.insert(0, unregistered_office(title, context.of)),
            // The entry's own words for the one office that it means.
            1 => {
                if let Some(office) = offices.iter_mut().find(|office| office.is_shown) {
                    title.clone_into(&mut office.title);
                }
            }
            _ => {}
        }
    } else if held.len() > 1 {
        // A title may speak of somebody else's office too: it tells which office is meant only where all are of one party.
        let is_one_party = common_party(held.iter().map(|held| tenure(held).of)).is_some();
        let folded_title = spaced(&fold_name(context.title));
        let is_in_title = |office: &Tenure| is_one_party && folded_title.contains(&spaced(&fold_name(&office.title)));
        let in_title: Vec<bool> = held.iter().map(|held| is_in_title(tenure(held))).collect();
        let of_party: Vec<bool> = held.iter().map(|held| is_of(tenure(held))).collect();
        if let Some(shown) = [in_title, of_party].iter().find(|shown| shown.contains(&true)) {
            show_only(shown);
        }
    }
    offices
}

/// Which of these offices a title means: those of exactly that title, else those that are the same office in other words.
fn named_offices<'a>(
    held: impl Iterator<Item = &'a Tenure> + Clone,
    title: &str,
    may_mean: impl Fn(&Tenure) -> bool,
) -> Vec<bool> {
    let folded = fold_name(title);
    let is_exact = |own: &Tenure| fold_name(&own.title) == folded && may_mean(own);
    let exact: Vec<bool> = held.clone().map(is_exact).collect();
    if exact.contains(&true) {
        exact
    } else {
        held.map(|own| is_same_office(&own.title, title) && may_mean(own))
            .collect()
    }
}

/// An office that only the entry has.
pub fn unregistered_office(title: &str, of: Option<PartyId>) -> Office {
    Office {
        title: title.to_owned(),
        of,
        registered: None,
        acting: false,
        is_shown: true,
    }
}

/// A folded text between spaces, so that whole words of it can be found.
fn spaced(folded: &str) -> String {
    format!(" {folded} ")
}
