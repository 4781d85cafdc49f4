//! The files that static hosts read, and which of them a site has.

use super::{Page, SiteMap};
use crate::digest::Digest;

/// A file that static hosts read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostFile {
    /// What is said of files beside their bytes: Netlify, Cloudflare.
    Headers,
    /// The ways from earlier addresses to present ones: Netlify, Cloudflare, GitLab.
    Redirects,
    /// The same for nginx.
    RedirectMap,
    /// The site's own host: GitHub, where a branch is published.
    Cname,
    /// That the files are to be taken as they are: GitHub, where a branch is published.
    NoJekyll,
}

impl HostFile {
    /// Where it stands.
    pub fn address(self) -> &'static str {
        match self {
            Self::Headers => "_headers",
            Self::Redirects => "_redirects",
            Self::RedirectMap => ".redirects.map",
            Self::Cname => "CNAME",
            Self::NoJekyll => ".nojekyll",
        }
    }
}

/// Whether rules of the digest's own, in `content/static/`, follow ours in one file.
pub(super) fn takes_more(address: &str) -> bool {
    [HostFile::Headers, HostFile::Redirects]
        .iter()
        .any(|file| file.address() == address)
}

/// Adds the files; of those that would say nothing, none.
pub fn add(digest: &Digest, site: &mut SiteMap) {
    if !digest.config.pages.hosting {
        return;
    }
    let moved = site.pages.iter().any(|(_, page)| matches!(page, Page::Alias { .. }));
    let own = |file: HostFile| {
        let mut addresses = digest.assets.iter().filter_map(|asset| asset.address.as_deref());
        addresses.any(|address| address == file.address())
    };
    let named = own_host(digest).is_some() && !own(HostFile::Cname);
    for (on, file) in [
        (true, HostFile::Headers),
        (moved || own(HostFile::Redirects), HostFile::Redirects),
        (moved, HostFile::RedirectMap),
        (named, HostFile::Cname),
        (true, HostFile::NoJekyll),
    ] {
        if on {
            site.pages.push((file.address().to_owned(), Page::Hosting(file)));
        }
    }
}

/// Ends of hosts' names that hosts give out, or that nobody has (RFC 2606, RFC 6762).
const NOT_ONES_OWN: [&str; 17] = [
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

/// The host of a site that has one for itself: a name of its own, at the usual port, and nothing above the site.
pub fn own_host(digest: &Digest) -> Option<String> {
    let config = &digest.config;
    let (_, rest) = config.base_url.as_deref()?.split_once("://")?;
    let host = rest.strip_suffix('/')?.to_ascii_lowercase();
    let is_name = host.contains('.')
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
    let is_address = host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_given = NOT_ONES_OWN.iter().any(|end| {
        let before = host.strip_suffix(end);
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    });
    (is_name && !is_address && !is_given).then_some(host)
}
