//! The made-up digest that is built into the program, and what a digest on the disk says of its looks: together they
//! show a theme on every kind of page.

use super::{CONFIG, Document, Role, Sources, asset, embedded, settings};
use crate::source::Source;
use crate::tree::Found;
use std::path::Path;

/// The configuration and the themes of the digest at `root`, without its content.
pub fn looks(root: &Path) -> Sources {
    let mut sources = Sources::at(root);
    settings(root, &mut sources);
    sources
}

/// The made-up digest: its configuration and content, without a theme.
pub fn sample() -> Sources {
    let mut sources = Sources::default();
    for (below, bytes) in embedded::sample() {
        let text = || String::from_utf8_lossy(bytes);
        if below == CONFIG {
            sources.config = Some(Source::new(CONFIG, text()));
        }
        let Some(below) = below.strip_prefix("content/").map(str::to_owned) else {
            continue;
        };
        let path = format!("content/{below}");
        let found = Found {
            path: path.clone().into(),
            below,
        };
        match Role::of(&found) {
            Role::Document(kind) => sources
                .documents
                .push(Document::built_in(kind, Source::new(path, text()))),
            Role::Static(address) => sources.assets.push(asset(found, Some(address))),
            Role::Beside => sources.assets.push(asset(found, None)),
            Role::Refused | Role::Stray => {}
        }
    }
    sources.sort();
    sources
}
