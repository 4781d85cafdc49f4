//! Reports values of another type than that of their field, with what to write, made from what was written.

use super::report::{field_name, quoted};
use super::{Context, Field, FieldValue, Mapping, Type};
use crate::diagnostic::{CurrentPath, Diagnostic, rules};
use crate::language::typing::{after_bullet, as_meant, character_name, is_unseen};
use crate::yaml::{Value, inline_list, inline_value};

/// Reports a value of another type than `kind`.
pub(super) fn report_wrong_type(
    value: &Value,
    kind: &'static Type,
    at: &CurrentPath,
    context: &mut Context,
) -> FieldValue {
    let message = format!(
        "{} is {}, but must be {}",
        field_name(at),
        value.kind(),
        kind.description()
    );
    let diagnostic = context.report(&rules::WRONG_TYPE, at, message);
    *diagnostic = match value {
        Value::Text(text) => text_instead(diagnostic.clone(), text, kind),
        value => other_instead(diagnostic.clone(), value, kind),
    };
    FieldValue::Failed
}

/// A value that is no text.
fn other_instead(diagnostic: Diagnostic, value: &Value, kind: &'static Type) -> Diagnostic {
    match (value, kind) {
        (Value::Null, _) => diagnostic.help("give it a value, or remove it"),
        (Value::Number(written), kind) if is_text_like(kind) => quoted_scalar(diagnostic, written, "quote it"),
        (Value::Bool(written), kind) if is_text_like(kind) => {
            quoted_scalar(diagnostic, &written.to_string(), "quote it if you mean the word")
        }
        (Value::List(items), kind) if kind.is_textual() => match &items[..] {
            [Value::Text(item)] => {
                let help = format!("write one value, without brackets: `{}`", inline_value(item));
                diagnostic.help(help).certain_text(item.as_str())
            }
            _ => diagnostic.help("write one value, without brackets"),
        },
        (Value::List(_), Type::Mapping(_)) => {
            diagnostic.help("take the inner brackets away: each item of the list is one")
        }
        (Value::Map(_), Type::List(item)) => {
            let help = format!("begin each item with `- `, as in `- {}`", example_of_item(item, None));
            diagnostic.help(help)
        }
        (_, Type::Mapping(mapping)) if mapping.shorthand.is_none() => {
            diagnostic.help(format!("for example `{}`", example(mapping, None)))
        }
        (Value::Number(_) | Value::Bool(_), Type::List(_)) => {
            quoted_scalar(diagnostic, "…", "put it in brackets, in quotes")
        }
        _ => diagnostic.help(format!("write {}", kind.description())),
    }
}

/// Whether a value of a type may be written as one text.
fn is_text_like(kind: &Type) -> bool {
    match kind {
        Type::Mapping(mapping) => mapping.shorthand.is_some(),
        Type::OneOrMany(item) => is_text_like(item),
        kind => kind.is_textual(),
    }
}

/// The advice to quote a number or a boolean. How it is written is not known here: [`quote_as_written`] finds it in the text.
fn quoted_scalar(diagnostic: Diagnostic, value: &str, advice: &str) -> Diagnostic {
    let quoted = format!("\"{value}\"");
    diagnostic.help(format!("{advice}: {quoted}")).source_fix(quoted, true)
}

/// Puts a number or a boolean into the advice as it is written: `1.10`, not 1.1. `written` is the source text of the value.
pub fn quote_as_written(diagnostic: &mut Diagnostic, written: &str) {
    let quoted = format!("\"{written}\"");
    let (Some(help), Some(fix)) = (&mut diagnostic.help, &mut diagnostic.fix) else {
        return;
    };
    if let Some(advice) = help.strip_suffix(&fix.replacement) {
        *help = format!("{advice}{quoted}");
        fix.replacement = quoted;
    }
}

