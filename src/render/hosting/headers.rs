//! Headers in the grammar that Netlify and Cloudflare share.

use crate::media_types::{IMMUTABLE, media_type};
use crate::media_types::{MAIL_POLICY, POLICY_HEADER, REFERRER_POLICY};
use crate::plan::{Page, encode};
use crate::render::context::Context;
use std::fmt::Write;

/// The most rules for single files of the theme, where one pattern for all would match others too. Cloudflare reads 100 rules
/// in all.
const ASSETS_LIMIT: usize = 60;

/// Ends of file names whose media types hosts seldom know. `feed.json` and `atom.xml` are whole names.
const SELDOM_KNOWN: [&str; 7] = ["feed.json", "atom.xml", ".ics", ".opml", ".bib", ".ris", ".jsonl"];

/// The headers. Hosts combine the headers of all rules that match, so no two rules here set the same header; the rule for
/// mails first removes the one that it replaces, where the host can do that.
pub fn headers_file(context: &Context) -> String {
    let mut out = format!(
        "# Read by Netlify and Cloudflare.\n/*\n  Content-Security-Policy: {POLICY_HEADER}\n  X-Content-Type-Options: \
         nosniff\n  Referrer-Policy: {REFERRER_POLICY}\n"
    );
    if context.digest.is_preview {
        out.push_str("  X-Robots-Tag: noindex\n");
    }
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
