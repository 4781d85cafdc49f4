//! Reads the custom properties (`--ink: #111`) that a style sheet gives to the whole page, each with the colour scheme that it is for.

use super::css_tokens::{Token, TokenKind, tokens};
use std::ops::Range;

/// A colour scheme, which readers choose in their system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scheme {
    Light,
    Dark,
}

/// A declaration of a custom property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property<'a> {
    /// Its name, with the hyphens.
    pub name: &'a str,
    /// Its value.
    pub value: &'a str,
    /// Where the declaration stands, in bytes.
    pub range: Range<usize>,
    /// The scheme that it is for; `None` if it is for both.
    pub scheme: Option<Scheme>,
    /// What decides between declarations of one property: `!important`, then the element and the selector.
    pub weight: (bool, u8),
}

/// What a block is for.
#[derive(Debug, Clone, Copy)]
struct Block {
    scheme: Option<Scheme>,
    /// The weight of its selector; `None` if it is not for the whole page.
    weight: Option<u8>,
    /// Whether it counts on a screen of some width or other, or never.
    counts: bool,
}

/// The declarations that are for the whole page, in their order. Those for print, for some widths or for some elements are left out.
pub fn page_properties(css: &str) -> Vec<Property<'_>> {
    let mut found = Vec::new();
    if !css.contains("--") {
        return found;
    }
    let tokens = tokens(css);
    let mut blocks = vec![Block {
        scheme: None,
        weight: None,
        counts: true,
    }];
    // The first token of what precedes a block or ends with a semicolon, and how many brackets are open in it.
    let (mut start, mut open) = (0, 0_usize);
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Function | TokenKind::Sign('(' | '[') => open += 1,
            TokenKind::Sign(')' | ']') => open = open.saturating_sub(1),
            TokenKind::Sign('{') => {
                let block = blocks
                    .last()
                    .copied()
                    .map(|outer| enter(css, &tokens[start..at], outer));
                blocks.extend(block);
                (start, open) = (at + 1, 0);
            }
            TokenKind::Sign(sign @ (';' | '}')) if open == 0 || sign == '}' => {
                let block = blocks.last().filter(|block| block.counts);
                if let Some((block, weight)) = block.and_then(|block| Some((block, block.weight?))) {
                    found.extend(property(css, &tokens[start..at], block.scheme, weight));
                }
                if sign == '}' && blocks.len() > 1 {
                    blocks.pop();
                }
                (start, open) = (at + 1, 0);
            }
            _ => {}
        }
    }
    found
}

/// The block behind a rule or a selector.
fn enter(css: &str, prelude: &[Token], outer: Block) -> Block {
    let prelude = text_of(css, prelude).to_ascii_lowercase();
    let Some(rule) = prelude.strip_prefix('@') else {
        return Block {
            weight: selector_weight(&prelude),
            ..outer
        };
    };
    if rule.starts_with("supports") || rule.starts_with("layer") {
        return outer;
    }
    let Some(condition) = rule.strip_prefix("media").map(str::trim) else {
        return Block { counts: false, ..outer };
    };
    match media_scheme(condition) {
        Some(scheme) => Block {
            scheme: Some(scheme),
            // In the other scheme's block it never counts.
            counts: outer.counts && outer.scheme.is_none_or(|outer| outer == scheme),
            ..outer
        },
        None => Block {
            counts: outer.counts && matches!(condition, "screen" | "all" | "only screen"),
            ..outer
        },
    }
}

/// The scheme that a media query asks for.
fn media_scheme(condition: &str) -> Option<Scheme> {
    let (before, after) = condition.split_once("prefers-color-scheme")?;
    let after = after.trim_start_matches([':', ' ']);
    let is_dark = after.starts_with("dark");
    let is_negated = before.starts_with("not") || before.trim_end_matches(['(', ' ']).ends_with("not");
    Some(match is_dark != is_negated {
        true => Scheme::Dark,
        false => Scheme::Light,
    })
}

/// The weight of a selector that is for the whole page: of its heaviest part that is. What `body` has wins over what it inherits.
fn selector_weight(selector: &str) -> Option<u8> {
    let of_part = |part: &str| match part.trim() {
        "*" => Some(0),
        "html" | ":where(:root)" => Some(1),
        ":root" | ":is(:root)" => Some(2),
        "html:root" | ":root:root" => Some(3),
        "body" => Some(4),
        "html body" | ":root body" => Some(5),
        _ => None,
    };
    selector.split(',').filter_map(of_part).max()
}

/// A declaration of a custom property; `None` if it is another.
fn property<'a>(css: &'a str, tokens: &[Token], scheme: Option<Scheme>, weight: u8) -> Option<Property<'a>> {
    let is_gap = |token: &&Token| token.kind == TokenKind::Gap;
    let first = tokens.iter().position(|token| !is_gap(&token))?;
    let tokens = &tokens[first..];
    let (name_token, rest) = tokens.split_first()?;
    let name = css
        .get(name_token.range.clone())
        .filter(|name| name.starts_with("--") && name_token.kind == TokenKind::Name)?;
    let colon = rest
        .iter()
        .find(|token| !is_gap(token))
        .filter(|token| token.kind == TokenKind::Sign(':'))?;
    let end = tokens.last()?.range.end;
    let written = css.get(colon.range.end..end)?.trim();
    let (value, is_important) = match written
        .strip_suffix("important")
        .and_then(|value| value.trim_end().strip_suffix('!'))
    {
        Some(value) => (value.trim_end(), true),
        None => (written, false),
    };
    let start = name_token.range.start;
    Some(Property {
        name,
        value,
        range: start..start + css.get(start..end)?.trim_end().len(),
        scheme,
        weight: (is_important, weight),
    })
}

/// The text of tokens without comments, with single spaces.
fn text_of(css: &str, tokens: &[Token]) -> String {
    let mut text = String::new();
    for token in tokens {
        match token.kind {
            TokenKind::Gap if text.is_empty() || text.ends_with(' ') => {}
            TokenKind::Gap => text.push(' '),
            _ => text.push_str(css.get(token.range.clone()).unwrap_or_default()),
        }
    }
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_of_the_page() {
        let css = "/* a */ :root { --ink: #111; color: red; --paper : light-dark(#fff, #000) !important }\n\
                   @media (prefers-color-scheme: dark) { :root{--ink:#eee} .x{--ink:#123} }\n\
                   @media not all and (prefers-color-scheme: dark) { html { --soft: var(--ink) } }\n\
                   @media print { :root { --ink: #000 } } @media (width > 40rem) { :root { --ink: #222 } }\n\
                   @supports (color: red) { body { @media (prefers-color-scheme: light) { --tint: rgb(1 2 3); } } }\n\
                   @font-face { --ink: #333 } .x { --accent: #444 }";
        let found: Vec<_> = page_properties(css)
            .iter()
            .map(|it| (it.name, it.value, it.scheme, it.weight))
            .collect();
        let expected = [
            ("--ink", "#111", None, (false, 2)),
            ("--paper", "light-dark(#fff, #000)", None, (true, 2)),
            ("--ink", "#eee", Some(Scheme::Dark), (false, 2)),
            ("--soft", "var(--ink)", Some(Scheme::Light), (false, 1)),
            ("--tint", "rgb(1 2 3)", Some(Scheme::Light), (false, 4)),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_broken_is_passed_over() {
        for css in [
            "--",
            "}}}} :root { --a: #fff",
            ":root { --a }",
            "@media (prefers-color-scheme",
            ":root{--a:url(x;}",
        ] {
            assert!(page_properties(css).iter().all(|it| !it.value.is_empty()), "{css}");
        }
    }
}
