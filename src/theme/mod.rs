//! Resolves the theme: the chain of themes that it extends, the words of the interface, and the assets under hashed names.
//! Templates are still texts here. Nothing here renders.

mod assets;
mod chain;
mod css;
mod version;
mod words;

pub use assets::Asset;
pub use words::Words;

use crate::diagnostic::Diagnostic;
use crate::load::{Inputs, ThemeFile};
use crate::parse::Config;
use crate::text_file::TextFile;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A theme together with the themes that it extends.
#[derive(Debug)]
pub struct Theme {
    /// The names of the themes: the digest's own first, then the one that it extends, and so on.
    pub chain: Vec<String>,
    /// Every template with its name, such as `gazette/entry.html`, in the order of the chain.
    pub templates: Vec<(String, TextFile)>,
    /// The words of the interface.
    pub words: Words,
    /// The files to publish, sorted by their path in the theme.
    pub assets: Vec<Asset>,
    /// Whether templates get the entries of a list grouped by day, too.
    pub days: bool,
}

/// Resolves the theme that the configuration names. If it has errors, the default theme stands in for what cannot be read.
pub fn resolve(inputs: &Inputs, config: &Config) -> (Theme, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let (chain, days) = chain::resolve_chain(inputs, config, &mut diagnostics);
    let mut templates = Vec::new();
    for theme in &chain {
        for (path, file) in &theme.files {
            if let (Some(name), ThemeFile::Text(source)) = (path.strip_prefix("templates/"), file) {
                templates.push((format!("{}/{name}", theme.name), source.clone()));
            }
        }
    }
    let words = words::resolve_words(&chain, &config.language, &mut diagnostics);
    // From the last theme to the first, so that a file of the digest's own theme replaces one of the same path.
    let mut files: BTreeMap<&str, &Arc<[u8]>> = BTreeMap::new();
    for theme in chain.iter().rev() {
        for (path, file) in &theme.files {
            if let (Some(name), ThemeFile::Asset(bytes)) = (path.strip_prefix("assets/"), file) {
                files.insert(name, bytes);
            }
        }
    }
    let theme = Theme {
        chain: chain.iter().map(|theme| theme.name.clone()).collect(),
        templates,
        words,
        assets: assets::hash_names(&files),
        days,
    };
    (theme, diagnostics)
}
