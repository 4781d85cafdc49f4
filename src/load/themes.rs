//! Reads the themes: each folder below `themes/`, laid over the built-in theme of the same name file by file.

use super::characters::check_characters;
use super::name_checks::check_names;
use super::report::file_diagnostic;
use super::{Input, Inputs, embedded, read};
use crate::conflict::report_conflicts;
use crate::diagnostic::{Diagnostic, rules};
use crate::text_file::TextFile;
use crate::walk::{self, WalkEntry};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A theme's files.
#[derive(Debug, Clone)]
pub struct ThemeSources {
    /// The folder's name.
    pub name: String,
    /// Its files by their paths below that folder.
    pub files: BTreeMap<String, ThemeFile>,
}

/// One file of a theme.
#[derive(Debug, Clone)]
pub enum ThemeFile {
    /// A template, strings or `theme.yaml`.
    Text(TextFile),
    /// An asset, which is copied.
    Asset(Arc<[u8]>),
}

impl ThemeSources {
    /// The text of one of its files, by the path below the digest's root: of an asset, if it is one.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        let below = path
            .strip_prefix("themes/")?
            .strip_prefix(self.name.as_str())?
            .strip_prefix('/')?;
        match self.files.get(below)? {
            ThemeFile::Text(source) => Some(Arc::clone(&source.text)),
            ThemeFile::Asset(bytes) => std::str::from_utf8(bytes).ok().map(Into::into),
        }
    }

    /// One of its texts, by the path below its folder.
    pub fn source(&self, below: &str) -> Option<&TextFile> {
        match self.files.get(below)? {
            ThemeFile::Text(source) => Some(source),
            ThemeFile::Asset(_) => None,
        }
    }
}

/// Reads the themes of the digest at `root` into `inputs`, over those that are built in.
pub fn load_themes(root: &Path, inputs: &mut Inputs) {
    let mut themes: BTreeMap<String, BTreeMap<String, ThemeFile>> = BTreeMap::new();
    for (name, files) in embedded::themes() {
        let files = files.into_iter().map(|(below, bytes)| {
            let file = built_in(name, &below, bytes);
            (below, file)
        });
        themes.insert(name.to_owned(), files.collect());
    }
    let (found, obstacles) = walk::walk(&Input::Themes.path(root));
    let paths: Vec<String> = found.iter().map(|entry| Input::Themes.join(&entry.below)).collect();
    check_names(&paths, &mut inputs.diagnostics);
    for obstacle in obstacles {
        let path = Input::Themes.join(&obstacle.below);
        let path = path.trim_end_matches('/');
        let message = "this cannot be read, or is a symbolic link that points outside of themes/";
        inputs
            .diagnostics
            .push(file_diagnostic(&rules::UNREADABLE, path, message));
    }
    for entry in found {
        let Some((name, below)) = entry.below.split_once('/') else {
            continue;
        };
        if let Some(file) = read_theme_file(&entry, below, &mut inputs.diagnostics) {
            let files = themes.entry(name.to_owned()).or_default();
            files.insert(below.to_owned(), file);
        }
    }
    inputs.themes = themes
        .into_iter()
        .map(|(name, files)| ThemeSources { name, files })
        .collect();
}

/// One file of a theme; none if it is of no use to a theme, or cannot be read.
fn read_theme_file(entry: &WalkEntry, below: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<ThemeFile> {
    let path = Input::Themes.join(&entry.below);
    if below.starts_with("assets/") {
        return match std::fs::read(&entry.path) {
            Ok(bytes) => {
                if let Some(text) = std::str::from_utf8(&bytes).ok().filter(|_| is_text_asset(below)) {
                    diagnostics.extend(report_conflicts(&path.as_str().into(), text));
                    diagnostics.extend(check_characters(text, &path));
                }
                Some(ThemeFile::Asset(bytes.into()))
            }
            Err(error) => {
                let message = format!("this file cannot be read: {error}");
                diagnostics.push(file_diagnostic(&rules::UNREADABLE, &path, message));
                None
            }
        };
    }
    if !is_text(below) {
        return None;
    }
    let (text, problems) = read::read_text(&entry.path, &path);
    diagnostics.extend(problems);
    let text = text?;
    // Those of YAML are found when it is read.
    if !below.ends_with(".yaml") {
        diagnostics.extend(report_conflicts(&path.as_str().into(), &text));
    }
    Some(ThemeFile::Text(TextFile::new(path, text)))
}

/// Whether an asset is a text that people write.
fn is_text_asset(below: &str) -> bool {
    [".css", ".js", ".svg", ".txt"]
        .iter()
        .any(|ending| below.ends_with(ending))
}

/// Whether a file below a theme's folder is a text that the theme uses. Others, such as a README or a screenshot, are ignored.
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
