//! An entry's front matter, checked by itself. Names are still what the writer wrote; each comes with its place in its list.

use crate::date::DateSpan;
use crate::fields::Fields;
use crate::text::truncate;
use crate::yaml::Value;
use jiff::civil::{Date, DateTime};

/// The longest summary, in characters.
const SUMMARY_LIMIT: usize = 300;

/// An entry as written. What had a mistake is absent.
#[derive(Debug, Default)]
pub struct EntryFront {
    pub title: Option<String>,
    pub date: Option<DateSpan>,
    pub accounts: Vec<(usize, AccountFront)>,
    pub participants: Vec<(usize, ParticipantFront)>,
    pub topics: Vec<(usize, String)>,
    /// A sentence, or the first paragraph; at most 300 characters.
    pub summary: String,
    pub place: Option<PlaceFront>,
    pub kind: Option<String>,
    pub format: Option<String>,
    pub positions: Vec<(usize, PositionFront)>,
    pub verification: Option<String>,
    pub status: Option<String>,
    pub related: Vec<(usize, RelatedFront)>,
    pub corrections: Vec<CorrectionFront>,
    pub publish_at: Option<DateTime>,
    pub language: Option<String>,
    pub translation_of: Option<String>,
    pub aliases: Vec<(usize, String)>,
    pub draft: bool,
    pub extra: Option<Value>,
}

/// A name that somebody wrote, and which of the fields it stood in.
#[derive(Debug, Clone)]
pub enum ActorFront {
    /// A bare name: a person's or a party's.
    Name(String),
    /// A person's.
    Person(String),
    /// A party's.
    Party(String),
}

impl ActorFront {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let person = fields.text("person").map(Self::Person);
        let party = fields.text("party").map(Self::Party);
        person.or(party).or(fields.text("name").map(Self::Name))
    }

    /// The field that it stood in.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Person(_) => "person",
            Self::Party(_) => "party",
        }
    }

    /// What was written.
    pub fn name(&self) -> &str {
        match self {
            Self::Name(name) | Self::Person(name) | Self::Party(name) => name,
        }
    }
}

#[derive(Debug)]
pub struct AccountFront {
    pub publisher: Option<String>,
    pub agency: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub url_missing: Option<String>,
    pub published: Option<Date>,
    pub accessed: Option<Date>,
    pub archive_url: Option<String>,
    pub archived: Option<Date>,
    pub language: Option<String>,
    pub kind: Option<String>,
    pub side: Option<String>,
    pub supports: Option<String>,
    pub saved: Option<String>,
}

#[derive(Debug)]
pub struct ParticipantFront {
    pub who: ActorFront,
    pub role: Option<String>,
    pub office: Option<String>,
    pub of: Option<String>,
}

#[derive(Debug)]
pub struct PlaceFront {
    pub name: String,
    pub country: Option<String>,
}

#[derive(Debug)]
pub struct PositionFront {
    pub by: Vec<(usize, ActorFront)>,
    pub act: Option<String>,
    pub on: Option<String>,
    pub summary: Option<String>,
    pub quote: Option<String>,
    pub to: Vec<(usize, ActorFront)>,
}

#[derive(Debug)]
pub struct RelatedFront {
    pub entry: String,
    pub relation: Option<String>,
}

#[derive(Debug)]
pub struct CorrectionFront {
    pub date: Date,
    pub kind: Option<String>,
    pub note: String,
}

impl EntryFront {
    pub fn from_fields(mut fields: Fields, excerpt: &str) -> Self {
        let fields = &mut fields;
        let summary = fields.text("summary");
        let place = fields.record("place").and_then(|mut place| {
            Some(PlaceFront {
                name: place.text("name")?,
                country: place.text("country"),
            })
        });
        Self {
            title: fields.text("title"),
            date: fields.span("date"),
            accounts: each(fields, "source", account),
            participants: each(fields, "participants", participant),
            topics: fields.texts("topics"),
            summary: truncate(summary.as_deref().unwrap_or(excerpt), SUMMARY_LIMIT),
            place,
            kind: fields.text("type"),
            format: fields.text("format"),
            positions: each(fields, "positions", position),
            verification: fields.text("verification"),
            status: fields.text("status"),
            related: each(fields, "related", related),
            corrections: each(fields, "corrections", correction)
                .into_iter()
                .map(|(_, correction)| correction)
                .collect(),
            publish_at: fields.moment("publish_at"),
            language: fields.text("language"),
            translation_of: fields.text("translation_of"),
            aliases: fields.texts("aliases"),
            draft: fields.bool("draft").unwrap_or_default(),
            extra: fields.free("extra"),
        }
    }
}

/// Every item of a list of mappings, with its place.
pub(super) fn each<T>(fields: &mut Fields, name: &str, make: impl Fn(&mut Fields) -> Option<T>) -> Vec<(usize, T)> {
    let made = |(at, mut item): (usize, Fields)| Some((at, make(&mut item)?));
    fields.records(name).into_iter().filter_map(made).collect()
}

fn account(fields: &mut Fields) -> Option<AccountFront> {
    Some(AccountFront {
        publisher: fields.text("publisher"),
        agency: fields.text("agency"),
        title: fields.text("title"),
        url: fields.text("url"),
        url_missing: fields.text("url_missing"),
        published: fields.date("published"),
        accessed: fields.date("accessed"),
        archive_url: fields.text("archive_url"),
        archived: fields.date("archived"),
        language: fields.text("language"),
        kind: fields.text("kind"),
        side: fields.text("side"),
        supports: fields.text("supports"),
        saved: fields.record("saved").and_then(|mut saved| saved.text("file")),
    })
}

fn participant(fields: &mut Fields) -> Option<ParticipantFront> {
    Some(ParticipantFront {
        who: ActorFront::from_fields(fields)?,
        role: fields.text("role"),
        office: fields.text("office"),
        of: fields.text("for"),
    })
}

fn actors(fields: &mut Fields, name: &str) -> Vec<(usize, ActorFront)> {
    each(fields, name, ActorFront::from_fields)
}

fn position(fields: &mut Fields) -> Option<PositionFront> {
    Some(PositionFront {
        by: actors(fields, "by"),
        act: fields.text("act"),
        on: fields.text("on"),
        summary: fields.text("summary"),
        quote: fields.text("quote"),
        to: actors(fields, "to"),
    })
}

fn related(fields: &mut Fields) -> Option<RelatedFront> {
    Some(RelatedFront {
        entry: fields.text("entry")?,
        relation: fields.text("as"),
    })
}

fn correction(fields: &mut Fields) -> Option<CorrectionFront> {
    Some(CorrectionFront {
        date: fields.date("date")?,
        kind: fields.text("kind"),
        note: fields.text("note")?,
    })
}

impl AccountFront {
    /// Whether it names who published it, or an address that tells.
    pub fn is_known(&self) -> bool {
        self.publisher.is_some() || self.url.is_some() || self.agency.is_some()
    }
}
