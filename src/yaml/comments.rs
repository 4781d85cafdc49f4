//! Values that end at a ` #` which was hardly meant to begin a comment: a sign, a letter or a digit follows it at once, as in
//! `item #2`. Comments that people write have a space there.

use super::marks::{MarkedTree, Node, NodeContent};
use crate::diagnostic::FieldPath;
use crate::text::slice;
use std::ops::Range;

/// An unquoted value that a comment follows which may be meant as a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutValue {
    /// The path of the value.
    pub path: FieldPath,
    /// The bytes of what is read of it; none if that is nothing.
    pub value: Option<Range<usize>>,
    /// The bytes of the rest, from the `#` on.
    pub rest: Range<usize>,
}

/// Finds the values of a YAML text that are cut in this way. Nearly every text has no such `#`, and is not parsed for it.
pub fn cut_values(text: &str) -> Vec<CutValue> {
    if !may_be_cut(text) {
        return Vec::new();
    }
    let Some(tree) = MarkedTree::read(text) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if let Some(root) = &tree.root {
        visit(text, root, 0..0, 0, &FieldPath::root(), &mut found);
    }
    found
}

/// Whether a ` #` is followed by something else than a space anywhere in a text.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches, many bytes are looked at in one instruction"
)]
fn may_be_cut(text: &str) -> bool {
    let bytes = text.as_bytes();
    let triples = bytes.iter().zip(bytes.iter().skip(1)).zip(bytes.iter().skip(2));
    triples.fold(false, |found, ((&a, &b), &c)| {
        found | (a <= b' ') & (b == b'#') & (c > b' ')
    })
}

/// Finds them in a value. `before` are the bytes of its key or of the dash of its item, and `column` those of the line before
/// them.
fn visit(text: &str, node: &Node, before: Range<usize>, column: usize, path: &FieldPath, found: &mut Vec<CutValue>) {
    match &node.content {
        NodeContent::Scalar => found.extend(cut_value(text, node, before, column, path)),
        NodeContent::List(items) => {
            let mut done = node.bytes.start;
            for (index, item) in items.iter().enumerate() {
                let dash = dash_of(text, item, done);
                done = item.bytes.end.max(dash.end);
                let column = column_of(text, dash.start);
                visit(text, item, dash, column, &path.index(index), found);
            }
        }
        NodeContent::Map { entries, by_key } => {
            for (name, indices) in by_key {
                // Of a key that is repeated, the first counts.
                let Some(entry) = indices.first().and_then(|index| entries.get(*index)) else {
                    continue;
                };
                let column = column_of(text, entry.key.start);
                visit(text, &entry.value, entry.key.clone(), column, &path.key(name), found);
            }
        }
    }
}

/// The dash of an item of a list, or the place before it where there is none. `done` is the end of the item before it.
fn dash_of(text: &str, item: &Node, done: usize) -> Range<usize> {
    if item.is_empty {
        // An empty value has its place where the next one begins.
        let dash = text
            .get(done..)
            .and_then(|rest| rest.find('-'))
            .map_or(done, |at| done + at);
        return dash..(dash + 1).min(text.len());
    }
    let line = slice(text, line_start(text, item.bytes.start)..item.bytes.start);
    let end = item.bytes.start - (line.len() - line.trim_end_matches(' ').len());
    end.saturating_sub(usize::from(line.trim_end_matches(' ').ends_with('-')))..end
}

fn column_of(text: &str, at: usize) -> usize {
    at - line_start(text, at)
}

fn line_start(text: &str, at: usize) -> usize {
    slice(text, ..at).rfind('\n').map_or(0, |end| end + 1)
}

fn cut_value(text: &str, node: &Node, before: Range<usize>, column: usize, path: &FieldPath) -> Option<CutValue> {
    let written = text.get(node.bytes.clone())?;
    if node.is_empty {
        // `title: #MeToo`, `- #MeToo`
        let after = slice(text, before.end..);
        let after = after.strip_prefix(':').unwrap_or(after);
        let rest = comment_after(text, text.len() - after.len())?;
        return Some(CutValue {
            path: path.clone(),
            value: None,
            rest,
        });
    }
    if written.starts_with(['"', '\'', '|', '>', '*', '&', '!']) {
        return None;
    }
    let end = node.bytes.start + written.trim_end().len();
    let rest = comment_after(text, end).or_else(|| comment_below(text, end, column))?;
    Some(CutValue {
        path: path.clone(),
        value: Some(node.bytes.start..end),
        rest,
    })
}

