//! Checks a YAML value against a table. In go both, out come the checked values and every mistake.

use super::repeated::report_repeated;
use super::report::{field_name, quoted};
use super::textual::check_text;
use super::wrong_type::{report_list_in_list, report_wrong_type};
use super::{Context, Field, FieldValue, Fields, Mapping, Type, synonyms};
use crate::diagnostic::{CurrentPath, Diagnostic, Location, Target, rules};
use crate::language::typing;
use crate::suggest;
use crate::yaml::{self, Value};

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
    // The keys of one value that was split are one mistake.
    let mut split_from = None;
    for (index, (key, value)) in pairs.iter().enumerate() {
        let is_rest = value.is_null() && split_from.is_some_and(|from: usize| from + 1 == index);
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
            None if is_rest => split_from = Some(index),
            None => {
                let is_split = value.is_null() && split_value(pairs, index, mapping).is_some();
                split_from = is_split.then_some(index);
                misspelt.extend(report_unknown(pairs, index, mapping, at, context));
            }
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

/// Reports a field that does not exist, and returns the one that was probably meant. `pairs` are all fields of the mapping, of
/// which it is the one at `index`.
fn report_unknown(
    pairs: &[(String, Value)],
    index: usize,
    mapping: &'static Mapping,
    at: &CurrentPath,
    context: &mut Context,
) -> Option<&'static str> {
    let (key, value) = pairs.get(index)?;
    let location = Location::at(context.file, Target::Key(at.path().key(key)));
    let diagnostic = Diagnostic::new(
        &rules::UNKNOWN_FIELD,
        location,
        format!("unknown field `{}` in {}", quoted(key), mapping.name),
    );
    let has = |name: &str| pairs.iter().any(|(other, _)| other == name);
    let mistyped = typing::as_meant(key).and_then(|(meant, reason)| Some((mapping.field(&meant)?.name, reason)));
    if let Some((name, reason)) = mistyped {
        let message = format!("unknown field `{}` in {}: {reason}", quoted(key.trim()), mapping.name);
        let diagnostic = Diagnostic { message, ..diagnostic }.help(format!("write `{name}`"));
        context.push(if has(name) {
            diagnostic
        } else {
            diagnostic.certain_text(name)
        });
        return Some(name);
    }
    if value.is_null()
        && let Some(help) = split_value(pairs, index, mapping)
    {
        context.push(diagnostic.help(help));
        return None;
    }
    let near = suggest::nearest(key, mapping.fields.iter().map(|field| field.name));
    let slip = near.filter(|name| suggest::is_slip(key, name));
    let other_name = synonyms::field_meant(key, mapping).filter(|_| slip.is_none());
    let known_extra = || mapping.field("extra").is_some();
    let (diagnostic, meant) = match (other_name, near) {
        (Some((name, _)), _) if has(name) => (
            diagnostic.help(format!(
                "`{key}` is `{name}` here, which this already has: keep one of them"
            )),
            None,
        ),
        (Some((name, is_certain)), _) => {
            let diagnostic = diagnostic.suggest(Some(name)).help(format!("`{key}` is `{name}` here"));
            let diagnostic = if is_certain { certainly(diagnostic) } else { diagnostic };
            (diagnostic, Some(name))
        }
        (None, Some(name)) if has(name) => (diagnostic.help(format!("did you mean `{name}`?")), None),
        (None, Some(name)) => (diagnostic.suggest(Some(name)), Some(name)),
        (None, None) if known_extra() => (diagnostic.help("put your own fields under `extra:`"), None),
        (None, None) => {
            let names: Vec<&str> = mapping.fields.iter().map(|field| field.name).collect();
            (diagnostic.help(format!("its fields are {}", names.join(", "))), None)
        }
    };
    context.push(diagnostic);
    meant
}

/// The same with a fix that is certain.
fn certainly(mut diagnostic: Diagnostic) -> Diagnostic {
    if let Some(fix) = &mut diagnostic.fix {
        fix.is_certain = true;
    }
    diagnostic
}

/// What to do where a comma ended a value between braces, so that the rest of it became a key without a value:
/// `{ publisher: Ministry of Trade, Industry }`. `None` if that is not what happened.
fn split_value(pairs: &[(String, Value)], index: usize, mapping: &'static Mapping) -> Option<String> {
    let (key, _) = pairs.get(index)?;
    if suggest::nearest(key, mapping.fields.iter().map(|field| field.name))
        .is_some_and(|near| suggest::is_slip(key, near))
    {
        return None;
    }
    let before = pairs.get(..index)?;
    let begun = before.iter().rposition(|(_, value)| !value.is_null())?;
    let (field, Value::Text(text)) = pairs.get(begun)? else {
        return None;
    };
    let rest = pairs.get(begun + 1..)?.iter().take_while(|(_, value)| value.is_null());
    let parts: Vec<&str> = rest.map(|(part, _)| part.as_str()).collect();
    let is_url = text.contains("://");
    let whole = format!(
        "{text}{}{}",
        if is_url { "," } else { ", " },
        parts.join(if is_url { "," } else { ", " })
    );
    let what = if is_url { "address" } else { "value" };
    Some(format!(
        "the comma ends the {what} of `{field}` here: put the {what} in quotes: `{}`",
        yaml::double_quoted(&whole)
    ))
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
    if let [Value::List(inner)] = values
        && !matches!(item, Type::List(_) | Type::OneOrMany(_))
    {
        return report_list_in_list(inner, at, context);
    }
    let items = values.iter().enumerate();
    let items: Vec<FieldValue> = items
        .map(|(index, value)| check_value(value, item, &CurrentPath::Index(at, index), context))
        .collect();
    report_repeated(values, &items, item, at, context);
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
