//! The stages in their order. In goes a folder, out come a digest that is ready to render, and all diagnostics.

mod anchors;
mod checks;
mod consequences;
mod drafts;
mod faulty;
mod faulty_names;
mod missing;
mod pages;
mod prepare;

pub use checks::{check, lint, lint_for_build, try_templates};
pub use pages::render_all;
pub use prepare::{finish, prepare, prepare_inputs};

use crate::diagnostic::{Diagnostic, FaultyParts, Severity, any_error};
use crate::digest::Digest;
use crate::load::Inputs;
use crate::parse::Parsed;
use crate::plan::SiteMap;
use crate::render::Templates;
use crate::resolve::{self, Drafts};
use crate::theme::Theme;
use std::collections::HashSet;
use std::sync::Arc;

/// How a digest is built.
#[derive(Debug, Clone)]
pub struct Options {
    /// For which moment it is built, and what of it is published.
    pub resolve: resolve::Options,
    /// Replaces the `base_url` of the configuration.
    pub base_url: Option<String>,
    /// Replaces the `theme` of the configuration.
    pub theme: Option<String>,
}

/// A digest, as far as the stages before rendering could make it.
pub struct Prepared {
    /// Which drafts are shown.
    pub drafts: Drafts,
    /// What was read.
    pub inputs: Inputs,
    /// What was parsed, each file by itself.
    pub parsed: Parsed,
    /// The items of `allow:` that were of use, each by its file and its index.
    pub allowed: HashSet<(Arc<str>, usize)>,
    /// Everything that rendering needs; none if there is an error.
    pub ready: Option<Ready>,
    /// The same of a digest with errors, for checks alone: what had an error is missing or has a default in its place.
    pub incomplete: Option<Ready>,
    /// All diagnostics.
    pub diagnostics: Vec<Diagnostic>,
}

/// A digest with its addresses and its theme.
pub struct Ready {
    /// The model.
    pub digest: Digest,
    /// Its addresses.
    pub site: SiteMap,
    /// Its theme.
    pub theme: Theme,
    /// The theme's templates.
    pub templates: Templates,
}

impl Prepared {
    /// The parts of files that have errors.
    fn faulty_parts(&self) -> FaultyParts<'_> {
        faulty::faulty_parts(&self.diagnostics, &self.parsed)
    }

    /// What lints and trials of templates read: the digest, whether it has errors or not.
    pub fn checkable(&self) -> Option<&Ready> {
        self.ready.as_ref().or(self.incomplete.as_ref())
    }

    /// What can be published: the digest, unless there is an error by now, or with `strict` a warning.
    pub fn publishable(&self, strict: bool) -> Option<&Ready> {
        let is_warning = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Warning;
        let is_stopped = any_error(&self.diagnostics) || strict && self.diagnostics.iter().any(is_warning);
        self.ready.as_ref().filter(|_| !is_stopped)
    }
}
