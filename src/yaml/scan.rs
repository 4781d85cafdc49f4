//! One linear scan that knows just enough of YAML to tell a bracket from a bracket in quotes, in a comment or in a block of
//! text. Where it is in doubt it counts too many levels.

use super::guard::closing_quote;
use std::ops::Range;

/// What a scan finds out about a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Scanned {
    /// The brackets that stay open, as offsets, the last one last.
    pub open_brackets: Vec<usize>,
    /// Whether the text has forms that serde_yaml reads and YAML 1.2 forbids: those are worth a second reading.
    pub is_unusual: bool,
    /// The first word that the two versions of YAML end at different places, as its bytes: the name of an anchor or alias with other
    /// characters than ASCII letters, digits, `-` and `_`, or a `?` in brackets without a blank after it.
    pub ambiguous_word: Option<Range<usize>>,
}

/// Scans a text.
///
/// # Errors
/// The offset at which there are more than `max_depth` levels.
pub(super) fn scan(text: &str, max_depth: usize) -> Result<Scanned, usize> {
    let mut scanner = Scanner {
        max_depth,
        ..Scanner::default()
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        scanner.line(line.trim_end_matches('\n').as_bytes(), start)?;
        start += line.len();
    }
    Ok(scanner.scanned)
}

#[derive(Default)]
struct Scanner {
    max_depth: usize,
    scanned: Scanned,
    /// The columns of the open block collections.
    columns: Vec<usize>,
    /// The quote that is open at the end of the line.
    open_quote: Option<u8>,
    /// Within text under `|` or `>`: the column that its lines are indented deeper than.
    block_text: Option<usize>,
    /// Whether the line ended in unquoted text, which the next one may continue.
    is_plain: bool,
}

/// The place in a line, and what may come there.
struct Cursor<'a> {
    line: &'a [u8],
    /// The offset of the line in the text.
    start: usize,
    at: usize,
    /// Whether a value may begin here.
    is_fresh: bool,
    /// Whether unquoted text goes on here.
    is_plain: bool,
    /// The column that a key would have on this line; taken once a key was found.
    key_column: Option<usize>,
}

impl Scanner {
    fn line(&mut self, line: &[u8], start: usize) -> Result<(), usize> {
        let indent = count_leading(line, |byte| byte == b' ');
        let is_blank = line.iter().all(u8::is_ascii_whitespace);
        let is_continued = self.open_quote.is_some() || !self.scanned.open_brackets.is_empty();
        let is_shallow = self.columns.last().is_some_and(|&column| indent <= column);
        // A closing bracket may stand at the column of its key, but not left of it: the second reading decides.
        self.scanned.is_unusual |= is_continued && is_shallow && !is_blank;
        if let Some(quote) = self.open_quote {
            let Some(end) = closing_quote(line, 0, quote) else {
                return Ok(());
            };
            self.open_quote = None;
            return self.rest(line, end, false, None, start);
        }
        if self.block_text.is_some_and(|column| is_blank || indent > column) {
            return Ok(());
        }
        self.block_text = None;
        if is_blank {
            return Ok(());
        }
        if line.get(indent) == Some(&b'#') {
            self.is_plain = false;
            return Ok(());
        }
        if !self.scanned.open_brackets.is_empty() {
            let is_fresh = !self.is_plain;
            return self.rest(line, indent, is_fresh, None, start);
        }
        if self.is_plain && self.columns.last().is_none_or(|&column| indent > column) {
            self.is_plain = !line.windows(2).any(|pair| pair == b" #");
            return Ok(());
        }
        self.is_plain = false;
        // Under a key, the sign of a block of text has to be indented.
        self.scanned.is_unusual |= is_shallow && matches!(line.get(indent), Some(b'|' | b'>'));
        let at = self.list_marks(line, indent, start)?;
        self.rest(line, at, true, Some(at), start)
    }

    /// Counts the levels of the marks that a line begins with: `- `, `? `, `: ` and `---`. Returns the byte after them.
    fn list_marks(&mut self, line: &[u8], indent: usize, start: usize) -> Result<usize, usize> {
        let mut at = indent;
        if line.starts_with(b"---") && is_blank_at(line, 3) {
            self.columns.clear();
            at = 3;
        }
        while matches!(line.get(at), Some(b'-' | b'?' | b':')) && is_blank_at(line, at + 1) {
            self.add_level(at, start)?;
            at += 1;
            at += count_leading(line.get(at..).unwrap_or_default(), is_blank);
        }
        Ok(at)
    }

    /// Scans what follows the indentation and the list marks.
    fn rest(
        &mut self,
        line: &[u8],
        at: usize,
        is_fresh: bool,
        key_column: Option<usize>,
        start: usize,
    ) -> Result<(), usize> {
        let mut cursor = Cursor {
            line,
            start,
            at,
            is_fresh,
            is_plain: self.is_plain,
            key_column,
        };
        while let Some(&byte) = line.get(cursor.at) {
            if !self.token(byte, &mut cursor)? {
                break;
            }
        }
        self.is_plain = cursor.is_plain;
        Ok(())
    }

