//! Which texts of the digest link to a thing. The links of every text are walked once, when the first page asks.

use super::Renderer;
use super::template::{Value, list, map, maybe, option, text};
use crate::digest::{EntryId, Item, Reference};
use crate::plan::{HOME, Page, address};
use std::collections::HashMap;

/// From a thing to what links to it, in the order in which it is shown.
pub type Backlinks = HashMap<Item, Vec<Item>>;

/// The most texts that a page names.
const MOST: usize = 50;

impl Renderer<'_> {
    /// The variable's value `mentioned_in`: which texts link to a thing, without the entries in `but`, which are sorted and
    /// stand on its page already. None where there is nothing.
    pub(super) fn mentioned_in(&self, item: Item, but: &[EntryId]) -> Value {
        let backlinks = self.backlinks.get_or_init(|| self.walk_links());
        let all = backlinks.get(&item).map_or(&[][..], Vec::as_slice);
        let shown = all.iter().filter(|from| match from {
            Item::Entry(id) => but.binary_search(id).is_err(),
            _ => true,
        });
        let shown: Vec<Item> = shown.copied().collect();
        if shown.is_empty() {
            return Value::none();
        }
        map([
            ("texts", list(shown.iter().take(MOST).map(|from| self.mention(*from)))),
            ("more", Value::from(shown.len().saturating_sub(MOST))),
        ])
    }

    /// Translations repeat their originals' links, and the home page leads everywhere: neither counts.
    fn walk_links(&self) -> Backlinks {
        let mut backlinks = Backlinks::new();
        for linked in &self.digest.linked {
            let counts = match linked.item {
                Item::Translation(_) => false,
                Item::Page(id) => self.digest.pages[id.index()].slug != HOME,
                _ => true,
            };
            for reference in linked.references.iter().filter(|_| counts) {
                let to = match reference {
                    Reference::Item(item, _) => Some(*item),
                    Reference::Address(path, _) => self.stands_at(path),
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

    /// The thing whose page stands at an address, or stood there earlier.
    fn stands_at(&self, path: &str) -> Option<Item> {
        let at = |path: &str| self.site.at(path).or_else(|| self.site.at(&format!("{path}/")));
        let page = match at(path)? {
            Page::Alias { to, .. } => at(to)?,
            page => page,
        };
        Some(match page {
            Page::Entry(id) => Item::Entry(*id),
            Page::Translation(at) => Item::Translation(*at),
            Page::Topic(id, _) => Item::Topic(*id),
            Page::Person(id, _) => Item::Person(*id),
            Page::Party(id, _) => Item::Party(*id),
            Page::Source(id, _) => Item::Publisher(*id),
            Page::Text(id) => Item::Page(*id),
            Page::Issue(id) => Item::Issue(*id),
            _ => return None,
        })
    }

    /// A text that links: its name, its address, and of an entry its date.
    fn mention(&self, item: Item) -> Value {
        let digest = self.digest;
        let (link, language, date) = match item {
            Item::Entry(id) => {
                let entry = digest.entry(id);
                let href = self.href(&self.site.entries[id.index()]);
                let link = map([("name", text(&entry.title)), ("href", text(&href))]);
                (link, entry.language.as_deref(), Some(entry.date))
            }
            Item::Topic(id) => (self.cards.topic(id), None, None),
            Item::Person(id) => (self.cards.person(id), None, None),
            Item::Party(id) => (self.cards.party(id), None, None),
            Item::Publisher(id) => (self.cards.publisher(id), None, None),
            Item::Page(id) => {
                let page = &digest.pages[id.index()];
                let href = self.href(&format!("{}/", page.slug));
                let link = map([("name", text(&page.title)), ("href", text(&href))]);
                (link, page.language.as_deref(), None)
            }
            Item::Issue(id) => {
                let title = self.issue_title(digest.issue(id));
                let href = self.href(&address::issue(digest, id));
                (map([("name", text(&title)), ("href", text(&href))]), None, None)
            }
            Item::Translation(_) | Item::Withheld | Item::Nothing => return Value::none(),
        };
        super::template::extended(
            &link,
            [
                ("language", maybe(language)),
                ("date", option(date, |date| self.dates().value(date, None))),
            ],
        )
    }
}
