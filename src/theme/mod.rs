//! Resolves the theme: the chain of themes that it extends, its words, its assets under hashed names. Templates are
//! still texts here. Nothing here renders.

mod assets;
mod css;
mod words;

pub use assets::Asset;
pub use words::Words;

use crate::diagnostic::{Diagnostic, Location, rules};
use crate::fields::tables;
use crate::load::{Inputs, ThemeFile, ThemeSources};
use crate::parse::{Config, read_fields};
use crate::suggest;
use crate::text_file::TextFile;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A theme with all that it extends.
#[derive(Debug)]
pub struct Theme {
    /// The names of the chain, the digest's own first.
    pub chain: Vec<String>,
    /// Every template: its name (`gazette/entry.html`) and its text, those of the first theme of the chain first.
    pub templates: Vec<(String, TextFile)>,
    /// The interface's words.
    pub words: Words,
    /// Files to publish, sorted by their path in the theme.
    pub assets: Vec<Asset>,
    /// Whether lists come by days, too.
    pub days: bool,
}

/// Resolves the theme that the configuration names. There is one only if nothing in it is wrong.
pub fn resolve(inputs: &Inputs, config: &Config) -> (Option<Theme>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let Some((chain, days)) = chain(inputs, config, &mut diagnostics) else {
        return (None, diagnostics);
    };
    let mut templates = Vec::new();
    for theme in &chain {
        for (path, file) in &theme.files {
            if let (Some(name), ThemeFile::Text(source)) = (path.strip_prefix("templates/"), file) {
                templates.push((format!("{}/{name}", theme.name), source.clone()));
            }
        }
    }
    let words = words::resolve(&chain, &config.language, &mut diagnostics);
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
        assets: assets::resolve(&files),
        days,
    };
    let valid = !crate::diagnostic::any_error(&diagnostics);
    (valid.then_some(theme), diagnostics)
}

/// The theme and what it extends, up to one that extends none; and whether any of them wants lists by days.
fn chain<'a>(
    inputs: &'a Inputs,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Vec<&'a ThemeSources>, bool)> {
    let mut chain: Vec<&ThemeSources> = Vec::new();
    let mut days = false;
    let mut wanted = config.theme.clone();
    let named = inputs.config.as_ref().filter(|_| config.theme_named);
    let mut location = named.map(|config| Location::field(&config.path, "theme"));
    loop {
        let Some(theme) = inputs.themes.iter().find(|theme| theme.name == wanted) else {
            let names: Vec<&str> = inputs.themes.iter().map(|theme| theme.name.as_str()).collect();
            let near = suggest::nearest(&wanted, names.iter().copied());
            let mut diagnostic =
                Diagnostic::general(&rules::UNKNOWN_THEME, format!("there is no theme `{wanted}`")).suggest(near);
            if near.is_none() {
                diagnostic = diagnostic.help(format!("the themes are {}", names.join(", ")));
            }
            diagnostic.location = location;
            diagnostics.push(diagnostic);
            return None;
        };
        if chain.iter().any(|known| known.name == wanted) {
            let names: Vec<&str> = chain.iter().map(|theme| theme.name.as_str()).collect();
            let mut diagnostic = Diagnostic::general(
                &rules::THEME_CIRCLE,
                format!("themes extend each other: {} → {wanted}", names.join(" → ")),
            );
            diagnostic.location = location;
            diagnostics.push(diagnostic.help("take one `extends:` away"));
            return None;
        }
        chain.push(theme);
        let Some(source) = theme.source("theme.yaml") else {
            let message = format!("the theme `{wanted}` has no theme.yaml");
            let path: Arc<str> = format!("themes/{wanted}").into();
            let diagnostic = Diagnostic::new(&rules::UNKNOWN_THEME, Location::file(&path), message);
            diagnostics.push(diagnostic.help("add one that says `name:` and, perhaps, `extends: gazette`"));
            return None;
        };
        let range = 0..source.text.len();
        let mut fields = read_fields(&source.path, &source.text, range, &tables::THEME, diagnostics)?;
        // For whoever reads the file.
        fields.ignore("version");
        fields.ignore("extra");
        if let Some(name) = fields.text("name")
            && name != wanted
        {
            let message = format!("the theme in the folder `{wanted}` says that it is `{name}`");
            let diagnostic = Diagnostic::new(&rules::UNKNOWN_THEME, Location::field(&source.path, "name"), message);
            diagnostics.push(diagnostic.help("give both the same name"));
        }
        if let Some(range) = fields.text("chancery") {
            works_with(&range, source, diagnostics);
        }
        days |= fields.bool("days").unwrap_or(false);
        match fields.text("extends") {
            Some(next) => {
                location = Some(Location::field(&source.path, "extends"));
                wanted = next;
            }
            None => return Some((chain, days)),
        }
    }
}

