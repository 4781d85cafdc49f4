//! Offices that an entry gives to a participant and the registry contradicts on that day.

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Actor, PartyId, Tenure};
use crate::language::fold_name;
use std::collections::BTreeSet;

/// Reports offices of participants that the registry contradicts on the day of the event.
pub fn check_offices(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let span = subject.entry.date;
    let participants = subject.front.participants.iter().zip(&subject.entry.participants);
    for ((at, front), participant) in participants {
        let (Some(office), Actor::Person(person)) = (&front.office, participant.who) else {
            continue;
        };
        let person = subject.digest.person(person);
        let tenures = || {
            person
                .offices
                .iter()
                .filter(|tenure| may_be_of_party(tenure, participant.of))
        };
        let same = || tenures().filter(|tenure| is_same_office(&tenure.title, office));
        // An unknown beginning or end contradicts nothing.
        let may_hold = |tenure: &&Tenure| {
            tenure.from.is_none_or(|from| from <= span.last())
                && tenure.until.flatten().is_none_or(|until| span.first() <= until)
        };
        if same().any(|tenure| may_hold(&tenure)) {
            continue;
        }
        let other = tenures().find(|tenure| tenure.covers(span.first(), span.last()));
        let message = match (same().next(), other) {
            (Some(tenure), _) => format!(
                "{} was {} {}, not on {span}",
                person.name,
                tenure.title,
                describe_period(tenure)
            ),
            (None, Some(tenure)) => format!("{} was {} then, {}", person.name, tenure.title, describe_period(tenure)),
            (None, None) => continue,
        };
        let location = subject.file.item_field("participants", *at, "office");
        let mut diagnostic = Diagnostic::new(&rules::OFFICE_CONTRADICTED, location, message);
        if let Some(file) = &person.file {
            let registry = Location::field(file, "offices");
            diagnostic = diagnostic.label(registry, "the registry says so here");
        }
        diagnostics.push(diagnostic.help("correct the entry or the registry; check a source from that day"));
    }
}

fn may_be_of_party(tenure: &Tenure, party: Option<PartyId>) -> bool {
    tenure.of.is_none() || party.is_none() || tenure.of == party
}

/// Whether two titles are of one office: all words of one are in the other, as in "Foreign Minister" and "State Councilor
/// and Foreign Minister".
fn is_same_office(a: &str, b: &str) -> bool {
    let (a, b) = (fold_name(a), fold_name(b));
    let words = |title: &str| title.split(' ').map(str::to_owned).collect::<BTreeSet<String>>();
    let (a, b) = (words(&a), words(&b));
    a.is_subset(&b) || b.is_subset(&a)
}

/// When an office was held, as a message says it.
fn describe_period(tenure: &Tenure) -> String {
    match (tenure.from, tenure.until.flatten()) {
        (Some(from), Some(until)) => format!("from {from} until {until}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) => format!("until {until}"),
        (None, None) => "at an unknown time".to_owned(),
    }
}
