//! Tables of elements, by what a reader of HTML needs to know of them.

/// Elements without content and without an end tag (HTML standard, 13.1.2).
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
];

/// Elements that stand within a line of text: a word may continue across their tags.
const INLINE: [&str; 36] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
];

/// Elements whose content is text without tags, up to their end tag.
pub(super) const RAW_TEXT: [&str; 9] = [
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "plaintext",
];

/// Whether an element, in lower case, has neither content nor an end tag.
pub fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether an element, in lower case, stands within a line of text.
pub fn is_inline(name: &str) -> bool {
    INLINE.contains(&name)
}
