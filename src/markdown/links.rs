//! Links of Markdown.

use super::LinkKind;
use super::hole::Hole;
use super::output::Output;
use super::parse::LinkType;
use std::ops::Range;

/// Writes the start tag of a link, without an address if that is refused.
pub(super) fn begin_link(link_type: LinkType, address: &str, title: &str, range: Range<usize>, output: &mut Output) {
    let number = if link_type == LinkType::Email {
        output.add_link(&format!("mailto:{address}"), LinkKind::Link, range)
    } else {
        output.add_link(address, LinkKind::Link, range)
    };
    output.html.push_str("<a");
    if let Some(number) = number {
        Hole::Href(number).mark(&mut output.html);
    }
    output.push_title(title);
    output.html.push('>');
}
