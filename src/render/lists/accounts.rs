//! What the accounts of a source are: of which side, of which kind, in which language, and who carries whom.

use crate::digest::{Account, AccountKind, PublisherId};
use crate::render::context::Context;
use crate::render::lists::counts::count_links;
use crate::render::value::{Value, map, text};

/// The accounts that a source publishes or writes, counted.
pub fn account_counts(context: &Context, id: PublisherId) -> [(&'static str, Value); 6] {
    let entries = context.digest.publisher(id).entries.iter();
    let accounts = entries.flat_map(|entry| &context.digest.entry(*entry).accounts);
    let accounts: Vec<&Account> = accounts
        .filter(|account| account.publisher == id || account.agency == Some(id))
        .collect();
    let sides = accounts.iter().map(|account| account.side);
    let kinds = accounts.iter().map(|account| account.kind.map(AccountKind::word));
    let languages = accounts.iter().map(|account| account.language.as_deref());
    let words = &context.theme.words;
    let published = accounts.iter().filter(|account| account.publisher == id);
    let carried = published.filter_map(|account| account.agency);
    let written = accounts.iter().filter(|account| account.agency == Some(id));
    let carriers = written.map(|account| account.publisher);
    [
        ("accounts", Value::from(accounts.len())),
        ("sides", recorded_counts(context, sides, |id| context.links.party(id))),
        (
            "kinds",
            recorded_counts(context, kinds, |word| named(word, &words.term("account", word))),
        ),
        (
            "languages",
            recorded_counts(context, languages, |tag| named(tag, &words.term("languages", tag))),
        ),
        ("carries", source_counts(context, carried)),
        ("carried_by", source_counts(context, carriers)),
    ]
}

fn source_counts(context: &Context, sources: impl Iterator<Item = PublisherId>) -> Value {
    count_links(sources, |id| context.links.publisher(id))
}

/// The counts of what accounts say of themselves, with those of which it is not recorded: unknown is not none.
fn recorded_counts<T: Copy + Ord>(
    context: &Context,
    items: impl Iterator<Item = Option<T>>,
    link: impl Fn(T) -> Value,
) -> Value {
    count_links(items, |item| item.map_or_else(|| not_recorded(context), &link))
}

/// A word of a closed list, or a language, as an item of a list of counts.
fn named(key: &str, name: &str) -> Value {
    map([
        ("name", text(name)),
        ("href", Value::none()),
        ("key", text(key)),
        ("distinction", Value::none()),
    ])
}

/// The item of a list of counts for those of which it is not recorded.
fn not_recorded(context: &Context) -> Value {
    map([
        ("name", text(context.word("not_recorded"))),
        ("href", Value::none()),
        ("key", Value::none()),
        ("distinction", Value::none()),
    ])
}
