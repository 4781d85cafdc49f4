//! Where every link and image of every body leads.

use super::{Page, SiteMap, address};
use crate::diagnostic::{Diagnostic, Place, Rule, rules};
use crate::digest::{Digest, Item};
use crate::markdown::{Body, Link, LinkKind};
use crate::suggest;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To an address of the site, perhaps with an anchor.
    Site(String),
    /// To a place of its own page.
    Here(String),
    /// Out of the site, as it is written.
    Outside,
    /// Nowhere: the link becomes plain text.
    Text,
}

/// A body with links, and the file that it stands in.
struct Linked<'a> {
    file: &'a Arc<str>,
    body: &'a Body,
    start: usize,
}

pub fn resolve(digest: &Digest, site: &mut SiteMap, diagnostics: &mut Vec<Diagnostic>) {
    let assets: HashMap<&str, usize> = digest
        .assets
        .iter()
        .enumerate()
        .map(|(index, asset)| (&*asset.path, index))
        .collect();
    let linked = linked(digest);
    let resolver = Resolver {
        digest,
        site,
        assets: &assets,
    };
    let found: Vec<_> = linked.par_iter().map(|linked| resolver.body(linked)).collect();
    let mut used = BTreeSet::new();
    for (linked, (targets, assets, mistakes)) in linked.iter().zip(found) {
        site.targets.insert(Arc::clone(linked.file), targets);
        used.extend(assets);
        diagnostics.extend(mistakes);
    }
    for index in used {
        site.pages.push((media(&digest.assets[index].path), Page::Asset(index)));
    }
}

/// The address of a file that stands beside the content: one, however many pages show it.
fn media(path: &str) -> String {
    format!("media/{}", path.strip_prefix("content/").unwrap_or(path))
}

fn linked(digest: &Digest) -> Vec<Linked<'_>> {
    let mut all = Vec::new();
    let entries = digest
        .entries
        .iter()
        .chain(&digest.translations)
        .map(|it| (Some(&it.file), &it.body, it.body_start));
    let topics = digest
        .topics
        .iter()
        .map(|it| (it.file.as_ref(), &it.body, it.body_start));
    let people = digest
        .people
        .iter()
        .map(|it| (it.file.as_ref(), &it.body, it.body_start));
    let parties = digest
        .parties
        .iter()
        .map(|it| (it.file.as_ref(), &it.body, it.body_start));
    let sources = digest
        .publishers
        .iter()
        .map(|it| (it.file.as_ref(), &it.body, it.body_start));
    let pages = digest.pages.iter().map(|it| (Some(&it.file), &it.body, it.body_start));
    for (file, body, start) in entries
        .chain(topics)
        .chain(people)
        .chain(parties)
        .chain(sources)
        .chain(pages)
    {
        if let Some(file) = file.filter(|_| !body.links.is_empty()) {
            all.push(Linked { file, body, start });
        }
    }
    all
}

struct Resolver<'a> {
    digest: &'a Digest,
    site: &'a SiteMap,
    assets: &'a HashMap<&'a str, usize>,
}

