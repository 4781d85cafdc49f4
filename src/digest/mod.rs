//! The model: a digest that is valid, with every name resolved. Only `resolve` makes one; nothing changes it afterwards.

mod entry;
mod issue;
mod pair;
mod registry;
mod stance;
mod standing;

pub use crate::fields::lists::{
    AccountKind, Act, ActorKind, Affiliation, CorrectionKind, EventFormat, EventType, PartyKind, Relation, Side,
    Status, Verification,
};
pub use entry::{Account, Actor, Correction, Entry, Holder, Office, Participant, Place, Position, Related};
pub use issue::{Introduction, Issue, IssuePeriod};
pub use pair::Pair;
pub use registry::{Member, Page, Party, Person, Publisher, Tenure, Topic};
pub use stance::PositionRef;
pub use standing::TenureStatus;

use crate::load::Asset;
use crate::markdown::Body;
use crate::parse::Config;
use jiff::Timestamp;
use jiff::civil::Date;
use std::sync::Arc;

macro_rules! ids {
    ($($(#[$about:meta])* $id:ident)*) => {
        $($(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $id(pub(crate) u32);

        impl $id {
            pub(crate) fn new(index: usize) -> Self {
                Self(u32::try_from(index).expect("a digest has fewer than four thousand million things of a kind"))
            }

            /// The place in its list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        })*
    };
}

ids! {
    /// An entry, by its place in [`Digest::entries`].
    EntryId
    /// A topic, by its place in [`Digest::topics`].
    TopicId
    /// A person, by its place in [`Digest::people`].
    PersonId
    /// A party, by its place in [`Digest::parties`].
    PartyId
    /// A publisher or agency, by its place in [`Digest::publishers`].
    PublisherId
    /// A page, by its place in [`Digest::pages`].
    PageId
    /// An issue, by its place in [`Digest::issues`].
    IssueId
    /// A pair, by its place in [`Digest::pairs`].
    PairId
}

/// A whole digest. Every list of entries in it is newest first.
#[derive(Debug)]
pub struct Digest {
    /// The configuration.
    pub config: Arc<Config>,
    /// The moment for which it is made.
    pub now: Timestamp,
    /// What is published, newest first; translations stand in [`Digest::translations`].
    pub entries: Vec<Entry>,
    /// Translations of entries: each has a page and is in no list.
    pub translations: Vec<Entry>,
    /// Topics, in the order of their files and then of their first appearance.
    pub topics: Vec<Topic>,
    /// People, likewise.
    pub people: Vec<Person>,
    /// Parties, likewise.
    pub parties: Vec<Party>,
    /// Who publishes, likewise.
    pub publishers: Vec<Publisher>,
    /// Parties that meet, in the order of their slugs.
    pub pairs: Vec<Pair>,
    /// Pages, sorted by their place in the menu and their title.
    pub pages: Vec<Page>,
    /// Every week or month that has entries, newest first; none where issues are switched off.
    pub issues: Vec<Issue>,
    /// Files to copy, from `content/static/` and beside the content.
    pub assets: Vec<Asset>,
    /// How many entries and pages are withheld.
    pub withheld: usize,
    /// Every body that is published and has links, sorted by file.
    pub linked: Vec<LinkedBody>,
}

/// A body with links.
#[derive(Debug)]
pub struct LinkedBody {
    /// The file that it stands in.
    pub file: Arc<str>,
    /// What the file became.
    pub item: Item,
    /// The body.
    pub body: Arc<Body>,
    /// Where it begins in the file, in bytes.
    pub start: usize,
    /// What each of its links means, in their order.
    pub references: Vec<Reference>,
}

/// What a link means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// An address outside of the site.
    Outside,
    /// A place of its own page: `#anchor`.
    Here(String),
    /// An address of the site without its leading `/`, and an anchor. Whether it is there, the plan knows.
    Address(String, Option<String>),
    /// What a file became, and an anchor in it.
    Item(Item, Option<String>),
    /// A file that is copied, by its place in [`Digest::assets`].
    Asset(usize),
    /// Nothing that is published: the link becomes plain text.
    Nothing,
}

/// What a file became.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A published entry.
    Entry(EntryId),
    /// A translation, by its place in [`Digest::translations`].
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
    /// An entry or page that is withheld.
    Withheld,
    /// Something that has no page of its own.
    Nothing,
}

impl Digest {
    /// The day of [`Digest::now`] where the digest is.
    pub fn today(&self) -> Date {
        self.now.to_zoned(self.config.timezone.clone()).date()
    }

    /// The language of an entry (BCP 47): its own, or the digest's.
    pub fn language_of<'a>(&'a self, entry: &'a Entry) -> &'a str {
        entry.language.as_deref().unwrap_or(&self.config.language)
    }

    /// The entry.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.index()]
    }

    /// The topic.
    pub fn topic(&self, id: TopicId) -> &Topic {
        &self.topics[id.index()]
    }

    /// The person.
    pub fn person(&self, id: PersonId) -> &Person {
        &self.people[id.index()]
    }

    /// The party.
    pub fn party(&self, id: PartyId) -> &Party {
        &self.parties[id.index()]
    }

    /// The pair.
    pub fn pair(&self, id: PairId) -> &Pair {
        &self.pairs[id.index()]
    }

    /// The party that a party speaks for in the end: a ministry's state, or itself.
    pub fn principal(&self, party: PartyId) -> PartyId {
        let wholes = std::iter::successors(Some(party), |party| self.party(*party).part_of);
        wholes.last().unwrap_or(party)
    }

    /// The publisher or agency.
    pub fn publisher(&self, id: PublisherId) -> &Publisher {
        &self.publishers[id.index()]
    }

    /// The issue.
    pub fn issue(&self, id: IssueId) -> &Issue {
        &self.issues[id.index()]
    }

    /// Every entry's number in the order of the list, newest first.
    pub fn entry_ids(&self) -> impl Iterator<Item = EntryId> {
        (0..self.entries.len()).map(EntryId::new)
    }
}
