//! Checks a YAML value against a table. In go both, out come the checked values and every mistake.

use super::report::field_name;
use super::textual::check_text;
use super::{Context, Field, FieldValue, Fields, Mapping, Type};
use crate::diagnostic::{CurrentPath, Diagnostic, Location, Target, rules};
use crate::suggest;
use crate::yaml::Value;

/// Checks a whole front matter or YAML file against its table.
pub fn check_mapping(value: &Value, mapping: &'static Mapping, context: &mut Context) -> Fields {
    check_mapping_at(value, mapping, &CurrentPath::Root, context)
}

/// Checks a mapping inside of a YAML file against its table.
pub fn check_mapping_at(value: &Value, mapping: &'static Mapping, at: &CurrentPath, context: &mut Context) -> Fields {
    match value {
        Value::Null => check_pairs(&[], mapping, at, context),
        Value::Map(pairs) => check_pairs(pairs, mapping, at, context),
        other => {
            let message = format!("{} is {}, but must be `key: value` lines", mapping.name, other.kind());
            context.report(&rules::WRONG_TYPE, at, message);
            Fields::default()
        }
    }
}

fn check_pairs(
    pairs: &[(String, Value)],
    mapping: &'static Mapping,
    at: &CurrentPath,
    context: &mut Context,
) -> Fields {
    let mut fields = Fields::default();
    // A required field with a slip in its name is one mistake, not two.
    let mut misspelt: Vec<&str> = Vec::new();
    for (key, value) in pairs {
        match mapping.field(key) {
            Some(field) if !matches!(value, Value::Null) => {
                let value = check_value(value, &field.kind, &CurrentPath::Key(at, key), context);
                fields.push(field.name, value);
            }
            Some(field) if field.required => {
                fields.push(field.name, FieldValue::Failed);
                report_missing(
                    field,
                    &format!("`{}` is empty", CurrentPath::Key(at, key).path()),
                    at,
                    context,
                );
            }
            // An optional field that is left empty is absent.
            Some(_) => {}
            None => misspelt.extend(report_unknown(key, mapping, at, context)),
        }
    }
    for field in mapping.fields {
        if field.required && !fields.has(field.name) && !misspelt.contains(&field.name) {
            report_missing(field, &missing_message(mapping, field), at, context);
        }
    }
    check_alternatives(&fields, mapping, at, context);
    fields
}

/// Reports if none or several of the fields are given of which one is required.
fn check_alternatives(fields: &Fields, mapping: &Mapping, at: &CurrentPath, context: &mut Context) {
    let given = mapping.one_of.iter().filter(|name| fields.has(name)).count();
    if mapping.one_of.is_empty() || given == 1 {
        return;
    }
    let names: Vec<String> = mapping.one_of.iter().map(|name| format!("`{name}`")).collect();
    let rule = if given == 0 {
        &rules::MISSING_FIELD
    } else {
        &rules::WRONG_TYPE
    };
    let message = format!("{} needs exactly one of {}", mapping.name, names.join(", "));
    context.report(rule, at, message);
}

/// Reports a field that does not exist, and returns the one that was probably meant.
fn report_unknown(
    key: &str,
    mapping: &'static Mapping,
    at: &CurrentPath,
    context: &mut Context,
) -> Option<&'static str> {
    let location = Location::at(context.file, Target::Key(at.path().key(key)));
    let diagnostic = Diagnostic::new(
        &rules::UNKNOWN_FIELD,
        location,
        format!("unknown field `{key}` in {}", mapping.name),
    );
    let meant = suggest::nearest(key, mapping.fields.iter().map(|field| field.name));
    context.push(match meant {
        Some(name) => diagnostic.suggest(Some(name)),
        None if mapping.field("extra").is_some() => diagnostic.help("put your own fields under `extra:`"),
        None => {
            let names: Vec<&str> = mapping.fields.iter().map(|field| field.name).collect();
            diagnostic.help(format!("its fields are {}", names.join(", ")))
        }
    });
    meant
}

fn missing_message(mapping: &Mapping, field: &Field) -> String {
    format!("{} is missing `{}`", mapping.name, field.name)
}

fn report_missing(field: &Field, message: &str, at: &CurrentPath, context: &mut Context) {
    let help = format!("for example `{}: {}`", field.name, field.example);
    context.fail(&rules::MISSING_FIELD, &CurrentPath::Key(at, field.name), message, help);
}

