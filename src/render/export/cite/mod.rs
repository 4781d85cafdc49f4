//! How to cite an entry, and the sources that it digests. Nothing is invented: a headline that is not known exactly is
//! described in brackets, as librarians do, and a date that is not known is left out.

mod bibtex;
mod csl;
mod key;
mod meta;
mod ris;

use super::entries::first_address;
use crate::date::DateSpan;
use crate::digest::{Account, AccountKind, Entry, Item};
use crate::plan::export::{CitationFormat, has_citations};
use crate::render::Renderer;
use crate::render::cards::place_name;
use crate::render::template::{Value, list, map, text};
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::HashMap;

/// What kind of work it is, as far as formats of citations tell kinds apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkKind {
    Webpage,
    Article,
    /// What a government issues.
    Release,
    Document,
    Treaty,
    Broadcast,
    Post,
    Dataset,
}

impl WorkKind {
    fn of(account: &Account) -> Self {
        match account.kind {
            Some(AccountKind::Press | AccountKind::Wire | AccountKind::StateMedia) => Self::Article,
            Some(AccountKind::OfficialReadout | AccountKind::GovernmentRelease) => Self::Release,
            Some(AccountKind::Transcript | AccountKind::JointText) => Self::Document,
            Some(AccountKind::Treaty) => Self::Treaty,
            Some(AccountKind::Broadcast) => Self::Broadcast,
            Some(AccountKind::Social) => Self::Post,
            Some(AccountKind::Dataset) => Self::Dataset,
            None if account.url.is_some() => Self::Webpage,
            None => Self::Document,
        }
    }

    /// Whether it is part of what its publisher publishes, rather than published by itself.
    fn is_contained(self) -> bool {
        matches!(self, Self::Webpage | Self::Article | Self::Broadcast | Self::Post)
    }
}

/// A work to cite.
#[derive(Debug)]
pub struct Work<'a> {
    /// Its name in lists of citations: ASCII, unique in the digest, and the same in every build.
    key: String,
    kind: WorkKind,
    title: Cow<'a, str>,
    author: Option<&'a str>,
    publisher: &'a str,
    genre: Option<String>,
    issued: Option<Date>,
    event: Option<DateSpan>,
    place: Option<String>,
    accessed: Option<Date>,
    url: Option<Cow<'a, str>>,
    archive_url: Option<&'a str>,
    language: Option<&'a str>,
    keywords: Vec<&'a str>,
    summary: &'a str,
    note: String,
}

/// Works in one format.
pub fn write(works: &[Work], style: CitationFormat) -> Vec<u8> {
    match style {
        CitationFormat::Csl => csl::write(works),
        CitationFormat::Bibtex => bibtex::write(works),
        CitationFormat::Ris => ris::write(works),
    }
}

impl<'a> Renderer<'a> {
    /// Every entry, then every source that one of them digests, each once.
    pub(in crate::render) fn citations(&self, style: CitationFormat) -> Vec<u8> {
        let mut works = Vec::new();
        let mut sources = Vec::new();
        for (entry, address) in self.digest.entries.iter().zip(&self.site.entries) {
            works.push(self.work(entry, address));
            sources.extend(self.sources_of(entry, address));
        }
        works.extend(each_once(sources));
        write(&works, style)
    }

