//! The rules of a `_redirects` file, as far as they are needed to follow one address.

use crate::text::percent_decode;

/// The start of the comment in which a build names the base path of its rules.
const BASE: &str = "# The site lies at ";

/// The rules, in their order.
#[derive(Debug, Default)]
pub struct Redirects(Vec<(String, String)>);

impl Redirects {
    /// Reads the rules that redirect or rewrite. Addresses are stored without the base path and percent-decoded.
    pub fn parse(text: &str) -> Self {
        let base = text
            .lines()
            .find_map(|line| line.strip_prefix(BASE))
            .unwrap_or("/")
            .trim();
        let without_base = |path: &str| match path.strip_prefix(base) {
            Some(rest) => percent_decode(&format!("/{rest}")),
            None => path.to_owned(),
        };
        let rule = |line: &str| {
            let mut words = line
                .split_whitespace()
                .filter(|word| word.contains('/') || !word.contains('='));
            let (from, to) = (words.next()?, words.next()?);
            let status = words.next().unwrap_or("301").trim_end_matches('!');
            let is_redirect = matches!(status, "200" | "301" | "302" | "303" | "307" | "308");
            (!from.starts_with('#') && is_redirect).then(|| (without_base(from), without_base(to)))
        };
        Self(text.lines().filter_map(rule).collect())
    }

    /// The target of the first rule for an address, if it is on another host or exists in the build.
    pub fn target_of(&self, address: &str, exists: impl Fn(&str) -> bool) -> Option<String> {
        let (to, splat) = self
            .0
            .iter()
            .find_map(|(from, to)| Some((to, match_rule(from, address)?)))?;
        let to = match splat {
            Some(rest) => to.replace(":splat", rest),
            None => to.clone(),
        };
        let path = to.split(['?', '#']).next().unwrap_or(&to);
        // The value of a placeholder is only known to the host, so such a target cannot be checked.
        let is_unchecked = to.contains("://") || path.contains("/:");
        let with_slash = format!("{path}/");
        let path = match path.strip_suffix("index.html") {
            Some(folder) if folder.ends_with('/') => folder,
            _ => path,
        };
        (is_unchecked || exists(path) || exists(&with_slash)).then_some(to)
    }
}

/// Matches the path of a rule with an address: `None` if it does not match, else what its asterisk stands for, if it has
/// one. `:name` is any one part; a slash at the end makes no difference.
fn match_rule<'a>(from: &str, address: &'a str) -> Option<Option<&'a str>> {
    let (fixed, has_splat) = match from.strip_suffix('*') {
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
    match has_splat {
        true => Some(Some(rest)),
        false => rest.is_empty().then_some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_followed() {
        let rules = Redirects::parse(
            "/old/ /new/ 301\n/gone/* /404.html 404\n/news/* /archive/:splat\n/x/:year/y /out/:year 302\n/u%C3%A9 https://o.example/ 308!\n/q/ /new/?from=about 301 Country=de\n/i/ /new/index.html\n",
        );
        let exists = |address: &str| ["/new/", "/archive/a/b/"].contains(&address);
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
            assert_eq!(rules.target_of(address, exists).as_deref(), to, "{address}");
        }
    }
}
