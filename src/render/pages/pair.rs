//! The page of two parties that meet.

use crate::digest::PairId;
use crate::plan::{FeedScope, address};
use crate::render::charts::activity::activity_chart;
use crate::render::context::Context;
use crate::render::lists::counts::{people_counts, topic_counts};
use crate::render::lists::entries::{Days, entry_list};
use crate::render::lists::pairs::{other_parties, pair_title};
use crate::render::output::PageResult;
use crate::render::parts::entry_links::first_and_last_dates;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{list, map_from, text};

pub fn render(context: &Context, address: &str, id: PairId, number: usize) -> PageResult {
    let pair = context.digest.pair(id);
    let base = address::pair(context.digest, id);
    let title = pair_title(context, id);
    let meta = PageMeta {
        kind: "pair",
        title: &title,
        address,
        section: Some("pairs"),
        breadcrumbs: vec![(context.word("pairs").to_owned(), "pairs/".to_owned())],
        feed: Some((context.phrase("feed_title", &title), FeedScope::Pair(id))),
        number,
        ..PageMeta::default()
    };
    let mut all = vec![
        ("name", text(&title)),
        (
            "parties",
            list(pair.parties.iter().map(|party| context.links.party(*party))),
        ),
        ("topics", topic_counts(context, &pair.entries)),
        ("people", people_counts(context, &pair.entries)),
        ("others", other_parties(context, &pair.entries, pair.parties)),
        ("activity", activity_chart(context, &pair.entries)),
    ];
    all.extend(first_and_last_dates(context, &pair.entries));
    let variables = vec![
        page_variable(context, &meta),
        ("pair", map_from(all)),
        entry_list(context, &base, &pair.entries, number, Days::Plain)?,
    ];
    context.templates.render("pair.html", variables)
}
