//! Values that recur: links to things, and a card for every entry. Each is made once, when it is first wanted.

use super::dates::Dates;
use super::template::{Value, html, list, map, maybe, option, text};
use crate::countries;
use crate::date::Precision;
use crate::digest::{Actor, Digest, Entry, EntryId, PartyId, PersonId, Place, PublisherId, TopicId};
use crate::language::text_direction;
use crate::markdown::{Body, Word};
use crate::plan::{LinkTarget, SiteMap, address, archive_address};
use crate::theme::{Theme, Words};
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

pub struct Cards<'a> {
    pub digest: &'a Digest,
    site: &'a SiteMap,
    words: &'a Words,
    cards: Vec<OnceLock<Value>>,
    topics: Vec<Value>,
    people: Vec<Value>,
    parties: Vec<Value>,
    publishers: Vec<Value>,
    /// Terms of closed lists, by list and value.
    terms: HashMap<(&'static str, String), Value>,
}

/// The closed lists whose values templates see as terms, with the table of the interface's words.
const TERMS: [(&str, &[&str]); 8] = [
    ("type", crate::fields::tables::EVENT_TYPES),
    ("act", crate::fields::tables::ACTS),
    ("format", crate::fields::tables::FORMATS),
    ("status", crate::fields::tables::STATUSES),
    ("verification", crate::fields::tables::VERIFICATIONS),
    ("account", crate::fields::tables::ACCOUNT_KINDS),
    ("affiliation", crate::fields::tables::AFFILIATIONS),
    ("correction", crate::fields::tables::CORRECTION_KINDS),
];

impl<'a> Cards<'a> {
    pub fn new(digest: &'a Digest, site: &'a SiteMap, theme: &'a Theme) -> Self {
        let words = &theme.words;
        let mut terms = HashMap::new();
        for (table, values) in TERMS {
            for value in values {
                terms.insert((table, (*value).to_owned()), term(words, table, value));
            }
        }
        let mut cards = Self {
            digest,
            site,
            words,
            cards: std::iter::repeat_with(OnceLock::new)
                .take(digest.entries.len())
                .collect(),
            topics: Vec::new(),
            people: Vec::new(),
            parties: Vec::new(),
            publishers: Vec::new(),
            terms,
        };
        let kinds = &digest.config.pages;
        let link = |on: bool, name: &str, address: String| {
            let href = on.then(|| cards.href(&address));
            map([("name", text(name)), ("href", maybe(href.as_deref()))])
        };
        let topics = digest
            .topics
            .iter()
            .enumerate()
            .map(|(at, it)| link(kinds.topics, &it.title, address::topic(digest, TopicId::new(at))));
        let topics = topics.collect();
        let person = |(at, it): (usize, &crate::digest::Person)| {
            let on = kinds.people && it.has_page();
            link(on, &it.name, address::person(digest, PersonId::new(at)))
        };
        let people = digest.people.iter().enumerate().map(person).collect();
        let party = |(at, it): (usize, &crate::digest::Party)| {
            let on = kinds.parties && it.has_page();
            link(on, &it.name, address::party(digest, PartyId::new(at)))
        };
        let parties = digest.parties.iter().enumerate().map(party).collect();
        let publisher = |(at, it): (usize, &crate::digest::Publisher)| {
            let on = kinds.sources && it.has_page();
            link(on, &it.name, address::source(digest, PublisherId::new(at)))
        };
        let publishers = digest.publishers.iter().enumerate().map(publisher).collect();
        (cards.topics, cards.people, cards.parties, cards.publishers) = (topics, people, parties, publishers);
        cards
    }

    /// The address with the base path, as pages link to it.
    pub fn href(&self, address: &str) -> String {
        format!("{}{address}", self.digest.config.base_path)
    }

    pub fn topic(&self, id: TopicId) -> Value {
        self.topics[id.index()].clone()
    }

    pub fn person(&self, id: PersonId) -> Value {
        self.people[id.index()].clone()
    }

    pub fn party(&self, id: PartyId) -> Value {
        self.parties[id.index()].clone()
    }

    pub fn publisher(&self, id: PublisherId) -> Value {
        self.publishers[id.index()].clone()
    }

    pub fn actor(&self, actor: Actor) -> Value {
        match actor {
            Actor::Person(id) => self.person(id),
            Actor::Party(id) => self.party(id),
        }
    }

    /// A value of a closed list with its word.
    pub fn term(&self, table: &'static str, id: &str) -> Value {
        self.terms
            .get(&(table, id.to_owned()))
            .cloned()
            .unwrap_or_else(|| term(self.words, table, id))
    }

    /// The same, or none.
    pub fn maybe_term(&self, table: &'static str, id: Option<&str>) -> Value {
        option(id, |id| self.term(table, id))
    }

