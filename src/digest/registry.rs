//! Topics, people, parties, publishers and pages, with every name resolved. One that has no file is known from entries alone.

use super::{EntryId, PairId, PartyId, PositionRef, PublisherId, TenureRef, TopicId, TopicSide};
use crate::fields::Bounds;
use crate::fields::lists::{Affiliation, PartyKind};
use crate::gazetteer::KnownParty;
use crate::markdown::Body;
use crate::yaml::Value;
use std::borrow::Cow;
use std::sync::Arc;

/// A topic.
#[derive(Debug, Default)]
pub struct Topic {
    /// The path of the file; none if only entries name it.
    pub file: Option<Arc<str>>,
    /// The last part of its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it is, in a sentence.
    pub summary: Option<String>,
    /// When to use this topic.
    pub usage_hint: Option<String>,
    /// The question on which parties take sides.
    pub question: Option<String>,
    /// The topic that it is part of.
    pub parent: Option<TopicId>,
    /// The topics that are part of it.
    pub children: Vec<TopicId>,
    /// Other names.
    pub also_known_as: Vec<String>,
    /// Related topics.
    pub related: Vec<TopicId>,
    /// Earlier addresses, which redirect here.
    pub aliases: Vec<String>,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the text begins in the file, in bytes.
    pub body_start: usize,
    /// Values for a theme.
    pub extra: Option<Value>,
    /// Entries on this topic or on a topic below it, newest first.
    pub entries: Vec<EntryId>,
    /// Positions on this topic or on a topic below it, newest first.
    pub positions: Vec<PositionRef>,
    /// On which side everybody is who took one on the question of this topic, in the order of parties and people.
    pub sides: Vec<TopicSide>,
}

impl Topic {
    /// Whether it has a page: it has a file, or is in an entry.
    pub fn has_page(&self) -> bool {
        self.file.is_some() || !self.entries.is_empty()
    }
}

/// A person.
#[derive(Debug, Default)]
pub struct Person {
    /// The path of the file; none if only entries name them.
    pub file: Option<Arc<str>>,
    /// The last part of its address.
    pub slug: String,
    /// The usual name.
    pub name: String,
    /// The name as lists sort it.
    pub sort_name: String,
    /// Whether that begins with the family name: the file says it, or the language of the name does.
    pub family_name_first: bool,
    /// What tells them from namesakes, such as the years of their life.
    pub distinction: Option<String>,
    /// The name in its original script.
    pub native_name: Option<String>,
    /// Other names.
    pub also_known_as: Vec<String>,
    /// The identifier at Wikidata.
    pub wikidata: Option<String>,
    /// The offices held.
    pub offices: Vec<Tenure>,
    /// Earlier addresses, which redirect here.
    pub aliases: Vec<String>,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the text begins in the file, in bytes.
    pub body_start: usize,
    /// Values for a theme.
    pub extra: Option<Value>,
    /// Entries in which they take part or are mentioned, newest first.
    pub entries: Vec<EntryId>,
    /// Positions that they hold themselves, newest first.
    pub positions: Vec<PositionRef>,
}

impl Person {
    /// Whether they have a page: they have a file, or are in an entry.
    pub fn has_page(&self) -> bool {
        self.file.is_some() || !self.entries.is_empty()
    }

    /// The name with what tells them from namesakes: `Rufus King (1755–1827)`.
    pub fn full_name(&self) -> Cow<'_, str> {
        full_name(&self.name, self.distinction.as_deref())
    }
}

/// An office that somebody holds or held, according to their file.
#[derive(Debug)]
pub struct Tenure {
    /// The title of the office.
    pub title: String,
    /// The party that it is an office of.
    pub of: Option<PartyId>,
    /// The parties that an envoy is accredited to.
    pub to: Vec<PartyId>,
    /// From when until when it is held.
    pub bounds: Bounds,
    /// Whether it is held only for the time being, as by an acting minister.
    pub acting: bool,
    /// Where it is known from.
    pub source: Option<TenureSource>,
    /// A remark.
    pub note: Option<String>,
}

/// Where an office is known from.
#[derive(Debug)]
pub struct TenureSource {
    /// Who publishes it.
    pub publisher: PublisherId,
    /// Its URL.
    pub url: Option<String>,
}

/// A membership in a bloc, seen from the bloc or from the member.
pub type Member = crate::fields::Membership<PartyId>;

