//! Finds the target of every link and image in every body: another file, a picture, a place in the same page. Addresses of the
//! site are checked by the plan, which knows them. Broken links are found here even if there are other errors.

use super::pictures::{shown_problems, unshown_extension};
use crate::diagnostic::{Diagnostic, Location, Rule, any_error, rules};
use crate::digest::{BodyPlace, Item, LinkedBody, Reference};
use crate::likely_address::{is_path_of_computer, looks_like_host};
use crate::load::{ATTACHMENTS, Inputs};
use crate::markdown::{Body, Link, LinkKind};
use crate::parse::{Parsed, ParsedFile};
use crate::suggest;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What a diagnostic of a link says of the file that it leads to, if that file is not copied.
const REFUSED_LABEL: &str = "this file";

/// The files that are not copied and about which a diagnostic of a link says so already.
pub fn told_by_links(diagnostics: &[Diagnostic]) -> HashSet<Arc<str>> {
    let is_broken = |it: &&Diagnostic| [&rules::BROKEN_IMAGE, &rules::BROKEN_LINK].contains(&it.rule);
    let labels = diagnostics.iter().filter(is_broken).flat_map(|it| &it.labels);
    let told = labels.filter(|label| label.text == REFUSED_LABEL);
    told.map(|label| Arc::clone(&label.location.file)).collect()
}

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
        refused: refused_files(inputs),
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
    diagnostics.extend(shown_problems(inputs, &all));
    all
}

/// The files that exist and are not copied, with the reason that was reported.
fn refused_files(inputs: &Inputs) -> HashMap<&str, &str> {
    let is_refused = |diagnostic: &&Diagnostic| [&rules::REFUSED_FILE, &rules::STRAY_FILE].contains(&diagnostic.rule);
    let mut refused = HashMap::new();
    for diagnostic in inputs.diagnostics.iter().filter(is_refused) {
        let Some(location) = &diagnostic.location else { continue };
        let reason = match diagnostic.rule == &rules::REFUSED_FILE {
            true => "files of this type could run script on the site",
            false => "files of this type are not shown by every browser, or are no content",
        };
        refused.insert(&*location.file, reason);
    }
    refused
}

struct LinkResolver<'a> {
    parsed: &'a Parsed,
    inputs: &'a Inputs,
    assets: HashMap<&'a str, usize>,
    /// The files that exist and are not copied, with the reason.
    refused: HashMap<&'a str, &'a str>,
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
                    if let Some(refused) = self.refused_target(file, link) {
                        diagnostic = diagnostic.label(Location::file(&refused.into()), REFUSED_LABEL);
                    }
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
        if link.kind == LinkKind::Image
            && let Some(extension) = unshown_extension(&path)
            && (path.starts_with('/')
                || join_paths(&file.path, &path).is_some_and(|path| self.assets.contains_key(path.as_str())))
        {
            let message =
                format!("`{written}` cannot be shown as an image: browsers do not show {extension} files as one");
            let help = "save it as png, jpg, gif, webp or avif; or link to it, without the `!`";
            return Err((&rules::BROKEN_IMAGE, message, Some(help.to_owned())));
        }
        if let Some(path) = path.strip_prefix('/') {
            return Ok(Reference::Address(path.to_owned(), anchor.map(str::to_owned)));
        }
        let Some(path) = join_paths(&file.path, &path) else {
            return Err(self.broken_link(file, written, None, link));
        };
        if let Some(asset) = self.assets.get(path.as_str()) {
            return Ok(Reference::Asset(*asset));
        }
        match self.by_path.get(path.as_str()) {
            Some(item) if link.kind == LinkKind::Link => self.item_reference(*item, is_published, &path, anchor),
            _ => Err(self.broken_link(file, written, Some(&path), link)),
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

    /// The file that a link means, if it exists and is not copied.
    fn refused_target(&self, file: &ParsedFile, link: &Link) -> Option<String> {
        let path = join_paths(&file.path, &crate::text::percent_decode(&link.target))?;
        self.refused.contains_key(path.as_str()).then_some(path)
    }

    /// Why a link is broken; `path` is that below the digest's root, if it leads into the content.
    fn broken_link(&self, file: &ParsedFile, written: &str, path: Option<&str>, link: &Link) -> LinkFault {
        let is_image = link.kind == LinkKind::Image;
        let shown = path.unwrap_or(written);
        let (rule, message) = if is_image {
            (&rules::BROKEN_IMAGE, format!("there is no image `{shown}`"))
        } else {
            (
                &rules::BROKEN_LINK,
                format!("the target of this link does not exist: `{shown}`"),
            )
        };
        if let Some(help) = not_a_path(written, is_image) {
            return (rule, message, Some(help));
        }
        if let Some(refused) = path.and_then(|path| self.refused.get(path)) {
            let message = format!("`{written}` is not copied from here: {refused}");
            let help = format!(
                "save it as one of {}, or move it to content/static/ if you trust it and link to `/{}`",
                ATTACHMENTS.join(", "),
                shown.rsplit('/').next().unwrap_or(shown)
            );
            return (rule, message, Some(help));
        }
        let near = match is_image {
            true => nearest(shown, self.assets.keys().copied()),
            false => nearest(shown, self.by_path.keys().map(|path| &**path)),
        };
        let help = match (near, is_image) {
            (Some(near), _) => format!("did you mean `{}`?", written_from(&file.path, near)),
            (None, true) => "put the image next to the file, as png, jpg, gif, webp or avif".to_owned(),
            (None, false) => self.example_link(file),
        };
        (rule, message, Some(help))
    }

    /// How to write a link to another file of this digest.
    fn example_link(&self, file: &ParsedFile) -> String {
        let is_entry = |path: &&Arc<str>| path.starts_with("content/entries/") && **path != file.path;
        let example = self.by_path.keys().filter(is_entry).min();
        let example = example.map_or_else(
            || "../2021/2021-10-30-rome.md".to_owned(),
            |path| written_from(&file.path, path),
        );
        format!("link to another file by its path relative to this one, such as `{example}`")
    }
}

