//! The table of mistakes, `tests/mistakes/*.txt`: for every rule one or more rows.
//!
//! ```text
//! ## unknown-field (chancery.yaml)
//! alone: why it cannot stand in one digest with all the others
//! feature: cards
//! === content/entries/rome.md
//! ---
//! ...
//! weather: fine
//! #~ 1 error[unknown-field]
//! ---
//! ```
//!
//! Files are written as in fixtures, marks as well; a mark of another rule is a second mistake of that row. `...` stands for the
//! fields that the entry lacks, `-> target` for a symbolic link. A row adds its lines to the `chancery.yaml` of `base.txt`, or
//! has its own `instead`; any other file replaces that of `base.txt`.

use crate::digest::Digest;
use crate::fixture::{Fixture, Mark};
use chancery::diagnostic::{Rule, rules};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

const CONFIG: &str = "chancery.yaml";

/// Rules without a row, each with the reason.
const EXCLUDED: [(&str, &str); 3] = [
    (
        "lost-address",
        "it is of two sites of a digest, the last one and the next",
    ),
    (
        "page-",
        "only `theme check` reports it, on pages that a theme makes of its made-up digest",
    ),
    (
        "no-configuration",
        "it is a note, and whoever makes it an error has a configuration",
    ),
];

/// Something wrong, and the files that have it.
pub struct Mistake {
    /// The name of its rule, and what it is in this row.
    pub name: String,
    pub rule: &'static Rule,
    /// Whether it cannot stand in one digest with all the others.
    pub is_alone: bool,
    /// Lines of `chancery.yaml`.
    config: Vec<String>,
    has_own_config: bool,
    files: Vec<(String, Vec<u8>)>,
    /// What is to be found.
    marks: Vec<Mark>,
}

/// The table, and the digest without mistakes that they are planted in.
pub struct Table {
    base: Fixture,
    pub mistakes: Vec<Mistake>,
}

/// A rule and the place where it is broken: the file, the line and the column, where there are any.
pub type Place = (String, Option<String>, Option<(usize, usize)>);

impl Table {
    /// Reads the table, without the rows that this build of the program does not have.
    pub fn read() -> Self {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes");
        let text = |name: &str| fs::read_to_string(folder.join(format!("{name}.txt"))).expect("a part of the table");
        let mut days = Days(date(2020, 1, 1));
        let base = Fixture::parse("base", &fill(&text("base"), &mut days));
        let mut mistakes = Vec::new();
        for part in ["files", "front-matter", "digest", "links", "theme", "lints"] {
            let text = text(part);
            let rows = text.split("\n## ").skip(1);
            mistakes.extend(rows.filter_map(|row| Mistake::read(row, &mut days)));
        }
        Self { base, mistakes }
    }

    /// The files of the digest without mistakes, but for its configuration.
    pub fn base_files(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        let files = self.base.files.iter().filter(|file| file.path != CONFIG);
        files.map(|file| (file.path.clone(), file.bytes()))
    }

    /// The lines of its configuration.
    pub fn base_config(&self) -> Vec<String> {
        let config = self.base.files.iter().find(|file| file.path == CONFIG);
        lines(&config.expect("the base has a configuration").bytes())
    }
}

impl Mistake {
    fn read(row: &str, days: &mut Days) -> Option<Self> {
        let (name, rest) = row.split_once('\n').unwrap_or((row, ""));
        let rule = name.split_whitespace().next().unwrap_or_default();
        let rule = rules::ALL.iter().find(|known| known.name == rule);
        let rule = rule.unwrap_or_else(|| panic!("no rule: {name}"));
        let fixture = Fixture::parse(name, &fill(rest, days));
        let mut mistake = Self {
            name: name.to_owned(),
            rule,
            is_alone: fixture.words_after("alone:").next().is_some(),
            config: Vec::new(),
            has_own_config: false,
            files: Vec::new(),
            marks: fixture
                .marks
                .iter()
                .filter(|mark| mark.kind != "label")
                .cloned()
                .collect(),
        };
        for file in &fixture.files {
            match file.path.strip_prefix(CONFIG) {
                Some(how) => {
                    mistake.has_own_config = how.trim() == "instead";
                    mistake.config = lines(&file.bytes());
                }
                None => mistake.files.push((file.path.clone(), file.bytes())),
            }
        }
        for mark in &mut mistake.marks {
            let is_config = mark.file.as_ref().is_some_and(|file| file.starts_with(CONFIG));
            mark.file = mark
                .file
                .take()
                .map(|file| if is_config { CONFIG.to_owned() } else { file });
        }
        assert!(
            mistake.marks.iter().any(|mark| mark.rule == rule.name),
            "{name} has no mark"
        );
        let feature = match fixture.words_after("feature:").collect::<Vec<_>>().as_slice() {
            [] => true,
            ["cards"] => cfg!(feature = "cards"),
            ["no", "cards"] => !cfg!(feature = "cards"),
            other => panic!("no feature: {other:?}"),
        };
        feature.then_some(mistake)
    }