/// A state, bloc, organisation or other body.
#[derive(Debug, Default)]
pub struct Party {
    /// The path of the file; none if only entries name it.
    pub file: Option<Arc<str>>,
    /// The last part of its address.
    pub slug: String,
    /// The usual name.
    pub name: String,
    /// The name as lists sort it.
    pub sort_name: String,
    /// What tells it from namesakes.
    pub distinction: Option<String>,
    /// What kind of party it is.
    pub kind: Option<PartyKind>,
    /// The country code (ISO 3166-1 alpha-2).
    pub code: Option<String>,
    /// Which one of the gazetteer it is.
    pub known: Option<KnownParty>,
    /// The party that it belongs to. What it says and does stays its own.
    pub part_of: Option<PartyId>,
    /// The parties that belong to it.
    pub parts: Vec<PartyId>,
    /// The party that it speaks for: what it says and does counts as that party's.
    pub speaks_for: Option<PartyId>,
    /// The parties that speak for it.
    pub voices: Vec<PartyId>,
    /// Other names.
    pub also_known_as: Vec<String>,
    /// From when until when it exists.
    pub bounds: Bounds,
    /// The parties that took its place.
    pub successors: Vec<PartyId>,
    /// The parties whose place it took.
    pub predecessors: Vec<PartyId>,
    /// The offices of envoys who are accredited to it.
    pub envoys: Vec<TenureRef>,
    /// The members of a bloc.
    pub members: Vec<Member>,
    /// The blocs that it is a member of.
    pub member_of: Vec<Member>,
    /// Earlier addresses, which redirect here.
    pub aliases: Vec<String>,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the text begins in the file, in bytes.
    pub body_start: usize,
    /// Values for a theme.
    pub extra: Option<Value>,
    /// Entries in which it or somebody who speaks for it takes part or is named, newest first.
    pub entries: Vec<EntryId>,
    /// Positions of it and of those who speak for it, newest first.
    pub positions: Vec<PositionRef>,
    /// The pairs that it is in, those that meet most often first.
    pub pairs: Vec<PairId>,
}

impl Party {
    /// Whether it has a page: it has a file, or is in an entry.
    pub fn has_page(&self) -> bool {
        self.file.is_some() || !self.entries.is_empty()
    }

    /// The name with what tells it from namesakes: `China (1912–1949)`.
    pub fn full_name(&self) -> Cow<'_, str> {
        full_name(&self.name, self.distinction.as_deref())
    }
}

/// A name, with what tells its bearer from namesakes.
fn full_name<'a>(name: &'a str, distinction: Option<&str>) -> Cow<'a, str> {
    match distinction {
        Some(distinction) => Cow::Owned(format!("{name} ({distinction})")),
        None => Cow::Borrowed(name),
    }
}

/// A publisher or agency, which front matter and pages call a source.
#[derive(Debug, Default)]
pub struct Publisher {
    /// The path of the file; none if only entries name it.
    pub file: Option<Arc<str>>,
    /// The last part of its address.
    pub slug: String,
    /// The usual name.
    pub name: String,
    /// What kind of source it is, in the writer's words.
    pub kind: Option<String>,
    /// Who owns or controls it.
    pub affiliation: Option<Affiliation>,
    /// The URL of a page that confirms the affiliation.
    pub basis: Option<String>,
    /// The party that it speaks for.
    pub party: Option<PartyId>,
    /// The URL of its website.
    pub url: Option<String>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// Other names.
    pub also_known_as: Vec<String>,
    /// Earlier addresses, which redirect here.
    pub aliases: Vec<String>,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the text begins in the file, in bytes.
    pub body_start: usize,
    /// Values for a theme.
    pub extra: Option<Value>,
    /// Entries with an account that it published or wrote, each once, newest first.
    pub entries: Vec<EntryId>,
    /// The number of those entries that rest on this source alone: it wrote every account, whoever carries it.
    pub single_source: usize,
}

impl Publisher {
    /// Whether it has a page: it has a file, or is in an entry.
    pub fn has_page(&self) -> bool {
        self.file.is_some() || !self.entries.is_empty()
    }
}

/// A plain page.
#[derive(Debug)]
pub struct Page {
    /// The path of the file.
    pub file: Arc<str>,
    /// The last part of its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it is about, in a sentence.
    pub summary: Option<String>,
    /// Its place in the menu; none if it is not in the menu.
    pub menu: Option<u32>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// Whether it is a draft, which a preview shows all the same.
    pub draft: bool,
    /// Earlier addresses, which redirect here.
    pub aliases: Vec<String>,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the text begins in the file, in bytes.
    pub body_start: usize,
    /// Values for a theme.
    pub extra: Option<Value>,
}
