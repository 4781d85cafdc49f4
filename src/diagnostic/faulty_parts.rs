//! The parts of files that have errors. What a later stage finds in such a part may only follow from the error, and is then
//! not reported: it would go away with it.

use super::{Diagnostic, Location, PathStep, Target, rules};
use std::collections::{HashMap, HashSet};

/// The parts of files that have errors.
#[derive(Debug, Default)]
pub struct FaultyParts<'a> {
    files: HashMap<&'a str, FaultyFile<'a>>,
}

#[derive(Debug, Default)]
struct FaultyFile<'a> {
    /// Whether its front matter could not be read, so that every field is absent.
    is_unread: bool,
    /// The fields at the top of its front matter that have an error, or lie above one.
    fields: HashSet<&'a str>,
}

impl<'a> FaultyParts<'a> {
    /// Gathers the parts in which these diagnostics have errors.
    pub fn of(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut files: HashMap<&str, FaultyFile> = HashMap::new();
        for diagnostic in diagnostics.into_iter().filter(|it| it.is_error()) {
            let Some(location) = &diagnostic.location else { continue };
            let file = files.entry(&location.file).or_default();
            match &location.target {
                Target::Value(path) | Target::Key(path) => match path.steps().first() {
                    Some(PathStep::Key(field)) => {
                        file.fields.insert(field);
                        // What was meant by an unknown field is absent.
                        if let Some(fix) = diagnostic.fix.as_ref().filter(|_| path.steps().len() == 1) {
                            file.fields.insert(&fix.replacement);
                        }
                    }
                    _ => file.is_unread = true,
                },
                Target::File => file.is_unread = true,
                Target::Bytes(_) | Target::Line(..) => file.is_unread |= is_of_front_matter(diagnostic),
            }
        }
        Self { files }
    }

    /// Whether no file has an error.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Whether a file has an error.
    pub fn has_file(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    /// Whether a file has an error in its front matter.
    pub fn has_fields(&self, file: &str) -> bool {
        let file = self.files.get(file);
        file.is_some_and(|file| file.is_unread || !file.fields.is_empty())
    }

    /// Whether any of these fields of a file has an error or could not be read.
    pub fn affects(&self, file: &str, fields: &[&str]) -> bool {
        let Some(file) = self.files.get(file).filter(|_| !fields.is_empty()) else {
            return false;
        };
        file.is_unread || fields.iter().any(|field| file.fields.contains(field))
    }

    /// Whether a location is in a part with an error. The text below front matter is no such part.
    pub fn contains(&self, location: &Location) -> bool {
        let Some(file) = self.files.get(&*location.file) else {
            return false;
        };
        match &location.target {
            Target::Value(path) | Target::Key(path) => match path.steps().first() {
                Some(PathStep::Key(field)) => file.is_unread || file.fields.contains(&**field),
                _ => true,
            },
            Target::File => file.is_unread,
            Target::Bytes(_) | Target::Line(..) => false,
        }
    }

    /// Whether a diagnostic of a later stage may only follow from these errors.
    pub fn may_cause(&self, diagnostic: &Diagnostic) -> bool {
        let labels = diagnostic.labels.iter().map(|label| &label.location);
        !self.is_empty() && diagnostic.location.iter().chain(labels).any(|it| self.contains(it))
    }
}

/// Whether an error that is known by its place in the text keeps front matter from being read.
fn is_of_front_matter(diagnostic: &Diagnostic) -> bool {
    let rules = [
        &rules::FRONT_MATTER_FENCE,
        &rules::FRONT_MATTER_TOO_LARGE,
        &rules::FRONT_MATTER_TOO_DEEP,
        &rules::YAML_SYNTAX,
        &rules::NOT_UTF8,
    ];
    rules.contains(&diagnostic.rule)
}

#[cfg(test)]
mod tests {
    use super::FaultyParts;
    use crate::diagnostic::{Diagnostic, Location, rules};

    #[test]
    fn an_error_makes_its_field_faulty_and_no_other() {
        let file = "content/entries/a.md".into();
        let errors = [
            Diagnostic::new(&rules::BAD_DATE, Location::field(&file, "date"), "no date"),
            Diagnostic::new(&rules::UNKNOWN_FIELD, Location::field(&file, "topisc"), "unknown").suggest(Some("topics")),
            Diagnostic::new(&rules::NEAR_MISS, Location::field(&file, "source"), "a warning"),
        ];
        let faulty = FaultyParts::of(&errors);
        assert!(faulty.affects(&file, &["participants", "date"]));
        assert!(faulty.affects(&file, &["topics"]));
        assert!(!faulty.affects(&file, &["participants", "source"]));
        assert!(!faulty.affects(&file, &[]));
        assert!(!faulty.affects("content/entries/b.md", &["date"]));
        assert!(faulty.contains(&Location::field(&file, "date")));
        assert!(!faulty.contains(&Location::bytes(&file, 100..101)));
        assert!(!faulty.contains(&Location::field(&file, "source")));
    }

    #[test]
    fn front_matter_that_is_not_read_makes_every_field_faulty() {
        let file = "content/topics/a.md".into();
        let error = Diagnostic::new(&rules::YAML_SYNTAX, Location::bytes(&file, 4..5), "no YAML");
        let faulty = FaultyParts::of([&error]);
        assert!(faulty.affects(&file, &["title"]));
        assert!(faulty.may_cause(&Diagnostic::new(
            &rules::DUPLICATE_ADDRESS,
            Location::file(&file),
            "two pages"
        )));
        assert!(!faulty.affects(&file, &[]));
    }
}
