//! Code blocks, coloured where their language is known.

use super::output::Output;
use super::parse::CodeBlockKind;
use super::{Problem, escape};
use crate::diagnostic::rules;
use crate::highlight;
use std::ops::Range;

/// A fenced block that names a language, whose text is being gathered.
pub(super) struct CodeBlock {
    /// In lower case, as in `language-…`.
    language: String,
    /// Its code so far.
    pub text: String,
    /// All of it in the body, in bytes, fences included.
    range: Range<usize>,
}

/// The colouring of a body's code blocks.
#[derive(Default)]
pub(super) struct Highlighting {
    /// How much code in known languages there was so far, in bytes.
    size: usize,
}

impl CodeBlock {
    /// Writes the start tags of a block; the block itself, if it names a language.
    pub fn begin(kind: &CodeBlockKind<'_>, range: Range<usize>, html: &mut String) -> Option<Self> {
        // A long line scrolls, and what scrolls has to be within reach of the keyboard.
        html.push_str("<pre tabindex=\"0\"><code");
        let language = match kind {
            CodeBlockKind::Fenced(info) => language(info),
            CodeBlockKind::Indented => None,
        };
        if let Some(language) = &language {
            html.push_str(" class=\"language-");
            html.push_str(language);
            html.push('"');
        }
        html.push('>');
        Some(Self {
            language: language?,
            text: String::new(),
            range,
        })
    }
}

impl Highlighting {
    /// Writes the code of a block of `source`, with colours if its language is known and it is not too large.
    pub fn write(&mut self, block: &CodeBlock, source: &str, output: &mut Output) {
        if !highlight::is_known(&block.language) {
            return escape::push_text(&mut output.html, &block.text);
        }
        self.size += block.text.len();
        if let Some(reason) = self.reason_against(&block.text) {
            let range = block.range.clone();
            let fence = source.get(range.clone()).and_then(|block| block.find('\n'));
            output.problems.push(Problem {
                rule: &rules::CODE_NOT_HIGHLIGHTED,
                message: format!("code block is not highlighted: {reason}"),
                range: range.start..fence.map_or(range.end, |length| range.start + length),
                help: None,
            });
            return escape::push_text(&mut output.html, &block.text);
        }
        let Some(spans) = highlight::highlight(&block.text, &block.language) else {
            return escape::push_text(&mut output.html, &block.text);
        };
        for (class, text) in spans {
            match class {
                Some(class) => {
                    output.html.push_str("<span class=\"");
                    output.html.push_str(class);
                    output.html.push_str("\">");
                    escape::push_text(&mut output.html, text);
                    output.html.push_str("</span>");
                }
                None => escape::push_text(&mut output.html, text),
            }
        }
    }

    /// Why a block is too large to be coloured, together with those before it.
    fn reason_against(&self, code: &str) -> Option<String> {
        if self.size > highlight::MAX_SIZE {
            let limit = highlight::MAX_SIZE / 1024;
            Some(format!("there are more than {limit} KiB of code up to here"))
        } else if code.lines().any(|line| line.len() >= highlight::MAX_LINE) {
            Some(format!("it has lines of more than {} bytes", highlight::MAX_LINE))
        } else {
            None
        }
    }
}

/// The first word of an info string in lower case, if it can be part of a class.
fn language(info: &str) -> Option<String> {
    let word = info
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '{'))
        .next()?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'_' | b'#' | b'.');
    (!word.is_empty() && word.len() <= 40 && word.bytes().all(is_plain)).then(|| word.to_ascii_lowercase())
}
