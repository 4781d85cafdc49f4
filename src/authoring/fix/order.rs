//! Sorts the fields of front matter in the order of its table. Comments move with the field below them, and continued
//! lines with their field.

use crate::authoring::edit::front_matter_range;
use crate::fields::Mapping;
use crate::text::slice;

/// The text with its fields in order; unchanged if it has a field that is unknown to the table.
pub fn in_table_order(text: &str, mapping: &'static Mapping) -> String {
    let Some(front) = front_matter_range(text) else {
        return text.to_owned();
    };
    let blocks = field_blocks(slice(text, front.clone()));
    let rank = |key: &str| mapping.fields.iter().position(|field| field.name == key);
    let ranks: Option<Vec<usize>> = blocks.iter().map(|block| rank(block.key)).collect();
    let Some(ranks) = ranks else { return text.to_owned() };
    let block_bytes: usize = blocks.iter().map(|block| block.lines.len()).sum();
    if ranks.is_sorted() || block_bytes != front.len() {
        return text.to_owned();
    }
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by_key(|at| ranks[*at]);
    let sorted: String = order.into_iter().map(|at| blocks[at].lines).collect();
    format!("{}{sorted}{}", slice(text, ..front.start), slice(text, front.end..))
}

/// A field with its lines and those of the comments above it.
pub struct Block<'a> {
    /// The name of the field.
    pub key: &'a str,
    /// The lines.
    pub lines: &'a str,
}

/// The fields of front matter of which each begins on a line of its own, in their order.
pub fn field_blocks(yaml: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block> = Vec::new();
    // The byte at which the comments above the next field begin.
    let (mut start, mut key, mut comments) = (0, None, None);
    let mut at = 0;
    for line in yaml.split_inclusive('\n') {
        if let Some(next) = key_of(line) {
            let begins = comments.unwrap_or(at);
            if let Some(key) = key.replace(next) {
                blocks.push(Block {
                    key,
                    lines: slice(yaml, start..begins),
                });
                start = begins;
            }
            comments = None;
        } else if line.starts_with('#') {
            comments = comments.or(Some(at));
        } else {
            comments = None;
        }
        at += line.len();
    }
    if let Some(key) = key {
        blocks.push(Block {
            key,
            lines: slice(yaml, start..),
        });
    }
    blocks
}

/// The key that a line begins with, if the line is not indented.
fn key_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    (is_key && rest.starts_with([' ', '\n'])).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::in_table_order;
    use crate::fields::tables;

    #[test]
    fn fields_move_with_their_comments_and_lines() {
        let text = "---\n# what\ntopics: [brics] # one\n\n# when\ndate: 2021-10-30\nsource:\n  - a: b\n  # within\n- c\ntitle: X\n---\nBody: x\n";
        let expected = "---\ntitle: X\n# when\ndate: 2021-10-30\nsource:\n  - a: b\n  # within\n- c\n# what\ntopics: [brics] # one\n\n---\nBody: x\n";
        assert_eq!(in_table_order(text, &tables::ENTRY), expected);
        assert_eq!(in_table_order(expected, &tables::ENTRY), expected);
    }

    #[test]
    fn what_is_not_understood_stays() {
        for text in [
            "---\ndate: 1\ntitel: x\ntitle: y\n---\n",
            "no front matter",
            "---\n{date: 1, title: 2}\n---\n",
            "---\n---\n",
        ] {
            assert_eq!(in_table_order(text, &tables::ENTRY), text);
        }
    }
}
