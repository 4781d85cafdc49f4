//! Removes comments and unneeded white space from style sheets. The meaning does not change; strings stay as they are.

/// Replaces each run of white space and comments with one space, or with nothing where no space is needed.
pub fn compact(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let (mut has_gap, mut last) = (false, "");
    while let Some(first) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            has_gap = true;
        } else if first.is_ascii_whitespace() {
            rest = rest.strip_prefix(first).unwrap_or_default();
            has_gap = true;
        } else {
            let (token, after) = rest.split_at(token_length(rest, first));
            let needs_space = !last.is_empty() && !SEPARATORS.contains(&last) && !SEPARATORS.contains(&token);
            if has_gap && needs_space {
                out.push(' ');
            }
            if token == "}" && last == ";" {
                out.pop();
            }
            out.push_str(token);
            rest = after;
            (has_gap, last) = (false, token);
        }
    }
    out.push('\n');
    out
}

/// White space around these has no meaning. A colon is not among them: `a :hover` is not `a:hover`.
const SEPARATORS: [&str; 4] = ["{", "}", ";", ","];

/// The length in bytes of the token at the start of a text: a string, an address in `url(…)`, an escaped character, or one
/// character.
fn token_length(text: &str, first: char) -> usize {
    if text.starts_with("url(") {
        // `/*` and `//` are no comments in here. A quoted address ends in the same way.
        return text.find(')').map_or(text.len(), |at| at + 1);
    }
    match first {
        '"' | '\'' => {
            let mut escaped = false;
            let end = text.char_indices().skip(1).find(|(_, char)| {
                let ends = *char == first && !escaped;
                escaped = *char == '\\' && !escaped;
                ends
            });
            end.map_or(text.len(), |(at, _)| at + 1)
        }
        '\\' => 1 + text.chars().nth(1).map_or(0, char::len_utf8),
        _ => first.len_utf8(),
    }
}

#[cfg(test)]
mod tests {
    use super::compact;

    fn check(css: &str, expected: &str) {
        assert_eq!(compact(css), format!("{expected}\n"), "{css}");
    }

    #[test]
    fn white_space_and_comments_are_removed() {
        check("a {\n  color: red;\n}\n\nb { }\n", "a{color: red}b{}");
        check(
            "/* one */ a /* two */ b,\n c { margin: 0 auto; }",
            "a b,c{margin: 0 auto}",
        );
        check(
            "@media (min-width: 4rem) and print {\n  a { b: c }\n}",
            "@media (min-width: 4rem) and print{a{b: c}}",
        );
        check("", "");
    }

    #[test]
    fn what_has_a_meaning_stays() {
        check(
            "a :hover > b + c ~ d { e: calc(1px + 2px) }",
            "a :hover > b + c ~ d{e: calc(1px + 2px)}",
        );
        check(
            "a::before { content: \"a  /* b */ ; }\" ; }",
            "a::before{content: \"a  /* b */ ; }\"}",
        );
        check(r#"a { content: "\"  }"; b: '\\'; }"#, r#"a{content: "\"  }";b: '\\'}"#);
        check(r".a\{  b { }", r".a\{ b{}");
        check("a { --x: ; b: url(//c/*.png) }", "a{--x:;b: url(//c/*.png)}");
        check(r"a { b: \; }", r"a{b: \;}");
    }

    #[test]
    fn what_is_broken_stays_broken() {
        check("a { content: \"never closed", "a{content: \"never closed");
        check("a { } /* never closed", "a{}");
        check("é { content: 'ß'", "é{content: 'ß'");
        check("\\", "\\");
    }
}
