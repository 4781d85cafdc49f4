//! The rules of a `_redirects` file, as far as they lead on from one address.

use crate::text::percent_decode;

/// The line in which a build says below which path its rules lie.
const BASE: &str = "# The site lies at ";

/// The rules, in their order.
#[derive(Debug, Default)]
pub struct Redirects(Vec<(String, String)>);

impl Redirects {
    /// Reads the lines that redirect or rewrite. Addresses are kept without the base path, decoded.
    pub fn parse(text: &str) -> Self {
        let base = text
            .lines()
            .find_map(|line| line.strip_prefix(BASE))
            .unwrap_or("/")
            .trim();
        let below = |path: &str| match path.strip_prefix(base) {
            Some(rest) => percent_decode(&format!("/{rest}")),
            None => path.to_owned(),
        };
        let rule = |line: &str| {
            let mut words = line
                .split_whitespace()
                .filter(|word| word.contains('/') || !word.contains('='));
            let (from, to) = (words.next()?, words.next()?);
            let status = words.next().unwrap_or("301").trim_end_matches('!');
            let leads = matches!(status, "200" | "301" | "302" | "303" | "307" | "308");
            (!from.starts_with('#') && leads).then(|| (below(from), below(to)))
        };
        Self(text.lines().filter_map(rule).collect())
    }

    /// Where the first rule for an address leads: to another host, or to what there is.
    pub fn from(&self, address: &str, is_there: impl Fn(&str) -> bool) -> Option<String> {
        let (to, splat) = self
            .0
            .iter()
            .find_map(|(from, to)| Some((to, matched(from, address)?)))?;
        let to = match splat {
            Some(rest) => to.replace(":splat", rest),
            None => to.clone(),
        };
        let path = to.split(['?', '#']).next().unwrap_or(&to);
        // What a placeholder stands for is the host's affair.
        let elsewhere = to.contains("://") || path.contains("/:");
        let with_slash = format!("{path}/");
        let path = match path.strip_suffix("index.html") {
            Some(folder) if folder.ends_with('/') => folder,
            _ => path,
        };
        (elsewhere || is_there(path) || is_there(&with_slash)).then_some(to)
    }
}

/// Whether a rule's path is an address, with what its asterisk stands for. `:name` is any one part; a slash at the end
/// makes no difference.
fn matched<'a>(from: &str, address: &'a str) -> Option<Option<&'a str>> {
    let (fixed, splat) = match from.strip_suffix('*') {
        Some(fixed) => (fixed, true),
        None => (from, false),
    };
    let mut rest = address.trim_start_matches('/');
    for part in fixed.trim_matches('/').split('/').filter(|part| !part.is_empty()) {
        let (first, after) = rest.split_once('/').unwrap_or((rest, ""));
        if first.is_empty() || !part.starts_with(':') && part != first {
            return None;
        }
        rest = after;
    }
    match splat {
        true => Some(Some(rest)),
        false => rest.is_empty().then_some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_lead_on() {
        let rules = Redirects::parse(
            "/old/ /new/ 301\n/gone/* /404.html 404\n/news/* /archive/:splat\n/x/:year/y /out/:year 302\n/u%C3%A9 https://o.example/ 308!\n/q/ /new/?from=about 301 Country=de\n/i/ /new/index.html\n",
        );
        let there = |address: &str| ["/new/", "/archive/a/b/"].contains(&address);
        for (address, to) in [
            ("/old/", Some("/new/")),
            ("/q/", Some("/new/?from=about")),
            ("/i/", Some("/new/index.html")),
            ("/old", Some("/new/")),
            ("/older/", None),
            ("/gone/x/", None),
            ("/news/a/b/", Some("/archive/a/b/")),
            ("/news/c/", None),
            ("/x/1999/y", Some("/out/:year")),
            ("/x/1999/z", None),
            ("/ué", Some("https://o.example/")),
        ] {
            assert_eq!(rules.from(address, there).as_deref(), to, "{address}");
        }
    }
}
