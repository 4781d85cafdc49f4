//! An entry with everything resolved.

use super::{
    EntryId, PartyId, PersonId, PositionRef, PublisherId, Side, SideBasis, SpecialRole, TenureRef, TopicId,
    WithheldReason,
};
use crate::date::DateSpan;
use crate::fields::lists::{Act, ActorKind, Relation, Status};
use crate::fields::{AccountFacts, Correction, EntryFacts};
use crate::markdown::Body;
use jiff::Timestamp;
use jiff::civil::Date;
use std::ops::Deref;
use std::sync::Arc;

/// One event, meeting, statement or article, digested.
///
/// It dereferences to its [`EntryFacts`], so that `entry.kind` is a field of the entry like any other.
#[derive(Debug)]
pub struct Entry {
    /// The path of the file.
    pub file: Arc<str>,
    /// The last part of its address, unique among entries.
    pub slug: String,
    /// What happened.
    pub title: String,
    /// The time of the event.
    pub date: DateSpan,
    /// The accounts, the primary one first; never empty.
    pub accounts: Vec<Account>,
    /// Who took part, comments, is addressed or is mentioned.
    pub participants: Vec<Participant>,
    /// The people who took part, each once. This and [`Entry::parties`] are the one definition of presence.
    pub people: Vec<PersonId>,
    /// The parties that took part, each once: by themselves, or through a person or party that speaks for them.
    pub parties: Vec<PartyId>,
    /// The topics that the front matter names.
    pub topics: Vec<TopicId>,
    /// Who said what on which topic.
    pub positions: Vec<Position>,
    /// Other entries: those that the front matter names, and those that name this one.
    pub related: Vec<Related>,
    /// The moment of `publish_at`.
    pub issued: Option<Timestamp>,
    /// The moment by which feeds sort it: `issued`, or else the day of the latest account or of the event, at most today.
    pub published: Timestamp,
    /// The later of `published` and the last correction.
    pub updated: Timestamp,
    /// Its language (BCP 47), if it is not the digest's.
    pub language: Option<String>,
    /// Of a translation, the original.
    pub translation_of: Option<EntryId>,
    /// Of an original, its translations, by their index in [`super::Digest::translations`].
    pub translations: Vec<usize>,
    /// Why it is not on the published site, if a preview shows it all the same.
    pub unpublished: Option<WithheldReason>,
    /// Earlier addresses, which redirect here.
    pub aliases: Vec<String>,
    /// What was corrected after it was published, oldest first.
    pub corrections: Arc<[Correction]>,
    /// The day by which every quotation was verified that can be compared with a saved copy; `None` if one was not, or there is none.
    pub quotes_checked: Option<Date>,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the body begins in the file, in bytes.
    pub body_start: usize,
    /// Everything else that the front matter says.
    pub facts: Arc<EntryFacts>,
}

impl Entry {
    /// The first address that it had; `address` is the one that it has now. Permanent ids are made of the first.
    pub fn first_address<'a>(&'a self, address: &'a str) -> &'a str {
        let first = self.aliases.first().map(|alias| alias.trim_start_matches('/'));
        first.unwrap_or(address)
    }
}

impl Entry {
    /// Whether its event took place. Nobody was at one that is still to come, was cancelled or never was, and what an entry of
    /// such an event has as a position decides nothing.
    pub fn took_place(&self) -> bool {
        self.status == Status::Happened
    }

    /// The one source that it rests on: who wrote every account, however many carry it. None if several wrote them.
    pub fn only_origin(&self) -> Option<PublisherId> {
        let mut origins = self.accounts.iter().map(Account::origin);
        let first = origins.next()?;
        origins.all(|origin| origin == first).then_some(first)
    }
}

impl Deref for Entry {
    type Target = EntryFacts;

    fn deref(&self) -> &EntryFacts {
        &self.facts
    }
}

/// One account of an event. It dereferences to its [`AccountFacts`].
#[derive(Debug)]
pub struct Account {
    /// Who published it.
    pub publisher: PublisherId,
    /// Who wrote it, if that is not the publisher.
    pub agency: Option<PublisherId>,
    /// The party whose view it gives.
    pub side: Option<PartyId>,
    /// Everything else that the front matter says.
    pub facts: Arc<AccountFacts>,
}

impl Account {
    /// Who wrote it: the agency, or else the publisher.
    pub fn origin(&self) -> PublisherId {
        self.agency.unwrap_or(self.publisher)
    }

    /// Who published it, if somebody else wrote it.
    pub fn carrier(&self) -> Option<PublisherId> {
        Some(self.publisher).filter(|publisher| *publisher != self.origin())
    }
}

