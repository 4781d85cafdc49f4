//! Entries about one event: nearly the same text, or a meeting of the same participants in one place on one day. That one body
//! acts twice on a topic within a day is no sign of it: most of what a ministry publishes does. An entry is compared with those that
//! share a key with it, never with all, so that the work grows with the number of entries only.

mod minhash;

use super::passage::PassageLocation;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Actor, Digest, Entry, EntryId};
use crate::language::fold_name;
use crate::markdown::ParagraphKind;
use jiff::civil::Date;
pub use minhash::Sketch;
use std::collections::{BTreeMap, HashMap};

/// Entries with nearly the same text are of one event if they are so many days apart at most; those with a short text only on one
/// day, since an envoy who travels to and fro has the same line for each of them.
const MAX_DAYS: i32 = 3;
const MAX_DAYS_OF_SHORT: i32 = 0;
/// How many participants make a meeting; what one body does alone it may do several times a day.
const MEETING: usize = 2;
/// How similar the texts are of entries with the same participants and a common topic within a day, in percent. Daily reports of one
/// body on one matter, which are several events, reach 37.
const HALF_SIMILAR: usize = 50;
/// How similar the texts are then, and where nothing but the text speaks for it, in percent.
const SIMILAR: usize = 80;
const VERY_SIMILAR: usize = 85;
/// How similar the texts are of one event that is filed under two kinds of event, in percent.
const SOMEWHAT_SIMILAR: usize = 30;
/// Texts with fewer words are similar by chance.
const LONG_WORDS: usize = 40;
/// With how many of the entries that share its key an entry is compared.
const COMPARED: usize = 16;

/// The sketch of an entry's text, without block quotes: two entries may quote one document.
pub fn sketch_text(subject: &Subject) -> Sketch {
    let bodies = subject.passages.iter();
    let bodies = bodies.filter(|passage| match passage.location {
        PassageLocation::Paragraph(at) => subject.paragraphs[at].kind != ParagraphKind::Quote,
        PassageLocation::Field(_) => false,
    });
    Sketch::new(bodies.flat_map(|passage| passage.words.iter()))
}

/// Why two entries are probably about one event.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    /// The same participants meet in the same place on the same day.
    Meeting,
    /// The similarity of the texts, in percent.
    Text(usize),
}

/// An entry with what it is compared by.
struct Candidate<'a> {
    id: EntryId,
    entry: &'a Entry,
    sketch: &'a Sketch,
    /// The number of its set of participants: entries with the same set have the same.
    participants: usize,
    /// How many they are.
    participant_count: usize,
}

/// A pair of entries by their ids, the one whose file comes later first.
struct Pair {
    reason: Reason,
    later: EntryId,
    earlier: EntryId,
}

/// The pairs that were found, by the files of the later and of the earlier entry; the first reason stays.
type Pairs<'a> = BTreeMap<(&'a str, &'a str), Pair>;

/// Reports each pair once, at the file that comes later. `sketches` are those of the digest's entries, None where the text
/// could not be read.
pub fn check_duplicates(digest: &Digest, sketches: &[Option<Sketch>], diagnostics: &mut Vec<Diagnostic>) {
    let candidates = candidates(digest, sketches);
    let mut pairs = Pairs::new();
    find_by_participants(&candidates, &mut pairs);
    find_by_text(&candidates, &mut pairs);
    report_pairs(digest, pairs, diagnostics);
}

/// The entries, those with the same participants together and in the order of their dates.
fn candidates<'a>(digest: &'a Digest, sketches: &'a [Option<Sketch>]) -> Vec<Candidate<'a>> {
    let mut sets: HashMap<Vec<Actor>, usize> = HashMap::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    for ((id, entry), sketch) in digest.entry_ids().zip(&digest.entries).zip(sketches) {
        let Some(sketch) = sketch else { continue };
        let active = entry.participants.iter().filter(|one| one.is_present());
        let mut actors: Vec<Actor> = active.map(|one| one.who).collect();
        actors.sort_unstable();
        actors.dedup();
        let (next, participant_count) = (sets.len(), actors.len());
        let participants = *sets.entry(actors).or_insert(next);
        candidates.push(Candidate {
            id,
            entry,
            sketch,
            participants,
            participant_count,
        });
    }
    candidates.sort_by_key(|one| (one.participants, one.entry.date.first(), &one.entry.file));
    candidates
}

fn add_pair<'a>(pairs: &mut Pairs<'a>, one: &Candidate<'a>, other: &Candidate<'a>, reason: Reason) {
    let (earlier, later) = if one.entry.file <= other.entry.file {
        (one, other)
    } else {
        (other, one)
    };
    let files = (&*later.entry.file, &*earlier.entry.file);
    pairs.entry(files).or_insert(Pair {
        reason,
        later: later.id,
        earlier: earlier.id,
    });
}

/// Finds those with the same participants within a day: one meeting, or much the same text.
fn find_by_participants<'a>(candidates: &[Candidate<'a>], pairs: &mut Pairs<'a>) {
    for (at, one) in candidates.iter().enumerate() {
        // Two events of one year need not be one event.
        if !one.entry.date.is_day_precise() {
            continue;
        }
        let near = candidates[at + 1..].iter().take(4 * COMPARED);
        let near =
            near.take_while(|other| other.participants == one.participants && days_apart(one.entry, other.entry) <= 1);
        for other in near.filter(|other| other.entry.date.is_day_precise()) {
            if let Some(reason) = reason_of_same_participants(one, other) {
                add_pair(pairs, one, other, reason);
            }
        }
    }
}

