//! What the accounts of a source are: of which side, of which kind, in which language, and who carries whom.

use crate::digest::{Account, AccountKind, PublisherId};
use crate::render::context::Context;
use crate::render::lists::counts::{COUNTS_LIMIT, counted_links};
use crate::render::lists::tally::tally;
use crate::render::value::{Value, extended, list, map, text};

/// The accounts that somebody publishes or writes, counted, as template pairs.
pub fn account_counts(context: &Context, id: PublisherId) -> [(&'static str, Value); 7] {
    let entries = context.digest.publisher(id).entries.iter();
    let all = entries.flat_map(|entry| &context.digest.entry(*entry).accounts);
    let own: Vec<&Account> = all
        .filter(|account| account.publisher == id || account.agency == Some(id))
        .collect();
    let publishers = |found: &mut dyn Iterator<Item = PublisherId>| {
        let counts = tally(found, COUNTS_LIMIT);
        counted_links(
            counts
                .into_iter()
                .map(|(id, count)| (context.links.publisher(id), count)),
        )
    };
    let published = own.iter().filter(|account| account.publisher == id);
    let written = own.iter().filter(|account| account.agency == Some(id));
    let sides = tally(own.iter().filter_map(|account| account.side), COUNTS_LIMIT);
    let sideless = own.iter().filter(|account| account.side.is_none()).count();
    let kinds = tally(
        own.iter().filter_map(|account| account.kind.map(AccountKind::word)),
        COUNTS_LIMIT,
    );
    let languages = tally(
        own.iter().filter_map(|account| account.language.as_deref()),
        COUNTS_LIMIT,
    );
    [
        ("accounts", Value::from(own.len())),
        ("sideless", Value::from(sideless)),
        (
            "sides",
            counted_links(sides.into_iter().map(|(id, count)| (context.links.party(id), count))),
        ),
        (
            "kinds",
            list(kinds.into_iter().map(|(kind, count)| {
                let kind = context.terms.optional(AccountKind::from_word(kind));
                extended(&kind, [("count", Value::from(count))])
            })),
        ),
        (
            "languages",
            list(
                languages
                    .into_iter()
                    .map(|(language, count)| map([("id", text(language)), ("count", Value::from(count))])),
            ),
        ),
        (
            "carries",
            publishers(&mut published.filter_map(|account| account.agency)),
        ),
        ("carried_by", publishers(&mut written.map(|account| account.publisher))),
    ]
}
