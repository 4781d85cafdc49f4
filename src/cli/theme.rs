//! `chancery theme check`: renders a sample digest with a theme, checks the pages, and writes nothing.

use super::args::ThemeCheckArgs;
use super::outcome::{Outcome, fail};
use super::report::{self, Extent};
use crate::suggest;
use crate::text::count;
use crate::theme_check;
use std::path::Path;

/// Checks a theme.
pub fn check(root: &Path, args: &ThemeCheckArgs, quiet: bool) -> Outcome {
    let checked = theme_check::check_theme(root, args.name.as_deref());
    let themes = || checked.inputs.themes.iter().map(|theme| theme.name.as_str());
    if let Some(name) = args.name.as_deref().filter(|name| themes().all(|known| known != *name)) {
        let near = suggest::nearest(name, themes());
        let near = near.map_or_else(
            || format!("the themes are: {}", themes().collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        return fail(format_args!("unknown theme `{name}`: {near}"));
    }
    let all = checked.diagnostics.iter();
    let counts = match report::print_all(&checked.inputs, all, &args.diagnostics, Extent::of_all_rules(quiet)) {
        Ok(counts) => counts,
        Err(error) => return fail(error),
    };
    let has_failed = counts.has_failed(args.diagnostics.strict);
    if !quiet || has_failed {
        let words = counts.words().unwrap_or_else(|| "no problems".to_owned());
        let (name, pages) = (&checked.theme, count(checked.pages, "page", "pages"));
        let kinds = count(checked.kinds, "kind", "kinds");
        let line = format!("{words} in the theme `{name}`: {pages} of {kinds} checked");
        if let Err(error) = report::close(&args.diagnostics, &line) {
            return fail(error);
        }
    }
    if has_failed {
        Outcome::ProblemsFound
    } else {
        Outcome::Success
    }
}
