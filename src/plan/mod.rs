//! Plans the site: which addresses exist and what stands at each, where every link leads. Collisions and broken links
//! are found here. Out comes a [`SiteMap`]. Nothing here renders.

mod archive;
pub mod export;
mod hosting;
mod links;
mod lists;
mod pages;
mod social_cards;

pub use archive::{Period, address as archive_address};
pub use hosting::{HostFile, own_host};
pub use links::{LinkTarget, encode};
pub use lists::{FeedFormat, FeedScope, feed_archives};
pub use pages::{HOME, SEARCH, SEARCH_INDEX, has_feeds, has_mail, is_in_sitemap};

pub use social_cards::{CARD, CardSubject};

use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Digest, EntryId, IssueId, PageId, PairId, PartyId, PersonId, PublisherId, TopicId};
use crate::theme::Theme;
use std::collections::HashMap;
use std::sync::Arc;

/// What stands at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// The home page; of the newest entries, this page of the list (from 1).
    Home(usize),
    /// An entry.
    Entry(EntryId),
    /// A translation, by its place in [`Digest::translations`].
    Translation(usize),
    /// A page of the list of a year, month or day, by its place in [`SiteMap::periods`].
    Archive(usize, usize),
    /// All topics.
    Topics,
    /// A page of a topic's list.
    Topic(TopicId, usize),
    /// A page of the positions on a topic that has more than its own page shows (from 1).
    Positions(TopicId, usize),
    /// All people.
    People,
    /// A page of a person's list.
    Person(PersonId, usize),
    /// All parties.
    Parties,
    /// A page of a party's list.
    Party(PartyId, usize),
    /// Who meets whom.
    Pairs,
    /// A page of a pair's list.
    Pair(PairId, usize),
    /// All sources.
    Sources,
    /// A page of a source's list.
    Source(PublisherId, usize),
    /// A page of the list of issues (from 1).
    Issues(usize),
    /// An issue.
    Issue(IssueId),
    /// An issue as a mail in HTML.
    IssueEmail(IssueId),
    /// An issue as a mail in plain text.
    IssueText(IssueId),
    /// The search page.
    Search,
    /// The files of the search index, below this address.
    SearchIndex,
    /// A page of `content/pages/`.
    Text(PageId),
    /// A page of the list of everything that was corrected.
    Corrections(usize),
    /// What is announced.
    Upcoming,
    /// What is shown where nothing is.
    NotFound,
    /// A feed.
    Feed(FeedScope, FeedFormat),
    /// An archive document of the site's Atom feed (RFC 5005), from 1, the oldest.
    FeedArchive(usize),
    /// The list of all feeds, in OPML.
    FeedList,
    /// The sitemap, or its index where there are several.
    Sitemap,
    /// One of several sitemaps (from 1).
    SitemapPart(usize),
    /// robots.txt
    Robots,
    /// A file that static hosts read.
    Hosting(HostFile),
    /// A picture for those who share a link.
    SocialCard(CardSubject),
    /// A page that leads from an earlier address to a present one.
    Alias {
        /// The present address.
        to: String,
        /// The file that names the alias.
        file: Arc<str>,
    },
    /// The page that describes the open data.
    Data,
    /// A table of the open data.
    DataTable(export::DataTable, export::DataFormat),
    /// The schema of the open data.
    DataSchema,
    /// How to cite every entry and every source.
    Citations(export::CitationFormat),
    /// A calendar of the site, or of a topic.
    Calendar(Option<TopicId>),
    /// A file of the content, by its place in [`Digest::assets`].
    Asset(usize),
    /// A file of the theme, by its place in [`Theme::assets`].
    ThemeAsset(usize),
}

