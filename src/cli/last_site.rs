//! Compares a digest with the site that was built last: which of its addresses are lost.

use super::output::say;
use crate::pipeline::{self, LostAddress, Prepared};
use crate::plan::REDIRECTS;
use crate::publish::{self, DEPLOYED_MANIFEST, MANIFEST, Manifest};
use crate::site_diff::own_redirects;
use std::path::Path;

/// The manifest of the site in a folder; none if there is no site, or one of a version that did not record its pages, or a
/// preview, whose addresses were never published.
pub fn read_last(out: &Path) -> Option<Manifest> {
    let names = [MANIFEST, DEPLOYED_MANIFEST].into_iter();
    let mut found = names.filter_map(|name| publish::read_manifest(&out.join(name)).ok().flatten());
    found
        .next()
        .filter(|last| last.files.iter().any(|file| file.page.is_some()))
        .filter(|last| !last.identity.as_ref().is_some_and(|identity| identity.preview))
}

/// The addresses of a site that are lost.
pub fn find_lost(prepared: &Prepared, last: Option<&Manifest>) -> Vec<LostAddress> {
    let Some(last) = last else { return Vec::new() };
    let own = prepared.inputs.assets.iter();
    let own = own.filter(|asset| asset.address.as_deref() == Some(REDIRECTS));
    let redirects = own_redirects(own.map(|asset| asset.from.as_path()).next());
    pipeline::lost_addresses(prepared, last, &redirects)
}

/// Adds the warnings about a folder's site. Returns whether there is one to compare with.
pub fn report_lost(prepared: &mut Prepared, out: &Path) -> bool {
    let last = read_last(out);
    let lost = find_lost(prepared, last.as_ref());
    pipeline::report_lost_addresses(prepared, &lost);
    last.is_some()
}

/// Says which addresses of the site at the place of a deployment are lost.
pub fn say_lost(place: &str, lost: &[String]) {
    /// The most addresses that are named.
    const NAMED: usize = 10;
    if lost.is_empty() {
        return;
    }
    let named: Vec<&str> = lost.iter().take(NAMED).map(String::as_str).collect();
    let more = match lost.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    say(format_args!(
        "warning: these addresses of the site in {place} are lost, since they have no redirect: {}{more}\n  add them to `aliases:` of \
         what took their place, or to `removed:` in chancery.yaml, and build again",
        named.join(", ")
    ));
}
