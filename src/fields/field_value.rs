//! Values that have been checked against a table, and how the rest of the program takes them.
//!
//! Each field is taken out by its name. What is left in the end is a field that the program checks and then forgets, so in
//! debug builds a [`Fields`] that is dropped with a value in it panics.

use crate::date::{DateSpan, Moment, PartialDate};
use crate::yaml::Value;
use jiff::civil::Date;

/// A checked value.
#[derive(Debug, Clone)]
pub enum FieldValue {
    /// Text of any of the textual types.
    Text(String),
    /// A word of a closed list.
    Choice(&'static str),
    /// True or false.
    Bool(bool),
    /// A whole number.
    Count(u32),
    /// A day.
    Date(Date),
    /// A day, a month or a year.
    PartialDate(PartialDate),
    /// A day, a month, a year, or an interval of them.
    Span(DateSpan),
    /// The day, month or year in which something ended; none for `present`.
    Until(Option<PartialDate>),
    /// A day, perhaps with a time of day.
    Moment(Moment),
    /// A list. An item with a mistake is [`FieldValue::Failed`], so that the others keep their places.
    List(Vec<FieldValue>),
    /// A mapping with a table of its own.
    Mapping(Fields),
    /// A mapping of which the keys are a closed list, in the order of the file.
    Table(Vec<(&'static str, FieldValue)>),
    /// A value of any kind.
    Free(Value),
    /// A value with a mistake, which has been reported.
    Failed,
}

/// A checked mapping. A field that is absent or has a mistake has no value here.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    values: Vec<(&'static str, FieldValue)>,
}

impl Fields {
    pub(super) fn push(&mut self, name: &'static str, value: FieldValue) {
        self.values.push((name, value));
    }

    /// Whether the field is in the file, with or without a mistake.
    pub fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(known, _)| *known == name)
    }

    fn take(&mut self, name: &str) -> Option<FieldValue> {
        let at = self.values.iter().position(|(known, _)| *known == name)?;
        Some(self.values.swap_remove(at).1)
    }

    /// Takes out a field that is for readers of the file alone.
    pub fn ignore(&mut self, name: &str) {
        drop(self.take(name));
    }

    /// Drops everything that was not taken out, where somebody needs one field and no other.
    pub fn ignore_rest(mut self) {
        self.values.drain(..).for_each(|(_, value)| value.ignore());
    }

