//! What every link and image of every body means: another file, a picture, a place of its own page. Addresses of the site
//! are left to the plan, which knows them. All that leads to nothing is found here, whatever else is wrong.

use crate::diagnostic::{Diagnostic, Location, Rule, any_error, rules};
use crate::digest::{Item, LinkedBody, Reference};
use crate::load::Inputs;
use crate::markdown::{Body, Link, LinkKind};
use crate::parse::{Parsed, ParsedFile};
use crate::suggest;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// The bodies with links, of what is published; what is withheld is looked through as well.
pub fn resolve(
    parsed: &Parsed,
    inputs: &Inputs,
    by_path: &HashMap<Arc<str>, Item>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<LinkedBody> {
    let assets = inputs.assets.iter().enumerate();
    let resolver = Resolver {
        parsed,
        inputs,
        assets: assets.map(|(index, asset)| (&*asset.path, index)).collect(),
        by_path,
    };
    let files = parsed.files.par_iter().filter(|file| !file.body.links.is_empty());
    let found: Vec<_> = files.map(|file| resolver.body(file)).collect();
    let mut all = Vec::with_capacity(found.len());
    for (linked, mistakes) in found {
        diagnostics.extend(mistakes);
        all.extend(linked);
    }
    all
}

struct Resolver<'a> {
    parsed: &'a Parsed,
    inputs: &'a Inputs,
    assets: HashMap<&'a str, usize>,
    by_path: &'a HashMap<Arc<str>, Item>,
}

impl Resolver<'_> {
    fn body(&self, file: &ParsedFile) -> (Option<LinkedBody>, Vec<Diagnostic>) {
        let item = self.by_path.get(&file.path).copied().unwrap_or(Item::Nothing);
        let mut diagnostics = Vec::new();
        let references = file.body.links.iter().map(|link| {
            self.link(file, link).unwrap_or_else(|(rule, message, help)| {
                let start = file.body_start;
                let location = Location::bytes(&file.path, link.range.start + start..link.range.end + start);
                let mut diagnostic = Diagnostic::new(rule, location, message);
                diagnostic.help = help;
                if item != Item::Withheld || rule != &rules::LINK_TO_WITHHELD {
                    diagnostics.push(diagnostic);
                }
                Reference::Nothing
            })
        });
        let linked = LinkedBody {
            file: Arc::clone(&file.path),
            item,
            body: Arc::clone(&file.body),
            start: file.body_start,
            references: references.collect(),
        };
        (
            Some(linked).filter(|_| !matches!(item, Item::Withheld | Item::Nothing)),
            diagnostics,
        )
    }

    fn link(&self, file: &ParsedFile, link: &Link) -> Result<Reference, Mistake> {
        let written = link.target.as_str();
        if is_outside(written) {
            return Ok(Reference::Outside);
        }
        if let Some(anchor) = written.strip_prefix('#') {
            return match anchor.is_empty() || has_anchor(&file.body, anchor) {
                true => Ok(Reference::Here(written.to_owned())),
                false => Err(no_anchor(anchor, &file.body, "this page")),
            };
        }
        let (path, anchor) = match written.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor).filter(|anchor| !anchor.is_empty())),
            None => (written, None),
        };
        let path = crate::text::percent_decode(path.split_once('?').map_or(path, |(path, _)| path));
        if let Some(path) = path.strip_prefix('/') {
            return Ok(Reference::Address(path.to_owned(), anchor.map(str::to_owned)));
        }
        let Some(path) = join(&file.path, &path) else {
            return Err(self.nothing(written, link));
        };
        if let Some(asset) = self.assets.get(path.as_str()) {
            return Ok(Reference::Asset(*asset));
        }
        match self.by_path.get(path.as_str()) {
            Some(item) if link.kind == LinkKind::Link => self.item(*item, &path, anchor),
            _ => Err(self.nothing(&path, link)),
        }
    }

    fn item(&self, item: Item, path: &str, anchor: Option<&str>) -> Result<Reference, Mistake> {
        let kinds = &self.parsed.config.pages;
        let has_page = match item {
            Item::Entry(_) | Item::Translation(_) | Item::Page(_) | Item::Issue(_) => true,
            Item::Topic(_) => kinds.topics,
            Item::Person(_) => kinds.people,
            Item::Party(_) => kinds.parties,
            Item::Publisher(_) => kinds.sources,
            Item::Withheld => {
                let message = format!("`{path}` is withheld, so this link becomes plain text");
                return Err((&rules::LINK_TO_WITHHELD, message, None));
            }
            Item::Nothing => false,
        };
        if !has_page {
            let message = format!("`{path}` has no page of its own");
            let help = "its kind of page is switched off, or not made yet";
            return Err((&rules::BROKEN_LINK, message, Some(help.to_owned())));
        }
        match (anchor, self.sound(path)) {
            (Some(anchor), Some(file)) if !has_anchor(&file.body, anchor) => Err(no_anchor(anchor, &file.body, path)),
            _ => Ok(Reference::Item(item, anchor.map(str::to_owned))),
        }
    }

    /// The file, unless it has a mistake of its own, for which its headings may not be known.
    fn sound(&self, path: &str) -> Option<&ParsedFile> {
        let files = &self.parsed.files;
        let at = files.binary_search_by(|file| (*file.path).cmp(path)).ok()?;
        let readable = self.inputs.text(path).is_some();
        Some(&*files[at]).filter(|file| readable && !any_error(&file.diagnostics))
    }

    fn nothing(&self, path: &str, link: &Link) -> Mistake {
        if link.kind == LinkKind::Image {
            let help = nearest(path, self.assets.keys().copied()).map_or_else(
                || "put the picture beside the file, as png, jpg, gif, webp or avif".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            return (&rules::BROKEN_IMAGE, format!("there is no image `{path}`"), Some(help));
        }
        let help = nearest(path, self.by_path.keys().map(|path| &**path)).map_or_else(
            || "link to another file by its path from this one, such as `../2021/2021-10-30-rome.md`".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("this link leads to nothing: there is no `{path}`");
        (&rules::BROKEN_LINK, message, Some(help))
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
    let message = format!("there is no heading `#{anchor}` in {page}");
    (&rules::BROKEN_ANCHOR, message, help)
}

/// The file that was probably meant: one of that name in another folder, else one of a like name in the same folder.
fn nearest<'a>(path: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let parts = |path: &'a str| path.rsplit_once('/').unwrap_or(("", path));
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let (mut elsewhere, mut beside) = (None, HashMap::new());
    for known in known {
        match parts(known) {
            (_, same) if same == name => elsewhere = elsewhere.into_iter().chain([known]).min(),
            (same, other) if same == folder => drop(beside.insert(other, known)),
            _ => {}
        }
    }
    elsewhere.or_else(|| beside.get(suggest::nearest(name, beside.keys().copied())?).copied())
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
}
