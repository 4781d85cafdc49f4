//! Where links lead: to a file of the site and an anchor in it, below the base path; and that every page can be reached.

use super::{Finding, Rendered, Site};
use crate::diagnostic::rules;
use crate::digest::Digest;
use crate::plan::{Page, file_of};
use crate::text::percent_decode;
use std::collections::BTreeSet;

/// Attributes that lead somewhere.
const ADDRESSES: [&str; 5] = ["href", "src", "action", "formaction", "poster"];

/// Where an address leads.
enum Leads {
    Outside,
    /// To a file, and an anchor in it.
    To(String, String),
    Nowhere(&'static str),
}

pub fn check(site: &Site, page: &Rendered, found: &mut Vec<Finding>) {
    for element in &page.markup.elements {
        let named = element
            .attributes
            .iter()
            .filter(|(name, _)| ADDRESSES.contains(&name.as_str()));
        for (_, value) in named {
            let value = value.trim();
            let why = match leads(site.digest, page.address, value) {
                Leads::Outside => continue,
                Leads::Nowhere(why) => why,
                Leads::To(file, anchor) => match fault(site, &file, &anchor) {
                    Some(why) => why,
                    None => continue,
                },
            };
            // The base path is filled in by the template, and is not what is wrong.
            let below = value
                .strip_prefix(site.digest.config.base_path.as_str())
                .unwrap_or(value);
            let below = Some(below).filter(|below| !below.is_empty()).unwrap_or(value);
            let message = format!("`<{}>` leads to `{below}`, {why}", element.name);
            let help = "take addresses from what the template sees: every `href` there has the base path in it";
            found.push(Finding::new(&rules::PAGE_LINK, message, help).sign(below));
        }
    }
}

fn fault(site: &Site, file: &str, anchor: &str) -> Option<&'static str> {
    if !site.files.contains(file) {
        return Some("where there is nothing");
    }
    let target = site.page_at.get(file).map(|at| &site.pages[*at].markup)?;
    let is_there = anchor.is_empty() || anchor == "top" || target.with_id(anchor).is_some();
    (!is_there).then_some("and that page has no such anchor")
}

fn leads(digest: &Digest, from: &str, value: &str) -> Leads {
    let base_path = &digest.config.base_path;
    let (value, anchor) = value.split_once('#').unwrap_or((value, ""));
    let anchor = percent_decode(anchor);
    let value = value.split('?').next().unwrap_or_default();
    if let Some(base) = &digest.config.base_url
        && let Some(below) = value.strip_prefix(base.as_str())
    {
        return Leads::To(file_of(&percent_decode(below)), anchor);
    }
    if let Some((scheme, _)) = value.split_once(':').filter(|(scheme, _)| !scheme.contains('/')) {
        return match scheme.to_ascii_lowercase().as_str() {
            // Of `javascript:` the policy has to say something.
            "http" | "https" | "mailto" | "javascript" => Leads::Outside,
            _ => Leads::Nowhere("which is no address of a page"),
        };
    }
    if value.starts_with("//") {
        return Leads::Outside;
    }
    if value.starts_with('/') {
        return match value.strip_prefix(base_path.as_str()) {
            Some(below) => Leads::To(file_of(&percent_decode(below)), anchor),
            None => Leads::Nowhere("which is not below the base path"),
        };
    }
    if value.is_empty() {
        return Leads::To(file_of(from), anchor);
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in value.split('/') {
        match part {
            "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Leads::Nowhere("which is not below the base path");
                }
            }
            part => parts.push(part),
        }
    }
    Leads::To(file_of(&percent_decode(&parts.join("/"))), anchor)
}

/// The pages that no way leads to from the home page, by their places.
pub fn unreachable(site: &Site) -> Vec<(usize, Finding)> {
    let mut reached: BTreeSet<usize> = site.page_at.get("index.html").copied().into_iter().collect();
    let mut next: Vec<usize> = reached.iter().copied().collect();
    while let Some(at) = next.pop() {
        let page = &site.pages[at];
        for (_, link) in page.markup.named(&["a", "area", "form"]) {
            let value = link.attribute("href").or(link.attribute("action")).unwrap_or_default();
            if let Leads::To(file, _) = leads(site.digest, page.address, value.trim())
                && let Some(to) = site.page_at.get(&file)
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
        .filter(|(at, page)| !reached.contains(at) && *page.page != Page::NotFound);
    lost.map(|(at, _)| {
        let message = "no link leads to the page from the home page";
        let help =
            "let lists have all of their entries and links to their further pages, and the menu all of `site.menu`";
        (at, Finding::new(&rules::PAGE_UNREACHABLE, message, help))
    })
    .collect()
}