impl Deref for Account {
    type Target = AccountFacts;

    fn deref(&self) -> &AccountFacts {
        &self.facts
    }
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

/// A person or party that took part in an event, or is only mentioned.
#[derive(Debug)]
pub struct Participant {
    /// The person or party.
    pub who: Actor,
    /// The role: a [`SpecialRole`], or one of those who took part, in the writer's words.
    pub role: Option<String>,
    /// The offices held on the day, in the order in which they began.
    pub offices: Vec<Office>,
    /// The party that the person spoke for: the one that the entry says, else the one of the office that it names, else the one
    /// of all offices that may be held on that day. None if these are of several parties.
    pub of: Option<PartyId>,
}

impl Participant {
    /// The role, if it is one with a meaning of its own.
    pub fn special_role(&self) -> Option<SpecialRole> {
        self.role.as_deref().and_then(SpecialRole::from_word)
    }

    /// Whether it took part in the event. Who was not there has no appearance, speaks for nobody and is in no pair.
    pub fn is_present(&self) -> bool {
        self.special_role().is_none_or(SpecialRole::is_present)
    }

    /// The offices that the entry shows.
    pub fn shown_offices(&self) -> impl Iterator<Item = &Office> {
        self.offices.iter().filter(|office| office.is_shown)
    }

    /// The party that took part: this one itself, or the one that the person spoke for.
    pub fn party(&self) -> Option<PartyId> {
        match self.who {
            Actor::Party(party) => Some(party),
            Actor::Person(_) => self.of,
        }
    }
}

/// An office of a participant, on the day of the event.
#[derive(Debug)]
pub struct Office {
    /// The title of the office: the entry's words, or those of the person's file.
    pub title: String,
    /// The party that it is an office of.
    pub of: Option<PartyId>,
    /// The office in the person's file; none if only the entry has it.
    pub registered: Option<TenureRef>,
    /// Whether the person's file has it for certain on that day. Otherwise it is only possible there, and the entry names it.
    pub is_certain: bool,
    /// Whether it is held only for the time being, as by an acting minister.
    pub acting: bool,
    /// Whether the entry shows it: it is among those that the entry names, else those of the party that the person is there
    /// for, else all.
    pub is_shown: bool,
}

/// Somebody that a position is counted for.
#[derive(Debug, Clone, Copy)]
pub struct Holder {
    /// A party, or a person who speaks for no party.
    pub who: Actor,
    /// Their last position before this one on the same question, if it is on another side.
    pub differs_from: Option<PositionRef>,
}

/// The side of a position on the question of its topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PositionSide {
    /// The side.
    pub side: Side,
    /// How it got the side.
    pub basis: SideBasis,
}

/// On which side of the question of a topic somebody is, by the last position that has a side.
#[derive(Debug, Clone, Copy)]
pub struct TopicSide {
    /// A party, or a person who speaks for no party.
    pub who: Actor,
    /// The side.
    pub side: PositionSide,
    /// The position that decides.
    pub position: PositionRef,
    /// Where they changed to this side; none if they were never on another one.
    pub change: Option<SideChange>,
}

/// A change from one side to another.
#[derive(Debug, Clone, Copy)]
pub struct SideChange {
    /// The side before.
    pub from: Side,
    /// The last position on that side.
    pub before: PositionRef,
    /// The first position on the new side.
    pub since: PositionRef,
    /// Whether the position before is known to be the earlier one: its event ended before the other's began. Otherwise both
    /// sides were taken at the same time.
    pub is_in_order: bool,
}

/// What somebody said on a topic.
#[derive(Debug)]
pub struct Position {
    /// Who holds it.
    pub by: Vec<Actor>,
    /// Who it is counted for, each once: the parties that the holders speak for on that day, or the holders themselves.
    pub holders: Vec<Holder>,
    /// The parties that it is listed with: those that the holders are or speak for, step by step, each once.
    pub parties: Vec<PartyId>,
    /// What the holders do.
    pub act: Act,
    /// The topic.
    pub on: TopicId,
    /// The side on the question of that topic; none if the topic has no question, or the position no side on it.
    pub side: Option<PositionSide>,
    /// The position in the writer's words.
    pub summary: Option<String>,
    /// The speaker's own words.
    pub quote: Option<String>,
    /// Who it is addressed to.
    pub to: Vec<Actor>,
    /// The account that it is taken from, by its index in [`Entry::accounts`]; none if there are several and the entry does not
    /// say which.
    pub account: Option<usize>,
}

/// A related entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Related {
    /// The other entry.
    pub entry: EntryId,
    /// How this entry relates to it.
    pub relation: Relation,
}
