//! Collects the external links of the digest: each address once, with every location where it is used.

use super::address;
use crate::diagnostic::{FieldPath, Location};
use crate::load::CONFIG;
use crate::markdown::{self, LinkKind};
use crate::parse::{AccountFront, Front, Parsed, ParsedFile};
use std::collections::BTreeMap;

/// An external address.
#[derive(Debug)]
pub struct Link {
    /// The address in the form in which it is requested; as it was written if it is invalid.
    pub url: String,
    /// Its host, in lower case and without `www.`; empty if the address is invalid.
    pub host: String,
    /// Where it is used, in the order of files.
    pub uses: Vec<LinkUse>,
    /// Whether a source with this address also has an `archive_url`.
    pub archived: bool,
}

/// One use of a link.
#[derive(Debug)]
pub struct LinkUse {
    /// Where it is written.
    pub location: Location,
    /// What the link is there.
    pub role: Role,
}

/// What a link is in the file that uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The address of an entry's source.
    Source,
    /// The archived copy of an entry's source.
    Archive,
    /// The website of a publisher.
    Publisher,
    /// The evidence for a publisher's affiliation (`basis`).
    Basis,
    /// Where an office is known from.
    Office,
    /// The digest's licence.
    Licence,
    /// A link in a Markdown text.
    Text,
}

impl Role {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Archive => "archive",
            Self::Publisher => "publisher",
            Self::Basis => "basis",
            Self::Office => "office",
            Self::Licence => "licence",
            Self::Text => "text",
        }
    }
}

/// Whether a reader can follow a link to another site.
fn is_web_link(link: &markdown::Link) -> bool {
    let scheme = link.target.split_once(':').map(|(scheme, _)| scheme);
    let is_web = scheme.is_some_and(|scheme| ["http", "https"].iter().any(|it| scheme.eq_ignore_ascii_case(it)));
    link.kind == LinkKind::Link && is_web
}

/// The links of all files, drafts included, sorted by address.
pub fn collect_links(parsed: &Parsed) -> Vec<Link> {
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
            Front::Person(front) => {
                for (at, office) in &front.offices {
                    if let Some(url) = office.source.as_ref().and_then(|source| source.url.as_ref()) {
                        links.add(url, file.office_source_url(*at), Role::Office, false);
                    }
                }
            }
            Front::Topic(_) | Front::Party(_) | Front::Issue(_) | Front::Page(_) => {}
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
        for link in file.body.links.iter().filter(|link| is_web_link(link)) {
            let range = link.range.start + file.body_start..link.range.end + file.body_start;
            self.add(&link.target, Location::bytes(&file.path, range), Role::Text, false);
        }
        for correction in file.corrections.iter() {
            for link in correction.note.links.iter().filter(|link| is_web_link(link)) {
                let location = file.item_field("corrections", correction.index, "note");
                self.add(&link.target, location, Role::Text, false);
            }
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
        link.uses.push(LinkUse { location, role });
    }
}
