//! Plans the site: which addresses exist, which page is at each, and where every link leads. Finds addresses that conflict
//! and broken links. The output is a [`SiteMap`]. Nothing here renders.

pub mod address;
mod aliases;
mod all_files;
mod archive;
mod collisions;
mod describe;
pub mod export;
mod feed;
mod hosting;
mod links;
mod lists;
mod own_files;
mod own_rules;
mod page;
mod pages;
mod period;
mod portable;
mod position_list;
mod positions;
mod robots;
mod site_map;
mod sitemap;
mod social_cards;
mod styles;

pub use address::HOME;
pub use address::encode;
pub use all_files::all_files;
pub use feed::{FeedFormat, FeedScope, has_feeds};
pub use hosting::{own_host, own_text};
pub use links::MayBeMissing;
pub use lists::feed_archives;
pub use own_rules::{HeaderRules, RedirectRule, redirect_rules};
pub use page::{CardSubject, HostFile, Page, REDIRECTS, SEARCH, SEARCH_INDEX};
pub use pages::has_mail;
pub use period::{Period, archive_address};
pub use position_list::{Part, PositionList, shown_with_owner};
pub use site_map::{LinkTarget, LinkedAnchor, SiteMap, file_of, page_count};
pub use sitemap::{SITEMAP_LIMIT, is_in_sitemap};
pub use social_cards::CARD;

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::theme::Theme;

/// Plans the whole site. `may_be_missing` tells of a path whether a page may be missing there because of an error: links to it are
/// not reported.
pub fn plan(digest: &Digest, theme: &Theme, may_be_missing: &MayBeMissing) -> (SiteMap, Vec<Diagnostic>) {
    let mut site = SiteMap::new(digest);
    let mut diagnostics = Vec::new();
    archive::add_periods(digest, &mut site);
    pages::add_pages(digest, theme, &mut site);
    social_cards::add_cards(digest, &mut site, &mut diagnostics);
    // What was below an earlier address is looked up in the map.
    site.sort();
    aliases::add_aliases(digest, &mut site);
    // Links are looked up in the map, so it is sorted before they are resolved; what is added after that is not for links.
    site.sort();
    links::resolve_links(digest, &mut site, may_be_missing, &mut diagnostics);
    sitemap::add_sitemaps(digest, &mut site);
    hosting::add_host_files(digest, &mut site);
    site.sort();
    collisions::report_collisions(digest, theme, &site, &mut diagnostics);
    styles::check_styles(theme, &digest.config.base_path, &site, &mut diagnostics);
    own_files::check_own_files(digest, &site, &mut diagnostics);
    (site, diagnostics)
}
