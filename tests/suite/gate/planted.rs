//! Mistakes planted at random in a digest that uses every feature: all are found, and no error is reported that follows from
//! another.

use super::edits::{EDITS, File};
use super::mistakes::{Mistake, Table, plant};
use crate::digest::{self, Digest};
use chancery::lint::Selection;
use chancery::pipeline;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;

/// How often mistakes are planted; with `LONG=1` in the environment more often.
const ROUNDS: u64 = 16;
const ROUNDS_IF_LONG: u64 = 2_000;

/// After every correction of the digest, and long before what it announces.
const NOW: &str = "2026-06-01T12:00:00Z";

/// A rule, and the file in which it is broken.
type Place = (String, Option<String>);

/// The digest with every feature, and what the table of mistakes needs beside it.
struct Everything {
    table: Table,
    config: Vec<String>,
    files: BTreeMap<String, Vec<u8>>,
    /// The paths of its own files with front matter.
    own: Vec<String>,
}

impl Everything {
    fn read() -> Self {
        let table = Table::read();
        let mut files = digest::files(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/everything"));
        let config = files.remove("chancery.yaml").expect("it has a configuration");
        let config = String::from_utf8(config)
            .expect("text")
            .replace("theme: gazette", "theme: site");
        // What is wrong with drafts is a note.
        let is_draft = |text: &[u8]| text.windows(11).any(|part| part == b"draft: true");
        let own = files
            .iter()
            .filter(|(path, text)| path.ends_with(".md") && !is_draft(text));
        let own = own.map(|(path, _)| path.clone()).collect();
        files.extend(table.base_files());
        Self {
            table,
            config: config.lines().map(str::to_owned).collect(),
            files,
            own,
        }
    }

    /// The digest with mistakes; their names, and where they are.
    fn plant(&self, dice: &mut Dice) -> (Digest, Vec<String>, BTreeSet<Place>) {
        let mut files = self.files.clone();
        let mut rows: Vec<&Mistake> = Vec::new();
        let (mut names, mut places, mut edited) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        for _ in 0..=dice.below(12) {
            if dice.below(2) == 0 {
                let row = &self.table.mistakes[dice.below(self.table.mistakes.len())];
                if !row.is_alone && !row.rule.is_changeable() && !names.contains(&row.name) {
                    names.push(row.name.clone());
                    rows.push(row);
                }
                continue;
            }
            let path = &self.own[dice.below(self.own.len())];
            let edit = &EDITS[dice.below(EDITS.len())];
            let text = String::from_utf8(self.files[path].clone()).expect("text");
            let made = File::new(path, &text).and_then(|file| (edit.make)(&file));
            if let Some(made) = made.filter(|_| edited.insert(path)) {
                names.push(format!("{} in {path}", edit.rule.name));
                places.insert((edit.rule.name.to_owned(), Some(path.clone())));
                files.insert(path.clone(), made);
            }
        }
        let (digest, config) = plant(self.config.clone(), files.into_iter(), rows.iter().copied());
        let of_rows = rows.iter().flat_map(|row| row.places(&config));
        places.extend(of_rows.map(|(rule, file, _)| (rule, file)));
        (digest, names, places)
    }
}

/// The errors of a digest, and what each says.
fn errors(digest: &Digest) -> BTreeMap<Place, String> {
    let mut prepared = digest.prepare(&digest::at(NOW));
    let selection = Selection::all(&prepared.parsed.config, &[]);
    let problems = pipeline::check(&mut prepared, &AtomicUsize::new(0), &selection);
    let errors = prepared.diagnostics.iter().chain(&problems).filter(|it| it.is_error());
    let place = |file: &chancery::diagnostic::Location| file.file.to_string();
    let errors = errors.map(|it| {
        (
            (it.rule.name.to_owned(), it.location.as_ref().map(place)),
            it.message.clone(),
        )
    });
    errors.collect()
}

/// What is missing in a round, and what is too much.
fn fault(everything: &Everything, round: u64) -> Option<String> {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(round + 1));
    let (digest, names, planted) = everything.plant(&mut dice);
    let found = errors(&digest);
    let missed: Vec<_> = planted
        .iter()
        .filter(|place| !found.contains_key(*place) && is_error(place))
        .collect();
    let follows: Vec<_> = found.iter().filter(|(place, _)| !planted.contains(*place)).collect();
    let is_right = missed.is_empty() && follows.is_empty();
    (!is_right).then(|| format!("round {round}, {names:#?}:\n missed: {missed:#?}\n follow: {follows:#?}"))
}

/// Whether a planted mistake is an error: a row may have others beside its own.
fn is_error((rule, _): &Place) -> bool {
    let rule = chancery::diagnostic::rules::ALL.iter().find(|known| known.name == rule);
    rule.is_some_and(|rule| rule.severity == chancery::diagnostic::Severity::Error)
}

#[test]
fn planted_mistakes_are_found_and_nothing_else() {
    let everything = Everything::read();
    let (digest, ..) = (plant(
        everything.config.clone(),
        everything.files.clone().into_iter(),
        [],
    ),);
    assert_eq!(errors(&digest.0), BTreeMap::new());
    let rounds = std::env::var_os("LONG").map_or(ROUNDS, |_| ROUNDS_IF_LONG);
    let faults: Vec<String> = (0..rounds)
        .into_par_iter()
        .filter_map(|round| fault(&everything, round))
        .collect();
    assert!(faults.is_empty(), "{}\n{} rounds fail", faults.join("\n"), faults.len());
}

/// A small generator of numbers (xorshift), so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit
    }
}
