//! Bytes to lines and columns, and back.

use std::ops::Range;

/// The byte at which each line begins.
pub(super) fn line_starts(text: &str) -> Vec<usize> {
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    [0].into_iter().chain(ends).collect()
}

/// The bytes of so many characters from a line's column, kept within the line; `None` if there is no such line.
pub(super) fn on_line(
    text: &str,
    line_starts: &[usize],
    line: usize,
    column: usize,
    length: usize,
) -> Option<Range<usize>> {
    let start = *line_starts.get(line.checked_sub(1)?)?;
    let line = text.get(start..)?.split('\n').next().unwrap_or_default();
    let byte_of = |skipped: usize| {
        line.char_indices()
            .nth(skipped)
            .map_or(start + line.len(), |(at, _)| start + at)
    };
    let from = column.saturating_sub(1);
    Some(byte_of(from)..byte_of(from.saturating_add(length)))
}

/// Lines and columns of ascending offsets, in one pass over the text.
pub(super) fn positions(text: &str, offsets: &[usize]) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let (mut at, mut line, mut column) = (0, 1, 1);
    let mut positions = Vec::with_capacity(offsets.len());
    for &offset in offsets {
        for &byte in bytes.get(at..offset).unwrap_or_default() {
            if byte == b'\n' {
                (line, column) = (line + 1, 1);
            } else if byte & 0xc0 != 0x80 {
                // Not the second or a later byte of a character.
                column += 1;
            }
        }
        at = at.max(offset);
        positions.push((line, column));
    }
    positions
}
