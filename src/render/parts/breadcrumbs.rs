//! Breadcrumbs: the titles and addresses of the pages above a page.

use crate::date::Precision;
use crate::digest::{Entry, TopicId};
use crate::plan::Period;
use crate::plan::{address, archive_address};
use crate::render::context::Context;
use jiff::civil::date;

/// The breadcrumbs of an entry: its year, month and day, as far as they have pages. Translations are in no archive.
pub fn archive_breadcrumbs(context: &Context, entry: &Entry) -> Vec<(String, String)> {
    if !context.digest.config.pages.archive || entry.translation_of.is_some() {
        return Vec::new();
    }
    let first = entry.date.first();
    let level = entry.date.archive_level();
    let year = archive_address(first.year(), None, None);
    let mut crumbs = vec![(context.dates().year_of(first), year)];
    if level <= Precision::Month {
        let month = archive_address(first.year(), Some(first.month()), None);
        crumbs.push((context.dates().month_of(first), month));
    }
    if level == Precision::Day && context.site.has_days {
        let day = archive_address(first.year(), Some(first.month()), Some(first.day()));
        crumbs.push((context.dates().day(first), day));
    }
    crumbs
}

/// The breadcrumbs of a topic: the list of topics, then the topics that it is part of.
pub fn topic_breadcrumbs(context: &Context, id: TopicId) -> Vec<(String, String)> {
    let parent = context.digest.topic(id).parent;
    let ancestors: Vec<TopicId> = std::iter::successors(parent, |id| context.digest.topic(*id).parent).collect();
    let ancestors = ancestors.into_iter().rev();
    let crumbs = ancestors.map(|id| {
        (
            context.digest.topic(id).title.clone(),
            address::topic(context.digest, id),
        )
    });
    std::iter::once((context.word("topics").to_owned(), "topics/".to_owned()))
        .chain(crumbs)
        .collect()
}

/// The breadcrumbs of a period of the archive: the year and month that it is part of.
pub fn period_breadcrumbs(context: &Context, period: &Period) -> Vec<(String, String)> {
    let mut crumbs = Vec::new();
    if period.month.is_some() {
        crumbs.push((
            context.dates().year_of(date(period.year, 1, 1)),
            archive_address(period.year, None, None),
        ));
    }
    if let Some(month) = period.month.filter(|_| period.day.is_some()) {
        let title = context.dates().month_of(date(period.year, month, 1));
        crumbs.push((title, archive_address(period.year, Some(month), None)));
    }
    crumbs
}
