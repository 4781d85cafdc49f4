//! Entries and the accounts that they digest, as works to cite.

use crate::date::PartialDate;
use crate::digest::{Account, Entry};
use crate::render::context::Context;
use crate::render::export::cite::key::{account_key, entry_key};
use crate::render::export::cite::work::{Work, WorkKind};
use crate::render::export::entries::first_address;
use crate::render::parts::place::place_name;
use crate::render::parts::publication::published_on;
use std::borrow::Cow;

pub fn entry_work<'a>(context: &Context<'a>, entry: &'a Entry, address: &str) -> Work<'a> {
    let config = &context.digest.config;
    Work {
        key: entry_key(entry.first_address(address)),
        kind: WorkKind::Webpage,
        title: Cow::Borrowed(&entry.title),
        author: None,
        publisher: &config.title,
        genre: None,
        issued: published_on(context.digest, entry).map(PartialDate::day),
        event: Some(entry.date),
        place: entry.place.as_ref().map(place_name),
        accessed: None,
        url: Some(Cow::Owned(context.absolute_url(address))),
        archive_url: None,
        language: Some(context.digest.language_of(entry)),
        keywords: entry
            .topics
            .iter()
            .map(|id| context.digest.topic(*id).title.as_str())
            .collect(),
        summary: &entry.summary,
        note: String::new(),
    }
}

/// The accounts of an entry. Those of a translation are its original's.
pub fn account_works<'a>(context: &Context<'a>, entry: &'a Entry, address: &str) -> Vec<Work<'a>> {
    let first = match entry.translation_of {
        Some(original) => first_address(context, original),
        None => entry.first_address(address),
    };
    let accounts = entry.accounts.iter().enumerate();
    let works = accounts.map(|(at, account)| {
        let publisher = &context.digest.publisher(account.publisher).slug;
        account_work(context, account, account_key(publisher, account, first, at), address)
    });
    works.collect()
}

fn account_work<'a>(context: &Context<'a>, account: &'a Account, key: String, address: &str) -> Work<'a> {
    let publisher = context.digest.publisher(account.publisher);
    let title = account.title.as_deref();
    let title = title.map_or_else(|| Cow::Owned(untitled_account(context, account)), Cow::Borrowed);
    Work {
        key,
        kind: WorkKind::of(account),
        title,
        genre: account_genre(context, account),
        author: account
            .agency
            .map(|agency| context.digest.publisher(agency).name.as_str()),
        publisher: &publisher.name,
        issued: account.published,
        event: None,
        place: None,
        accessed: account.accessed,
        url: account.url.as_deref().map(Cow::Borrowed),
        archive_url: account.archive_url.as_deref(),
        language: account.language.as_deref().or(publisher.language.as_deref()),
        keywords: Vec::new(),
        summary: "",
        note: format!("{} {}", context.word("digested_in"), context.absolute_url(address)),
    }
}

fn account_genre(context: &Context, account: &Account) -> Option<String> {
    let kind = account.kind?;
    Some(context.theme.words.term("account", kind.word()))
}

/// What stands where a headline is not known: in brackets, since it is not the source's own.
pub fn untitled_account(context: &Context, account: &Account) -> String {
    let genre = account_genre(context, account);
    let name = genre.as_deref().unwrap_or(context.word("account_any"));
    format!("[{}]", context.phrase("untitled_account", name))
}
