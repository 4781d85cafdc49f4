//! A list of entries by months, as the home page, the archive, topics, people, parties and sources have it.

use crate::date::Precision;
use crate::diagnostic::Diagnostic;
use crate::digest::EntryId;
use crate::plan::{archive_address, page_count};
use crate::render::context::Context;
use crate::render::lists::pager::pager;
use crate::render::parts::archive_links::{archive_href, day_anchor};
use crate::render::parts::cards::entry_card;
use crate::render::value::{Value, html, list, map, map_from, text, text_or_none};
use jiff::civil::date;
use quick_xml::escape::escape;

/// Whether the days of a list can be linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// No anchors: days have pages of their own, or the list is not the page of a month.
    Plain,
    /// The first entry of each day has an anchor.
    Anchored,
}

/// The template of an entry in a list.
const ROW_TEMPLATE: &str = "parts/row.html";

/// The variable `list`, with its name: one page (`number`, from 1) of a list of entries, by months. `base` is the address of
/// the first page.
///
/// # Errors
/// A mistake in the template of a row.
pub fn entry_list(
    context: &Context,
    base: &str,
    entries: &[EntryId],
    number: usize,
    days: Days,
) -> Result<(&'static str, Value), Vec<Diagnostic>> {
    entry_list_with_mentions(context, base, entries, number, days, &|_| false)
}

/// The same, with a remark at the entries in which the subject of the list is only mentioned.
///
/// # Errors
/// A mistake in the template of a row.
pub fn entry_list_with_mentions(
    context: &Context,
    base: &str,
    entries: &[EntryId],
    number: usize,
    days: Days,
    is_mentioned: &dyn Fn(EntryId) -> bool,
) -> Result<(&'static str, Value), Vec<Diagnostic>> {
    let size = context.digest.config.page_size;
    let pages = page_count(entries.len(), size);
    let from = ((number - 1) * size).min(entries.len());
    let shown = &entries[from..entries.len().min(from + size)];
    let mut value = vec![
        ("total", Value::from(entries.len())),
        ("months", Value::from(month_groups(context, shown, days, is_mentioned)?)),
    ];
    value.extend(pager(context, base, number, pages));
    Ok(("list", map_from(value)))
}

/// Entries by months, in the given order; those that are known by their year alone are a group of their own.
///
/// # Errors
/// A mistake in the template of a row.
pub fn month_groups(
    context: &Context,
    entries: &[EntryId],
    days: Days,
    is_mentioned: &dyn Fn(EntryId) -> bool,
) -> Result<Vec<Value>, Vec<Diagnostic>> {
    let month = |id: EntryId| context.digest.entry(id).date.archive_month();
    let dates = context.dates();
    let mut months = Vec::new();
    for ((year, number), entries) in group_by_period(entries, month) {
        let first = date(year, number.unwrap_or(1), 1);
        let (title, iso) = match number {
            Some(number) => (dates.month_of(first), format!("{year:04}-{number:02}")),
            None => (dates.year_of(first), format!("{year:04}")),
        };
        let address = archive_address(year, number, None);
        let href = context.digest.config.pages.archive.then(|| context.href(&address));
        months.push(map([
            ("title", text(&title)),
            ("iso", text(&iso)),
            ("href", text_or_none(href.as_deref())),
            ("entries", list(entries.iter().map(|id| entry_card(context, *id)))),
            ("rows", html(&render_rows(context, &entries, days, is_mentioned)?)),
            ("days", day_groups(context, &entries, days, is_mentioned)?),
        ]));
    }
    Ok(months)
}

/// The entries of a month by days; none where the theme does not show days.
fn day_groups(
    context: &Context,
    entries: &[EntryId],
    days: Days,
    is_mentioned: &dyn Fn(EntryId) -> bool,
) -> Result<Value, Vec<Diagnostic>> {
    if !context.theme.days {
        return Ok(Value::none());
    }
    let day = |id: EntryId| {
        let date = context.digest.entry(id).date;
        let (first, level) = (date.first(), date.archive_level());
        (Some(first.day()).filter(|_| level == Precision::Day), level)
    };
    let dates = context.dates();
    let mut groups = Vec::new();
    for ((_, level), entries) in group_by_period(entries, day) {
        let first = context.digest.entry(entries[0]).date.first();
        let (title, iso) = match level {
            Precision::Day => (dates.heading(first), first.to_string()),
            Precision::Month => (
                dates.month_of(first),
                format!("{:04}-{:02}", first.year(), first.month()),
            ),
            Precision::Year => (dates.year_of(first), format!("{:04}", first.year())),
        };
        groups.push(map([
            ("title", text(&title)),
            ("iso", text(&iso)),
            ("href", text_or_none(archive_href(context, entries[0]).as_deref())),
            ("rows", html(&render_rows(context, &entries, days, is_mentioned)?)),
        ]));
    }
    Ok(Value::from(groups))
}

/// How far back a period is looked for: a month has no more days, a year no more months.
const PERIODS_LIMIT: usize = 32;

/// The entries of each period, in the order in which the periods come up. What is known by its year alone may begin between two
/// entries of a month, so entries of one period need not follow each other.
fn group_by_period<P: PartialEq>(entries: &[EntryId], period: impl Fn(EntryId) -> P) -> Vec<(P, Vec<EntryId>)> {
    let mut groups: Vec<(P, Vec<EntryId>)> = Vec::new();
    for id in entries {
        let own = period(*id);
        match groups
            .iter_mut()
            .rev()
            .take(PERIODS_LIMIT)
            .find(|(other, _)| *other == own)
        {
            Some((_, entries)) => entries.push(*id),
            None => groups.push((own, vec![*id])),
        }
    }
    groups
}

/// Entries as items of a list. The row within an item is rendered once, however many lists have the entry, so it holds
/// nothing that is true of one list alone: anchors and remarks stand around it.
fn render_rows(
    context: &Context,
    entries: &[EntryId],
    days: Days,
    is_mentioned: &dyn Fn(EntryId) -> bool,
) -> Result<String, Vec<Diagnostic>> {
    let mut out = String::with_capacity(entries.len() * 512);
    let mut last = None;
    for id in entries {
        let row = context.shared.rows.get_or_make(id.index(), || {
            let row = context
                .templates
                .render(ROW_TEMPLATE, vec![("card", entry_card(context, *id))])?;
            Ok(String::from_utf8_lossy(&row).into_owned())
        });
        let date = context.digest.entry(*id).date;
        let day = Some(date.first()).filter(|_| days == Days::Anchored && date.is_day_precise());
        match day.filter(|_| day != last) {
            Some(day) => out.push_str(&format!("<li id=\"{}\">", day_anchor(day))),
            None => out.push_str("<li>"),
        }
        last = day;
        out.push_str(row.as_ref().map_err(Clone::clone)?);
        if is_mentioned(*id) {
            out.push_str(&format!("<p>{}</p>", escape(context.word("mentioned"))));
        }
        out.push_str("</li>\n");
    }
    Ok(out)
}
