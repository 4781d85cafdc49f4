//! The table of the kinds of pages: for each its name, its template and, where it is always the same, its address.

use super::export::{CitationFormat, DataFormat, DataTable};
use super::feed::{FeedFormat, FeedScope};
use super::position_list::{Part, PositionList};
use crate::digest::{EntryId, IssueId, Item, PageId, PairId, PartyId, PersonId, PublisherId, TopicId};
use crate::fields::PageKinds;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The address of the search page.
pub const SEARCH: &str = "search/";
/// The folder of the search index.
pub const SEARCH_INDEX: &str = "search/index/";

/// The address of the redirects that hosts read.
pub const REDIRECTS: &str = "_redirects";

/// A file that static hosts read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostFile {
    /// Response headers: Netlify, Cloudflare.
    Headers,
    /// Redirects from earlier addresses: Netlify, Cloudflare, GitLab.
    Redirects,
    /// The same redirects for nginx.
    RedirectMap,
    /// The site's own domain: GitHub Pages, published from a branch.
    Cname,
    /// Publish the files as they are: GitHub Pages, published from a branch.
    NoJekyll,
}

impl HostFile {
    /// The address of the file.
    pub fn address(self) -> &'static str {
        match self {
            Self::Headers => "_headers",
            Self::Redirects => REDIRECTS,
            Self::RedirectMap => ".redirects.map",
            Self::Cname => "CNAME",
            Self::NoJekyll => ".nojekyll",
        }
    }
}

/// What a social card shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardSubject {
    /// The whole digest: for every page that has no card of its own.
    Digest,
    /// A topic.
    Topic(TopicId),
    /// An entry.
    Entry(EntryId),
}

