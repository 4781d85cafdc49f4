//! The made-up digest that is built into the program, and what a digest on the disk says of its looks: together they
//! show a theme on every kind of page.

use super::{CONFIG, Document, Inputs, Role, asset, embedded, settings};
use crate::text_file::TextFile;
use crate::walk::WalkEntry;
use std::path::Path;

/// The configuration and the themes of the digest at `root`, without its content.
pub fn looks(root: &Path) -> Inputs {
    let mut inputs = Inputs::at(root);
    settings(root, &mut inputs);
    inputs
}

/// The made-up digest: its configuration and content, without a theme.
pub fn sample() -> Inputs {
    let mut inputs = Inputs::default();
    for (below, bytes) in embedded::sample() {
        let text = || String::from_utf8_lossy(bytes);
        if below == CONFIG {
            inputs.config = Some(TextFile::new(CONFIG, text()));
        }
        let Some(below) = below.strip_prefix("content/").map(str::to_owned) else {
            continue;
        };
        let path = format!("content/{below}");
        let found = WalkEntry {
            path: path.clone().into(),
            below,
        };
        match Role::of(&found) {
            Role::Document(kind) => inputs
                .documents
                .push(Document::built_in(kind, TextFile::new(path, text()))),
            Role::Static(address) => inputs.assets.push(asset(found, Some(address))),
            Role::Beside => inputs.assets.push(asset(found, None)),
            Role::Refused | Role::Stray => {}
        }
    }
    inputs.sort();
    inputs
}