    /// The value of a textual field.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.take(name)?.into_text()
    }

    /// The value of a field that takes a word of a closed list. `from_word` is that of the list.
    pub fn choice<T>(&mut self, name: &str, from_word: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.take(name)?.into_choice(from_word)
    }

    /// The values of a list of words of a closed list.
    pub fn choices<T>(&mut self, name: &str, from_word: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let items = self.list(name).into_iter();
        items.filter_map(|(_, item)| item.into_choice(&from_word)).collect()
    }

    /// The value of a field that takes true or false.
    pub fn bool(&mut self, name: &str) -> Option<bool> {
        match self.take(name)? {
            FieldValue::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The value of a field that takes a whole number.
    pub fn count(&mut self, name: &str) -> Option<u32> {
        match self.take(name)? {
            FieldValue::Count(value) => Some(value),
            _ => None,
        }
    }

    /// The value of a field that takes a day.
    pub fn date(&mut self, name: &str) -> Option<Date> {
        match self.take(name)? {
            FieldValue::Date(value) => Some(value),
            _ => None,
        }
    }

    /// The value of a field that takes a day, a month or a year.
    pub fn partial_date(&mut self, name: &str) -> Option<PartialDate> {
        match self.take(name)? {
            FieldValue::PartialDate(value) => Some(value),
            _ => None,
        }
    }

    /// The value of a field that takes a day, a month, a year, or an interval of them.
    pub fn span(&mut self, name: &str) -> Option<DateSpan> {
        match self.take(name)? {
            FieldValue::Span(value) => Some(value),
            _ => None,
        }
    }

    /// The value of a field that takes a day, a month, a year or `present`: the outer `None` if the field is absent, the inner
    /// one for `present`.
    pub fn until(&mut self, name: &str) -> Option<Option<PartialDate>> {
        match self.take(name)? {
            FieldValue::Until(value) => Some(value),
            _ => None,
        }
    }

    /// The value of a field that takes a day, perhaps with a time.
    pub fn moment(&mut self, name: &str) -> Option<Moment> {
        match self.take(name)? {
            FieldValue::Moment(value) => Some(value),
            _ => None,
        }
    }

    /// The value of a field that takes a mapping.
    pub fn mapping(&mut self, name: &str) -> Option<Fields> {
        match self.take(name)? {
            FieldValue::Mapping(value) => Some(value),
            _ => None,
        }
    }

    /// The rows of a field that takes a table; empty if it is absent.
    pub fn table(&mut self, name: &str) -> Vec<(&'static str, FieldValue)> {
        match self.take(name) {
            Some(FieldValue::Table(rows)) => rows,
            _ => Vec::new(),
        }
    }

    /// The value of a field that takes any value.
    pub fn free(&mut self, name: &str) -> Option<Value> {
        match self.take(name)? {
            FieldValue::Free(value) => Some(value),
            _ => None,
        }
    }

    /// The items of a list without the failed ones, each with its index in the file.
    pub fn list(&mut self, name: &str) -> Vec<(usize, FieldValue)> {
        match self.take(name) {
            Some(FieldValue::List(items)) => {
                let is_valid = |item: &(usize, FieldValue)| !matches!(item.1, FieldValue::Failed);
                items.into_iter().enumerate().filter(is_valid).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The items of a list of texts, each with its index in the file.
    pub fn texts(&mut self, name: &str) -> Vec<(usize, String)> {
        let text = |(index, item): (usize, FieldValue)| Some((index, item.into_text()?));
        self.list(name).into_iter().filter_map(text).collect()
    }

    /// The items of a list of mappings, each with its index in the file.
    pub fn mappings(&mut self, name: &str) -> Vec<(usize, Fields)> {
        let mapping = |(index, item)| match item {
            FieldValue::Mapping(fields) => Some((index, fields)),
            _ => None,
        };
        self.list(name).into_iter().filter_map(mapping).collect()
    }

    /// What is made of the items of a list of mappings, each with its index in the file; without those of which nothing is.
    pub fn each<T>(&mut self, name: &str, make: impl Fn(&mut Fields) -> Option<T>) -> Vec<(usize, T)> {
        let make = |(index, mut item): (usize, Fields)| Some((index, make(&mut item)?));
        self.mappings(name).into_iter().filter_map(make).collect()
    }
}

#[cfg(debug_assertions)]
impl Drop for Fields {
    fn drop(&mut self) {
        let mut unread = self
            .values
            .iter()
            .filter(|(_, value)| !matches!(value, FieldValue::Failed));
        if let Some((name, _)) = unread.next()
            && !std::thread::panicking()
        {
            panic!("the field `{name}` is in the table and is read nowhere");
        }
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
            "`{word}` is in the table, and not in the list that reads it"
        );
        value
    }

    fn ignore(self) {
        match self {
            Self::Mapping(fields) => fields.ignore_rest(),
            Self::List(items) => items.into_iter().for_each(Self::ignore),
            Self::Table(rows) => rows.into_iter().for_each(|(_, value)| value.ignore()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldValue, Fields};

    fn one_field() -> Fields {
        let mut fields = Fields::default();
        fields.push("title", FieldValue::Text("Rome".to_owned()));
        fields.push("date", FieldValue::Failed);
        fields
    }

    #[test]
    fn fields_that_were_read_can_be_dropped() {
        let mut fields = one_field();
        assert_eq!(fields.text("title").as_deref(), Some("Rome"));
        drop(fields);
        one_field().ignore_rest();
    }

    #[test]
    #[should_panic(expected = "the field `title` is in the table and is read nowhere")]
    fn a_field_that_is_read_nowhere_is_found() {
        drop(one_field());
    }
}
