//! `wording.yaml`: words that an editor adds to the lints' lists, or takes away from them, by language.

use crate::diagnostic::{CurrentPath, Diagnostic, FieldPath, Location, Target, rules};
use crate::fields::{Context, Fields, is_language, tables, walk_at};
use crate::load::Inputs;
use crate::yaml::{self, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A language's lists of words and phrases.
#[derive(Debug, Clone, Default)]
pub struct WordLists {
    /// What takes a side.
    pub sides: Vec<String>,
    /// What implies that something said is true, or is not.
    pub truth: Vec<String>,
    /// What only a reader of the day understands.
    pub relative: Vec<String>,
    /// What is none of these, whatever the lists say.
    pub not: Vec<String>,
}

impl WordLists {
    /// Reads one language's lists.
    pub fn read(value: &Value, at: &CurrentPath, file: &Arc<str>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut fields = walk_at(value, &tables::WORDING, at, &mut Context { file, diagnostics });
        let mut list = |name: &str| words(&mut fields, name);
        Self {
            sides: list("sides"),
            truth: list("truth"),
            relative: list("relative"),
            not: list("not"),
        }
    }
}

fn words(fields: &mut Fields, name: &str) -> Vec<String> {
    fields.texts(name).into_iter().map(|(_, text)| text).collect()
}

/// The digest's own lists, by language.
pub fn parse(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, WordLists> {
    let mut lists = BTreeMap::new();
    let Some(source) = &inputs.wording else { return lists };
    let value = match yaml::parse(&source.text) {
        Ok(value) => value,
        Err(faults) => {
            diagnostics.extend(faults.into_iter().map(|fault| fault.into_diagnostic(&source.path, 0)));
            return lists;
        }
    };
    let languages = match &value {
        Value::Null => &[],
        Value::Map(languages) => &languages[..],
        other => {
            let message = format!("wording.yaml is {}, and has to be `language: lists`", other.kind());
            let location = Location::value(&source.path, FieldPath::root());
            diagnostics
                .push(Diagnostic::new(&rules::WRONG_TYPE, location, message).help("write `en: { sides: [ … ] }`"));
            return lists;
        }
    };
    for (language, value) in languages {
        if !is_language(language) {
            let location = Location::at(&source.path, Target::Key(FieldPath::root().key(language)));
            let message = format!("`{language}` is no language");
            let help = "write a language tag such as en";
            diagnostics.push(Diagnostic::new(&rules::UNKNOWN_VALUE, location, message).help(help));
            continue;
        }
        let read = WordLists::read(
            value,
            &CurrentPath::Key(&CurrentPath::Root, language),
            &source.path,
            diagnostics,
        );
        lists.insert(language.to_ascii_lowercase(), read);
    }
    lists
}
