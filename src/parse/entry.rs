//! An entry's front matter, checked by itself. Names are still what the writer wrote; each comes with its index in its list,
//! by which a diagnostic can point at it.

use crate::date::{DateSpan, Moment};
use crate::fields::lists::{Act, Relation, Stance};
use crate::fields::{AccountFacts, EntryFacts, Fields};
use std::ops::Deref;
use std::sync::Arc;

/// An entry as it was written. What had a mistake is absent.
///
/// It dereferences to its [`EntryFacts`], as the model's entry does.
#[derive(Debug, Default)]
pub struct EntryFront {
    /// What happened.
    pub title: Option<String>,
    /// The time of the event.
    pub date: Option<DateSpan>,
    /// The accounts, each with its index.
    pub accounts: Vec<(usize, AccountFront)>,
    /// The participants, each with its index.
    pub participants: Vec<(usize, ParticipantFront)>,
    /// The names of topics, each with its index.
    pub topics: Vec<(usize, String)>,
    /// The summary, if the front matter has one.
    pub written_summary: Option<String>,
    /// The positions, each with its index.
    pub positions: Vec<(usize, PositionFront)>,
    /// The related entries, each with its index.
    pub related: Vec<(usize, RelatedFront)>,
    /// When the digest publishes it, in the digest's time zone.
    pub publish_at: Option<Moment>,
    /// Its language (BCP 47), if it is not the digest's.
    pub language: Option<String>,
    /// The slug of the entry that it is a translation of.
    pub translation_of: Option<String>,
    /// Earlier addresses, which redirect here, each with its index.
    pub aliases: Vec<(usize, String)>,
    /// Whether it is a draft, which is not published.
    pub draft: bool,
    /// Everything that the model takes over as it is.
    pub facts: Arc<EntryFacts>,
}

/// The name of a person or a party, and which field it is in.
#[derive(Debug, Clone)]
pub enum ActorFront {
    /// The name of either, in `name`.
    Name(String),
    /// The name of a person, in `person`.
    Person(String),
    /// The name of a party, in `party`.
    Party(String),
}

/// An account as it was written. It dereferences to its [`AccountFacts`].
#[derive(Debug)]
pub struct AccountFront {
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it, if that is not the publisher.
    pub agency: Option<String>,
    /// The party whose view it gives.
    pub side: Option<String>,
    /// Everything that the model takes over as it is.
    pub facts: Arc<AccountFacts>,
}

/// A participant as it was written.
#[derive(Debug)]
pub struct ParticipantFront {
    /// The person or party.
    pub who: ActorFront,
    /// The role.
    pub role: Option<String>,
    /// The title of the office held on the day of the event.
    pub office: Option<String>,
    /// The party that the person spoke for.
    pub of: Option<String>,
}

/// A position as it was written.
#[derive(Debug)]
pub struct PositionFront {
    /// Who holds it, each with its index.
    pub by: Vec<(usize, ActorFront)>,
    /// What they do; none for the default.
    pub act: Option<Act>,
    /// The side on the question of the topic, if the editor says so.
    pub stance: Option<Stance>,
    /// The name of the topic.
    pub on: Option<String>,
    /// The position in the writer's words.
    pub summary: Option<String>,
    /// The speaker's own words.
    pub quote: Option<String>,
    /// Who it is addressed to, each with its index.
    pub to: Vec<(usize, ActorFront)>,
    /// The account that it is taken from: its publisher or agency, or its URL.
    pub account: Option<String>,
}

/// A related entry as it was written.
#[derive(Debug)]
pub struct RelatedFront {
    /// The slug of the other entry.
    pub entry: String,
    /// How this entry relates to it.
    pub relation: Relation,
}

impl EntryFront {
    /// Takes an entry out of its fields. `excerpt` is the body's first paragraph.
    pub(super) fn from_fields(mut fields: Fields, excerpt: &str) -> Self {
        let fields = &mut fields;
        let summary = fields.text("summary");
        Self {
            title: fields.text("title"),
            date: fields.span("date"),
            accounts: fields.each("source", |fields| Some(AccountFront::from_fields(fields))),
            participants: fields.each("participants", ParticipantFront::from_fields),
            topics: fields.texts("topics"),
            positions: fields.each("positions", |fields| Some(PositionFront::from_fields(fields))),
            related: fields.each("related", RelatedFront::from_fields),
            publish_at: fields.moment("publish_at"),
            language: fields.text("language"),
            translation_of: fields.text("translation_of"),
            aliases: fields.texts("aliases"),
            draft: fields.bool("draft").unwrap_or_default(),
            facts: Arc::new(EntryFacts::from_fields(fields, summary.as_deref(), excerpt)),
            written_summary: summary,
        }
    }
}

impl Deref for EntryFront {
    type Target = EntryFacts;

    fn deref(&self) -> &EntryFacts {
        &self.facts
    }
}

impl ActorFront {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let person = fields.text("person").map(Self::Person);
        let party = fields.text("party").map(Self::Party);
        let name = fields.text("name").map(Self::Name);
        person.or(party).or(name)
    }

    /// The field that the name is in.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Person(_) => "person",
            Self::Party(_) => "party",
        }
    }

    /// The name as it was written.
    pub fn name(&self) -> &str {
        match self {
            Self::Name(name) | Self::Person(name) | Self::Party(name) => name,
        }
    }
}

impl AccountFront {
    fn from_fields(fields: &mut Fields) -> Self {
        Self {
            publisher: fields.text("publisher"),
            agency: fields.text("agency"),
            side: fields.text("side"),
            facts: Arc::new(AccountFacts::from_fields(fields)),
        }
    }

    /// Whether it names who published or wrote it, or a URL, of which the host says so.
    pub fn has_source(&self) -> bool {
        self.publisher.is_some() || self.url.is_some() || self.agency.is_some()
    }
}

impl Deref for AccountFront {
    type Target = AccountFacts;

    fn deref(&self) -> &AccountFacts {
        &self.facts
    }
}

impl ParticipantFront {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let who = ActorFront::from_fields(fields);
        let (role, office, of) = (fields.text("role"), fields.text("office"), fields.text("for"));
        Some(Self {
            who: who?,
            role,
            office,
            of,
        })
    }
}

impl PositionFront {
    fn from_fields(fields: &mut Fields) -> Self {
        Self {
            by: fields.each("by", ActorFront::from_fields),
            act: fields.choice("act", Act::from_word),
            stance: fields.choice("stance", Stance::from_word),
            on: fields.text("on"),
            summary: fields.text("summary"),
            quote: fields.text("quote"),
            to: fields.each("to", ActorFront::from_fields),
            account: fields.text("account"),
        }
    }
}

impl RelatedFront {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let (entry, relation) = (fields.text("entry"), fields.choice("as", Relation::from_word));
        Some(Self {
            entry: entry?,
            relation: relation.unwrap_or_default(),
        })
    }
}
