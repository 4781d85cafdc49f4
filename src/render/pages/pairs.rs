//! The page of all pairs.

use crate::digest::PairId;
use crate::plan::address;
use crate::render::charts::matrix::pair_matrix;
use crate::render::context::Context;
use crate::render::lists::pairs::pair_title;
use crate::render::output::PageResult;
use crate::render::parts::entry_links::latest_date;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, extended, list, map, map_from, text};
use std::cmp::Reverse;

/// The most pairs on the page of all pairs; a party's page names all of its own.
const PAIRS_LIMIT: usize = 150;

pub fn render(context: &Context, address: &str) -> PageResult {
    let meta = PageMeta {
        kind: "pairs",
        title: context.word("pairs"),
        address,
        section: Some("pairs"),
        ..PageMeta::default()
    };
    let mut strongest: Vec<PairId> = (0..context.digest.pairs.len()).map(PairId::new).collect();
    strongest.sort_by_key(|id| (Reverse(context.digest.pair(*id).entries.len()), *id));
    strongest.truncate(PAIRS_LIMIT);
    let rows = strongest.iter().map(|id| {
        let pair = context.digest.pair(*id);
        let link = map([
            ("name", text(&pair_title(context, *id))),
            ("href", text(&context.href(&address::pair(context.digest, *id)))),
            ("count", Value::from(pair.entries.len())),
        ]);
        extended(&link, [("latest", latest_date(context, &pair.entries))])
    });
    let value = map_from(vec![
        ("total", Value::from(context.digest.pairs.len())),
        ("strongest", list(rows)),
        ("from", Value::from(context.digest.config.pairs_from)),
        ("up_to", Value::from(context.digest.config.pairs_up_to)),
        ("matrix", pair_matrix(context)),
    ]);
    context
        .templates
        .render("pairs.html", vec![page_variable(context, &meta), ("pairs", value)])
}
