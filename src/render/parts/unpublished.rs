//! Why a preview shows what is not on the published site.

use crate::digest::WithheldReason;
use crate::render::context::Context;
use crate::render::value::{Value, map, text, value_or_none};

/// The mark of an entry or a page that is not on the published site: its kind, the word for it, and from when on it is there.
pub fn unpublished_mark(context: &Context, reason: Option<&WithheldReason>) -> Value {
    value_or_none(reason, |reason| {
        let (id, moment) = match reason {
            WithheldReason::Later(moment) => ("later", Some(*moment)),
            _ => ("draft", None),
        };
        let at = value_or_none(moment, |moment| {
            let start = moment.start();
            let day = context.dates().day(start.date());
            let time = start.time().strftime("%H:%M");
            map([
                ("iso", text(&start.strftime("%Y-%m-%dT%H:%M").to_string())),
                ("text", text(&format!("{day}, {time}"))),
            ])
        });
        let label = context.theme.words.get(&["unpublished", id]).unwrap_or(id);
        map([("id", text(id)), ("label", text(label)), ("at", at)])
    })
}
