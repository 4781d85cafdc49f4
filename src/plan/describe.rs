//! Names pages for messages.

use super::page::{CardSubject, Page};
use super::period::Period;
use super::position_list::PositionList;
use super::site_map::SiteMap;
use crate::diagnostic::Location;
use crate::digest::{Actor, Digest};
use crate::theme::Theme;
use std::sync::Arc;

/// What a page is, in words, and the file that it is made from.
pub type Description = (String, Option<Location>);

/// What a page is, for a message, and the file that it is made from.
pub fn describe(digest: &Digest, theme: &Theme, site: &SiteMap, page: &Page) -> Description {
    let (title, file) = title_and_file(digest, theme, site, page);
    let name = page.kind_name();
    let words = title.map_or_else(|| name.to_owned(), |title| format!("{name} `{title}`"));
    (words, file.map(Location::file))
}

/// The title of what a page shows, or another name of it, and its file. Pages of which there is only one have no title.
fn title_and_file<'a>(
    digest: &'a Digest,
    theme: &Theme,
    site: &SiteMap,
    page: &'a Page,
) -> (Option<String>, Option<&'a Arc<str>>) {
    let named = |title: &str, file: Option<&'a Arc<str>>| (Some(title.to_owned()), file);
    match page {
        Page::Entry(id) | Page::SocialCard(CardSubject::Entry(id)) => {
            let entry = digest.entry(*id);
            named(&entry.slug, Some(&entry.file))
        }
        Page::Translation(at) => match digest.translations.get(*at) {
            Some(entry) => named(&entry.slug, Some(&entry.file)),
            None => (None, None),
        },
        Page::Archive(at, _) => {
            let address = site.periods.get(*at).map(Period::address);
            (address.map(|address| address.trim_end_matches('/').to_owned()), None)
        }
        Page::Topic(id, _) | Page::Positions(PositionList::Topic(id), _) | Page::SocialCard(CardSubject::Topic(id)) => {
            let topic = digest.topic(*id);
            named(&topic.title, topic.file.as_ref())
        }
        Page::Person(id, _) | Page::Positions(PositionList::Actor(Actor::Person(id)), _) => {
            named(&digest.person(*id).full_name(), digest.person(*id).file.as_ref())
        }
        Page::Party(id, _) | Page::Positions(PositionList::Actor(Actor::Party(id)), _) => {
            named(&digest.party(*id).full_name(), digest.party(*id).file.as_ref())
        }
        Page::Pair(id, _) => {
            let [first, second] = digest.pair(*id).parties.map(|party| digest.party(party).full_name());
            named(&format!("{first} and {second}"), None)
        }
        Page::Source(id, _) => named(&digest.publisher(*id).name, digest.publisher(*id).file.as_ref()),
        Page::Issue(id) | Page::IssueEmail(id) | Page::IssueText(id) => {
            let issue = digest.issue(*id);
            let introduction = issue.introduction.as_ref();
            named(&issue.period.to_string(), introduction.map(|text| &text.file))
        }
        Page::Text(id) => match digest.pages.get(id.index()) {
            Some(page) => named(&page.title, Some(&page.file)),
            None => (None, None),
        },
        Page::Hosting(file) => named(file.address(), None),
        Page::Alias { to, file } | Page::AliasBelow { to, file } => named(&format!("/{to}"), Some(file)),
        Page::Asset(at) => match digest.assets.get(*at) {
            Some(asset) => named(&asset.path, Some(&asset.path)),
            None => (None, None),
        },
        Page::ThemeAsset(at) => (theme.assets.get(*at).map(|asset| asset.address.clone()), None),
        _ => (None, None),
    }
}
