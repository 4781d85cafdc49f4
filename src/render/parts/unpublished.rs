//! Why a preview shows what is not on the published site.

use crate::date::Moment;
use crate::digest::WithheldReason;
use crate::render::context::Context;
use crate::render::value::{Value, map, text, text_or_none, value_or_none};

/// The mark of an entry or a page that is not on the published site: its kind, the word for it, and from when on it is there.
pub fn unpublished_mark(context: &Context, reason: Option<&WithheldReason>) -> Value {
    value_or_none(reason, |reason| {
        let (id, moment) = match reason {
            WithheldReason::Later(moment) => ("later", Some(*moment)),
            _ => ("draft", None),
        };
        let start = moment.map(Moment::start);
        let until = start.map(|at| format!("{}, {}", context.dates().day(at.date()), at.time().strftime("%H:%M")));
        let until_iso = start.map(|at| at.strftime("%Y-%m-%dT%H:%M").to_string());
        let label = context.theme.words.get(&["unpublished", id]).unwrap_or(id);
        map([
            ("id", text(id)),
            ("label", text(label)),
            ("until", text_or_none(until.as_deref())),
            ("until_iso", text_or_none(until_iso.as_deref())),
        ])
    })
}
