//! An entry's front matter, checked by itself. Names are still what the writer wrote; each comes with its place in its list.

use crate::date::DateSpan;
use crate::fields::Fields;
use crate::fields::lists::{AccountKind, Act, CorrectionKind, EventFormat, EventType, Relation, Status, Verification};
use crate::text::truncate;
use crate::yaml::Value;
use jiff::civil::{Date, DateTime};

/// The longest summary, in characters.
const SUMMARY_LIMIT: usize = 300;

/// An entry as written. What had a mistake is absent.
#[derive(Debug, Default)]
pub struct EntryFront {
    /// What it is called.
    pub title: Option<String>,
    /// The day, days or month of it.
    pub date: Option<DateSpan>,
    /// Who tells of it, each with its place in the list.
    pub accounts: Vec<(usize, AccountFront)>,
    /// Who took part, likewise.
    pub participants: Vec<(usize, ParticipantFront)>,
    /// What it is about, likewise.
    pub topics: Vec<(usize, String)>,
    /// A sentence, or the first paragraph; at most 300 characters.
    pub summary: String,
    /// The sentence, where the writer gave one.
    pub written_summary: Option<String>,
    /// Where it was.
    pub place: Option<PlaceFront>,
    /// What kind of thing it is.
    pub kind: Option<EventType>,
    /// How it was held.
    pub format: Option<EventFormat>,
    /// Who said what on which topic, each with its place in the list.
    pub positions: Vec<(usize, PositionFront)>,
    /// How well it is supported.
    pub verification: Option<Verification>,
    /// Whether it took place.
    pub status: Option<Status>,
    /// What it is related to, each with its place in the list.
    pub related: Vec<(usize, RelatedFront)>,
    /// What was corrected.
    pub corrections: Vec<CorrectionFront>,
    /// When the digest publishes it, in the digest's time zone.
    pub publish_at: Option<DateTime>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// The slug of the entry that it translates.
    pub translation_of: Option<String>,
    /// Its earlier addresses.
    pub aliases: Vec<(usize, String)>,
    /// Whether it is withheld.
    pub draft: bool,
    /// What a theme wants to know.
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
/// One account as written.
pub struct AccountFront {
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it, where another carries it.
    pub agency: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Why it has no address.
    pub url_missing: Option<String>,
    /// The day of its publication.
    pub published: Option<Date>,
    /// The day it was read.
    pub accessed: Option<Date>,
    /// The address of an archived copy.
    pub archive_url: Option<String>,
    /// The day of that copy.
    pub archived: Option<Date>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// What kind of thing it is.
    pub kind: Option<AccountKind>,
    /// Whose account it is.
    pub side: Option<String>,
    /// What it is used for.
    pub supports: Option<String>,
    /// Its saved copy.
    pub saved: Option<SavedFront>,
}

/// A saved copy as written.
#[derive(Debug, Clone)]
pub struct SavedFront {
    /// Its path below `archive/`.
    pub file: String,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: Option<String>,
}

#[derive(Debug)]
/// A participant as written.
pub struct ParticipantFront {
    /// Who it is.
    pub who: ActorFront,
    /// The part taken.
    pub role: Option<String>,
    /// The office held then.
    pub office: Option<String>,
    /// The party that is spoken for, or that an office is of.
    pub of: Option<String>,
}

#[derive(Debug)]
/// A place as written.
pub struct PlaceFront {
    /// The usual name.
    pub name: String,
    /// The country (ISO 3166-1 alpha-2).
    pub country: Option<String>,
}

#[derive(Debug)]
/// A position as written.
pub struct PositionFront {
    /// Who holds it.
    pub by: Vec<(usize, ActorFront)>,
    /// What they do (`tables::ACTS`).
    pub act: Option<Act>,
    /// On which topic.
    pub on: Option<String>,
    /// What it is, in a sentence.
    pub summary: Option<String>,
    /// The speaker's own words.
    pub quote: Option<String>,
    /// Whom it is addressed to.
    pub to: Vec<(usize, ActorFront)>,
    /// The publisher or agency of the account that it is taken from.
    pub account: Option<String>,
}

#[derive(Debug)]
/// A related entry as written.
pub struct RelatedFront {
    /// The other entry.
    pub entry: String,
    /// How it relates.
    pub relation: Relation,
}

#[derive(Debug)]
/// A correction as written.
pub struct CorrectionFront {
    /// The day, days or month of it.
    pub date: Date,
    /// What kind of thing it is.
    pub kind: CorrectionKind,
    /// What else is to be said of it.
    pub note: String,
}

impl EntryFront {
    pub(super) fn from_fields(mut fields: Fields, excerpt: &str) -> Self {
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
            written_summary: summary,
            place,
            kind: fields.choice("type", EventType::from_word),
            format: fields.choice("format", EventFormat::from_word),
            positions: each(fields, "positions", position),
            verification: fields.choice("verification", Verification::from_word),
            status: fields.choice("status", Status::from_word),
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
        kind: fields.choice("kind", AccountKind::from_word),
        side: fields.text("side"),
        supports: fields.text("supports"),
        saved: fields.record("saved").and_then(|mut saved| {
            Some(SavedFront {
                file: saved.text("file")?,
                sha256: saved.text("sha256"),
            })
        }),
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
        act: fields.choice("act", Act::from_word),
        on: fields.text("on"),
        summary: fields.text("summary"),
        quote: fields.text("quote"),
        to: actors(fields, "to"),
        account: fields.text("account"),
    })
}

fn related(fields: &mut Fields) -> Option<RelatedFront> {
    Some(RelatedFront {
        entry: fields.text("entry")?,
        relation: fields.choice("as", Relation::from_word).unwrap_or_default(),
    })
}

fn correction(fields: &mut Fields) -> Option<CorrectionFront> {
    Some(CorrectionFront {
        date: fields.date("date")?,
        kind: fields.choice("kind", CorrectionKind::from_word).unwrap_or_default(),
        note: fields.text("note")?,
    })
}

impl AccountFront {
    /// Whether it names who published it, or an address that tells.
    pub fn is_known(&self) -> bool {
        self.publisher.is_some() || self.url.is_some() || self.agency.is_some()
    }
}
