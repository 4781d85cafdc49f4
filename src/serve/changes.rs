//! What changed between two states of the files, for people: `2 entries and 1 topic changed`.

use crate::load::{ContentKind, Document, Inputs, ThemeFile, ThemeSources};
use crate::text::count;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How much of what changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    documents: BTreeMap<ContentKind, usize>,
    files: usize,
    themes: usize,
    configuration: bool,
    wording: bool,
}

impl Changes {
    /// What is in one and not in the other. `touched` are the paths of files that are not read before they are asked
    /// for, and may have changed.
    pub fn between(old: &Inputs, new: &Inputs, touched: &BTreeSet<String>) -> Self {
        let mut changes = Self {
            configuration: old.config != new.config,
            wording: old.wording != new.wording,
            themes: themes(&old.themes, &new.themes),
            ..Self::default()
        };
        changes.documents(&old.documents, &new.documents);
        let paths = |inputs: &Inputs| -> BTreeSet<String> {
            inputs.assets.iter().map(|asset| asset.path.to_string()).collect()
        };
        let (old, new) = (paths(old), paths(new));
        let gone_or_come = old.symmetric_difference(&new).count();
        let same = old.intersection(&new).filter(|path| touched.contains(*path)).count();
        changes.files = gone_or_come + same;
        changes
    }

    fn documents(&mut self, old: &[Document], new: &[Document]) {
        let mut count = |document: &Document| *self.documents.entry(document.kind).or_default() += 1;
        let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
        loop {
            match (old.peek(), new.peek()) {
                (Some(before), Some(after)) if before.file.path == after.file.path => {
                    // A text that was not read again is not compared either.
                    let same = Arc::ptr_eq(&before.file.text, &after.file.text)
                        || before.file.text == after.file.text && before.readable == after.readable;
                    if !same {
                        count(after);
                    }
                    old.next();
                    new.next();
                }
                (Some(before), after) if after.is_none_or(|after| before.file.path < after.file.path) => {
                    count(before);
                    old.next();
                }
                (_, Some(after)) => {
                    count(after);
                    new.next();
                }
                (_, None) => return,
            }
        }
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What changed, or nothing.
    pub fn words(&self) -> Option<String> {
        let mut parts: Vec<String> = self
            .documents
            .iter()
            .map(|(kind, number)| {
                let (one, many) = names(*kind);
                count(*number, one, many)
            })
            .collect();
        if self.files > 0 {
            parts.push(count(self.files, "file", "files"));
        }
        if self.themes > 0 {
            parts.push(count(self.themes, "file of the themes", "files of the themes"));
        }
        if self.configuration {
            parts.push("the configuration".to_owned());
        }
        if self.wording {
            parts.push("the word lists".to_owned());
        }
        let last = parts.pop()?;
        Some(if parts.is_empty() {
            format!("{last} changed")
        } else {
            format!("{} and {last} changed", parts.join(", "))
        })
    }
}

fn names(kind: ContentKind) -> (&'static str, &'static str) {
    match kind {
        ContentKind::Entry => ("entry", "entries"),
        ContentKind::Topic => ("topic", "topics"),
        ContentKind::Person => ("person", "people"),
        ContentKind::Party => ("party", "parties"),
        ContentKind::Source => ("source", "sources"),
        ContentKind::Issue => ("issue", "issues"),
        ContentKind::Page => ("page", "pages"),
    }
}

/// How many files of themes are not the same.
fn themes(old: &[ThemeSources], new: &[ThemeSources]) -> usize {
    let files = |themes: &[ThemeSources]| -> BTreeMap<(String, String), ThemeFile> {
        let files = themes.iter().flat_map(|theme| {
            let named = |(path, file): (&String, &ThemeFile)| ((theme.name.clone(), path.clone()), file.clone());
            theme.files.iter().map(named)
        });
        files.collect()
    };
    let (old, new) = (files(old), files(new));
    let gone = old.keys().filter(|key| !new.contains_key(*key)).count();
    let differs = |(key, file): &(&(String, String), &ThemeFile)| !old.get(*key).is_some_and(|old| same(old, file));
    gone + new.iter().filter(differs).count()
}

fn same(one: &ThemeFile, other: &ThemeFile) -> bool {
    match (one, other) {
        (ThemeFile::Text(one), ThemeFile::Text(other)) => one.text == other.text,
        (ThemeFile::Asset(one), ThemeFile::Asset(other)) => one == other,
        _ => false,
    }
}
