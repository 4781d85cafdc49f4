//! Tables of texts and what is read from them or reported about them, and random texts that must do no harm.

mod events;
mod guard;
mod locate;
mod noise;
mod readers;
mod syntax;
mod values;

use super::*;
use crate::diagnostic::{FieldPath, Target};
use std::ops::Range;

fn value(text: &str) -> Value {
    match parse(text) {
        Ok(value) => value,
        Err(errors) => panic!("{text:?} has errors: {errors:#?}"),
    }
}

/// One line for each error: its rule, the text that it points at, its message and its help.
fn errors(text: &str) -> Vec<String> {
    let shown = |error: &YamlError| {
        let bytes = match &error.target {
            Target::Bytes(bytes) => Some(bytes.clone()),
            target => locate(text, &[target]).remove(0),
        };
        let at = bytes.map_or("nothing".to_owned(), |bytes| format!("`{}`", &text[bytes]));
        let help = error.help.as_deref().unwrap_or("no help");
        format!("{} at {at}: {}; {help}", error.rule.name, error.message)
    };
    match parse(text) {
        Ok(value) => panic!("{text:?} is read as {value:?}"),
        Err(errors) => errors.iter().map(shown).collect(),
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn number(number: &str) -> Value {
    Value::Number(number.to_owned())
}

fn map<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Map(entries.map(|(key, value)| (key.to_owned(), value)).into())
}

/// A path from `a.b[1]`.
fn path(said: &str) -> FieldPath {
    let steps = said.split(['.', '[']).filter(|step| !step.is_empty());
    steps.fold(FieldPath::root(), |path, step| {
        match step.strip_suffix(']').and_then(|index| index.parse().ok()) {
            Some(index) => path.index(index),
            None => path.key(step),
        }
    })
}

fn location<'a>(text: &'a str, target: &Target) -> (&'a str, usize) {
    let bytes: Range<usize> = locate(text, &[target]).remove(0).expect("a place");
    (&text[bytes.clone()], bytes.start)
}
