//! Checks the size of a page before compression: its HTML, and the style sheets and scripts that it links to.

use super::{Finding, RenderedPage, RenderedSite};
use crate::diagnostic::rules;
use crate::plan::Page;

/// The limit for the HTML of a page, in bytes.
const MAX_PAGE: usize = 100 << 10;
/// The limit for all style sheets of a page, in bytes.
const MAX_STYLES: usize = 15 << 10;
/// The limit for all scripts of a page other than the search, in bytes.
const MAX_SCRIPTS: usize = 5 << 10;

pub fn check_size(site: &RenderedSite, page: &RenderedPage, findings: &mut Vec<Finding>) {
    let base = &site.digest.config.base_path;
    let sum = |addresses: Vec<&str>| -> usize {
        let below = addresses
            .into_iter()
            .filter_map(|address| address.strip_prefix(base.as_str()));
        let assets = below.filter_map(|address| site.theme.assets.iter().find(|asset| asset.address == address));
        assets.map(|asset| asset.bytes.len()).sum()
    };
    let styles = page
        .markup
        .named(&["link"])
        .filter(|(_, link)| link.is_rel("stylesheet"));
    let styles = sum(styles.filter_map(|(_, link)| link.attribute("href")).collect());
    let scripts = page.markup.named(&["script"]);
    let scripts = sum(scripts.filter_map(|(_, script)| script.attribute("src")).collect());
    for (what, bytes, limit) in [
        ("HTML", page.text.len(), MAX_PAGE),
        ("style sheets", styles, MAX_STYLES),
        ("scripts", scripts, MAX_SCRIPTS),
    ] {
        if bytes > limit && (what != "scripts" || *page.page != Page::Search) {
            let (bytes, limit) = (bytes.div_ceil(1 << 10), limit >> 10);
            let message = format!("the page has {bytes} KB of {what}");
            let help = format!("the limit is {limit} KB, which gazette keeps; remove what no page needs");
            findings.push(Finding::new(&rules::PAGE_SIZE, message, help));
        }
    }
}
