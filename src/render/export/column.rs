//! What a table of the open data is: columns that say what they hold, and a value for each row. The files, their schema
//! and the page that describes them are made from this alone.

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
    /// Not known, or not given.
    Nothing,
    Text(Cow<'a, str>),
    Number(usize),
    Yes(bool),
    Day(Date),
    Moment(Timestamp),
    List(Vec<Datum<'a>>),
    Object(Vec<(&'static str, Datum<'a>)>),
}

impl<'a> Datum<'a> {
    /// A text; an empty one says nothing.
    pub fn text(text: &'a str) -> Self {
        if text.is_empty() {
            Self::Nothing
        } else {
            Self::Text(Cow::Borrowed(text))
        }
    }

    pub fn optional(text: Option<&'a str>) -> Self {
        text.map_or(Self::Nothing, Self::text)
    }

    pub fn owned(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }

    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Nothing, Self::Day)
    }

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
            Self::Yes(yes) => to.serialize_bool(*yes),
            Self::Day(day) => to.collect_str(day),
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
    Yes,
    Day,
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
    /// Whether every row has it: it is never null.
    pub required: bool,
    /// What it is.
    pub about: &'static str,
}

/// A field that every row has.
pub const fn required(name: &'static str, kind: ColumnKind, about: &'static str) -> Column {
    Column {
        name,
        kind,
        required: true,
        about,
    }
}

/// A field that is null where nothing is known. Lists are empty instead.
pub const fn nullable(name: &'static str, kind: ColumnKind, about: &'static str) -> Column {
    Column {
        required: false,
        ..required(name, kind, about)
    }
}

/// How a column comes by its value. `K` is what a row is of.
pub type ColumnValue<K> = for<'a> fn(&'a Context<'a>, K) -> Datum<'a>;

/// A table: what it is, its rows, its columns.
pub struct Table<K: 'static> {
    /// What one row is called, as the schema calls it.
    pub one: &'static str,
    /// What a row is.
    pub about: &'static str,
    pub rows: fn(&Digest) -> Vec<K>,
    pub columns: &'static [(Column, ColumnValue<K>)],
}

/// What is done with the values of a row, in the order of the columns.
pub type RowWriter<'e> = dyn FnMut(&mut dyn Iterator<Item = (Column, Datum)>) + 'e;

/// A table of whatever rows.
pub trait AnyTable: Sync {
    fn one(&self) -> &'static str;
    fn about(&self) -> &'static str;
    fn fields(&self) -> Vec<Column>;
    fn count(&self, digest: &Digest) -> usize;
    /// Hands each row to `write`.
    fn each(&self, context: &Context, write: &mut RowWriter);
}

impl<K: Copy + Sync> AnyTable for Table<K> {
    fn one(&self) -> &'static str {
        self.one
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn fields(&self) -> Vec<Column> {
        self.columns.iter().map(|(field, _)| *field).collect()
    }

    fn count(&self, digest: &Digest) -> usize {
        (self.rows)(digest).len()
    }

    fn each(&self, context: &Context, write: &mut RowWriter) {
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
