//! An entry with everything resolved.

use super::{EntryId, PartyId, PersonId, PublisherId, TopicId};
use crate::date::DateSpan;
use crate::fields::lists::{
    AccountKind, Act, ActorKind, CorrectionKind, EventFormat, EventType, Relation, Status, Verification,
};
use crate::markdown::Body;
use crate::parse::SavedFront;
use crate::yaml::Value;
use jiff::Timestamp;
use jiff::civil::Date;
use std::sync::Arc;

/// One event, meeting, statement or article, digested.
#[derive(Debug)]
pub struct Entry {
    /// The file.
    pub file: Arc<str>,
    /// The last part of its address, unique among entries.
    pub slug: String,
    /// What happened.
    pub title: String,
    /// The event's time.
    pub date: DateSpan,
    /// Who tells of it; the first is the primary account.
    pub accounts: Vec<Account>,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// The people among them who took part, each once.
    pub people: Vec<PersonId>,
    /// The parties that took part, by themselves or by somebody who spoke for them, each once.
    pub parties: Vec<PartyId>,
    /// The topics that the writer gave.
    pub topics: Vec<TopicId>,
    /// A sentence or the first paragraph, at most 300 characters of plain text.
    pub summary: String,
    /// Where it was.
    pub place: Option<Place>,
    /// What kind of event it was.
    pub kind: Option<EventType>,
    /// How it was held.
    pub format: Option<EventFormat>,
    /// Who said what on which topic.
    pub positions: Vec<Position>,
    /// How well it is supported.
    pub verification: Option<Verification>,
    /// Whether it took place.
    pub status: Status,
    /// Other entries, the inverse relations among them.
    pub related: Vec<Related>,
    /// What was corrected, oldest first.
    pub corrections: Vec<Correction>,
    /// When the digest publishes it, as its writer says.
    pub issued: Option<Timestamp>,
    /// By what feeds order it: `issued`, else the day of the latest account or of the event, and never later than now.
    pub published: Timestamp,
    /// The later of `published` and the last correction.
    pub updated: Timestamp,
    /// BCP 47, where it is not the digest's language.
    pub language: Option<String>,
    /// Of a translation, its original.
    pub translation_of: Option<EntryId>,
    /// Of an original, its translations, by their place in [`super::Digest::translations`].
    pub translations: Vec<usize>,
    /// Earlier addresses.
    pub aliases: Vec<String>,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the body begins in the file, in bytes.
    pub body_start: usize,
    /// What a theme wants.
    pub extra: Option<Value>,
}

impl Entry {
    /// The address that it had first, where it is at this one now: what lasting names are made of.
    pub fn first_address<'a>(&'a self, address: &'a str) -> &'a str {
        let first = self.aliases.first().map(|alias| alias.trim_start_matches('/'));
        first.unwrap_or(address)
    }
}

/// One account: a publisher, perhaps of an agency's text.
#[derive(Debug)]
pub struct Account {
    /// Who published it.
    pub publisher: PublisherId,
    /// Who wrote it, where another carries it.
    pub agency: Option<PublisherId>,
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
    /// What kind of text it is.
    pub kind: Option<AccountKind>,
    /// Whose account it is.
    pub side: Option<PartyId>,
    /// What it is used for.
    pub supports: Option<String>,
    /// Its saved copy.
    pub saved: Option<SavedFront>,
}

/// A person or a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Actor {
    /// A person.
    Person(PersonId),
    /// A party.
    Party(PartyId),
}

impl Actor {
    /// Which of the two it is.
    pub fn kind(self) -> ActorKind {
        match self {
            Self::Person(_) => ActorKind::Person,
            Self::Party(_) => ActorKind::Party,
        }
    }
}

/// Somebody who took part, or is only mentioned.
#[derive(Debug)]
pub struct Participant {
    /// Who it is.
    pub who: Actor,
    /// The part taken.
    pub role: Option<String>,
    /// The office held on the day.
    pub office: Option<Office>,
    /// The party spoken for.
    pub of: Option<PartyId>,
}

impl Participant {
    /// Whether it is listed without taking part: no appearance, no pair.
    pub fn is_mentioned(&self) -> bool {
        self.role.as_deref() == Some("mentioned")
    }

    /// The party that takes part: itself, or the one that it speaks for.
    pub fn party(&self) -> Option<PartyId> {
        match self.who {
            Actor::Party(party) => Some(party),
            Actor::Person(_) => self.of,
        }
    }
}

/// An office as an entry shows it.
#[derive(Debug)]
pub struct Office {
    /// What it is called.
    pub title: String,
    /// Whether the registry says so within bounds that it knows, rather than the entry.
    pub registered: bool,
}

/// Where it was.
#[derive(Debug)]
pub struct Place {
    /// The usual name.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

/// Somebody for whom a position counts.
#[derive(Debug, Clone, Copy)]
pub struct Holder {
    /// A party, or a person who speaks for none.
    pub who: Actor,
    /// The last entry before in which acts of theirs on this topic have a side, where this act has one that is none of
    /// those.
    pub differs_from: Option<EntryId>,
}

/// What somebody said on a topic.
#[derive(Debug)]
pub struct Position {
    /// Who holds it.
    pub by: Vec<Actor>,
    /// For whom it counts, each once: the party that a holder speaks for on that date, else the person.
    pub holders: Vec<Holder>,
    /// What the holders do.
    pub act: Act,
    /// On which topic.
    pub on: TopicId,
    /// What it is, in a sentence.
    pub summary: Option<String>,
    /// The speaker's own words.
    pub quote: Option<String>,
    /// Whom it is addressed to.
    pub to: Vec<Actor>,
    /// The account that it is taken from, by its place in [`Entry::accounts`]; none where there are several and
    /// the entry does not say.
    pub account: Option<usize>,
}

/// Another entry and how it relates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Related {
    /// The other entry.
    pub entry: EntryId,
    /// How it relates.
    pub relation: Relation,
}

/// What was corrected.
#[derive(Debug)]
pub struct Correction {
    /// The day, days or month of it.
    pub date: Date,
    /// What kind of correction it is.
    pub kind: CorrectionKind,
    /// What else is to be said of it.
    pub note: String,
}
