//! Offices that an entry gives to a participant and the registry contradicts on that day.

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Actor, Tenure};
use crate::fields::is_same_office;
use crate::language::fold_name;

/// Reports offices of participants that the registry contradicts on the day of the event.
pub fn check_offices(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let (digest, span) = (subject.digest, subject.entry.date);
    let participants = subject.front.participants.iter().zip(&subject.entry.participants);
    for ((at, front), participant) in participants {
        let (Some(office), Actor::Person(person)) = (&front.office, participant.who) else {
            continue;
        };
        // The registry has it, or may have it: an unknown beginning or end contradicts nothing.
        if participant.shown_offices().any(|office| office.registered.is_some()) {
            continue;
        }
        let person = digest.person(person);
        let may_be_of = |tenure: &Tenure| {
            let parties = tenure.of.zip(participant.of);
            parties.is_none_or(|(own, of)| digest.is_one_voice(own, of))
        };
        // An office of exactly that title contradicts also if it is of another party than the person is there for.
        let is_exact = |tenure: &Tenure| fold_name(&tenure.title) == fold_name(office);
        let same = person
            .offices
            .iter()
            .filter(|tenure| is_same_office(&tenure.title, office) && (may_be_of(tenure) || is_exact(tenure)));
        let others = person
            .offices
            .iter()
            .filter(|tenure| may_be_of(tenure) && tenure.bounds.hold_throughout(span));
        let describe = |tenure: &Tenure| {
            let party = tenure.of.filter(|_| !may_be_of(tenure));
            let party = party.map(|party| format!(" ({})", digest.party(party).full_name()));
            format!(
                "{}{} {}",
                tenure.title,
                party.unwrap_or_default(),
                tenure.bounds.describe()
            )
        };
        let then = span.with_preposition();
        let message = match (list_tenures(same, describe), list_tenures(others, describe)) {
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

/// Reports people of whom it is not clear for which party they are there: the registry has offices of parties for them that they
/// hold or may hold on that day, of several or of another title than the entry gives, and the entry does not say for whom they
/// speak.
pub fn check_unclear_parties(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let participants = subject.front.participants.iter().zip(&subject.entry.participants);
    for ((at, front), participant) in participants {
        let (Actor::Person(person), None) = (participant.who, participant.of) else {
            continue;
        };
        let person = subject.digest.person(person);
        // Those that may be meant, though the registry does not have them for certain on that day.
        let may_be_meant = |tenure: &&Tenure| {
            let title = front.office.as_ref();
            title.is_none_or(|title| is_same_office(&tenure.title, title))
                && tenure.bounds.may_hold_in(subject.entry.date)
        };
        let possible = || {
            person
                .offices
                .iter()
                .filter(may_be_meant)
                .filter_map(|tenure| tenure.of)
        };
        let mut held = participant.offices.iter().filter_map(|office| office.of).peekable();
        if held.peek().is_none() && (front.office.is_none() || possible().next().is_none()) {
            continue;
        }
        let of_named = possible().filter(|_| front.office.is_some());
        let mut parties: Vec<&str> = Vec::new();
        for party in of_named.chain(held).chain(possible()) {
            push_new(&mut parties, subject.digest.party(party).slug.as_str());
        }
        let name = person.full_name();
        let message = match &front.office {
            Some(office) => format!("{name} is there as {office}, and the entry does not say for which party"),
            None => format!(
                "{name} has offices of several parties that are or may be held on that day, and the entry does not say for which one they are there"
            ),
        };
        let location = subject.file.item_field("participants", *at, front.who.field());
        let diagnostic = Diagnostic::new(&rules::PARTICIPANT_WITHOUT_PARTY, location, message);
        diagnostics.push(diagnostic.help(format!("add `for:`, such as `for: {}`", parties.join("` or `for: "))));
    }
}

fn push_new<'a>(list: &mut Vec<&'a str>, item: &'a str) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// Some offices with their dates, as a message says them; none if there are none.
fn list_tenures<'a>(tenures: impl Iterator<Item = &'a Tenure>, describe: impl Fn(&Tenure) -> String) -> Option<String> {
    let described: Vec<String> = tenures.map(describe).collect();
    (!described.is_empty()).then(|| described.join(" and "))
}