fn check_value(value: &Value, kind: &'static Type, at: &CurrentPath, context: &mut Context) -> FieldValue {
    match (kind, value) {
        (Type::Free, value) => FieldValue::Free(value.clone()),
        (Type::Mapping(mapping), Value::Map(pairs)) => FieldValue::Mapping(check_pairs(pairs, mapping, at, context)),
        (Type::Mapping(mapping), Value::Text(text)) if !text.trim().is_empty() => match mapping.shorthand {
            Some(field_of) => check_shorthand(text, field_of(text), mapping, at, context),
            None => report_wrong_type(value, kind, at, context),
        },
        (Type::Table(names, kind), Value::Map(pairs)) => check_table(pairs, names, kind, at, context),
        (Type::List(item) | Type::OneOrMany(item), Value::List(values)) => check_list(values, item, at, context),
        (Type::OneOrMany(item), value) => FieldValue::List(vec![check_value(value, item, at, context)]),
        (Type::Bool, Value::Bool(value)) => FieldValue::Bool(*value),
        (Type::Count(min, max), Value::Number(number)) => check_count(number, *min, *max, at, context),
        (kind, Value::Text(text)) if kind.is_textual() => check_text(text, kind, at, context),
        (Type::Date | Type::PartialDate | Type::Span | Type::Until | Type::Moment, Value::Number(year)) => {
            check_text(year, kind, at, context)
        }
        (kind, value) => report_wrong_type(value, kind, at, context),
    }
}

fn check_count(number: &str, min: u32, max: u32, at: &CurrentPath, context: &mut Context) -> FieldValue {
    match number.parse::<u32>() {
        Ok(number) if (min..=max).contains(&number) => FieldValue::Count(number),
        _ => {
            let message = format!("{number} is not a whole number from {min} to {max}");
            let help = format!("write a number from {min} to {max}");
            context.fail(&rules::WRONG_TYPE, at, message, help)
        }
    }
}

fn check_list(values: &[Value], item: &'static Type, at: &CurrentPath, context: &mut Context) -> FieldValue {
    let items = values.iter().enumerate();
    let items: Vec<FieldValue> = items
        .map(|(index, value)| check_value(value, item, &CurrentPath::Index(at, index), context))
        .collect();
    if items.is_empty()
        && let CurrentPath::Key(_, name @ ("topics" | "source" | "by")) = at
    {
        let message = format!("`{name}` is empty");
        return context.fail(&rules::MISSING_FIELD, at, message, "give at least one");
    }
    FieldValue::List(items)
}

fn check_table(
    pairs: &[(String, Value)],
    names: &'static [&'static str],
    kind: &'static Type,
    at: &CurrentPath,
    context: &mut Context,
) -> FieldValue {
    let mut rows = Vec::new();
    for (key, value) in pairs {
        match names.iter().find(|name| *name == key) {
            Some(name) => rows.push((*name, check_value(value, kind, &CurrentPath::Key(at, key), context))),
            None => {
                let location = Location::at(context.file, Target::Key(at.path().key(key)));
                let message = format!("unknown key `{key}` in {}", field_name(at));
                let diagnostic = Diagnostic::new(&rules::UNKNOWN_FIELD, location, message);
                let near = suggest::nearest(key, names.iter().copied());
                context.push(match near {
                    Some(near) => diagnostic.suggest(Some(near)),
                    None => diagnostic.help(format!("its keys are {}", names.join(", "))),
                });
            }
        }
    }
    FieldValue::Table(rows)
}

/// Checks a bare text that stands for a whole mapping with `field` alone.
fn check_shorthand(
    text: &str,
    field: &str,
    mapping: &'static Mapping,
    at: &CurrentPath,
    context: &mut Context,
) -> FieldValue {
    let field = mapping.field(field).expect("a shorthand names a field of its mapping");
    let value = check_text(text, &field.kind, at, context);
    if matches!(value, FieldValue::Failed) {
        return FieldValue::Failed;
    }
    let mut fields = Fields::default();
    fields.push(field.name, value);
    for other in mapping.fields {
        if other.required && other.name != field.name {
            report_missing(other, &missing_message(mapping, other), at, context);
        }
    }
    FieldValue::Mapping(fields)
}

fn report_wrong_type(value: &Value, kind: &Type, at: &CurrentPath, context: &mut Context) -> FieldValue {
    let message = format!(
        "{} is {}, but must be {}",
        field_name(at),
        value.kind(),
        kind.description()
    );
    let help = match value {
        Value::Null => "give it a value, or remove it".to_owned(),
        Value::Number(number) if kind.is_textual() => format!("quote it: \"{number}\""),
        Value::Bool(value) if kind.is_textual() => format!("quote it if you mean the word: \"{value}\""),
        Value::Text(_) if matches!(kind, Type::List(_)) => "put it in brackets: [ … ]".to_owned(),
        Value::Text(_) if matches!(kind, Type::Bool) => "write true or false, without quotes".to_owned(),
        Value::Text(text) if matches!(kind, Type::Count(..)) && text.parse::<u32>().is_ok() => {
            "write it without quotes".to_owned()
        }
        Value::List(_) if kind.is_textual() => "write one value, without brackets".to_owned(),
        _ => format!("write {}", kind.description()),
    };
    context.fail(&rules::WRONG_TYPE, at, message, help)
}
