//! Where every link and image of every body leads: what it means is known, here it gets an address.

use super::{HOME, Page, SiteMap, address, export};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Digest, Item, LinkedBody, Reference};
use crate::markdown::{Link, LinkKind};
use crate::suggest;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// To an address of the site, perhaps with an anchor.
    Site(String),
    /// To a place of its own page.
    Here(String),
    /// Out of the site, as it is written.
    Outside,
    /// Nowhere: the link becomes plain text.
    Text,
}

pub fn resolve(digest: &Digest, site: &mut SiteMap, diagnostics: &mut Vec<Diagnostic>) {
    let resolver = Resolver { digest, site };
    let found: Vec<_> = digest.linked.par_iter().map(|linked| resolver.body(linked)).collect();
    let mut used = BTreeSet::new();
    for (linked, (targets, mistakes)) in digest.linked.iter().zip(found) {
        site.targets.insert(Arc::clone(&linked.file), targets);
        diagnostics.extend(mistakes);
        used.extend(linked.references.iter().filter_map(|reference| match reference {
            Reference::Asset(index) if digest.assets[*index].address.is_none() => Some(*index),
            _ => None,
        }));
    }
    for index in used {
        site.pages.push((media(&digest.assets[index].path), Page::Asset(index)));
    }
}

/// The address of a file that stands beside the content: one, however many pages show it.
fn media(path: &str) -> String {
    format!("media/{}", path.strip_prefix("content/").unwrap_or(path))
}

struct Resolver<'a> {
    digest: &'a Digest,
    site: &'a SiteMap,
}

impl Resolver<'_> {
    fn body(&self, linked: &LinkedBody) -> (Vec<LinkTarget>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let links = linked.references.iter().zip(&linked.body.links);
        let targets = links.map(|(reference, link)| match reference {
            Reference::Outside => LinkTarget::Outside,
            Reference::Here(anchor) => LinkTarget::Here(anchor.clone()),
            Reference::Nothing => LinkTarget::Text,
            Reference::Asset(index) => {
                let asset = &self.digest.assets[*index];
                LinkTarget::Site(encode(&asset.address.clone().unwrap_or_else(|| media(&asset.path))))
            }
            Reference::Item(item, anchor) => match self.item(*item) {
                Some(address) => LinkTarget::Site(with_anchor(&address, anchor.as_deref())),
                None => LinkTarget::Text,
            },
            Reference::Address(path, anchor) => match self.address(path, link.kind) {
                Some(address) => LinkTarget::Site(with_anchor(&encode(&address), anchor.as_deref())),
                None => {
                    diagnostics.push(self.nothing(path, linked, link));
                    LinkTarget::Text
                }
            },
        });
        (targets.collect(), diagnostics)
    }

    /// The address of what a file became.
    fn item(&self, item: Item) -> Option<String> {
        Some(match item {
            Item::Entry(id) => self.site.entries[id.index()].clone(),
            Item::Translation(at) => self.site.translations[at].clone(),
            Item::Topic(id) => address::topic(self.digest, id),
            Item::Person(id) => address::person(self.digest, id),
            Item::Party(id) => address::party(self.digest, id),
            Item::Publisher(id) => address::source(self.digest, id),
            Item::Page(id) => match self.digest.pages[id.index()].slug.as_str() {
                HOME => String::new(),
                slug => format!("{slug}/"),
            },
            Item::Issue(id) => address::issue(self.digest, id),
            Item::Withheld | Item::Nothing => return None,
        })
    }

    /// The address that a writer means, with the slash that may have been left out. An image has to be a file.
    fn address(&self, path: &str, kind: LinkKind) -> Option<String> {
        let fits = |path: &&str| match self.site.at(path) {
            Some(Page::Asset(_) | Page::ThemeAsset(_)) => true,
            page => kind == LinkKind::Link && (page.is_some() || self.is_beside(path)),
        };
        let with_slash = format!("{path}/");
        let known = [path, with_slash.as_str()].into_iter().find(fits);
        known.map(str::to_owned)
    }

    fn is_beside(&self, path: &str) -> bool {
        export::page_beside(self.digest, self.site, path).is_some()
    }

    fn nothing(&self, path: &str, linked: &LinkedBody, link: &Link) -> Diagnostic {
        let (rule, message, otherwise) = match link.kind {
            LinkKind::Image => (
                &rules::BROKEN_IMAGE,
                format!("there is no image `/{path}`"),
                "put the picture into content/static/, or beside the file and name it by its path from there",
            ),
            LinkKind::Link => (
                &rules::BROKEN_LINK,
                format!("this link leads to nothing: there is no `/{path}`"),
                "link to another file by its path from this one, such as `../2021/2021-10-30-rome.md`",
            ),
        };
        let (from, to) = (link.range.start + linked.start, link.range.end + linked.start);
        let known = self.site.pages.iter().map(|(address, _)| address.as_str());
        let near = suggest::nearest(path, known.filter(|known| self.address(known, link.kind).is_some()));
        let help = near.map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `/{near}`?"));
        Diagnostic::new(rule, Location::bytes(&linked.file, from..to), message).help(help)
    }
}

fn with_anchor(address: &str, anchor: Option<&str>) -> String {
    match anchor {
        Some(anchor) => format!("{address}#{anchor}"),
        None => address.to_owned(),
    }
}

/// What an address's path has to have encoded: everything but letters, digits and the marks that RFC 3986 lets stand for
/// themselves in a path. An apostrophe and an ampersand, which it allows too, are encoded so that HTML needs no escape.
const NOT_IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// Percent-encodes what an address cannot have (RFC 3986).
pub fn encode(path: &str) -> String {
    utf8_percent_encode(path, NOT_IN_PATHS).to_string()
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn what_an_address_cannot_have_is_encoded() {
        assert_eq!(encode("a b/é.png"), "a%20b/%C3%A9.png");
        assert_eq!(
            encode("%20'&?#[]\"<>\\^`{|}\u{7f}\n王"),
            "%2520%27%26%3F%23%5B%5D%22%3C%3E%5C%5E%60%7B%7C%7D%7F%0A%E7%8E%8B"
        );
        let free = "azAZ09-._~/!$()*+,;=:@";
        assert_eq!(encode(free), free);
    }
}
