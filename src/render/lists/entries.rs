//! A list of entries by months, as the home page, the archive, topics, people, parties and sources have it.

use crate::date::{PartialDate, Precision};
use crate::diagnostic::Diagnostic;
use crate::digest::EntryId;
use crate::plan::{archive_address, page_count};
use crate::render::context::Context;
use crate::render::lists::pager::pager;
use crate::render::parts::archive_links::{archive_href, day_anchor};
use crate::render::parts::cards::entry_card;
use crate::render::value::{Value, html, list, map, map_from, text, text_or_none};
use crate::render::xml::escape;
use std::cmp::Reverse;

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
        (
            "months",
            Value::from(month_groups(context, shown, Order::NewestFirst, days, is_mentioned)?),
        ),
    ];
    value.extend(pager(context, base, number, pages));
    Ok(("list", map_from(value)))
}

/// In which direction a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The newest first.
    NewestFirst,
    /// The soonest first, as of what is to come.
    SoonestFirst,
}

/// Entries by months; those that are known by their year alone are a group of their own. The entries are in that order, and the
/// groups too: by the first day of their period, and on the same first day the year before its January.
///
/// # Errors
/// A mistake in the template of a row.
pub fn month_groups(
    context: &Context,
    entries: &[EntryId],
    order: Order,
    days: Days,
    is_mentioned: &dyn Fn(EntryId) -> bool,
) -> Result<Vec<Value>, Vec<Diagnostic>> {
    let month = |id: EntryId| context.digest.entry(id).date.archive_period(Precision::Month);
    let dates = context.dates();
    let mut months = Vec::new();
    for (period, entries) in group_by_period(entries, order, month) {
        let first = period.first();
        let number = Some(first.month()).filter(|_| period.precision() == Precision::Month);
        let address = archive_address(first.year(), number, None);
        let href = context.digest.config.pages.archive.then(|| context.href(&address));
        months.push(map([
            ("title", text(&dates.date(period))),
            ("iso", text(&period.exact())),
            ("href", text_or_none(href.as_deref())),
            ("entries", list(entries.iter().map(|id| entry_card(context, *id)))),
            ("rows", html(&render_rows(context, &entries, days, is_mentioned)?)),
            ("days", day_groups(context, &entries, order, days, is_mentioned)?),
        ]));
    }
    Ok(months)
}

/// The entries of a month by days; none where the theme does not show days.
fn day_groups(
    context: &Context,
    entries: &[EntryId],
    order: Order,
    days: Days,
    is_mentioned: &dyn Fn(EntryId) -> bool,
) -> Result<Value, Vec<Diagnostic>> {
    if !context.theme.days {
        return Ok(Value::none());
    }
    let day = |id: EntryId| context.digest.entry(id).date.archive_period(Precision::Day);
    let dates = context.dates();
    let mut groups = Vec::new();
    for (period, entries) in group_by_period(entries, order, day) {
        let title = match period.precision() {
            Precision::Day => dates.heading(period.first()),
            Precision::Month | Precision::Year => dates.date(period),
        };
        groups.push(map([
            ("title", text(&title)),
            ("iso", text(&period.exact())),
            ("href", text_or_none(archive_href(context, entries[0]).as_deref())),
            ("rows", html(&render_rows(context, &entries, days, is_mentioned)?)),
        ]));
    }
    Ok(Value::from(groups))
}

/// How far back a period is looked for: a month has no more days, a year no more months.
const PERIODS_LIMIT: usize = 32;

/// The entries of each period, and the periods in their order. An interval of which only the year is known may begin between two
/// entries of a month, so entries of one period need not follow each other, and what comes up first need not begin first.
fn group_by_period(
    entries: &[EntryId],
    order: Order,
    period: impl Fn(EntryId) -> PartialDate,
) -> Vec<(PartialDate, Vec<EntryId>)> {
    let mut groups: Vec<(PartialDate, Vec<EntryId>)> = Vec::new();
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
    match order {
        Order::NewestFirst => groups.sort_by_key(|(period, _)| (Reverse(period.first()), *period)),
        Order::SoonestFirst => groups.sort_by_key(|(period, _)| *period),
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
        // What is only about the same day may stand between two entries of it, and an anchor is there once.
        last = day.or(last);
        out.push_str(row.as_ref().map_err(Clone::clone)?);
        if is_mentioned(*id) {
            out.push_str(&format!("<p>{}</p>", escape(context.word("mentioned"))));
        }
        out.push_str("</li>\n");
    }
    Ok(out)
}
