//! Every fixture below `tests/fixtures/`: the diagnostics are the marked ones, all of them and no others, and the pages
//! have what they are to have. `scripts/renew fixtures` writes the marks anew; read what it wrote.

use crate::digest::{self, Digest, NOW, Site};
use crate::fixture::{Fixture, Mark, PageText};
use chancery::diagnostic::{Diagnostic, Label, LocatedDiagnostic, Rule, rules};
use chancery::locate::locate_all;
use chancery::pipeline;
use chancery::theme_check;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// Notes about the digest as a whole: most small digests have them, and a fixture says so only where it is about them.
const DIGEST_WIDE: [&str; 4] = [
    "no-configuration",
    "no-base-url",
    "no-feed-authority",
    "unregistered-names",
];

/// Rules that no text file can break (the table of hostile inputs has them), and one of builds without social cards.
const ELSEWHERE: [&str; 4] = [
    "unreadable",
    "outside-content",
    "saved-copy-outside",
    "cards-not-built-in",
];

fn fixtures() -> Vec<(PathBuf, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let paths = fs::read_dir(folder)
        .expect("the fixtures")
        .map(|found| found.expect("a fixture").path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a fixture is UTF-8");
        (path, text)
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn fixtures_say_what_is_wrong() {
    let renew = std::env::var_os("RENEW").is_some();
    let failures: Vec<String> = fixtures()
        .into_par_iter()
        .filter_map(|(path, text)| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let fixture = Fixture::parse(&name, &text);
            if !cfg!(feature = "cards") && fixture.options().any(|option| option == "cards") {
                return None;
            }
            let (marks, site) = run(&fixture);
            let mut wrong = String::new();
            match compare(&fixture, marks) {
                Some(told) if renew => fs::write(&path, &told).expect("a fixture can be written"),
                Some(told) => wrong.push_str(&differences(&text, &told)),
                None => {}
            }
            wrong.extend(fixture.pages.iter().filter_map(|page| missing(page, site.as_ref())));
            (!wrong.is_empty()).then(|| format!("{name}\n{wrong}"))
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{}\n{} of the fixtures fail; `scripts/renew fixtures` writes their marks anew",
        failures.join("\n"),
        failures.len()
    );
}

#[test]
fn every_rule_is_broken_somewhere() {
    let mut broken: BTreeSet<String> = ELSEWHERE.iter().map(|rule| (*rule).to_owned()).collect();
    for (path, text) in fixtures() {
        let marks = Fixture::parse(&path.to_string_lossy(), &text).marks;
        broken.extend(marks.into_iter().map(|mark| mark.rule));
    }
    let all: BTreeSet<String> = rules::ALL.iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(broken, all);
}

/// What is wrong with a fixture's digest, and its pages where it has any.
fn run(fixture: &Fixture) -> (Vec<Mark>, Option<Site>) {
    let digest = Digest::new(fixture.files.iter().map(|file| (file.path.as_str(), file.bytes())));
    if fixture.options().any(|option| option == "theme-check") {
        let report = theme_check::check_theme(&digest.root(), None);
        let located = locate_all(&report.diagnostics, &|path| report.inputs.text(path));
        return (located.iter().flat_map(marks).collect(), None);
    }
    let mut options = digest::at(NOW);
    let mut lints = None;
    for option in fixture.options() {
        match option.split_once('=') {
            // It needs a program that can draw.
            None if option == "cards" => {}
            None if option == "drafts" => options.resolve.drafts = chancery::resolve::Drafts::All,
            None if option == "future" => options.resolve.future = true,
            None if option == "lint" => lints = Some(Vec::new()),
            Some(("lint", rules)) => lints = Some(rules.split(',').collect()),
            Some(("now", now)) => options.resolve.now = now.parse().expect("a moment"),
            Some(("base-url", url)) => options.base_url = Some(url.to_owned()),
            _ => panic!("there is no option {option}"),
        }
    }
    let mut prepared = digest.prepare(&options);
    if let Some(only) = &lints {
        let selection = chancery::lint::Selection::all(&prepared.parsed.config, &[]);
        pipeline::lint(&mut prepared, &selection);
        let about = |rule: &Rule| !rule.lint || only.is_empty() || only.contains(&rule.name);
        prepared.diagnostics.retain(|diagnostic| about(diagnostic.rule));
    }
    let (site, wrong) = digest::render(&prepared).unzip();
    let diagnostics: Vec<Diagnostic> = prepared
        .diagnostics
        .iter()
        .cloned()
        .chain(wrong.into_iter().flatten())
        .collect();
    let located = locate_all(&diagnostics, &|path| prepared.inputs.text(path));
    (located.iter().flat_map(marks).collect(), site)
}

fn marks(located: &LocatedDiagnostic) -> Vec<Mark> {
    let Diagnostic {
        rule,
        severity,
        message,
        location,
        labels,
        help,
        ..
    } = located.diagnostic;
    let help = help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
    let mark = Mark {
        file: location.as_ref().map(|location| location.file.to_string()),
        at: located.span.as_ref().map(|span| (span.line, span.column)),
        kind: severity.word().to_owned(),
        rule: rule.name.to_owned(),
        text: format!("{message}{help}"),
    };
    let label = |(Label { location, text }, span): (&Label, &Option<chancery::diagnostic::Span>)| Mark {
        file: Some(location.file.to_string()),
        at: span.as_ref().map(|span| (span.line, span.column)),
        kind: "label".to_owned(),
        rule: rule.name.to_owned(),
        text: text.clone(),
    };
    let labels = labels.iter().zip(&located.labels).map(label);
    [mark].into_iter().chain(labels).collect()
}

/// The fixture as it ought to be, where that is different. A mark that fits stays as it was written.
fn compare(fixture: &Fixture, found: Vec<Mark>) -> Option<String> {
    let told: BTreeSet<&str> = fixture.marks.iter().map(|mark| mark.rule.as_str()).collect();
    let mut left: Vec<&Mark> = fixture.marks.iter().collect();
    let mut same = true;
    let mut right = Vec::new();
    for mark in found {
        if DIGEST_WIDE.contains(&mark.rule.as_str()) && !told.contains(mark.rule.as_str()) {
            continue;
        }
        match left.iter().position(|expected| expected.means(&mark)) {
            Some(at) => right.push(left.remove(at).clone()),
            None => {
                same = false;
                right.push(mark);
            }
        }
    }
    (!same || !left.is_empty()).then(|| fixture.with_marks(&right))
}

/// The marks that one text has and the other lacks.
fn differences(is: &str, ought: &str) -> String {
    let marks = |text: &str| -> Vec<String> {
        let lines = text.lines().enumerate();
        let marks = lines.filter(|(_, line)| line.starts_with("#~"));
        marks.map(|(_, line)| line.to_owned()).collect()
    };
    let (is, mut more) = (marks(is), marks(ought));
    let mut out = String::new();
    for mark in is {
        match more.iter().position(|other| *other == mark) {
            Some(at) => drop(more.remove(at)),
            None => out.push_str(&format!("  marked, not found: {mark}\n")),
        }
    }
    for mark in more {
        out.push_str(&format!("  found, not marked: {mark}\n"));
    }
    out
}

/// What a page lacks, or has and ought not to.
fn missing(page: &PageText, site: Option<&Site>) -> Option<String> {
    let path = &page.path;
    let Some(site) = site else {
        return Some(format!("  {path}: there is no site\n"));
    };
    if path == "*" {
        let texts: Vec<(&String, String)> = site.iter().map(|(path, bytes)| (path, said(bytes))).collect();
        let found = page.lacks.iter().flat_map(|text| {
            let with = texts
                .iter()
                .filter(move |(path, said)| path.contains(text.as_str()) || said.contains(text.as_str()));
            with.map(move |(path, _)| format!("  {path}: may not have `{text}`\n"))
        });
        let absent = page
            .has
            .iter()
            .filter(|text| !texts.iter().any(|(_, said)| said.contains(text.as_str())));
        let told: String = found
            .chain(absent.map(|text| format!("  no file has `{text}`\n")))
            .collect();
        return (!told.is_empty()).then_some(told);
    }
    let Some(bytes) = site.get(path) else {
        return (!page.absent).then(|| format!("  {path}: is not there\n"));
    };
    if page.absent {
        return Some(format!("  {path}: may not be there\n"));
    }
    let said = said(bytes);
    let lacks = page.has.iter().filter(|text| !said.contains(text.as_str()));
    let has = page.lacks.iter().filter(|text| said.contains(text.as_str()));
    let told: String = lacks
        .map(|text| format!("  {path}: lacks `{text}`\n"))
        .chain(has.map(|text| format!("  {path}: may not have `{text}`\n")))
        .collect();
    (!told.is_empty()).then(|| format!("{told}{said}\n"))
}

/// A file as it is written and, below that, its words alone; with single spaces.
fn said(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut words = String::new();
    let mut rest = &*text;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    format!("{}\n{}", spaced(&text), spaced(&words))
}
