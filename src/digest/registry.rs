//! Topics, people, parties, publishers and pages with everything resolved. One without a file is not registered.

use super::{EntryId, PartyId, TopicId};
use crate::markdown::Body;
use crate::yaml::Value;
use jiff::civil::Date;
use std::sync::Arc;

/// What an entry is about.
#[derive(Debug, Default)]
pub struct Topic {
    /// The file; none where an entry alone names it.
    pub file: Option<Arc<str>>,
    pub slug: String,
    pub title: String,
    pub summary: Option<String>,
    pub usage_hint: Option<String>,
    pub parent: Option<TopicId>,
    pub children: Vec<TopicId>,
    pub also_known_as: Vec<String>,
    pub related: Vec<TopicId>,
    pub aliases: Vec<String>,
    pub body: Arc<Body>,
    pub body_start: usize,
    pub extra: Option<Value>,
    /// Entries of this topic and of its sub-topics.
    pub entries: Vec<EntryId>,
}

/// Somebody.
#[derive(Debug, Default)]
pub struct Person {
    /// The file; none where entries alone name them.
    pub file: Option<Arc<str>>,
    pub slug: String,
    pub name: String,
    pub sort_name: String,
    pub native_name: Option<String>,
    pub also_known_as: Vec<String>,
    pub wikidata: Option<String>,
    pub offices: Vec<Tenure>,
    pub aliases: Vec<String>,
    pub body: Arc<Body>,
    pub body_start: usize,
    pub extra: Option<Value>,
    /// Entries in which they take part or are mentioned.
    pub entries: Vec<EntryId>,
}

/// An office that somebody held.
#[derive(Debug)]
pub struct Tenure {
    pub title: String,
    pub of: Option<PartyId>,
    pub from: Option<Date>,
    /// The outer none: nothing is known; the inner: until today.
    pub until: Option<Option<Date>>,
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
    pub slug: String,
    pub name: String,
    /// `tables::PARTY_KINDS`
    pub kind: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub code: Option<String>,
    /// The party that it speaks for.
    pub part_of: Option<PartyId>,
    /// The parties that speak for it.
    pub parts: Vec<PartyId>,
    pub also_known_as: Vec<String>,
    pub members: Vec<Member>,
    /// The blocs that it is a member of.
    pub member_of: Vec<Member>,
    pub aliases: Vec<String>,
    pub body: Arc<Body>,
    pub body_start: usize,
    pub extra: Option<Value>,
    /// Entries in which it, somebody who speaks for it, or a part of it takes part or is mentioned.
    pub entries: Vec<EntryId>,
}

/// A membership, seen from either side.
#[derive(Debug, Clone)]
pub struct Member {
    pub party: PartyId,
    pub from: Option<Date>,
    /// The outer none: nothing is known; the inner: until today.
    pub until: Option<Option<Date>>,
}

/// A publisher or agency: the registry's "source".
#[derive(Debug, Default)]
pub struct Publisher {
    /// The file; none where entries alone name it.
    pub file: Option<Arc<str>>,
    pub slug: String,
    pub name: String,
    pub kind: Option<String>,
    /// `tables::AFFILIATIONS`
    pub affiliation: Option<String>,
    pub basis: Option<String>,
    pub party: Option<PartyId>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub also_known_as: Vec<String>,
    pub aliases: Vec<String>,
    pub body: Arc<Body>,
    pub body_start: usize,
    pub extra: Option<Value>,
    /// Entries of which it publishes or writes an account, each once.
    pub entries: Vec<EntryId>,
    /// How many of them rest on one account.
    pub single_source: usize,
}

/// A plain page.
#[derive(Debug)]
pub struct Page {
    pub file: Arc<str>,
    pub slug: String,
    pub title: String,
    pub summary: Option<String>,
    pub menu: Option<u32>,
    pub language: Option<String>,
    pub aliases: Vec<String>,
    pub body: Arc<Body>,
    pub body_start: usize,
    pub extra: Option<Value>,
}
