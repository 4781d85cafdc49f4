//! Pages that a site would have if files had no errors. A link to one of them is not broken.

use crate::diagnostic::FaultyParts;
use crate::load::Inputs;
use crate::parse::Parsed;
use crate::text::{slice, slugify};
use std::collections::HashSet;
use std::sync::OnceLock;

/// Pages that may be missing because of errors.
pub struct MissingPages<'a> {
    inputs: &'a Inputs,
    parsed: &'a Parsed,
    faulty: &'a FaultyParts<'a>,
    /// For each file with errors in its front matter the words of its name and front matter, as slugs have them.
    words: OnceLock<Vec<HashSet<String>>>,
}

impl<'a> MissingPages<'a> {
    /// The pages that files with errors may have made.
    pub fn new(inputs: &'a Inputs, parsed: &'a Parsed, faulty: &'a FaultyParts<'a>) -> Self {
        Self {
            inputs,
            parsed,
            faulty,
            words: OnceLock::new(),
        }
    }

    /// Whether there might be a page at a path of the site if there were no errors: a file with an error has all words of the
    /// path. What became of the file is not known: it makes its own page, and those of its people, parties, sources and days.
    pub fn may_have_been(&self, path: &str) -> bool {
        if self.faulty.is_empty() {
            return false;
        }
        let words = self.words.get_or_init(|| self.words_of_faulty_files());
        let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        // The name of a week is in no file; any entry may be the one of it.
        if segments.first() == Some(&"issues") {
            return !words.is_empty();
        }
        if segments.len() > 1 {
            segments.remove(0);
        }
        let is_known = |words: &HashSet<String>, segment: &str| segment.split('-').all(|part| words.contains(part));
        words
            .iter()
            .any(|words| segments.iter().all(|segment| is_known(words, segment)))
    }

    fn words_of_faulty_files(&self) -> Vec<HashSet<String>> {
        let files = self.parsed.files.iter();
        let faulty = files.filter(|file| self.faulty.has_fields(&file.path));
        let words = faulty.map(|file| {
            let text = self.inputs.text(&file.path).unwrap_or_default();
            let front_matter = slice(&text, ..file.body_start.min(text.len()));
            let name = file.path.rsplit('/').next().unwrap_or_default();
            let words = front_matter
                .split_whitespace()
                .chain([name, file.slug.as_str()])
                .map(slugify);
            words
                .flat_map(|word| word.split('-').map(str::to_owned).collect::<Vec<_>>())
                .collect()
        });
        words.collect()
    }
}
