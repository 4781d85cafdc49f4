//! The model: a valid digest, with every name resolved. Only `resolve` makes one, and nothing changes it afterwards.

mod entry;
mod ids;
mod issue;
mod pair;
mod registry;
mod withheld;

pub use crate::fields::lists::{
    AccountKind, Act, ActorKind, Affiliation, CorrectionKind, EventFormat, EventType, PartyKind, Relation, Side,
    SideBasis, SpecialRole, Status, Verification,
};
pub use crate::fields::{AccountFacts, Bounds, Correction, EntryFacts, Place, SavedCopy, TenureStatus};
pub use entry::{
    Account, Actor, Entry, Holder, Office, Participant, Position, PositionSide, Related, SideChange, TopicSide,
};
pub use ids::{EntryId, IssueId, PageId, PairId, PartyId, PersonId, PositionRef, PublisherId, TenureRef, TopicId};
pub use issue::{Introduction, Issue, IssuePeriod};
pub use pair::Pair;
pub use registry::{Member, Page, Party, Person, Publisher, Tenure, TenureSource, Topic};
pub use withheld::{Withheld, WithheldReason};

use crate::date::DateSpan;
use crate::diagnostic::Location;
use crate::load::Asset;
use crate::markdown::Body;
use crate::parse::Config;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// A whole digest. Every list of entries in it is newest first.
#[derive(Debug)]
pub struct Digest {
    /// The configuration.
    pub config: Arc<Config>,
    /// The moment for which it is built: what is later than that is in the future.
    pub now: Timestamp,
    /// The published entries, newest first, without translations.
    pub entries: Vec<Entry>,
    /// Translations of entries. Each has a page, and is in no list.
    pub translations: Vec<Entry>,
    /// Topics: those with a file in the order of their paths, then the others as entries first name them.
    pub topics: Vec<Topic>,
    /// People, likewise.
    pub people: Vec<Person>,
    /// Parties, likewise.
    pub parties: Vec<Party>,
    /// Publishers and agencies, likewise.
    pub publishers: Vec<Publisher>,
    /// For every party the one that it speaks for, over all steps: a ministry's state. It is its own if it speaks for no other.
    pub principals: Vec<PartyId>,
    /// Pairs of parties that meet, sorted by the slugs of the parties.
    pub pairs: Vec<Pair>,
    /// Pages, sorted by their place in the menu and then by title.
    pub pages: Vec<Page>,
    /// Every week or month that has entries, newest first; empty if issues are switched off.
    pub issues: Vec<Issue>,
    /// What was corrected in everything that is published, sorted by what it corrects.
    pub corrections: Vec<(Item, Arc<[Correction]>)>,
    /// Files to copy: those of `content/static/` and those beside entries.
    pub assets: Vec<Asset>,
    /// Entries and pages that are withheld, because they are drafts or of a later moment.
    pub withheld: Vec<Withheld>,
    /// Whether it is a preview: a site that search engines must not list, and that says so on every page.
    pub is_preview: bool,
    /// Every published body that has links, sorted by file.
    pub linked: Vec<LinkedBody>,
}

/// A body with links.
#[derive(Debug)]
pub struct LinkedBody {
    /// By what the targets of its links are found: the path of the file, or the key of a correction.
    pub key: Arc<str>,
    /// What the file describes.
    pub item: Item,
    /// The body.
    pub body: Arc<Body>,
    /// Where it stands.
    pub place: BodyPlace,
    /// The targets of its links, in the order of the links.
    pub references: Vec<Reference>,
}

/// Where a body stands, for messages about its links.
#[derive(Debug, Clone)]
pub enum BodyPlace {
    /// In this file from this byte on.
    File(Arc<str>, usize),
    /// In a value of the front matter.
    Value(Location),
}

impl BodyPlace {
    /// The location of a range of the body; of a value, the location of all of it.
    pub fn location(&self, range: &Range<usize>) -> Location {
        match self {
            Self::File(file, start) => Location::bytes(file, range.start + start..range.end + start),
            Self::Value(location) => location.clone(),
        }
    }
}

/// The target of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// An external address.
    Outside,
    /// A place in the page itself: `#anchor`.
    Here(String),
    /// An address of the site without its leading `/`, and an anchor. Whether it exists is checked by the plan.
    Address(String, Option<String>),
    /// What another file describes, and an anchor in it.
    Item(Item, Option<String>),
    /// A file that is copied, by its index in [`Digest::assets`].
    Asset(usize),
    /// Nothing that is published, so that the link becomes plain text.
    Nothing,
}

/// What a file describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A published entry.
    Entry(EntryId),
    /// A translation, by its index in [`Digest::translations`].
    Translation(usize),
    /// A topic.
    Topic(TopicId),
    /// A person.
    Person(PersonId),
    /// A party.
    Party(PartyId),
    /// A source.
    Publisher(PublisherId),
    /// A page.
    Page(PageId),
    /// An issue.
    Issue(IssueId),
    /// An entry or page that is not published.
    Withheld,
    /// Something that has no page of its own.
    Nothing,
}

