//! How a quotation differs from its source, in few words.

use super::align::NearMatch;
use super::saved_copies::{SavedCopy, on_one_line};
use crate::evidence::Token;
use crate::text::slice;

/// The most words of a difference that a message shows.
const SHOWN_WORDS: usize = 12;
/// How many tokens before and after the differences a message shows.
const CONTEXT: usize = 4;
/// The most differences that a message lists.
const DIFFERENCES: usize = 3;

/// What differs, such as `it leaves out “not”`.
pub fn describe_differences(text: &str, part: &[Token], copy: &SavedCopy, near: &NearMatch) -> String {
    let own_words = |own: &[Token]| match (own.first(), own.last()) {
        (Some(first), Some(last)) => shorten(&on_one_line(slice(text, first.bytes.start..last.bytes.end))),
        _ => String::new(),
    };
    let shown = near.differences.iter().take(DIFFERENCES).map(|(own, other)| {
        let (own, other) = (own_words(&part[own.clone()]), shorten(&copy.words(other.clone())));
        match (own.is_empty(), other.is_empty()) {
            (true, _) => format!("“{other}” is left out"),
            (_, true) => format!("“{own}” is not in the source"),
            _ => format!("“{own}” instead of “{other}”"),
        }
    });
    let mut shown: Vec<String> = shown.collect();
    if near.differences.len() > DIFFERENCES {
        shown.push(format!("and {} more differences", near.differences.len() - DIFFERENCES));
    }
    shown.join("; ")
}

/// The words of the copy around the first differences; of the near match, and no more than that.
pub fn words_around(copy: &SavedCopy, near: &NearMatch) -> String {
    let Some((_, first)) = near.differences.first() else {
        return String::new();
    };
    let last = near.differences.iter().take(DIFFERENCES).next_back();
    let last = last.map_or(first.end, |(_, last)| last.end);
    let start = first.start.saturating_sub(CONTEXT).max(near.stretch.start);
    let end = (last + CONTEXT).min(near.stretch.end).min(start + 3 * SHOWN_WORDS);
    let before = if start > near.stretch.start { "… " } else { "" };
    let after = if end < near.stretch.end { " …" } else { "" };
    format!("{before}{}{after}", copy.words(start..end))
}

fn shorten(words: &str) -> String {
    let mut all = words.split(' ');
    let shown: Vec<&str> = all.by_ref().take(SHOWN_WORDS).collect();
    let more = if all.next().is_some() { " …" } else { "" };
    format!("{}{more}", shown.join(" "))
}
