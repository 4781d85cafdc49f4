//! Redirects from earlier addresses: for Netlify and Cloudflare, as a map for nginx, and as pages.

use crate::plan::{Page, encode};
use crate::render::context::Context;
use crate::render::xml::escape;
use crate::text::percent_decode;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

/// The most redirects that Cloudflare follows.
const REDIRECTS_LIMIT: usize = 2_000;

/// The most characters of a redirect that Cloudflare reads.
const LINE_LIMIT: usize = 1_000;

/// Every earlier address with the present one, and then every address that was below one of them. Present addresses are sorted
/// backwards, so the newest entries come first.
fn moved_addresses<'a>(context: &'a Context) -> Vec<(&'a str, &'a str)> {
    let aliases = context.site.pages.iter().filter_map(|(address, page)| match page {
        Page::Alias { to, .. } => Some((false, address.as_str(), to.as_str())),
        Page::AliasBelow { to, .. } => Some((true, address.as_str(), to.as_str())),
        _ => None,
    });
    let mut moved: Vec<_> = aliases.collect();
    moved.sort_by(|a, b| a.0.cmp(&b.0).then(b.2.cmp(a.2)).then(a.1.cmp(b.1)));
    moved.into_iter().map(|(_, from, to)| (from, to)).collect()
}

/// Redirects for Netlify, Cloudflare and GitLab. What is too many or too long for them is left to the redirect pages. `own` has
/// the sources of the digest's own rules, which count instead of those here.
pub fn redirects_file(context: &Context, own: &HashSet<String>) -> String {
    let mut moved = moved_addresses(context);
    let source = |from: &str| {
        percent_decode(&context.href(&encode(from)))
            .trim_end_matches('/')
            .to_owned()
    };
    moved.retain(|(from, _)| own.is_empty() || !own.contains(&source(from)));
    let lines = moved
        .iter()
        .map(|(from, to)| format!("{} {} 301\n", context.href(&encode(from)), context.href(&encode(to))))
        .filter(|line| line.len() <= LINE_LIMIT);
    let lines: Vec<String> = lines.take(REDIRECTS_LIMIT.saturating_sub(own.len())).collect();
    let mut out = format!(
        "# Read by Netlify, Cloudflare and GitLab.\n# The site lies at {}\n",
        context.digest.config.base_path
    );
    if lines.len() < moved.len() {
        let left = moved.len() - lines.len();
        let _ = writeln!(
            out,
            "# {left} more exceed the limits of hosts; the pages at these addresses redirect."
        );
    }
    out + &lines.concat()
}

/// Redirects for nginx's `map`, whose keys are decoded paths and ignore case: an address that differs from another only by
/// case is left to its redirect page, or it would lead to itself.
pub fn nginx_map(context: &Context) -> String {
    let mut folded: BTreeMap<String, Option<(&str, &str)>> = BTreeMap::new();
    for (from, to) in moved_addresses(context) {
        let entry = folded.entry(from.to_ascii_lowercase());
        entry
            .and_modify(|redirect| *redirect = None)
            .or_insert(Some((from, to)));
    }
    for (address, page) in &context.site.pages {
        if !matches!(page, Page::Alias { .. } | Page::AliasBelow { .. })
            && let Some(redirect) = folded.get_mut(&address.to_ascii_lowercase())
        {
            *redirect = None;
        }
    }
    let mut out = String::from("# Read by nginx, where a `map` includes it.\n");
    let base = percent_decode(&context.digest.config.base_path);
    for (from, to) in folded.into_values().flatten() {
        // In a value, `$` would begin a variable.
        let to = context.href(&encode(to)).replace('$', "%24");
        let from = format!("{base}{from}");
        if !from.contains(char::is_control) {
            let from = from.replace('\\', "\\\\").replace('"', "\\\"");
            let _ = writeln!(out, "\"{from}\" \"{to}\";");
        }
    }
    out
}

/// A page at an earlier address that redirects to the present one, and has a link for browsers that do not follow.
pub fn redirect_page(context: &Context, to: &str) -> Vec<u8> {
    let href = escape(context.href(to)).into_owned();
    let canonical = match &context.digest.config.base_url {
        Some(base) => format!("<link rel=\"canonical\" href=\"{}\">\n", escape(format!("{base}{to}"))),
        None => String::new(),
    };
    let (language, moved) = (
        escape(context.digest.config.language.as_str()).into_owned(),
        escape(context.word("moved")).into_owned(),
    );
    let title = escape(context.digest.config.title.as_str()).into_owned();
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'self'\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={href}\">\n{canonical}<meta name=\"robots\" content=\"noindex\">\n\
         <title>{title}</title>\n</head>\n<body>\n<main><h1>{title}</h1>\n<p>{moved} <a href=\"{href}\">{href}</a></p></main>\n</body>\n</html>\n"
    )
    .into_bytes()
}
