//! The table of the lints of single entries: which rules each checks, and which fields it reads.

use super::quotes::{self, KnownNames};
use super::selection::Selection;
use super::subject::Subject;
use super::weekdays::WeekdayFinder;
use super::{existence, length, offices, outcome, participants, sources, stances, unlisted, weekdays, wording};
use crate::diagnostic::{Diagnostic, FaultyParts, Rule, rules};
use crate::digest::{Actor, Digest, Entry};
use crate::load::Inputs;

/// A lint of one entry.
struct EntryLint {
    /// The rules that it checks.
    rules: &'static [&'static Rule],
    /// The fields at the top of the front matter without which what it finds may be wrong.
    reads: &'static [&'static str],
    check: fn(&Subject, &mut Vec<Diagnostic>),
}

/// The lints of single entries, but for those of quotations, which read saved copies too.
const LINTS: &[EntryLint] = &[
    EntryLint {
        rules: &[&rules::PARTY_DID_NOT_EXIST],
        reads: &["date", "participants", "positions"],
        check: existence::check_existence,
    },
    EntryLint {
        rules: &[&rules::LONG_SENTENCE, &rules::LONG_ENTRY],
        reads: &[],
        check: length::check_length,
    },
    EntryLint {
        rules: &[&rules::OFFICE_CONTRADICTED],
        reads: &["date", "participants"],
        check: offices::check_offices,
    },
    EntryLint {
        rules: &[&rules::PARTICIPANT_WITHOUT_PARTY],
        reads: &["date", "participants"],
        check: offices::check_unclear_parties,
    },
    EntryLint {
        rules: &[&rules::PARTICIPANT_UNNAMED],
        reads: &["participants", "positions"],
        check: participants::check_participants,
    },
    EntryLint {
        rules: &[
            &rules::NO_URL,
            &rules::ARCHIVE_INCOMPLETE,
            &rules::ARCHIVE_DATE,
            &rules::TRACKING_PARAMETERS,
            &rules::ACCESSED_BEFORE_PUBLISHED,
            &rules::FUTURE_ACCOUNT,
        ],
        reads: &[],
        check: sources::check_sources,
    },
    EntryLint {
        rules: &[&rules::OUTCOME_MISSING],
        reads: &["date", "status"],
        check: outcome::check_outcome,
    },
    EntryLint {
        rules: &[&rules::SINGLE_SOURCE],
        reads: &["source", "verification"],
        check: sources::check_verification,
    },
    EntryLint {
        rules: &[&rules::UNLISTED_NAME],
        reads: &["participants", "positions"],
        check: unlisted::check_unlisted_names,
    },
    EntryLint {
        rules: WEEKDAYS,
        reads: &[],
        check: weekdays::check_weekdays,
    },
    EntryLint {
        rules: &[&rules::TAKES_A_SIDE, &rules::IMPLIES_TRUTH, &rules::RELATIVE_DATE],
        reads: &[],
        check: wording::check_wording,
    },
    EntryLint {
        rules: &[&rules::STANCE_IMPLIED],
        reads: &["positions", "topics"],
        check: stances::list_implied_stances,
    },
];

const WEEKDAYS: &[&Rule] = &[&rules::WRONG_WEEKDAY];

/// The selected lints of single entries.
pub struct EntryLints<'a> {
    lints: Vec<&'static EntryLint>,
    selection: &'a Selection,
    /// Finds weekdays beside dates, if of the lints in the table only that of weekdays is selected.
    weekdays: Option<WeekdayFinder<'a>>,
}

impl<'a> EntryLints<'a> {
    /// The selected lints, for the entries of a digest.
    pub fn new(digest: &'a Digest, selection: &'a Selection) -> Self {
        let selected = LINTS.iter().filter(|lint| selection.has_any(lint.rules));
        let lints: Vec<&EntryLint> = selected.collect();
        let needs_every_text = selection.has(&rules::DUPLICATE_ENTRY) || lints.iter().any(|it| it.rules != WEEKDAYS);
        Self {
            weekdays: (!needs_every_text).then(|| WeekdayFinder::new(digest)),
            lints,
            selection,
        }
    }

    /// Whether the lints may find something in an entry. Texts are taken apart only then: that takes longer than most lints do,
    /// and as a rule `build` has nothing to look for in them.
    pub fn may_find(&self, inputs: &Inputs, entry: &Entry) -> bool {
        let Some(weekdays) = &self.weekdays else { return true };
        if quotes::may_find(self.selection, entry) {
            return true;
        }
        let text = (!self.lints.is_empty()).then(|| inputs.text(&entry.file)).flatten();
        text.is_some_and(|text| weekdays.may_find(entry, &text))
    }

    /// Runs the lints, but for those that read a field with an error.
    pub fn run(
        &self,
        inputs: &Inputs,
        names: &KnownNames,
        subject: &Subject,
        faulty: &FaultyParts,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let file = &subject.file.path;
        let is_registry_faulty = has_faulty_registry(subject, faulty);
        let is_left_out = |reads: &[&str]| {
            faulty.affects(file, reads) || is_registry_faulty && reads.iter().any(|field| ACTORS.contains(field))
        };
        for lint in self.lints.iter().filter(|lint| !is_left_out(lint.reads)) {
            (lint.check)(subject, diagnostics);
        }
        if quotes::is_selected(self.selection) && !is_left_out(quotes::READS) {
            quotes::check_quotes(inputs, names, subject, self.selection, diagnostics);
        }
    }
}

/// The fields of entries that name people and parties.
const ACTORS: [&str; 2] = ["participants", "positions"];

/// The fields of people and parties that lints of entries read.
const REGISTRY: [&str; 12] = [
    "name",
    "native_name",
    "also_known_as",
    "offices",
    "from",
    "until",
    "members",
    "part_of",
    "speaks_for",
    "successor",
    "kind",
    "code",
];

/// Whether the file of somebody whom an entry names has an error in what lints read of it.
fn has_faulty_registry(subject: &Subject, faulty: &FaultyParts) -> bool {
    if faulty.is_empty() {
        return false;
    }
    let entry = subject.entry;
    let participants = entry.participants.iter().flat_map(|one| {
        let party = one.of.map(Actor::Party);
        [one.who].into_iter().chain(party)
    });
    let holders = entry
        .positions
        .iter()
        .flat_map(|one| one.by.iter().chain(&one.to).copied());
    let mut files = participants.chain(holders).filter_map(|actor| match actor {
        Actor::Person(id) => subject.digest.person(id).file.as_ref(),
        Actor::Party(id) => subject.digest.party(id).file.as_ref(),
    });
    files.any(|file| faulty.affects(file, &REGISTRY))
}
