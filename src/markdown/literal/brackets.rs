//! Brackets that became no link, image or footnote: `[text](a b)`, `[half](https://…`, `[^nowhere]`, `[[Page]]`, `[gallery]`.

use super::masked::{Masked, nearby, shown};
use crate::markdown::Problem;
use crate::text::slice;
use std::collections::BTreeSet;
use std::ops::Range;

/// How far the end of an address is searched for, in bytes.
const MAX_LENGTH: usize = 2_000;

/// The longest name of a footnote, page or shortcode, with its attributes, in bytes. Brackets may be nested: each is looked at
/// as a whole, and the time would grow with the square of their number.
const MAX_NAME: usize = 1_000;

/// Shortcodes of WordPress that stand alone or at the beginning of a pair.
const SHORTCODES: [&str; 5] = ["caption", "wp_caption", "gallery", "embed", "playlist"];

pub(super) fn report_brackets(masked: &Masked<'_>, reported: &mut BTreeSet<String>, problems: &mut Vec<Problem>) {
    let mut open = Vec::new();
    for (at, byte) in masked.text.bytes().enumerate() {
        match byte {
            b'[' => open.push(at),
            b']' => {
                if let Some(start) = open.pop() {
                    let found = note(masked, start..at + 1)
                        .or_else(|| link(masked, start..at + 1))
                        .or_else(|| wiki_link(masked, start..at + 1))
                        .or_else(|| shortcode(masked, start..at + 1, reported));
                    problems.extend(found);
                }
            }
            _ => {}
        }
    }
}

/// What stands between two brackets.
fn inside<'a>(masked: &Masked<'a>, brackets: &Range<usize>) -> &'a str {
    masked.written(brackets.start + 1..brackets.end - 1)
}

/// A reference to a footnote that is not there, or a footnote within the text.
fn note(masked: &Masked<'_>, brackets: Range<usize>) -> Option<Problem> {
    let content = inside(masked, &brackets);
    if brackets.start > 0 && masked.byte(brackets.start - 1) == Some(b'^') && !content.is_empty() {
        let message = format!(
            "`^[{}]` is printed: a footnote does not stand within the text",
            shown(content)
        );
        let help = format!(
            "write `[^1]` here, and `[^1]: {}` as a paragraph of its own",
            shown(content)
        );
        return Some(masked.problem(brackets.start - 1..brackets.end, message, help));
    }
    let label = content.strip_prefix('^').filter(|label| label.len() <= MAX_NAME)?;
    if label.is_empty() || label.contains(char::is_whitespace) {
        return None;
    }
    let label = shown(label);
    let message = format!("`[^{label}]` is printed: there is no footnote of this name");
    let help = format!("write the footnote as a paragraph of its own: `[^{label}]: …`");
    Some(masked.problem(brackets, message, help))
}

/// A link whose address is none, does not end, or stands in the wrong brackets.
fn link(masked: &Masked<'_>, brackets: Range<usize>) -> Option<Problem> {
    let text = shown(inside(masked, &brackets));
    let is_image = brackets.start > 0 && masked.byte(brackets.start - 1) == Some(b'!');
    let start = brackets.start - usize::from(is_image);
    let sign = if is_image { "!" } else { "" };
    let is_web = |address: &str| address.starts_with("http://") || address.starts_with("https://");
    if is_web(&text) && brackets.start > 0 && masked.byte(brackets.start - 1) == Some(b')') {
        let message = format!("`[{text}]` is printed: the brackets of this link are the wrong way round");
        return Some(masked.problem(brackets, message, format!("write `[text]({text})`")));
    }
    let after = nearby(masked.written_from(brackets.end), MAX_LENGTH);
    let after = after.split('\n').next().unwrap_or_default();
    if let Some((address, _)) = after
        .strip_prefix('（')
        .and_then(|rest| rest.split_once('）'))
        .filter(|(it, _)| is_web(it))
    {
        let end = brackets.end + '（'.len_utf8() + address.len() + '）'.len_utf8();
        let message = format!(
            "`{}` is printed: the parentheses of a link are no full-width ones",
            shown(masked.written(start..end))
        );
        return Some(masked.problem(start..end, message, format!("write `{sign}[{text}]({address})`")));
    }
    if masked.byte(brackets.end) != Some(b'(') {
        return None;
    }
    let rest = after.get(1..)?;
    let Some(length) = end_of_address(rest) else {
        let address = rest.split_whitespace().next().unwrap_or_default();
        if is_remark(&text) || !looks_like_address(address) {
            return None;
        }
        let end = brackets.end + 1 + address.len();
        let message = format!(
            "`{}` is printed: the address of this link does not end on its line",
            shown(masked.written(start..end))
        );
        return Some(masked.problem(start..end, message, format!("write `{sign}[{text}]({address})`")));
    };
    let address = slice(rest, ..length);
    if address.trim().is_empty() || is_remark(&text) && !looks_like_address(address) {
        return None;
    }
    let end = brackets.end + length + 2;
    let target = if is_web(address) {
        address.trim().replace(' ', "%20")
    } else {
        format!("<{}>", address.trim())
    };
    let message = format!(
        "`{}` is printed: the address of this link has a blank in it",
        shown(masked.written(start..end))
    );
    Some(masked.problem(
        start..end,
        message,
        format!("write `{sign}[{text}]({target})`; a title stands in quotation marks after the address"),
    ))
}

