//! The pages of years, months and days.

use crate::plan::Period;
use crate::render::context::Context;
use crate::render::lists::entries::{Days, entry_list};
use crate::render::lists::periods::{archive_years, period_link, period_title};
use crate::render::output::PageResult;
use crate::render::parts::breadcrumbs::period_breadcrumbs;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{list, map, text, value_or_none};

pub fn render(context: &Context, address: &str, index: usize, number: usize) -> PageResult {
    let periods = &context.site.periods;
    let period = &periods[index];
    let is_month = level(period) == "month";
    let days = if is_month && !context.site.has_days {
        Days::Anchored
    } else {
        Days::Plain
    };
    let newer = periods[..index].iter().rfind(|other| level(other) == level(period));
    let older = periods[index + 1..].iter().find(|other| level(other) == level(period));
    let link = |period: &Period| {
        map([
            ("name", text(&period_title(context, period))),
            ("href", text(&context.href(&period.address()))),
        ])
    };
    let months = periods
        .iter()
        .filter(|other| other.year == period.year && level(other) == "month");
    let title = period_title(context, period);
    let meta = PageMeta {
        kind: "archive",
        title: &title,
        address,
        section: Some("archive"),
        breadcrumbs: period_breadcrumbs(context, period),
        number,
        ..PageMeta::default()
    };
    let archive = map([
        ("level", text(level(period))),
        ("title", text(&title)),
        ("years", archive_years(context)),
        ("months", list(months.map(|month| period_link(context, month)))),
        ("newer", value_or_none(newer, link)),
        ("older", value_or_none(older, link)),
    ]);
    let variables = vec![
        page_variable(context, &meta),
        ("archive", archive),
        entry_list(context, &period.address(), &period.entries, number, days)?,
    ];
    context.templates.render("archive.html", variables)
}

/// How long a period is, as templates name it.
fn level(period: &Period) -> &'static str {
    match (period.month, period.day) {
        (_, Some(_)) => "day",
        (Some(_), None) => "month",
        (None, None) => "year",
    }
}
