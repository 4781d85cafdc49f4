//! Adds a page that redirects for every earlier address: for each alias, and for each address that was below it.

use super::address;
use super::export::companions_of;
use super::feed::FeedScope;
use super::lists;
use super::page::Page;
use super::site_map::SiteMap;
use crate::digest::{Digest, Pair, PairId, PartyId};
use crate::text::slug_fault;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// An earlier address, and where its page is now.
struct Move<'a> {
    from: String,
    to: String,
    file: &'a Arc<str>,
    /// Whether the page was there as a page of this site, so that what is below it was there too.
    has_below: bool,
}

/// Adds the aliases of entries, translations, pages, and of everything that has a list. The map must be sorted.
pub fn add_aliases(digest: &Digest, site: &mut SiteMap) {
    let moves = moves(digest, site);
    let mut taken: BTreeSet<&str> = moves.iter().map(|moved| moved.from.as_str()).collect();
    let mut added = Vec::new();
    for moved in &moves {
        let page = Page::Alias {
            to: moved.to.clone(),
            file: Arc::clone(moved.file),
        };
        added.push((moved.from.clone(), page));
    }
    // An address that somebody else has by now is theirs: what is derived never conflicts.
    let derived: Vec<_> = moves
        .iter()
        .filter(|moved| moved.has_below)
        .flat_map(|moved| below(digest, site, moved))
        .chain(pair_moves(digest, site))
        .collect();
    for (from, to, file) in &derived {
        if site.at(from).is_none() && taken.insert(from) {
            let page = Page::AliasBelow {
                to: to.clone(),
                file: Arc::clone(file),
            };
            added.push((from.clone(), page));
        }
    }
    site.pages.extend(added);
}

/// Every alias. The first address of a page may be its present one again, since ids are made of it: that is no alias.
fn moves<'a>(digest: &'a Digest, site: &SiteMap) -> Vec<Move<'a>> {
    let mut moves = Vec::new();
    let mut add = |aliases: &[String], file: &'a Arc<str>, to: &str, is_own: &dyn Fn(&str) -> bool| {
        // One address may be written twice in a list, which was reported.
        let mut seen = HashSet::with_capacity(aliases.len());
        let addresses = aliases.iter().map(|alias| alias_address(alias));
        for from in addresses.filter(|from| from != to && seen.insert(from.clone())) {
            moves.push(Move {
                has_below: is_own(&from),
                from,
                to: to.to_owned(),
                file,
            });
        }
    };
    let entries = digest.entries.iter().zip(&site.entries);
    let translations = digest.translations.iter().zip(&site.translations);
    for (entry, address) in entries.chain(translations) {
        add(&entry.aliases, &entry.file, address, &is_entry_address);
    }
    for list in lists::all_lists(digest) {
        if let Some(file) = list.file {
            let to = address::of(digest, list.scope);
            let folder = to.split_once('/').map_or("", |(folder, _)| folder);
            add(list.aliases, file, &to, &|from| slug_below(from, folder).is_some());
        }
    }
    for page in &digest.pages {
        add(&page.aliases, &page.file, &format!("{}/", page.slug), &|_| false);
    }
    moves
}

/// An earlier address below an alias, the present one, and the file.
type Derived<'a> = (String, String, &'a Arc<str>);

/// What was below an alias: later pages of a list, feeds, calendars, positions, cards, and the files beside an entry.
fn below<'a>(digest: &Digest, site: &SiteMap, moved: &Move<'a>) -> Vec<Derived<'a>> {
    let mut found = Vec::new();
    let mut add = |rest: &str| {
        found.push((
            format!("{}{rest}", moved.from),
            format!("{}{rest}", moved.to),
            moved.file,
        ));
    };
    let start = site.pages.partition_point(|(address, _)| **address < *moved.to);
    for (address, page) in site.pages.iter().skip(start) {
        let Some(rest) = address.strip_prefix(&moved.to) else {
            break;
        };
        if rest.is_empty() {
            companions_of(digest, page).for_each(&mut add);
        } else if !matches!(page, Page::Asset(_) | Page::Alias { .. }) {
            add(rest);
        }
    }
    found
}

