//! Alerts: block quotes such as `> [!NOTE]`, with a title.

use super::hole::{Hole, Word};
use super::parse::BlockQuoteKind;

/// Writes the start tag of a block quote, and the title of an alert.
pub(super) fn begin_quote(kind: Option<BlockQuoteKind>, html: &mut String) {
    let (class, word) = match kind {
        None => return html.push_str("<blockquote>\n"),
        Some(BlockQuoteKind::Note) => ("note", Word::Note),
        Some(BlockQuoteKind::Tip) => ("tip", Word::Tip),
        Some(BlockQuoteKind::Important) => ("important", Word::Important),
        Some(BlockQuoteKind::Warning) => ("warning", Word::Warning),
        Some(BlockQuoteKind::Caution) => ("caution", Word::Caution),
    };
    html.push_str("<div class=\"alert alert-");
    html.push_str(class);
    html.push_str("\" role=\"note\">\n<p class=\"alert-title\">");
    Hole::Word(word).mark(html);
    html.push_str("</p>\n");
}
