//! What static hosts read: headers and redirects in the grammar that Netlify and Cloudflare share, the redirects again
//! as a map for nginx, and what GitHub wants to know of a branch.

use super::{Output, Renderer};
use crate::media_types::{IMMUTABLE, MAIL_POLICY, POLICY_HEADER, REFERRER_POLICY, media_type};
use crate::plan::{HostFile, Page, encode, own_host};
use crate::text::percent_decode;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The most redirects that Cloudflare follows.
const REDIRECTS_LIMIT: usize = 2_000;
/// The longest of them, in characters.
const LINE_LIMIT: usize = 1_000;
/// The most rules for files of the theme, where they cannot have one in common. Cloudflare reads 100 in all.
const ASSETS_LIMIT: usize = 60;

/// Ends of names whose media types hosts seldom know. `feed.json` and `atom.xml` are whole names.
const SELDOM_KNOWN: [&str; 7] = ["feed.json", "atom.xml", ".ics", ".opml", ".bib", ".ris", ".jsonl"];

impl<'a> Renderer<'a> {
    pub(super) fn hosting(&self, file: HostFile) -> Output<'a> {
        let text = match file {
            HostFile::Headers => self.headers(),
            HostFile::Redirects => self.redirects(),
            HostFile::RedirectMap => self.redirect_map(),
            HostFile::Cname => own_host(self.digest).map_or_else(String::new, |host| format!("{host}\n")),
            HostFile::NoJekyll => String::new(),
        };
        let mut own = self.digest.assets.iter();
        match own.find(|asset| asset.address.as_deref() == Some(file.address())) {
            Some(own) => Output::Followed(
                (text + "\n# The digest's own, from content/static/\n").into_bytes(),
                &own.from,
            ),
            None => Output::Bytes(text.into_bytes()),
        }
    }

    /// Hosts put the headers of all rules that match together, so no two of ours say the same one; the mails' takes
    /// back what the first says, where the host can do that.
    fn headers(&self) -> String {
        let mut out = format!(
            "# Read by Netlify and Cloudflare.\n/*\n  Content-Security-Policy: {POLICY_HEADER}\n  X-Content-Type-Options: \
             nosniff\n  Referrer-Policy: {REFERRER_POLICY}\n"
        );
        let mut rule = |pattern: &str, name: &str, value: &str| {
            let _ = write!(out, "\n{}\n  {name}: {value}\n", self.href(pattern));
        };
        for pattern in self.hashed() {
            rule(&pattern, "Cache-Control", IMMUTABLE);
        }
        for end in SELDOM_KNOWN {
            if self.site.pages.iter().any(|(address, _)| address.ends_with(end)) {
                rule(&format!("*{end}"), "Content-Type", media_type(end));
            }
        }
        if self
            .site
            .pages
            .iter()
            .any(|(_, page)| matches!(page, Page::IssueEmail(_)))
        {
            // Cloudflare leaves `.html` away.
            for mail in ["issues/*/email", "issues/*/email.html"] {
                let mail = self.href(mail);
                let _ = write!(
                    out,
                    "\n{mail}\n  ! Content-Security-Policy\n  Content-Security-Policy: {MAIL_POLICY}\n"
                );
            }
        }
        out
    }

    /// What matches the files that have hashes in their names, and no other.
    fn hashed(&self) -> Vec<String> {
        let mixed = self
            .site
            .pages
            .iter()
            .any(|(address, page)| address.starts_with("assets/") && !matches!(page, Page::ThemeAsset(_)));
        if mixed {
            let assets = self.theme.assets.iter().take(ASSETS_LIMIT);
            assets.map(|asset| encode(&asset.address)).collect()
        } else {
            vec!["assets/*".to_owned()]
        }
    }

    /// Every earlier address with the present one, the newest first.
    fn moved(&self) -> Vec<(&str, &str)> {
        let aliases = self.site.pages.iter().filter_map(|(address, page)| match page {
            Page::Alias { to, .. } => Some((address.as_str(), to.as_str())),
            _ => None,
        });
        let mut moved: Vec<_> = aliases.collect();
        moved.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        moved
    }

    /// The stubs stand for those that are too many or too long.
    fn redirects(&self) -> String {
        let moved = self.moved();
        let lines = moved
            .iter()
            .map(|(from, to)| format!("{} {} 301\n", self.href(&encode(from)), self.href(&encode(to))))
            .filter(|line| line.len() <= LINE_LIMIT);
        let lines: Vec<String> = lines.take(REDIRECTS_LIMIT).collect();
        let mut out = format!(
            "# Read by Netlify, Cloudflare and GitLab.\n# The site lies at {}\n",
            self.digest.config.base_path
        );
        if lines.len() < moved.len() {
            let left = moved.len() - lines.len();
            let _ = writeln!(
                out,
                "# {left} more are too many or too long for hosts; pages lead on from them."
            );
        }
        out + &lines.concat()
    }

    /// For nginx's `map`, whose keys are decoded paths. It does not tell `A` from `a`: an address that differs from
    /// another only by that is left to its stub, or it would lead to itself.
    fn redirect_map(&self) -> String {
        let mut folded: BTreeMap<String, Option<(&str, &str)>> = BTreeMap::new();
        for (from, to) in self.moved() {
            let known = folded.entry(from.to_ascii_lowercase());
            known.and_modify(|it| *it = None).or_insert(Some((from, to)));
        }
        for (address, page) in &self.site.pages {
            if !matches!(page, Page::Alias { .. })
                && let Some(it) = folded.get_mut(&address.to_ascii_lowercase())
            {
                *it = None;
            }
        }
        let mut out = String::from("# Read by nginx, where a `map` includes it.\n");
        let base = percent_decode(&self.digest.config.base_path);
        for (from, to) in folded.into_values().flatten() {
            // In a value, `$` would begin a variable.
            let to = self.href(&encode(to)).replace('$', "%24");
            let from = format!("{base}{from}");
            if !from.contains(char::is_control) {
                let from = from.replace('\\', "\\\\").replace('"', "\\\"");
                let _ = writeln!(out, "\"{from}\" \"{to}\";");
            }
        }
        out
    }
}
