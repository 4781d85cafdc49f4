//! Reads the themes: each folder below `themes/`, laid over the built-in theme of the same name file by file.

use super::{Inputs, embedded, read};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::text_file::TextFile;
use crate::walk;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A theme's files.
#[derive(Debug, Clone)]
pub struct ThemeSources {
    /// The folder's name.
    pub name: String,
    /// From the path below the theme's folder to the file.
    pub files: BTreeMap<String, ThemeFile>,
}

/// One file of a theme.
#[derive(Debug, Clone)]
pub enum ThemeFile {
    /// A template, words or `theme.yaml`.
    Text(TextFile),
    /// An asset.
    Asset(Arc<[u8]>),
}

impl ThemeSources {
    /// The text of one of its files, by the path below the digest's root.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        let below = path
            .strip_prefix("themes/")?
            .strip_prefix(self.name.as_str())?
            .strip_prefix('/')?;
        self.source(below).map(|source| Arc::clone(&source.text))
    }

    /// One of its texts, by the path below its folder.
    pub fn source(&self, below: &str) -> Option<&TextFile> {
        match self.files.get(below)? {
            ThemeFile::Text(source) => Some(source),
            _ => None,
        }
    }
}

pub fn load(root: &Path, inputs: &mut Inputs) {
    let mut themes: BTreeMap<String, BTreeMap<String, ThemeFile>> = BTreeMap::new();
    for (name, files) in embedded::themes() {
        let files = files.into_iter().map(|(below, bytes)| {
            let file = built_in(name, &below, bytes);
            (below, file)
        });
        themes.insert(name.to_owned(), files.collect());
    }
    let (found, obstacles) = walk::walk(&root.join("themes"));
    for obstacle in obstacles {
        let path = format!("themes/{}", obstacle.below).trim_end_matches('/').to_owned();
        let message = "this cannot be read, or leads out of themes/";
        inputs.diagnostics.push(Diagnostic::new(
            &rules::UNREADABLE,
            Location::file(&path.into()),
            message,
        ));
    }
    for file in found {
        let Some((name, below)) = file.below.split_once('/') else {
            continue;
        };
        let path = format!("themes/{}", file.below);
        let file = if below.starts_with("assets/") {
            match std::fs::read(&file.path) {
                Ok(bytes) => ThemeFile::Asset(bytes.into()),
                Err(error) => {
                    let message = format!("this file cannot be read: {error}");
                    inputs.diagnostics.push(Diagnostic::new(
                        &rules::UNREADABLE,
                        Location::file(&path.into()),
                        message,
                    ));
                    continue;
                }
            }
        } else if !is_text(below) {
            continue;
        } else {
            let (text, diagnostics) = read::text(&file.path, &path);
            inputs.diagnostics.extend(diagnostics);
            let Some(text) = text else { continue };
            ThemeFile::Text(TextFile::new(path, text))
        };
        themes
            .entry(name.to_owned())
            .or_default()
            .insert(below.to_owned(), file);
    }
    inputs.themes = themes
        .into_iter()
        .map(|(name, files)| ThemeSources { name, files })
        .collect();
}

/// Whether a file below a theme's folder is one that a theme is made of; pictures of it and the like are let be.
fn is_text(below: &str) -> bool {
    below == "theme.yaml" || below.starts_with("templates/") || below.starts_with("strings/")
}

fn built_in(name: &str, below: &str, bytes: &'static [u8]) -> ThemeFile {
    match std::str::from_utf8(bytes) {
        Ok(text) if !below.starts_with("assets/") => {
            ThemeFile::Text(TextFile::new(format!("themes/{name}/{below}"), text))
        }
        _ => ThemeFile::Asset(bytes.into()),
    }
}
