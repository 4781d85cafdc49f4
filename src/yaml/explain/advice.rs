//! The two halves of every message about syntax: what is wrong, and how to quote a value that is meant as text.

use crate::diagnostic::rules::YAML_SYNTAX;
use crate::language::typing::without_typographic_quotes;
use crate::yaml::YamlError;
use std::ops::Range;

/// The longest value that a help repeats, in bytes: it has to fit beside the caret.
const MAX_REPEATED: usize = 60;

/// An error of syntax.
pub(super) fn syntax_error(bytes: Range<usize>, message: impl Into<String>) -> YamlError {
    YamlError::at(&YAML_SYNTAX, bytes, message)
}

/// What to write instead of a value that is meant as text, and the words for it.
pub(super) struct QuoteAdvice {
    pub help: String,
    /// The value in quotes; `None` if it needs escapes.
    pub quoted: Option<String>,
}

/// "Quote the value", with the quoted value where it is short.
pub(super) fn quote_advice(value: &str) -> QuoteAdvice {
    let quoted = quoted(value);
    let help = match &quoted {
        Some(quoted) if value.len() <= MAX_REPEATED && without_typographic_quotes(value).is_some() => {
            format!("curly quotes do not quote: `{quoted}`")
        }
        Some(quoted) if value.len() <= MAX_REPEATED => format!("quote the value: `{quoted}`"),
        _ => "put the whole value in quotes".to_owned(),
    };
    QuoteAdvice { help, quoted }
}

/// The advice to quote a value that goes on over several lines, of which `value` is all.
pub(super) fn quote_lines_advice(value: &str, line_count: usize) -> QuoteAdvice {
    let quoted = quoted(value);
    let help = match &quoted {
        Some(quoted) if value.len() <= 4 * MAX_REPEATED => {
            format!("quote all {line_count} lines of the value: `{quoted}`")
        }
        _ => format!("put all {line_count} lines of the value in quotes"),
    };
    QuoteAdvice { help, quoted }
}

/// An error with this advice, for the value of a field.
pub(super) fn with_advice(error: YamlError, key: &str, advice: QuoteAdvice) -> YamlError {
    let error = error.help(advice.help);
    match advice.quoted {
        Some(quoted) => error.quote_value_of(key, quoted),
        None => error,
    }
}

/// A value in the quotes that need the fewest changes; `None` if it has characters that need escapes.
fn quoted(value: &str) -> Option<String> {
    let value = without_typographic_quotes(value)
        .or_else(|| without_own_quotes(value))
        .unwrap_or(value);
    if value.contains(|char: char| char.is_control()) {
        None
    } else if value.contains(['"', '\\']) {
        Some(format!("'{}'", value.replace('\'', "''")))
    } else {
        Some(format!("\"{value}\""))
    }
}

/// The text in quotes that the writer has put around the whole value, where the same quotes are in it: `'It's'`,
/// `"They say "no" to it"`. `"One" and "two"` has none around the whole.
fn without_own_quotes(value: &str) -> Option<&str> {
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let inner = value.strip_prefix(quote)?.strip_suffix(quote)?;
    let first = inner.find(quote)?;
    let opens = inner
        .get(..first)?
        .ends_with(|before: char| before.is_whitespace() || before == '(');
    let is_apostrophe = quote == '\'' && inner.get(first + 1..)?.starts_with(char::is_alphanumeric);
    (opens || is_apostrophe || first == 0).then_some(inner)
}
