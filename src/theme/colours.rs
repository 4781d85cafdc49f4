//! The colours of custom properties in a scheme, and the contrast between two (WCAG 2.2). The only place that names csscolorparser.

use super::css_properties::{Property, Scheme};
use csscolorparser::Color;

/// How deep values may refer to each other.
const MAX_DEPTH: usize = 16;

/// What a value comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Colour {
    /// A colour.
    Known(Color),
    /// A value that only a browser can compute, or that is no colour.
    Unknown,
    /// No value, or one that refers to a property without one.
    Missing,
}

/// The declaration of a property that counts in a scheme, among all in the order of the style sheets: the index.
pub fn winner(properties: &[Property], name: &str, scheme: Scheme) -> Option<usize> {
    let all = properties.iter().enumerate();
    let counting = all.filter(|(_, it)| it.name == name && it.scheme.is_none_or(|of| of == scheme));
    counting.max_by_key(|(at, it)| (it.weight, *at)).map(|(at, _)| at)
}

/// The colour of a property in a scheme.
pub fn colour_of(properties: &[Property], name: &str, scheme: Scheme) -> Colour {
    variable(properties, name, scheme, 0)
}

fn variable(properties: &[Property], name: &str, scheme: Scheme, depth: usize) -> Colour {
    match winner(properties, name, scheme).and_then(|at| properties.get(at)) {
        Some(_) if depth > MAX_DEPTH => Colour::Unknown,
        Some(property) => value(properties, property.value, scheme, depth),
        None => Colour::Missing,
    }
}

/// What a value comes to in a scheme.
fn value(properties: &[Property], written: &str, scheme: Scheme, depth: usize) -> Colour {
    let written = written.trim();
    if depth > MAX_DEPTH {
        return Colour::Unknown;
    }
    if let Some(inner) = arguments(written, "var") {
        let (name, fallback) = inner
            .split_once(',')
            .map_or((inner, None), |(name, rest)| (name, Some(rest)));
        return match (variable(properties, name.trim(), scheme, depth + 1), fallback) {
            (Colour::Missing, Some(fallback)) => value(properties, fallback, scheme, depth + 1),
            (colour, _) => colour,
        };
    }
    if let Some(inner) = arguments(written, "light-dark") {
        let Some((light, dark)) = split_at_comma(inner) else {
            return Colour::Unknown;
        };
        let chosen = if scheme == Scheme::Light { light } else { dark };
        return value(properties, chosen, scheme, depth + 1);
    }
    parse_colour(written)
}

/// A colour that refers to no other.
pub fn parse_colour(written: &str) -> Colour {
    // The parser also takes digits without `#`, which a browser does not.
    let is_bare = written.bytes().all(|byte| byte.is_ascii_hexdigit());
    match csscolorparser::parse(written) {
        Ok(colour) if !is_bare => Colour::Known(colour),
        _ => Colour::Unknown,
    }
}

/// What is between the brackets of a function, if a value is nothing else.
fn arguments<'a>(written: &'a str, function: &str) -> Option<&'a str> {
    let start = written
        .get(..function.len())
        .filter(|start| start.eq_ignore_ascii_case(function))?;
    let rest = written.get(start.len()..)?.strip_prefix('(')?;
    rest.strip_suffix(')')
}

/// Splits at the first comma that is in no brackets.
fn split_at_comma(inner: &str) -> Option<(&str, &str)> {
    let mut open = 0_usize;
    for (at, c) in inner.char_indices() {
        match c {
            '(' => open += 1,
            ')' => open = open.saturating_sub(1),
            ',' if open == 0 => return Some((inner.get(..at)?, inner.get(at + 1..)?)),
            _ => {}
        }
    }
    None
}

/// The contrast of a colour on another, from 1 to 21. A colour that lets the ground through is mixed with it. `None` if the ground lets
/// something through itself, which is not known.
pub fn contrast(colour: &Color, ground: &Color) -> Option<f32> {
    if ground.a < 1.0 {
        return None;
    }
    let mix = |of: fn(&Color) -> f32| of(colour) * colour.a + of(ground) * (1.0 - colour.a);
    let one = luminance([mix(|it| it.r), mix(|it| it.g), mix(|it| it.b)]);
    let other = luminance([ground.r, ground.g, ground.b]);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// The relative luminance of red, green and blue in sRGB.
fn luminance(parts: [f32; 3]) -> f32 {
    let linear = parts.map(|part| {
        let part = part.clamp(0.0, 1.0);
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    linear[0] * 0.2126 + linear[1] * 0.7152 + linear[2] * 0.0722
}

#[cfg(test)]
mod tests {
    use super::super::css_properties::page_properties;
    use super::*;

    #[test]
    fn colours_are_computed() {
        let css = ":root { --a: #000; --b: rgb(255 255 255 / 50%); --c: hsl(0 100% 50%); --d: rebeccapurple; \
                   --e: light-dark(var(--a), rgb(9, 9, 9)); --f: var(--none, white); --g: var(--g); --h: color-mix(in srgb, red, blue); \
                   --i: fff; --j: var(--none); --k: oklch(0.5 0.1 200) }";
        let properties = page_properties(css);
        for (name, scheme, expected) in [
            ("--a", Scheme::Light, Some([0, 0, 0, 255])),
            ("--b", Scheme::Light, Some([255, 255, 255, 128])),
            ("--c", Scheme::Dark, Some([255, 0, 0, 255])),
            ("--d", Scheme::Dark, Some([102, 51, 153, 255])),
            ("--e", Scheme::Light, Some([0, 0, 0, 255])),
            ("--e", Scheme::Dark, Some([9, 9, 9, 255])),
            ("--f", Scheme::Dark, Some([255, 255, 255, 255])),
            ("--g", Scheme::Dark, None),
            ("--h", Scheme::Dark, None),
            ("--i", Scheme::Dark, None),
            ("--j", Scheme::Dark, None),
        ] {
            let found = match colour_of(&properties, name, scheme) {
                Colour::Known(colour) => Some(colour.to_rgba8()),
                _ => None,
            };
            assert_eq!(found, expected, "{name}");
        }
        assert!(matches!(colour_of(&properties, "--k", Scheme::Light), Colour::Known(_)));
        assert_eq!(colour_of(&properties, "--j", Scheme::Light), Colour::Missing);
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let ratio = |colour: &str, ground: &str| {
            let parse = |written| csscolorparser::parse(written).expect("a colour");
            contrast(&parse(colour), &parse(ground)).map(|ratio| (ratio * 100.0).round() / 100.0)
        };
        assert_eq!(ratio("#000", "#fff"), Some(21.0));
        assert_eq!(ratio("#767676", "#fff"), Some(4.54));
        assert_eq!(ratio("#fff", "#fff"), Some(1.0));
        assert_eq!(ratio("rgb(0 0 0 / 0)", "#fff"), Some(1.0));
        assert_eq!(ratio("#000", "transparent"), None);
    }
}
