//! Pages that a site would have if files had no errors. A link to one of them is not broken.

use crate::diagnostic::FaultyParts;
use crate::load::Inputs;
use crate::parse::{Front, Parsed};
use crate::text::{slice, slugify};
use std::collections::HashSet;
use std::sync::OnceLock;

/// The fields from which it follows in which issue an entry is.
const DATES: [&str; 5] = ["date", "status", "draft", "publish_at", "translation_of"];

/// Pages that may be missing because of errors.
pub struct MissingPages<'a> {
    inputs: &'a Inputs,
    parsed: &'a Parsed,
    faulty: &'a FaultyParts<'a>,
    files: OnceLock<Vec<FaultyFile>>,
}

/// A file with errors in its front matter.
struct FaultyFile {
    /// Whether it is an entry of which it is not known in which issue it is.
    is_undated: bool,
    /// The words of its path and front matter, as slugs have them.
    words: HashSet<String>,
}

impl<'a> MissingPages<'a> {
    /// The pages that files with errors may have made.
    pub fn new(inputs: &'a Inputs, parsed: &'a Parsed, faulty: &'a FaultyParts<'a>) -> Self {
        Self {
            inputs,
            parsed,
            faulty,
            files: OnceLock::new(),
        }
    }

    /// Whether there might be a page at a path of the site if there were no errors: a file with an error has all words of the
    /// path. What became of the file is not known: it makes its own page, and those of its people, parties, sources and days.
    pub fn may_have_been(&self, path: &str) -> bool {
        if self.faulty.is_empty() {
            return false;
        }
        let files = self.files.get_or_init(|| self.faulty_files());
        let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        match segments.as_slice() {
            // These are there as soon as there is one.
            ["issues" | "pairs"] => return !files.is_empty(),
            ["issues", period, ..] => return files.iter().any(|file| may_be_of_issue(file, period)),
            _ => {}
        }
        if segments.len() > 1 {
            segments.remove(0);
        }
        let is_known = |file: &FaultyFile, segment: &str| segment.split('-').all(|part| file.words.contains(part));
        files
            .iter()
            .any(|file| segments.iter().all(|segment| is_known(file, segment)))
    }

    fn faulty_files(&self) -> Vec<FaultyFile> {
        let files = self.parsed.files.iter();
        let faulty = files.filter(|file| self.faulty.has_fields(&file.path));
        let faulty = faulty.map(|file| {
            let text = self.inputs.text(&file.path).unwrap_or_default();
            let front_matter = slice(&text, ..file.body_start.min(text.len()));
            // The first two names of its path are those of `content/` and of its kind.
            let names = file.path.split('/').skip(2).chain([file.slug.as_str()]);
            let words = front_matter.split_whitespace().chain(names).map(slugify);
            FaultyFile {
                is_undated: matches!(file.front, Front::Entry(_)) && self.faulty.affects(&file.path, &DATES),
                words: words
                    .flat_map(|word| word.split('-').map(str::to_owned).collect::<Vec<_>>())
                    .collect(),
            }
        });
        faulty.collect()
    }
}

/// Whether a file may be an entry of an issue, such as `2021-w43`: it names the year of it or one beside it, in which the week
/// may begin or end, or no year at all.
fn may_be_of_issue(file: &FaultyFile, period: &str) -> bool {
    let is_year = |word: &String| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = period.split('-').next().and_then(|year| year.parse::<u16>().ok());
    let is_near = |word: &String| {
        word.parse()
            .ok()
            .zip(year)
            .is_some_and(|(word, year)| year.abs_diff(word) <= 1)
    };
    let mut years = file.words.iter().filter(|word| is_year(word)).peekable();
    file.is_undated && (years.peek().is_none() || years.any(is_near))
}
