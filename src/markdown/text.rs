//! The words of finished HTML as plain text.

/// Elements within a line: a word may go on behind their tags.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "u", "var",
];
/// What is left out with its contents: it is no text, or it is ours.
const LEFT_OUT: [(&str, &str); 4] = [
    ("<script", "</script"),
    ("<style", "</style"),
    ("<sup class=\"footnote-ref\"", "</sup"),
    ("<a href=\"#fnref-", "</a"),
];

/// The text of HTML. Blocks are parted by newlines.
pub fn of(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        unescape(&mut out, &rest[..at]);
        rest = &rest[at..];
        let left_out = LEFT_OUT.iter().find(|(open, _)| rest.starts_with(open));
        if let Some((_, close)) = left_out {
            rest = rest.find(close).map_or("", |end| &rest[end..]);
        }
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let name = rest[..end].trim_start_matches(['<', '/']);
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if !INLINE.contains(&name) && !out.ends_with('\n') {
            out.push('\n');
        }
        rest = &rest[end..];
    }
    unescape(&mut out, rest);
    out
}

fn unescape(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.as_bytes().iter().take(12).position(|byte| *byte == b';');
        let Some(end) = end else {
            out.push('&');
            rest = &rest[1..];
            continue;
        };
        match &rest[1..end] {
            "amp" => out.push('&'),
            "lt" => out.push('<'),
            "gt" => out.push('>'),
            "quot" => out.push('"'),
            other => {
                let number = other
                    .strip_prefix('#')
                    .and_then(|digits| match digits.strip_prefix(['x', 'X']) {
                        Some(hex) => u32::from_str_radix(hex, 16).ok(),
                        None => digits.parse().ok(),
                    });
                out.push(number.and_then(char::from_u32).unwrap_or(' '));
            }
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use crate::markdown::{Options, RawHtml, convert};

    #[test]
    fn a_body_as_text() {
        let text = |body: &str| {
            let text = convert(body, &Options::default()).0.text();
            text.lines()
                .filter(|line| !line.is_empty())
                .collect::<Vec<_>>()
                .join("|")
        };
        assert_eq!(
            text("Un*believ*able &amp; [a link](https://example.org/) < 3\n\n- one\n- two"),
            "Unbelievable & a link < 3|one|two"
        );
        assert_eq!(text("A note.[^1]\n\n[^1]: Its words.\n"), "A note.|Its words. ");
        assert_eq!(text(""), "");
    }

    #[test]
    fn what_is_trusted_may_be_broken() {
        let options = Options {
            raw_html: RawHtml::Trust,
            ..Options::default()
        };
        for body in [
            "<script>let x = 1 < 2;</script> a",
            "<p",
            "a &; b &#x; &#999999999; &ééééééé; <",
            "<script>",
            "&",
        ] {
            convert(body, &options).0.text();
        }
        assert!(
            !convert("<script>let secret = 1;</script>\n\na", &options)
                .0
                .text()
                .contains("secret")
        );
    }
}
