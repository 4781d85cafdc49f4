//! What a table of fields is made of.

/// The table of a mapping's fields.
#[derive(Debug)]
pub struct Mapping {
    /// What the mapping describes, with its article, as messages name it: "an entry".
    pub name: &'static str,
    /// The fields, in the order in which scaffolds and the reference show them.
    pub fields: &'static [Field],
    /// The field that a bare text is the value of, where a text is written instead of the mapping. None if a mapping is
    /// required.
    pub shorthand: Option<fn(&str) -> &'static str>,
    /// Alternative fields: exactly one of them is required. Empty if there are no alternatives.
    pub one_of: &'static [&'static str],
}

/// One field of a mapping.
#[derive(Debug)]
pub struct Field {
    /// The key in YAML.
    pub name: &'static str,
    /// The type of its value.
    pub kind: Type,
    /// Whether it must be present.
    pub required: bool,
    /// What it means, as the reference, schemas and scaffolds say it: a phrase in lower case without a full stop.
    pub about: &'static str,
    /// An example of a value, in YAML's flow style.
    pub example: &'static str,
}

/// The type of a field's value.
#[derive(Debug)]
pub enum Type {
    /// Text on one line.
    Line,
    /// Text of any length.
    Text,
    /// The name of something that may have a file of its own.
    Name(Vocabulary),
    /// `true` or `false`.
    Bool,
    /// A whole number between these two, both included.
    Count(u32, u32),
    /// A slug.
    Slug,
    /// An entry by its slug, perhaps with its date before it: `2021-10-30/wang-lavrov-rome`.
    Entry,
    /// A day.
    Date,
    /// A day, a month or a year, known exactly or about.
    PartialDate,
    /// A day, a month or a year, or an interval of them.
    Span,
    /// A day, a month or a year, or the word `present`.
    Until,
    /// A day, perhaps with a time of day, in the digest's timezone.
    Moment,
    /// An http or https address.
    Url,
    /// An absolute path of this site, such as `/old/address/`.
    SitePath,
    /// A path below the folder `archive/`.
    ArchiveFile,
    /// A SHA-256 in hexadecimal digits.
    Sha256,
    /// A language tag (BCP 47).
    Language,
    /// A country's two letters (ISO 3166-1 alpha-2).
    Country,
    /// A word of a closed list.
    Choice(&'static [&'static str]),
    /// A list.
    List(&'static Type),
    /// A list, or a single item without brackets.
    OneOrMany(&'static Type),
    /// A mapping with its own table.
    Mapping(&'static Mapping),
    /// A mapping of which the keys are a closed list and the values are of one type.
    Table(&'static [&'static str], &'static Type),
    /// Any value.
    Free,
}

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vocabulary {
    /// A topic.
    Topic,
    /// A person.
    Person,
    /// A party.
    Party,
    /// A person or a party.
    Actor,
    /// A source.
    Source,
    /// An entry.
    Entry,
}

impl Mapping {
    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Type {
    /// Whether it is written as one text.
    pub fn is_textual(&self) -> bool {
        match self {
            Self::Bool | Self::Count(..) | Self::List(_) | Self::Mapping(_) | Self::Table(..) | Self::Free => false,
            Self::OneOrMany(item) => item.is_textual(),
            _ => true,
        }
    }

    /// The mapping that it takes, alone or in a list.
    pub fn inner_mapping(&self) -> Option<&'static Mapping> {
        match self {
            Self::Mapping(mapping) => Some(mapping),
            Self::List(item) | Self::OneOrMany(item) => item.inner_mapping(),
            _ => None,
        }
    }

    /// What it takes, for use after "must be".
    pub fn description(&self) -> String {
        match self {
            Self::Line | Self::Text | Self::Name(_) => "text".into(),
            Self::Bool => "true or false".into(),
            Self::Count(min, max) => format!("a number from {min} to {max}"),
            Self::Slug => "a slug".into(),
            Self::Entry => "a slug".into(),
            Self::Date => "a date".into(),
            Self::PartialDate => "a date, a month or a year".into(),
            Self::Span => "a date, a month, a year or an interval".into(),
            Self::Until => "a date or `present`".into(),
            Self::Moment => "a date and time".into(),
            Self::Url => "an http or https URL".into(),
            Self::SitePath => "a path of this site".into(),
            Self::ArchiveFile => "the name of a file below archive/".into(),
            Self::Sha256 => "a SHA-256".into(),
            Self::Language => "a language tag".into(),
            Self::Country => "a country code".into(),
            Self::Choice(choices) => format!("one of {}", choices.join(", ")),
            Self::List(item) => format!("a list, each item {}", item.description()),
            Self::OneOrMany(item) => format!("{}, or a list of those", item.description()),
            Self::Mapping(record) if record.shorthand.is_some() => format!("a name, or {}", record.name),
            Self::Mapping(record) => format!("{} as `key: value`", record.name),
            Self::Table(..) => "`key: value` lines".into(),
            Self::Free => "anything".into(),
        }
    }
}

/// Whether every field of this name, in a mapping or in those inside it, takes text of the writer's own.
pub fn takes_only_text(mapping: &'static Mapping, name: &str) -> bool {
    let mut found = Vec::new();
    let mut seen: Vec<&'static Mapping> = Vec::new();
    let mut open = vec![mapping];
    while let Some(mapping) = open.pop() {
        if seen.iter().any(|known| std::ptr::eq(*known, mapping)) {
            continue;
        }
        seen.push(mapping);
        for field in mapping.fields {
            if field.name == name {
                found.push(&field.kind);
            }
            open.extend(field.kind.inner_mapping());
        }
    }
    !found.is_empty() && found.iter().all(|kind| matches!(kind, Type::Line | Type::Text))
}
