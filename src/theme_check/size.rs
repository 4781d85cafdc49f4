//! How much a page weighs, as it is sent: its HTML, and the style sheets and scripts that it names.

use super::{Finding, Rendered, Site};
use crate::diagnostic::rules;
use crate::plan::Page;

/// The most bytes of a page.
const PAGE: usize = 100 << 10;
/// The most bytes of all style sheets of a page.
const STYLES: usize = 15 << 10;
/// The most bytes of all scripts of a page other than the search.
const SCRIPTS: usize = 5 << 10;

pub fn check(site: &Site, page: &Rendered, found: &mut Vec<Finding>) {
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
    for (what, bytes, most) in [
        ("HTML", page.text.len(), PAGE),
        ("style sheets", styles, STYLES),
        ("scripts", scripts, SCRIPTS),
    ] {
        if bytes > most && (what != "scripts" || *page.page != Page::Search) {
            let (bytes, most) = (bytes.div_ceil(1 << 10), most >> 10);
            let message = format!("the page has {bytes} KB of {what}");
            let help = format!("{most} KB are enough for what gazette does; take out what no page needs");
            found.push(Finding::new(&rules::PAGE_SIZE, message, help));
        }
    }
}