/// Checks this program's version against a range such as `>=0.1, <0.2`.
fn works_with(range: &str, source: &TextFile, diagnostics: &mut Vec<Diagnostic>) {
    let location = || Location::field(&source.path, "chancery");
    let version = env!("CARGO_PKG_VERSION");
    let numbers = |text: &str| -> Option<Vec<u32>> { text.trim().split('.').map(|part| part.parse().ok()).collect() };
    let mine = numbers(version).unwrap_or_default();
    for part in range.split(',').map(str::trim) {
        let digits = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
        let (sign, wanted) = part.split_at(digits);
        let Some(wanted) = numbers(wanted) else {
            let diagnostic = Diagnostic::new(&rules::THEME_VERSION, location(), format!("`{part}` is not a version"));
            diagnostics.push(diagnostic.help("write something like `>=0.1, <0.2`"));
            return;
        };
        let mut padded = wanted.clone();
        padded.resize(3, 0);
        let holds = match sign.trim() {
            ">=" => mine >= padded,
            ">" => mine > padded,
            "<" => mine < padded,
            "<=" => mine <= padded,
            "" | "=" => mine.starts_with(&wanted),
            _ => {
                let diagnostic = Diagnostic::new(
                    &rules::THEME_VERSION,
                    location(),
                    format!("`{part}` is not a version's bound"),
                );
                diagnostics.push(diagnostic.help("write something like `>=0.1, <0.2`"));
                return;
            }
        };
        if !holds {
            let message = format!("this theme works with Chancery {range}, and this is {version}");
            let diagnostic = Diagnostic::new(&rules::THEME_VERSION, location(), message);
            diagnostics.push(diagnostic.help("take a version of the theme that fits, or try it and widen the range"));
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::fields::tables;
    use crate::load::{Inputs, ThemeFile, ThemeSources};
    use crate::text_file::TextFile;
    use std::collections::BTreeMap;

    /// Every field of the table is read: a value that is left panics when it is dropped.
    #[test]
    fn every_field_is_read() {
        let fields = tables::THEME.fields.iter().filter(|field| field.name != "extends");
        let lines: Vec<String> = fields
            .map(|field| format!("{}: {}\n", field.name, field.example))
            .collect();
        let file = ThemeFile::Text(TextFile::new("themes/site/theme.yaml", lines.concat()));
        let inputs = Inputs {
            config: Some(TextFile::new("chancery.yaml", "theme: site\n")),
            themes: vec![ThemeSources {
                name: "site".to_owned(),
                files: BTreeMap::from([("theme.yaml".to_owned(), file)]),
            }],
            ..Inputs::default()
        };
        let config = crate::parse::parse(&inputs, None, None).config;
        let mut diagnostics = Vec::new();
        let (chain, days) = super::chain(&inputs, &config, &mut diagnostics).expect("the theme");
        assert_eq!(diagnostics, []);
        assert_eq!((chain.len(), days), (1, true));
    }
}
