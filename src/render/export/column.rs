//! What a table of the open data is: columns that say what they hold, and a value for each row. The files, their schema
//! and the page that describes them are made from this alone.

use crate::digest::Digest;
use crate::plan::SiteMap;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::ser::{Serialize, SerializeMap, Serializer};
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

    pub fn maybe(text: Option<&'a str>) -> Self {
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
    Objects(&'static [Field]),
}

/// A column, or a field of an object in one.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub kind: ColumnKind,
    /// Whether every row has it: it is never null.
    pub always: bool,
    /// What it is.
    pub about: &'static str,
}

/// A field that every row has.
pub const fn always(name: &'static str, kind: ColumnKind, about: &'static str) -> Field {
    Field {
        name,
        kind,
        always: true,
        about,
    }
}

/// A field that is null where nothing is known. Lists are empty instead.
pub const fn maybe(name: &'static str, kind: ColumnKind, about: &'static str) -> Field {
    Field {
        always: false,
        ..always(name, kind, about)
    }
}

/// What values are taken from.
#[derive(Clone, Copy)]
pub struct ExportContext<'a> {
    pub digest: &'a Digest,
    pub site: &'a SiteMap,
}

impl ExportContext<'_> {
    /// The absolute address, or without a `base_url` the root-relative one.
    pub fn url(self, address: &str) -> String {
        format!("{}{address}", self.digest.config.base())
    }
}

/// How a column comes by its value. `K` is what a row is of.
pub type Value<K> = for<'a> fn(ExportContext<'a>, K) -> Datum<'a>;

/// A table: what it is, its rows, its columns.
pub struct Rows<K: 'static> {
    /// What one row is called, as the schema calls it.
    pub one: &'static str,
    /// What a row is.
    pub about: &'static str,
    pub rows: fn(&Digest) -> Vec<K>,
    pub columns: &'static [(Field, Value<K>)],
}

/// What is done with the values of a row, in the order of the columns.
pub type Each<'e> = dyn FnMut(&mut dyn Iterator<Item = (Field, Datum)>) + 'e;

/// A table of whatever rows.
pub trait Described: Sync {
    fn one(&self) -> &'static str;
    fn about(&self) -> &'static str;
    fn fields(&self) -> Vec<Field>;
    fn count(&self, digest: &Digest) -> usize;
    /// Hands each row to `write`.
    fn each(&self, open: ExportContext, write: &mut Each);
}

impl<K: Copy + Sync> Described for Rows<K> {
    fn one(&self) -> &'static str {
        self.one
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn fields(&self) -> Vec<Field> {
        self.columns.iter().map(|(field, _)| *field).collect()
    }

    fn count(&self, digest: &Digest) -> usize {
        (self.rows)(digest).len()
    }

    fn each(&self, open: ExportContext, write: &mut Each) {
        for row in (self.rows)(open.digest) {
            write(&mut self.values(open, row));
        }
    }
}

impl<K: Copy> Rows<K> {
    /// The values of a row, in the order of the columns.
    pub fn values<'a>(&self, open: ExportContext<'a>, row: K) -> impl Iterator<Item = (Field, Datum<'a>)> + use<'a, K> {
        let columns = self.columns;
        columns.iter().map(move |(field, value)| (*field, value(open, row)))
    }
}
