//! HTML before it is parsed: whether it is HTML at all, whether a parser could take too long over it, and its text without
//! the tags where it could.

/// The deepest nesting, and the most attributes of a tag, that are parsed.
const DEEPEST: usize = 512;
const ATTRIBUTES: usize = 512;

/// Elements whose end tags are left out, or that have none.
const UNCLOSED: &[&str] = &[
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup", "head", "br", "img",
    "hr", "meta", "link", "input", "col", "wbr", "source", "area", "base", "embed", "param", "track",
];
/// Elements whose text is no text.
const SILENT: &[&str] = &["script", "style", "textarea", "title"];
/// Elements that a parser opens anew in every block that follows, until they are closed.
const REOPENED: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];
/// How many elements may be opened anew in all.
const REOPENINGS: usize = 2_000_000;

/// How many references to characters that are none may stand in the text: a parser's time grows with their square.
const REFERENCES: usize = 5_000;
/// The commonest references to characters.
const COMMON: &[&str] = &[
    "amp;", "lt;", "gt;", "quot;", "apos;", "nbsp;", "copy;", "hellip;", "ndash;", "mdash;", "lsquo;", "rsquo;",
    "ldquo;", "rdquo;", "laquo;", "raquo;", "eacute;", "egrave;", "ecirc;", "agrave;", "acirc;", "aacute;", "ccedil;",
    "iacute;", "oacute;", "uacute;", "ntilde;", "auml;", "ouml;", "uuml;", "szlig;",
];

/// A tag: its name in lower case, whether it ends an element, and about how many attributes it has.
struct Tag {
    name: String,
    is_end: bool,
    attributes: usize,
    /// Where it begins and ends.
    start: usize,
    end: usize,
}

/// Whether a text is HTML: by its beginning, its file's name, or the tags at its beginning.
pub fn is_html(text: &str, extension: Option<&str>) -> bool {
    let start: String = text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .chars()
        .take(2_000)
        .collect();
    let start = start.to_ascii_lowercase();
    let begins = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<article",
        "<!-- saved from",
    ]
    .iter()
    .any(|begin| start.starts_with(begin));
    let named = extension.is_some_and(|end| ["html", "htm", "xhtml"].contains(&end));
    let tags = [
        "<html", "<body", "<head", "<meta ", "<title", "<div", "<p>", "<p ", "<h1", "<article",
    ];
    begins || (named && start.contains('<')) || tags.iter().filter(|tag| start.contains(**tag)).count() >= 2
}

/// Whether a parser could take time that grows with the square of the text.
pub fn is_too_deep(html: &str) -> bool {
    let mut open: Vec<(String, usize)> = Vec::new();
    let (mut depth, mut formatting, mut reopenings) = (0, 0usize, 0);
    let (mut references, mut from) = (0, 0);
    for tag in Tags::new(html) {
        let holds_text = ["title", "textarea"].contains(&tag.name.as_str());
        references += rare_references(&html[from.min(tag.start)..tag.start]);
        from = if holds_text { tag.start } else { tag.end };
        if references > REFERENCES {
            return true;
        }
        reopenings += formatting;
        if tag.attributes > ATTRIBUTES || reopenings > REOPENINGS {
            return true;
        }
        let reopened = usize::from(REOPENED.contains(&tag.name.as_str()));
        if UNCLOSED.contains(&tag.name.as_str()) {
            continue;
        }
        let at = open.iter().position(|(name, _)| *name == tag.name);
        match (tag.is_end, at) {
            // Further tags of these two add to the first.
            (true, Some(at)) if open[at].1 > 0 && !["html", "body"].contains(&tag.name.as_str()) => {
                open[at].1 -= 1;
                depth -= 1;
                formatting -= reopened;
            }
            (false, Some(at)) => {
                open[at].1 += 1;
                depth += 1;
                formatting += reopened;
            }
            (false, None) => {
                open.push((tag.name, 1));
                depth += 1;
                formatting += reopened;
            }
            (true, _) => {}
        }
        if depth > DEEPEST || open.len() > DEEPEST {
            return true;
        }
    }
    references + rare_references(html.get(from..).unwrap_or_default()) > REFERENCES
}

/// How many references by a name that is not common a text has.
fn rare_references(text: &str) -> usize {
    let named = |at: usize| {
        let rest = &text[at + 1..];
        rest.starts_with(|c: char| c.is_ascii_alphabetic()) && !COMMON.iter().any(|name| rest.starts_with(name))
    };
    text.match_indices('&').filter(|(at, _)| named(*at)).count()
}

/// The text between the tags; blocks stand on lines of their own.
pub fn strip(html: &str) -> String {
    const INLINE: &[&str] = &[
        "a", "b", "i", "em", "strong", "span", "u", "s", "sup", "sub", "small", "font", "mark", "q", "cite", "time",
        "abbr",
    ];
    let mut out = String::with_capacity(html.len() / 2);
    let mut from = 0;
    for tag in Tags::new(html) {
        text(&html[from..tag.start.max(from)], &mut out);
        from = tag.end;
        if !INLINE.contains(&tag.name.as_str()) {
            out.push('\n');
        }
    }
    text(html.get(from..).unwrap_or_default(), &mut out);
    out
}

/// Text with the commonest character references as what they mean.
fn text(html: &str, out: &mut String) {
    let mut rest = html;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = [
            ("&amp;", "&"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&apos;", "'"),
            ("&nbsp;", " "),
        ];
        let (reference, meaning) = known
            .into_iter()
            .find(|(reference, _)| rest.starts_with(reference))
            .unwrap_or(("&", "&"));
        out.push_str(meaning);
        rest = &rest[reference.len()..];
    }
    out.push_str(rest);
}

