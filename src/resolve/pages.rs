//! Pages: which are published, and in which order.

use super::withhold::Withholding;
use crate::digest::{Item, Page, PageId, Withheld};
use crate::language::fold_name;
use crate::parse::{Front, Parsed};
use std::collections::HashMap;
use std::sync::Arc;

/// The published pages, sorted by their place in the menu and then by title, and those that are withheld.
pub fn resolve_pages(
    parsed: &Parsed,
    withholding: &Withholding,
    by_path: &mut HashMap<Arc<str>, Item>,
) -> (Vec<Page>, Vec<Withheld>) {
    let mut pages = Vec::new();
    let mut withheld = Vec::new();
    for file in &parsed.files {
        let Front::Page(front) = &file.front else { continue };
        let aliases = || front.aliases.iter().map(|(_, alias)| alias.clone()).collect();
        if let Some(reason) = withholding.withheld_draft(file, front.draft) {
            withheld.push(Withheld {
                file: Arc::clone(&file.path),
                reason,
                date: None,
                slug: file.slug.clone(),
                aliases: aliases(),
            });
            continue;
        }
        pages.push(Page {
            file: Arc::clone(&file.path),
            slug: file.slug.clone(),
            title: front.title.clone().unwrap_or_else(|| file.slug.clone()),
            summary: front.summary.clone(),
            menu: front.menu,
            language: front.language.clone(),
            draft: front.draft,
            aliases: aliases(),
            body: Arc::clone(&file.body),
            body_start: file.body_start,
            extra: front.extra.clone(),
        });
    }
    pages.sort_by_cached_key(|page| {
        (
            page.menu.unwrap_or(u32::MAX),
            fold_name(&page.title),
            Arc::clone(&page.file),
        )
    });
    for (index, page) in pages.iter().enumerate() {
        by_path.insert(Arc::clone(&page.file), Item::Page(PageId::new(index)));
    }
    (pages, withheld)
}