    /// An entry, and then the accounts that it digests.
    pub(super) fn works_of(&self, address: &str, item: Item) -> Vec<Work<'a>> {
        let entry = match item {
            Item::Entry(id) => self.digest.entry(id),
            Item::Translation(at) => &self.digest.translations[at],
            _ => return Vec::new(),
        };
        let mut works = vec![self.work(entry, address)];
        works.extend(each_once(self.sources_of(entry, address)));
        works
    }

    /// The accounts of an entry. Those of a translation are its original's.
    fn sources_of(&self, entry: &'a Entry, address: &str) -> Vec<Work<'a>> {
        let first = match entry.translation_of {
            Some(original) => first_address(self.open(), original),
            None => entry.first_address(address),
        };
        let accounts = entry.accounts.iter().enumerate();
        let works = accounts.map(|(at, account)| {
            let publisher = &self.digest.publisher(account.publisher).slug;
            self.source_work(account, key::of_account(publisher, account, first, at), address)
        });
        works.collect()
    }

    /// The files with an entry's citation: their names, and where they are.
    pub(in crate::render) fn citation_files(&self, address: &str) -> Value {
        let styles = CitationFormat::ALL.into_iter().filter(|_| has_citations(self.digest));
        list(styles.map(|style| {
            let href = self.href(&format!("{address}{}", style.file()));
            map([("name", text(style.name())), ("href", text(&href))])
        }))
    }

    fn work(&self, entry: &'a Entry, address: &str) -> Work<'a> {
        let config = &self.digest.config;
        Work {
            key: key::of_entry(entry.first_address(address)),
            kind: WorkKind::Webpage,
            title: Cow::Borrowed(&entry.title),
            author: None,
            publisher: &config.title,
            genre: None,
            issued: self.issued_on(entry),
            event: Some(entry.date),
            place: entry.place.as_ref().map(place_name),
            accessed: None,
            url: Some(Cow::Owned(self.open().url(address))),
            archive_url: None,
            language: Some(self.digest.language_of(entry)),
            keywords: entry
                .topics
                .iter()
                .map(|id| self.digest.topic(*id).title.as_str())
                .collect(),
            summary: &entry.summary,
            note: String::new(),
        }
    }

    fn source_work(&self, account: &'a Account, key: String, address: &str) -> Work<'a> {
        let publisher = self.digest.publisher(account.publisher);
        let title = account.title.as_deref();
        let title = title.map_or_else(|| Cow::Owned(self.untitled(account)), Cow::Borrowed);
        Work {
            key,
            kind: WorkKind::of(account),
            title,
            genre: self.genre(account),
            author: account.agency.map(|agency| self.digest.publisher(agency).name.as_str()),
            publisher: &publisher.name,
            issued: account.published,
            event: None,
            place: None,
            accessed: account.accessed,
            url: account.url.as_deref().map(Cow::Borrowed),
            archive_url: account.archive_url.as_deref(),
            language: account.language.as_deref().or(publisher.language.as_deref()),
            keywords: Vec::new(),
            summary: "",
            note: format!("{} {}", self.word("digested_in"), self.open().url(address)),
        }
    }

    fn genre(&self, account: &Account) -> Option<String> {
        let kind = account.kind?;
        Some(self.theme.words.term("account", kind.word()))
    }

    /// What stands where a headline is not known: in brackets, since it is not the source's own.
    pub(in crate::render) fn untitled(&self, account: &Account) -> String {
        let genre = self.genre(account);
        let name = genre.as_deref().unwrap_or(self.word("account_any"));
        format!("[{}]", self.phrase("untitled_account", name))
    }

    /// The day on which the digest published an entry, where the digest is, if its writer says so.
    pub(in crate::render) fn issued_on(&self, entry: &Entry) -> Option<Date> {
        let timezone = self.digest.config.timezone.clone();
        Some(entry.issued?.to_zoned(timezone).date())
    }
}

impl<'a> Work<'a> {
    /// Takes from the same account, as it stands elsewhere, what is not known yet.
    fn add(&mut self, other: Work<'a>) {
        if matches!(self.title, Cow::Owned(_)) {
            self.title = other.title;
        }
        self.author = self.author.or(other.author);
        if self.genre.is_none() {
            (self.genre, self.kind) = (other.genre, other.kind);
        }
        self.issued = self.issued.or(other.issued);
        self.accessed = self.accessed.max(other.accessed);
        self.archive_url = self.archive_url.or(other.archive_url);
        self.language = self.language.or(other.language);
        let entry = |note: &str| note.rsplit(' ').next().unwrap_or_default().to_owned();
        // Works come entry by entry: an entry that has it twice is the last one noted.
        let entry_of_other = entry(&other.note);
        if entry(&self.note) != entry_of_other {
            self.note.push_str("; ");
            self.note.push_str(&entry_of_other);
        }
    }

    /// The host of its archived copy.
    fn archive(&self) -> Option<&'a str> {
        self.archive_url?.split('/').nth(2)
    }
}

/// Works, those with one key as one.
fn each_once<'a>(works: impl IntoIterator<Item = Work<'a>>) -> Vec<Work<'a>> {
    let mut found: Vec<Work> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for work in works {
        match known.get(&work.key) {
            Some(at) => found[*at].add(work),
            None => {
                known.insert(work.key.clone(), found.len());
                found.push(work);
            }
        }
    }
    found
}

/// Text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
