//! Every lint has examples, which show it, and a section of `docs/lints.md`.

use super::examples::{EXAMPLES, Example, FILLER, Files};
use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::pipeline::{self, Options};
use crate::resolve;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// What an entry of an example has where it does not say otherwise.
const USUAL: [(&str, &str); 6] = [
    ("title", "A meeting"),
    ("date", "2021-10-30"),
    ("source", "{ publisher: Reuters, url: \"https://reuters.example/1\" }"),
    ("participants", "[Wang Yi]"),
    ("topics", "[talks]"),
    ("verification", "primary-text"),
];

/// A file of an example with everything that it needs.
fn whole(path: &str, text: &str) -> String {
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
    let usual: String = USUAL
        .iter()
        .filter(|(name, _)| !has(name))
        .map(|(name, value)| format!("{name}: {value}\n"))
        .collect();
    let body = if body.is_empty() { "Wang Yi spoke.\n" } else { body };
    format!("---\n{usual}{front}---\n{body}")
}

/// What is told of an example.
fn told(files: Files) -> Vec<Diagnostic> {
    let root = TempDir::new().expect("a folder");
    for (path, text) in files {
        let file = root.path().join(path);
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("a folder can be made");
        match text.strip_prefix("-> ") {
            Some(target) => std::os::unix::fs::symlink(target.trim_end(), file).expect("a link can be made"),
            None => fs::write(file, whole(path, text)).expect("a file can be written"),
        }
    }
    let options = Options {
        resolve: resolve::Options {
            now: "2024-01-01T00:00:00Z".parse().expect("a moment"),
            drafts: false,
            future: false,
        },
        base_url: None,
        theme: None,
    };
    let mut prepared = pipeline::prepare(root.path(), &options, None);
    assert!(prepared.ready.is_some(), "{files:?}: {:?}", prepared.diagnostics);
    pipeline::lint(&mut prepared);
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
fn examples_of_lints_show_them() {
    for Example { rule, bad, good, .. } in EXAMPLES {
        let breaks = |files| told(files).iter().any(|diagnostic| diagnostic.rule.name == *rule);
        assert!(
            breaks(bad),
            "the bad example of {rule} does not break it: {:?}",
            told(bad)
        );
        assert!(!breaks(good), "the good example of {rule} breaks it: {:?}", told(good));
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

What a careful editor looks for in a digest that is valid. `chancery check` runs these rules; `chancery build` does not. Each has a
level, and the digest decides on it.

## Levels

`chancery.yaml` changes the level of a rule for the whole digest, to `off`, `note`, `warning` or `error`:

```yaml
lints:
  long-sentence: off
  relative-date: error
```

A file allows itself what it has a reason for, in its front matter. An allowance that nothing needs any more is told
(`unused-allow`):

```yaml
allow:
  - { rule: takes-a-side, reason: the usual word of historians for it }
```

## Words

The words of `takes-a-side`, `implies-truth` and `relative-date` stand in one list for each language: LANGUAGES. Entries
in another language are not held to them. A digest adds words, and takes built-in ones away, in `wording.yaml` beside
`chancery.yaml`; with it, any language can have a list:

```yaml
en:
  sides: [axis of evil]
  truth: [swore that]
  relative: [of late]
  not: [propaganda, customs regime]
```

A word or phrase is found whole, without regard to capitals and accents; write each of its forms. The longest that stands at a
place counts, so that `not: [customs regime]` lets that phrase pass and no other. What stands in quotation marks, in block
quotes, in code, in the title of a source, or in a name that the registries know is not the writer's, and is left alone.

## Rules

The front matter of the examples is cut down to what they are about.
";

fn page() -> String {
    let languages: Vec<String> = super::wording::languages().map(|tag| format!("`{tag}`")).collect();
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
        page.push_str("\nNot so:\n");
        files(&mut page, example.bad);
        page.push_str("\nThis is told:\n\n");
        let told = told(example.bad);
        let mut seen = BTreeSet::new();
        for diagnostic in told.iter().filter(|diagnostic| diagnostic.rule == rule) {
            let help = diagnostic.help.iter().map(|help| format!(" ({help})"));
            let line = format!("> {}{}\n", diagnostic.message, help.collect::<String>());
            if seen.insert(line.clone()) {
                let parted = if seen.len() > 1 { ">\n" } else { "" };
                page.push_str(parted);
                page.push_str(&line);
            }
        }
        page.push_str("\nBut so:\n");
        files(&mut page, example.good);
    }
    page
}

fn files(page: &mut String, files: Files) {
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
