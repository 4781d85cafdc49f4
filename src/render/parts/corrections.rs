//! What was corrected: for the page of what was corrected, and for feeds.

use crate::date::DateSpan;
use crate::digest::{Correction, Entry, Item};
use crate::plan::address;
use crate::render::context::Context;
use crate::render::parts::body::{body_html, page_html};
use crate::render::parts::issue_names::issue_title;
use crate::render::value::{Value, html, list, map};
use crate::render::xml::escape;
use std::borrow::Cow;
use std::fmt::Write;

/// Something that was corrected.
pub struct CorrectedItem<'a> {
    /// Its title or name.
    pub title: Cow<'a, str>,
    /// The address of its page.
    pub address: Cow<'a, str>,
    /// The language of its title (BCP 47); none if it is the digest's.
    pub language: Option<&'a str>,
    /// When it was, if it is an entry.
    pub date: Option<DateSpan>,
}

/// The corrections of something, oldest first, for its page.
pub fn correction_list(context: &Context, item: Item) -> Value {
    corrections_value(context, context.digest.corrections_of(item))
}

/// Corrections for a page.
pub fn corrections_value(context: &Context, corrections: &[Correction]) -> Value {
    list(corrections.iter().map(|correction| {
        map([
            ("date", context.dates().single(correction.date)),
            ("kind", context.terms.term(correction.kind)),
            ("note", html(&note_html(context, correction))),
        ])
    }))
}

/// The note of a correction, for a page.
pub fn note_html(context: &Context, correction: &Correction) -> String {
    page_html(context, &correction.note, Some(&correction.key))
}

/// The note with absolute addresses. `own` is the address of the page of what was corrected.
pub fn absolute_note(context: &Context, correction: &Correction, own: &str) -> String {
    let base = context.absolute_url("");
    body_html(context, &correction.note, Some(&correction.key), &base, own)
}

/// Corrections with absolute addresses, as they stand below a text in a feed.
pub fn absolute_corrections(context: &Context, corrections: &[Correction], own: &str) -> String {
    let mut out = String::new();
    for correction in corrections {
        let _ = writeln!(
            out,
            "<p><strong>{}, {}</strong></p>\n{}",
            escape(correction_label(context, correction)),
            escape(context.dates().day(correction.date)),
            absolute_note(context, correction, own).trim_end()
        );
    }
    out
}

/// What kind of correction it is, in the words of the theme.
pub fn correction_label(context: &Context, correction: &Correction) -> String {
    context.theme.words.term("correction", correction.kind.word())
}

/// The title and the address of something that can be corrected; none where it has no page.
pub fn corrected_item<'a>(context: &Context<'a>, item: Item) -> Option<CorrectedItem<'a>> {
    let (digest, site) = (context.digest, context.site);
    let of_entry = |entry: &'a Entry, address: &'a str| CorrectedItem {
        title: Cow::Borrowed(&entry.title),
        address: Cow::Borrowed(address),
        language: entry.language.as_deref(),
        date: Some(entry.date),
    };
    let of_other = |title: Cow<'a, str>, address: String| CorrectedItem {
        title,
        address: Cow::Owned(address),
        language: None,
        date: None,
    };
    let corrected = match item {
        Item::Entry(id) => of_entry(digest.entry(id), &site.entries[id.index()]),
        Item::Translation(at) => of_entry(&digest.translations[at], &site.translations[at]),
        Item::Topic(id) => of_other(Cow::Borrowed(&digest.topic(id).title), address::topic(digest, id)),
        Item::Person(id) => of_other(digest.person(id).full_name(), address::person(digest, id)),
        Item::Party(id) => of_other(digest.party(id).full_name(), address::party(digest, id)),
        Item::Publisher(id) => of_other(Cow::Borrowed(&digest.publisher(id).name), address::source(digest, id)),
        Item::Page(id) => {
            let page = &digest.pages[id.index()];
            CorrectedItem {
                language: page.language.as_deref(),
                ..of_other(Cow::Borrowed(&page.title), address::page(digest, id))
            }
        }
        Item::Issue(id) => of_other(
            Cow::Owned(issue_title(context, digest.issue(id))),
            address::issue(digest, id),
        ),
        Item::Withheld | Item::Nothing => return None,
    };
    site.at(&corrected.address).is_some().then_some(corrected)
}
