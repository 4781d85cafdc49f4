//! The years, months and days of the archive, as links with counts.

use crate::plan::Period;
use crate::render::context::Context;
use crate::render::value::{Value, list, map, text};
use jiff::civil::date;

/// Every year that has entries, newest first.
pub fn archive_years(context: &Context) -> Value {
    let years = || {
        list(
            context
                .site
                .periods
                .iter()
                .filter(|period| period.month.is_none())
                .map(|period| period_link(context, period)),
        )
    };
    context.shared.years.get_or_init(years).clone()
}

/// What a period is called: `2021`, `October 2021` or `30 October 2021`.
pub fn period_title(context: &Context, period: &Period) -> String {
    let first = date(period.year, period.month.unwrap_or(1), period.day.unwrap_or(1));
    match (period.month, period.day) {
        (_, Some(_)) => context.dates().day(first),
        (Some(_), None) => context.dates().month_of(first),
        (None, None) => context.dates().year_of(first),
    }
}

/// A link to a period with the number of its entries.
pub fn period_link(context: &Context, period: &Period) -> Value {
    let title = period_title(context, period);
    let month = period.month.and_then(|month| {
        let index = usize::try_from(month - 1).ok()?;
        context.theme.words.nth(&["months_short"], index)
    });
    map([
        ("name", text(&title)),
        ("short", text(month.unwrap_or(&title))),
        ("href", text(&context.href(&period.address()))),
        ("count", Value::from(period.entries.len())),
    ])
}
