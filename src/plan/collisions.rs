//! Reports two things at one address, and a file where another one needs a folder.

use super::export;
use super::page::{CardSubject, Page, SEARCH_INDEX};
use super::period::Period;
use super::position_list::PositionList;
use super::site_map::{SiteMap, file_of};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Actor, Digest};
use crate::theme::Theme;
use std::sync::Arc;

/// Reports every conflict.
pub fn report_collisions(digest: &Digest, theme: &Theme, site: &SiteMap, diagnostics: &mut Vec<Diagnostic>) {
    let mut files: Vec<(String, &Page)> = site
        .pages
        .iter()
        .map(|(address, page)| (file_of(address), page))
        .collect();
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut found = same_paths(&files);
    found.extend(paths_in_search_index(site, &files));
    found.extend(paths_beside_pages(digest, site, &files));
    found.extend(files_as_folders(&files));
    let describe = |page: &Page| describe(digest, theme, site, page);
    diagnostics.extend(found.into_iter().map(|collision| {
        let (first, second) = (describe(collision.first), describe(collision.second));
        to_diagnostic(collision.path, first, second)
    }));
}

struct Collision<'a> {
    /// The path of a file of the site.
    path: &'a str,
    first: &'a Page,
    second: &'a Page,
}

type Files<'a> = [(String, &'a Page)];

fn same_paths<'a>(files: &'a Files<'a>) -> Vec<Collision<'a>> {
    let pairs = files.iter().zip(files.iter().skip(1));
    let same = pairs.filter(|((one, _), (other, _))| one == other);
    same.map(|((path, first), (_, second))| Collision { path, first, second })
        .collect()
}

/// The folder of the search index is written as a whole, so nothing else can be in it.
fn paths_in_search_index<'a>(site: &'a SiteMap, files: &'a Files<'a>) -> Vec<Collision<'a>> {
    let Some(index) = site.at(SEARCH_INDEX) else {
        return Vec::new();
    };
    let own = file_of(SEARCH_INDEX);
    let inside = files
        .iter()
        .filter(|(path, _)| path.starts_with(SEARCH_INDEX) && *path != own);
    inside
        .map(|(path, page)| Collision {
            path,
            first: index,
            second: page,
        })
        .collect()
}

/// Files with the name of one that is made together with a page, such as an entry's data.
fn paths_beside_pages<'a>(digest: &Digest, site: &'a SiteMap, files: &'a Files<'a>) -> Vec<Collision<'a>> {
    let of_page = |(path, page): &'a (String, &'a Page)| {
        let first = export::page_with_companion(digest, site, path)?;
        Some(Collision {
            path,
            first,
            second: page,
        })
    };
    files.iter().filter_map(of_page).collect()
}

/// Files whose path another file needs as a folder.
fn files_as_folders<'a>(files: &'a Files<'a>) -> Vec<Collision<'a>> {
    let mut found = Vec::new();
    for (at, (path, page)) in files.iter().enumerate() {
        // In sorted order, the paths that start with this one follow it; as a rule there is none.
        let mut longer = files
            .iter()
            .skip(at + 1)
            .map_while(|(other, second)| Some((other.strip_prefix(path.as_str())?, second)));
        if let Some((_, second)) = longer.find(|(rest, _)| rest.starts_with('/')) {
            found.push(Collision {
                path,
                first: page,
                second,
            });
        }
    }
    found
}

type Description = (String, Option<Location>);

fn to_diagnostic(path: &str, first: Description, second: Description) -> Diagnostic {
    let message = format!("address conflict at /{path}: {} and {}", first.0, second.0);
    let mut diagnostic = Diagnostic::general(&rules::DUPLICATE_ADDRESS, message)
        .help("give one of them another slug, file name or folder");
    match (first.1, second.1) {
        (Some(first), Some(second)) => {
            diagnostic.location = Some(second);
            diagnostic.label(first, "the other one")
        }
        (first, second) => {
            diagnostic.location = first.or(second);
            diagnostic
        }
    }
}

/// What a page is, for a message, and the file that it is made from.
fn describe(digest: &Digest, theme: &Theme, site: &SiteMap, page: &Page) -> Description {
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