impl Page {
    /// The template that makes it; none of what no template makes.
    pub fn template(&self) -> Option<&'static str> {
        match self {
            Self::Home(_) => Some("home.html"),
            Self::Entry(_) | Self::Translation(_) => Some("entry.html"),
            Self::Archive(..) => Some("archive.html"),
            Self::Topics => Some("topics.html"),
            Self::Topic(..) => Some("topic.html"),
            Self::Positions(..) => Some("positions.html"),
            Self::People => Some("people.html"),
            Self::Person(..) => Some("person.html"),
            Self::Parties => Some("parties.html"),
            Self::Party(..) => Some("party.html"),
            Self::Pairs => Some("pairs.html"),
            Self::Pair(..) => Some("pair.html"),
            Self::Sources => Some("sources.html"),
            Self::Source(..) => Some("source.html"),
            Self::Issues(_) => Some("issues.html"),
            Self::Issue(_) => Some("issue.html"),
            Self::IssueEmail(_) => Some("issue-email.html"),
            Self::IssueText(_) => Some("issue-email.txt"),
            Self::Search => Some("search.html"),
            Self::Text(_) => Some("page.html"),
            Self::Corrections(_) => Some("corrections.html"),
            Self::Upcoming => Some("upcoming.html"),
            Self::NotFound => Some("not-found.html"),
            Self::Data => Some("data.html"),
            Self::SocialCard(_) => Some("card.svg"),
            Self::SearchIndex
            | Self::Feed(..)
            | Self::FeedArchive(_)
            | Self::FeedList
            | Self::Sitemap
            | Self::SitemapPart(_)
            | Self::Robots
            | Self::DataTable(..)
            | Self::DataSchema
            | Self::Citations(_)
            | Self::Calendar(_)
            | Self::Hosting(_)
            | Self::Alias { .. }
            | Self::Asset(_)
            | Self::ThemeAsset(_) => None,
        }
    }
}

/// Every address of the site.
#[derive(Debug)]
pub struct SiteMap {
    /// Every address with what stands there, sorted by address. An address is a path below the base path, without a
    /// leading `/`; one that is empty or ends with `/` is a folder with an `index.html`.
    pub pages: Vec<(String, Page)>,
    /// The years, months and days that have entries, newest first, a year before its months and a month before its days.
    pub periods: Vec<Period>,
    /// From a period's address to its place in `periods`.
    pub period_at: HashMap<String, usize>,
    /// Every entry's address, by its number.
    pub entries: Vec<String>,
    /// Every translation's address.
    pub translations: Vec<String>,
    /// By file: where the links of its body lead, in their order.
    pub targets: HashMap<Arc<str>, Vec<LinkTarget>>,
    /// Whether days have pages of their own.
    pub has_days: bool,
}

/// The most entries with which days have pages of their own.
const DAYS_LIMIT: usize = 2_000;
/// The most positions that a topic's own page shows; more get pages of their own.
pub const POSITIONS_LIMIT: usize = 60;
/// The most addresses in one sitemap (sitemaps.org).
pub const SITEMAP_LIMIT: usize = 50_000;

/// Plans the whole site.
pub fn plan(digest: &Digest, theme: &Theme) -> (SiteMap, Vec<Diagnostic>) {
    let mut site = SiteMap {
        pages: Vec::with_capacity(digest.entries.len() * 2),
        has_days: digest.entries.len() < DAYS_LIMIT,
        periods: Vec::new(),
        period_at: HashMap::new(),
        entries: digest.entries.iter().map(address::entry).collect(),
        translations: digest.translations.iter().map(address::entry).collect(),
        targets: HashMap::new(),
    };
    let mut diagnostics = Vec::new();
    archive::periods(digest, &mut site);
    pages::add(digest, theme, &mut site);
    social_cards::add(digest, &mut site, &mut diagnostics);
    site.pages.sort_by(|(a, _), (b, _)| a.cmp(b));
    links::resolve(digest, &mut site, &mut diagnostics);
    pages::sitemaps(digest, &mut site);
    hosting::add(digest, &mut site);
    site.pages.sort_by(|(a, _), (b, _)| a.cmp(b));
    collisions(digest, theme, &site, &mut diagnostics);
    (site, diagnostics)
}

impl SiteMap {
    /// What stands at an address.
    pub fn at(&self, address: &str) -> Option<&Page> {
        let at = self
            .pages
            .binary_search_by(|(known, _)| known.as_str().cmp(address))
            .ok()?;
        Some(&self.pages[at].1)
    }
}

/// Where in the output the page at an address is written.
pub fn file_of(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') {
        format!("{address}index.html")
    } else {
        address.to_owned()
    }
}

/// How many pages a list of so many entries has: at least one.
pub fn page_count(entries: usize, size: usize) -> usize {
    entries.div_ceil(size).max(1)
}

/// Addresses by rule.
pub mod address {
    use crate::date::Precision;
    use crate::digest::{Digest, Entry, IssueId, PairId, PartyId, PersonId, PublisherId, TopicId};
    use crate::plan::{FeedFormat, FeedScope};

    /// `2021/10/30/<slug>/`, or `2021/10/<slug>/` where only the month is known.
    pub fn entry(entry: &Entry) -> String {
        let day = entry.date.first;
        match entry.date.precision {
            Precision::Day => format!("{:04}/{:02}/{:02}/{}/", day.year(), day.month(), day.day(), entry.slug),
            Precision::Month => format!("{:04}/{:02}/{}/", day.year(), day.month(), entry.slug),
        }
    }

