//! The pages of years, months and days.

use crate::diagnostic::Diagnostic;
use crate::plan::{Period, archive_address};
use crate::render::context::Context;
use crate::render::lists::entries::{Days, entry_list};
use crate::render::lists::periods::{archive_years, period_link, period_title};
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{list, map, text, value_or_none};
use jiff::civil::date;

pub fn render(context: &Context, at: &str, index: usize, number: usize) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let periods = &context.site.periods;
    let period = &periods[index];
    let level = match (period.month, period.day) {
        (_, Some(_)) => "day",
        (Some(_), None) => "month",
        (None, None) => "year",
    };
    let same = |other: &&Period| {
        (other.month.is_some(), other.day.is_some()) == (period.month.is_some(), period.day.is_some())
    };
    let days = if level == "month" && !context.site.has_days {
        Days::Anchored
    } else {
        Days::Plain
    };
    let newer = periods[..index].iter().rfind(same);
    let older = periods[index + 1..].iter().find(same);
    let link = |period: &Period| {
        map([
            ("name", text(&period_title(context, period))),
            ("href", text(&context.href(&period.address()))),
        ])
    };
    let months = periods
        .iter()
        .filter(|other| other.year == period.year && other.month.is_some() && other.day.is_none());
    let title = period_title(context, period);
    let mut breadcrumbs = Vec::new();
    if period.month.is_some() {
        breadcrumbs.push((period.year.to_string(), archive_address(period.year, None, None)));
    }
    if let Some(month) = period.month.filter(|_| period.day.is_some()) {
        breadcrumbs.push((
            context.dates().month_of(date(period.year, month, 1)),
            archive_address(period.year, Some(month), None),
        ));
    }
    let frame = PageMeta {
        kind: "archive",
        title: &title,
        address: at,
        section: Some("archive"),
        breadcrumbs,
        number,
        ..PageMeta::default()
    };
    let archive = map([
        ("level", text(level)),
        ("title", text(&title)),
        ("years", archive_years(context)),
        ("months", list(months.map(|month| period_link(context, month)))),
        ("newer", value_or_none(newer, link)),
        ("older", value_or_none(older, link)),
    ]);
    let variables = vec![
        page_variable(context, &frame),
        ("archive", archive),
        entry_list(context, &period.address(), &period.entries, number, days)?,
    ];
    context.templates.render("archive.html", variables)
}
