//! Finds the address of every link and image in the texts. What each means is known already.

use super::address::{self, encode};
use super::export;
use super::page::Page;
use super::site_map::{LinkTarget, LinkedAnchor, SiteMap};
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::{Digest, Item, LinkedBody, Reference};
use crate::likely_address::is_path_of_computer;
use crate::markdown::{Link, LinkKind};
use crate::suggest;
use crate::text::percent_decode;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// Tells of a path of the site whether a page may be missing there because of an error.
pub type MayBeMissing<'a> = dyn Fn(&str) -> bool + Sync + 'a;

/// Adds the target of every link to the site map, and the files that links need; reports links to addresses that do not
/// exist.
pub fn resolve_links(
    digest: &Digest,
    site: &mut SiteMap,
    may_be_missing: &MayBeMissing,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let withheld = digest.withheld.iter();
    let withheld = withheld
        .flat_map(|place| place.aliases.iter().cloned().chain([address::withheld(place)]))
        .map(|address| address.trim_matches('/').to_owned())
        .collect();
    let finder = TargetFinder {
        digest,
        site,
        may_be_missing,
        withheld,
    };
    let found: Vec<_> = digest
        .linked
        .par_iter()
        .map(|linked| finder.targets_of(linked))
        .collect();
    let mut used = BTreeSet::new();
    for (linked, found) in digest.linked.iter().zip(found) {
        site.targets.insert(Arc::clone(&linked.key), found.targets);
        site.anchors.extend(found.anchors);
        diagnostics.extend(found.diagnostics);
        used.extend(linked.references.iter().filter_map(|reference| match reference {
            Reference::Asset(index) if digest.assets[*index].address.is_none() => Some(*index),
            _ => None,
        }));
    }
    for index in used {
        site.add(media_address(&digest.assets[index].path), Page::Asset(index));
    }
}

/// The address of a file from a folder of the content. It is published once, however many pages show it.
fn media_address(path: &str) -> String {
    format!("media/{}", path.strip_prefix("content/").unwrap_or(path))
}

struct TargetFinder<'a> {
    digest: &'a Digest,
    site: &'a SiteMap,
    may_be_missing: &'a MayBeMissing<'a>,
    /// The addresses of what is not published, without slashes around them.
    withheld: HashSet<String>,
}

/// What was found for the links of a body.
#[derive(Default)]
struct FoundTargets {
    targets: Vec<LinkTarget>,
    anchors: Vec<LinkedAnchor>,
    diagnostics: Vec<Diagnostic>,
}