/// Of parties with other slugs than before, the earlier addresses of their pairs, with what is below these.
fn pair_moves<'a>(digest: &'a Digest, site: &SiteMap) -> Vec<Derived<'a>> {
    let kinds = &digest.config.pages;
    let pairs = digest.pairs.iter().enumerate().filter(|_| kinds.pairs);
    let mut found = Vec::new();
    for (at, pair) in pairs {
        let Some(file) = pair.parties.iter().find_map(|party| renamed_file(digest, *party)) else {
            continue;
        };
        let to = address::of(digest, FeedScope::Pair(PairId::new(at)));
        for from in earlier_addresses(digest, pair).into_iter().filter(|from| *from != to) {
            let moved = Move {
                from,
                to: to.clone(),
                file,
                has_below: true,
            };
            found.push((moved.from.clone(), moved.to.clone(), file));
            found.extend(below(digest, site, &moved));
        }
    }
    found
}

/// The file of a party that had other slugs.
fn renamed_file(digest: &Digest, party: PartyId) -> Option<&Arc<str>> {
    let is_renamed = earlier_slugs(digest, party).next().is_some();
    digest.party(party).file.as_ref().filter(|_| is_renamed)
}

fn earlier_slugs(digest: &Digest, party: PartyId) -> impl Iterator<Item = String> {
    let aliases = digest.party(party).aliases.iter();
    aliases.filter_map(|alias| slug_below(&alias_address(alias), "parties").map(str::to_owned))
}

/// All addresses that a pair has had, by the slugs of its parties.
fn earlier_addresses(digest: &Digest, pair: &Pair) -> Vec<String> {
    let [first, second] = pair.parties.map(|party| {
        let own = digest.party(party).slug.clone();
        earlier_slugs(digest, party).chain([own]).collect::<Vec<String>>()
    });
    let of = |one: &String, other: &String| {
        let (one, other) = if one <= other { (one, other) } else { (other, one) };
        format!("pairs/{one}/{other}/")
    };
    first
        .iter()
        .flat_map(|one| second.iter().map(move |other| of(one, other)))
        .collect()
}

/// The slug in an address of this folder, `topics/<slug>/`.
fn slug_below<'a>(address: &'a str, folder: &str) -> Option<&'a str> {
    let slug = address.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix('/')?;
    slug_fault(slug).is_none().then_some(slug)
}

/// Whether an address is one that an entry has: a year, perhaps a month and a day, and a slug.
fn is_entry_address(address: &str) -> bool {
    let parts: Vec<&str> = address.trim_end_matches('/').split('/').collect();
    let is_number = |part: &&str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        [year, date @ .., slug] => {
            address.ends_with('/')
                && date.len() <= 2
                && is_number(year, 4)
                && date.iter().all(|part| is_number(part, 2))
                && slug_fault(slug).is_none()
        }
        _ => false,
    }
}

/// The address of an alias: a folder, unless its last part has a dot and so is the name of a file.
fn alias_address(alias: &str) -> String {
    let path = alias.trim_start_matches('/');
    let path = path
        .strip_suffix("index.html")
        .filter(|folder| folder.ends_with('/'))
        .unwrap_or(path);
    let is_file_name = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if path.ends_with('/') || is_file_name {
        path.to_owned()
    } else {
        format!("{path}/")
    }
}

#[cfg(test)]
mod tests {
    use super::{is_entry_address, slug_below};

    #[test]
    fn addresses_of_this_site_are_told_from_others() {
        for (address, is_own) in [
            ("2024/05/01/vote/", true),
            ("2024/05/vote/", true),
            ("1818/aachen/", true),
            ("2024/05/01/", false),
            ("2024/05/01/VOTE/", false),
            ("2024/vote.html", false),
            ("blog/2024/05/01/vote/", false),
            ("2024/5/1/vote/", false),
            ("rome/", false),
        ] {
            assert_eq!(is_entry_address(address), is_own, "{address}");
        }
        assert_eq!(slug_below("topics/brics/", "topics"), Some("brics"));
        assert_eq!(slug_below("topics/brics/page/2/", "topics"), None);
        assert_eq!(slug_below("topics/", "topics"), None);
        assert_eq!(slug_below("old/brics/", "topics"), None);
    }
}