impl Digest {
    /// What was corrected in something, oldest first.
    pub fn corrections_of(&self, item: Item) -> &[Correction] {
        let found = self.corrections.binary_search_by_key(&item, |(item, _)| *item);
        found.map_or(&[][..], |at| &*self.corrections[at].1)
    }

    /// The file and the body of something; none if it has no file.
    pub fn text_of(&self, item: Item) -> Option<(&Arc<str>, &Body)> {
        let (file, body) = match item {
            Item::Entry(id) => (Some(&self.entry(id).file), &self.entry(id).body),
            Item::Translation(at) => (Some(&self.translations[at].file), &self.translations[at].body),
            Item::Topic(id) => (self.topic(id).file.as_ref(), &self.topic(id).body),
            Item::Person(id) => (self.person(id).file.as_ref(), &self.person(id).body),
            Item::Party(id) => (self.party(id).file.as_ref(), &self.party(id).body),
            Item::Publisher(id) => (self.publisher(id).file.as_ref(), &self.publisher(id).body),
            Item::Page(id) => (Some(&self.pages[id.index()].file), &self.pages[id.index()].body),
            Item::Issue(id) => {
                let introduction = self.issue(id).introduction.as_ref()?;
                (Some(&introduction.file), &introduction.body)
            }
            Item::Withheld | Item::Nothing => return None,
        };
        Some((file?, body))
    }

    /// The day of [`Digest::now`] in the digest's time zone.
    pub fn today(&self) -> Date {
        self.now.to_zoned(self.config.timezone.clone()).date()
    }

    /// The latest day that it is anywhere on Earth at that moment. Days begin first where clocks are 14 hours ahead of UTC.
    pub fn latest_day(&self) -> Date {
        self.now.to_zoned(TimeZone::fixed(Offset::constant(14))).date()
    }

    /// The earliest day that it is anywhere on Earth at that moment. Days end last where clocks are 12 hours behind UTC.
    pub fn earliest_day(&self) -> Date {
        self.now.to_zoned(TimeZone::fixed(Offset::constant(-12))).date()
    }

    /// Whether anything has been corrected. The list of corrections is made in any case, and linked only if it has one.
    pub fn has_corrections(&self) -> bool {
        !self.corrections.is_empty()
    }

    /// Whether an event is announced. The page of announced events is made in any case, and linked only if it has one.
    pub fn has_announcements(&self) -> bool {
        self.entries.iter().any(|entry| entry.status == Status::Scheduled)
    }

    /// The language of an entry (BCP 47): its own, or the digest's.
    pub fn language_of<'a>(&'a self, entry: &'a Entry) -> &'a str {
        entry.language.as_deref().unwrap_or(&self.config.language)
    }

    /// The entry of that number.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.index()]
    }

    /// The topic of that number.
    pub fn topic(&self, id: TopicId) -> &Topic {
        &self.topics[id.index()]
    }

    /// The person of that number.
    pub fn person(&self, id: PersonId) -> &Person {
        &self.people[id.index()]
    }

    /// The party of that number.
    pub fn party(&self, id: PartyId) -> &Party {
        &self.parties[id.index()]
    }

    /// The pair of that number.
    pub fn pair(&self, id: PairId) -> &Pair {
        &self.pairs[id.index()]
    }

    /// An office of a person's file.
    pub fn tenure(&self, at: TenureRef) -> &Tenure {
        &self.person(at.person).offices[at.at]
    }

    /// A party and, step by step, the parties that it speaks for.
    pub fn voice_chain(&self, party: PartyId) -> impl Iterator<Item = PartyId> {
        std::iter::successors(Some(party), |party| self.party(*party).speaks_for)
    }

    /// Whether one of two parties is the other one, or speaks for it.
    pub fn is_one_voice(&self, one: PartyId, other: PartyId) -> bool {
        let speaks = |party: PartyId, of: PartyId| self.voice_chain(party).any(|one| one == of);
        speaks(one, other) || speaks(other, one)
    }

    /// The party that a party speaks for, over all steps: a ministry's state. A party that speaks for no other is its own.
    pub fn principal(&self, party: PartyId) -> PartyId {
        self.principals[party.index()]
    }

    /// The parties that take part in an entry, each state once, however many ministries or people speak for it; in the order
    /// of the entry.
    pub fn principals_of(&self, entry: &Entry) -> Vec<PartyId> {
        let mut seen = HashSet::new();
        let principals = entry.parties.iter().map(|party| self.principal(*party));
        principals.filter(|party| seen.insert(*party)).collect()
    }

    /// Whether a party is or may be a member of a bloc at that time.
    pub fn is_member(&self, party: PartyId, bloc: PartyId, time: DateSpan) -> bool {
        let mut members = self.party(bloc).members.iter();
        members.any(|member| member.party == party && member.bounds.may_hold_in(time))
    }

    /// The publisher or agency of that number.
    pub fn publisher(&self, id: PublisherId) -> &Publisher {
        &self.publishers[id.index()]
    }

    /// The issue of that number.
    pub fn issue(&self, id: IssueId) -> &Issue {
        &self.issues[id.index()]
    }

    /// The number of every entry, newest first.
    pub fn entry_ids(&self) -> impl Iterator<Item = EntryId> {
        (0..self.entries.len()).map(EntryId::new)
    }
}
