//! Renders one page of the plan to bytes, or names the file to copy. Pure: any page alone, in any order, on any thread.
//! What many pages share (an entry's card, a topic's background) is turned into template values once.

mod accounts;
mod archive;
mod backlinks;
mod cards;
mod chart;
mod columns;
mod corrections;
mod dates;
mod entry;
mod export;
mod feeds;
mod frame;
mod history;
mod hosting;
mod indexes;
mod inline;
mod issue_mail;
mod issue_order;
mod issues;
mod linked_data;
mod lists;
mod matrix;
mod pairs;
mod plain;
mod plain_text;
mod positions;
mod profiles;
mod readouts;
mod search;
mod social_card;
mod stances;
mod tally;
mod template;
mod timeline;
mod topics;
mod upcoming;

use crate::diagnostic::Diagnostic;
use crate::digest::{Correction, Digest, Entry, EntryId, Item};
use crate::draw::Picture;
use crate::plan::{Page, SiteMap};
use crate::theme::Theme;
use backlinks::Backlinks;
use cards::Cards;
use dates::Dates;
use std::path::Path;
use std::sync::{Arc, OnceLock};
pub use template::Templates;
use template::Value;

/// What stands at an address.
#[derive(Debug)]
pub enum Output<'a> {
    /// These bytes.
    Bytes(Vec<u8>),
    /// These bytes of the theme.
    Shared(&'a Arc<[u8]>),
    /// A copy of this file.
    Copy(&'a Path),
    /// These bytes, and what this file has behind them.
    Followed(Vec<u8>, &'a Path),
    /// This picture, drawn.
    Picture(Picture),
}

/// What a page of the plan becomes.
#[derive(Debug)]
pub enum Rendered<'a> {
    /// The file at its address.
    File(Output<'a>),
    /// Files below its address, by their names; the page among them is `index.html`.
    Folder(Vec<(String, Vec<u8>)>),
}

/// Renders the pages of one plan.
pub struct Renderer<'a> {
    digest: &'a Digest,
    site: &'a SiteMap,
    theme: &'a Theme,
    templates: Templates,
    cards: Cards<'a>,
    /// What every page of a thing's list shares, made when the first one is rendered.
    topics: Vec<OnceLock<Value>>,
    people: Vec<OnceLock<Value>>,
    parties: Vec<OnceLock<Value>>,
    sources: Vec<OnceLock<Value>>,
    issues: Vec<OnceLock<Value>>,
    home: OnceLock<Vec<(&'static str, Value)>>,
    years: OnceLock<Value>,
    /// What links to what.
    backlinks: OnceLock<Backlinks>,
    /// Every correction with its entry and that entry's address, newest first.
    corrected: OnceLock<Vec<(&'a Correction, &'a Entry, &'a str)>>,
    /// Every entry, newest first.
    all: Vec<EntryId>,
    /// Every entry, the one that was published first at the beginning.
    by_publication: OnceLock<Vec<EntryId>>,
    /// Every entry's row in a list.
    rows: Vec<OnceLock<Result<String, Vec<Diagnostic>>>>,
    absolute: Vec<OnceLock<String>>,
    collator: Option<icu_collator::CollatorBorrowed<'static>>,
}

impl<'a> Renderer<'a> {
    /// Makes ready to render.
    pub fn new(digest: &'a Digest, site: &'a SiteMap, theme: &'a Theme, templates: &Templates) -> Self {
        let cards = Cards::new(digest, site, theme);
        let templates = templates.sharing(frame::globals(digest, site, theme));
        let locks = |number: usize| std::iter::repeat_with(OnceLock::new).take(number).collect();
        Self {
            topics: locks(digest.topics.len()),
            people: locks(digest.people.len()),
            parties: locks(digest.parties.len()),
            sources: locks(digest.publishers.len()),
            issues: locks(digest.issues.len()),
            home: OnceLock::new(),
            years: OnceLock::new(),
            backlinks: OnceLock::new(),
            corrected: OnceLock::new(),
            all: digest.entry_ids().collect(),
            by_publication: OnceLock::new(),
            rows: std::iter::repeat_with(OnceLock::new)
                .take(digest.entries.len())
                .collect(),
            absolute: std::iter::repeat_with(OnceLock::new)
                .take(digest.entries.len())
                .collect(),
            collator: indexes::collator(&digest.config.language),
            digest,
            site,
            theme,
            templates,
            cards,
        }
    }

    /// Renders what stands at an address, with the files that stand beside it.
    ///
    /// # Errors
    /// The first mistake of a template on this page.
    pub fn render(&self, address: &str, page: &'a Page) -> Result<Rendered<'a>, Vec<Diagnostic>> {
        let rendered = self.render_alone(address, page)?;
        let item = match page {
            Page::Entry(id) => Item::Entry(*id),
            Page::Translation(at) => Item::Translation(*at),
            _ => return Ok(rendered),
        };
        Ok(match rendered {
            Rendered::File(Output::Bytes(page)) => Rendered::Folder(self.with_record(page, address, item)),
            other => other,
        })
    }

    /// Renders what stands at an address, without the files that stand beside it.
    ///
    /// # Errors
    /// The first mistake of a template on this page.
    pub fn render_alone(&self, address: &str, page: &'a Page) -> Result<Rendered<'a>, Vec<Diagnostic>> {
        let bytes = match page {
            Page::Home(number) => self.home(address, *number),
            Page::Entry(id) => self.entry(address, self.digest.entry(*id), Item::Entry(*id)),
            Page::Translation(at) => self.entry(address, &self.digest.translations[*at], Item::Translation(*at)),
            Page::Archive(period, number) => self.archive(address, *period, *number),
            Page::Topics => self.topics_index(address),
            Page::Topic(id, number) => self.topic(address, *id, *number),
            Page::Positions(id, number) => self.positions_page(address, *id, *number),
            Page::People => self.people_index(address),
            Page::Person(id, number) => self.person(address, *id, *number),
            Page::Parties => self.parties_index(address),
            Page::Party(id, number) => self.party(address, *id, *number),
            Page::Pairs => self.pairs_index(address),
            Page::Pair(id, number) => self.pair(address, *id, *number),
            Page::Sources => self.sources_index(address),
            Page::Source(id, number) => self.source(address, *id, *number),
            Page::Issues(number) => self.issues_index(address, *number),
            Page::Issue(id) => self.issue(address, *id),
            Page::IssueEmail(id) => self.issue_email(address, *id),
            Page::IssueText(id) => self.issue_text(address, *id),
            Page::Search => self.search(address),
            Page::SearchIndex => return Ok(Rendered::Folder(self.search_index())),
            Page::Text(id) => self.text(address, *id),
            Page::Corrections(number) => self.corrections_list(address, *number),
            Page::Upcoming => self.upcoming(address),
            Page::NotFound => self.not_found(address),
            Page::Feed(scope, format) => Ok(self.feed(address, *scope, *format)),
            Page::FeedArchive(number) => Ok(self.feed_archive(address, *number)),
            Page::FeedList => Ok(self.feed_list()),
            Page::Sitemap => Ok(self.sitemap()),
            Page::SitemapPart(number) => Ok(self.sitemap_part(*number)),
            Page::Robots => Ok(self.robots()),
            Page::Data => self.data_page(address),
            Page::DataTable(table, form) => Ok(self.data_table(*table, *form)),
            Page::DataSchema => Ok(self.data_schema()),
            Page::Citations(style) => Ok(self.citations(*style)),
            Page::Calendar(topic) => Ok(self.calendar(*topic)),
            Page::Hosting(file) => return Ok(Rendered::File(self.hosting(*file))),
            Page::SocialCard(shown) => return Ok(Rendered::File(Output::Picture(self.social_card(*shown)?))),
            Page::Alias { to, .. } => Ok(self.alias(to)),
            Page::Asset(at) => return Ok(Rendered::File(Output::Copy(&self.digest.assets[*at].from))),
            Page::ThemeAsset(at) => return Ok(Rendered::File(Output::Shared(&self.theme.assets[*at].bytes))),
        };
        bytes.map(|bytes| Rendered::File(Output::Bytes(bytes)))
    }

    /// Renders what a template makes, for its mistakes alone.
    ///
    /// # Errors
    /// The first mistake of the template on this page.
    pub fn try_template(&self, address: &str, page: &'a Page) -> Result<(), Vec<Diagnostic>> {
        match page {
            Page::IssueEmail(id) => self.try_issue_email(address, *id).map(drop),
            page => self.render_alone(address, page).map(drop),
        }
    }

    fn dates(&self) -> Dates<'a> {
        Dates {
            words: &self.theme.words,
        }
    }

    /// A word of the interface; its name where the theme has none.
    fn word(&self, name: &'a str) -> &'a str {
        self.theme.words.get(&[name]).unwrap_or(name)
    }

    /// A phrase of the interface with a name in its place.
    fn phrase(&self, phrase: &'a str, name: &str) -> String {
        self.theme
            .words
            .get(&[phrase])
            .unwrap_or("{name}")
            .replace("{name}", name)
    }

    /// The address with the base path, as pages link to it.
    fn href(&self, address: &str) -> String {
        self.cards.href(address)
    }
}
