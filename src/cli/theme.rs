//! `chancery theme check`: looks at every kind of page that a theme makes, and writes nothing.

use super::args::ThemeCheck;
use super::{Ending, fail, report};
use crate::suggest;
use crate::text::count;
use crate::theme_check;
use std::path::Path;

pub fn check(root: &Path, options: &ThemeCheck, quiet: bool) -> Ending {
    if !root.is_dir() {
        return fail(format_args!("there is no folder {}", root.display()));
    }
    let checked = theme_check::check_theme(root, options.name.as_deref());
    let themes = || checked.inputs.themes.iter().map(|theme| theme.name.as_str());
    if let Some(name) = options
        .name
        .as_deref()
        .filter(|name| themes().all(|known| known != *name))
    {
        let near = suggest::nearest(name, themes());
        let near = near.map_or_else(
            || format!("the themes are {}", themes().collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        return fail(format_args!("there is no theme `{name}`: {near}"));
    }
    let all = checked.diagnostics.iter();
    let counts = match report::print_all(&checked.inputs, all, &options.diagnostics, quiet) {
        Ok(counts) => counts,
        Err(error) => return fail(error),
    };
    let stops = counts.stops(options.diagnostics.strict);
    if !quiet || stops {
        let words = counts.words().unwrap_or_else(|| "nothing wrong".to_owned());
        let (name, pages) = (&checked.theme, count(checked.pages, "page", "pages"));
        let kinds = count(checked.kinds, "kind", "kinds");
        eprintln!("{words} in the theme `{name}`: {pages} of {kinds} looked at");
    }
    if stops { Ending::Mistakes } else { Ending::Clean }
}
