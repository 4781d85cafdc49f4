//! The words of the interface: `strings/<language>.yaml` of every theme of the chain, merged. The fallback is English.

use crate::diagnostic::Diagnostic;
use crate::language::primary_language;
use crate::load::ThemeSources;
use crate::parse::report_cut_texts;
use crate::yaml::{self, Value};

/// Words by their path in the file, such as `type.meeting`.
#[derive(Debug)]
pub struct Words {
    value: Value,
}

/// Merges the words of all themes: English first, then the primary language (`pt`), then the language itself (`pt-BR`), and
/// in each the digest's own theme last, so that it wins.
pub fn resolve_words(chain: &[&ThemeSources], language: &str, diagnostics: &mut Vec<Diagnostic>) -> Words {
    let mut value = Value::Map(Vec::new());
    let primary = primary_language(language);
    let mut files = vec!["strings/en.yaml".to_owned()];
    for name in [primary, language] {
        let file = format!("strings/{name}.yaml");
        if !files.contains(&file) {
            files.push(file);
        }
    }
    for file in &files {
        for theme in chain.iter().rev() {
            let Some(source) = theme.source(file) else { continue };
            match yaml::parse(&source.text) {
                Ok(over) => {
                    diagnostics.extend(report_cut_texts(&source.path, &source.text));
                    merge(&mut value, over);
                }
                Err(faults) => {
                    diagnostics.extend(faults.into_iter().map(|fault| fault.into_diagnostic(&source.path, 0)));
                }
            }
        }
    }
    Words { value }
}

/// Merges values over others. An empty value (`null`) keeps what is below.
fn merge(below: &mut Value, over: Value) {
    match (below, over) {
        (Value::Map(below), Value::Map(over)) => {
            for (key, value) in over {
                match below.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, below)) => merge(below, value),
                    None => below.push((key, value)),
                }
            }
        }
        (_, Value::Null) => {}
        (below, over) => *below = over,
    }
}

impl Words {
    /// All words, as one value.
    pub fn value(&self) -> &Value {
        &self.value
    }

    fn find(&self, path: &[&str]) -> Option<&Value> {
        path.iter().try_fold(&self.value, |value, key| match value {
            Value::Map(pairs) => pairs.iter().find(|(known, _)| known == key).map(|(_, value)| value),
            _ => None,
        })
    }

    /// The word at a path, such as `["type", "meeting"]`; `None` if there is no text.
    pub fn get(&self, path: &[&str]) -> Option<&str> {
        match self.find(path)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The word for a value of a closed list; if the theme has none, the value itself with spaces instead of hyphens.
    pub fn term(&self, table: &str, id: &str) -> String {
        self.get(&[table, id])
            .map_or_else(|| id.replace('-', " "), str::to_owned)
    }

    /// An item of a list of words, counted from 0.
    pub fn nth(&self, path: &[&str], index: usize) -> Option<&str> {
        match self.find(path)? {
            Value::List(items) => match items.get(index)? {
                Value::Text(text) => Some(text),
                _ => None,
            },
            _ => None,
        }
    }
}
