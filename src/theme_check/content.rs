//! Checks that an entry's page shows what a digest is cited for: what happened and when, who reports it and where, who took
//! part, who said what, and what was corrected.

use super::{Finding, RenderedPage, RenderedSite};
use crate::diagnostic::rules;
use crate::digest::{Actor, Digest, Entry};
use crate::plan::Page;

pub fn check_content(site: &RenderedSite, page: &RenderedPage, findings: &mut Vec<Finding>) {
    let digest = site.digest;
    let entry = match page.page {
        Page::Entry(id) => digest.entry(*id),
        Page::Translation(at) => &digest.translations[*at],
        _ => return,
    };
    let Some((main, _)) = page.markup.named(&["main"]).next() else {
        return;
    };
    let words = without_spaces(&page.markup.words(main));
    let links_to = |address: &str| {
        page.markup
            .named(&["a"])
            .any(|(_, link)| link.attribute("href") == Some(address))
    };
    let mut report_missing = |what: &str, name: &str| {
        let message = format!("an entry's page does not show {what}");
        let help = format!("show `{name}` in entry.html");
        findings.push(Finding::new(&rules::PAGE_CONTENT, message, help));
    };
    let shows = |text: &str| words.contains(&without_spaces(text));
    if !shows(&entry.title) {
        report_missing("its title", "entry.title");
    }
    if !page
        .markup
        .named(&["time"])
        .any(|(_, time)| time.attribute("datetime") == Some(&machine_date(entry)))
    {
        report_missing("its date in a `<time datetime=…>`", "entry.date");
    }
    if !shows(&first_words(&entry.body.excerpt)) {
        report_missing("its text", "entry.body");
    }
    for account in &entry.accounts {
        if !shows(&digest.publisher(account.publisher).name) {
            report_missing("the publisher of each account", "account.publisher");
        }
        if !account.url.as_deref().is_none_or(&links_to) {
            report_missing("a link to each account", "account.url");
        }
        if !account.url_missing.as_deref().is_none_or(shows) {
            report_missing("why an account has no address", "account.url_missing");
        }
    }
    if !entry.participants.iter().all(|one| shows(actor_name(digest, one.who))) {
        report_missing("all participants", "entry.all_participants");
    }
    if !entry.positions.iter().filter_map(|one| one.quote.as_deref()).all(shows) {
        report_missing("the quotes of positions", "held.quote");
    }
    if !entry.corrections.iter().all(|one| shows(&one.text())) {
        report_missing("its corrections", "entry.corrections");
    }
    let status = entry.status.news();
    let label = status.map(|status| site.theme.words.term("status", status));
    if !label.is_none_or(|label| shows(&label)) {
        report_missing("that the event has not taken place or was cancelled", "entry.status");
    }
}

/// A text without its spaces, since a page may have some or none where elements end.
fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The first words of a text, without spaces. What follows may have the number of a footnote in it.
fn first_words(text: &str) -> String {
    text.split_whitespace().take(6).collect()
}

fn machine_date(entry: &Entry) -> String {
    entry.date.start.exact()
}

fn actor_name(digest: &Digest, who: Actor) -> &str {
    match who {
        Actor::Person(id) => &digest.person(id).name,
        Actor::Party(id) => &digest.party(id).name,
    }
}