/// Makes the type [`Page`] and what is known of each kind. A row is
///
/// ```text
/// Kind(payload): "name in messages", template "its template", if its_switch at "its address";
/// ```
///
/// where the template, the address and its switch (of `pages:` in `chancery.yaml`) may be left out. Kinds with several
/// pages, or with other conditions, get their addresses in `pages.rs` and the files beside it.
macro_rules! page_kinds {
    ($(
        $(#[$about:meta])*
        $kind:ident $(($($part:ty),*))? $({$($(#[$about_field:meta])* $field:ident: $type:ty,)*})?: $name:literal
        $(, template $template:literal)? $(, $(if $switch:ident)? at $address:expr)?;
    )*) => {
        /// What is at an address.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Page {
            $($(#[$about])* $kind $(($($part),*))? $({$($(#[$about_field])* $field: $type,)*})?,)*
        }

        impl Page {
            /// The template that renders the page; `None` if it is made without one.
            pub fn template(&self) -> Option<&'static str> {
                let templates: &[&'static str] = match self {
                    $(Self::$kind { .. } => &[$($template)?],)*
                };
                templates.first().copied()
            }

            /// The name of this kind of page, for messages.
            pub fn kind_name(&self) -> &'static str {
                match self {
                    $(Self::$kind { .. } => $name,)*
                }
            }

            /// The templates of all kinds of pages.
            pub fn templates() -> BTreeSet<&'static str> {
                BTreeSet::from([$($($template,)?)*])
            }

            /// The pages whose address and switch are in the table, if they are switched on.
            pub fn with_fixed_address(kinds: &PageKinds) -> Vec<(&'static str, Self)> {
                let all = [$($(($address, Self::$kind, true $(&& kinds.$switch)?),)?)*];
                let on = all.into_iter().filter(|(.., is_on)| *is_on);
                on.map(|(address, page, _)| (address, page)).collect()
            }
        }
    };
}

page_kinds! {
    /// The home page, with this page of the list of entries (from 1).
    Home(usize): "the home page", template "home.html";
    /// An entry.
    Entry(EntryId): "the entry", template "entry.html";
    /// A translation, by its index in [`Digest::translations`](crate::digest::Digest::translations).
    Translation(usize): "the translation", template "entry.html";
    /// A year, month or day by its index in [`SiteMap::periods`](super::SiteMap::periods), with this page of its list.
    Archive(usize, usize): "the archive of", template "archive.html";
    /// The list of topics.
    Topics: "the list of topics", template "topics.html", if topics at "topics/";
    /// A topic, with this page of its list of entries.
    Topic(TopicId, usize): "the topic", template "topic.html";
    /// A page of all positions on a topic, or of a person or party, that has more of them than its own page shows.
    Positions(PositionList, Part): "the positions on or of", template "positions.html";
    /// The list of people.
    People: "the list of people", template "people.html", if people at "people/";
    /// A person, with this page of the list of entries.
    Person(PersonId, usize): "the person", template "person.html";
    /// The list of parties.
    Parties: "the list of parties", template "parties.html", if parties at "parties/";
    /// A party, with this page of its list of entries.
    Party(PartyId, usize): "the party", template "party.html";
    /// The list of pairs of parties that meet.
    Pairs: "the list of pairs", template "pairs.html";
    /// A pair of parties, with this page of its list of entries.
    Pair(PairId, usize): "the pair", template "pair.html";
    /// The list of sources.
    Sources: "the list of sources", template "sources.html", if sources at "sources/";
    /// A source, with this page of its list of entries.
    Source(PublisherId, usize): "the source", template "source.html";
    /// This page of the list of issues (from 1).
    Issues(usize): "the list of issues", template "issues.html";
    /// An issue.
    Issue(IssueId): "the issue", template "issue.html";
    /// An issue as an HTML email.
    IssueEmail(IssueId): "the email of the issue", template "issue-email.html";
    /// An issue as a plain text email.
    IssueText(IssueId): "the email of the issue", template "issue-email.txt";
    /// The search page.
    Search: "the search page", template "search.html", if search at SEARCH;
    /// The files of the search index, below this address.
    SearchIndex: "the search index", if search at SEARCH_INDEX;
    /// A page of `content/pages/`.
    Text(PageId): "the page", template "page.html";
    /// This page of the list of corrections (from 1).
    Corrections(usize): "the list of corrections", template "corrections.html";
    /// The list of announced events.
    Upcoming: "the list of upcoming events", template "upcoming.html", if upcoming at "upcoming/";
    /// The page for addresses that do not exist.
    NotFound: "the error page (404)", template "not-found.html", at "404.html";
    /// A feed.
    Feed(FeedScope, FeedFormat): "a feed";
    /// An archive document of the site's Atom feed (RFC 5005), by number; 1 is the oldest.
    FeedArchive(usize): "an archive of the feed";
    /// The list of all feeds, in OPML.
    FeedList: "the list of feeds";
    /// The sitemap, or the index of the sitemaps if there are several.
    Sitemap: "the sitemap";
    /// One of several sitemaps (from 1).
    SitemapPart(usize): "the sitemap";
    /// robots.txt
    Robots: "robots.txt";
    /// A file that static hosts read.
    Hosting(HostFile): "the file for hosts";
    /// A social card: a picture that is shown with a shared link.
    SocialCard(CardSubject): "the social card", template "card.svg";
    /// A page that redirects from an earlier address to the present one.
    Alias {
        /// The present address.
        to: String,
        /// The file that names the alias.
        file: Arc<str>,
    }: "an alias of";
    /// What was below an alias: a redirect to what is there now; of a feed, a calendar and other files a copy of it, since not
    /// every host can redirect a file.
    AliasBelow {
        /// The present address.
        to: String,
        /// The file that names the alias.
        file: Arc<str>,
    }: "an alias of";
    /// The page that describes the open data.
    Data: "the page of the open data", template "data.html";
    /// A table of the open data.
    DataTable(DataTable, DataFormat): "a file of the open data";
    /// The schema of the open data.
    DataSchema: "a file of the open data";
    /// The citations of every entry and every source.
    Citations(CitationFormat): "a file of citations";
    /// The calendar of the site, or of a topic.
    Calendar(Option<TopicId>): "a calendar";
    /// A file of the content, by its index in [`Digest::assets`](crate::digest::Digest::assets).
    Asset(usize): "the file";
    /// A file of the theme, by its index in [`Theme::assets`](crate::theme::Theme::assets).
    ThemeAsset(usize): "the theme's file";
}

impl Page {
    /// What the page shows; nothing for pages of more than one thing.
    pub fn item(&self) -> Item {
        match self {
            Self::Entry(id) => Item::Entry(*id),
            Self::Translation(at) => Item::Translation(*at),
            Self::Topic(id, _) => Item::Topic(*id),
            Self::Person(id, _) => Item::Person(*id),
            Self::Party(id, _) => Item::Party(*id),
            Self::Source(id, _) => Item::Publisher(*id),
            Self::Text(id) => Item::Page(*id),
            Self::Issue(id) => Item::Issue(*id),
            _ => Item::Nothing,
        }
    }
}
