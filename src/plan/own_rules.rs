//! Reads `_redirects` and `_headers` of a digest's own, as far as they are compared with the site and with the generated ones.

use crate::text::percent_decode;
use std::collections::HashSet;
use std::ops::Range;

/// A line of `_redirects`.
#[derive(Debug, PartialEq, Eq)]
pub struct RedirectRule<'a> {
    /// The path, as it is written.
    pub from: &'a str,
    /// Where that stands in the text, in bytes.
    pub range: Range<usize>,
    /// Whether it leads to another address, and is not a rewrite or an error page.
    pub is_redirect: bool,
    /// Whether it is followed only in some countries, languages or the like.
    pub is_conditional: bool,
}

/// The rules of a `_redirects` file, in their order.
pub fn redirect_rules(text: &str) -> Vec<RedirectRule<'_>> {
    let mut rules = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let (trimmed, line_start) = (line.trim_start(), start);
        start += line.len();
        if let Some(from) = trimmed.split_whitespace().next().filter(|from| !from.starts_with('#')) {
            let from_start = line_start + line.len() - trimmed.len();
            let comment = trimmed.find(" #").unwrap_or(trimmed.len());
            let words = trimmed.get(..comment).unwrap_or(trimmed).split_whitespace().skip(1);
            let (conditions, places): (Vec<&str>, Vec<&str>) =
                words.partition(|word| word.contains('=') && !word.contains('/'));
            let status = places.get(1).map_or("301", |status| status.trim_end_matches('!'));
            rules.push(RedirectRule {
                from,
                range: from_start..from_start + from.len(),
                is_redirect: status.starts_with('3'),
                is_conditional: !conditions.is_empty(),
            });
        }
    }
    rules
}

impl RedirectRule<'_> {
    /// The path that the rule is for, as two rules for the same one have it: decoded, without a slash at its end.
    pub fn source(&self) -> String {
        percent_decode(self.from).trim_end_matches('/').to_owned()
    }
}

/// Which headers the rules of a `_headers` file set or take away, by their paths.
#[derive(Debug, Default)]
pub struct HeaderRules(HashSet<(String, String)>);

impl HeaderRules {
    /// Reads the rules.
    pub fn parse(text: &str) -> Self {
        let mut path = "";
        let mut rules = HashSet::new();
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            match line.starts_with([' ', '\t']) {
                false => path = line.trim(),
                true => {
                    let name = line
                        .trim()
                        .trim_start_matches('!')
                        .split(':')
                        .next()
                        .unwrap_or_default();
                    rules.insert((path.to_owned(), name.trim().to_ascii_lowercase()));
                }
            }
        }
        Self(rules)
    }

    /// Whether there is a rule for exactly this path that sets or takes away this header.
    pub fn has(&self, path: &str, name: &str) -> bool {
        self.0.contains(&(path.to_owned(), name.to_ascii_lowercase()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirects_are_read() {
        let text = "# comment\n\n/old /new\n  /карта/  /map/ 302! # why\n/a /b 200\n/ /de/ 302 Language=de\n/x key=:v /y 301\n";
        let rules = redirect_rules(text);
        let read: Vec<_> = rules
            .iter()
            .map(|rule| (rule.from, rule.is_redirect, rule.is_conditional))
            .collect();
        let expected = [
            ("/old", true, false),
            ("/карта/", true, false),
            ("/a", false, false),
            ("/", true, true),
            ("/x", true, true),
        ];
        assert_eq!(read, expected);
        assert!(rules.iter().all(|rule| text.get(rule.range.clone()) == Some(rule.from)));
        assert_eq!(redirect_rules("/caf%C3%A9/ /x")[0].source(), "/café");
    }

    #[test]
    fn headers_are_read() {
        let rules = HeaderRules::parse("/*\n  X-Frame-Options: DENY\n# note\n\n/data/*\n\t! Content-Security-Policy\n");
        assert!(rules.has("/*", "x-frame-options") && rules.has("/data/*", "Content-Security-Policy"));
        assert!(!rules.has("/*", "Content-Security-Policy") && !rules.has("/data", "Content-Security-Policy"));
    }
}
