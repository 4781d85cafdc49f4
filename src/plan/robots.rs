//! Reads a `robots.txt` (RFC 9309), as far as it is compared with the site.

use std::ops::Range;

/// A `robots.txt`.
#[derive(Debug, Default)]
pub struct Robots<'a> {
    /// The addresses of the sitemaps that it names.
    pub sitemaps: Vec<&'a str>,
    /// The rules for every crawler that has none of its own: whether they allow, their paths, and where they stand.
    rules: Vec<(bool, &'a str, Range<usize>)>,
}

impl<'a> Robots<'a> {
    /// Reads the lines; what is none is passed over, as crawlers do.
    pub fn parse(text: &'a str) -> Self {
        let mut robots = Self::default();
        // A group begins with one or more lines of user agents.
        let (mut is_for_all, mut has_rules) = (false, false);
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let range = start..start + line.trim_end().len();
            start += line.len();
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match key.trim().to_ascii_lowercase().as_str() {
                "user-agent" => {
                    is_for_all = value == "*" || is_for_all && !has_rules;
                    has_rules = false;
                }
                key @ ("allow" | "disallow") => {
                    has_rules = true;
                    if is_for_all && !value.is_empty() {
                        robots.rules.push((key == "allow", value, range));
                    }
                }
                "sitemap" => robots.sitemaps.push(value),
                _ => {}
            }
        }
        robots
    }

    /// Where the rule stands that keeps every crawler from a path; `None` if none does. The longest rule counts, and of two of one
    /// length that which allows.
    pub fn closes(&self, path: &str) -> Option<Range<usize>> {
        let matching = self.rules.iter().filter(|(_, rule, _)| matches_path(rule, path));
        let (is_allowed, _, range) = matching.max_by_key(|(is_allowed, rule, _)| (rule.len(), *is_allowed))?;
        (!is_allowed).then(|| range.clone())
    }
}

/// Whether a rule is for a path: `*` stands for anything, `$` for the end.
fn matches_path(rule: &str, path: &str) -> bool {
    let (rule, is_whole) = match rule.strip_suffix('$') {
        Some(rule) => (rule, true),
        None => (rule, false),
    };
    let mut parts = rule.split('*');
    let Some(mut rest) = parts.next().and_then(|start| path.strip_prefix(start)) else {
        return false;
    };
    let mut ends_with_any = false;
    for part in parts {
        ends_with_any = part.is_empty();
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    !is_whole || rest.is_empty() || ends_with_any
}

#[cfg(test)]
mod tests {
    use super::Robots;

    #[test]
    fn a_site_is_closed_or_open() {
        for (text, path, is_closed) in [
            ("User-agent: *\nDisallow: /\n", "/", true),
            ("user-agent:*\ndisallow:/ # all\n", "/digest/", true),
            ("User-agent: *\nDisallow: /*\n", "/", true),
            ("User-agent: GPTBot\nUser-agent: *\nDisallow: /\n", "/", true),
            ("User-agent: *\nDisallow: /digest/\n", "/digest/", true),
            ("User-agent: *\nDisallow: /digest/\n", "/", false),
            ("User-agent: GPTBot\nDisallow: /\n", "/", false),
            ("User-agent: *\nDisallow:\n", "/", false),
            ("User-agent: *\nAllow: /\nDisallow: /\n", "/", false),
            ("User-agent: *\nAllow: /$\nDisallow: /\n", "/", false),
            (
                "User-agent: *\nDisallow: /private/\n\nUser-agent: CCBot\nDisallow: /\n",
                "/",
                false,
            ),
            ("nothing", "/", false),
        ] {
            assert_eq!(Robots::parse(text).closes(path).is_some(), is_closed, "{text} {path}");
        }
        let text = "User-agent: *\nDisallow: /\r\nSitemap: https://x.example/sitemap.xml\n";
        let robots = Robots::parse(text);
        assert_eq!(
            robots.closes("/").and_then(|range| text.get(range)),
            Some("Disallow: /")
        );
        assert_eq!(robots.sitemaps, ["https://x.example/sitemap.xml"]);
    }
}
