//! What the accounts of a source are: of which side, of which kind, in which language, and who carries whom.

use crate::digest::{Account, AccountKind, PublisherId};
use crate::render::context::Context;
use crate::render::lists::counts::counted_links;
use crate::render::lists::tally::tally;
use crate::render::value::{Value, map, text};

/// The accounts that a source publishes or writes, counted.
pub fn account_counts(context: &Context, id: PublisherId) -> [(&'static str, Value); 6] {
    let entries = context.digest.publisher(id).entries.iter();
    let accounts = entries.flat_map(|entry| &context.digest.entry(*entry).accounts);
    let accounts: Vec<&Account> = accounts
        .filter(|account| account.publisher == id || account.agency == Some(id))
        .collect();
    let sides = tally(accounts.iter().map(|account| account.side));
    let sides = sides.into_iter().map(|(side, count)| {
        let side = side.map(|id| context.links.party(id));
        (side.unwrap_or_else(|| not_recorded(context)), count)
    });
    let kinds = tally(accounts.iter().map(|account| account.kind.map(AccountKind::word)));
    let kinds = kinds.into_iter().map(|(kind, count)| {
        let kind = kind.map(|word| named(word, &context.theme.words.term("account", word)));
        (kind.unwrap_or_else(|| not_recorded(context)), count)
    });
    let languages = tally(accounts.iter().map(|account| account.language.as_deref()));
    let languages = languages.into_iter().map(|(language, count)| {
        let language = language.map(|language| named(language, &context.theme.words.term("languages", language)));
        (language.unwrap_or_else(|| not_recorded(context)), count)
    });
    let published = accounts.iter().filter(|account| account.publisher == id);
    let carried = published.filter_map(|account| account.agency);
    let written = accounts.iter().filter(|account| account.agency == Some(id));
    let carriers = written.map(|account| account.publisher);
    [
        ("accounts", Value::from(accounts.len())),
        ("sides", counted_links(sides)),
        ("kinds", counted_links(kinds)),
        ("languages", counted_links(languages)),
        ("carries", source_counts(context, carried)),
        ("carried_by", source_counts(context, carriers)),
    ]
}

fn source_counts(context: &Context, sources: impl Iterator<Item = PublisherId>) -> Value {
    let counts = tally(sources).into_iter();
    counted_links(counts.map(|(id, count)| (context.links.publisher(id), count)))
}

/// A word of a closed list, or a language, as an item of a list of counts.
fn named(key: &str, name: &str) -> Value {
    map([("name", text(name)), ("href", Value::none()), ("key", text(key))])
}

/// The accounts of which nothing is recorded: unknown is not none.
fn not_recorded(context: &Context) -> Value {
    map([
        ("name", text(context.word("not_recorded"))),
        ("href", Value::none()),
        ("key", Value::none()),
    ])
}
