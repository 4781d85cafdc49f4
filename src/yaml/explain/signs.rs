//! Values that begin with a sign that means something else in YAML, and indentation without spaces.

use super::advice::{quote_advice, syntax_error};
use super::failure::Failure;
use crate::language::typing::character_name;
use crate::yaml::YamlError;

/// A tab or another blank that is no space in the indentation: of the first line of all, if the text was read as one
/// value; of the first line that was not read, of the line of the
/// place, or of the next one, which the unquoted text on that line would continue on.
pub(super) fn indentation(failure: &Failure<'_>) -> Option<YamlError> {
    let lines = [
        Some(0).filter(|_| failure.is_root_read),
        failure.line_below(failure.read_to),
        Some(failure.at),
        failure.line_below(failure.at),
    ];
    for at in lines.into_iter().flatten() {
        let indentation = failure.indentation(at);
        let text = failure.slice(&indentation);
        if let Some((before, blank)) = text.char_indices().find(|&(_, char)| char != ' ') {
            let blanks = text.get(before..).unwrap_or_default();
            let length = blanks.len() - blanks.trim_start_matches(blank).len();
            let start = indentation.start + before;
            let name = character_name(blank)
                .map_or_else(|| format!("the character U+{:04X}", u32::from(blank)), str::to_owned);
            let error = syntax_error(start..start + length, format!("{name} is used as indentation"));
            let error = error.help("indent with ordinary spaces");
            return Some(match blank {
                // How many spaces a tab stands for is not known.
                '\t' => error,
                blank => error.replace_with(" ".repeat(length / blank.len_utf8())),
            });
        }
    }
    None
}

/// A sign at the place where a value or a line begins.
pub(super) fn explain(failure: &Failure<'_>) -> Option<YamlError> {
    let (first, second) = (failure.next_char()?, failure.second_char());
    let has_blank = second.is_none_or(char::is_whitespace);
    match first {
        '%' if failure.line(failure.at).start == failure.at && failure.indentation(failure.at).is_empty() => {
            Some(directive(failure))
        }
        '*' if second.is_some_and(is_name_char) => Some(unknown_alias(failure)),
        '@' | '`' | '%' | '*' | '&' => Some(reserved(failure, first)),
        '?' if has_blank => Some(reserved(failure, first)),
        '-' if second.is_some_and(|char| ",[]{}".contains(char)) => {
            let error = syntax_error(
                failure.at..failure.at + 1,
                "a value that begins with `-` must be quoted",
            );
            Some(error.help(quote_advice("-").help))
        }
        '\t' => {
            let error = syntax_error(failure.at..failure.at + 1, "a tab is used where a space is needed");
            Some(error.help("use a space"))
        }
        '!' => {
            let value = failure.rest_of_line(failure.at);
            let advice = quote_advice(failure.slice(&value)).help;
            Some(syntax_error(value, "a value that begins with `!` must be quoted").help(advice))
        }
        '|' | '>' => Some(block_header(failure)),
        '#' => Some(
            syntax_error(failure.token(), "a space is missing before the `#` of this comment")
                .help("add a space, or quote the value if `#` is meant as text"),
        ),
        _ => None,
    }
}

fn is_name_char(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '-' | '_')
}

fn reserved(failure: &Failure<'_>, first: char) -> YamlError {
    let value = failure.rest_of_line(failure.at);
    let sign = match first {
        '`' => "a backtick".to_owned(),
        first => format!("`{first}`"),
    };
    let advice = quote_advice(failure.slice(&value)).help;
    syntax_error(value, format!("a value that begins with {sign} must be quoted")).help(advice)
}

fn unknown_alias(failure: &Failure<'_>) -> YamlError {
    let value = failure.rest_of_line(failure.at);
    let text = failure.slice(&value);
    let name: String = text.chars().skip(1).take_while(|&char| is_name_char(char)).collect();
    let message = format!("unknown alias `*{name}`");
    syntax_error(failure.at..failure.at + 1 + name.len(), message).help(quote_advice(text).help)
}

fn directive(failure: &Failure<'_>) -> YamlError {
    syntax_error(
        failure.line(failure.at),
        "lines that begin with `%` (YAML directives) are not supported",
    )
    .help("delete the line, or quote it if it is meant as text")
}

/// `title: > 5 killed`.
fn block_header(failure: &Failure<'_>) -> YamlError {
    let value = failure.rest_of_line(failure.at);
    let advice = quote_advice(failure.slice(&value)).help;
    syntax_error(value, "text under `|` or `>` must start on the next line").help(advice)
}
