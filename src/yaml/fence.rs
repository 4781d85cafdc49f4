//! Where the front matter of a Markdown file is: one rule for the parser and for the locations of diagnostics.

use std::ops::Range;

/// The parts of a Markdown file that has front matter, as bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// The YAML between the fences, its last line end included.
    pub yaml: Range<usize>,
    /// The byte at which the body begins: after the line of the closing fence.
    pub body: usize,
}

/// Finds the front matter of a Markdown file: the lines between a first line of `---` and the next such line.
/// Blanks after a fence do not matter. `None` if the first line is no fence, or if no second one follows.
pub fn front_matter(text: &str) -> Option<FrontMatter> {
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next().filter(|line| is_fence(line))?;
    let mut at = opening.len();
    for line in lines {
        if is_fence(line) {
            return Some(FrontMatter {
                yaml: opening.len()..at,
                body: at + line.len(),
            });
        }
        at += line.len();
    }
    None
}

fn is_fence(line: &str) -> bool {
    line.trim_end_matches([' ', '\t', '\n', '\r']) == "---"
}
