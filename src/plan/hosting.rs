//! Adds the files that static hosts read.

use super::page::{HostFile, Page};
use super::site_map::SiteMap;
use crate::digest::Digest;
use crate::text_file::TextFile;

/// The address of the file that search engines read first.
pub const ROBOTS: &str = "robots.txt";

/// The address of the error page.
const NOT_FOUND: &str = "404.html";

/// Whether the digest has a file of its own at this address, in `content/static/`, that is published instead of the generated one.
pub(super) fn replaces_ours(digest: &Digest, address: &str) -> bool {
    [
        ROBOTS,
        NOT_FOUND,
        HostFile::Cname.address(),
        HostFile::NoJekyll.address(),
    ]
    .contains(&address)
        && has_own(digest, address)
}

/// Whether the digest has a file of its own at this address.
fn has_own(digest: &Digest, address: &str) -> bool {
    let mut assets = digest.assets.iter();
    assets.any(|asset| asset.address.as_deref() == Some(address))
}

/// The text of the digest's own file for hosts at this address, if it has one that can be read.
pub fn own_text<'a>(digest: &'a Digest, address: &str) -> Option<&'a TextFile> {
    let mut assets = digest.assets.iter();
    assets
        .find(|asset| asset.address.as_deref() == Some(address))?
        .text
        .as_ref()
}

/// Whether a file of the digest's own at this address, in `content/static/`, is joined with ours instead of replacing it.
pub(super) fn is_merged_with_ours(address: &str) -> bool {
    [HostFile::Headers, HostFile::Redirects]
        .iter()
        .any(|file| file.address() == address)
}

/// Adds the files, except those that would be empty.
pub fn add_host_files(digest: &Digest, site: &mut SiteMap) {
    if !digest.config.pages.hosting {
        return;
    }
    let has_aliases = site.pages.iter().any(|(_, page)| matches!(page, Page::Alias { .. }));
    let has_own = |file: HostFile| has_own(digest, file.address());
    let has_domain = own_host(digest).is_some() && !has_own(HostFile::Cname);
    for (is_needed, file) in [
        (true, HostFile::Headers),
        (has_aliases || has_own(HostFile::Redirects), HostFile::Redirects),
        (has_aliases, HostFile::RedirectMap),
        (has_domain, HostFile::Cname),
        (!has_own(HostFile::NoJekyll), HostFile::NoJekyll),
    ] {
        if is_needed {
            site.add(file.address(), Page::Hosting(file));
        }
    }
}

/// Domains under which hosts give names to their users, and domains that do not exist (RFC 2606, RFC 6762).
const SHARED_DOMAINS: [&str; 17] = [
    "github.io",
    "gitlab.io",
    "netlify.app",
    "pages.dev",
    "workers.dev",
    "vercel.app",
    "surge.sh",
    "onrender.com",
    "amazonaws.com",
    "example",
    "example.com",
    "example.net",
    "example.org",
    "invalid",
    "test",
    "localhost",
    "local",
];

/// The domain of a site that has a domain for itself: not a host's, without a port, and with the site at its root.
pub fn own_host(digest: &Digest) -> Option<String> {
    let config = &digest.config;
    let (_, rest) = config.base_url.as_deref()?.split_once("://")?;
    let host = rest.strip_suffix('/')?.to_ascii_lowercase();
    let is_name = host.contains('.')
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
    let is_address = host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_shared = SHARED_DOMAINS.iter().any(|end| {
        let before = host.strip_suffix(end);
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    });
    (is_name && !is_address && !is_shared).then_some(host)
}
