//! The page of an entry.

use crate::render::output::PageResult;
mod accounts;
mod people;
mod readouts;
mod related;

use crate::digest::{Digest, Entry, EntryId, Item};
use crate::render::context::Context;
use crate::render::export::cite::files::citation_links;
use crate::render::export::cite::meta::citation_meta;
use crate::render::linked_data::article::describe_article;
use crate::render::lists::backlinks::mentioned_in;
use crate::render::pages::entry::accounts::{account_value, source_citations};
use crate::render::pages::entry::people::{participant_list, positions_by_topic};
use crate::render::pages::entry::readouts::readout_comparison;
use crate::render::pages::entry::related::{citation_text, language_versions, related_entries, translation_links};
use crate::render::parts::body::{headings, page_html};
use crate::render::parts::breadcrumbs::archive_breadcrumbs;
use crate::render::parts::cards::{entry_card, make_card};
use crate::render::parts::corrections::corrections_value;
use crate::render::parts::entry_links::entry_link;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::parts::publication::{changed_on, published_on};
use crate::render::value::{Value, extended, html, list, text, value_or_none, yaml_value};
use jiff::civil::Date;

/// The page of an entry or of a translation. `item` says which of them.
pub fn render(context: &Context, address: &str, entry: &Entry, item: Item) -> PageResult {
    let meta = PageMeta {
        kind: "entry",
        title: &entry.title,
        address,
        description: Some(entry.summary.as_str()).filter(|summary| !summary.is_empty()),
        section: Some("archive"),
        language: entry.language.as_deref(),
        breadcrumbs: archive_breadcrumbs(context, entry),
        alternates: language_versions(context, entry, address),
        subject: describe_article(context, entry, address),
        indexed: entry.unpublished.is_none(),
        ..PageMeta::default()
    };
    let value = entry_value(context, address, entry, item);
    context
        .templates
        .render("entry.html", vec![page_variable(context, &meta), ("entry", value)])
}

/// The card of an entry with all that only its own page shows.
fn entry_value(context: &Context, address: &str, entry: &Entry, item: Item) -> Value {
    let card = match item {
        Item::Entry(id) => entry_card(context, id),
        _ => make_card(context, entry, address, None),
    };
    let (newer, older) = neighbours(context.digest, item);
    let title_link = |id: Option<EntryId>| value_or_none(id, |id| entry_link(context, "title", id));
    let day = |date: Date| context.dates().single(date);
    let accounts = entry.accounts.iter().map(|account| account_value(context, account));
    let original = entry.translation_of;
    // The entries that the page names as related are not repeated among those that mention it.
    let mut related: Vec<EntryId> = entry.related.iter().map(|related| related.entry).collect();
    related.sort_unstable();
    extended(
        &card,
        [
            ("body", html(&page_html(context, &entry.body, Some(&entry.file)))),
            ("headings", headings(&entry.body.headings)),
            ("accounts", list(accounts)),
            ("all_participants", participant_list(context, entry)),
            ("positions", positions_by_topic(context, entry)),
            ("readouts", readout_comparison(context, entry)),
            ("related", related_entries(context, entry)),
            ("mentioned_in", mentioned_in(context, item, &related)),
            ("corrections", corrections_value(context, &entry.corrections)),
            ("quotes_checked", value_or_none(entry.quotes_checked, day)),
            ("published", value_or_none(published_on(context.digest, entry), day)),
            ("updated", value_or_none(changed_on(context.digest, entry), day)),
            ("translations", translation_links(context, entry)),
            (
                "original",
                value_or_none(original, |id| entry_link(context, "name", id)),
            ),
            ("citation", text(&citation_text(context, entry, address))),
            ("citation_meta", citation_meta(context.digest, entry, address)),
            ("source_citations", source_citations(context, entry)),
            ("citation_files", citation_links(context, address)),
            ("newer", title_link(newer)),
            ("older", title_link(older)),
            ("extra", value_or_none(entry.extra.as_ref(), yaml_value)),
        ],
    )
}

/// The entries next to an entry in the order of the digest: the newer and the older one. Translations have none.
fn neighbours(digest: &Digest, item: Item) -> (Option<EntryId>, Option<EntryId>) {
    let Item::Entry(id) = item else { return (None, None) };
    let index = id.index();
    let older = index + 1;
    (
        index.checked_sub(1).map(EntryId::new),
        (older < digest.entries.len()).then(|| EntryId::new(older)),
    )
}