    /// Where its rule is broken and, as the case may be, other rules, in a digest of this configuration.
    pub fn places(&self, config: &[String]) -> Vec<Place> {
        let place = |mark: &Mark| {
            let mut at = mark.at;
            if let (Some(CONFIG), Some((line, _))) = (mark.file.as_deref(), &mut at) {
                let text = &self.config[*line - 1];
                *line = 1 + config.iter().position(|line| line == text).expect("the line was added");
            }
            (mark.rule.clone(), mark.file.clone(), at)
        };
        self.marks.iter().map(place).collect()
    }
}

/// A digest with some mistakes, and the lines of its configuration.
pub fn plant<'a>(
    config: Vec<String>,
    base: impl Iterator<Item = (String, Vec<u8>)>,
    mistakes: impl IntoIterator<Item = &'a Mistake>,
) -> (Digest, Vec<String>) {
    let (mut config, mut files) = (config, base.collect::<BTreeMap<_, _>>());
    for mistake in mistakes {
        if mistake.has_own_config {
            config.clear();
        }
        for line in &mistake.config {
            if !config.contains(line) {
                config.push(line.clone());
            }
        }
        files.extend(mistake.files.iter().cloned());
    }
    let digest = Digest::new([(CONFIG, config.join("\n") + "\n")]);
    for (path, text) in files {
        write(&digest, &path, &text);
    }
    (digest, config)
}

/// Writes a file, or makes a symbolic link.
fn write(digest: &Digest, path: &str, text: &[u8]) {
    match text.strip_prefix(b"-> ") {
        Some(target) => {
            let target = String::from_utf8_lossy(target);
            // Its folder is made by a file beside it.
            digest.write(path, "");
            fs::remove_file(digest.path(path)).expect("a file");
            std::os::unix::fs::symlink(target.trim(), digest.path(path)).expect("a link");
        }
        None => digest.write(path, text),
    }
}

fn lines(text: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(text).lines().map(str::to_owned).collect()
}

/// Days on which nothing else happens.
struct Days(Date);

impl Days {
    fn next(&mut self) -> Date {
        self.0 = self.0.saturating_add(3.days());
        self.0
    }
}

/// The text of a row with the fields that its entries lack in the place of `...`.
fn fill(text: &str, days: &mut Days) -> String {
    let mut out = String::new();
    let mut path = "";
    let mut before = String::new();
    let all: Vec<&str> = text.lines().collect();
    for (index, line) in all.iter().enumerate() {
        if let Some(header) = line.strip_prefix("=== ") {
            path = header.trim_end_matches(" with escapes");
            before.clear();
        }
        if *line == "..." {
            let after = all[index..].iter().take_while(|line| **line != "---");
            let written: BTreeSet<&str> = before.lines().chain(after.copied()).filter_map(key).collect();
            let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
            let defaults = [
                ("title", name.replace('-', " ")),
                ("date", days.next().to_string()),
                (
                    "source",
                    format!("{{ publisher: northern-press, url: \"https://press.example/{name}\" }}"),
                ),
                ("participants", "[ada-north]".to_owned()),
                ("topics", "[talks]".to_owned()),
                ("verification", "single-source".to_owned()),
            ];
            let lacking = defaults.iter().filter(|(field, _)| !written.contains(field));
            out.extend(lacking.map(|(field, value)| format!("{field}: {value}\n")));
        } else {
            out.push_str(line);
            out.push('\n');
        }
        before.push_str(line);
        before.push('\n');
    }
    out
}

/// The field at the beginning of a line.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    (!key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')).then_some(key)
}

#[test]
fn the_table_has_every_rule() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes");
    let mut in_table = BTreeSet::new();
    for part in fs::read_dir(folder).expect("the table") {
        let text = fs::read_to_string(part.expect("a part").path()).expect("a part of the table");
        let names = text.lines().filter_map(|line| line.strip_prefix("## "));
        in_table.extend(
            names
                .filter_map(|name| name.split_whitespace().next())
                .map(str::to_owned),
        );
    }
    for rule in rules::ALL {
        let excluded = EXCLUDED.iter().find(|(beginning, _)| rule.name.starts_with(beginning));
        match excluded {
            Some((_, reason)) => assert!(!in_table.contains(rule.name), "{}: {reason}", rule.name),
            None => assert!(in_table.contains(rule.name), "{} is not in the table", rule.name),
        }
    }
}
