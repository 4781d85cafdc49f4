//! Style sheets without what only their authors need: comments, indentation, line ends. Nothing that means something
//! changes; strings stay as they are.

/// A style sheet with each run of white space and comments as one space at most, and none where none is needed.
pub fn compact(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let (mut gap, mut last) = (false, "");
    while let Some(first) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            gap = true;
        } else if first.is_ascii_whitespace() {
            rest = &rest[1..];
            gap = true;
        } else {
            let (token, after) = rest.split_at(token(rest, first));
            let apart = !last.is_empty() && !SEPARATORS.contains(&last) && !SEPARATORS.contains(&token);
            if gap && apart {
                out.push(' ');
            }
            if token == "}" && last == ";" {
                out.pop();
            }
            out.push_str(token);
            rest = after;
            (gap, last) = (false, token);
        }
    }
    out.push('\n');
    out
}

/// Around these, white space means nothing. A colon is none of them: `a :hover` is not `a:hover`.
const SEPARATORS: [&str; 4] = ["{", "}", ";", ","];

/// How long the token is that a text begins with: a string, an address without quotes, an escaped character, or one
/// character.
fn token(text: &str, first: char) -> usize {
    if text.starts_with("url(") {
        // What looks like a comment is none there. A quoted address ends in the same way.
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
        '\\' => 1 + text[1..].chars().next().map_or(0, char::len_utf8),
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
    fn white_space_and_comments_go() {
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
    fn what_means_something_stays() {
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