/// Where the parenthesis closes that a text is in.
fn end_of_address(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn looks_like_address(text: &str) -> bool {
    text.contains("://")
        || text.starts_with(['/', '#', '<'])
        || text.starts_with("www.")
        || text.starts_with("./")
        || text.starts_with("../")
        || text.contains(".md")
        || text.contains(".html")
}

/// Whether words in brackets are a remark in a quotation: `[sic]`, `[…]`, `[1]`, `[emphasis added]`.
fn is_remark(words: &str) -> bool {
    let words = words.trim();
    ["sic", "emphasis", "footnote", "translation", "note"]
        .iter()
        .any(|known| words.to_ascii_lowercase().starts_with(known))
        || words.chars().all(|c| !c.is_alphabetic())
}

/// A link as wikis have it: `[[Page]]`, `[[Page|text]]`.
fn wiki_link(masked: &Masked<'_>, brackets: Range<usize>) -> Option<Problem> {
    let is_double =
        brackets.start > 0 && masked.byte(brackets.start - 1) == Some(b'[') && masked.byte(brackets.end) == Some(b']');
    let content = inside(masked, &brackets);
    if !is_double || content.len() > MAX_NAME || content.trim() != content || is_remark(content) {
        return None;
    }
    let text = content.rsplit('|').next().unwrap_or(content);
    let message = format!("`[[{}]]` is printed: links of wikis do nothing here", shown(content));
    let help = format!("write a link to the file: `[{}](entry.md)`", shown(text));
    Some(masked.problem(brackets.start - 1..brackets.end + 1, message, help))
}

/// A shortcode of WordPress or a tag of a forum: `[caption id="x"]`, `[gallery]`, `[/b]`, `[url=…]`.
fn shortcode(masked: &Masked<'_>, brackets: Range<usize>, reported: &mut BTreeSet<String>) -> Option<Problem> {
    let content = inside(masked, &brackets);
    if content.len() > MAX_NAME {
        return None;
    }
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    };
    let name = content
        .trim_start_matches('/')
        .split([' ', '=', '\n'])
        .next()
        .unwrap_or_default();
    let rest = content
        .get(content.len() - content.trim_start_matches('/').len() + name.len()..)?
        .trim_end_matches('/');
    let is_end = content.starts_with('/') && rest.is_empty();
    let has_attribute = rest.starts_with('=')
        || rest
            .split_ascii_whitespace()
            .next()
            .and_then(|word| word.split_once('='))
            .is_some_and(|(key, value)| is_name(key) && !value.is_empty());
    let is_known = SHORTCODES.contains(&name) && (rest.is_empty() || rest.starts_with([' ', '\n']));
    let is_contents = matches!(content, "TOC" | "toc" | "_TOC_");
    if !is_contents && (!is_name(name) || !is_end && !has_attribute && !is_known) {
        return None;
    }
    if is_end && reported.contains(name) {
        return None;
    }
    reported.insert(name.to_owned());
    let (message, help) = if is_contents {
        let message = format!("`[{content}]` is printed: a long page lists its headings by itself");
        (message, "delete it".to_owned())
    } else {
        let message = format!("`[{}]` is printed: shortcodes do nothing here", shown(content));
        let help = match name {
            "caption" | "wp_caption" | "gallery" | "img" => {
                "write an image: `![what it shows](picture.jpg \"caption\")`".to_owned()
            }
            "embed" | "playlist" | "video" | "audio" | "url" | "youtube" => {
                "write a link: `[text](https://…)`".to_owned()
            }
            "b" | "strong" => "write `**text**`".to_owned(),
            "i" | "em" => "write `*text*`".to_owned(),
            "quote" | "blockquote" => "write `> ` before each line".to_owned(),
            _ => format!(
                "write what it stands for, or `\\[{}]` if it is meant as text",
                shown(content)
            ),
        };
        (message, help)
    };
    Some(masked.problem(brackets, message, help))
}
