//! Parties of an entry that did not exist on its date, according to the registry.

use super::subject::Subject;
use crate::date::DateSpan;
use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::digest::{Actor, Digest, Party, PartyId};
use std::collections::HashSet;

/// Reports parties that take part in an entry, are named in it or hold a position in it, and that for certain did not exist
/// then. Each is reported once, where the entry first names it.
pub fn check_existence(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let (digest, span) = (subject.digest, subject.entry.date);
    let mut seen: HashSet<PartyId> = HashSet::new();
    let mut check = |party: PartyId, location: &dyn Fn() -> Location| {
        if !digest.party(party).bounds.may_hold_in(span) && seen.insert(party) {
            diagnostics.push(not_existing(digest, party, span, location()));
        }
    };
    let participants = subject.front.participants.iter().zip(&subject.entry.participants);
    for ((at, front), participant) in participants {
        let field = |field| subject.file.item_field("participants", *at, field);
        match participant.who {
            Actor::Party(party) => check(party, &|| field(front.who.field())),
            Actor::Person(_) => {
                let name = front.of.as_ref().map_or(front.who.field(), |_| "for");
                participant
                    .of
                    .into_iter()
                    .for_each(|party| check(party, &|| field(name)));
            }
        }
    }
    let positions = subject.front.positions.iter().zip(&subject.entry.positions);
    for ((at, front), position) in positions {
        let lists = [("by", &front.by, &position.by), ("to", &front.to, &position.to)];
        for (list, fronts, actors) in lists {
            for ((index, front), actor) in fronts.iter().zip(actors) {
                let Actor::Party(party) = actor else { continue };
                check(*party, &|| {
                    let position = FieldPath::root().key("positions").index(*at);
                    let path = position.key(list).index(*index).key(front.field());
                    Location::value(&subject.file.path, path)
                });
            }
        }
    }
}

fn not_existing(digest: &Digest, id: PartyId, span: DateSpan, location: Location) -> Diagnostic {
    let party = digest.party(id);
    let has_ended = party.bounds.is_before(span);
    let message = match (has_ended, party.bounds.end(), party.bounds.from) {
        (true, Some(until), _) => format!(
            "{} existed until {until}, and the entry is of {span}",
            party.full_name()
        ),
        (_, _, Some(from)) => format!("{} exists from {from}, and the entry is of {span}", party.full_name()),
        _ => format!("{} did not exist on {span}", party.full_name()),
    };
    let mut diagnostic = Diagnostic::new(&rules::PARTY_DID_NOT_EXIST, location, message);
    if let Some(file) = &party.file {
        let field = if has_ended { "until" } else { "from" };
        diagnostic = diagnostic.label(Location::field(file, field), "the registry says so here");
    }
    let next: fn(&Party) -> &[PartyId] = if has_ended {
        |party| &party.successors
    } else {
        |party| &party.predecessors
    };
    let others = existing_relatives(digest, id, span, next);
    let relation = if has_ended { "successor" } else { "predecessor" };
    diagnostic.help(match others.as_slice() {
        [] => {
            "correct the date, or name the party of that time; if it is only remembered, allow this rule in the entry"
                .to_owned()
        }
        [other] => {
            format!("did you mean its {relation} `{other}`? If it is only remembered, allow this rule in the entry")
        }
        others => {
            let others: Vec<String> = others.iter().map(|other| format!("`{other}`")).collect();
            format!(
                "did you mean one of its {relation}s, {}? If it is only remembered, allow this rule in the entry",
                others.join(", ")
            )
        }
    })
}

/// The slugs of the parties that took a party's place, or whose place it took, and that may exist in a span. Where one of them
/// does not exist then either, those that follow are taken.
fn existing_relatives(digest: &Digest, id: PartyId, span: DateSpan, next: fn(&Party) -> &[PartyId]) -> Vec<&str> {
    let mut seen = HashSet::from([id]);
    let mut open: Vec<PartyId> = next(digest.party(id)).to_vec();
    let mut found = Vec::new();
    while let Some(other) = open.pop() {
        if !seen.insert(other) {
            continue;
        }
        let party = digest.party(other);
        if party.bounds.may_hold_in(span) {
            found.push(party.slug.as_str());
        } else {
            open.extend(next(party));
        }
    }
    found.sort_unstable();
    found
}
