//! Finds the target of every link and image in every body: another file, a picture, a place in the same page. Addresses of the
//! site are checked by the plan, which knows them. Broken links are found here even if there are other errors.

use crate::diagnostic::{Diagnostic, Rule, any_error, rules};
use crate::digest::{BodyPlace, Item, LinkedBody, Reference};
use crate::load::Inputs;
use crate::markdown::{Body, Link, LinkKind};
use crate::parse::{Parsed, ParsedFile};
use crate::suggest;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// The published bodies with links. The bodies of files that are not published are checked as well.
pub fn resolve_links(
    parsed: &Parsed,
    inputs: &Inputs,
    by_path: &HashMap<Arc<str>, Item>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<LinkedBody> {
    let assets = inputs.assets.iter().enumerate();
    let resolver = LinkResolver {
        parsed,
        inputs,
        assets: assets.map(|(index, asset)| (&*asset.path, index)).collect(),
        by_path,
    };
    let has_text = |file: &&Arc<ParsedFile>| !file.body.links.is_empty() || !file.corrections.is_empty();
    let files = parsed.files.par_iter().filter(has_text);
    let found: Vec<_> = files.map(|file| resolver.resolve_file(file)).collect();
    let mut all = Vec::with_capacity(found.len());
    for (linked, problems) in found {
        diagnostics.extend(problems);
        all.extend(linked);
    }
    all
}

struct LinkResolver<'a> {
    parsed: &'a Parsed,
    inputs: &'a Inputs,
    assets: HashMap<&'a str, usize>,
    by_path: &'a HashMap<Arc<str>, Item>,
}

