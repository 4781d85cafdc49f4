//! Splits a style sheet into tokens (CSS Syntax, level 3), as far as addresses and custom properties need it: a text in, tokens with
//! their places out. What is broken ends with the text.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// White space or a comment.
    Gap,
    /// A string, with its quotes.
    Text,
    /// `url(…)` around an address without quotes.
    Url,
    /// A name and the bracket after it: `rgb(`.
    Function,
    /// A name: of a property, a keyword.
    Name,
    /// A name behind `@`.
    AtName,
    /// Any other character.
    Sign(char),
}

/// A token and where it stands, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    pub range: Range<usize>,
}

/// The tokens of a text.
pub fn tokens(css: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = css.get(at..).filter(|rest| !rest.is_empty()) {
        let (kind, length) = next_token(rest);
        tokens.push(Token {
            kind,
            range: at..at + length,
        });
        at += length;
    }
    tokens
}

fn next_token(rest: &str) -> (TokenKind, usize) {
    let first = rest.chars().next().unwrap_or_default();
    if let Some(comment) = rest.strip_prefix("/*") {
        return (TokenKind::Gap, comment.find("*/").map_or(rest.len(), |end| end + 4));
    }
    if first.is_ascii_whitespace() {
        let end = rest.find(|c: char| !c.is_ascii_whitespace());
        return (TokenKind::Gap, end.unwrap_or(rest.len()));
    }
    if matches!(first, '"' | '\'') {
        return (TokenKind::Text, string_length(rest, first));
    }
    let is_at = first == '@';
    let name = name_length(rest.get(usize::from(is_at)..).unwrap_or_default());
    match (is_at, name) {
        (_, 0) => (TokenKind::Sign(first), first.len_utf8()),
        (true, name) => (TokenKind::AtName, name + 1),
        (false, name) => match rest.get(name..).is_some_and(|after| after.starts_with('(')) {
            false => (TokenKind::Name, name),
            true => function_token(rest, name),
        },
    }
}

/// `url(…)` around an address without quotes, or a name and its bracket.
fn function_token(rest: &str, name: usize) -> (TokenKind, usize) {
    let is_url = rest.get(..name).is_some_and(|name| name.eq_ignore_ascii_case("url"));
    let inner = rest.get(name + 1..).unwrap_or_default();
    if !is_url || inner.trim_start().starts_with(['"', '\'']) {
        return (TokenKind::Function, name + 1);
    }
    let mut is_escaped = false;
    let end = inner.char_indices().find(|(_, c)| {
        let ends = *c == ')' && !is_escaped;
        is_escaped = *c == '\\' && !is_escaped;
        ends
    });
    (TokenKind::Url, end.map_or(rest.len(), |(end, _)| name + 1 + end + 1))
}

/// The length of the string at the start, with its quotes. A line break ends it, as in a browser.
fn string_length(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, c)| {
        let ends = (*c == quote || *c == '\n') && !is_escaped;
        is_escaped = *c == '\\' && !is_escaped;
        ends
    });
    end.map_or(rest.len(), |(at, c)| at + c.len_utf8())
}

/// The length of the name at the start; 0 if there is none.
fn name_length(rest: &str) -> usize {
    let mut is_escaped = false;
    let end = rest.find(|c: char| {
        let is_part = is_escaped || c.is_alphanumeric() || matches!(c, '-' | '_' | '\\') || !c.is_ascii();
        is_escaped = c == '\\' && !is_escaped;
        !is_part
    });
    end.unwrap_or(rest.len())
}

/// The text that a string, or an address without quotes, stands for: escapes are undone.
pub fn unescape(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = written.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        let mut code = String::new();
        while let Some(digit) = rest.next_if(|c| c.is_ascii_hexdigit() && code.len() < 6) {
            code.push(digit);
        }
        if code.is_empty() {
            text.extend(rest.next().filter(|c| *c != '\n'));
        } else {
            rest.next_if(char::is_ascii_whitespace);
            let c = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
            text.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_split() {
        let css = "@import \"a\\\"b.css\";/* } */ a{b: url( x\\).png ) Url('y') 1px}";
        let found: Vec<(TokenKind, &str)> = tokens(css)
            .into_iter()
            .filter(|token| token.kind != TokenKind::Gap)
            .map(|token| (token.kind, css.get(token.range).unwrap_or_default()))
            .collect();
        let expected = [
            (TokenKind::AtName, "@import"),
            (TokenKind::Text, "\"a\\\"b.css\""),
            (TokenKind::Sign(';'), ";"),
            (TokenKind::Name, "a"),
            (TokenKind::Sign('{'), "{"),
            (TokenKind::Name, "b"),
            (TokenKind::Sign(':'), ":"),
            (TokenKind::Url, "url( x\\).png )"),
            (TokenKind::Function, "Url("),
            (TokenKind::Text, "'y'"),
            (TokenKind::Sign(')'), ")"),
            (TokenKind::Name, "1px"),
            (TokenKind::Sign('}'), "}"),
        ];
        assert_eq!(found, expected);
        assert_eq!(unescape("karte\\ 1\\65 n\\29.png"), "karte 1en).png");
    }

    #[test]
    fn what_is_broken_ends_with_the_text() {
        for css in ["\"open", "url(open", "/* open", "\\", "@", "é{content: 'ß", "url(\\"] {
            assert_eq!(
                tokens(css).iter().map(|token| token.range.len()).sum::<usize>(),
                css.len(),
                "{css}"
            );
        }
    }
}