    /// `topics/<slug>/`
    pub fn topic(digest: &Digest, id: TopicId) -> String {
        format!("topics/{}/", digest.topic(id).slug)
    }

    /// `people/<slug>/`
    pub fn person(digest: &Digest, id: PersonId) -> String {
        format!("people/{}/", digest.person(id).slug)
    }

    /// `parties/<slug>/`
    pub fn party(digest: &Digest, id: PartyId) -> String {
        format!("parties/{}/", digest.party(id).slug)
    }

    /// `topics/<slug>/positions/`
    pub fn positions(digest: &Digest, id: TopicId) -> String {
        format!("{}positions/", topic(digest, id))
    }

    /// `pairs/<slug>/<slug>/`
    pub fn pair(digest: &Digest, id: PairId) -> String {
        let [first, second] = digest.pair(id).parties.map(|party| &digest.party(party).slug);
        format!("pairs/{first}/{second}/")
    }

    /// `sources/<slug>/`
    pub fn source(digest: &Digest, id: PublisherId) -> String {
        format!("sources/{}/", digest.publisher(id).slug)
    }

    /// `issues/2021-w43/` or `issues/2021-10/`
    pub fn issue(digest: &Digest, id: IssueId) -> String {
        format!("{ISSUES}{}/", digest.issue(id).period)
    }

    /// The list of issues.
    pub const ISSUES: &str = "issues/";

    /// The first page of what a feed is of.
    pub fn of(digest: &Digest, scope: FeedScope) -> String {
        match scope {
            FeedScope::Site => String::new(),
            FeedScope::Topic(id) => topic(digest, id),
            FeedScope::Person(id) => person(digest, id),
            FeedScope::Party(id) => party(digest, id),
            FeedScope::Source(id) => source(digest, id),
            FeedScope::Pair(id) => pair(digest, id),
            FeedScope::Issues => ISSUES.to_owned(),
        }
    }

    /// A feed, in the folder of its page.
    pub fn feed(digest: &Digest, scope: FeedScope, format: FeedFormat) -> String {
        format!("{}{}", of(digest, scope), format.file())
    }

    /// `feeds/archive/1.xml`
    pub fn feed_archive(number: usize) -> String {
        format!("feeds/archive/{number}.xml")
    }

    /// The list of all feeds.
    pub const FEED_LIST: &str = "feeds.opml";

    /// A page of a list: the list's own address, or `<list>page/2/`.
    pub fn nth(list: &str, number: usize) -> String {
        if number <= 1 {
            list.to_owned()
        } else {
            format!("{list}page/{number}/")
        }
    }
}

/// Two things at one address, or a file where another one needs a folder.
fn collisions(digest: &Digest, theme: &Theme, site: &SiteMap, diagnostics: &mut Vec<Diagnostic>) {
    let mut files: Vec<(String, &Page)> = site
        .pages
        .iter()
        .map(|(address, page)| (file_of(address), page))
        .collect();
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut report = |path: &str, first: &Page, second: &Page| {
        let (one, one_place) = describe(digest, theme, site, first);
        let (other, other_place) = describe(digest, theme, site, second);
        let message = format!("{one} and {other} are both to be published at /{path}");
        let mut diagnostic = Diagnostic::general(&rules::DUPLICATE_ADDRESS, message)
            .help("give one of them another slug, name or place");
        match (one_place, other_place) {
            (Some(one), Some(other)) => {
                diagnostic = Diagnostic {
                    location: Some(other),
                    ..diagnostic
                }
                .label(one, "the other one")
            }
            (location, other) => diagnostic.location = location.or(other),
        }
        diagnostics.push(diagnostic);
    };
    for pair in files.windows(2) {
        if pair[0].0 == pair[1].0 {
            report(&pair[0].0, pair[0].1, pair[1].1);
        }
    }
    let index = site.at(SEARCH_INDEX).map(|page| (file_of(SEARCH_INDEX), page));
    if let Some((own, index)) = index {
        let start = files.partition_point(|(path, _)| path.as_str() < SEARCH_INDEX);
        let inside = files[start..]
            .iter()
            .take_while(|(path, _)| path.starts_with(SEARCH_INDEX));
        for (path, page) in inside.filter(|(path, _)| *path != own) {
            report(path, index, page);
        }
    }
    for (path, page) in &files {
        if let Some(entry) = export::page_beside(digest, site, path) {
            report(path, entry, page);
        }
    }
    for (at, (path, page)) in files.iter().enumerate() {
        // What begins like this path follows it: nothing, as a rule.
        let mut longer = files[at + 1..].iter().take_while(|(other, _)| other.starts_with(path));
        if let Some((_, second)) = longer.find(|(other, _)| other[path.len()..].starts_with('/')) {
            report(path, page, second);
        }
    }
}