/// A text where something else is wanted.
fn text_instead(diagnostic: Diagnostic, text: &str, kind: &'static Type) -> Diagnostic {
    let meant = as_meant(text).map_or_else(|| text.trim().to_owned(), |(meant, _)| meant);
    match kind {
        Type::List(item) => text_instead_of_list(diagnostic, text, item),
        Type::Bool => match meant.to_lowercase().as_str() {
            "true" | "yes" | "on" | "y" => diagnostic.help("write `true`, without quotes").source_fix("true", true),
            "false" | "no" | "off" | "n" => diagnostic
                .help("write `false`, without quotes")
                .source_fix("false", true),
            _ => diagnostic.help("write true or false, without quotes"),
        },
        Type::Count(..) if meant.parse::<u32>().is_ok() => {
            diagnostic.help("write it without quotes").source_fix(meant, true)
        }
        Type::Mapping(mapping) => {
            let help = format!("for example `{}`", example(mapping, Some(text)));
            diagnostic.help(help)
        }
        _ => diagnostic.help(format!("write {}", kind.description())),
    }
}

fn text_instead_of_list(diagnostic: Diagnostic, text: &str, item: &'static Type) -> Diagnostic {
    if let Some(name) = text.chars().next().filter(|&c| is_unseen(c)).and_then(character_name)
        && text
            .trim_start_matches(|c: char| c == ' ' || is_unseen(c))
            .starts_with("- ")
    {
        return diagnostic.help(format!(
            "{name} is used as indentation: indent the `- ` with ordinary spaces"
        ));
    }
    if let Some((sign, first)) = after_bullet(text) {
        let first = first.split(sign).next().unwrap_or(first).trim();
        let help = format!(
            "a list item begins with `- `, on a line of its own: `- {}`",
            example_of_item(item, Some(first))
        );
        return diagnostic.help(help);
    }
    if let Type::Mapping(Mapping { shorthand: None, .. }) = item {
        let help = format!("write a list, such as `- {}`", example_of_item(item, Some(text)));
        return diagnostic.help(help);
    }
    let parts = list_parts(text);
    let list = inline_list(&parts);
    let is_one = parts.len() == 1;
    diagnostic
        .help(format!("put it in brackets: `{list}`"))
        .source_fix(list, is_one)
}

/// The parts of a text that is written where a list is wanted.
pub fn list_parts(text: &str) -> Vec<&str> {
    let separators: &[char] = match text.contains([';', '；']) {
        true => &[';', '；'],
        false => &[',', '，', '、', '،'],
    };
    let parts = text.split(separators).map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

/// Reports a list that is the only item of a list: `[[A, B]]`.
pub(super) fn report_list_in_list(inner: &[Value], at: &CurrentPath, context: &mut Context) -> FieldValue {
    let message = format!("the first item of {} is a list of its own", field_name(at));
    let diagnostic = context.report(&rules::WRONG_TYPE, at, message);
    let texts: Option<Vec<&str>> = inner.iter().map(Value::as_text).collect();
    *diagnostic = match texts.filter(|texts| !texts.is_empty()) {
        Some(texts) => {
            let list = inline_list(texts);
            let help = format!("take the inner brackets away: `{list}`");
            diagnostic.clone().help(help).source_fix(list, true)
        }
        None => diagnostic.clone().help("take the inner brackets away"),
    };
    FieldValue::Failed
}

/// An example of an item of a list, with the written text in it where there is one.
fn example_of_item(item: &'static Type, text: Option<&str>) -> String {
    match (item, text) {
        (Type::Mapping(mapping), text) if mapping.shorthand.is_none() => example(mapping, text),
        (_, Some(text)) => inline_value(&quoted(text)),
        (Type::Mapping(mapping), None) => example(mapping, None),
        _ => "…".to_owned(),
    }
}

/// An example of a mapping: its required fields, and the one that takes the written text.
fn example(mapping: &'static Mapping, text: Option<&str>) -> String {
    let takes_text = |field: &&Field| matches!(field.kind, Type::Line | Type::Text | Type::ArchiveFile);
    let fields = || mapping.fields.iter();
    let for_text = fields()
        .find(|field| field.required && takes_text(field))
        .or_else(|| fields().find(takes_text));
    let is_shown = |field: &&Field| {
        let is_alternative = mapping.one_of.first() == Some(&field.name);
        field.required || is_alternative || field.name == "act" || for_text.is_some_and(|it| it.name == field.name)
    };
    let shown = fields().filter(is_shown).map(|field| {
        let value = match text.filter(|_| for_text.is_some_and(|it| it.name == field.name)) {
            Some(text) => inline_value(&quoted(text)),
            None => field.example.to_owned(),
        };
        format!("{}: {value}", field.name)
    });
    format!("{{ {} }}", shown.collect::<Vec<_>>().join(", "))
}