/// What to write instead of a link that is no path of a file: an address without its scheme, an address of e-mail, a path on
/// the writer's computer.
fn not_a_path(written: &str, is_image: bool) -> Option<String> {
    if is_path_of_computer(written) {
        let name = written.rsplit(['/', '\\']).next().unwrap_or_default();
        return Some(format!(
            "this is a path on your computer: copy the file next to this one, and write `{name}`"
        ));
    }
    if is_image {
        return None;
    }
    if is_mail_address(written) {
        return Some(format!("write `mailto:{written}`"));
    }
    looks_like_host(written).then(|| format!("write `https://{written}`"))
}

fn is_mail_address(written: &str) -> bool {
    written.split_once('@').is_some_and(|(name, host)| {
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "._%+-".contains(c));
        is_name && !host.contains('@') && looks_like_host(host) && !host.contains(['/', '?', '#'])
    })
}

/// A path as it has to be written in a file: relative to the file's folder, percent-encoded where Markdown needs it.
pub fn written_from(file: &str, path: &str) -> String {
    let from: Vec<&str> = file
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder)
        .split('/')
        .collect();
    let to: Vec<&str> = path.split('/').collect();
    let common = from.iter().zip(&to).take_while(|(from, to)| from == to).count();
    let up = std::iter::repeat_n("..", from.len() - common);
    let down = to.iter().skip(common).copied();
    let path = up.chain(down).collect::<Vec<_>>().join("/");
    path.replace('%', "%25")
        .replace(' ', "%20")
        .replace('(', "%28")
        .replace(')', "%29")
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
pub fn join_paths(file: &str, relative: &str) -> Option<String> {
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
    fn a_path_is_written_as_seen_from_the_file() {
        let file = "content/entries/2021/rome.md";
        for (path, written) in [
            ("content/entries/2021/venice.md", "venice.md"),
            ("content/entries/2022/venice.md", "../2022/venice.md"),
            ("content/topics/brics.md", "../../topics/brics.md"),
            ("content/entries/2021/a map (1).png", "a%20map%20%281%29.png"),
        ] {
            assert_eq!(written_from(file, path), written);
            assert_eq!(
                join_paths(file, &crate::text::percent_decode(written)).as_deref(),
                Some(path)
            );
        }
    }

    #[test]
    fn what_is_no_path_is_told() {
        for (written, help) in [
            ("www.example.org", Some("write `https://www.example.org`")),
            ("example.org/a?b=c", Some("write `https://example.org/a?b=c`")),
            ("desk@example.org", Some("write `mailto:desk@example.org`")),
            ("2021-10-30-rome.md", None),
            ("a.b/c@d", None),
        ] {
            assert_eq!(not_a_path(written, false).as_deref(), help, "{written}");
        }
    }

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
