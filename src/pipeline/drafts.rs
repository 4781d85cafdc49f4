//! Drafts: one with errors is left out of a preview, and what is wrong with a draft keeps nothing else from being shown.

use crate::diagnostic::{Diagnostic, Severity};
use crate::parse::{Front, Parsed};
use crate::resolve::{Drafts, FaultyDrafts};
use std::collections::HashSet;
use std::sync::Arc;

/// After this many rounds all drafts are left out: each round resolves the whole digest.
const MAX_ROUNDS: usize = 3;

/// The files of a digest that are drafts.
pub struct DraftFiles<'a> {
    paths: HashSet<&'a Arc<str>>,
    drafts: Drafts,
}

impl<'a> DraftFiles<'a> {
    /// Gathers the drafts.
    pub fn new(parsed: &'a Parsed, drafts: Drafts) -> Self {
        let is_draft = |front: &Front| match front {
            Front::Entry(entry) => entry.draft,
            Front::Page(page) => page.draft,
            _ => false,
        };
        let files = parsed.files.iter().filter(|file| is_draft(&file.front));
        Self {
            paths: files.map(|file| &file.path).collect(),
            drafts,
        }
    }

    /// Those whose files alone have errors, if a preview leaves them out for that.
    pub fn faulty_alone(&self, parsed: &Parsed) -> FaultyDrafts {
        let mut faulty = FaultyDrafts::new();
        for file in &parsed.files {
            self.add_faulty(0, &file.diagnostics, &mut faulty);
        }
        faulty
    }

    /// Adds the drafts that errors name, if a preview leaves them out for that. Returns whether there are more of them now.
    pub fn add_faulty(&self, round: usize, diagnostics: &[Diagnostic], faulty: &mut FaultyDrafts) -> bool {
        if self.drafts != Drafts::Sound || self.paths.is_empty() {
            return false;
        }
        let known = faulty.len();
        let mut found = FaultyDrafts::new();
        for diagnostic in diagnostics.iter().filter(|it| it.is_error()) {
            let labels = diagnostic.labels.iter().map(|label| &label.location);
            let files: HashSet<_> = diagnostic.location.iter().chain(labels).map(|it| &it.file).collect();
            for file in files.into_iter().filter(|file| self.paths.contains(file)) {
                *found.entry(Arc::clone(file)).or_default() += 1;
            }
        }
        if round >= MAX_ROUNDS && !found.is_empty() {
            let all = self.paths.iter().map(|path| (Arc::clone(path), 1));
            found.extend(all.filter(|(path, _)| !faulty.contains_key(path)).collect::<Vec<_>>());
        }
        for (file, errors) in found {
            faulty.entry(file).or_insert(errors);
        }
        faulty.len() > known
    }

    /// Turns what is wrong with drafts into notes, errors only of those in `faulty`: the others are to be checked.
    pub fn soften(&self, faulty: &FaultyDrafts, diagnostics: &mut [Diagnostic]) {
        self.soften_if(diagnostics, |file, severity| match self.drafts {
            Drafts::All => false,
            Drafts::Withheld => true,
            Drafts::Sound => severity != Severity::Error || faulty.contains_key(file),
        });
    }

    /// Turns all that is wrong with drafts into notes.
    pub fn soften_all(&self, diagnostics: &mut [Diagnostic]) {
        self.soften_if(diagnostics, |_, _| self.drafts != Drafts::All);
    }

    fn soften_if(&self, diagnostics: &mut [Diagnostic], is_softened: impl Fn(&Arc<str>, Severity) -> bool) {
        if self.paths.is_empty() {
            return;
        }
        for diagnostic in diagnostics {
            let file = diagnostic.location.as_ref().map(|location| &location.file);
            let file = file.filter(|file| self.paths.contains(file));
            if file.is_some_and(|file| is_softened(file, diagnostic.severity)) {
                diagnostic.severity = Severity::Note;
            }
        }
    }
}