/// What a page is, for a message, and the file that made it.
fn describe(digest: &Digest, theme: &Theme, site: &SiteMap, page: &Page) -> (String, Option<Location>) {
    let made = |what: &str, name: &str, file: Option<&Arc<str>>| (format!("{what} `{name}`"), file.map(Location::file));
    match page {
        Page::Home(_) => ("the home page".into(), None),
        Page::Entry(id) => made("the entry", &digest.entry(*id).slug, Some(&digest.entry(*id).file)),
        Page::Translation(at) => made(
            "the translation",
            &digest.translations[*at].slug,
            Some(&digest.translations[*at].file),
        ),
        Page::Archive(at, _) => (
            format!("the archive of {}", site.periods[*at].address().trim_end_matches('/')),
            None,
        ),
        Page::Topics => ("the list of topics".into(), None),
        Page::Topic(id, _) => made("the topic", &digest.topic(*id).title, digest.topic(*id).file.as_ref()),
        Page::Positions(id, _) => made(
            "the positions on",
            &digest.topic(*id).title,
            digest.topic(*id).file.as_ref(),
        ),
        Page::People => ("the list of people".into(), None),
        Page::Person(id, _) => made("the person", &digest.person(*id).name, digest.person(*id).file.as_ref()),
        Page::Parties => ("the list of parties".into(), None),
        Page::Party(id, _) => made("the party", &digest.party(*id).name, digest.party(*id).file.as_ref()),
        Page::Pairs => ("the list of pairs".into(), None),
        Page::Pair(id, _) => {
            let [first, second] = digest.pair(*id).parties.map(|party| digest.party(party).name.as_str());
            made("the pair", &format!("{first} and {second}"), None)
        }
        Page::Sources => ("the list of sources".into(), None),
        Page::Source(id, _) => made(
            "the source",
            &digest.publisher(*id).name,
            digest.publisher(*id).file.as_ref(),
        ),
        Page::Issues(_) => ("the list of issues".into(), None),
        Page::Issue(id) | Page::IssueEmail(id) | Page::IssueText(id) => made(
            "the issue",
            &digest.issue(*id).period.to_string(),
            digest
                .issue(*id)
                .introduction
                .as_ref()
                .map(|introduction| &introduction.file),
        ),
        Page::Text(id) => made(
            "the page",
            &digest.pages[id.index()].title,
            Some(&digest.pages[id.index()].file),
        ),
        Page::Corrections(_) => ("the list of corrections".into(), None),
        Page::Upcoming => ("the list of what is announced".into(), None),
        Page::Search => ("the search page".into(), None),
        Page::SearchIndex => ("the search index".into(), None),
        Page::NotFound => ("the page for what is not found".into(), None),
        Page::Feed(..) => ("a feed".into(), None),
        Page::FeedArchive(_) => ("an archive of the feed".into(), None),
        Page::FeedList => ("the list of feeds".into(), None),
        Page::Sitemap | Page::SitemapPart(_) => ("the sitemap".into(), None),
        Page::Robots => ("robots.txt".into(), None),
        Page::Hosting(file) => (format!("the file {} for hosts", file.address()), None),
        Page::SocialCard(CardSubject::Digest) => ("the social card of the digest".into(), None),
        Page::SocialCard(CardSubject::Topic(id)) => made(
            "the social card of",
            &digest.topic(*id).title,
            digest.topic(*id).file.as_ref(),
        ),
        Page::SocialCard(CardSubject::Entry(id)) => made(
            "the social card of",
            &digest.entry(*id).slug,
            Some(&digest.entry(*id).file),
        ),
        Page::Alias { to, file } => made("an alias of", &format!("/{to}"), Some(file)),
        Page::Data => ("the page of the open data".into(), None),
        Page::DataTable(..) | Page::DataSchema => ("a file of the open data".into(), None),
        Page::Citations(_) => ("a file of citations".into(), None),
        Page::Calendar(_) => ("a calendar".into(), None),
        Page::Asset(at) => made("the file", &digest.assets[*at].path, Some(&digest.assets[*at].path)),
        Page::ThemeAsset(at) => made("the theme's file", &theme.assets[*at].address, None),
    }
}
