//! Adds the files that static hosts read.

use super::page::{HostFile, Page};
use super::site_map::SiteMap;
use crate::digest::Digest;

/// Whether a file of the digest's own at this address, in `content/static/`, is appended to ours instead of replacing it.
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
    let has_own = |file: HostFile| {
        let mut addresses = digest.assets.iter().filter_map(|asset| asset.address.as_deref());
        addresses.any(|address| address == file.address())
    };
    let has_domain = own_host(digest).is_some() && !has_own(HostFile::Cname);
    for (is_needed, file) in [
        (true, HostFile::Headers),
        (has_aliases || has_own(HostFile::Redirects), HostFile::Redirects),
        (has_aliases, HostFile::RedirectMap),
        (has_domain, HostFile::Cname),
        (true, HostFile::NoJekyll),
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
