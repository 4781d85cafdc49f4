//! The sample digest that is built into the program, on which themes are checked.

use super::folder::asset;
use super::role::{Role, is_read_by_hosts};
use super::{CONFIG, Document, Input, Inputs, embedded};
use crate::text_file::TextFile;
use crate::walk::WalkEntry;

/// The sample digest: its configuration and content, without a theme.
pub fn sample() -> Inputs {
    let mut inputs = Inputs::default();
    for (below, bytes) in embedded::sample() {
        let text = || String::from_utf8_lossy(bytes);
        if below == CONFIG {
            inputs.config = Some(TextFile::new(CONFIG, text()));
        }
        let Some((Some(Input::Content), below)) = below
            .split_once('/')
            .map(|(folder, below)| (Input::from_word(folder), below.to_owned()))
        else {
            continue;
        };
        let path = Input::Content.join(&below);
        let entry = WalkEntry {
            path: path.clone().into(),
            below,
        };
        match Role::of(&entry) {
            Role::Document(kind) => inputs
                .documents
                .push(Document::built_in(kind, TextFile::new(path, text()))),
            Role::Static(address) => {
                let mut file = asset(entry, Some(address.clone()));
                file.text = is_read_by_hosts(&address).then(|| TextFile::new(path, text()));
                inputs.assets.push(file);
            }
            Role::Attachment => inputs.assets.push(asset(entry, None)),
            Role::Refused | Role::Unknown => {}
        }
    }
    inputs.sort();
    inputs
}
