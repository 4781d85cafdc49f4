//! The accounts that an entry rests on.

use crate::digest::{Account, Entry, PublisherId};
use crate::render::context::Context;
use crate::render::export::cite::works::untitled_account;
use crate::render::value::{Value, list, map, text, text_or_none, value_or_none};
use std::fmt::Write;

/// An account as the page shows it.
pub fn account_value(context: &Context, account: &Account) -> Value {
    let dates = context.dates();
    let publisher = context.digest.publisher(account.publisher);
    map([
        ("author", context.links.publisher(account.origin())),
        (
            "carrier",
            value_or_none(account.carrier(), |carrier| context.links.publisher(carrier)),
        ),
        ("title", text_or_none(account.title.as_deref())),
        ("url", text_or_none(account.url.as_deref())),
        ("url_missing", text_or_none(account.url_missing.as_deref())),
        (
            "published",
            value_or_none(account.published, |date| dates.partial(date)),
        ),
        ("accessed", value_or_none(account.accessed, |date| dates.partial(date))),
        ("archive_url", text_or_none(account.archive_url.as_deref())),
        ("archived", value_or_none(account.archived, |date| dates.partial(date))),
        ("language", text_or_none(account.language.as_deref())),
        ("kind", context.terms.optional(account.kind)),
        ("side", value_or_none(account.side, |side| context.links.party(side))),
        ("supports", text_or_none(account.supports.as_deref())),
        ("affiliation", context.terms.optional(publisher.affiliation)),
    ])
}

/// How to cite the accounts: who wrote it, headline, publisher, day of publication, address; what is unknown is left out.
pub fn source_citations(context: &Context, entry: &Entry) -> Value {
    list(entry.accounts.iter().map(|account| {
        let name = |id: PublisherId| context.digest.publisher(id).name.as_str();
        let mut out = String::new();
        if let Some(agency) = account.agency {
            let _ = write!(out, "{}. ", name(agency));
        }
        match &account.title {
            Some(title) => {
                let _ = write!(out, "“{title}”. ");
            }
            None => {
                let _ = write!(out, "{}. ", untitled_account(context, account));
            }
        }
        out.push_str(name(account.publisher));
        if let Some(published) = account.published {
            let _ = write!(out, ", {}", context.dates().date(published));
        }
        out.push('.');
        if let Some(url) = &account.url {
            let _ = write!(out, " {url}");
        }
        text(&out)
    }))
}
