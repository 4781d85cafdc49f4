//! The addresses of the open record: data, citations and calendars. What belongs to one entry stands beside its page
//! and has no line on the map: it is made together with the page.

use super::{Page, SiteMap, address};
use crate::date::Precision;
use crate::digest::{Digest, EntryId, Status, TopicId};

/// The folder of the data, and of the page that describes it.
pub const DATA: &str = "data/";
/// The schema of the data.
pub const SCHEMA: &str = "data/schema.json";
/// The calendar of a site or a topic, below its address.
pub const CALENDAR: &str = "calendar.ics";
/// An entry as data, below its address.
pub const ENTRY_DATA: &str = "index.json";

/// What is open as data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataTable {
    /// What is digested.
    Entries,
    /// Who said what on which topic.
    Positions,
    /// Who appears.
    People,
    /// Who held what.
    Offices,
    /// For whom people speak.
    Parties,
    /// What entries are about.
    Topics,
    /// Who publishes.
    Sources,
}

impl DataTable {
    /// All of them, in the order in which they are described.
    pub const ALL: [Self; 7] = [
        Self::Entries,
        Self::Positions,
        Self::People,
        Self::Offices,
        Self::Parties,
        Self::Topics,
        Self::Sources,
    ];

    /// The name of its files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Entries => "entries",
            Self::Positions => "positions",
            Self::People => "people",
            Self::Offices => "offices",
            Self::Parties => "parties",
            Self::Topics => "topics",
            Self::Sources => "sources",
        }
    }
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataFormat {
    /// One JSON document.
    Json,
    /// A JSON object a line.
    Lines,
    /// RFC 4180.
    Csv,
}

impl DataFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Json, Self::Lines, Self::Csv];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Lines => "jsonl",
            Self::Csv => "csv",
        }
    }
}

/// How a citation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationFormat {
    /// CSL-JSON.
    Csl,
    /// BibTeX.
    Bibtex,
    /// RIS.
    Ris,
}

impl CitationFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csl, Self::Bibtex, Self::Ris];

    /// The name of the file that stands beside an entry.
    pub fn file(self) -> &'static str {
        match self {
            Self::Csl => "citation.json",
            Self::Bibtex => "citation.bib",
            Self::Ris => "citation.ris",
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csl => "CSL-JSON",
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
        }
    }

    /// `data/citations.bib`
    pub fn address(self) -> String {
        format!("{DATA}{}", self.file().replacen("citation", "citations", 1))
    }
}

/// `data/entries.csv`
pub fn table_address(table: DataTable, form: DataFormat) -> String {
    format!("{DATA}{}.{}", table.name(), form.ending())
}

pub fn add(digest: &Digest, site: &mut SiteMap) {
    let kinds = &digest.config.pages;
    let mut put = |address: String, page: Page| site.pages.push((address, page));
    if kinds.data {
        put(DATA.to_owned(), Page::Data);
        put(SCHEMA.to_owned(), Page::DataSchema);
        for table in DataTable::ALL {
            for form in DataFormat::ALL {
                put(table_address(table, form), Page::DataTable(table, form));
            }
        }
    }
    if has_citations(digest) {
        for style in CitationFormat::ALL {
            put(style.address(), Page::Citations(style));
        }
    }
    if has_calendar(digest) {
        put(CALENDAR.to_owned(), Page::Calendar(None));
    }
    for topic in (0..digest.topics.len()).map(TopicId::new) {
        if has_topic_calendar(digest, topic) {
            let address = format!("{}{CALENDAR}", address::topic(digest, topic));
            put(address, Page::Calendar(Some(topic)));
        }
    }
}

/// Whether entries can be cited: without an absolute address there is nothing that a citation could lead to.
pub fn has_citations(digest: &Digest) -> bool {
    digest.config.pages.citations && digest.config.base_url.is_some()
}

/// Whether the site has a calendar: an event needs a lasting name and an absolute address, and a calendar an event.
pub fn has_calendar(digest: &Digest) -> bool {
    let mut ids = digest.entry_ids();
    calendars(digest) && ids.any(|id| has_day(digest, id))
}

/// Whether a topic has a calendar.
pub fn has_topic_calendar(digest: &Digest, topic: TopicId) -> bool {
    let mut ids = digest.topic(topic).entries.iter();
    calendars(digest) && digest.config.pages.topics && ids.any(|id| has_day(digest, *id))
}

fn calendars(digest: &Digest) -> bool {
    digest.config.pages.calendar && digest.config.base_url.is_some()
}

/// Whether an entry is in calendars: of an event that is known to the month alone they could only invent a day, and an entry
/// that was withdrawn says nothing of its event any more.
pub fn has_day(digest: &Digest, id: EntryId) -> bool {
    let entry = digest.entry(id);
    entry.date.precision == Precision::Day && entry.status != Status::Withdrawn
}

/// The files that are made with a page and stand beside it.
pub fn beside(digest: &Digest, page: &Page) -> impl Iterator<Item = &'static str> + use<> {
    let data = matches!(page, Page::Entry(_)) && digest.config.pages.data;
    let citations = matches!(page, Page::Entry(_) | Page::Translation(_)) && has_citations(digest);
    let styles = CitationFormat::ALL
        .into_iter()
        .filter(move |_| citations)
        .map(CitationFormat::file);
    data.then_some(ENTRY_DATA).into_iter().chain(styles)
}

/// Whether it is the name of a file that can stand beside a page.
pub fn is_companion_name(name: &str) -> bool {
    name == ENTRY_DATA || CitationFormat::ALL.iter().any(|style| style.file() == name)
}

/// The page beside which a file of this path is made.
pub fn page_beside<'a>(digest: &Digest, site: &'a SiteMap, path: &str) -> Option<&'a Page> {
    let (_, name) = path.rsplit_once('/')?;
    let page = is_companion_name(name).then(|| site.at(&path[..path.len() - name.len()]))??;
    beside(digest, page).any(|file| file == name).then_some(page)
}
