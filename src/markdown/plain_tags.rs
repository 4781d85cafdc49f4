//! Elements of Markdown that need no more than their tags.

use super::parse::{Tag, TagEnd};

/// The start tag of an element that stands on a line of its own.
pub(super) fn block_start(tag: &Tag<'_>) -> Option<&'static str> {
    Some(match tag {
        Tag::Item => "<li>",
        Tag::DefinitionList => "<dl>\n",
        Tag::DefinitionListTitle => "<dt>",
        Tag::DefinitionListDefinition => "<dd>",
        _ => return None,
    })
}

/// The start tag of an element in a line of text.
pub(super) fn inline_start(tag: &Tag<'_>) -> Option<&'static str> {
    Some(match tag {
        Tag::Emphasis => "<em>",
        Tag::Strong => "<strong>",
        Tag::Strikethrough => "<del>",
        Tag::Superscript => "<sup>",
        Tag::Subscript => "<sub>",
        _ => return None,
    })
}

/// The end tag of an element; `None` for those that need more than that.
pub(super) fn end(tag: TagEnd) -> Option<&'static str> {
    Some(match tag {
        TagEnd::BlockQuote(None) => "</blockquote>\n",
        TagEnd::BlockQuote(Some(_)) => "</div>\n",
        TagEnd::List(true) => "</ol>\n",
        TagEnd::List(false) => "</ul>\n",
        TagEnd::Item => "</li>\n",
        TagEnd::DefinitionList => "</dl>\n",
        TagEnd::DefinitionListTitle => "</dt>\n",
        TagEnd::DefinitionListDefinition => "</dd>\n",
        TagEnd::Table => "</tbody>\n</table>\n</div>\n",
        TagEnd::TableRow => "</tr>\n",
        TagEnd::Emphasis => "</em>",
        TagEnd::Strong => "</strong>",
        TagEnd::Strikethrough => "</del>",
        TagEnd::Superscript => "</sup>",
        TagEnd::Subscript => "</sub>",
        TagEnd::Link => "</a>",
        _ => return None,
    })
}
