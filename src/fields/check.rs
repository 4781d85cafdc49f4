//! The one walker: a YAML value and a table in, the values and every mistake out.

use super::textual::textual;
use super::{Field, FieldValue, Fields, Mapping, Type};
use crate::diagnostic::{CurrentPath, Diagnostic, Location, Rule, Target, rules};
use crate::suggest;
use crate::yaml::Value;
use std::sync::Arc;

/// Where the value stands, and where its mistakes go.
pub struct Context<'a> {
    /// The file.
    pub file: &'a Arc<str>,
    /// All mistakes so far.
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

/// The field that a message is about, such as `source.published`.
pub(super) fn name(at: &CurrentPath) -> String {
    let name = at.path().to_string();
    if name.is_empty() {
        "the front matter".to_owned()
    } else {
        format!("`{name}`")
    }
}

/// Checks a whole front matter or YAML file against its table.
pub fn check(value: &Value, record: &'static Mapping, context: &mut Context) -> Fields {
    walk_at(value, record, &CurrentPath::Root, context)
}

/// Checks a mapping inside of a YAML file against its table.
pub fn walk_at(value: &Value, record: &'static Mapping, at: &CurrentPath, context: &mut Context) -> Fields {
    match value {
        Value::Null => record_of(&[], record, at, context),
        Value::Map(pairs) => record_of(pairs, record, at, context),
        other => {
            let message = format!("{} is {}, and has to be `key: value` lines", record.name, other.kind());
            context.report(&rules::WRONG_TYPE, at, message);
            Fields::default()
        }
    }
}

impl Context<'_> {
    pub(super) fn report(
        &mut self,
        rule: &'static Rule,
        at: &CurrentPath,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(Diagnostic::new(rule, Location::value(self.file, at.path()), message))
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        self.diagnostics.push(diagnostic);
        self.diagnostics.last_mut().expect("one was pushed just now")
    }

    pub(super) fn fail(
        &mut self,
        rule: &'static Rule,
        at: &CurrentPath,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> FieldValue {
        self.report(rule, at, message).help = Some(help.into());
        FieldValue::Failed
    }
}

fn record_of(pairs: &[(String, Value)], record: &'static Mapping, at: &CurrentPath, context: &mut Context) -> Fields {
    let mut fields = Fields::default();
    // A required field with a slip in its name is one mistake, not two.
    let mut misspelt: Vec<&str> = Vec::new();
    for (key, value) in pairs {
        match record.field(key) {
            Some(field) => {
                if matches!(value, Value::Null) {
                    if field.required {
                        fields.push(field.name, FieldValue::Failed);
                        let message = format!("`{}` is empty", CurrentPath::Key(at, key).path());
                        let help = format!("write something like `{}: {}`", field.name, field.example);
                        context.fail(&rules::MISSING_FIELD, &CurrentPath::Key(at, key), message, help);
                    }
                    continue;
                }
                fields.push(
                    field.name,
                    checked_value(value, &field.kind, &CurrentPath::Key(at, key), context),
                );
            }
            None => misspelt.extend(unknown_field(key, record, at, context)),
        }
    }
    for field in record
        .fields
        .iter()
        .filter(|field| field.required && !fields.has(field.name) && !misspelt.contains(&field.name))
    {
        missing_field(field, record, at, context);
    }
    let given: Vec<&str> = record.one_of.iter().copied().filter(|name| fields.has(name)).collect();
    if !record.one_of.is_empty() && given.len() != 1 {
        let choices = record
            .one_of
            .iter()
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(", ");
        let rule = if given.is_empty() {
            &rules::MISSING_FIELD
        } else {
            &rules::WRONG_TYPE
        };
        let message = format!("{} needs exactly one of {choices}", record.name);
        context.report(rule, at, message);
    }
    fields
}

