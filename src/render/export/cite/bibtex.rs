//! BibTeX in UTF-8, with the fields of biblatex where BibTeX has none: what LaTeX would take for a command is escaped, and
//! titles keep their capitals.

use crate::date::Precision;
use crate::render::export::cite::work::{Work, WorkKind, one_line};
use std::fmt::Write;

/// A record a work.
pub fn write_bibtex(works: &[Work]) -> Vec<u8> {
    let mut out = String::with_capacity(works.len() * 512);
    for work in works {
        write_record(work, &mut out);
    }
    out.into_bytes()
}

fn write_record(work: &Work, out: &mut String) {
    let (kind, container) = match work.kind {
        WorkKind::Article => ("article", "journal"),
        kind if kind.is_contained() => ("misc", "howpublished"),
        _ => ("misc", "publisher"),
    };
    let _ = writeln!(out, "@{kind}{{{},", work.key);
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "  {name} = {{{value}}},");
        }
    };
    // Names and titles in a second pair of braces stay as they are: one name, and with its capitals.
    let whole = |value: &str| format!("{{{}}}", escape_latex(value));
    field("title", &whole(&work.title));
    field("author", &work.author.map(whole).unwrap_or_default());
    field(container, &escape_latex(work.publisher));
    field("type", &escape_latex(work.genre.as_deref().unwrap_or_default()));
    if let Some(date) = work.issued {
        field("year", &format!("{:04}", date.first().year()));
        if date.precision() < Precision::Year {
            field("month", &date.first().month().to_string());
        }
        // biblatex reads EDTF, with `~` for about.
        field("date", &date.to_string());
    }
    field(
        "eventdate",
        &work.event.map(|span| span.to_string()).unwrap_or_default(),
    );
    field("venue", &escape_latex(work.place.as_deref().unwrap_or_default()));
    field("url", &escape_address(work.url.as_deref().unwrap_or_default()));
    field("urldate", &work.accessed.map(|day| day.to_string()).unwrap_or_default());
    field("archiveurl", &escape_address(work.archive_url.unwrap_or_default()));
    field("language", work.language.unwrap_or_default());
    field("keywords", &escape_latex(&work.keywords.join(", ")));
    field("abstract", &escape_latex(work.summary));
    field("note", &escape_latex(&work.note));
    out.push_str("}\n\n");
}

/// An address is read as it stands, but for what would end the field.
fn escape_address(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}

/// Text as LaTeX shows it: nothing in it is a command, and no two characters become one.
fn escape_latex(text: &str) -> String {
    let text = one_line(text);
    let balanced = has_balanced_braces(&text);
    let mut out = String::with_capacity(text.len() + 16);
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            // BibTeX counts braces, escaped or not.
            '{' | '}' if balanced => {
                out.push('\\');
                out.push(c);
            }
            '{' => out.push_str("$\\lbrace$"),
            '}' => out.push_str("$\\rbrace$"),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '`' => out.push_str("\\textasciigrave{}"),
            // Two of them would become a dash or a quotation mark.
            '-' | '\'' if before == c => {
                out.push_str("{}");
                out.push(c);
            }
            c => out.push(c),
        }
        before = c;
    }
    out
}

fn has_balanced_braces(text: &str) -> bool {
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return false,
            '}' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_command() {
        assert_eq!(escape_latex("50% & {a}_b $1"), "50\\% \\& \\{a\\}\\_b \\$1");
        assert_eq!(escape_latex("a } b { c\nd"), "a $\\rbrace$ b $\\lbrace$ c d");
        assert_eq!(
            escape_latex("\\em ~ -- ''"),
            "\\textbackslash{}em \\textasciitilde{} -{}- '{}'"
        );
        assert_eq!(
            escape_address("https://example.org/a_b?{c}"),
            "https://example.org/a_b?%7Bc%7D"
        );
    }
}
