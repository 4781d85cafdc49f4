//! Headers in the grammar that Netlify and Cloudflare share.

use crate::media_types::{IMMUTABLE, media_type};
use crate::media_types::{MAIL_POLICY, POLICY_HEADER, REFERRER_POLICY};
use crate::plan::{HeaderRules, Page, encode};
use crate::render::context::Context;
use std::fmt::Write;

/// The most rules for single files of the theme, where one pattern for all would match others too. Cloudflare reads 100 rules
/// in all.
const ASSETS_LIMIT: usize = 60;

/// The pattern of every address of the host.
const EVERYTHING: &str = "/*";

/// The header of the policy.
const POLICY_NAME: &str = "Content-Security-Policy";

/// Ends of file names whose media types hosts seldom know. `feed.json` and `atom.xml` are whole names.
const SELDOM_KNOWN: [&str; 7] = ["feed.json", "atom.xml", ".ics", ".opml", ".bib", ".ris", ".jsonl"];

/// The headers. Hosts combine the headers of all rules that match, so no two rules here set the same header; the rule for
/// mails first removes the one that it replaces, where the host can do that. What `own` has for the same path is left out.
pub fn headers_file(context: &Context, own: &HeaderRules) -> String {
    let mut out = String::from("# Read by Netlify and Cloudflare.\n");
    let mut rule = |pattern: &str, lines: &[(&str, &str)]| {
        let mut kept = lines
            .iter()
            .filter(|(name, _)| !own.has(pattern, name.trim_start_matches("! ")))
            .peekable();
        if kept.peek().is_some() {
            let _ = writeln!(out, "{}{pattern}", if pattern == EVERYTHING { "" } else { "\n" });
        }
        for (name, value) in kept {
            let _ = match name.starts_with('!') {
                true => writeln!(out, "  {name}"),
                false => writeln!(out, "  {name}: {value}"),
            };
        }
    };
    let mut on_all = vec![
        (POLICY_NAME, POLICY_HEADER),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", REFERRER_POLICY),
    ];
    if context.digest.is_preview {
        on_all.push(("X-Robots-Tag", "noindex"));
    }
    rule(EVERYTHING, &on_all);
    for pattern in hashed_patterns(context) {
        rule(&context.href(&pattern), &[("Cache-Control", IMMUTABLE)]);
    }
    let addresses = || context.site.pages.iter().map(|(address, _)| address.as_str());
    for end in SELDOM_KNOWN {
        if addresses().any(|address| address.ends_with(end)) {
            rule(&context.href(&format!("*{end}")), &[("Content-Type", media_type(end))]);
        }
    }
    for address in addresses().filter(|address| is_well_known_without_end(address)) {
        rule(
            &context.href(&encode(address)),
            &[("Content-Type", media_type(address))],
        );
    }
    let mut pages = context.site.pages.iter();
    if pages.any(|(_, page)| matches!(page, Page::IssueEmail(_))) {
        // Cloudflare leaves `.html` away.
        for mail in ["issues/*/email", "issues/*/email.html"] {
            rule(
                &context.href(mail),
                &[("! Content-Security-Policy", ""), (POLICY_NAME, MAIL_POLICY)],
            );
        }
    }
    out
}

/// Whether an address is below `.well-known/` (RFC 8615) and has no extension by which a host could know its media type.
fn is_well_known_without_end(address: &str) -> bool {
    let name = address
        .strip_prefix(".well-known/")
        .and_then(|below| below.rsplit('/').next());
    name.is_some_and(|name| !name.is_empty() && !name.contains('.'))
}

/// Patterns for the files with hashes in their names, which never change, and for no others.
fn hashed_patterns(context: &Context) -> Vec<String> {
    let has_other_files = context
        .site
        .pages
        .iter()
        .any(|(address, page)| address.starts_with("assets/") && !matches!(page, Page::ThemeAsset(_)));
    if has_other_files {
        let assets = context.theme.assets.iter().take(ASSETS_LIMIT);
        assets.map(|asset| encode(&asset.address)).collect()
    } else {
        vec!["assets/*".to_owned()]
    }
}
