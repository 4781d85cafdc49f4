//! Where a page of a long list stands among the others.

use crate::plan::address;
use crate::render::context::Context;
use crate::render::value::{Value, text, value_or_none};

/// The number of a page (from 1), the number of all pages, and the addresses of the previous and the next one, as pairs
/// for a mapping. `list` is the address of the first page.
pub fn pager(context: &Context, list: &str, number: usize, pages: usize) -> [(&'static str, Value); 4] {
    let href = |number: usize| text(&context.href(&address::nth(list, number)));
    [
        ("number", Value::from(number)),
        ("pages", Value::from(pages)),
        ("previous", value_or_none((number > 1).then(|| number - 1), href)),
        ("next", value_or_none((number < pages).then_some(number + 1), href)),
    ]
}
