//! What an issue is called: its title, its period, its label.

use crate::date::DateSpan;
use crate::digest::Issue;
use crate::render::context::Context;

/// The title that the editor gave the issue, or its period.
pub fn issue_title(context: &Context, issue: &Issue) -> String {
    let title = issue.introduction.as_ref().and_then(|it| it.title.clone());
    title.unwrap_or_else(|| issue_period_text(context, issue))
}

/// `25–31 October 2021` or `October 2021`
pub fn issue_period_text(context: &Context, issue: &Issue) -> String {
    let (first, last) = (issue.period.first, issue.period.last);
    match issue.period.week() {
        Some(_) => context.dates().week(DateSpan::days(first, last)),
        None => context.dates().month_of(first),
    }
}

/// `Week 43` or `Oct`
pub fn issue_label(context: &Context, issue: &Issue) -> String {
    match issue.period.week() {
        Some((_, week)) => context.word("issue_week").replace("{week}", &week.to_string()),
        None => {
            let index = usize::try_from(issue.period.first.month() - 1).unwrap_or_default();
            let short = context.theme.words.nth(&["months_short"], index);
            short.map_or_else(|| issue_period_text(context, issue), str::to_owned)
        }
    }
}

/// The year of an issue; of a week, the year of its ISO week.
pub fn issue_year(issue: &Issue) -> i16 {
    issue.period.week().map_or(issue.period.first.year(), |(year, _)| year)
}
