//! `wording.yaml`: words that an editor adds to the word lists of lints, or removes from them, by language.

use super::cut::report_cut_texts;
use super::hidden_characters::report_hidden_characters;
use crate::diagnostic::{CurrentPath, Diagnostic, FieldPath, Location, Target, rules};
use crate::fields::{Context, check_mapping_at, is_language, tables};
use crate::load::Inputs;
use crate::yaml::{self, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The words and phrases of one language.
#[derive(Debug, Clone, Default)]
pub struct WordLists {
    /// Those that take a side.
    pub sides: Vec<String>,
    /// Those that imply that a statement is true or false.
    pub truth: Vec<String>,
    /// Those that make sense only on the day of writing.
    pub relative: Vec<String>,
    /// Those that are not reported, whichever list has them.
    pub not: Vec<String>,
}

impl WordLists {
    /// Reads the lists of one language.
    pub fn read(value: &Value, at: &CurrentPath, file: &Arc<str>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut fields = check_mapping_at(value, &tables::WORDING, at, &mut Context { file, diagnostics });
        let mut list = |name: &str| fields.texts(name).into_iter().map(|(_, text)| text).collect();
        Self {
            sides: list("sides"),
            truth: list("truth"),
            relative: list("relative"),
            not: list("not"),
        }
    }
}

/// The lists of the digest, by language.
pub fn parse_wording(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, WordLists> {
    let mut lists = BTreeMap::new();
    let Some(source) = &inputs.wording else { return lists };
    let value = match yaml::parse(&source.text) {
        Ok(value) => {
            diagnostics.extend(report_cut_texts(&source.path, &source.text));
            diagnostics.extend(report_hidden_characters(&source.path, &source.text, &value));
            value
        }
        Err(faults) => {
            diagnostics.extend(faults.into_iter().map(|fault| fault.into_diagnostic(&source.path, 0)));
            return lists;
        }
    };
    let languages = match &value {
        Value::Null => &[],
        Value::Map(languages) => languages.as_slice(),
        other => {
            let message = format!("wording.yaml is {}, but must be `language: lists`", other.kind());
            let location = Location::value(&source.path, FieldPath::root());
            diagnostics
                .push(Diagnostic::new(&rules::WRONG_TYPE, location, message).help("write `en: { sides: [ … ] }`"));
            return lists;
        }
    };
    for (language, value) in languages {
        if !is_language(language) {
            let location = Location::at(&source.path, Target::Key(FieldPath::root().key(language)));
            let message = format!("invalid language `{language}`");
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

#[cfg(test)]
mod tests {
    use super::WordLists;
    use crate::diagnostic::CurrentPath;
    use crate::fields::{samples::samples, tables};

    /// Every field of the table is read: a value that is left panics when it is dropped.
    #[test]
    fn every_field_is_read() {
        for sample in samples(&tables::WORDING) {
            let mut diagnostics = Vec::new();
            let lists = WordLists::read(&sample, &CurrentPath::Root, &"wording.yaml".into(), &mut diagnostics);
            assert_eq!(diagnostics, []);
            let all = [lists.sides, lists.truth, lists.relative, lists.not];
            assert!(all.iter().all(|list| !list.is_empty()), "{all:?}");
        }
    }
}
