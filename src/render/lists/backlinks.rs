//! Which texts of the digest link to an item. The links of all texts are gathered once, when the first page asks.

use crate::digest::{EntryId, Item, Reference};
use crate::plan::{HOME, Page, address};
use crate::render::context::{Backlinks, Context};
use crate::render::lists::counts::shown_and_rest;
use crate::render::parts::issue_names::issue_title;
use crate::render::value::{Value, extended, map, text, text_or_none, value_or_none};

/// The value `mentioned_in`: which texts link to an item, without the entries `except`, which are sorted and are on its page
/// already. None where no text does.
pub fn mentioned_in(context: &Context, item: Item, except: &[EntryId]) -> Value {
    let backlinks = context.shared.backlinks.get_or_init(|| collect_backlinks(context));
    let all = backlinks.get(&item).map_or(&[][..], Vec::as_slice);
    let shown = all.iter().filter(|from| match from {
        Item::Entry(id) => except.binary_search(id).is_err(),
        _ => true,
    });
    shown_and_rest(shown.map(|from| mention_link(context, *from)).collect())
}

/// Finds out which texts link to what. Translations repeat their originals' links, and the home page leads everywhere: neither counts.
fn collect_backlinks(context: &Context) -> Backlinks {
    let mut backlinks = Backlinks::new();
    for linked in &context.digest.linked {
        let counts = match linked.item {
            Item::Translation(_) => false,
            Item::Page(id) => context.digest.pages[id.index()].slug != HOME,
            _ => true,
        };
        for reference in linked.references.iter().filter(|_| counts) {
            let to = match reference {
                Reference::Item(item, _) => Some(*item),
                Reference::Address(path, _) => item_at_address(context, path),
                _ => None,
            };
            if let Some(to) = to.filter(|to| *to != linked.item) {
                backlinks.entry(to).or_default().push(linked.item);
            }
        }
    }
    for texts in backlinks.values_mut() {
        texts.sort_unstable();
        texts.dedup();
    }
    backlinks
}

/// The item whose page is at an address, or was there earlier.
fn item_at_address(context: &Context, path: &str) -> Option<Item> {
    let find = |path: &str| context.site.at(path).or_else(|| context.site.at(&format!("{path}/")));
    let page = match find(path)? {
        Page::Alias { to, .. } | Page::AliasBelow { to, .. } => find(to)?,
        page => page,
    };
    Some(match page {
        Page::Entry(id) => Item::Entry(*id),
        Page::Translation(index) => Item::Translation(*index),
        Page::Topic(id, _) => Item::Topic(*id),
        Page::Person(id, _) => Item::Person(*id),
        Page::Party(id, _) => Item::Party(*id),
        Page::Source(id, _) => Item::Publisher(*id),
        Page::Text(id) => Item::Page(*id),
        Page::Issue(id) => Item::Issue(*id),
        _ => return None,
    })
}

/// A link to a text: its name, its address, and of an entry its date.
fn mention_link(context: &Context, item: Item) -> Value {
    let digest = context.digest;
    let (link, language, date) = match item {
        Item::Entry(id) => {
            let entry = digest.entry(id);
            let href = context.href(&context.site.entries[id.index()]);
            let link = map([("name", text(&entry.title)), ("href", text(&href))]);
            (link, entry.language.as_deref(), Some(entry.date))
        }
        Item::Topic(id) => (context.links.topic(id), None, None),
        Item::Person(id) => (context.links.person(id), None, None),
        Item::Party(id) => (context.links.party(id), None, None),
        Item::Publisher(id) => (context.links.publisher(id), None, None),
        Item::Page(id) => {
            let page = &digest.pages[id.index()];
            let href = context.href(&format!("{}/", page.slug));
            let link = map([("name", text(&page.title)), ("href", text(&href))]);
            (link, page.language.as_deref(), None)
        }
        Item::Issue(id) => {
            let title = issue_title(context, digest.issue(id));
            let href = context.href(&address::issue(digest, id));
            (map([("name", text(&title)), ("href", text(&href))]), None, None)
        }
        Item::Translation(_) | Item::Withheld | Item::Nothing => return Value::none(),
    };
    extended(
        &link,
        [
            ("language", text_or_none(language)),
            ("date", value_or_none(date, |date| context.dates().value(date, None))),
        ],
    )
}
