//! Entries that tell of one event twice: the same participants within a day on the same topic, or nearly the same text.
//! Entries are compared with those that share a key, never all with all.

mod minhash;

use super::passage::Whereabouts;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Actor, Digest, Entry, EntryId};
use crate::language::fold_name;
use jiff::civil::Date;
pub use minhash::Sketch;
use std::collections::{BTreeMap, HashMap};

/// How many days apart nearly the same texts are of one event; short ones are a day apart at most, since a leader who
/// travels to and fro has one like the other.
const DAYS: i32 = 3;
/// How alike the texts are then, and where nothing but the text speaks for it, in hundredths.
const ALIKE: usize = 80;
const VERY_ALIKE: usize = 85;
/// How alike the texts are of one event that is told as two kinds of event.
const SOMEWHAT_ALIKE: usize = 30;
/// Shorter texts are alike by chance, in words.
const LONG: usize = 40;
/// With how many of those that share its key an entry is compared.
const COMPARED: usize = 16;

/// The sketch of an entry's text.
pub fn sketch(subject: &Subject) -> Sketch {
    let bodies = subject.passages.iter();
    let bodies = bodies.filter(|passage| matches!(passage.whereabouts, Whereabouts::Paragraph(_)));
    Sketch::new(bodies.flat_map(|passage| passage.words.iter()))
}

/// Why two entries are taken for one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    Participants,
    Text(usize),
}

/// An entry as it is compared.
struct Case<'a> {
    id: EntryId,
    entry: &'a Entry,
    sketch: &'a Sketch,
    /// The number of its set of participants.
    who: usize,
}

/// Tells of each pair once, at the file that is later in order. `sketches` are those of the digest's entries.
pub fn check(digest: &Digest, sketches: &[Option<Sketch>], diagnostics: &mut Vec<Diagnostic>) {
    let mut sets: HashMap<Vec<Actor>, usize> = HashMap::new();
    let mut cases: Vec<Case> = Vec::new();
    for ((id, entry), sketch) in digest.entry_ids().zip(&digest.entries).zip(sketches) {
        let Some(sketch) = sketch else { continue };
        let taking_part = entry.participants.iter().filter(|one| !one.is_mentioned());
        let mut who: Vec<Actor> = taking_part.map(|one| one.who).collect();
        who.sort_unstable();
        who.dedup();
        let next = sets.len();
        let who = *sets.entry(who).or_insert(next);
        cases.push(Case { id, entry, sketch, who });
    }
    let mut pairs: BTreeMap<(&str, &str), (Why, EntryId, EntryId)> = BTreeMap::new();
    let mut tell = |one: &Case<'_>, other: &Case<'_>, why: Why| {
        let (earlier, later) = if one.entry.file <= other.entry.file {
            (one.id, other.id)
        } else {
            (other.id, one.id)
        };
        let files = (&*digest.entry(later).file, &*digest.entry(earlier).file);
        pairs.entry(files).or_insert((why, later, earlier));
    };
    cases.sort_by_key(|case| (case.who, case.entry.date.first, &case.entry.file));
    for (at, one) in cases.iter().enumerate() {
        let near = cases[at + 1..].iter().take(4 * COMPARED);
        for other in near.take_while(|other| other.who == one.who && apart(one.entry, other.entry) <= 1) {
            if is_one_event(one, other) {
                tell(one, other, Why::Participants);
            }
        }
    }
    for group in groups(&cases, |case| case.sketch.bands().collect()) {
        // Those with the same participants stand together, by their dates.
        compare(&group, &mut |one, other| {
            let likeness = one.sketch.likeness(other.sketch);
            let days = if one.sketch.words < LONG { 1 } else { DAYS };
            let near = one.who == other.who && apart(one.entry, other.entry) <= days;
            if near && likeness >= ALIKE && may_be_one(one, other) {
                tell(one, other, Why::Text(likeness));
            }
        });
        let mut long: Vec<&Case> = group.into_iter().filter(|case| case.sketch.words >= LONG).collect();
        long.sort_by_key(|case| (case.sketch.whole(), &case.entry.file));
        compare(&long, &mut |one, other| {
            let likeness = one.sketch.likeness(other.sketch);
            if likeness >= VERY_ALIKE && !are_related(one, other) {
                tell(one, other, Why::Text(likeness));
            }
        });
    }
    let mut by_file: Vec<Diagnostic> = Vec::new();
    for (why, later, earlier) in pairs.into_values() {
        let (later, earlier) = (digest.entry(later), digest.entry(earlier));
        let title = |entry: &Entry| Location::field(&entry.file, "title");
        let label = match why {
            Why::Participants => "the same participants and topic, within a day".to_owned(),
            Why::Text(likeness) => format!("nearly the same text ({likeness} %)"),
        };
        let place = title(later);
        match by_file.last_mut().filter(|last| last.location.as_ref() == Some(&place)) {
            Some(last) => *last = last.clone().label(title(earlier), label),
            None => {
                let message = "this may be an event that the digest has already";
                let help =
                    "make one entry of both, or say how they are related: `related: [{ entry: …, as: same-event }]`";
                let diagnostic = Diagnostic::new(&rules::DUPLICATE_ENTRY, place, message).help(help);
                by_file.push(diagnostic.label(title(earlier), label));
            }
        }
    }
    diagnostics.extend(by_file);
}

