//! Checks the contrast of a theme's colours in both schemes. Which colour stands on which is said in `theme.yaml`; the colours are
//! custom properties of the whole page.

use super::colours::{Colour, colour_of, contrast, parse_colour, winner};
use super::css_properties::{Property, Scheme, page_properties};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::text_file::TextFile;
use std::collections::{BTreeMap, HashSet};

/// The least contrast of text (WCAG 2.2, 1.4.3).
pub const LEAST_FOR_TEXT: f32 = 4.5;
/// The least contrast of signs, lines and large text (1.4.11 and 1.4.3).
pub const LEAST_FOR_GRAPHICS: f32 = 3.0;

/// A colour and what it stands on.
#[derive(Debug, Clone, PartialEq)]
pub struct ColourPair {
    /// The property of the colour.
    pub colour: String,
    /// The property of the ground.
    pub ground: String,
    /// The least contrast.
    pub least: f32,
}

impl ColourPair {
    /// Reads `--ink on --paper`.
    pub fn parse(written: &str, least: f32) -> Option<Self> {
        let words: Vec<&str> = written.split_whitespace().collect();
        let [colour, "on", ground] = words[..] else {
            return None;
        };
        let is_name = |name: &str| name.starts_with("--") && name.len() > 2;
        (is_name(colour) && is_name(ground)).then(|| Self {
            colour: colour.to_owned(),
            ground: ground.to_owned(),
            least,
        })
    }

    fn names(&self) -> [&str; 2] {
        [&self.colour, &self.ground]
    }
}

/// A style sheet as it is written.
#[derive(Debug)]
pub struct StyleSheet {
    /// Its path below the theme's `assets/`.
    pub name: String,
    /// Whether it is one of a built-in theme.
    pub is_built_in: bool,
    /// The names of those that it imports: their rules come before its own.
    pub imports: Vec<String>,
    /// Its text.
    pub file: TextFile,
}

/// Whether a style sheet that is not built in gives a value to one of the colours of the pairs: else nothing need be checked.
pub fn has_own_colours(pairs: &[ColourPair], sheets: &[StyleSheet]) -> bool {
    let mut own = sheets.iter().filter(|sheet| !sheet.is_built_in);
    own.any(|sheet| {
        pairs
            .iter()
            .flat_map(ColourPair::names)
            .any(|name| sheet.file.text.contains(name))
    })
}

/// Checks the pairs on pages that load the style sheets of these names, in this order.
pub fn check_contrast(pairs: &[ColourPair], sheets: &[StyleSheet], loaded: &[&str]) -> Vec<Diagnostic> {
    let mut with_imports = Vec::new();
    for name in loaded {
        add_with_imports(name, sheets, &mut Vec::new(), &mut with_imports);
    }
    let check = Check::new(pairs, &with_imports);
    let mut failures: BTreeMap<usize, Vec<Failure>> = BTreeMap::new();
    let mut unknown = HashSet::new();
    let mut diagnostics = Vec::new();
    for scheme in [Scheme::Light, Scheme::Dark] {
        for pair in pairs {
            match check.ratio(pair, scheme, &BTreeMap::new()) {
                Ratio::Enough | Ratio::NoColour => {}
                Ratio::TooLow(ratio) => {
                    let Some(culprit) = check.culprit(pair, scheme) else {
                        continue;
                    };
                    failures
                        .entry(culprit)
                        .or_default()
                        .push(Failure { pair, scheme, ratio });
                }
                Ratio::Unknown => {
                    let own = check.culprit(pair, scheme).filter(|culprit| unknown.insert(*culprit));
                    diagnostics.extend(own.map(|culprit| check.unknown_diagnostic(pair, culprit)));
                }
            }
        }
    }
    for (culprit, mut of_culprit) in failures {
        of_culprit.sort_by(|a, b| a.ratio.total_cmp(&b.ratio));
        diagnostics.push(check.diagnostic(culprit, &of_culprit));
    }
    diagnostics
}

/// Adds a style sheet behind those that it imports. `open` are those that import it.
fn add_with_imports<'a>(
    name: &str,
    sheets: &'a [StyleSheet],
    open: &mut Vec<&'a str>,
    added: &mut Vec<&'a StyleSheet>,
) {
    let Some(sheet) = sheets
        .iter()
        .find(|sheet| sheet.name == name)
        .filter(|sheet| !open.contains(&sheet.name.as_str()))
    else {
        return;
    };
    open.push(&sheet.name);
    sheet
        .imports
        .iter()
        .for_each(|import| add_with_imports(import, sheets, open, added));
    open.pop();
    added.push(sheet);
}

struct Check<'a> {
    pairs: &'a [ColourPair],
    /// The declarations of all style sheets, in their order.
    properties: Vec<Property<'a>>,
    /// The style sheet of each.
    sheets: Vec<&'a StyleSheet>,
}

/// A pair whose contrast is too low.
struct Failure<'a> {
    pair: &'a ColourPair,
    scheme: Scheme,
    ratio: f32,
}

enum Ratio {
    Enough,
    TooLow(f32),
    Unknown,
    /// The theme does not have one of the colours.
    NoColour,
}

