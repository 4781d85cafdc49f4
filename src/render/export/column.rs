//! What a table of the open data is: columns that say what they hold, and a value for each row. The files, their schema
//! and the page that describes them are made from this alone.

use crate::date::{DateSpan, PartialDate};
use crate::digest::Digest;
use crate::render::context::Context;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::ser::SerializeMap;
use serde::ser::{Serialize, Serializer};
use std::borrow::Cow;

/// A value in the open data. Texts are borrowed from the digest.
#[derive(Debug)]
pub enum Datum<'a> {
    /// Unknown, or not given; null in JSON.
    Nothing,
    Text(Cow<'a, str>),
    Number(usize),
    Bool(bool),
    Day(Date),
    Date(DateSpan),
    Moment(Timestamp),
    List(Vec<Datum<'a>>),
    Object(Vec<(&'static str, Datum<'a>)>),
}

impl<'a> Datum<'a> {
    /// A text, or nothing where it is empty.
    pub fn text(text: &'a str) -> Self {
        if text.is_empty() {
            Self::Nothing
        } else {
            Self::Text(Cow::Borrowed(text))
        }
    }

    /// A text, or nothing.
    pub fn optional(text: Option<&'a str>) -> Self {
        text.map_or(Self::Nothing, Self::text)
    }

    /// A text that is made for the row.
    pub fn owned(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }

    /// A date or an interval as precisely as it is known, in the form of EDTF.
    pub fn date(date: impl Into<DateSpan>) -> Self {
        Self::Date(date.into())
    }

    /// The same, or nothing.
    pub fn optional_date(date: Option<PartialDate>) -> Self {
        date.map_or(Self::Nothing, Self::date)
    }

    /// A list of texts.
    pub fn texts(texts: impl Iterator<Item = &'a str>) -> Self {
        Self::List(texts.map(|text| Self::Text(Cow::Borrowed(text))).collect())
    }
}

impl Serialize for Datum<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => to.serialize_unit(),
            Self::Text(text) => to.serialize_str(text),
            Self::Number(number) => to.serialize_u64(*number as u64),
            Self::Bool(value) => to.serialize_bool(*value),
            Self::Day(day) => to.collect_str(day),
            Self::Date(date) => to.collect_str(date),
            Self::Moment(moment) => to.collect_str(moment),
            Self::List(items) => to.collect_seq(items),
            Self::Object(pairs) => {
                let mut map = to.serialize_map(Some(pairs.len()))?;
                for (name, value) in pairs {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub enum ColumnKind {
    Text,
    Number,
    Bool,
    Day,
    /// A day, a month, a year or an interval (EDTF).
    Date,
    Moment,
    /// An absolute address; root-relative where the digest has no `base_url`.
    Url,
    /// A BCP 47 tag.
    Language,
    /// The slug of something, which has a row in the table of this name.
    Slug(&'static str),
    /// One of these.
    Choice(&'static [&'static str]),
    /// Slugs of rows in the table of this name.
    Slugs(&'static str),
    /// Texts.
    Texts,
    /// A text that may be empty.
    Body,
    /// Objects of these fields.
    Objects(&'static [Column]),
}

/// A column, or a field of an object in one.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    pub name: &'static str,
    pub kind: ColumnKind,
    /// Whether every row has a value, so that it is never null.
    pub required: bool,
    /// What it holds, for the page and the schema.
    pub about: &'static str,
}

/// A column in which every row has a value.
pub const fn required(name: &'static str, kind: ColumnKind, about: &'static str) -> Column {
    Column {
        name,
        kind,
        required: true,
        about,
    }
}

/// A column that is null where the value is unknown. Lists are empty instead and so never null.
pub const fn nullable(name: &'static str, kind: ColumnKind, about: &'static str) -> Column {
    Column {
        required: false,
        ..required(name, kind, about)
    }
}

/// Takes the value of a column from the digest. `K` identifies the row.
pub type ColumnValue<K> = for<'a> fn(&'a Context<'a>, K) -> Datum<'a>;

/// A table, whose rows are identified by `K`.
pub struct Table<K: 'static> {
    /// The name of a row, by which the schema defines it.
    pub row_name: &'static str,
    /// What the table has, for the page and the schema.
    pub about: &'static str,
    /// The rows in their order.
    pub rows: fn(&Digest) -> Vec<K>,
    /// The columns in their order.
    pub columns: &'static [(Column, ColumnValue<K>)],
}

/// Writes a row, given its values in the order of the columns.
pub type RowWriter<'e> = dyn FnMut(&mut dyn Iterator<Item = (Column, Datum)>) + 'e;

/// A table, whatever identifies its rows.
pub trait AnyTable: Sync {
    /// The name of a row.
    fn row_name(&self) -> &'static str;
    /// What the table has.
    fn about(&self) -> &'static str;
    /// The columns in their order.
    fn columns(&self) -> Vec<Column>;
    /// The number of rows.
    fn count(&self, digest: &Digest) -> usize;
    /// Hands each row to `write`.
    fn for_each_row(&self, context: &Context, write: &mut RowWriter);
}

impl<K: Copy + Sync> AnyTable for Table<K> {
    fn row_name(&self) -> &'static str {
        self.row_name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn columns(&self) -> Vec<Column> {
        self.columns.iter().map(|(field, _)| *field).collect()
    }

    fn count(&self, digest: &Digest) -> usize {
        (self.rows)(digest).len()
    }

    fn for_each_row(&self, context: &Context, write: &mut RowWriter) {
        for row in (self.rows)(context.digest) {
            write(&mut self.values(context, row));
        }
    }
}

impl<K: Copy> Table<K> {
    /// The values of a row, in the order of the columns.
    pub fn values<'a>(
        &self,
        context: &'a Context<'a>,
        row: K,
    ) -> impl Iterator<Item = (Column, Datum<'a>)> + use<'a, K> {
        let columns = self.columns;
        columns.iter().map(move |(field, value)| (*field, value(context, row)))
    }
}
