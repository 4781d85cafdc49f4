//! Topics, people, parties, publishers and pages with everything resolved. One without a file is not registered.

use super::{EntryId, PairId, PartyId, PositionRef, TopicId};
use crate::date::DateSpan;
use crate::fields::lists::{Affiliation, PartyKind};
use crate::markdown::Body;
use crate::yaml::Value;
use jiff::civil::Date;
use std::sync::Arc;

/// What an entry is about.
#[derive(Debug, Default)]
pub struct Topic {
    /// The file; none where an entry alone names it.
    pub file: Option<Arc<str>>,
    /// The last part of its address.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence.
    pub summary: Option<String>,
    /// When writers should use it.
    pub usage_hint: Option<String>,
    /// What it is part of.
    pub parent: Option<TopicId>,
    /// What is part of it.
    pub children: Vec<TopicId>,
    /// Other names.
    pub also_known_as: Vec<String>,
    /// What it is related to, each with its place in the list.
    pub related: Vec<TopicId>,
    /// Its earlier addresses.
    pub aliases: Vec<String>,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the text begins in the file, in bytes.
    pub body_start: usize,
    /// What a theme wants to know.
    pub extra: Option<Value>,
    /// Entries of this topic and of its sub-topics.
    pub entries: Vec<EntryId>,
    /// Positions on this topic and on its sub-topics, newest first.
    pub positions: Vec<PositionRef>,
}

impl Topic {
    /// Whether there is anything to show of it.
    pub fn has_page(&self) -> bool {
        self.file.is_some() || !self.entries.is_empty()
    }
}

/// Somebody.
#[derive(Debug, Default)]
pub struct Person {
    /// The file; none where entries alone name them.
    pub file: Option<Arc<str>>,
    /// The last part of its address.
    pub slug: String,
    /// The usual name.
    pub name: String,
    /// The name as it is sorted.
    pub sort_name: String,
    /// The name in its own script.
    pub native_name: Option<String>,
    /// Other names.
    pub also_known_as: Vec<String>,
    /// The item's identifier at Wikidata.
    pub wikidata: Option<String>,
    /// Offices held, as far as they are known.
    pub offices: Vec<Tenure>,
    /// Its earlier addresses.
    pub aliases: Vec<String>,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the text begins in the file, in bytes.
    pub body_start: usize,
    /// What a theme wants to know.
    pub extra: Option<Value>,
    /// Entries in which they take part or are mentioned.
    pub entries: Vec<EntryId>,
    /// Positions that they hold themselves, newest first.
    pub positions: Vec<PositionRef>,
}

impl Person {
    /// Whether there is anything to show of them.
    pub fn has_page(&self) -> bool {
        self.file.is_some() || !self.entries.is_empty()
    }
}

/// An office that somebody held.
#[derive(Debug)]
pub struct Tenure {
    /// What it is called.
    pub title: String,
    /// The party that is spoken for, or that an office is of.
    pub of: Option<PartyId>,
    /// The first day, where it is known.
    pub from: Option<Date>,
    /// The outer none: nothing is known; the inner: until today.
    pub until: Option<Option<Date>>,
    /// What else is to be said of it.
    pub note: Option<String>,
}

impl Tenure {
    /// Whether the registry's bounds say that it was held through all these days.
    pub fn covers(&self, first: Date, last: Date) -> bool {
        let (Some(from), Some(until)) = (self.from, self.until) else {
            return false;
        };
        from <= first && until.is_none_or(|until| last <= until)
    }
}

/// A state, bloc, organisation or other body.
#[derive(Debug, Default)]
pub struct Party {
    /// The file; none where entries alone name it.
    pub file: Option<Arc<str>>,
    /// The last part of its address.
    pub slug: String,
    /// The usual name.
    pub name: String,
    /// What kind of party it is.
    pub kind: Option<PartyKind>,
    /// ISO 3166-1 alpha-2.
    pub code: Option<String>,
    /// The party that it speaks for.
    pub part_of: Option<PartyId>,
    /// The parties that speak for it.
    pub parts: Vec<PartyId>,
    /// Other names.
    pub also_known_as: Vec<String>,
    /// The members of a bloc.
    pub members: Vec<Member>,
    /// The blocs that it is a member of.
    pub member_of: Vec<Member>,
    /// Its earlier addresses.
    pub aliases: Vec<String>,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the text begins in the file, in bytes.
    pub body_start: usize,
    /// What a theme wants to know.
    pub extra: Option<Value>,
    /// Entries in which it, somebody who speaks for it, or a part of it takes part or is mentioned.
    pub entries: Vec<EntryId>,
    /// Positions that count for it, newest first.
    pub positions: Vec<PositionRef>,
    /// Pairs that it is in, those that meet most often first.
    pub pairs: Vec<PairId>,
}

impl Party {
    /// Whether there is anything to show of it.
    pub fn has_page(&self) -> bool {
        self.file.is_some() || !self.entries.is_empty()
    }
}

/// A membership, seen from either side.
#[derive(Debug, Clone)]
pub struct Member {
    /// The party.
    pub party: PartyId,
    /// The first day, where it is known.
    pub from: Option<Date>,
    /// The outer none: nothing is known; the inner: until today.
    pub until: Option<Option<Date>>,
}

impl Member {
    /// Whether nothing that is known speaks against it in these days.
    pub fn holds(&self, span: DateSpan) -> bool {
        self.from.is_none_or(|from| from <= span.last) && self.until.flatten().is_none_or(|until| span.first <= until)
    }
}

/// A publisher or agency: the registry's "source".
#[derive(Debug, Default)]
pub struct Publisher {
    /// The file; none where entries alone name it.
    pub file: Option<Arc<str>>,
    /// The last part of its address.
    pub slug: String,
    /// The usual name.
    pub name: String,
    /// What kind of thing it is.
    pub kind: Option<String>,
    /// Who owns or controls it.
    pub affiliation: Option<Affiliation>,
    /// The address that supports the affiliation.
    pub basis: Option<String>,
    /// The party.
    pub party: Option<PartyId>,
    /// Its address.
    pub url: Option<String>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// Other names.
    pub also_known_as: Vec<String>,
    /// Its earlier addresses.
    pub aliases: Vec<String>,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the text begins in the file, in bytes.
    pub body_start: usize,
    /// What a theme wants to know.
    pub extra: Option<Value>,
    /// Entries of which it publishes or writes an account, each once.
    pub entries: Vec<EntryId>,
    /// How many of them rest on one account.
    pub single_source: usize,
}

impl Publisher {
    /// Whether there is anything to show of it.
    pub fn has_page(&self) -> bool {
        self.file.is_some() || !self.entries.is_empty()
    }
}

/// A plain page.
#[derive(Debug)]
pub struct Page {
    /// The file.
    pub file: Arc<str>,
    /// The last part of its address.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence.
    pub summary: Option<String>,
    /// Its place in the menu.
    pub menu: Option<u32>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// Its earlier addresses.
    pub aliases: Vec<String>,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the text begins in the file, in bytes.
    pub body_start: usize,
    /// What a theme wants to know.
    pub extra: Option<Value>,
}
