//! The reference of front matter, generated from the tables. A test compares `docs/front-matter.md` with it.

use super::{Mapping, Type, tables};
use std::fmt::Write;

/// Every kind of file: its title, its path, and its table.
pub static KINDS: [(&str, &str, &Mapping); 10] = [
    ("Entry", "content/entries/**/*.md", &tables::ENTRY),
    ("Topic", "content/topics/*.md", &tables::TOPIC),
    ("Person", "content/people/*.md", &tables::PERSON),
    ("Party", "content/parties/*.md", &tables::PARTY),
    ("Source", "content/sources/*.md", &tables::SOURCE),
    ("Issue", "content/issues/*.md", &tables::ISSUE),
    ("Page", "content/pages/*.md", &tables::PAGE),
    ("Configuration", "chancery.yaml", &tables::CONFIG),
    ("Theme", "themes/<name>/theme.yaml", &tables::THEME),
    (
        "Wording",
        "wording.yaml, below a language's key such as `en:`",
        &tables::WORDING,
    ),
];

/// The whole reference as Markdown.
pub fn markdown() -> String {
    let mut out = String::from(
        "# Front matter\n\nEvery field of every kind of file, generated from the tables that `chancery check` uses. Fields in **bold** are required. \
         A field that is not listed is an error; put your own fields under `extra:`. How dates are written, and \
         what is concluded from them: [dates.md](dates.md). How the text below it is written: [text.md](text.md).\n",
    );
    let mut inner: Vec<&'static Mapping> = Vec::new();
    for (title, location, mapping) in KINDS {
        let _ = write!(out, "\n## {title}\n\n`{location}`\n");
        write_table(&mut out, mapping, &mut inner);
    }
    let mut at = 0;
    while let Some(mapping) = inner.get(at).copied() {
        let _ = write!(out, "\n## {}\n", heading(mapping.name));
        if let Some(shorthand) = mapping.shorthand {
            let _ = write!(
                out,
                "\nText instead of a mapping is the value of `{}`",
                shorthand("text")
            );
            if shorthand("https://example.org/") != shorthand("text") {
                let _ = write!(out, ", a URL that of `{}`", shorthand("https://example.org/"));
            }
            out.push_str(".\n");
        }
        write_table(&mut out, mapping, &mut inner);
        at += 1;
    }
    out
}

fn write_table(out: &mut String, mapping: &'static Mapping, inner: &mut Vec<&'static Mapping>) {
    out.push_str("\n| field | type | meaning | example |\n|---|---|---|---|\n");
    for field in mapping.fields {
        let name = if field.required {
            format!("**`{}`**", field.name)
        } else {
            format!("`{}`", field.name)
        };
        let (takes, about) = (escape_cell(&field.kind.description()), escape_cell(field.about));
        let _ = writeln!(out, "| {name} | {takes} | {about} | `{}` |", escape_cell(field.example));
        if let Some(mapping) =
            mapping_of(&field.kind).filter(|mapping| !inner.iter().any(|known| std::ptr::eq(*known, *mapping)))
        {
            inner.push(mapping);
        }
    }
}

fn mapping_of(kind: &'static Type) -> Option<&'static Mapping> {
    match kind {
        Type::Mapping(mapping) => Some(mapping),
        Type::List(item) | Type::OneOrMany(item) => mapping_of(item),
        _ => None,
    }
}

fn escape_cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn heading(name: &str) -> String {
    let name = name
        .strip_prefix("a ")
        .or_else(|| name.strip_prefix("an "))
        .or_else(|| name.strip_prefix("the "))
        .unwrap_or(name);
    let mut characters = name.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Severity, rules};
    use std::fmt::Write;

    /// Compares a page of the documentation with what it must be; `scripts/renew docs` writes it.
    #[allow(clippy::disallowed_methods, reason = "the test reads and renews the documentation")]
    fn check(path: &str, expected: &str) {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        if std::env::var_os("RENEW").is_some() {
            std::fs::write(&path, expected).expect("the documentation can be written");
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            found == expected,
            "{} is out of date; `scripts/renew docs` renews it",
            path.display()
        );
    }

    #[test]
    fn the_reference_of_front_matter_is_current() {
        check("docs/front-matter.md", &super::markdown());
    }

    #[test]
    fn the_reference_of_rules_is_current() {
        let mut out = String::from(
            "# Rules\n\nEverything that `chancery check` and `chancery build` say, by the name of its rule. An error keeps the site \
             from being published. The level of a warning or note can be changed in `chancery.yaml`:\n\n```yaml\nlints:\n  near-miss: error\n  \
             unregistered-names: off\n```\n\nThe rules from \
             `FIRST` on are the editor's lints, which [lints.md](lints.md) shows by examples. `check` runs all of them; `build`, \
             `deploy` and `serve` run those whose level is error, by default or in `chancery.yaml`, and with `strict: true` all.\n\n| rule | level | about |\n|---|---|---|\n",
        );
        let first = rules::ALL.iter().find(|rule| rule.lint).expect("there are lints");
        out = out.replace("FIRST", first.name);
        for rule in rules::ALL {
            let level = match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            let _ = writeln!(
                out,
                "| `{}` | {level} | {} |",
                rule.name,
                rule.about.replace('|', "\\|")
            );
        }
        check("docs/rules.md", &out);
    }

    #[test]
    fn every_example_is_one() {
        use crate::diagnostic::Diagnostic;
        for (title, _, mapping) in super::KINDS {
            let required: Vec<&str> = mapping
                .fields
                .iter()
                .filter(|field| field.required)
                .map(|field| field.name)
                .collect();
            for field in mapping.fields {
                let mut text = format!("{}: {}\n", field.name, field.example);
                for other in mapping
                    .fields
                    .iter()
                    .filter(|other| required.contains(&other.name) && other.name != field.name)
                {
                    let _ = writeln!(text, "{}: {}", other.name, other.example);
                }
                let value =
                    crate::yaml::parse(&text).unwrap_or_else(|faults| panic!("{title}.{}: {faults:?}", field.name));
                let mut diagnostics: Vec<Diagnostic> = Vec::new();
                let file = "example".into();
                crate::fields::check_mapping(
                    &value,
                    mapping,
                    &mut crate::fields::Context {
                        file: &file,
                        diagnostics: &mut diagnostics,
                    },
                )
                .ignore_rest();
                assert!(diagnostics.is_empty(), "{title}.{}: {diagnostics:?}", field.name);
            }
        }
    }
}
