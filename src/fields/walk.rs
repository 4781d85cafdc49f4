//! The one walker: a YAML value and a table in, the values and every mistake out.

use super::{Cooked, Field, Fields, Record, Type};
use crate::countries;
use crate::date::{DateSpan, parse_date};
use crate::diagnostic::{Diagnostic, FieldPath, Place, Rule, Spot, rules};
use crate::suggest;
use crate::text::slug_fault;
use crate::yaml::Value;
use jiff::civil::DateTime;
use std::path::{Component, Path};
use std::sync::Arc;

/// Where the value stands, and where its mistakes go.
pub struct Context<'a> {
    /// The file.
    pub file: &'a Arc<str>,
    /// All mistakes so far.
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

/// The way to a value, built only when a mistake has to name it.
#[derive(Clone, Copy)]
enum Trail<'a> {
    Root,
    Key(&'a Trail<'a>, &'a str),
    Index(&'a Trail<'a>, usize),
}

impl Trail<'_> {
    fn path(&self) -> FieldPath {
        match self {
            Self::Root => FieldPath::root(),
            Self::Key(parent, key) => parent.path().key(key),
            Self::Index(parent, index) => parent.path().index(*index),
        }
    }

    /// The field that a message is about, such as `source.published`.
    fn name(&self) -> String {
        let name = self.path().to_string();
        if name.is_empty() {
            "the front matter".to_owned()
        } else {
            format!("`{name}`")
        }
    }
}

/// Checks a whole front matter or YAML file against its table.
pub fn walk(value: &Value, record: &'static Record, context: &mut Context) -> Fields {
    match value {
        Value::Null => record_of(&[], record, &Trail::Root, context),
        Value::Map(pairs) => record_of(pairs, record, &Trail::Root, context),
        other => {
            let message = format!("{} is {}, and has to be `key: value` lines", record.name, other.kind());
            context.report(&rules::WRONG_TYPE, &Trail::Root, message);
            Fields::default()
        }
    }
}

impl Context<'_> {
    fn report(&mut self, rule: &'static Rule, at: &Trail, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Diagnostic::new(rule, Place::value(self.file, at.path()), message))
    }

    fn push(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        self.diagnostics.push(diagnostic);
        self.diagnostics.last_mut().expect("one was pushed just now")
    }

    fn fail(&mut self, rule: &'static Rule, at: &Trail, message: impl Into<String>, help: impl Into<String>) -> Cooked {
        self.report(rule, at, message).help = Some(help.into());
        Cooked::Failed
    }
}

