//! Front matter described once, as data. The walker, the scaffolds of `new` and the reference read the same tables.
//! In goes a YAML value and a table, out come the values and all mistakes. Nothing here knows other files.

mod address;
mod check;
mod field_value;
pub mod lists;
pub mod names;
mod page_kinds;
pub mod reference;
pub mod schema;
pub mod tables;
mod textual;

pub use address::{host, url_fault};
pub use check::{Context, check, walk_at};
pub use field_value::{FieldValue, Fields};
pub use page_kinds::PageKinds;
pub use textual::is_language;

/// A mapping's fields.
#[derive(Debug)]
pub struct Mapping {
    /// What the mapping is, with its article, as messages name it.
    pub name: &'static str,
    /// Its fields, in the order that scaffolds and the reference show.
    pub fields: &'static [Field],
    /// What a bare text stands for where this mapping is wanted.
    pub shorthand: Option<fn(&str) -> &'static str>,
    /// Fields of which exactly one must be there, or none.
    pub one_of: &'static [&'static str],
}

/// One field.
#[derive(Debug)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// What it takes.
    pub kind: Type,
    /// Whether it has to be there.
    pub required: bool,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// A value as a writer would write it, in YAML's flow style.
    pub example: &'static str,
}

/// What a field takes.
#[derive(Debug)]
pub enum Type {
    /// Text on one line.
    Line,
    /// Text of any length.
    Text,
    /// A name of something.
    Name(Vocabulary),
    /// `true` or `false`.
    Bool,
    /// A whole number between the two.
    Count(u32, u32),
    /// A slug.
    Slug,
    /// A day.
    Date,
    /// A day, an interval of days or a month.
    Span,
    /// A day, or the word `present`.
    Until,
    /// A day and a time of day, in the digest's timezone.
    Moment,
    /// An http or https address.
    Url,
    /// An absolute path of the site, such as `/old/address/`.
    SitePath,
    /// A path below the folder `archive/`.
    ArchiveFile,
    /// A SHA-256 in hexadecimal digits.
    Sha256,
    /// A language tag (BCP 47).
    Language,
    /// A country's two letters (ISO 3166-1 alpha-2).
    Country,
    /// One of a closed list.
    Choice(&'static [&'static str]),
    /// A list.
    List(&'static Type),
    /// A list, or one of it without the brackets.
    OneOrMany(&'static Type),
    /// A mapping of its own.
    Mapping(&'static Mapping),
    /// A mapping from names of a closed list to values.
    Table(&'static [&'static str], &'static Type),
    /// Whatever a theme wants.
    Free,
}

/// What names are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vocabulary {
    /// A topic's.
    Topic,
    /// A person's.
    Person,
    /// A party's.
    Party,
    /// A person's or a party's.
    Actor,
    /// A source's.
    Source,
}

impl Mapping {
    /// Its field of that name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}