impl<'a> Check<'a> {
    fn new(pairs: &'a [ColourPair], sheets: &[&'a StyleSheet]) -> Self {
        let mut check = Self {
            pairs,
            properties: Vec::new(),
            sheets: Vec::new(),
        };
        for sheet in sheets {
            let properties = page_properties(&sheet.file.text);
            check.sheets.extend(properties.iter().map(|_| *sheet));
            check.properties.extend(properties);
        }
        check
    }

    /// The contrast of a pair. `instead` has colours that are tried in place of the present ones.
    fn ratio(&self, pair: &ColourPair, scheme: Scheme, instead: &BTreeMap<&str, Colour>) -> Ratio {
        let colour = |name: &str| {
            let tried = instead.get(name).cloned();
            tried.unwrap_or_else(|| colour_of(&self.properties, name, scheme))
        };
        match (colour(&pair.colour), colour(&pair.ground)) {
            (Colour::Missing, _) | (_, Colour::Missing) => Ratio::NoColour,
            (Colour::Known(colour), Colour::Known(ground)) => match contrast(&colour, &ground) {
                Some(ratio) if ratio < pair.least => Ratio::TooLow(ratio),
                Some(_) => Ratio::Enough,
                None => Ratio::Unknown,
            },
            _ => Ratio::Unknown,
        }
    }

    /// The declaration to which a pair's contrast is due: one of the digest's own, and of two that without which it would be enough,
    /// or else that which is not made for the scheme.
    fn culprit(&self, pair: &ColourPair, scheme: Scheme) -> Option<usize> {
        let winners = pair.names().map(|name| winner(&self.properties, name, scheme));
        let own = winners.into_iter().flatten().filter(|at| !self.sheets[*at].is_built_in);
        own.min_by_key(|at| {
            let property = &self.properties[*at];
            let instead = BTreeMap::from([(property.name, self.built_in_colour(property.name, scheme))]);
            let is_cured = matches!(self.ratio(pair, scheme, &instead), Ratio::Enough);
            (!is_cured, property.scheme.is_some())
        })
    }

    fn built_in_colour(&self, name: &str, scheme: Scheme) -> Colour {
        let declaration = self.built_in(name, scheme);
        declaration.map_or(Colour::Unknown, |at| parse_colour(self.properties[at].value))
    }

    /// What a property is in a scheme without the digest's own style sheets: the index of its declaration.
    fn built_in(&self, name: &str, scheme: Scheme) -> Option<usize> {
        let all = self
            .properties
            .iter()
            .enumerate()
            .filter(|(at, _)| self.sheets[*at].is_built_in);
        let (indices, properties): (Vec<usize>, Vec<Property>) = all.map(|(at, it)| (at, it.clone())).unzip();
        winner(&properties, name, scheme).and_then(|at| indices.get(at).copied())
    }

    fn location(&self, at: usize) -> Location {
        Location::bytes(&self.sheets[at].file.path, self.properties[at].range.clone())
    }

    /// One for a declaration, in whichever schemes it is not enough.
    fn diagnostic(&self, culprit: usize, failures: &[Failure]) -> Diagnostic {
        let property = &self.properties[culprit];
        let name_of = |scheme| if scheme == Scheme::Dark { "dark" } else { "light" };
        let of_scheme = |scheme| {
            failures
                .iter()
                .filter(move |failure| failure.scheme == scheme)
                .peekable()
        };
        let mut parts = Vec::new();
        let mut scheme = Scheme::Dark;
        for of in [Scheme::Light, Scheme::Dark] {
            let mut of_this = of_scheme(of);
            if of_this.peek().is_some() {
                let words: Vec<String> = of_this
                    .map(|it| {
                        format!(
                            "`{}` on `{}` has {}",
                            it.pair.colour,
                            it.pair.ground,
                            rounded_down(it.ratio)
                        )
                    })
                    .collect();
                parts.push(format!("in the {} scheme: {}", name_of(of), words.join(", ")));
                scheme = of;
            }
        }
        let least = failures.first().map_or(LEAST_FOR_TEXT, |failure| failure.pair.least);
        let message = format!("too little contrast {}; at least {least}:1 is needed", parts.join("; "));
        // A colour that is not enough in both is no matter of the scheme.
        let is_for_one = property.scheme.is_none() && parts.len() == 1;
        let diagnostic = Diagnostic::new(&rules::CONTRAST, self.location(culprit), message);
        let help = match (is_for_one, self.replacements(culprit, scheme)) {
            (true, Some(values)) => format!(
                "`{}` counts in both schemes; add one for the {} one: `@media (prefers-color-scheme: {}) {{ :root {{ {values} }} }}`",
                property.name,
                name_of(scheme),
                name_of(scheme)
            ),
            (_, Some(values)) => format!("choose another colour; the built-in one is `{values}`"),
            (_, None) => "choose a lighter or a darker colour, or give each scheme its own".to_owned(),
        };
        diagnostic.help(help)
    }

    /// Declarations with the built-in colours for a scheme, of a property and of those that would not go with it; `None` if they would
    /// not be enough.
    fn replacements(&self, culprit: usize, scheme: Scheme) -> Option<String> {
        let mut names = vec![self.properties[culprit].name];
        loop {
            let with_colour = |name: &&'a str| (*name, self.built_in_colour(name, scheme));
            let instead: BTreeMap<&str, Colour> = names.iter().map(with_colour).collect();
            let touches = |pair: &&ColourPair| pair.names().iter().any(|name| names.contains(name));
            let fails = |pair: &&ColourPair| matches!(self.ratio(pair, scheme, &instead), Ratio::TooLow(_));
            let Some(pair) = self.pairs.iter().filter(touches).find(fails) else {
                break;
            };
            let own = pair.names().into_iter().find(|name| !names.contains(name))?;
            names.push(self.built_in(own, scheme).map(|at| self.properties[at].name)?);
        }
        let declaration = |name: &&str| {
            Some(format!(
                "{name}: {}",
                self.properties[self.built_in(name, scheme)?].value
            ))
        };
        let declarations: Option<Vec<String>> = names.iter().map(declaration).collect();
        Some(declarations?.join("; "))
    }

    fn unknown_diagnostic(&self, pair: &ColourPair, at: usize) -> Diagnostic {
        let message = format!(
            "the contrast of `{}` on `{}` cannot be computed",
            pair.colour, pair.ground
        );
        let help = format!(
            "write the colours as `#rrggbb`, `rgb()`, `hsl()`, `oklch()` or a name, or look in both schemes whether it is {}:1",
            pair.least
        );
        Diagnostic::new(&rules::CONTRAST_UNKNOWN, self.location(at), message).help(help)
    }
}