impl TargetFinder<'_> {
    fn targets_of(&self, linked: &LinkedBody) -> FoundTargets {
        let mut found = FoundTargets::default();
        for (reference, link) in linked.references.iter().zip(&linked.body.links) {
            let target = self.target_of(linked, reference, link, &mut found);
            found.targets.push(target);
        }
        found
    }

    fn target_of(
        &self,
        linked: &LinkedBody,
        reference: &Reference,
        link: &Link,
        found: &mut FoundTargets,
    ) -> LinkTarget {
        match reference {
            Reference::Outside => LinkTarget::Outside,
            Reference::Here(anchor) => {
                let name = anchor.trim_start_matches('#');
                if let Some(address) = self.address_of_item(linked.item) {
                    let page = "this page".to_owned();
                    found
                        .anchors
                        .extend(self.linked_anchor(linked, link, linked.item, address, name, page));
                }
                LinkTarget::Here(anchor.clone())
            }
            Reference::Nothing => LinkTarget::Text,
            Reference::Asset(index) => {
                let asset = &self.digest.assets[*index];
                LinkTarget::Site(encode(
                    &asset.address.clone().unwrap_or_else(|| media_address(&asset.path)),
                ))
            }
            Reference::Item(item, anchor) => match self.address_of_item(*item) {
                Some(address) => {
                    if let Some(anchor) = anchor {
                        let file = self.digest.text_of(*item).map(|(file, _)| &**file);
                        let page = file.unwrap_or(&link.target).to_owned();
                        found
                            .anchors
                            .extend(self.linked_anchor(linked, link, *item, address.clone(), anchor, page));
                    }
                    LinkTarget::Site(with_anchor(&address, anchor.as_deref()))
                }
                None => LinkTarget::Text,
            },
            Reference::Address(path, anchor) => match self.find_address(path, link.kind) {
                Some(address) => {
                    if let Some(anchor) = anchor {
                        let item = self.site.at(&address).map_or(Item::Nothing, Page::item);
                        let page = format!("/{address}");
                        found
                            .anchors
                            .extend(self.linked_anchor(linked, link, item, address.clone(), anchor, page));
                    }
                    LinkTarget::Site(with_anchor(&encode(&address), anchor.as_deref()))
                }
                None => {
                    if !(self.may_be_missing)(path) {
                        found.diagnostics.push(self.broken_link(path, linked, link));
                    }
                    LinkTarget::Text
                }
            },
        }
    }

    /// The anchor that a link leads to on the page of an item; none if the text of the item has a heading of that name.
    fn linked_anchor(
        &self,
        linked: &LinkedBody,
        link: &Link,
        item: Item,
        address: String,
        anchor: &str,
        page: String,
    ) -> Option<LinkedAnchor> {
        let anchor = percent_decode(anchor);
        let text = self.digest.text_of(item);
        let is_known = anchor.is_empty() || text.is_some_and(|(_, body)| body.has_anchor(&anchor));
        (!is_known).then(|| LinkedAnchor {
            address,
            anchor,
            page,
            file: text.map(|(file, _)| Arc::clone(file)),
            location: linked.place.location(&link.range),
        })
    }

    /// The address of the page that a file became; `None` if it has none.
    fn address_of_item(&self, item: Item) -> Option<String> {
        Some(match item {
            Item::Entry(id) => self.site.entries[id.index()].clone(),
            Item::Translation(at) => self.site.translations[at].clone(),
            Item::Topic(id) => address::topic(self.digest, id),
            Item::Person(id) => address::person(self.digest, id),
            Item::Party(id) => address::party(self.digest, id),
            Item::Publisher(id) => address::source(self.digest, id),
            Item::Page(id) => address::page(self.digest, id),
            Item::Issue(id) => address::issue(self.digest, id),
            Item::Withheld | Item::Nothing => return None,
        })
    }

    /// The address that a path means; the slash at its end may be missing. An image must be a file.
    fn find_address(&self, path: &str, kind: LinkKind) -> Option<String> {
        let fits = |path: &&str| match self.site.at(path) {
            Some(Page::Asset(_) | Page::ThemeAsset(_)) => true,
            page => kind == LinkKind::Link && (page.is_some() || self.is_companion(path)),
        };
        let with_slash = format!("{path}/");
        let known = [path, with_slash.as_str()].into_iter().find(fits);
        known.map(str::to_owned)
    }

    /// Whether the file at this path is made together with a page.
    fn is_companion(&self, path: &str) -> bool {
        export::page_with_companion(self.digest, self.site, path).is_some()
    }

    fn broken_link(&self, path: &str, linked: &LinkedBody, link: &Link) -> Diagnostic {
        if link.kind == LinkKind::Link && self.withheld.contains(path.trim_matches('/')) {
            let message = format!("`/{path}` is not published, so this link becomes plain text");
            return Diagnostic::new(&rules::LINK_TO_WITHHELD, linked.place.location(&link.range), message);
        }
        let (rule, message, fallback) = match link.kind {
            LinkKind::Image => (
                &rules::BROKEN_IMAGE,
                format!("there is no image `/{path}`"),
                "put the image into content/static/, or next to the file and write its path relative to that file",
            ),
            LinkKind::Link => (
                &rules::BROKEN_LINK,
                format!("the target of this link does not exist: `/{path}`"),
                "link to another file by its path relative to this one, such as `../2021/2021-10-30-rome.md`",
            ),
        };
        let known = self.site.pages.iter().map(|(address, _)| address.as_str());
        let near = suggest::nearest(
            path,
            known.filter(|known| self.find_address(known, link.kind).is_some()),
        );
        let written = format!("/{path}");
        let help = if is_path_of_computer(&written) {
            let name = path.rsplit('/').next().unwrap_or_default();
            format!("this is a path on your computer: copy the file next to this one, and write `{name}`")
        } else {
            near.map_or_else(|| fallback.to_owned(), |near| format!("did you mean `/{near}`?"))
        };
        Diagnostic::new(rule, linked.place.location(&link.range), message).help(help)
    }
}

fn with_anchor(address: &str, anchor: Option<&str>) -> String {
    match anchor {
        Some(anchor) => format!("{address}#{anchor}"),
        None => address.to_owned(),
    }
}
