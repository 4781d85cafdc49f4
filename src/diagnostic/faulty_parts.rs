//! The parts of files that have errors. What a later stage finds in such a part may only follow from the error, and is then
//! not reported: it would go away with it.

use super::{Diagnostic, FieldPath, Location, PathStep, Target};
use std::collections::HashMap;

/// The parts of files that have errors.
#[derive(Debug, Default)]
pub struct FaultyParts<'a> {
    files: HashMap<&'a str, FaultyFile<'a>>,
}

#[derive(Debug, Default)]
struct FaultyFile<'a> {
    /// Whether its front matter could not be read, so that every field is absent.
    is_unread: bool,
    /// Whether there is an error of the file as a whole: of its name, from which its slug comes, or of its size.
    is_faulty: bool,
    /// The paths of the errors in its front matter.
    paths: Vec<&'a FieldPath>,
    /// Fields at the top of its front matter that are written in another way, so that they are absent.
    misspelt: Vec<&'a str>,
}

impl<'a> FaultyParts<'a> {
    /// Gathers the parts in which these diagnostics have errors.
    pub fn of(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut files: HashMap<&str, FaultyFile> = HashMap::new();
        for diagnostic in diagnostics.into_iter().filter(|it| it.is_error()) {
            let Some(location) = &diagnostic.location else { continue };
            let file = files.entry(&location.file).or_default();
            match &location.target {
                Target::Value(path) | Target::Key(path) if path.steps().is_empty() => file.is_unread = true,
                Target::Value(path) | Target::Key(path) => {
                    file.paths.push(path);
                    let meant = diagnostic.fix.as_ref().filter(|_| path.steps().len() == 1);
                    file.misspelt.extend(meant.map(|fix| fix.replacement.as_str()));
                }
                Target::File => file.is_faulty = true,
                Target::Bytes(_) | Target::Line(..) => {}
            }
        }
        Self { files }
    }

    /// Adds files whose front matter could not be read.
    pub fn with_unread(mut self, unread: impl IntoIterator<Item = &'a str>) -> Self {
        for file in unread {
            self.files.entry(file).or_default().is_unread = true;
        }
        self
    }

    /// Whether no file has an error.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Whether a file has an error.
    pub fn has_file(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    /// Whether a file could not be read as a whole, so that its headings may be missing.
    pub fn is_unread(&self, file: &str) -> bool {
        let file = self.files.get(file);
        file.is_some_and(|file| file.is_unread || file.is_faulty)
    }

    /// Whether a file has an error in its front matter.
    pub fn has_fields(&self, file: &str) -> bool {
        let file = self.files.get(file);
        file.is_some_and(|file| file.is_unread || file.is_faulty || !file.paths.is_empty())
    }

    /// Whether any of these fields of a file has an error or could not be read.
    pub fn affects(&self, file: &str, fields: &[&str]) -> bool {
        let Some(file) = self.files.get(file).filter(|_| !fields.is_empty()) else {
            return false;
        };
        file.is_unread || fields.iter().any(|field| file.has_field(field))
    }

    /// Whether a location is in a part with an error, around one, or beside one in an item of a list. The text below front matter
    /// is no such part.
    pub fn contains(&self, location: &Location) -> bool {
        let Some(file) = self.files.get(&*location.file) else {
            return false;
        };
        match &location.target {
            Target::Value(path) | Target::Key(path) => {
                let is_misspelt =
                    || matches!(path.steps().first(), Some(PathStep::Key(field)) if file.misspelt.contains(&&**field));
                file.is_unread
                    || is_misspelt()
                    || file
                        .paths
                        .iter()
                        .any(|faulty| are_related(faulty.steps(), path.steps()))
            }
            Target::File => file.is_unread || file.is_faulty,
            Target::Bytes(_) | Target::Line(..) => false,
        }
    }

    /// Whether a diagnostic of a later stage may only follow from these errors.
    pub fn may_cause(&self, diagnostic: &Diagnostic) -> bool {
        let labels = diagnostic.labels.iter().map(|label| &label.location);
        !self.is_empty() && diagnostic.location.iter().chain(labels).any(|it| self.contains(it))
    }
}

impl FaultyFile<'_> {
    /// Whether a field at the top has an error, or is written in another way.
    fn has_field(&self, name: &str) -> bool {
        let is_named =
            |path: &&FieldPath| matches!(path.steps().first(), Some(PathStep::Key(field)) if **field == *name);
        self.misspelt.contains(&name) || self.is_faulty && name == "slug" || self.paths.iter().any(is_named)
    }
}

/// Whether one path leads to the other, or both lead into the same item of a list. A mapping may stand in the place of a list of
/// one, so that the first item is also known without its number.
fn are_related(one: &[PathStep], other: &[PathStep]) -> bool {
    let (mut one, mut other, mut in_one_item) = (one, other, false);
    while let ([a, one_rest @ ..], [b, other_rest @ ..]) = (one, other) {
        match (a, b) {
            (PathStep::Index(0), PathStep::Key(_)) => one = one_rest,
            (PathStep::Key(_), PathStep::Index(0)) => other = other_rest,
            (a, b) if a == b => {
                in_one_item |= matches!(a, PathStep::Index(_));
                (one, other) = (one_rest, other_rest);
            }
            _ => return in_one_item,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::FaultyParts;
    use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};

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
        assert!(faulty.contains(&Location::field(&file, "topics")));
        assert!(!faulty.contains(&Location::bytes(&file, 100..101)));
        assert!(!faulty.contains(&Location::field(&file, "source")));
    }

    #[test]
    fn an_error_in_an_item_of_a_list_concerns_that_item() {
        let file = "content/entries/a.md".into();
        let at = |index, field| Location::value(&file, FieldPath::root().key("source").index(index).key(field));
        let item = |index| Location::value(&file, FieldPath::root().key("source").index(index));
        let error = Diagnostic::new(&rules::BAD_ADDRESS, at(1, "url"), "no address");
        let faulty = FaultyParts::of([&error]);
        assert!(faulty.contains(&item(1)) && faulty.contains(&at(1, "accessed")));
        assert!(faulty.contains(&Location::field(&file, "source")));
        assert!(!faulty.contains(&item(0)) && !faulty.contains(&at(0, "url")));
        let single = Location::value(&file, FieldPath::root().key("source").key("url"));
        let error = Diagnostic::new(&rules::BAD_ADDRESS, single, "no address");
        let single = FaultyParts::of([&error]);
        assert!(single.contains(&item(0)) && !single.contains(&at(0, "accessed")));
        assert!(faulty.affects(&file, &["source"]));
    }

    #[test]
    fn front_matter_that_is_not_read_makes_every_field_faulty() {
        let file = "content/topics/a.md".into();
        let error = Diagnostic::new(&rules::YAML_SYNTAX, Location::bytes(&file, 4..5), "no YAML");
        assert!(!FaultyParts::of([&error]).affects(&file, &["title"]));
        let faulty = FaultyParts::of([&error]).with_unread([&*file]);
        assert!(faulty.affects(&file, &["title"]));
        assert!(faulty.may_cause(&Diagnostic::new(
            &rules::DUPLICATE_ADDRESS,
            Location::file(&file),
            "two pages"
        )));
        assert!(!faulty.affects(&file, &[]));
    }
}