impl LinkResolver<'_> {
    /// The links of a file: of its text, and of the notes of its corrections.
    fn resolve_file(&self, file: &ParsedFile) -> (Vec<LinkedBody>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut linked = Vec::new();
        let mut add = |key: &Arc<str>, body: &Arc<Body>, place: BodyPlace| {
            if !body.links.is_empty() {
                linked.extend(self.resolve_body(file, key, body, place, &mut diagnostics));
            }
        };
        let place = BodyPlace::File(Arc::clone(&file.path), file.body_start);
        add(&file.path, &file.body, place);
        for correction in file.corrections.iter() {
            let location = file.item_field("corrections", correction.index, "note");
            add(&correction.key, &correction.note, BodyPlace::Value(location));
        }
        (linked, diagnostics)
    }

    /// The links of a body; none if the file is not published.
    fn resolve_body(
        &self,
        file: &ParsedFile,
        key: &Arc<str>,
        body: &Arc<Body>,
        place: BodyPlace,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<LinkedBody> {
        let item = self.by_path.get(&file.path).copied().unwrap_or(Item::Nothing);
        let is_published = !matches!(item, Item::Withheld | Item::Nothing);
        let references = body.links.iter().map(|link| {
            self.resolve_link(file, is_published, link)
                .unwrap_or_else(|(rule, message, help)| {
                    let mut diagnostic = Diagnostic::new(rule, place.location(&link.range), message);
                    diagnostic.help = help;
                    if item != Item::Withheld || rule != &rules::LINK_TO_WITHHELD {
                        diagnostics.push(diagnostic);
                    }
                    Reference::Nothing
                })
        });
        let references = references.collect();
        is_published.then(|| LinkedBody {
            key: Arc::clone(key),
            item,
            body: Arc::clone(body),
            place,
            references,
        })
    }

    /// What a link leads to. Anchors in what is published are checked by the plan, which knows the pages; of other files only the
    /// headings are known.
    fn resolve_link(&self, file: &ParsedFile, is_published: bool, link: &Link) -> Result<Reference, LinkFault> {
        let written = link.target.as_str();
        if is_external(written) {
            return Ok(Reference::Outside);
        }
        if let Some(anchor) = written.strip_prefix('#') {
            return match anchor.is_empty() || is_published || file.body.has_anchor(anchor) {
                true => Ok(Reference::Here(written.to_owned())),
                false => Err(missing_anchor(anchor, &file.body, "this page")),
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
        let Some(path) = join_paths(&file.path, &path) else {
            return Err(self.broken_link(written, link));
        };
        if let Some(asset) = self.assets.get(path.as_str()) {
            return Ok(Reference::Asset(*asset));
        }
        match self.by_path.get(path.as_str()) {
            Some(item) if link.kind == LinkKind::Link => self.item_reference(*item, is_published, &path, anchor),
            _ => Err(self.broken_link(&path, link)),
        }
    }

    fn item_reference(
        &self,
        item: Item,
        is_published: bool,
        path: &str,
        anchor: Option<&str>,
    ) -> Result<Reference, LinkFault> {
        let kinds = &self.parsed.config.pages;
        let has_page = match item {
            Item::Entry(_) | Item::Translation(_) | Item::Page(_) | Item::Issue(_) => true,
            Item::Topic(_) => kinds.topics,
            Item::Person(_) => kinds.people,
            Item::Party(_) => kinds.parties,
            Item::Publisher(_) => kinds.sources,
            Item::Withheld => {
                let message = format!("`{path}` is not published, so this link becomes plain text");
                return Err((&rules::LINK_TO_WITHHELD, message, None));
            }
            Item::Nothing => false,
        };
        if !has_page {
            let message = format!("`{path}` has no page of its own");
            let help = "its kind of page is switched off in chancery.yaml, or it has no entries yet";
            return Err((&rules::BROKEN_LINK, message, Some(help.to_owned())));
        }
        match (anchor, self.intact_file(path)) {
            (Some(anchor), Some(file)) if !is_published && !file.body.has_anchor(anchor) => {
                Err(missing_anchor(anchor, &file.body, path))
            }
            _ => Ok(Reference::Item(item, anchor.map(str::to_owned))),
        }
    }

    /// The file at a path, unless it has an error, because of which its headings may be incomplete.
    fn intact_file(&self, path: &str) -> Option<&ParsedFile> {
        let files = &self.parsed.files;
        let at = files.binary_search_by(|file| (*file.path).cmp(path)).ok()?;
        let readable = self.inputs.text(path).is_some();
        Some(&*files[at]).filter(|file| readable && !any_error(&file.diagnostics))
    }

    /// Why a link to this path is broken.
    fn broken_link(&self, path: &str, link: &Link) -> LinkFault {
        if link.kind == LinkKind::Image {
            let help = nearest(path, self.assets.keys().copied()).map_or_else(
                || "put the image next to the file, as png, jpg, gif, webp or avif".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            return (&rules::BROKEN_IMAGE, format!("there is no image `{path}`"), Some(help));
        }
        let help = nearest(path, self.by_path.keys().map(|path| &**path)).map_or_else(
            || "link to another file by its path relative to this one, such as `../2021/2021-10-30-rome.md`".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("the target of this link does not exist: `{path}`");
        (&rules::BROKEN_LINK, message, Some(help))
    }
}

/// The rule that a link breaks, the message and the help.
type LinkFault = (&'static Rule, String, Option<String>);

fn missing_anchor(anchor: &str, body: &Body, page: &str) -> LinkFault {
    let near = suggest::nearest(anchor, body.anchors.iter().map(String::as_str));
    let help = near.map(|near| format!("did you mean `#{near}`?"));
    let message = format!("there is no heading `#{anchor}` in {page}");
    (&rules::BROKEN_ANCHOR, message, help)
}

/// The file that was probably meant: one of that name in another folder, or one of a similar name in the same folder.
fn nearest<'a>(path: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let parts = |path: &'a str| path.rsplit_once('/').unwrap_or(("", path));
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let (mut elsewhere, mut in_folder) = (None, HashMap::new());
    for known in known {
        match parts(known) {
            (_, same) if same == name => elsewhere = elsewhere.into_iter().chain([known]).min(),
            (same, other) if same == folder => drop(in_folder.insert(other, known)),
            _ => {}
        }
    }
    elsewhere.or_else(|| {
        in_folder
            .get(suggest::nearest(name, in_folder.keys().copied())?)
            .copied()
    })
}

fn is_external(target: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| {
        target
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// The path that a relative path from a file leads to; none if it leads out of `content/`.
fn join_paths(file: &str, relative: &str) -> Option<String> {
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
        assert_eq!(
            join_paths(file, "../2022/x.md").as_deref(),
            Some("content/entries/2022/x.md")
        );
        assert_eq!(
            join_paths(file, "./a.png").as_deref(),
            Some("content/entries/2021/a.png")
        );
        assert_eq!(join_paths(file, "../../../../etc/passwd"), None);
        assert_eq!(join_paths(file, "../../../chancery.yaml"), None);
    }
}
