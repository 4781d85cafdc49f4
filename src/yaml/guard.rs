//! Refuses what would take the parser long: very large or very deeply nested text. One linear scan that
//! knows just enough of YAML to tell a bracket from a bracket in quotes, a comment or a block of text. Where it is in
//! doubt it counts too much.

use super::Fault;
use crate::diagnostic::rules::{FRONT_MATTER_TOO_DEEP, FRONT_MATTER_TOO_LARGE};

/// The most bytes that are parsed.
pub(super) const LARGEST: usize = 64 * 1024;
/// The most open brackets and block levels.
pub(super) const DEEPEST: usize = 64;

/// Why the text may not be parsed, if it may not.
pub(super) fn refusal(text: &str) -> Option<Fault> {
    if text.len() > LARGEST {
        let message = format!(
            "this is {} KiB long, and at most {} KiB are read",
            text.len().div_ceil(1024),
            LARGEST / 1024
        );
        let first_line = text.find('\n').unwrap_or(text.len());
        let fault = Fault::at(&FRONT_MATTER_TOO_LARGE, 0..first_line, message);
        return Some(fault.help("long text belongs below the front matter"));
    }
    let at = scan(text, DEEPEST).err()?;
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let bytes = at..at + next.map_or(0, char::len_utf8);
    let message = format!("this is nested more than {DEEPEST} levels deep");
    let fault = Fault::at(&FRONT_MATTER_TOO_DEEP, bytes, message);
    Some(fault.help("quote the value if its brackets are meant as text"))
}

/// The bracket that is the last one opened and not closed.
pub(super) fn open_bracket(text: &str) -> Option<usize> {
    scan(text, usize::MAX).ok()?.last().copied()
}

/// The brackets that stay open, as offsets, or the offset at which there are more than `limit` levels.
fn scan(text: &str, limit: usize) -> Result<Vec<usize>, usize> {
    let mut scan = Scan {
        limit,
        ..Scan::default()
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        scan.line(line.trim_end_matches('\n').as_bytes(), start)?;
        start += line.len();
    }
    Ok(scan.brackets)
}

#[derive(Default)]
struct Scan {
    limit: usize,
    /// Where the open brackets stand.
    brackets: Vec<usize>,
    /// The columns of the open block collections.
    columns: Vec<usize>,
    /// The quote that is open at the end of the line.
    quote: Option<u8>,
    /// Within text under `|` or `>`: the column that its lines are indented deeper than.
    block_text: Option<usize>,
    /// Whether the line ended in unquoted text, which the next one may continue.
    plain: bool,
}

impl Scan {
    fn line(&mut self, line: &[u8], start: usize) -> Result<(), usize> {
        if let Some(quote) = self.quote {
            let Some(end) = closing(line, 0, quote) else {
                return Ok(());
            };
            self.quote = None;
            return self.rest(line, end, false, None, start);
        }
        let indent = line.iter().take_while(|&&byte| byte == b' ').count();
        let blank = line.iter().all(u8::is_ascii_whitespace);
        if self.block_text.is_some_and(|column| blank || indent > column) {
            return Ok(());
        }
        self.block_text = None;
        if blank {
            return Ok(());
        }
        if line[indent] == b'#' {
            self.plain = false;
            return Ok(());
        }
        if !self.brackets.is_empty() {
            let fresh = !self.plain;
            return self.rest(line, indent, fresh, None, start);
        }
        if self.plain && self.columns.last().is_none_or(|&column| indent > column) {
            self.plain = !line.windows(2).any(|pair| pair == b" #");
            return Ok(());
        }
        self.plain = false;
        let mut at = indent;
        if line.starts_with(b"---") && is_blank(line, 3) {
            self.columns.clear();
            at = 3;
        }
        while matches!(line.get(at), Some(b'-' | b'?' | b':')) && is_blank(line, at + 1) {
            self.level(at, start)?;
            at += 1;
            at += line[at..]
                .iter()
                .take_while(|byte| matches!(byte, b' ' | b'\t'))
                .count();
        }
        self.rest(line, at, true, Some(at), start)
    }