/// Reports a field that does not exist, and returns the one that was probably meant.
fn unknown_field(key: &str, record: &'static Mapping, at: &CurrentPath, context: &mut Context) -> Option<&'static str> {
    let location = Location::at(context.file, Target::Key(at.path().key(key)));
    let message = format!("{} has no field `{key}`", record.name);
    let mut diagnostic = Diagnostic::new(&rules::UNKNOWN_FIELD, location, message);
    let names = record.fields.iter().map(|field| field.name);
    let meant = suggest::nearest(key, names);
    diagnostic = match meant {
        Some(name) => diagnostic.suggest(Some(name)),
        None if record.field("extra").is_some() => diagnostic.help("fields of your own go under `extra:`"),
        None => {
            let names = record
                .fields
                .iter()
                .map(|field| field.name)
                .collect::<Vec<_>>()
                .join(", ");
            diagnostic.help(format!("its fields are {names}"))
        }
    };
    context.push(diagnostic);
    meant
}

fn missing_field(field: &Field, record: &Mapping, at: &CurrentPath, context: &mut Context) {
    let message = format!("{} lacks `{}`", record.name, field.name);
    let help = format!("add `{}: {}`", field.name, field.example);
    context.fail(&rules::MISSING_FIELD, &CurrentPath::Key(at, field.name), message, help);
}

fn checked_value(value: &Value, kind: &'static Type, at: &CurrentPath, context: &mut Context) -> FieldValue {
    match (kind, value) {
        (Type::Free, value) => FieldValue::Free(value.clone()),
        (Type::Mapping(record), Value::Map(pairs)) => FieldValue::Mapping(record_of(pairs, record, at, context)),
        (Type::Mapping(record), Value::Text(text)) if record.shorthand.is_some() && !text.trim().is_empty() => {
            shorthand(text, record, at, context)
        }
        (Type::Table(names, kind), Value::Map(pairs)) => table(pairs, names, kind, at, context),
        (Type::List(item) | Type::OneOrMany(item), Value::List(values)) => list(values, item, at, context),
        (Type::OneOrMany(item), value) => FieldValue::List(vec![checked_value(value, item, at, context)]),
        (Type::Bool, Value::Bool(value)) => FieldValue::Bool(*value),
        (Type::Count(least, most), Value::Number(number)) => match number.parse::<u32>() {
            Ok(number) if (*least..=*most).contains(&number) => FieldValue::Count(number),
            _ => {
                let message = format!("{number} is not a whole number from {least} to {most}");
                context.fail(
                    &rules::WRONG_TYPE,
                    at,
                    message,
                    format!("write a number from {least} to {most}"),
                )
            }
        },
        (kind, Value::Text(text)) if kind.is_textual() => textual(text, kind, at, context),
        (Type::Date | Type::Span | Type::Until, Value::Number(year)) => textual(year, kind, at, context),
        (kind, value) => wrong_type(value, kind, at, context),
    }
}

fn list(values: &[Value], item: &'static Type, at: &CurrentPath, context: &mut Context) -> FieldValue {
    let cooked = values
        .iter()
        .enumerate()
        .map(|(index, value)| checked_value(value, item, &CurrentPath::Index(at, index), context));
    let cooked: Vec<FieldValue> = cooked.collect();
    if cooked.is_empty()
        && let CurrentPath::Key(_, name @ ("participants" | "topics" | "source" | "by")) = at
    {
        let message = format!("`{name}` is empty");
        return context.fail(&rules::MISSING_FIELD, at, message, "name at least one");
    }
    FieldValue::List(cooked)
}

fn table(
    pairs: &[(String, Value)],
    names: &'static [&'static str],
    kind: &'static Type,
    at: &CurrentPath,
    context: &mut Context,
) -> FieldValue {
    let mut rows = Vec::new();
    for (key, value) in pairs {
        match names.iter().find(|name| *name == key) {
            Some(name) => rows.push((*name, checked_value(value, kind, &CurrentPath::Key(at, key), context))),
            None => {
                let location = Location::at(context.file, Target::Key(at.path().key(key)));
                let message = format!("{} has no `{key}`", name(at));
                let diagnostic = Diagnostic::new(&rules::UNKNOWN_FIELD, location, message);
                let near = suggest::nearest(key, names.iter().copied());
                context.push(match near {
                    Some(near) => diagnostic.suggest(Some(near)),
                    None => diagnostic.help(format!("it may have {}", names.join(", "))),
                });
            }
        }
    }
    FieldValue::Table(rows)
}

