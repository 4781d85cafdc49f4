//! Checks the version of Chancery that a theme asks for.

use crate::diagnostic::{Diagnostic, Location, rules};
use crate::text_file::TextFile;

/// Checks the version of this program against a range such as `>=0.1, <0.2`. Returns the first error.
pub fn check_version(range: &str, file: &TextFile) -> Option<Diagnostic> {
    let error = |message: String, help: &str| {
        let location = Location::field(&file.path, "chancery");
        Some(Diagnostic::new(&rules::THEME_VERSION, location, message).help(help))
    };
    let version = env!("CARGO_PKG_VERSION");
    let own = numbers(version).unwrap_or_default();
    for part in range.split(',').map(str::trim) {
        let digits = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
        let (operator, limit) = part.split_at(digits);
        let example = "for example: `>=0.1, <0.2`";
        let Some(limit) = numbers(limit) else {
            return error(format!("invalid version `{part}`"), example);
        };
        let Some(holds) = compare(&own, operator.trim(), &limit) else {
            return error(format!("invalid version requirement `{part}`"), example);
        };
        if !holds {
            return error(
                format!("this theme works with Chancery {range}, but this is Chancery {version}"),
                "use a compatible version of the theme, or widen the range in theme.yaml and try it",
            );
        }
    }
    None
}

/// The numbers of a version such as `0.1.2`.
fn numbers(version: &str) -> Option<Vec<u32>> {
    version.trim().split('.').map(|part| part.parse().ok()).collect()
}

/// Whether a version meets a requirement; `None` if the operator is unknown. Missing numbers of the limit are 0, except for
/// `=`: `=0.1` means every 0.1.x.
fn compare(own: &[u32], operator: &str, limit: &[u32]) -> Option<bool> {
    let mut padded = limit.to_vec();
    padded.resize(3, 0);
    let padded = padded.as_slice();
    Some(match operator {
        ">=" => own >= padded,
        ">" => own > padded,
        "<" => own < padded,
        "<=" => own <= padded,
        "" | "=" => own.starts_with(limit),
        _ => return None,
    })
}