    /// What follows the indentation and the list marks. `fresh`: a value may begin here. `key`: the column that a key
    /// would have here.
    fn rest(
        &mut self,
        line: &[u8],
        mut at: usize,
        mut fresh: bool,
        mut key: Option<usize>,
        start: usize,
    ) -> Result<(), usize> {
        let mut plain = self.plain;
        while let Some(&byte) = line.get(at) {
            let flow = !self.brackets.is_empty();
            match byte {
                b' ' | b'\t' => {}
                b'#' if at == 0 || is_blank(line, at - 1) => {
                    plain = false;
                    break;
                }
                b'"' | b'\'' if fresh => {
                    (fresh, plain) = (false, false);
                    match closing(line, at + 1, byte) {
                        Some(end) => {
                            at = end;
                            continue;
                        }
                        None => {
                            self.quote = Some(byte);
                            break;
                        }
                    }
                }
                b'[' | b'{' if fresh || flow => {
                    self.brackets.push(start + at);
                    self.deep(start + at)?;
                    (fresh, plain) = (true, false);
                }
                b']' | b'}' if flow => {
                    self.brackets.pop();
                    (fresh, plain) = (false, false);
                }
                b',' if flow => (fresh, plain) = (true, false),
                b':' if is_blank(line, at + 1) || flow && !plain => {
                    if !flow && let Some(column) = key.take() {
                        self.level(column, start)?;
                    }
                    (fresh, plain) = (true, false);
                }
                b'-' | b'?' if flow && fresh && is_blank(line, at + 1) => {}
                b'|' | b'>' if fresh && !flow && is_block_header(&line[at + 1..]) => {
                    self.block_text = self.columns.last().copied();
                    plain = false;
                    break;
                }
                // An anchor, an alias or a tag: a value may still follow.
                b'&' | b'*' | b'!' if fresh => {
                    at += line[at..]
                        .iter()
                        .take_while(|byte| !matches!(byte, b' ' | b'\t' | b',' | b'[' | b'{'))
                        .count();
                    continue;
                }
                _ => (fresh, plain) = (false, true),
            }
            at += 1;
        }
        self.plain = plain;
        Ok(())
    }

    /// A block collection begins, or goes on, in this column.
    fn level(&mut self, column: usize, start: usize) -> Result<(), usize> {
        while self.columns.last().is_some_and(|&last| last > column) {
            self.columns.pop();
        }
        if self.columns.last() != Some(&column) {
            self.columns.push(column);
        }
        self.deep(start + column)
    }

    fn deep(&self, at: usize) -> Result<(), usize> {
        if self.columns.len().saturating_add(self.brackets.len()) > self.limit {
            return Err(at);
        }
        Ok(())
    }
}

/// Whether there is a blank, or nothing more, at this byte.
fn is_blank(line: &[u8], at: usize) -> bool {
    matches!(line.get(at), None | Some(b' ' | b'\t'))
}

/// The byte after the quote that closes what is open at `from`.
pub(super) fn closing(line: &[u8], from: usize, quote: u8) -> Option<usize> {
    let mut at = from;
    while let Some(&byte) = line.get(at) {
        match byte {
            b'\\' if quote == b'"' => at += 1,
            b'\'' if quote == b'\'' && line.get(at + 1) == Some(&b'\'') => at += 1,
            byte if byte == quote => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether only the signs of a block of text follow its `|` or `>`: `-`, `+`, a digit, a comment.
fn is_block_header(rest: &[u8]) -> bool {
    let signs = rest
        .iter()
        .take_while(|byte| matches!(byte, b'-' | b'+' | b'0'..=b'9'))
        .count();
    let rest = &rest[signs..];
    let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    rest.len() == blanks || blanks > 0 && rest[blanks] == b'#'
}
