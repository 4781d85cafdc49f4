//! The accounts of an entry, with publishers, agencies and parties resolved.

use super::lookup::Lookup;
use super::meanings::publisher_of_host;
use crate::date::{DateSpan, PartialDate};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Account, PublisherId, Status};
use crate::fields::host;
use crate::parse::{AccountFront, EntryFront, ParsedFile};
use std::sync::Arc;

/// The accounts of an entry. `span` is the time of its event.
pub fn resolve_accounts(lookup: &mut Lookup, file: &ParsedFile, front: &EntryFront, span: DateSpan) -> Vec<Account> {
    let mut accounts = Vec::with_capacity(front.accounts.len());
    for (at, account) in &front.accounts {
        if !account.has_source() {
            let message = "this source has neither a publisher nor a URL";
            let diagnostic = Diagnostic::new(&rules::MISSING_FIELD, file.item("source", *at), message);
            lookup.report(diagnostic.help("add `publisher: NAME`"));
            continue;
        }
        if accounts.is_empty() && front.date.is_some() && !matches!(front.status, Status::Scheduled | Status::Cancelled)
        {
            check_published(lookup, account, span, || file.item_field("source", *at, "published"));
        }
        accounts.extend(resolve_account(lookup, file, *at, account));
    }
    accounts
}

/// Reports a primary account that is certainly older than the event that it reports.
fn check_published(lookup: &mut Lookup, account: &AccountFront, span: DateSpan, location: impl FnOnce() -> Location) {
    let is_before = |published: &PartialDate| published.is_certainly_before(span.start);
    let Some(published) = account.published.filter(is_before) else {
        return;
    };
    let message = format!(
        "the primary account was published {}, before the event {}",
        published.with_preposition(),
        span.start.with_preposition()
    );
    let diagnostic = Diagnostic::new(&rules::PUBLISHED_BEFORE_EVENT, location(), message);
    let help = "`date` is the day of the event, `published` the day of the account";
    lookup.report(diagnostic.help(help));
}

fn resolve_account(lookup: &mut Lookup, file: &ParsedFile, at: usize, front: &AccountFront) -> Option<Account> {
    let location = |field| move || file.item_field("source", at, field);
    let publisher = match (&front.publisher, &front.url) {
        (Some(publisher), _) => lookup.publisher(publisher, location("publisher")),
        (None, Some(url)) => publisher_of_url(lookup, url, location("url")),
        (None, None) => None,
    };
    let agency = front.agency.as_ref();
    let agency = agency.and_then(|agency| lookup.publisher(agency, location("agency")));
    let side = front.side.as_ref();
    let side = side.and_then(|side| lookup.party(side, location("side")));
    Some(Account {
        // A text of which only the writer is known was published by its writer.
        publisher: publisher.or(agency)?,
        // Who publishes a text of their own carries nobody.
        agency: agency.filter(|agency| publisher.is_some_and(|publisher| publisher != *agency)),
        side,
        facts: Arc::clone(&front.facts),
    })
}

/// The publisher that has the host of a URL as its own; without one, a new publisher of the host's name.
fn publisher_of_url(lookup: &mut Lookup, url: &str, location: impl Fn() -> Location) -> Option<PublisherId> {
    match publisher_of_host(lookup.registries, url, &location) {
        Ok(Some(publisher)) => Some(publisher),
        Ok(None) => lookup.publisher(&host(url).unwrap_or_default(), location),
        Err(diagnostic) => {
            lookup.report(*diagnostic);
            None
        }
    }
}
