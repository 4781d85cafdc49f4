//! What the accounts of a source are: of which side, of which kind, in which language, and who carries whom.

use crate::digest::{Account, AccountKind, PublisherId};
use crate::render::context::Context;
use crate::render::lists::counts::{COUNTS_LIMIT, counted_links};
use crate::render::lists::tally::tally;
use crate::render::value::{Value, map, text};

/// The accounts that a source publishes or writes, counted.
pub fn account_counts(context: &Context, id: PublisherId) -> [(&'static str, Value); 7] {
    let entries = context.digest.publisher(id).entries.iter();
    let accounts = entries.flat_map(|entry| &context.digest.entry(*entry).accounts);
    let accounts: Vec<&Account> = accounts
        .filter(|account| account.publisher == id || account.agency == Some(id))
        .collect();
    let without_side = accounts.iter().filter(|account| account.side.is_none()).count();
    let sides = tally(accounts.iter().filter_map(|account| account.side), COUNTS_LIMIT);
    let sides = sides.into_iter().map(|(id, count)| (context.links.party(id), count));
    let kinds = accounts
        .iter()
        .filter_map(|account| account.kind.map(AccountKind::word));
    let kinds = tally(kinds, COUNTS_LIMIT).into_iter().map(|(word, count)| {
        let kind = context.terms.optional(AccountKind::from_word(word));
        (kind, count)
    });
    let languages = accounts.iter().filter_map(|account| account.language.as_deref());
    let languages = tally(languages, COUNTS_LIMIT).into_iter();
    let languages = languages.map(|(language, count)| (map([("id", text(language))]), count));
    let published = accounts.iter().filter(|account| account.publisher == id);
    let carried = published.filter_map(|account| account.agency);
    let written = accounts.iter().filter(|account| account.agency == Some(id));
    let carriers = written.map(|account| account.publisher);
    [
        ("accounts", Value::from(accounts.len())),
        ("sideless", Value::from(without_side)),
        ("sides", counted_links(sides)),
        ("kinds", counted_links(kinds)),
        ("languages", counted_links(languages)),
        ("carries", source_counts(context, carried)),
        ("carried_by", source_counts(context, carriers)),
    ]
}

fn source_counts(context: &Context, sources: impl Iterator<Item = PublisherId>) -> Value {
    let counts = tally(sources, COUNTS_LIMIT).into_iter();
    counted_links(counts.map(|(id, count)| (context.links.publisher(id), count)))
}
