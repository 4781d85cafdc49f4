//! Lines that begin with markup of other programs, or with markup that a blank is missing in: `::: note`, `##Heading`,
//! `> [!WARNING] Title`, the rows of a table without its second line.

use super::masked::{Masked, shown};
use crate::markdown::Problem;
use crate::text::slice;
use std::collections::BTreeSet;

/// The kinds of alerts that there are.
const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

pub(super) fn report_lines(masked: &Masked<'_>, reported: &mut BTreeSet<String>, problems: &mut Vec<Problem>) {
    for (index, &start) in masked.lines.iter().enumerate() {
        let written = masked.written_from(start);
        let line = written.split('\n').next().unwrap_or_default().trim_end();
        let text = slice(&masked.text, start..);
        let range = start..start + line.len();
        if text.starts_with(":::") {
            let name = line.trim_start_matches(':').trim();
            if !name.is_empty() || !reported.contains(":::") {
                let message = format!("`{}` is printed: there are no blocks of this kind", shown(line));
                let help = "write a block quote, or an alert: `> [!NOTE]` on a line of its own, and `> ` before each line of its text";
                problems.push(masked.problem(range, message, help));
                reported.insert(":::".to_owned());
            }
        } else if let Some(heading) = heading_without_blank(text, line) {
            let marks = line.len() - heading.len();
            let message = format!("`{}` is no heading, since the blank after `#` is missing", shown(line));
            let help = format!("write `{} {}`", slice(line, ..marks), shown(heading));
            problems.push(masked.problem(range, message, help));
        } else if text.starts_with("[!") && index == 0 {
            problems.extend(alert(masked, start, line));
        } else if index == 0 && text.starts_with('|') && masked.lines.len() > 1 && line.len() > 1 && line.ends_with('|')
        {
            problems.extend(table(masked, line));
        }
    }
}

/// The words of a line such as `##Heading`. A single `#` is a number or a tag: `#5 is …`, `#COP26`.
fn heading_without_blank<'t>(text: &str, line: &'t str) -> Option<&'t str> {
    let words = line.trim_start_matches('#');
    let count = line.len() - words.len();
    let is_heading = text.starts_with("##") && count <= 6 && words.starts_with(char::is_alphanumeric);
    is_heading.then_some(words)
}

/// The beginning of an alert that is none: of an unknown kind, with a title on its line, or in no block quote.
fn alert(masked: &Masked<'_>, start: usize, line: &str) -> Option<Problem> {
    let (kind, title) = line.strip_prefix("[!")?.split_once(']')?;
    let title = title.trim_start_matches(['+', '-']).trim();
    let is_kind = !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    let known = ALERTS.into_iter().find(|known| known.eq_ignore_ascii_case(kind));
    if !is_kind || !masked.place.in_quote && known.is_none() {
        return None;
    }
    let end = start + line.len();
    let shown_line = shown(line);
    let (message, help) = match known {
        Some(known) if !masked.place.in_quote => (
            format!("`{shown_line}` is printed: an alert is a block quote"),
            format!("write `> [!{known}]`, and `> ` before each line of its text"),
        ),
        Some(known) => (
            format!("`{shown_line}` is printed: an alert has no title of its own"),
            format!(
                "write `> [!{known}]` on a line of its own, and `> {}` below it",
                if title.is_empty() { "…" } else { title }
            ),
        ),
        None => (
            format!("`{shown_line}` is printed: there is no alert `{kind}`"),
            "write `> [!NOTE]`, `> [!TIP]`, `> [!IMPORTANT]`, `> [!WARNING]` or `> [!CAUTION]` on a line of its own"
                .to_owned(),
        ),
    };
    Some(masked.problem(start..end, message, help))
}

/// Rows of a table that is none, since its second line is not the one with hyphens, or has another number of cells.
fn table(masked: &Masked<'_>, line: &str) -> Option<Problem> {
    let all_rows = masked.lines.iter().all(|&start| masked.byte(start) == Some(b'|'));
    if !all_rows {
        return None;
    }
    let cells = line.trim_matches('|').matches('|').count() + 1;
    let rule = "|---".repeat(cells);
    let message =
        "this table is printed as text: its second line is not made of hyphens, or has another number of cells"
            .to_owned();
    Some(masked.problem(0..line.len(), message, format!("write `{rule}|` below its first line")))
}
