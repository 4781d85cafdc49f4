//! Offices that an entry gives to a participant and the registry contradicts on that day.

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Actor, PartyId, Tenure};
use crate::fields::is_same_office;

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
        if same().any(|tenure| tenure.bounds.may_hold_in(span)) {
            continue;
        }
        let others = tenures().filter(|tenure| tenure.bounds.hold_throughout(span));
        let then = span.with_preposition();
        let message = match (list_tenures(same()), list_tenures(others)) {
            (Some(same), _) => format!("{} was {same}, not {then}", person.full_name()),
            (None, Some(others)) => format!("{then}, {} was {others}", person.full_name()),
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

/// Reports people of whom it is not clear for which party they are there: the registry has offices of parties for them on
/// that day, of several or of another title than the entry gives, and the entry does not say for whom they speak.
pub fn check_unclear_parties(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let participants = subject.front.participants.iter().zip(&subject.entry.participants);
    for ((at, front), participant) in participants {
        let (Actor::Person(person), None) = (participant.who, participant.of) else {
            continue;
        };
        // Those of the office that the entry gives come first, though the registry does not have it for certain on that day.
        let is_meant = |tenure: &&Tenure| {
            let title = front.office.as_ref();
            title.is_some_and(|title| is_same_office(&tenure.title, title))
                && tenure.bounds.may_hold_in(subject.entry.date)
        };
        let meant = subject.digest.person(person).offices.iter().filter(is_meant);
        let held = participant.offices.iter().filter_map(|office| office.of);
        let mut parties: Vec<&str> = Vec::new();
        for party in meant.filter_map(|tenure| tenure.of).chain(held) {
            let slug = subject.digest.party(party).slug.as_str();
            if !parties.contains(&slug) {
                parties.push(slug);
            }
        }
        if parties.is_empty() {
            continue;
        }
        let name = subject.digest.person(person).full_name();
        let message = match &front.office {
            Some(office) => format!("{name} is there as {office}, and the entry does not say for which party"),
            None => format!(
                "{name} has offices of several parties on that day, and the entry does not say for which one they are there"
            ),
        };
        let location = subject.file.item_field("participants", *at, front.who.field());
        let diagnostic = Diagnostic::new(&rules::PARTICIPANT_WITHOUT_PARTY, location, message);
        diagnostics.push(diagnostic.help(format!("add `for:`, such as `for: {}`", parties.join("` or `for: "))));
    }
}

fn may_be_of_party(tenure: &Tenure, party: Option<PartyId>) -> bool {
    tenure.of.is_none() || party.is_none() || tenure.of == party
}

/// Some offices with their dates, as a message says them; none if there are none.
fn list_tenures<'a>(tenures: impl Iterator<Item = &'a Tenure>) -> Option<String> {
    let described = tenures.map(|tenure| format!("{} {}", tenure.title, tenure.bounds.describe()));
    let described: Vec<String> = described.collect();
    (!described.is_empty()).then(|| described.join(" and "))
}