/// The tags of a text, comments and what is in silent elements left out.
struct Tags<'a> {
    html: &'a str,
    at: usize,
    /// Silent elements of which no end is to come.
    endless: Vec<&'static str>,
    /// How many pictures and formulas are open, in which nothing is silent.
    foreign: usize,
}

impl<'a> Tags<'a> {
    fn new(html: &'a str) -> Self {
        Self {
            html,
            at: 0,
            endless: Vec::new(),
            foreign: 0,
        }
    }
}

impl Iterator for Tags<'_> {
    type Item = Tag;

    fn next(&mut self) -> Option<Tag> {
        loop {
            let start = self.at + self.html.get(self.at..)?.find('<')?;
            let rest = &self.html[start + 1..];
            if rest.starts_with("!--") {
                let ends = ["-->", "--!>"]
                    .iter()
                    .filter_map(|end| Some(start + 1 + rest.find(end)? + end.len()));
                let end = ends.min()?;
                self.at = end;
                return Some(Tag {
                    name: "br".to_owned(),
                    is_end: false,
                    attributes: 0,
                    start,
                    end,
                });
            }
            let is_end = rest.starts_with('/');
            let rest = rest.strip_prefix('/').unwrap_or(rest);
            if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                self.at = start + 1;
                continue;
            }
            let name = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
                .unwrap_or(rest.len());
            let from = start + 1 + usize::from(is_end);
            let (mut end, attributes) = self.end_of_tag(from + name);
            let name = rest[..name].to_ascii_lowercase();
            match (["svg", "math"].contains(&name.as_str()), is_end) {
                (true, false) => self.foreign += 1,
                (true, true) => self.foreign = self.foreign.saturating_sub(1),
                _ => {}
            }
            if let Some(silent) = SILENT.iter().find(|silent| **silent == name && !is_end)
                && !self.endless.contains(silent)
                && self.foreign == 0
            {
                match find_end(&self.html[end..], silent) {
                    Some(at) => end += at,
                    None => self.endless.push(silent),
                }
            }
            self.at = end;
            return Some(Tag {
                name,
                is_end,
                attributes,
                start,
                end,
            });
        }
    }
}

impl Tags<'_> {
    /// Where a tag ends, and about how many attributes it has.
    fn end_of_tag(&self, from: usize) -> (usize, usize) {
        let (mut quote, mut attributes, mut blank, mut assigned) = (None, 0, false, false);
        for (at, byte) in self.html.as_bytes()[from..].iter().enumerate() {
            let is_blank = byte.is_ascii_whitespace() || *byte == b'/';
            match (quote, byte) {
                (Some(open), byte) if byte == open => quote = None,
                (Some(_), _) => continue,
                (None, b'>') => return (from + at + 1, attributes),
                // A quotation mark that does not follow a sign of equality quotes nothing.
                (None, b'"' | b'\'') if assigned => quote = Some(byte),
                (None, _) => attributes += usize::from(blank && !is_blank),
            }
            assigned = *byte == b'=' || (assigned && is_blank);
            blank = is_blank;
        }
        (self.html.len(), attributes)
    }
}

/// Where `</name` begins.
fn find_end(html: &str, name: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = html[from..].find("</") {
        let at = from + at;
        let end = html.as_bytes().get(at + 2..at + 2 + name.len());
        if end.is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes())) {
            return Some(at);
        }
        from = at + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_html() {
        assert!(
            is_html("\n<!DOCTYPE html><p>a", None)
                && is_html("<p>a</p><div>b</div>", None)
                && is_html("a <b>c", Some("html"))
        );
        assert!(!is_html("Ministers <agree>\n\nText", None) && !is_html("Text", Some("html")));
    }

    #[test]
    fn what_takes_a_parser_too_long() {
        assert!(is_too_deep(&"<div>".repeat(1_000)) && is_too_deep(&"<p><b id=1></p>".repeat(1_000)));
        assert!(is_too_deep(&format!("<a {}>", "x ".repeat(1_000))));
        assert!(
            !is_too_deep(&"<div><p>a<br><li>b</div>".repeat(1_000)) && !is_too_deep("<script>'<div><div>'</script>")
        );
        assert!(!is_too_deep(&"<!-- <div> -->".repeat(1_000)));
        assert!(is_too_deep(&"&bogus;".repeat(6_000)) && is_too_deep(&format!("<title>{}", "&bogus;".repeat(6_000))));
        assert!(!is_too_deep(&"&eacute;&#39;<a href='?a=1&b=2'>".repeat(500)));
        let reopened: String = (0..100).map(|at| format!("<div><b id={at}></div>")).collect();
        assert!(
            is_too_deep(&format!("{reopened}{}", "<p>x".repeat(30_000))),
            "a hundred tags in each paragraph"
        );
        assert!(
            is_too_deep(&format!("<a \">{}", "<div>".repeat(1_000))),
            "a quotation mark that quotes nothing"
        );
        assert!(
            is_too_deep(&format!("<svg><style>{}", "<g>".repeat(1_000))) && is_too_deep(&"<optgroup>".repeat(1_000))
        );
        assert!(!is_too_deep(&format!("<img alt = \"{}\">", "<div>".repeat(1_000))));
    }

    #[test]
    fn text_without_tags() {
        let html = "<style>x</style><h1>A &amp; B</h1><p>One <b>two</b> &lt;3<script>var a = '<p>';</script><p>Three<";
        let lines = strip(html);
        let lines: Vec<&str> = lines.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["A & B", "One two <3", "Three<"]);
    }
}