fn record_of(pairs: &[(String, Value)], record: &'static Record, at: &Trail, context: &mut Context) -> Fields {
    let mut fields = Fields::default();
    // A required field with a slip in its name is one mistake, not two.
    let mut misspelt: Vec<&str> = Vec::new();
    for (key, value) in pairs {
        match record.field(key) {
            Some(field) => {
                if matches!(value, Value::Null) {
                    if field.required {
                        fields.push(field.name, Cooked::Failed);
                        let message = format!("`{}` is empty", Trail::Key(at, key).path());
                        let help = format!("write something like `{}: {}`", field.name, field.example);
                        context.fail(&rules::MISSING_FIELD, &Trail::Key(at, key), message, help);
                    }
                    continue;
                }
                fields.push(field.name, cook(value, &field.kind, &Trail::Key(at, key), context));
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
fn unknown_field(key: &str, record: &'static Record, at: &Trail, context: &mut Context) -> Option<&'static str> {
    let place = Place::at(context.file, Spot::Key(at.path().key(key)));
    let message = format!("{} has no field `{key}`", record.name);
    let mut diagnostic = Diagnostic::new(&rules::UNKNOWN_FIELD, place, message);
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

fn missing_field(field: &Field, record: &Record, at: &Trail, context: &mut Context) {
    let message = format!("{} lacks `{}`", record.name, field.name);
    let help = format!("add `{}: {}`", field.name, field.example);
    context.fail(&rules::MISSING_FIELD, &Trail::Key(at, field.name), message, help);
}

fn cook(value: &Value, kind: &'static Type, at: &Trail, context: &mut Context) -> Cooked {
    match (kind, value) {
        (Type::Free, value) => Cooked::Free(value.clone()),
        (Type::Record(record), Value::Map(pairs)) => Cooked::Record(record_of(pairs, record, at, context)),
        (Type::Record(record), Value::Text(text)) if record.shorthand.is_some() && !text.trim().is_empty() => {
            shorthand(text, record, at, context)
        }
        (Type::Table(names, kind), Value::Map(pairs)) => table(pairs, names, kind, at, context),
        (Type::List(item) | Type::OneOrMany(item), Value::List(values)) => list(values, item, at, context),
        (Type::OneOrMany(item), value) => Cooked::List(vec![cook(value, item, at, context)]),
        (Type::Bool, Value::Bool(value)) => Cooked::Bool(*value),
        (Type::Count(least, most), Value::Number(number)) => match number.parse::<u32>() {
            Ok(number) if (*least..=*most).contains(&number) => Cooked::Count(number),
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

fn list(values: &[Value], item: &'static Type, at: &Trail, context: &mut Context) -> Cooked {
    let cooked = values
        .iter()
        .enumerate()
        .map(|(index, value)| cook(value, item, &Trail::Index(at, index), context));
    let cooked: Vec<Cooked> = cooked.collect();
    if cooked.is_empty()
        && let Trail::Key(_, name @ ("participants" | "topics" | "source" | "by")) = at
    {
        let message = format!("`{name}` is empty");
        return context.fail(&rules::MISSING_FIELD, at, message, "name at least one");
    }
    Cooked::List(cooked)
}

fn table(
    pairs: &[(String, Value)],
    names: &'static [&'static str],
    kind: &'static Type,
    at: &Trail,
    context: &mut Context,
) -> Cooked {
    let mut rows = Vec::new();
    for (key, value) in pairs {
        match names.iter().find(|name| *name == key) {
            Some(name) => rows.push((*name, cook(value, kind, &Trail::Key(at, key), context))),
            None => {
                let place = Place::at(context.file, Spot::Key(at.path().key(key)));
                let message = format!("{} has no `{key}`", at.name());
                let diagnostic = Diagnostic::new(&rules::UNKNOWN_FIELD, place, message);
                let near = suggest::nearest(key, names.iter().copied());
                context.push(match near {
                    Some(near) => diagnostic.suggest(Some(near)),
                    None => diagnostic.help(format!("it may have {}", names.join(", "))),
                });
            }
        }
    }
    Cooked::Table(rows)
}

fn shorthand(text: &str, record: &'static Record, at: &Trail, context: &mut Context) -> Cooked {
    let field = record.shorthand.and_then(|field_of| record.field(field_of(text)));
    let field = field.expect("a shorthand names a field of its record");
    let mut fields = Fields::default();
    let value = textual(text, &field.kind, at, context);
    if matches!(value, Cooked::Failed) {
        return Cooked::Failed;
    }
    fields.push(field.name, value);
    for missing in record
        .fields
        .iter()
        .filter(|other| other.required && other.name != field.name)
    {
        missing_field(missing, record, at, context);
    }
    Cooked::Record(fields)
}

fn textual(text: &str, kind: &'static Type, at: &Trail, context: &mut Context) -> Cooked {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return context.fail(
            &rules::WRONG_TYPE,
            at,
            format!("{} is empty", at.name()),
            "fill it in, or leave it out",
        );
    }
    let bad = |context: &mut Context, rule, why: &str, help: &str| {
        context.fail(
            rule,
            at,
            format!("`{}` is not {}: {why}", shown(trimmed), kind.wanted()),
            help,
        )
    };
    match kind {
        Type::Line if trimmed.contains('\n') => {
            return context.fail(
                &rules::WRONG_TYPE,
                at,
                format!("{} has several lines", at.name()),
                "write it on one line",
            );
        }
        Type::Slug => {
            if let Some(fault) = slug_fault(trimmed) {
                return bad(context, &rules::BAD_SLUG, fault, "write something like `wang-yi`");
            }
        }
        Type::Date => {
            return match parse_date(trimmed) {
                Ok(date) => Cooked::Date(date),
                Err(why) => bad(context, &rules::BAD_DATE, &why, "write it as 2021-10-30"),
            };
        }
        Type::Span => {
            return match DateSpan::parse(trimmed) {
                Ok(span) => Cooked::Span(span),
                Err(why) => bad(
                    context,
                    &rules::BAD_DATE,
                    &why,
                    "write 2021-10-30, 2021-10-30/2021-10-31 or 2021-10",
                ),
            };
        }
        Type::Until => {
            return match trimmed {
                "present" => Cooked::Until(None),
                _ => match parse_date(trimmed) {
                    Ok(date) => Cooked::Until(Some(date)),
                    Err(why) => bad(context, &rules::BAD_DATE, &why, "write it as 2021-10-30, or `present`"),
                },
            };
        }
        Type::Moment => {
            return match trimmed.parse::<DateTime>() {
                Ok(moment) if !trimmed.contains(['Z', 'z', '+', '[']) => Cooked::Moment(moment),
                _ => bad(
                    context,
                    &rules::BAD_DATE,
                    "it is not a day and a time",
                    "write it as 2021-11-01T06:00; it is in the digest's timezone",
                ),
            };
        }
        Type::Url => {
            if let Some(why) = url_fault(trimmed) {
                return bad(
                    context,
                    &rules::BAD_ADDRESS,
                    why,
                    "write an address such as https://example.org/page",
                );
            }
        }
        Type::SitePath => {
            if let Some(why) = site_path_fault(trimmed) {
                return bad(
                    context,
                    &rules::BAD_ADDRESS,
                    why,
                    "write a path of this site such as `/2021/old-address/`",
                );
            }
        }
        Type::ArchiveFile => {
            let inside = Path::new(trimmed)
                .components()
                .all(|part| matches!(part, Component::Normal(_)));
            if !inside || trimmed.contains(['\\', '\0']) {
                return bad(
                    context,
                    &rules::BAD_ADDRESS,
                    "it does not stay inside archive/",
                    "name a file below archive/",
                );
            }
        }
        Type::Sha256 if trimmed.len() != 64 || !trimmed.bytes().all(|b| b.is_ascii_hexdigit()) => {
            return bad(
                context,
                &rules::WRONG_TYPE,
                "it has to be 64 hexadecimal digits",
                "see `sha256sum FILE`",
            );
        }
        Type::Language => {
            let parts: Vec<&str> = trimmed.split('-').collect();
            let tag = (2..=3).contains(&parts[0].len())
                && parts[0].bytes().all(|b| b.is_ascii_lowercase())
                && parts[1..]
                    .iter()
                    .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
            if !tag {
                return bad(
                    context,
                    &rules::WRONG_TYPE,
                    "a language is written by its tag",
                    "write `en`, `zh-Hans`, `pt-BR` …",
                );
            }
        }
        Type::Country if !countries::is_code(trimmed) => {
            let upper = trimmed.to_ascii_uppercase();
            let code = countries::is_code(&upper).then_some(upper.as_str());
            let help = match code.or_else(|| countries::code_of(trimmed)) {
                Some(code) => format!("did you mean `{code}`?"),
                None => "write the two capital letters, such as IT".to_owned(),
            };
            return bad(context, &rules::UNKNOWN_VALUE, "ISO 3166-1 has no such code", &help);
        }
        Type::Choice(choices) => {
            let message = format!("{} cannot be `{}`", at.name(), shown(trimmed));
            if !choices.contains(&trimmed) {
                let diagnostic = context.report(&rules::UNKNOWN_VALUE, at, message);
                let near = suggest::nearest(trimmed, choices.iter().copied());
                let suggested = diagnostic.clone().suggest(near);
                *diagnostic = if near.is_some() {
                    suggested
                } else {
                    suggested.help(format!("it is one of {}", choices.join(", ")))
                };
                return Cooked::Failed;
            }
        }
        _ => {}
    }
    Cooked::Text(trimmed.to_owned())
}

fn wrong_type(value: &Value, kind: &Type, at: &Trail, context: &mut Context) -> Cooked {
    let message = format!("{} is {}, and has to be {}", at.name(), value.kind(), kind.wanted());
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
fn shown(text: &str) -> String {
    crate::text::truncate(&text.replace('\n', " "), 60)
}

impl Type {
    fn is_textual(&self) -> bool {
        match self {
            Self::Bool | Self::Count(..) | Self::List(_) | Self::Record(_) | Self::Table(..) | Self::Free => false,
            Self::OneOrMany(item) => item.is_textual(),
            _ => true,
        }
    }

    /// What it takes, as a message says it.
    pub fn wanted(&self) -> String {
        match self {
            Self::Line | Self::Text => "text".into(),
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
            Self::Record(record) if record.shorthand.is_some() => format!("a name, or {}", record.name),
            Self::Record(record) => format!("{} as `key: value`", record.name),
            Self::Table(..) => "`key: value` lines".into(),
            Self::Free => "anything".into(),
        }
    }
}

/// Why a text is not an address that may stand in a page, or nothing.
pub fn url_fault(text: &str) -> Option<&'static str> {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    match rest {
        None => Some("only http and https addresses are allowed"),
        Some(_) if text.contains(|c: char| c.is_whitespace() || c.is_control()) => Some("it contains a space"),
        Some(_) if text.contains(['<', '>', '"', '`', '\\', '{', '}', '|', '^']) => {
            Some("it contains a character that has to be percent-encoded")
        }
        Some(_) if host(text).is_none() => Some("it names no host"),
        Some(_) => None,
    }
}

/// The host of an http or https address, in lower case, without a leading `www.`.
pub fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()
        && host
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_')))
    .then(|| host.to_owned())
}

fn site_path_fault(text: &str) -> Option<&'static str> {
    if !text.starts_with('/') || text.starts_with("//") {
        Some("it does not begin with one `/`")
    } else if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
        Some("it contains a space")
    } else if text.split('/').any(|part| matches!(part, "." | "..")) || text.trim_matches('/').contains("//") {
        Some("it has `.`, `..` or nothing between two `/`")
    } else if text.contains(['\\', '?', '#', '%', '<', '>', '"', '\'', '&', '*', '|', ':']) {
        Some("it contains a character that a path cannot have")
    } else if text.len() > 1_000 || text.split('/').any(|part| part.len() > 255) {
        Some("it is longer than a file's name can be")
    } else if text.split('/').any(|part| part.starts_with(".chancery-")) {
        Some("it has a name that Chancery keeps for itself")
    } else if text == "/" {
        Some("it is the home page")
    } else {
        None
    }
}
