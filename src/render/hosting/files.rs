//! Files for hosts: headers, redirects, and what GitHub Pages needs to know.

use crate::plan::{HeaderRules, HostFile, RedirectRule, own_host, own_text, redirect_rules};
use crate::render::context::Context;
use crate::render::hosting::headers::headers_file;
use crate::render::hosting::redirects::{nginx_map, redirects_file};
use std::collections::HashSet;

/// What stands above the lines of the digest's own file.
const OWN: &str = "# The digest's own, from content/static/\n";

/// A file for hosts, joined with a file of the same name in `content/static/`. The digest's own redirects come first: hosts follow
/// the first that matches. Its own headers come last: only there can they take away what a rule before them sets.
pub fn host_file(context: &Context, file: HostFile) -> Vec<u8> {
    let own = own_text(context.digest, file.address()).map(|own| own.text.trim_end());
    let text = match file {
        HostFile::Headers => {
            let rules = HeaderRules::parse(own.unwrap_or_default());
            let ours = headers_file(context, &rules);
            own.map_or_else(|| ours.clone(), |own| format!("{ours}\n{OWN}{own}\n"))
        }
        HostFile::Redirects => {
            let sources: HashSet<String> = redirect_rules(own.unwrap_or_default())
                .iter()
                .map(RedirectRule::source)
                .collect();
            let ours = redirects_file(context, &sources);
            own.map_or_else(|| ours.clone(), |own| format!("{OWN}{own}\n\n{ours}"))
        }
        HostFile::RedirectMap => nginx_map(context),
        HostFile::Cname => own_host(context.digest).map_or_else(String::new, |host| format!("{host}\n")),
        HostFile::NoJekyll => String::new(),
    };
    text.into_bytes()
}
