//! A work to cite, and lists of works.

use crate::date::{DateSpan, PartialDate};
use crate::digest::Account;
use crate::digest::AccountKind;
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
    pub fn of(account: &Account) -> Self {
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
    pub fn is_contained(self) -> bool {
        matches!(self, Self::Webpage | Self::Article | Self::Broadcast | Self::Post)
    }
}

/// A work to cite.
#[derive(Debug)]
pub struct Work<'a> {
    /// Its name in lists of citations: ASCII, unique in the digest, and the same in every build.
    pub key: String,
    pub kind: WorkKind,
    pub title: Cow<'a, str>,
    pub author: Option<&'a str>,
    pub publisher: &'a str,
    pub genre: Option<String>,
    pub issued: Option<PartialDate>,
    pub event: Option<DateSpan>,
    pub place: Option<String>,
    pub accessed: Option<PartialDate>,
    pub url: Option<Cow<'a, str>>,
    pub archive_url: Option<&'a str>,
    pub language: Option<&'a str>,
    pub keywords: Vec<&'a str>,
    pub summary: &'a str,
    pub note: String,
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
    pub fn archive(&self) -> Option<&'a str> {
        self.archive_url?.split('/').nth(2)
    }
}

/// Works, those with one key as one.
pub fn merge_by_key<'a>(works: impl IntoIterator<Item = Work<'a>>) -> Vec<Work<'a>> {
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
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
