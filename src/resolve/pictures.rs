//! Pictures that bodies show: those that no browser can, by their names and by their bytes.

use crate::diagnostic::Diagnostic;
use crate::digest::{LinkedBody, Reference};
use crate::load::Inputs;
use crate::markdown::LinkKind;
use std::collections::{BTreeSet, HashMap};

/// What is wrong with the bytes of pictures below `content/static/` that a body shows.
pub fn shown_problems(inputs: &Inputs, bodies: &[LinkedBody]) -> Vec<Diagnostic> {
    let with_problem = inputs.assets.iter().filter(|asset| asset.problem.is_some());
    let problems: HashMap<&str, &Diagnostic> = with_problem
        .filter_map(|asset| Some((asset.address.as_deref()?, asset.problem.as_deref()?)))
        .collect();
    if problems.is_empty() {
        return Vec::new();
    }
    let images = bodies
        .iter()
        .flat_map(|body| body.body.links.iter().zip(&body.references));
    let shown: BTreeSet<&str> = images
        .filter_map(|(link, reference)| match reference {
            Reference::Address(path, _) if link.kind == LinkKind::Image => Some(path.as_str()),
            _ => None,
        })
        .collect();
    shown
        .into_iter()
        .filter_map(|path| problems.get(path).map(|problem| (*problem).clone()))
        .collect()
}

/// Extensions of files that no or hardly any browser shows as an image.
const UNSHOWN: [&str; 8] = ["pdf", "heic", "heif", "tif", "tiff", "psd", "eps", "csv"];

/// The extension of a file that no or hardly any browser shows as an image.
pub fn unshown_extension(path: &str) -> Option<&str> {
    let (_, extension) = path.rsplit_once('.')?;
    UNSHOWN
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
        .then_some(extension)
}