    /// An entry's card.
    pub fn card(&self, id: EntryId) -> Value {
        self.cards[id.index()]
            .get_or_init(|| {
                let archive = self.archive_href(id);
                self.make(self.digest.entry(id), &self.site.entries[id.index()], archive)
            })
            .clone()
    }

    /// The href of the archive page that an entry is on, or none.
    pub fn archive_href(&self, id: EntryId) -> Option<String> {
        if !self.digest.config.pages.archive {
            return None;
        }
        let date = self.digest.entry(id).date;
        let (year, month) = (date.first.year(), Some(date.first.month()));
        let is_day = date.precision == Precision::Day;
        if is_day && self.site.has_days {
            return Some(self.href(&archive_address(year, month, Some(date.first.day()))));
        }
        let month = archive_address(year, month, None);
        if !is_day {
            return Some(self.href(&month));
        }
        // The day begins on the page of the month's list that has its first entry.
        let period = self.site.period_at.get(&month).map(|at| &self.site.periods[*at])?;
        let first = period
            .entries
            .partition_point(|other| self.digest.entry(*other).date.first > date.first);
        let page = address::nth(&month, first / self.digest.config.page_size + 1);
        Some(self.href(&format!("{page}#{}", day_anchor(date.first))))
    }

    /// A card made anew, as a translation's page needs it. `archive` is where its date leads.
    pub fn make(&self, entry: &Entry, address: &str, archive: Option<String>) -> Value {
        let language = self.digest.language_of(entry);
        let dates = Dates { words: self.words };
        let part = entry
            .participants
            .iter()
            .filter(|participant| !participant.is_mentioned());
        let status = entry.status.news();
        map([
            ("href", text(&self.href(address))),
            ("title", text(&entry.title)),
            ("language", text(language)),
            ("dir", text(text_direction(language))),
            ("summary", text(&entry.summary)),
            ("date", dates.value(entry.date, archive.as_deref())),
            ("place", option(entry.place.as_ref(), |place| text(&place_name(place)))),
            ("type", self.maybe_term("type", entry.kind.as_deref())),
            ("format", self.maybe_term("format", entry.format.as_deref())),
            ("status", self.maybe_term("status", status)),
            (
                "verification",
                self.maybe_term("verification", entry.verification.as_deref()),
            ),
            ("topics", list(entry.topics.iter().map(|id| self.topic(*id)))),
            (
                "participants",
                list(part.map(|participant| self.actor(participant.who))),
            ),
            (
                "publishers",
                list(entry.accounts.iter().map(|account| self.publisher(account.publisher))),
            ),
            ("corrected", Value::from(!entry.corrections.is_empty())),
        ])
    }

    /// A body's HTML with the addresses of its links, from `base` on: the base path for pages, the base address for
    /// feeds, which also need the page's own address before an anchor.
    pub fn body(&self, body: &Body, file: Option<&Arc<str>>, base: &str, own: &str) -> String {
        let targets = file
            .and_then(|file| self.site.targets.get(file))
            .map_or(&[][..], Vec::as_slice);
        let addresses: Vec<Option<String>> = targets
            .iter()
            .enumerate()
            .map(|(at, target)| match target {
                LinkTarget::Site(address) => Some(format!("{base}{address}")),
                LinkTarget::Here(anchor) => Some(format!("{own}{anchor}")),
                LinkTarget::Outside => body.links.get(at).map(|link| link.target.clone()),
                LinkTarget::Text => None,
            })
            .collect();
        let address = |at: usize| addresses.get(at)?.as_deref();
        body.html_in(address, |word| {
            self.words.get(&word_path(word)).unwrap_or_else(|| word.english())
        })
    }

    /// A body for a page, or none where there is no text.
    pub fn page_body(&self, body: &Body, file: Option<&Arc<str>>) -> Value {
        if body.is_empty() {
            return Value::none();
        }
        html(&self.body(body, file, &self.digest.config.base_path, ""))
    }
}

/// The anchor of a day on the page of its month, where days have no pages of their own.
pub fn day_anchor(day: Date) -> String {
    format!("d{}", day.day())
}

/// `Rome, Italy`
pub fn place_name(place: &Place) -> String {
    match place.country.as_deref().and_then(countries::name) {
        Some(country) if country != place.name => format!("{}, {country}", place.name),
        _ => place.name.clone(),
    }
}

fn term(words: &Words, table: &str, id: &str) -> Value {
    map([("id", text(id)), ("label", text(&words.term(table, id)))])
}

/// Where a theme has the words that bodies need.
fn word_path(word: Word) -> [&'static str; 2] {
    match word {
        Word::Note => ["alert", "note"],
        Word::Tip => ["alert", "tip"],
        Word::Important => ["alert", "important"],
        Word::Warning => ["alert", "warning"],
        Word::Caution => ["alert", "caution"],
        Word::Table => ["markdown", "table"],
        Word::Footnotes => ["markdown", "footnotes"],
        Word::BackToReference => ["markdown", "back_to_reference"],
    }
}