impl Resolver<'_> {
    fn body(&self, linked: &Linked) -> (Vec<Target>, Vec<usize>, Vec<Diagnostic>) {
        let (mut assets, mut diagnostics) = (Vec::new(), Vec::new());
        let targets = linked.body.links.iter().map(|link| {
            self.link(linked, link, &mut assets)
                .unwrap_or_else(|(rule, message, help)| {
                    let place = Place::bytes(
                        linked.file,
                        link.range.start + linked.start..link.range.end + linked.start,
                    );
                    let mut diagnostic = Diagnostic::new(rule, place, message);
                    diagnostic.help = help;
                    diagnostics.push(diagnostic);
                    Target::Text
                })
        });
        (targets.collect(), assets, diagnostics)
    }

    fn link(&self, linked: &Linked, link: &Link, assets: &mut Vec<usize>) -> Result<Target, Mistake> {
        let written = link.target.as_str();
        if is_outside(written) {
            return Ok(Target::Outside);
        }
        if let Some(anchor) = written.strip_prefix('#') {
            return match anchor.is_empty() || has_anchor(linked.body, anchor) {
                true => Ok(Target::Here(written.to_owned())),
                false => Err(no_anchor(anchor, linked.body, "this page")),
            };
        }
        let (path, anchor) = match written.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (written, None),
        };
        let path = decode(path.split_once('?').map_or(path, |(path, _)| path));
        if let Some(path) = path.strip_prefix('/') {
            return self.site_path(path, anchor, link);
        }
        let Some(path) = join(linked.file, &path) else {
            return Err(self.nothing(written, link));
        };
        if let Some(asset) = self.assets.get(path.as_str()) {
            if self.digest.assets[*asset].address.is_none() {
                assets.push(*asset);
            }
            let address = self.digest.assets[*asset].address.clone();
            return Ok(Target::Site(encode(&address.unwrap_or_else(|| media(&path)))));
        }
        match self.digest.by_path.get(path.as_str()) {
            Some(item) if link.kind == LinkKind::Link => self.item(*item, &path, anchor),
            _ => Err(self.nothing(&path, link)),
        }
    }

    fn site_path(&self, path: &str, anchor: Option<&str>, link: &Link) -> Result<Target, Mistake> {
        let with_slash = format!("{path}/");
        let address = [path, with_slash.as_str()]
            .into_iter()
            .find(|address| self.site.at(address).is_some());
        match address {
            Some(address) => Ok(Target::Site(with_anchor(&encode(address), anchor))),
            None => Err(self.nothing(&format!("/{path}"), link)),
        }
    }

    fn item(&self, item: Item, path: &str, anchor: Option<&str>) -> Result<Target, Mistake> {
        let kinds = &self.digest.config.pages;
        let (address, body) = match item {
            Item::Entry(id) => (self.site.entries[id.index()].clone(), &self.digest.entry(id).body),
            Item::Translation(at) => (self.site.translations[at].clone(), &self.digest.translations[at].body),
            Item::Topic(id) if kinds.topics => (address::topic(self.digest, id), &self.digest.topic(id).body),
            Item::Person(id) if kinds.people => (address::person(self.digest, id), &self.digest.person(id).body),
            Item::Party(id) if kinds.parties => (address::party(self.digest, id), &self.digest.party(id).body),
            Item::Publisher(id) if kinds.sources => (address::source(self.digest, id), &self.digest.publisher(id).body),
            Item::Page(id) => (
                format!("{}/", self.digest.pages[id.index()].slug),
                &self.digest.pages[id.index()].body,
            ),
            Item::Withheld => {
                let message = format!("`{path}` is withheld, so this link becomes plain text");
                return Err((&rules::LINK_TO_WITHHELD, message, None));
            }
            _ => {
                let message = format!("`{path}` has no page of its own");
                return Err((
                    &rules::BROKEN_LINK,
                    message,
                    Some("its kind of page is switched off, or not made yet".to_owned()),
                ));
            }
        };
        match anchor {
            Some(anchor) if !anchor.is_empty() && !has_anchor(body, anchor) => Err(no_anchor(anchor, body, path)),
            anchor => Ok(Target::Site(with_anchor(&address, anchor))),
        }
    }

    fn nothing(&self, path: &str, link: &Link) -> Mistake {
        if link.kind == LinkKind::Image {
            let near = suggest::nearest(path, self.assets.keys().copied());
            let help = near.map_or_else(
                || "put the picture beside the file, as png, jpg, gif, webp or avif".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            return (&rules::BROKEN_IMAGE, format!("there is no image `{path}`"), Some(help));
        }
        let near = match path.strip_prefix('/') {
            Some(path) => suggest::nearest(path, self.site.pages.iter().map(|(address, _)| address.as_str()))
                .map(|near| format!("/{near}")),
            None => suggest::nearest(path, self.digest.by_path.keys().map(|path| &**path)).map(str::to_owned),
        };
        let help = near.map_or_else(
            || "link to another file by its path from this one, such as `../2021/2021-10-30-rome.md`".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        (
            &rules::BROKEN_LINK,
            format!("this link leads to nothing: there is no `{path}`"),
            Some(help),
        )
    }
}

type Mistake = (&'static Rule, String, Option<String>);

fn has_anchor(body: &Body, anchor: &str) -> bool {
    body.anchors
        .binary_search_by(|known| known.as_str().cmp(anchor))
        .is_ok()
}

fn no_anchor(anchor: &str, body: &Body, page: &str) -> Mistake {
    let near = suggest::nearest(anchor, body.anchors.iter().map(String::as_str));
    let help = near.map(|near| format!("did you mean `#{near}`?"));
    (
        &rules::BROKEN_ANCHOR,
        format!("there is no heading `#{anchor}` in {page}"),
        help,
    )
}

fn with_anchor(address: &str, anchor: Option<&str>) -> String {
    match anchor {
        Some(anchor) if !anchor.is_empty() => format!("{address}#{anchor}"),
        _ => address.to_owned(),
    }
}

fn is_outside(target: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| {
        target
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// A relative path from a file, within `content/`; none where it leads out.
fn join(file: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (parts.first() == Some(&"content") && parts.len() > 1).then(|| parts.join("/"))
}

/// Undoes percent-encoding; what is not UTF-8 then stays encoded.
fn decode(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = path
            .get(at + 1..at + 3)
            .filter(|_| bytes[at] == b'%')
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match hex {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| path.to_owned())
}

/// Percent-encodes what an address cannot have (RFC 3986).
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z'
            | b'a'..=b'z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/'
            | b'!'
            | b'$'
            | b'('
            | b')'
            | b'*'
            | b'+'
            | b','
            | b';'
            | b'='
            | b':'
            | b'@' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_paths_stay_in_content() {
        let file = "content/entries/2021/rome.md";
        assert_eq!(join(file, "../2022/x.md").as_deref(), Some("content/entries/2022/x.md"));
        assert_eq!(join(file, "./a.png").as_deref(), Some("content/entries/2021/a.png"));
        assert_eq!(join(file, "../../../../etc/passwd"), None);
        assert_eq!(join(file, "../../../chancery.yaml"), None);
    }

    #[test]
    fn percent_encoding_comes_back() {
        assert_eq!(decode("a%20b%C3%A9"), "a bé");
        assert_eq!(decode("100%"), "100%");
        assert_eq!(encode("a b/é.png"), "a%20b/%C3%A9.png");
    }
}