/// A ratio with one digit, never higher than it is: 4.49 is not 4.5.
fn rounded_down(ratio: f32) -> String {
    format!("{:.1}:1", (ratio * 10.0).floor() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUND: &str = ":root { --paper: #fdfdfc; --ink: #1b1b1a; --soft: #5c5b57; --accent: #9b1c31 }\n\
        @media (prefers-color-scheme: dark) { :root { --paper: #161718; --ink: #e3e1dc; --soft: #a6a49d; --accent: #f0929e } }";

    fn pairs() -> Vec<ColourPair> {
        ["--ink on --paper", "--soft on --paper", "--accent on --paper"]
            .iter()
            .filter_map(|pair| ColourPair::parse(pair, LEAST_FOR_TEXT))
            .collect()
    }

    fn check(own: &str) -> Vec<(String, String)> {
        let sheet = |name: &str, text: &str, is_built_in| StyleSheet {
            name: name.to_owned(),
            is_built_in,
            imports: Vec::new(),
            file: TextFile::new(name, text),
        };
        let sheets = [sheet("ground.css", GROUND, true), sheet("site.css", own, false)];
        let found = check_contrast(&pairs(), &sheets, &["ground.css", "site.css"]);
        found
            .into_iter()
            .map(|it| (it.message, it.help.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn a_colour_for_one_scheme_is_told_in_the_other() {
        let found = check(":root { --accent: #00594c; --paper: #f7fbfa }");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0]
                .0
                .starts_with("too little contrast in the dark scheme: `--ink` on `--paper` has 1."),
            "{found:?}"
        );
        let help = "`@media (prefers-color-scheme: dark) { :root { --paper: #161718; --accent: #f0929e } }`";
        assert!(found[0].1.ends_with(help), "{found:?}");
    }

    #[test]
    fn what_is_written_for_both_schemes_holds() {
        for own in [
            ":root { --accent: #00594c; --paper: #f7fbfa }\n@media (prefers-color-scheme: dark) { :root { --paper: #161718; --accent: #f0929e } }",
            ":root { --paper: light-dark(white, black) }",
            ":root { --other: #fff }",
            "@media print { :root { --ink: #fff } }",
            ".x { --ink: #fff }",
        ] {
            assert_eq!(check(own), [], "{own}");
        }
    }

    #[test]
    fn every_form_of_a_colour_is_computed_or_noted() {
        for (own, expected) in [
            (
                ":root { --soft: rgb(200 200 200) }",
                "too little contrast in the light scheme: `--soft` on `--paper` has 1.6:1",
            ),
            (
                ":root { --soft: hsl(0, 0%, 80%) }",
                "too little contrast in the light scheme",
            ),
            (":root { --soft: silver }", "too little contrast in the light scheme"),
            (
                ":root { --soft: rgb(0 0 0 / 20%) }",
                "too little contrast in the light scheme",
            ),
            (
                "@media (prefers-color-scheme: dark) { :root { --ink: #333 } }",
                "too little contrast in the dark scheme: `--ink`",
            ),
            (
                ":root { --soft: color-mix(in oklab, var(--ink), white) }",
                "the contrast of `--soft` on `--paper` cannot be computed",
            ),
            (
                ":root { --paper: CanvasText }",
                "the contrast of `--ink` on `--paper` cannot be computed",
            ),
        ] {
            let found = check(own);
            assert!(
                found.iter().any(|(message, _)| message.starts_with(expected)),
                "{own} {found:?}"
            );
        }
    }
}
