//! Every link of the digest that leads out of it, once, with all the places where it stands.

use super::address;
use crate::diagnostic::{FieldPath, Location};
use crate::load::CONFIG;
use crate::markdown::LinkKind;
use crate::parse::{AccountFront, Front, Parsed, ParsedFile};
use std::collections::BTreeMap;

/// An address that the digest leads to.
#[derive(Debug)]
pub struct Link {
    /// The address as it is asked for; as it was written where it is none.
    pub url: String,
    /// Its host, in lower case and without `www.`; empty where the address is none.
    pub host: String,
    /// Where it stands, in the order of files.
    pub uses: Vec<Use>,
    /// Whether a source that has it has an archived copy as well.
    pub archived: bool,
}

/// A place where a link stands.
#[derive(Debug)]
pub struct Use {
    /// The place.
    pub location: Location,
    /// As what.
    pub role: Role,
}

/// What a link is to the text that has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The address of an account.
    Source,
    /// The archived copy of an account.
    Archive,
    /// The site of a source.
    Publisher,
    /// What supports a source's affiliation.
    Basis,
    /// The digest's licence.
    Licence,
    /// A link in a text.
    Text,
}

impl Role {
    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Archive => "archive",
            Self::Publisher => "publisher",
            Self::Basis => "basis",
            Self::Licence => "licence",
            Self::Text => "text",
        }
    }
}

/// The links of all files, drafts among them, sorted by their addresses.
pub fn gather(parsed: &Parsed) -> Vec<Link> {
    let mut links = Links::default();
    let licence = parsed.config.licence.as_ref().and_then(|licence| licence.url.as_ref());
    if let Some(url) = licence {
        let path = FieldPath::root().key("licence").key("url");
        links.add(url, Location::value(&CONFIG.into(), path), Role::Licence, false);
    }
    for file in &parsed.files {
        match &file.front {
            Front::Entry(front) => {
                for (at, account) in &front.accounts {
                    links.account(file, *at, account);
                }
            }
            Front::Source(front) => {
                for (field, url, role) in [
                    ("basis", &front.basis, Role::Basis),
                    ("url", &front.url, Role::Publisher),
                ] {
                    if let Some(url) = url {
                        links.add(url, file.field(field), role, false);
                    }
                }
            }
            Front::Topic(_) | Front::Person(_) | Front::Party(_) | Front::Issue(_) | Front::Page(_) => {}
        }
        links.body(file);
    }
    links.0.into_values().collect()
}

#[derive(Default)]
struct Links(BTreeMap<String, Link>);

impl Links {
    fn account(&mut self, file: &ParsedFile, at: usize, account: &AccountFront) {
        if let Some(url) = &account.url {
            let archived = account.archive_url.is_some();
            self.add(url, file.item_field("source", at, "url"), Role::Source, archived);
        }
        if let Some(url) = &account.archive_url {
            let location = file.item_field("source", at, "archive_url");
            self.add(url, location, Role::Archive, false);
        }
    }

    fn body(&mut self, file: &ParsedFile) {
        for link in file.body.links.iter().filter(|link| link.kind == LinkKind::Link) {
            let scheme = link.target.split_once(':').map(|(scheme, _)| scheme);
            if !scheme.is_some_and(|scheme| ["http", "https"].iter().any(|it| scheme.eq_ignore_ascii_case(it))) {
                continue;
            }
            let range = link.range.start + file.body_start..link.range.end + file.body_start;
            self.add(&link.target, Location::bytes(&file.path, range), Role::Text, false);
        }
    }

    fn add(&mut self, written: &str, location: Location, role: Role, archived: bool) {
        let (url, host) = match address::parse(written) {
            Some(url) => (url.to_string(), address::host(&url)),
            None => (written.to_owned(), String::new()),
        };
        let link = self.0.entry(url).or_insert_with_key(|url| Link {
            url: url.clone(),
            host,
            uses: Vec::new(),
            archived: false,
        });
        link.archived |= archived;
        link.uses.push(Use { location, role });
    }
}
