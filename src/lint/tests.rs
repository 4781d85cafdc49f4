//! Every lint has examples that show it, and a section of `docs/lints.md`, which is generated here.

use super::examples::{EXAMPLES, Example, FILLER, Files};
use super::measurements::{MEASUREMENTS, Measured, measured};
use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::pipeline::{self, Options};
use crate::resolve;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The fields of an entry that examples leave out.
const DEFAULTS: [(&str, &str); 6] = [
    ("title", "A meeting"),
    ("date", "2021-10-30"),
    ("source", "{ publisher: Reuters, url: \"https://reuters.example/1\" }"),
    ("participants", "[Wang Yi]"),
    ("topics", "[talks]"),
    ("verification", "primary-text"),
];

/// The text of an example's file with the fields that it leaves out.
fn complete(path: &str, text: &str) -> String {
    let text = text.replace(FILLER, &"And he said more. ".repeat(250));
    let Some(rest) = text
        .strip_prefix("---\n")
        .filter(|_| path.starts_with("content/entries/"))
    else {
        return text;
    };
    let (front, body) = match rest.split_once("---\n") {
        Some((front, body)) if front.is_empty() || front.ends_with('\n') => (front, body),
        _ => panic!("{path} has no end of its front matter"),
    };
    let has = |name: &str| front.lines().any(|line| line.starts_with(&format!("{name}:")));
    let defaults: String = DEFAULTS
        .iter()
        .filter(|(name, _)| !has(name))
        .map(|(name, value)| format!("{name}: {value}\n"))
        .collect();
    let body = if body.is_empty() { "Wang Yi spoke.\n" } else { body };
    format!("---\n{defaults}{front}---\n{body}")
}

/// The diagnostics of an example.
fn diagnostics_of(files: Files) -> Vec<Diagnostic> {
    let root = TempDir::new().expect("a folder");
    for (path, text) in files {
        let file = root.path().join(path);
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("a folder can be made");
        match text.strip_prefix("-> ") {
            Some(target) => std::os::unix::fs::symlink(target.trim_end(), file).expect("a link can be made"),
            None => fs::write(file, complete(path, text)).expect("a file can be written"),
        }
    }
    let options = Options {
        resolve: resolve::Options::published("2024-01-01T00:00:00Z".parse().expect("a moment")),
        base_url: None,
        theme: None,
    };
    let mut prepared = pipeline::prepare(root.path(), &options, None);
    assert!(prepared.ready.is_some(), "{files:?}: {:?}", prepared.diagnostics);
    let selection = crate::lint::Selection::all(&prepared.parsed.config, &[]);
    pipeline::lint(&mut prepared, &selection);
    prepared.diagnostics
}

fn rule(name: &str) -> &'static Rule {
    let mut rules = rules::ALL.iter().filter(|rule| rule.lint);
    rules
        .find(|rule| rule.name == name)
        .unwrap_or_else(|| panic!("there is no lint {name}"))
}

#[test]
fn all_lints_have_examples() {
    let shown: BTreeSet<&str> = EXAMPLES.iter().map(|example| rule(example.rule).name).collect();
    let all = rules::ALL.iter().filter(|rule| rule.lint).map(|rule| rule.name);
    let missing: Vec<&str> = all.filter(|name| !shown.contains(name)).collect();
    assert!(missing.is_empty(), "src/lint/examples.rs lacks {}", missing.join(", "));
    assert_eq!(shown.len(), EXAMPLES.len(), "a lint has two examples");
}

#[test]
fn all_lints_say_what_was_measured() {
    let of_examples: Vec<&str> = EXAMPLES.iter().map(|example| example.rule).collect();
    let measured: Vec<&str> = MEASUREMENTS.iter().map(|(rule, _)| *rule).collect();
    assert_eq!(
        measured, of_examples,
        "src/lint/measurements.rs has a row for each lint, in the order of the examples"
    );
}

