//! The page of an entry.

mod accounts;
mod people;
mod readouts;
mod related;

use crate::diagnostic::Diagnostic;
use crate::digest::{Entry, EntryId, Item};
use crate::render::context::Context;
use crate::render::export::cite::files::citation_links;
use crate::render::export::cite::meta::citation_meta;
use crate::render::linked_data::article::describe_article;
use crate::render::lists::backlinks::mentioned_in;
use crate::render::pages::entry::accounts::{account_value, source_citations};
use crate::render::pages::entry::people::{participant_list, positions_by_topic};
use crate::render::pages::entry::readouts::readout_comparison;
use crate::render::pages::entry::related::{
    citation_text, correction_list, language_versions, related_entries, translation_links,
};
use crate::render::parts::body::{body_html, headings};
use crate::render::parts::breadcrumbs::archive_breadcrumbs;
use crate::render::parts::cards::{entry_card, make_card};
use crate::render::parts::entry_links::entry_link;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::parts::publication::last_change;
use crate::render::value::{extended, html, list, text, value_or_none, yaml_value};
use jiff::Timestamp;

pub fn render(context: &Context, address: &str, entry: &Entry, item: Item) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let id = match item {
        Item::Entry(id) => Some(id),
        _ => None,
    };
    let language = entry.language.as_deref();
    let frame = PageMeta {
        kind: "entry",
        title: &entry.title,
        address,
        description: Some(entry.summary.as_str()).filter(|summary| !summary.is_empty()),
        section: Some("archive"),
        language,
        breadcrumbs: archive_breadcrumbs(context, entry),
        alternates: language_versions(context, entry, address),
        thing: describe_article(context, entry, address),
        ..PageMeta::default()
    };
    let body = body_html(
        context,
        &entry.body,
        Some(&entry.file),
        &context.digest.config.base_path,
        "",
    );
    let neighbour = |id: Option<EntryId>| value_or_none(id, |id| entry_link(context, "title", id));
    let index = id.map(EntryId::index);
    let newer = index.and_then(|at| at.checked_sub(1)).map(EntryId::new);
    let older = index
        .map(|at| at + 1)
        .filter(|at| *at < context.digest.entries.len())
        .map(EntryId::new);
    let dates = context.dates();
    let day = |moment: Timestamp| dates.single(moment.to_zoned(context.digest.config.timezone.clone()).date());
    let card = match id {
        Some(id) => entry_card(context, id),
        None => make_card(context, entry, address, None),
    };
    let mut related: Vec<EntryId> = entry.related.iter().map(|related| related.entry).collect();
    related.sort_unstable();
    let value = extended(
        &card,
        [
            ("body", html(&body)),
            ("headings", headings(&entry.body.headings)),
            (
                "accounts",
                list(entry.accounts.iter().map(|account| account_value(context, account))),
            ),
            ("all_participants", participant_list(context, entry)),
            ("positions", positions_by_topic(context, entry)),
            ("readouts", readout_comparison(context, entry)),
            ("related", related_entries(context, entry)),
            ("mentioned_in", mentioned_in(context, item, &related)),
            ("corrections", correction_list(context, entry)),
            ("published", value_or_none(entry.issued, day)),
            ("updated", value_or_none(last_change(entry), day)),
            ("translations", translation_links(context, entry)),
            (
                "original",
                value_or_none(entry.translation_of, |original| entry_link(context, "name", original)),
            ),
            ("citation", text(&citation_text(context, entry, address))),
            ("citation_meta", citation_meta(context.digest, entry, address)),
            ("source_citations", source_citations(context, entry)),
            ("citation_files", citation_links(context, address)),
            ("newer", neighbour(newer)),
            ("older", neighbour(older)),
            ("extra", value_or_none(entry.extra.as_ref(), yaml_value)),
        ],
    );
    context
        .templates
        .render("entry.html", vec![page_variable(context, &frame), ("entry", value)])
}
