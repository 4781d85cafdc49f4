//! Which template makes which kind of page, and which others it is made with.

use crate::plan::Page;
use crate::text_file::TextFile;
use crate::theme::Theme;

/// The template of an HTML page; `None` for other files, and for pages that no template makes.
pub fn template_of(page: &Page) -> Option<&'static str> {
    page.template().filter(|name| name.ends_with(".html"))
}

/// The built-in template of the rows of lists, which is included without being named.
const ROW: &str = "parts/row.html";

/// A template and what it extends and includes, from the nearest to the farthest; then the files of components.
pub fn with_dependencies<'a>(theme: &'a Theme, name: &str) -> Vec<&'a TextFile> {
    let mut found: Vec<&TextFile> = find_template(theme, name).into_iter().collect();
    let mut at = 0;
    while let Some(source) = found.get(at) {
        let tags = source.text.split("{%").skip(1).map(str::trim_start);
        let names = tags.filter_map(|tag| {
            let rest = tag.strip_prefix("extends").or_else(|| tag.strip_prefix("include"))?;
            rest.split('"').nth(1)
        });
        let row = source.text.contains(".rows").then_some(ROW);
        for source in names.chain(row).filter_map(|name| find_template(theme, name)) {
            if !found.contains(&source) {
                found.push(source);
            }
        }
        at += 1;
    }
    let components = theme.templates.iter().map(|(_, source)| source);
    found.extend(components.filter(|source| source.text.contains("{% component ")));
    found
}

/// The template of a name with its theme (`gazette/base.html`), or of a name without it in the first theme that has it.
fn find_template<'a>(theme: &'a Theme, name: &str) -> Option<&'a TextFile> {
    let is_named = |full: &str| full == name || full.split_once('/').is_some_and(|(_, below)| below == name);
    theme
        .templates
        .iter()
        .find(|(full, _)| is_named(full))
        .map(|(_, source)| source)
}