#[test]
fn examples_of_lints_show_them() {
    for Example { rule, bad, good, .. } in EXAMPLES {
        let breaks = |files| {
            diagnostics_of(files)
                .iter()
                .any(|diagnostic| diagnostic.rule.name == *rule)
        };
        assert!(
            breaks(bad),
            "the bad example of {rule} does not break it: {:?}",
            diagnostics_of(bad)
        );
        assert!(
            !breaks(good),
            "the good example of {rule} breaks it: {:?}",
            diagnostics_of(good)
        );
    }
}

#[test]
fn the_page_of_lints_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/lints.md");
    let page = page();
    if std::env::var_os("RENEW").is_some() {
        fs::write(&path, &page).expect("the documentation can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == page,
        "docs/lints.md is out of date; `scripts/renew docs` renews it"
    );
}

const INTRODUCTION: &str = "# Lints

Rules for what may be wrong in a digest that is valid. `chancery check` runs all of them; `chancery build` those
whose level is error, since an error keeps a site from being published. Each has a level, which a digest can change.

## Levels

`chancery.yaml` sets the level of a rule for the whole digest: `off`, `note`, `warning` or `error`.

```yaml
lints:
  long-sentence: off
  relative-date: error
```

The front matter of a file can allow a rule for that file, with a reason. An allowance that is not needed any more is reported
(`unused-allow`).

```yaml
allow:
  - { rule: takes-a-side, reason: the usual word of historians for it }
```

## Words

The rules `takes-a-side`, `implies-truth` and `relative-date` have built-in lists of words for some languages: LANGUAGES.
Entries in other languages are not checked. A digest adds words, and removes built-in ones, in `wording.yaml` beside
`chancery.yaml`; there, any language can have a list.

```yaml
en:
  sides: [axis of evil]
  truth: [swore that]
  relative: [of late]
  not: [propaganda, customs regime]
```

A word or phrase is found whole, whatever its capitals and accents; list each of its forms. Where several match at one place,
the longest counts, so `not: [customs regime]` allows that phrase and no other. Quotations, block quotes, code, titles of
sources and registered names are not checked, since the writer did not choose their words.

## Rules

The front matter of the examples is shortened to what they are about.
";

fn page() -> String {
    let languages: Vec<String> = super::wording::lists::built_in_languages()
        .map(|tag| format!("`{tag}`"))
        .collect();
    let mut page = INTRODUCTION.replace("LANGUAGES", &languages.join(", "));
    for example in EXAMPLES {
        let rule = rule(example.rule);
        let _ = write!(page, "\n### {}\n\n", rule.name);
        let _ = writeln!(
            page,
            "{} Level: **{}**.\n\n{}",
            rule.about,
            rule.severity.word(),
            example.about
        );
        let measured =
            measured(rule.name).map_or_else(|| panic!("{} has no measurement", rule.name), Measured::describe);
        let _ = writeln!(page, "\nMeasured: {measured}.");
        page.push_str("\nIncorrect:\n");
        write_files(&mut page, example.bad);
        page.push_str("\nReported:\n\n");
        let diagnostics = diagnostics_of(example.bad);
        let mut seen = BTreeSet::new();
        for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.rule == rule) {
            let help = diagnostic.help.iter().map(|help| format!(" ({help})"));
            let line = format!("> {}{}\n", diagnostic.message, help.collect::<String>());
            if seen.insert(line.clone()) {
                let parted = if seen.len() > 1 { ">\n" } else { "" };
                page.push_str(parted);
                page.push_str(&line);
            }
        }
        page.push_str("\nCorrect:\n");
        write_files(&mut page, example.good);
    }
    page
}

fn write_files(page: &mut String, files: Files) {
    for (path, text) in files {
        if files.len() > 1 {
            let _ = writeln!(page, "\n`{path}`");
        }
        let language = if path.ends_with(".yaml") {
            "yaml"
        } else if path.ends_with(".md") {
            "markdown"
        } else {
            "text"
        };
        let text = text.strip_prefix("---\n---\n").unwrap_or(text);
        let _ = write!(page, "\n```{language}\n{text}```\n");
    }
}
