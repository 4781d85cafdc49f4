//! Follows `extends:` from the digest's theme to the last theme.

use super::contrast::{ColourPair, LEAST_FOR_GRAPHICS, LEAST_FOR_TEXT};
use super::version::check_version;
use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::fields::tables;
use crate::load::{Inputs, ThemeSources};
use crate::parse::{Config, DEFAULT_THEME, read_fields};
use crate::suggest;
use crate::text_file::TextFile;
use std::sync::Arc;

/// The digest's theme and the themes that it extends, with what their settings say.
pub struct Chain<'a> {
    /// The themes: the digest's own first.
    pub themes: Vec<&'a ThemeSources>,
    /// Whether any of them wants lists grouped by day.
    pub days: bool,
    /// Which colours stand on which, in any of them.
    pub contrast: Vec<ColourPair>,
}

/// Follows `extends:`. After an error the default theme is the last of the chain.
pub fn resolve_chain<'a>(inputs: &'a Inputs, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Chain<'a> {
    let mut chain: Vec<&ThemeSources> = Vec::new();
    let (mut days, mut contrast) = (false, Vec::new());
    let mut name = config.theme.clone();
    let config_file = inputs.config.as_ref().filter(|_| config.theme_named);
    let mut location = config_file.map(|config| Location::field(&config.path, "theme"));
    loop {
        let is_known = |chain: &[&ThemeSources], name: &str| chain.iter().any(|known| known.name == name);
        let problem = match inputs.themes.iter().find(|theme| theme.name == name) {
            None => Some(unknown_theme(inputs, &name, location)),
            Some(_) if is_known(&chain, &name) => Some(cycle(&chain, &name, location)),
            Some(theme) => {
                chain.push(theme);
                let settings = read_settings(theme, diagnostics);
                let is_last = settings.as_ref().is_some_and(|settings| settings.extends.is_none());
                let next = settings.and_then(|settings| {
                    days |= settings.days;
                    contrast.extend(settings.contrast);
                    Some((settings.extends?, settings.file))
                });
                if let Some((next, file)) = next {
                    location = Some(Location::field(&file.path, "extends"));
                    name = next;
                    continue;
                }
                if is_last {
                    return Chain {
                        themes: chain,
                        days,
                        contrast,
                    };
                }
                None
            }
        };
        diagnostics.extend(problem);
        let default = inputs.themes.iter().find(|theme| theme.name == DEFAULT_THEME);
        if let Some(default) = default.filter(|default| !is_known(&chain, &default.name)) {
            chain.push(default);
            contrast.extend(
                read_settings(default, diagnostics)
                    .into_iter()
                    .flat_map(|settings| settings.contrast),
            );
        }
        return Chain {
            themes: chain,
            days,
            contrast,
        };
    }
}

/// What is needed of a theme's `theme.yaml`.
struct Settings<'a> {
    file: &'a TextFile,
    /// The theme that it extends.
    extends: Option<String>,
    /// Whether it wants lists grouped by day.
    days: bool,
    /// Which colours stand on which.
    contrast: Vec<ColourPair>,
}

/// Reads and checks `theme.yaml`; `None` if it is missing or cannot be read.
fn read_settings<'a>(theme: &'a ThemeSources, diagnostics: &mut Vec<Diagnostic>) -> Option<Settings<'a>> {
    let folder = &theme.name;
    let Some(file) = theme.source("theme.yaml") else {
        let message = format!("the theme `{folder}` has no theme.yaml");
        let path: Arc<str> = format!("themes/{folder}").into();
        let diagnostic = Diagnostic::new(&rules::UNKNOWN_THEME, Location::file(&path), message);
        diagnostics.push(diagnostic.help("create it with `name:` and, if needed, `extends: gazette`"));
        return None;
    };
    let range = 0..file.text.len();
    let mut fields = read_fields(&file.path, &file.text, range, &tables::THEME, diagnostics)?;
    // Both are for people who read the file.
    fields.ignore("version");
    fields.ignore("extra");
    if let Some(name) = fields.text("name")
        && name != *folder
    {
        let message = format!("the theme in the folder `{folder}` has the name `{name}`");
        let diagnostic = Diagnostic::new(&rules::UNKNOWN_THEME, Location::field(&file.path, "name"), message);
        diagnostics.push(diagnostic.help("give both the same name"));
    }
    if let Some(range) = fields.text("chancery") {
        diagnostics.extend(check_version(&range, file));
    }
    let mut contrast = Vec::new();
    for (name, least) in [
        ("contrast_text", LEAST_FOR_TEXT),
        ("contrast_graphics", LEAST_FOR_GRAPHICS),
    ] {
        for (at, pair) in fields.texts(name) {
            match ColourPair::parse(&pair, least) {
                Some(pair) => contrast.push(pair),
                None => {
                    let location = Location::value(&file.path, FieldPath::root().key(name).index(at));
                    let message = format!("`{pair}` does not name two colours");
                    let diagnostic = Diagnostic::new(&rules::UNKNOWN_VALUE, location, message);
                    diagnostics.push(diagnostic.help("for example: `--ink on --paper`"));
                }
            }
        }
    }
    Some(Settings {
        contrast,
        file,
        days: fields.bool("days").unwrap_or(false),
        extends: fields.text("extends"),
    })
}

fn unknown_theme(inputs: &Inputs, name: &str, location: Option<Location>) -> Diagnostic {
    let names: Vec<&str> = inputs.themes.iter().map(|theme| theme.name.as_str()).collect();
    let near = suggest::nearest(name, names.iter().copied());
    let mut diagnostic = Diagnostic::general(&rules::UNKNOWN_THEME, format!("unknown theme `{name}`")).suggest(near);
    if near.is_none() {
        diagnostic = diagnostic.help(format!("the themes are: {}", names.join(", ")));
    }
    diagnostic.location = location;
    diagnostic
}

fn cycle(chain: &[&ThemeSources], name: &str, location: Option<Location>) -> Diagnostic {
    let names: Vec<&str> = chain.iter().map(|theme| theme.name.as_str()).collect();
    let message = format!("themes form a cycle: {} → {name}", names.join(" → "));
    let mut diagnostic = Diagnostic::general(&rules::THEME_CIRCLE, message).help("remove one `extends:`");
    diagnostic.location = location;
    diagnostic
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
        let chain = super::resolve_chain(&inputs, &config, &mut diagnostics);
        assert_eq!(diagnostics, []);
        assert_eq!((chain.themes.len(), chain.days, chain.contrast.len()), (1, true, 2));
    }
}