/// The comment that follows a place on its line, if it may be meant as text.
pub(super) fn comment_after(text: &str, at: usize) -> Option<Range<usize>> {
    let line = slice(text, at..).split('\n').next()?;
    let comment = line.trim_start_matches([' ', '\t']);
    (comment.len() < line.len() && may_be_text(comment)).then(|| {
        let start = at + line.len() - comment.len();
        start..start + comment.trim_end().len()
    })
}

/// The comment on the next line, if the value would go on there: it is indented deeper than the key, and is no field that was
/// made a comment.
fn comment_below(text: &str, at: usize, column: usize) -> Option<Range<usize>> {
    let mut lines = slice(text, at..).split('\n');
    let first = lines.next().filter(|rest| rest.trim().is_empty())?;
    let line = lines.next()?;
    let comment = line.trim_start_matches(' ');
    let text_of = comment.trim_start_matches('#');
    let is_field = text_of.starts_with("- ")
        || text_of
            .split_once(':')
            .is_some_and(|(key, _)| key.chars().all(|c| c.is_alphanumeric() || c == '_'));
    let start = at + first.len() + 1 + line.len() - comment.len();
    (line.len() - comment.len() > column && may_be_text(comment) && !is_field)
        .then(|| start..start + comment.trim_end().len())
}

/// Whether a comment begins as a word with a number sign does: `#2`, `#MeToo`, `#“…”`. Rules of signs are comments.
fn may_be_text(comment: &str) -> bool {
    let next = comment.strip_prefix('#').and_then(|rest| rest.chars().next());
    next.is_some_and(|next| !next.is_whitespace() && !matches!(next, '#' | '-' | '=' | '*' | '_' | '~' | '+' | '!'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, &str, &str)> {
        let mut found: Vec<(String, &str, &str)> = cut_values(text)
            .into_iter()
            .map(|cut| {
                let value = cut.value.map_or("", |value| &text[value]);
                (cut.path.to_string(), value, &text[cut.rest])
            })
            .collect();
        found.sort();
        found
    }

    fn one<'a>(path: &str, value: &'a str, rest: &'a str) -> Vec<(String, &'a str, &'a str)> {
        vec![(path.to_owned(), value, rest)]
    }

    #[test]
    fn cut_values_are_found() {
        for (text, path, value, rest) in [
            (
                "title: Ministers settle item #2 of it\n",
                "title",
                "Ministers settle item",
                "#2 of it",
            ),
            ("title: 王毅 #会谈\n", "title", "王毅", "#会谈"),
            (
                "summary: Переговоры\n  о пункте #4 и всё\n",
                "summary",
                "Переговоры\n  о пункте",
                "#4 и всё",
            ),
            (
                "participants:\n  - Anna #2\n  - Boris\n",
                "participants[0]",
                "Anna",
                "#2",
            ),
            ("participants:\n- القرار #5\n", "participants[0]", "القرار", "#5"),
            ("topics: [\n  x,\n  talks #2\n]\n", "topics[1]", "talks", "#2"),
            (
                "source:\n  publisher: 한국 #1 방송\n",
                "source.publisher",
                "한국",
                "#1 방송",
            ),
            ("title: #MeToo in Rome\n", "title", "", "#MeToo in Rome"),
            ("topics:\n  - #MeToo\n  - x\n", "topics[0]", "", "#MeToo"),
            (
                "summary: They marched under\n  #MeToo and left\n",
                "summary",
                "They marched under",
                "#MeToo and left",
            ),
            ("a: x\t#2\n", "a", "x", "#2"),
            ("a: x #2", "a", "x", "#2"),
        ] {
            assert_eq!(found(text), one(path, value, rest), "{text}");
        }
    }

    #[test]
    fn comments_are_comments() {
        for text in [
            "title: X # guess: the headline\n",
            "title: \"item #2\" # x\n",
            "title: \"item\" #2\n",
            "title: item#2\n",
            "#title: X\ntitle: Y\n",
            "title: |\n  item #2\n#note\n",
            "participants:\n  - Anna\n  #- Boris\n",
            "title: X\n#MeToo\n",
            "title: X #---\n",
            "title: X\n  #summary: Y\n",
            "source:\n  publisher: A\n  #url: https://example.org/\n",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