/// Finds those with nearly the same text: with the same participants within days, and long ones whoever takes part.
fn find_by_text<'a>(candidates: &[Candidate<'a>], pairs: &mut Pairs<'a>) {
    for group in groups(candidates, |one| one.sketch.bands().collect()) {
        compare_neighbours(&group, &mut |one, other| {
            let similarity = one.sketch.similarity(other.sketch);
            let is_short = one.sketch.words < LONG_WORDS;
            let max_days = if is_short { MAX_DAYS_OF_SHORT } else { MAX_DAYS };
            let is_near = one.participants == other.participants && days_apart(one.entry, other.entry) <= max_days;
            if is_near && similarity >= SIMILAR && may_be_one_event(one, other) {
                add_pair(pairs, one, other, Reason::Text(similarity));
            }
        });
        let long = group.into_iter().filter(|one| one.sketch.words >= LONG_WORDS);
        let mut long: Vec<&Candidate> = long.collect();
        // Equal texts stand together then.
        long.sort_by_key(|one| (one.sketch.hash(), &one.entry.file));
        compare_neighbours(&long, &mut |one, other| {
            let similarity = one.sketch.similarity(other.sketch);
            if similarity >= VERY_SIMILAR && !are_related(one, other) {
                add_pair(pairs, one, other, Reason::Text(similarity));
            }
        });
    }
}

/// Reports the pairs, those of one file as one diagnostic with a label for each other entry.
fn report_pairs(digest: &Digest, pairs: Pairs, diagnostics: &mut Vec<Diagnostic>) {
    let mut reports: Vec<Diagnostic> = Vec::new();
    for Pair { reason, later, earlier } in pairs.into_values() {
        let title = |id: EntryId| Location::field(&digest.entry(id).file, "title");
        let label = match reason {
            Reason::Meeting => "the same participants, place and topic, on the same day".to_owned(),
            Reason::Text(similarity) if similarity < SIMILAR => format!("much the same text ({similarity} %)"),
            Reason::Text(similarity) => format!("nearly the same text ({similarity} %)"),
        };
        let location = title(later);
        match reports
            .last_mut()
            .filter(|last| last.location.as_ref() == Some(&location))
        {
            Some(last) => *last = last.clone().label(title(earlier), label),
            None => {
                let message = "possible duplicate of another entry";
                let help = "merge the two, or say how they are related: `related: [{ entry: …, as: same-event }]`";
                let report = Diagnostic::new(&rules::DUPLICATE_ENTRY, location, message).help(help);
                reports.push(report.label(title(earlier), label));
            }
        }
    }
    diagnostics.extend(reports);
}

/// Entries by a hash that they share; each group in the order of `candidates`.
fn groups<'c, 'd>(
    candidates: &'c [Candidate<'d>],
    keys: impl Fn(&Candidate) -> Vec<u64>,
) -> Vec<Vec<&'c Candidate<'d>>> {
    let mut keyed: Vec<(u64, usize)> = Vec::new();
    for (at, one) in candidates.iter().enumerate().filter(|(_, one)| one.sketch.words > 0) {
        keyed.extend(keys(one).into_iter().map(|key| (key, at)));
    }
    keyed.sort_unstable();
    let groups = keyed.chunk_by(|(a, _), (b, _)| a == b).filter(|group| group.len() > 1);
    groups
        .map(|group| group.iter().map(|(_, at)| &candidates[*at]).collect())
        .collect()
}

/// Compares each with the few that follow it.
fn compare_neighbours<'d>(group: &[&Candidate<'d>], same: &mut impl FnMut(&Candidate<'d>, &Candidate<'d>)) {
    for (at, one) in group.iter().enumerate() {
        for other in group[at + 1..].iter().take(COMPARED) {
            same(one, other);
        }
    }
}

/// Why two entries with the same participants, within a day, are probably about one event.
fn reason_of_same_participants(one: &Candidate, other: &Candidate) -> Option<Reason> {
    let (a, b) = (one.entry, other.entry);
    if !a.topics.iter().any(|topic| b.topics.contains(topic)) || !may_be_one_event(one, other) {
        return None;
    }
    let similarity = one.sketch.similarity(other.sketch);
    let is_one_day = days_apart(a, b) == 0;
    let is_long = one.sketch.words >= LONG_WORDS && other.sketch.words >= LONG_WORDS;
    let has_text = one.sketch.words > 0 && other.sketch.words > 0;
    if has_text && similarity >= HALF_SIMILAR && (is_one_day || is_long) {
        return Some(Reason::Text(similarity));
    }
    let is_one_kind = a.kind.is_none() || b.kind.is_none() || a.kind == b.kind;
    let is_meeting = one.participant_count >= MEETING && is_one_day && a.place.is_some() && b.place.is_some();
    (is_meeting && (is_one_kind || similarity >= SOMEWHAT_SIMILAR)).then_some(Reason::Meeting)
}

/// Whether neither the places nor a relation that the writer states tells two entries apart.
fn may_be_one_event(one: &Candidate, other: &Candidate) -> bool {
    let place = |entry: &Entry| entry.place.as_ref().map(|place| fold_name(&place.name));
    let place = match (place(one.entry), place(other.entry)) {
        (Some(a), Some(b)) => a.split(' ').any(|word| b.split(' ').any(|other| word == other)),
        _ => true,
    };
    place && !are_related(one, other)
}

/// Whether the writer has stated a relation between two entries.
fn are_related(one: &Candidate, other: &Candidate) -> bool {
    let names = |a: &Candidate, b: &Candidate| a.entry.related.iter().any(|related| related.entry == b.id);
    names(one, other) || names(other, one)
}

/// How many days lie between the beginnings of two events; of a month or a year, its first day counts.
fn days_apart(one: &Entry, other: &Entry) -> i32 {
    let days = |date: Date| jiff::civil::date(1, 1, 1).until(date).map_or(0, |span| span.get_days());
    (days(one.date.first()) - days(other.date.first())).abs()
}
