//! The tokenizer beside html5ever's, on pages that are broken in every way; and what is built on it.

use super::*;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token as OracleToken, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;

/// What the two tokenizers are compared by.
#[derive(Debug, PartialEq, Eq)]
enum Seen {
    Text(String),
    Start(String, Vec<(String, String)>),
    End(String),
    Comment,
}

fn push(seen: &mut Vec<Seen>, next: Seen) {
    match (seen.last_mut(), next) {
        (Some(Seen::Text(before)), Seen::Text(text)) => before.push_str(&text),
        (_, Seen::Text(text)) if text.is_empty() => {}
        (_, next) => seen.push(next),
    }
}

/// html5ever's tokenizer, told of elements with raw text as its tree builder would.
#[derive(Default)]
struct Oracle(RefCell<Vec<Seen>>);

impl TokenSink for Oracle {
    type Handle = ();

    fn process_token(&self, token: OracleToken, _line: u64) -> TokenSinkResult<()> {
        let mut seen = self.0.borrow_mut();
        match token {
            OracleToken::CharacterTokens(text) => push(&mut seen, Seen::Text(text.to_string())),
            OracleToken::CommentToken(_) | OracleToken::DoctypeToken(_) => push(&mut seen, Seen::Comment),
            OracleToken::TagToken(tag) if tag.kind == TagKind::EndTag => {
                push(&mut seen, Seen::End(tag.name.to_string()));
            }
            OracleToken::TagToken(tag) => {
                let attributes = tag
                    .attrs
                    .iter()
                    .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()));
                push(&mut seen, Seen::Start(tag.name.to_string(), attributes.collect()));
                return match &*tag.name {
                    "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                    "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                    "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
                    "plaintext" => TokenSinkResult::Plaintext,
                    _ => TokenSinkResult::Continue,
                };
            }
            OracleToken::NullCharacterToken | OracleToken::EOFToken | OracleToken::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

fn expected(html: &str) -> Vec<Seen> {
    let tokenizer = Tokenizer::new(Oracle::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

fn seen(html: &str) -> Vec<Seen> {
    let mut seen = Vec::new();
    let mut at = 0;
    for token in tokens(html) {
        let source = token.source();
        if let Token::Tag(tag) = &token {
            assert_eq!(html.get(tag.range()), Some(source), "{html:?}");
        }
        assert_eq!(
            html.get(at..at + source.len()),
            Some(source),
            "a gap at {at} of {html:?}"
        );
        at += source.len();
        match token {
            Token::Text(text) => push(&mut seen, Seen::Text(decode(text).into_owned())),
            Token::RawText { element, text } if ["title", "textarea"].contains(&element) => {
                push(&mut seen, Seen::Text(decode(text).into_owned()));
            }
            Token::RawText { text, .. } => push(&mut seen, Seen::Text(text.to_owned())),
            // An end tag without a name is dropped.
            Token::Comment("</>") => {}
            Token::Comment(_) => push(&mut seen, Seen::Comment),
            Token::Tag(tag) if tag.is_end => push(&mut seen, Seen::End(tag.name.into_owned())),
            Token::Tag(tag) => {
                let mut attributes: Vec<(String, String)> = Vec::new();
                for attribute in tag.attributes() {
                    assert!(tag.source.get(attribute.range.clone()).is_some(), "{html:?}");
                    let name = attribute.name.to_ascii_lowercase();
                    if !attributes.iter().any(|(known, _)| *known == name) {
                        attributes.push((name, decode_attribute(attribute.value).into_owned()));
                    }
                }
                push(&mut seen, Seen::Start(tag.name.into_owned(), attributes));
            }
            // A comment counts though it does not end; a tag does not.
            Token::Unfinished(rest) if rest.starts_with("<!") || rest.starts_with("<?") => {
                push(&mut seen, Seen::Comment);
            }
            Token::Unfinished(rest)
                if rest.starts_with("</") && !rest[2..].starts_with(|c: char| c.is_ascii_alphabetic()) =>
            {
                push(&mut seen, Seen::Comment);
            }
            Token::Unfinished(_) => {}
        }
    }
    assert_eq!(at, html.len());
    seen
}

#[test]
fn tokens_are_those_of_html5ever() {
    const PARTS: &[&str] = &[
        "<",
        ">",
        "/",
        "a",
        "B",
        " ",
        "\n",
        "\t",
        "=",
        "\"",
        "'",
        "!",
        "-",
        "--",
        "-->",
        "--!>",
        "?",
        "<!--",
        "<!",
        "</",
        "<p>",
        "</p>",
        "<a href=",
        "<a href='x&amp;y'",
        "<IMG alt=\"",
        "<script>",
        "</script>",
        "</scrip",
        "<script ",
        "<style>",
        "</style",
        "</style>",
        "<title>",
        "</title>",
        "<textarea>",
        "<plaintext>",
        "<xmp>",
        "</xmp >",
        "&",
        "&amp;",
        "&amp",
        "&#",
        "&#x",
        "&#65;",
        "&#x41",
        "&#128;",
        "&#0;",
        "&#xD800;",
        "&#99999999;",
        "&eacute;",
        "&notit;",
        "&notin;",
        "&copy=",
        "&copy",
        "&bogus;",
        "&NotEqualTilde;",
        ";",
        "é",
        "京",
        "\u{1f600}",
        "<!DOCTYPE html>",
        "<![CDATA[",
        "]]>",
        "\u{0c}",
        "<br/>",
        "a=b",
        "a='b'",
        "a=\"b\"",
        "<?xml ",
    ];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..20_000 {
        let mut html = String::new();
        for _ in 0..12 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            html.push_str(PARTS[(state % PARTS.len() as u64) as usize]);
        }
        assert_eq!(seen(&html), expected(&html), "{html:?}");
    }
}

/// Each would take hours if the time grew with the square of the length.
#[test]
fn time_is_linear() {
    for unit in [
        "<",
        "</",
        "<!--",
        "<!-- --!>",
        "<!---",
        "<a b='",
        "<a ",
        "<script>",
        "</script",
        "<script><!--",
        "<title></titl",
        "&",
        "&#",
        "&a",
        "<svg><style>",
        "<!",
        "-->",
        "<style></style",
    ] {
        for html in [unit.repeat(200_000), format!("{}-->", unit.repeat(200_000))] {
            assert!(tokens(&html).count() <= html.len());
            assert!(decode(&html).len() <= html.len() * 3);
        }
    }
}

#[test]
fn attributes_and_their_ranges() {
    let html = "x<A HREF = '/b?c&amp;d' disabled a=\"\" =e b=c/>";
    let Some(Token::Tag(tag)) = tokens(html).nth(1) else {
        panic!("no tag");
    };
    assert_eq!((&*tag.name, tag.range()), ("a", 1..html.len()));
    let attributes: Vec<_> = tag
        .attributes()
        .map(|attribute| (attribute.name, attribute.value, &tag.source[attribute.range]))
        .collect();
    assert_eq!(
        attributes,
        [
            ("HREF", "/b?c&amp;d", "HREF = '/b?c&amp;d'"),
            ("disabled", "", "disabled"),
            ("a", "", "a=\"\""),
            ("=e", "", "=e"),
            ("b", "c/", "b=c/")
        ]
    );
    assert_eq!(tag.attribute("href"), Some("/b?c&amp;d"));
}

#[test]
fn foreign_content_has_no_raw_text() {
    let html = "<svg><style><g></style></svg><style><g></style>";
    let count = |tokens: Tokens| {
        tokens
            .filter(|token| matches!(token, Token::Tag(tag) if tag.name == "g"))
            .count()
    };
    assert_eq!(count(tokens(html)), 0);
    assert_eq!(count(tokens(html).with_foreign_content()), 1);
}

#[test]
fn html_is_told_from_text() {
    assert!(looks_like_html("\n<!DOCTYPE html><p>a", None));
    assert!(looks_like_html("<html lang=en>", None));
    assert!(looks_like_html("<p>a</p><div>b</div>", None));
    assert!(looks_like_html("a <b>c", Some("HTM")));
    assert!(!looks_like_html("Ministers <agree>\n\nText", None));
    assert!(!looks_like_html("Text", Some("html")));
    assert!(!looks_like_html("é <p>", Some("txt")));
}

#[test]
fn text_of_html() {
    let html =
        "<title>A &amp; B</title><p>One <b>t</b>wo<br>&lt;3 caf&eacute;<!-- <p> --><script>'<p>'</script><p>Three<";
    let mut text = String::new();
    append_text(tokens(html), &mut text);
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, ["A & B", "One two", "<3 café", "Three<"]);
}
