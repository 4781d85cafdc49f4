//! What changed between two versions of the files, in words: `2 entries and 1 topic changed`.

use crate::load::{ContentKind, Document, Inputs, ThemeFile, ThemeSources};
use crate::text::count;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many files of each kind changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    documents: BTreeMap<ContentKind, usize>,
    files: usize,
    themes: usize,
    configuration: bool,
    wording: bool,
}

impl Changes {
    /// Compares two versions. `touched` are the paths for which the system reported a change: of files that are only
    /// copied, the contents are not compared.
    pub fn between(old: &Inputs, new: &Inputs, touched: &BTreeSet<String>) -> Self {
        let mut changes = Self {
            configuration: old.config != new.config,
            wording: old.wording != new.wording,
            themes: count_theme_files(&old.themes, &new.themes),
            ..Self::default()
        };
        changes.count_documents(&old.documents, &new.documents);
        let paths = |inputs: &Inputs| -> BTreeSet<String> {
            inputs.assets.iter().map(|asset| asset.path.to_string()).collect()
        };
        let (old, new) = (paths(old), paths(new));
        let added_or_removed = old.symmetric_difference(&new).count();
        let changed = old.intersection(&new).filter(|path| touched.contains(*path)).count();
        changes.files = added_or_removed + changed;
        changes
    }

    fn count_documents(&mut self, old: &[Document], new: &[Document]) {
        let mut count = |document: &Document| *self.documents.entry(document.kind).or_default() += 1;
        let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
        loop {
            match (old.peek(), new.peek()) {
                (Some(before), Some(after)) if before.file.path == after.file.path => {
                    // The same allocation is the same text: a file that was not read again need not be compared.
                    let is_same = Arc::ptr_eq(&before.file.text, &after.file.text)
                        || before.file.text == after.file.text && before.readable == after.readable;
                    if !is_same {
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

    /// What changed, in words; `None` if nothing did.
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
            parts.push(count(self.themes, "theme file", "theme files"));
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

/// How many files of themes were added, changed or removed.
fn count_theme_files(old: &[ThemeSources], new: &[ThemeSources]) -> usize {
    let files = |themes: &[ThemeSources]| -> BTreeMap<(String, String), ThemeFile> {
        let files = themes.iter().flat_map(|theme| {
            let named = |(path, file): (&String, &ThemeFile)| ((theme.name.clone(), path.clone()), file.clone());
            theme.files.iter().map(named)
        });
        files.collect()
    };
    let (old, new) = (files(old), files(new));
    let removed = old.keys().filter(|key| !new.contains_key(*key)).count();
    let differs =
        |(key, file): &(&(String, String), &ThemeFile)| !old.get(*key).is_some_and(|old| is_same_file(old, file));
    removed + new.iter().filter(differs).count()
}

fn is_same_file(one: &ThemeFile, other: &ThemeFile) -> bool {
    match (one, other) {
        (ThemeFile::Text(one), ThemeFile::Text(other)) => one.text == other.text,
        (ThemeFile::Asset(one), ThemeFile::Asset(other)) => one == other,
        _ => false,
    }
}
