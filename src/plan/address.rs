//! The addresses of pages, from what they show. The only place that knows the form of each.

use super::feed::{FeedFormat, FeedScope};
use super::period::archive_address;
use crate::date::{DateSpan, Precision};
use crate::digest::{Digest, Entry, IssueId, PageId, PairId, PartyId, PersonId, PublisherId, TopicId, Withheld};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// `2021/10/30/<slug>/`; `2021/10/<slug>/` if the day is not known, `2021/<slug>/` if only the year is.
pub fn entry(entry: &Entry) -> String {
    format!("{}{}/", archive(entry.date), entry.slug)
}

/// Where something would be that is not published.
pub fn withheld(place: &Withheld) -> String {
    let folder = place.date.map_or_else(String::new, archive);
    format!("{folder}{}/", place.slug)
}

/// The year, month or day of the archive that a date stands in: `2021/10/30/`, `2021/10/` or `2021/`.
pub fn archive(date: DateSpan) -> String {
    let first = date.first();
    match date.archive_level() {
        Precision::Day => archive_address(first.year(), Some(first.month()), Some(first.day())),
        Precision::Month => archive_address(first.year(), Some(first.month()), None),
        Precision::Year => archive_address(first.year(), None, None),
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

/// `pairs/<slug>/<slug>/`
pub fn pair(digest: &Digest, id: PairId) -> String {
    let [first, second] = digest.pair(id).parties.map(|party| &digest.party(party).slug);
    format!("pairs/{first}/{second}/")
}

/// `sources/<slug>/`
pub fn source(digest: &Digest, id: PublisherId) -> String {
    format!("sources/{}/", digest.publisher(id).slug)
}

/// `<slug>/`; of the page that introduces the home page, the home page.
pub fn page(digest: &Digest, id: PageId) -> String {
    match digest.pages[id.index()].slug.as_str() {
        HOME => String::new(),
        slug => format!("{slug}/"),
    }
}

/// The slug of the page whose text introduces the home page. It has no address of its own.
pub const HOME: &str = "home";

/// `issues/2021-w43/` or `issues/2021-10/`
pub fn issue(digest: &Digest, id: IssueId) -> String {
    format!("{ISSUES}{}/", digest.issue(id).period)
}

/// The address of the list of issues.
pub const ISSUES: &str = "issues/";

/// The page whose entries a feed has: the first page of a list.
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

/// A feed: in the folder of its page.
pub fn feed(digest: &Digest, scope: FeedScope, format: FeedFormat) -> String {
    format!("{}{}", of(digest, scope), format.file())
}

/// `feeds/archive/1.xml`
pub fn feed_archive(number: usize) -> String {
    format!("feeds/archive/{number}.xml")
}

/// The address of the list of all feeds.
pub const FEED_LIST: &str = "feeds.opml";

/// The address of a page of a list: the list's own address for the first, then `<list>page/2/`.
pub fn nth(list: &str, number: usize) -> String {
    if number <= 1 {
        list.to_owned()
    } else {
        format!("{list}page/{number}/")
    }
}

/// What an address's path has to have encoded: everything but letters, digits and the marks that RFC 3986 lets stand for
/// themselves in a path. An apostrophe and an ampersand, which it allows too, are encoded so that HTML needs no escape.
const NOT_IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// Percent-encodes the characters that a path in an address cannot contain (RFC 3986).
pub fn encode(path: &str) -> String {
    utf8_percent_encode(path, NOT_IN_PATHS).to_string()
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn characters_outside_of_ascii_are_encoded() {
        assert_eq!(encode("a b/é.png"), "a%20b/%C3%A9.png");
        assert_eq!(
            encode("%20'&?#[]\"<>\\^`{|}\u{7f}\n王"),
            "%2520%27%26%3F%23%5B%5D%22%3C%3E%5C%5E%60%7B%7C%7D%7F%0A%E7%8E%8B"
        );
        let free = "azAZ09-._~/!$()*+,;=:@";
        assert_eq!(encode(free), free);
    }
}
