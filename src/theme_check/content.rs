//! What an entry's page owes its readers: what happened and when, who says so and where, who took part, who said what,
//! and what was corrected.

use super::{Finding, Rendered, Site};
use crate::date::Precision;
use crate::diagnostic::rules;
use crate::digest::{Actor, Digest, Entry};
use crate::plan::Page;

pub fn check(site: &Site, page: &Rendered, found: &mut Vec<Finding>) {
    let digest = site.digest;
    let entry = match page.page {
        Page::Entry(id) => digest.entry(*id),
        Page::Translation(at) => &digest.translations[*at],
        _ => return,
    };
    let Some((main, _)) = page.markup.named(&["main"]).next() else {
        return;
    };
    let words = solid(&page.markup.words(main));
    let linked = |address: &str| {
        page.markup
            .named(&["a"])
            .any(|(_, link)| link.attribute("href") == Some(address))
    };
    let mut lacks = |what: &str, name: &str| {
        let message = format!("an entry's page does not show {what}");
        let help = format!("show `{name}` in entry.html: a digest is cited, and has to say what it rests on");
        found.push(Finding::new(&rules::PAGE_CONTENT, message, help));
    };
    let says = |text: &str| words.contains(&solid(text));
    if !says(&entry.title) {
        lacks("its title", "entry.title");
    }
    if !page
        .markup
        .named(&["time"])
        .any(|(_, time)| time.attribute("datetime") == Some(&day(entry)))
    {
        lacks("its date in a `<time datetime=…>`", "entry.date");
    }
    if !says(&beginning(&entry.body.excerpt)) {
        lacks("its text", "entry.body");
    }
    for account in &entry.accounts {
        if !says(&digest.publisher(account.publisher).name) {
            lacks("who published each account", "account.publisher");
        }
        if !account.url.as_deref().is_none_or(&linked) {
            lacks("a link to each account", "account.url");
        }
        if !account.url_missing.as_deref().is_none_or(says) {
            lacks("why an account has no address", "account.url_missing");
        }
    }
    if !entry.participants.iter().all(|one| says(name(digest, one.who))) {
        lacks("everybody who took part", "entry.all_participants");
    }
    if !entry.positions.iter().filter_map(|one| one.quote.as_deref()).all(says) {
        lacks("the words that positions quote", "held.quote");
    }
    if !entry.corrections.iter().all(|one| says(&one.note)) {
        lacks("what was corrected", "entry.corrections");
    }
    let status = entry.status.news();
    let label = status.map(|status| site.theme.words.term("status", status));
    if !label.is_none_or(|label| says(&label)) {
        lacks("that the event has not taken place, or was called off", "entry.status");
    }
}

/// A text without its spaces: where elements end, a page may have some or none.
fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The first words of a text. What follows may have a note's number in it.
fn beginning(text: &str) -> String {
    text.split_whitespace().take(6).collect()
}

fn day(entry: &Entry) -> String {
    let first = entry.date.first;
    match entry.date.precision {
        Precision::Day => first.to_string(),
        Precision::Month => format!("{:04}-{:02}", first.year(), first.month()),
    }
}

fn name(digest: &Digest, who: Actor) -> &str {
    match who {
        Actor::Person(id) => &digest.person(id).name,
        Actor::Party(id) => &digest.party(id).name,
    }
}
