//! Checks that links lead to a file of the site and an anchor in it, below the base path, and that every page can be reached.

use super::{Finding, RenderedPage, RenderedSite};
use crate::diagnostic::rules;
use crate::digest::Digest;
use crate::plan::{Page, file_of};
use crate::text::percent_decode;
use std::collections::BTreeSet;

/// Attributes with an address.
const ADDRESSES: [&str; 5] = ["href", "src", "action", "formaction", "poster"];

/// Where an address leads.
enum Destination {
    /// Another site, or no page.
    External,
    /// A file of the site, and an anchor in it; empty without one.
    File(String, String),
    /// Nothing, and why.
    Invalid(&'static str),
}

pub fn check_links(site: &RenderedSite, page: &RenderedPage, findings: &mut Vec<Finding>) {
    for element in &page.markup.elements {
        let named = element
            .attributes
            .iter()
            .filter(|(name, _)| ADDRESSES.contains(&name.as_str()));
        for (_, value) in named {
            let value = value.trim();
            let why = match destination(site.digest, page.address, value) {
                Destination::External => continue,
                Destination::Invalid(why) => why,
                Destination::File(file, anchor) => match find_fault(site, &file, &anchor) {
                    Some(why) => why,
                    None => continue,
                },
            };
            // The template fills in the base path, so that it is not in the template's text.
            let below = value
                .strip_prefix(site.digest.config.base_path.as_str())
                .unwrap_or(value);
            let below = Some(below).filter(|below| !below.is_empty()).unwrap_or(value);
            let message = format!("`<{}>` links to `{below}`, {why}", element.name);
            let help = "use the `href` values that the template gets: they include the base path";
            findings.push(Finding::new(&rules::PAGE_LINK, message, help).at(below));
        }
    }
}

fn find_fault(site: &RenderedSite, file: &str, anchor: &str) -> Option<&'static str> {
    if !site.files.contains(file) {
        return Some("which does not exist");
    }
    let target = site.page_index.get(file).map(|at| &site.pages[*at].markup)?;
    let exists = anchor.is_empty() || anchor == "top" || target.find_id(anchor).is_some();
    (!exists).then_some("but that page has no such anchor")
}

fn destination(digest: &Digest, from: &str, value: &str) -> Destination {
    let base_path = &digest.config.base_path;
    let (value, anchor) = value.split_once('#').unwrap_or((value, ""));
    let anchor = percent_decode(anchor);
    let value = value.split('?').next().unwrap_or_default();
    if let Some(base) = &digest.config.base_url
        && let Some(below) = value.strip_prefix(base.as_str())
    {
        return Destination::File(file_of(&percent_decode(below)), anchor);
    }
    if let Some((scheme, _)) = value.split_once(':').filter(|(scheme, _)| !scheme.contains('/')) {
        return match scheme.to_ascii_lowercase().as_str() {
            // `javascript:` is reported by the check of the policy.
            "http" | "https" | "mailto" | "javascript" => Destination::External,
            _ => Destination::Invalid("which has an unknown scheme"),
        };
    }
    if value.starts_with("//") {
        return Destination::External;
    }
    if value.starts_with('/') {
        return match value.strip_prefix(base_path.as_str()) {
            Some(below) => Destination::File(file_of(&percent_decode(below)), anchor),
            None => Destination::Invalid("which is outside of the base path"),
        };
    }
    if value.is_empty() {
        return Destination::File(file_of(from), anchor);
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in value.split('/') {
        match part {
            "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Destination::Invalid("which is outside of the base path");
                }
            }
            part => parts.push(part),
        }
    }
    Destination::File(file_of(&percent_decode(&parts.join("/"))), anchor)
}

/// Whether a page is to be reached by links: not the one for addresses that do not exist, nor lists that are empty.
fn has_to_be_linked(digest: &Digest, page: &Page) -> bool {
    match page {
        Page::NotFound => false,
        Page::Corrections(_) => digest.has_corrections(),
        Page::Upcoming => digest.has_announcements(),
        _ => true,
    }
}

/// A finding for each page that cannot be reached by links from the home page, with its index in `site.pages`.
pub fn find_unreachable(site: &RenderedSite) -> Vec<(usize, Finding)> {
    let mut reached: BTreeSet<usize> = site.page_index.get("index.html").copied().into_iter().collect();
    let mut next: Vec<usize> = reached.iter().copied().collect();
    while let Some(at) = next.pop() {
        let page = &site.pages[at];
        for (_, link) in page.markup.named(&["a", "area", "form"]) {
            let value = link.attribute("href").or(link.attribute("action")).unwrap_or_default();
            if let Destination::File(file, _) = destination(site.digest, page.address, value.trim())
                && let Some(to) = site.page_index.get(&file)
                && reached.insert(*to)
            {
                next.push(*to);
            }
        }
    }
    let lost = site
        .pages
        .iter()
        .enumerate()
        .filter(|(at, page)| !reached.contains(at) && has_to_be_linked(site.digest, page.page));
    lost.map(|(at, _)| {
        let message = "the page cannot be reached by links from the home page";
        let help = "show all entries of lists, links to their further pages, and all of `site.menu`";
        (at, Finding::new(&rules::PAGE_UNREACHABLE, message, help))
    })
    .collect()
}