    /// Scans one token; false if nothing else counts on the line.
    fn token(&mut self, byte: u8, cursor: &mut Cursor<'_>) -> Result<bool, usize> {
        let Cursor { line, start, at, .. } = *cursor;
        let is_flow = !self.scanned.open_brackets.is_empty();
        let next = line.get(at + 1).copied();
        cursor.at += 1;
        match byte {
            b' ' | b'\t' => return Ok(true),
            b'#' if at == 0 || is_blank_at(line, at - 1) => {
                cursor.is_plain = false;
                return Ok(false);
            }
            b'"' | b'\'' if cursor.is_fresh => {
                (cursor.is_fresh, cursor.is_plain) = (false, false);
                match closing_quote(line, at + 1, byte) {
                    Some(end) => cursor.at = end,
                    None => {
                        self.open_quote = Some(byte);
                        return Ok(false);
                    }
                }
                return Ok(true);
            }
            b'[' | b'{' if cursor.is_fresh || is_flow => {
                self.scanned.open_brackets.push(start + at);
                self.check_depth(start + at)?;
                (cursor.is_fresh, cursor.is_plain) = (true, false);
                return Ok(true);
            }
            b']' | b'}' if is_flow => {
                self.scanned.open_brackets.pop();
                (cursor.is_fresh, cursor.is_plain) = (false, false);
                return Ok(true);
            }
            b',' if is_flow => {
                (cursor.is_fresh, cursor.is_plain) = (true, false);
                return Ok(true);
            }
            b':' if is_blank_at(line, at + 1) || is_flow && !cursor.is_plain => {
                if !is_flow && let Some(column) = cursor.key_column.take() {
                    self.add_level(column, start)?;
                }
                (cursor.is_fresh, cursor.is_plain) = (true, false);
                return Ok(true);
            }
            b'-' | b'?' if is_flow && cursor.is_fresh && is_blank_at(line, at + 1) => return Ok(true),
            b'?' if is_flow && cursor.is_fresh => {
                self.scanned.ambiguous_word.get_or_insert(start + at..start + at + 1);
            }
            b'|' | b'>' if cursor.is_fresh && !is_flow => {
                let header = line.get(at + 1..).unwrap_or_default();
                self.scanned.is_unusual |= header.contains(&b'#');
                if is_block_header(header) {
                    self.block_text = self.columns.last().copied();
                    cursor.is_plain = false;
                    return Ok(false);
                }
            }
            // An anchor, an alias or a tag: a value may still follow.
            b'&' | b'*' | b'!' if cursor.is_fresh => {
                let name = line.get(at + 1..).unwrap_or_default();
                let ends = |byte: u8| {
                    is_blank(byte) || matches!(byte, b',' | b'[' | b'{') || is_flow && matches!(byte, b']' | b'}')
                };
                let length = count_leading(name, |byte| !ends(byte));
                cursor.at += length;
                if byte != b'!' && !name.iter().take(length).all(is_name_byte) {
                    self.scanned.ambiguous_word.get_or_insert(start + at..start + cursor.at);
                }
                return Ok(true);
            }
            _ => {}
        }
        // A comment without a blank before it, and a dash that is no list's.
        self.scanned.is_unusual |= byte == b'#' && !cursor.is_plain
            || byte == b'-' && cursor.is_fresh && matches!(next, Some(b',' | b'[' | b']' | b'{' | b'}'));
        (cursor.is_fresh, cursor.is_plain) = (false, true);
        Ok(true)
    }

    /// A block collection begins, or goes on, in this column.
    fn add_level(&mut self, column: usize, start: usize) -> Result<(), usize> {
        while self.columns.last().is_some_and(|&last| last > column) {
            self.columns.pop();
        }
        if self.columns.last() != Some(&column) {
            self.columns.push(column);
        }
        self.check_depth(start + column)
    }

    fn check_depth(&self, at: usize) -> Result<(), usize> {
        match self.columns.len().saturating_add(self.scanned.open_brackets.len()) > self.max_depth {
            true => Err(at),
            false => Ok(()),
        }
    }
}

fn count_leading(line: &[u8], is_counted: impl Fn(u8) -> bool) -> usize {
    line.iter().take_while(|&&byte| is_counted(byte)).count()
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// Whether there is a blank, or nothing more, at this byte.
fn is_blank_at(line: &[u8], at: usize) -> bool {
    line.get(at).is_none_or(|&byte| is_blank(byte))
}

/// Whether a byte is one that both versions of YAML allow in the name of an anchor.
fn is_name_byte(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// Whether only the signs of a block of text follow its `|` or `>`: `-`, `+`, a digit, a comment.
fn is_block_header(rest: &[u8]) -> bool {
    let signs = count_leading(rest, |byte| matches!(byte, b'-' | b'+' | b'0'..=b'9'));
    let rest = rest.get(signs..).unwrap_or_default();
    let blanks = count_leading(rest, is_blank);
    rest.len() == blanks || blanks > 0 && rest.get(blanks) == Some(&b'#')
}
