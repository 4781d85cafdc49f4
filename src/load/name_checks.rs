//! Reports names of files that not every system can have or can keep apart: a checkout on such a system loses a file, or fails.

use super::report::file_diagnostic;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::path_names::{SimilarPaths, name_fault, similar_paths};
use std::collections::HashSet;

/// Reports names among the paths of a digest's files, in whatever order they are.
pub fn check_names(paths: &[String], diagnostics: &mut Vec<Diagnostic>) {
    let mut reported = HashSet::new();
    for path in paths {
        if let Some(fault) = name_fault(path)
            // One for a folder, however many files are in it.
            && reported.insert(fault.path)
        {
            let message = format!("the name `{}` does not work everywhere: {}", fault.part, fault.why);
            let help = format!("rename it, for example to `{}`", fault.instead);
            diagnostics.push(file_diagnostic(&rules::UNPORTABLE_NAME, path, message).help(help));
        }
    }
    let mut sorted: Vec<&str> = paths.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    let similar = similar_paths(&sorted);
    diagnostics.extend(
        similar
            .iter()
            .map(|pair| similar_diagnostic(pair, sorted[pair.one_at], sorted[pair.other_at])),
    );
}

fn similar_diagnostic(pair: &SimilarPaths, one_path: &str, other_path: &str) -> Diagnostic {
    let difference = pair.difference();
    let message = format!("`{}` and `{}` differ only by {difference}", pair.one, pair.other);
    let help = "rename one of them: macOS and Windows take them for one, and a checkout there loses one";
    let diagnostic = file_diagnostic(&rules::SIMILAR_NAMES, one_path, message).help(help);
    diagnostic.label(Location::file(&other_path.into()), "the other one")
}
