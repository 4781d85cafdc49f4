//! Checks the anchors of links that are no headings of a text: a theme may have given their page such an id. Only the pages that
//! are linked in this way are rendered.

use super::Ready;
use crate::diagnostic::{Diagnostic, FaultyParts, Location, rules};
use crate::html::{Token, decode_attribute, tokens};
use crate::plan::LinkedAnchor;
use crate::render::{self, Context, Output, Rendered};
use crate::suggest;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Reports links to places that are missing on their pages.
pub fn check_anchors(ready: &Ready, faulty: &FaultyParts) -> Vec<Diagnostic> {
    let mut by_page: BTreeMap<&str, Vec<&LinkedAnchor>> = BTreeMap::new();
    for linked in &ready.site.anchors {
        if !linked
            .file
            .as_ref()
            .is_some_and(|file| may_be_missing(ready, faulty, file, &linked.anchor))
        {
            by_page.entry(&linked.address).or_default().push(linked);
        }
    }
    if by_page.is_empty() {
        return Vec::new();
    }
    let context = Context::new(&ready.digest, &ready.site, &ready.theme, &ready.templates);
    let pages: Vec<_> = by_page.into_iter().collect();
    let checked = pages.into_par_iter().map(|(address, links)| {
        let Some(ids) = ids_of_page(ready, &context, address) else {
            return Vec::new();
        };
        let missing = links.into_iter().filter(|link| !ids.contains(&link.anchor));
        missing.map(|link| report(link, &ids)).collect()
    });
    checked.flatten_iter().collect()
}

/// Whether the page of a file may lack a place only because of the errors of the file: its headings are not known, or the theme
/// makes a place of that name, which the page lacks together with the values that have errors.
fn may_be_missing(ready: &Ready, faulty: &FaultyParts, file: &str, anchor: &str) -> bool {
    let id = format!("id=\"{anchor}\"");
    let is_of_theme = || {
        ready
            .theme
            .templates
            .iter()
            .any(|(_, source)| source.text.contains(&id))
    };
    faulty.is_unread(file) || faulty.has_fields(file) && is_of_theme()
}

/// The ids of a page; none if it is not made by a template or cannot be rendered.
fn ids_of_page(ready: &Ready, context: &Context, address: &str) -> Option<BTreeSet<String>> {
    let page = ready.site.at(address).filter(|page| page.template().is_some())?;
    let Ok(Rendered::File(Output::Bytes(bytes))) = render::render_alone(context, address, page) else {
        return None;
    };
    let html = String::from_utf8(bytes).ok()?;
    let ids = tokens(&html).filter_map(|token| match token {
        Token::Tag(tag) if !tag.is_end => Some(decode_attribute(tag.attribute("id")?).into_owned()),
        _ => None,
    });
    Some(ids.collect())
}

fn report(link: &LinkedAnchor, ids: &BTreeSet<String>) -> Diagnostic {
    let message = format!("there is no heading `#{}` in {}", link.anchor, link.page);
    let near = suggest::nearest(&link.anchor, ids.iter().map(String::as_str));
    let diagnostic = Diagnostic::new(&rules::BROKEN_ANCHOR, Location::clone(&link.location), message);
    match near {
        Some(near) => diagnostic.help(format!("did you mean `#{near}`?")),
        None => diagnostic,
    }
}
