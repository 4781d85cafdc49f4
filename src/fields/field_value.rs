//! Values that have been checked against a table, and how the rest of the program takes them.

use crate::date::DateSpan;
use crate::yaml::Value;
use jiff::civil::{Date, DateTime};

/// A checked value.
#[derive(Debug, Clone)]
pub enum FieldValue {
    /// Text of any of the textual types.
    Text(String),
    /// The word of a closed list.
    Choice(&'static str),
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Count(u32),
    /// A day.
    Date(Date),
    /// A day, days or a month.
    Span(DateSpan),
    /// A last day, or none for `present`.
    Until(Option<Date>),
    /// A day and a time.
    Moment(DateTime),
    /// A list. An item with a mistake is [`FieldValue::Failed`], so that the others keep their places.
    List(Vec<FieldValue>),
    /// A mapping.
    Mapping(Fields),
    /// A mapping of a closed list's names, in the order of the file.
    Table(Vec<(&'static str, FieldValue)>),
    /// Anything.
    Free(Value),
    /// There was something, but with a mistake that has been reported.
    Failed,
}

/// A checked mapping. A field that is absent or had a mistake has no value here.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    values: Vec<(&'static str, FieldValue)>,
}

impl Fields {
    pub(super) fn push(&mut self, name: &'static str, value: FieldValue) {
        self.values.push((name, value));
    }

    /// Whether the field stands in the file, with a mistake or without.
    pub fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(known, _)| *known == name)
    }

    /// The value of a field, taken out.
    fn take(&mut self, name: &str) -> Option<FieldValue> {
        let at = self.values.iter().position(|(known, _)| *known == name)?;
        Some(self.values.swap_remove(at).1)
    }

    /// A textual field's value.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.take(name)?.into_text()
    }

    /// The value of a field that takes one of a closed list, by the list's own `from_word`.
    pub fn choice<T>(&mut self, name: &str, from_word: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.take(name)?.into_choice(from_word)
    }

    /// A list of values of a closed list.
    pub fn choices<T>(&mut self, name: &str, from_word: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let items = self.list(name).into_iter();
        items.filter_map(|(_, item)| item.into_choice(&from_word)).collect()
    }

    /// A yes-or-no field's value.
    pub fn bool(&mut self, name: &str) -> Option<bool> {
        match self.take(name)? {
            FieldValue::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// A number's value.
    pub fn count(&mut self, name: &str) -> Option<u32> {
        match self.take(name)? {
            FieldValue::Count(value) => Some(value),
            _ => None,
        }
    }

    /// A day's value.
    pub fn date(&mut self, name: &str) -> Option<Date> {
        match self.take(name)? {
            FieldValue::Date(value) => Some(value),
            _ => None,
        }
    }

    /// The value of a field that takes days or a month.
    pub fn span(&mut self, name: &str) -> Option<DateSpan> {
        match self.take(name)? {
            FieldValue::Span(value) => Some(value),
            _ => None,
        }
    }

    /// The value of a field that takes a day or `present`, which is the inner none.
    pub fn until(&mut self, name: &str) -> Option<Option<Date>> {
        match self.take(name)? {
            FieldValue::Until(value) => Some(value),
            _ => None,
        }
    }

    /// A day and time's value.
    pub fn moment(&mut self, name: &str) -> Option<DateTime> {
        match self.take(name)? {
            FieldValue::Moment(value) => Some(value),
            _ => None,
        }
    }

    /// A mapping's fields; empty where there is none.
    pub fn record(&mut self, name: &str) -> Option<Fields> {
        match self.take(name)? {
            FieldValue::Mapping(value) => Some(value),
            _ => None,
        }
    }

    /// A table's rows; empty where there is none.
    pub fn table(&mut self, name: &str) -> Vec<(&'static str, FieldValue)> {
        match self.take(name) {
            Some(FieldValue::Table(rows)) => rows,
            _ => Vec::new(),
        }
    }

    /// A free field's value.
    pub fn free(&mut self, name: &str) -> Option<Value> {
        match self.take(name)? {
            FieldValue::Free(value) => Some(value),
            _ => None,
        }
    }

    /// A list's items without the failed ones, each with its place in the file.
    pub fn list(&mut self, name: &str) -> Vec<(usize, FieldValue)> {
        match self.take(name) {
            Some(FieldValue::List(items)) => {
                let kept = |item: &(usize, FieldValue)| !matches!(item.1, FieldValue::Failed);
                items.into_iter().enumerate().filter(kept).collect()
            }
            _ => Vec::new(),
        }
    }

    /// A list of texts, each with its place.
    pub fn texts(&mut self, name: &str) -> Vec<(usize, String)> {
        let text = |(at, item): (usize, FieldValue)| Some((at, item.into_text()?));
        self.list(name).into_iter().filter_map(text).collect()
    }

    /// A list of mappings, each with its place.
    pub fn records(&mut self, name: &str) -> Vec<(usize, Fields)> {
        let record = |(at, item)| match item {
            FieldValue::Mapping(fields) => Some((at, fields)),
            _ => None,
        };
        self.list(name).into_iter().filter_map(record).collect()
    }
}

impl FieldValue {
    fn into_text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
    fn into_choice<T>(self, from_word: impl Fn(&str) -> Option<T>) -> Option<T> {
        let Self::Choice(word) = self else { return None };
        let value = from_word(word);
        debug_assert!(
            value.is_some(),
            "the table of fields and the parser take `{word}` from different lists"
        );
        value
    }
}
