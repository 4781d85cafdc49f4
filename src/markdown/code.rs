//! Code blocks, coloured where their language is known.

use super::parse::CodeBlockKind;
use super::writer::Writer;
use super::{Problem, escape};
use crate::diagnostic::rules;
use crate::highlight;
use std::ops::Range;

/// A fenced block that names a language.
pub(super) struct OpenCode {
    language: String,
    pub text: String,
    range: Range<usize>,
}

impl Writer<'_> {
    pub fn begin_code(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) {
        // A long line scrolls, and what scrolls has to be within reach of the keyboard.
        self.block("<pre tabindex=\"0\"><code");
        let language = match kind {
            CodeBlockKind::Fenced(info) => language(info),
            CodeBlockKind::Indented => None,
        };
        if let Some(language) = language {
            self.out.push_str(" class=\"language-");
            self.out.push_str(&language);
            self.out.push('"');
            self.code = Some(OpenCode {
                language,
                text: String::new(),
                range,
            });
        }
        self.out.push('>');
    }

    pub fn end_code(&mut self) {
        if let Some(code) = self.code.take() {
            self.write_code(code);
        }
        self.out.push_str("</code></pre>\n");
    }

    fn write_code(&mut self, OpenCode { language, text, range }: OpenCode) {
        if !highlight::knows(&language) {
            return escape::text(&mut self.out, &text);
        }
        self.coloured += text.len();
        let why = if self.coloured > highlight::LIMIT {
            Some(format!(
                "there are more than {} KiB of code up to here",
                highlight::LIMIT / 1024
            ))
        } else if text.lines().any(|line| line.len() >= highlight::LONGEST_LINE) {
            Some(format!("it has lines of more than {} bytes", highlight::LONGEST_LINE))
        } else {
            None
        };
        if let Some(why) = why {
            let fence = self.source.get(range.clone()).and_then(|block| block.find('\n'));
            self.problems.push(Problem {
                rule: &rules::CODE_NOT_HIGHLIGHTED,
                message: format!("this code block is shown without colours, since {why}"),
                range: range.start..fence.map_or(range.end, |length| range.start + length),
                help: None,
            });
            return escape::text(&mut self.out, &text);
        }
        let Some(spans) = highlight::highlight(&text, &language) else {
            return escape::text(&mut self.out, &text);
        };
        for (class, text) in spans {
            match class {
                Some(class) => {
                    self.out.push_str("<span class=\"");
                    self.out.push_str(class);
                    self.out.push_str("\">");
                    escape::text(&mut self.out, text);
                    self.out.push_str("</span>");
                }
                None => escape::text(&mut self.out, text),
            }
        }
    }
}

/// The first word of an info string, if it can be part of a class.
fn language(info: &str) -> Option<String> {
    let word = info
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '{'))
        .next()?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'_' | b'#' | b'.');
    (!word.is_empty() && word.len() <= 40 && word.bytes().all(plain)).then(|| word.to_ascii_lowercase())
}
