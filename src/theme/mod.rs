//! Resolves the theme: the chain of themes that it extends, the words of the interface, and the assets under hashed names.
//! Templates are still texts here. Nothing here renders.

mod assets;
mod chain;
mod colours;
mod contrast;
mod css;
mod css_addresses;
mod css_properties;
mod css_tokens;
mod version;
mod word_checks;
mod word_form;
mod words;

pub use assets::{Asset, StyleAddress};
pub use contrast::{ColourPair, StyleSheet, check_contrast, has_own_colours};
pub use word_checks::check_all_words;
pub use words::Words;

use crate::diagnostic::Diagnostic;
use crate::load::{Inputs, ThemeFile, is_built_in};
use crate::parse::Config;
use crate::text_file::TextFile;
use assets::SourceAsset;
use chain::Chain;
use std::collections::BTreeMap;

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
    /// What the style sheets load that is no file of the theme.
    pub style_addresses: Vec<StyleAddress>,
    /// The style sheets as they are written, sorted by their path in the theme.
    pub style_sheets: Vec<StyleSheet>,
    /// Which colours stand on which.
    pub contrast: Vec<ColourPair>,
    /// Whether templates get the entries of a list grouped by day, too.
    pub days: bool,
}

/// Resolves the theme that the configuration names. If it has errors, the default theme stands in for what cannot be read.
pub fn resolve(inputs: &Inputs, config: &Config) -> (Theme, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let Chain {
        themes: chain,
        days,
        contrast,
    } = chain::resolve_chain(inputs, config, &mut diagnostics);
    let mut templates = Vec::new();
    for theme in &chain {
        for (path, file) in &theme.files {
            if let (Some(name), ThemeFile::Text(source)) = (path.strip_prefix("templates/"), file) {
                templates.push((format!("{}/{name}", theme.name), source.clone()));
            }
        }
    }
    let words = words::resolve_words(&chain, &config.language, &mut diagnostics);
    diagnostics.extend(word_checks::check_words(inputs, &chain, &templates, &config.language));
    // From the last theme to the first, so that a file of the digest's own theme replaces one of the same path.
    let mut files: BTreeMap<&str, SourceAsset> = BTreeMap::new();
    for theme in chain.iter().rev() {
        for (path, file) in &theme.files {
            if let (Some(name), ThemeFile::Asset(bytes)) = (path.strip_prefix("assets/"), file) {
                let theme = theme.name.as_str();
                files.insert(name, SourceAsset { theme, bytes });
            }
        }
    }
    let published = assets::hash_names(&files, &config.base_path);
    diagnostics.extend(published.diagnostics.iter().cloned());
    let theme = Theme {
        chain: chain.iter().map(|theme| theme.name.clone()).collect(),
        templates,
        words,
        style_sheets: files
            .iter()
            .filter_map(|(name, file)| style_sheet(name, file, &published.imports))
            .collect(),
        assets: published.assets,
        style_addresses: published.others,
        contrast,
        days,
    };
    (theme, diagnostics)
}

/// A style sheet as it is written; `None` for other files.
fn style_sheet(name: &str, file: &SourceAsset, imports: &BTreeMap<String, Vec<String>>) -> Option<StyleSheet> {
    let text = std::str::from_utf8(file.bytes)
        .ok()
        .filter(|_| name.ends_with(".css"))?;
    let below = format!("assets/{name}");
    Some(StyleSheet {
        name: name.to_owned(),
        is_built_in: is_built_in(file.theme, &below, file.bytes),
        imports: imports.get(name).cloned().unwrap_or_default(),
        file: TextFile::new(format!("themes/{}/{below}", file.theme), text),
    })
}
