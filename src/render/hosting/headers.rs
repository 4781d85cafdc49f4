//! Headers in the grammar that Netlify and Cloudflare share.

use crate::media_types::{IMMUTABLE, media_type};
use crate::media_types::{MAIL_POLICY, POLICY_HEADER, REFERRER_POLICY};
use crate::plan::{Page, encode};
use crate::render::context::Context;
use std::fmt::Write;

/// The most rules for files of the theme, where they cannot have one in common. Cloudflare reads 100 in all.
const ASSETS_LIMIT: usize = 60;

/// Ends of names whose media types hosts seldom know. `feed.json` and `atom.xml` are whole names.
const SELDOM_KNOWN: [&str; 7] = ["feed.json", "atom.xml", ".ics", ".opml", ".bib", ".ris", ".jsonl"];

/// Hosts put the headers of all rules that match together, so no two of ours say the same one; the mails' takes
/// back what the first says, where the host can do that.
pub fn headers_file(context: &Context) -> String {
    let mut out = format!(
        "# Read by Netlify and Cloudflare.\n/*\n  Content-Security-Policy: {POLICY_HEADER}\n  X-Content-Type-Options: \
         nosniff\n  Referrer-Policy: {REFERRER_POLICY}\n"
    );
    let mut rule = |pattern: &str, name: &str, value: &str| {
        let _ = write!(out, "\n{}\n  {name}: {value}\n", context.href(pattern));
    };
    for pattern in hashed_patterns(context) {
        rule(&pattern, "Cache-Control", IMMUTABLE);
    }
    for end in SELDOM_KNOWN {
        if context.site.pages.iter().any(|(address, _)| address.ends_with(end)) {
            rule(&format!("*{end}"), "Content-Type", media_type(end));
        }
    }
    if context
        .site
        .pages
        .iter()
        .any(|(_, page)| matches!(page, Page::IssueEmail(_)))
    {
        // Cloudflare leaves `.html` away.
        for mail in ["issues/*/email", "issues/*/email.html"] {
            let mail = context.href(mail);
            let _ = write!(
                out,
                "\n{mail}\n  ! Content-Security-Policy\n  Content-Security-Policy: {MAIL_POLICY}\n"
            );
        }
    }
    out
}

/// What matches the files that have hashes in their names, and no other.
fn hashed_patterns(context: &Context) -> Vec<String> {
    let mixed = context
        .site
        .pages
        .iter()
        .any(|(address, page)| address.starts_with("assets/") && !matches!(page, Page::ThemeAsset(_)));
    if mixed {
        let assets = context.theme.assets.iter().take(ASSETS_LIMIT);
        assets.map(|asset| encode(&asset.address)).collect()
    } else {
        vec!["assets/*".to_owned()]
    }
}