/// Entries by a hash that they share; each group in the order of `cases`.
fn groups<'c, 'd>(cases: &'c [Case<'d>], keys: impl Fn(&Case) -> Vec<u64>) -> Vec<Vec<&'c Case<'d>>> {
    let mut keyed: Vec<(u64, usize)> = Vec::new();
    for (at, case) in cases.iter().enumerate().filter(|(_, case)| case.sketch.words > 0) {
        keyed.extend(keys(case).into_iter().map(|key| (key, at)));
    }
    keyed.sort_unstable();
    let groups = keyed.chunk_by(|(a, _), (b, _)| a == b).filter(|group| group.len() > 1);
    groups
        .map(|group| group.iter().map(|(_, at)| &cases[*at]).collect())
        .collect()
}

/// Compares each with those that follow it.
fn compare<'d>(group: &[&Case<'d>], same: &mut impl FnMut(&Case<'d>, &Case<'d>)) {
    for (at, one) in group.iter().enumerate() {
        for other in group[at + 1..].iter().take(COMPARED) {
            same(one, other);
        }
    }
}

/// The same participants within a day and a shared topic, with nothing that tells two events apart.
fn is_one_event(one: &Case, other: &Case) -> bool {
    let (a, b) = (one.entry, other.entry);
    let topic = a.topics.iter().any(|topic| b.topics.contains(topic));
    let kind = a.kind.is_none() || b.kind.is_none() || a.kind == b.kind;
    let parted = !a.participants.is_empty() && topic && may_be_one(one, other);
    parted && (kind || one.sketch.likeness(other.sketch) >= SOMEWHAT_ALIKE)
}

/// Whether neither the places nor what the writer says of them tells two entries apart.
fn may_be_one(one: &Case, other: &Case) -> bool {
    let place = |entry: &Entry| entry.place.as_ref().map(|place| fold_name(&place.name));
    let place = match (place(one.entry), place(other.entry)) {
        (Some(a), Some(b)) => a.split(' ').any(|word| b.split(' ').any(|other| word == other)),
        _ => true,
    };
    place && !are_related(one, other)
}

/// Whether the writer knows of both.
fn are_related(one: &Case, other: &Case) -> bool {
    let names = |a: &Case, b: &Case| a.entry.related.iter().any(|related| related.entry == b.id);
    names(one, other) || names(other, one)
}

/// How many days lie between the beginnings of two events.
fn apart(one: &Entry, other: &Entry) -> i32 {
    let days = |date: Date| jiff::civil::date(1, 1, 1).until(date).map_or(0, |span| span.get_days());
    (days(one.date.first) - days(other.date.first)).abs()
}
