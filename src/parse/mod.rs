//! Parses each file by itself: front matter against its table, the body to HTML with holes where addresses go. Pure, in
//! parallel; a file that did not change keeps its result. Nothing here knows another file.

mod allow;
mod config;
mod corrections;
mod entry;
mod fence;
mod file;
mod frame_ids;
mod front_matter;
mod lint_levels;
mod read_config;
mod registry;
mod slug;
mod wording;

pub use crate::fields::PageKinds;
pub use crate::fields::lists::Cadence;
pub use allow::Allowed;
pub use config::{Config, DEFAULT_THEME, Licence};
pub use entry::{AccountFront, ActorFront, EntryFront, ParticipantFront, PositionFront, RelatedFront};
use file::FileOptions;
pub use file::{Front, ParsedFile, table_of};
pub use front_matter::{front_matter_diagnostics, read_fields};
pub use read_config::feed_authority_of;
pub use registry::{
    IssueFront, OfficeFront, OfficeSourceFront, PageFront, PartyFront, PersonFront, SourceFront, TopicFront,
};
pub use slug::slug_in_name;
pub use wording::WordLists;

use crate::diagnostic::Diagnostic;
use crate::evidence::Evidence;
use crate::load::Inputs;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Every file, parsed.
#[derive(Debug)]
pub struct Parsed {
    /// The configuration.
    pub config: Arc<Config>,
    /// How the Markdown files were parsed.
    options: FileOptions,
    /// What `wording.yaml` adds to the word lists of lints or removes from them, by language (BCP 47, in lower case).
    pub wording: BTreeMap<String, WordLists>,
    /// What `evidence.lock` says of quotations and saved copies.
    pub evidence: Evidence,
    /// The Markdown files, sorted by path.
    pub files: Vec<Arc<ParsedFile>>,
    /// What is wrong with `chancery.yaml`, `wording.yaml` and `evidence.lock`; each Markdown file has its own diagnostics.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses everything. A `base_url` replaces that of the configuration.
pub fn parse(inputs: &Inputs, base_url: Option<&str>, previous: Option<&Parsed>) -> Parsed {
    let mut diagnostics = Vec::new();
    let config = Arc::new(read_config::read_config(inputs, base_url, &mut diagnostics));
    let wording = wording::parse_wording(inputs, &mut diagnostics);
    let sealed = inputs.evidence.as_ref().filter(|file| !file.text.is_empty());
    let (evidence, damage) = sealed.map(|file| Evidence::read(&file.text)).unwrap_or_default();
    diagnostics.extend(damage);
    let options = FileOptions {
        markdown: config.markdown(),
        is_sealed: sealed.is_some(),
    };
    let mut known = HashMap::new();
    // Bodies that were converted with other options are other bodies.
    if let Some(previous) = previous.filter(|previous| previous.options == options) {
        known.extend(previous.files.iter().map(|file| (&*file.path, file)));
    }
    let documents = inputs.documents.par_iter();
    let files = documents.map(|document| match known.get(&*document.file.path) {
        Some(file) if document.readable && file.stamp == document.stamp => Arc::clone(file),
        _ => Arc::new(file::parse_file(document, &options)),
    });
    Parsed {
        files: files.collect(),
        config,
        wording,
        evidence,
        options,
        diagnostics,
    }
}