fn shorthand(text: &str, record: &'static Mapping, at: &CurrentPath, context: &mut Context) -> FieldValue {
    let field = record.shorthand.and_then(|field_of| record.field(field_of(text)));
    let field = field.expect("a shorthand names a field of its record");
    let mut fields = Fields::default();
    let value = textual(text, &field.kind, at, context);
    if matches!(value, FieldValue::Failed) {
        return FieldValue::Failed;
    }
    fields.push(field.name, value);
    for missing in record
        .fields
        .iter()
        .filter(|other| other.required && other.name != field.name)
    {
        missing_field(missing, record, at, context);
    }
    FieldValue::Mapping(fields)
}

fn wrong_type(value: &Value, kind: &Type, at: &CurrentPath, context: &mut Context) -> FieldValue {
    let message = format!("{} is {}, and has to be {}", name(at), value.kind(), kind.wanted());
    let help = match value {
        Value::Null => "fill it in, or leave it out".to_owned(),
        Value::Number(number) if kind.is_textual() => format!("quote it: \"{number}\""),
        Value::Bool(value) if kind.is_textual() => format!("quote it if you mean the word: \"{value}\""),
        Value::Text(_) if matches!(kind, Type::List(_)) => "put it in brackets: [ … ]".to_owned(),
        Value::Text(_) if matches!(kind, Type::Bool) => "write true or false, without quotes".to_owned(),
        Value::Text(text) if matches!(kind, Type::Count(..)) && text.parse::<u32>().is_ok() => {
            "write it without quotes".to_owned()
        }
        Value::List(_) if kind.is_textual() => "write one value, without brackets".to_owned(),
        _ => format!("write {}", kind.wanted()),
    };
    context.fail(&rules::WRONG_TYPE, at, message, help)
}

/// A value as a message shows it: one line, not too long.
pub(super) fn shown(text: &str) -> String {
    crate::text::truncate(&text.replace('\n', " "), 60)
}

impl Type {
    pub(super) fn is_textual(&self) -> bool {
        match self {
            Self::Bool | Self::Count(..) | Self::List(_) | Self::Mapping(_) | Self::Table(..) | Self::Free => false,
            Self::OneOrMany(item) => item.is_textual(),
            _ => true,
        }
    }

    /// What it takes, as a message says it.
    pub fn wanted(&self) -> String {
        match self {
            Self::Line | Self::Text | Self::Name(_) => "text".into(),
            Self::Bool => "true or false".into(),
            Self::Count(least, most) => format!("a number from {least} to {most}"),
            Self::Slug => "a slug".into(),
            Self::Date => "a date".into(),
            Self::Span => "a date, an interval or a month".into(),
            Self::Until => "a date or `present`".into(),
            Self::Moment => "a date and time".into(),
            Self::Url => "an http or https address".into(),
            Self::SitePath => "a path of this site".into(),
            Self::ArchiveFile => "the name of a file below archive/".into(),
            Self::Sha256 => "a SHA-256".into(),
            Self::Language => "a language tag".into(),
            Self::Country => "a country code".into(),
            Self::Choice(choices) => format!("one of {}", choices.join(", ")),
            Self::List(item) => format!("a list, each {}", item.wanted()),
            Self::OneOrMany(item) => format!("{}, or a list of such", item.wanted()),
            Self::Mapping(record) if record.shorthand.is_some() => format!("a name, or {}", record.name),
            Self::Mapping(record) => format!("{} as `key: value`", record.name),
            Self::Table(..) => "`key: value` lines".into(),
            Self::Free => "anything".into(),
        }
    }
}
