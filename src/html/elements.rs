//! Elements, by what a reader of HTML needs to know of them. All names are in lower case.

/// Whether an element has neither content nor an end tag (HTML standard, 13.1.2).
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element stands within a line of text: a word may continue across its tags.
#[rustfmt::skip]
pub fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr" | "b" | "bdi" | "bdo" | "big" | "cite" | "code" | "data" | "del" | "dfn" | "em" | "font" | "i"
            | "ins" | "kbd" | "label" | "mark" | "nobr" | "q" | "rp" | "rt" | "ruby" | "s" | "samp" | "small" | "span"
            | "strike" | "strong" | "sub" | "sup" | "time" | "tt" | "u" | "var" | "wbr"
    )
}

/// The element, if its content is text without tags, up to its end tag.
pub(super) fn raw_text_element(name: &str) -> Option<&'static str> {
    Some(match name {
        "script" => "script",
        "style" => "style",
        "textarea" => "textarea",
        "title" => "title",
        "xmp" => "xmp",
        "iframe" => "iframe",
        "noembed" => "noembed",
        "noframes" => "noframes",
        "plaintext" => "plaintext",
        _ => return None,
    })
}
