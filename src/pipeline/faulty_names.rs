//! The names of files in which they cannot be read: what refers to one of them is not wrong.

use crate::diagnostic::FaultyParts;
use crate::load::Inputs;
use crate::parse::{Front, Parsed, ParsedFile};
use crate::text::{slice, slugify};
use std::collections::{HashMap, HashSet};

/// The fields by which people, parties, sources and topics are found, and what follows from who they are.
const REGISTRY: [&str; 9] = [
    "slug",
    "name",
    "title",
    "native_name",
    "also_known_as",
    "offices",
    "members",
    "part_of",
    "speaks_for",
];

/// Whom or what a name may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Named {
    /// A person, a party or a source.
    Actor,
    /// A topic.
    Topic,
}

/// The files whose names or slugs are not known because of errors.
pub struct FaultyNames {
    files: Vec<FaultyFile>,
    /// From each word that is in one of them to the files.
    by_word: HashMap<String, Vec<usize>>,
    slugs: HashSet<(Named, String)>,
}

struct FaultyFile {
    kind: Option<Named>,
    /// The front matter as written, in lower case.
    text: String,
}

impl FaultyNames {
    /// Gathers them.
    pub fn new(inputs: &Inputs, parsed: &Parsed, faulty: &FaultyParts) -> Self {
        let mut names = Self {
            files: Vec::new(),
            by_word: HashMap::new(),
            slugs: HashSet::new(),
        };
        for file in &parsed.files {
            let kind = kind_of(file);
            let fields: &[&str] = if kind.is_some() { &REGISTRY } else { &["slug"] };
            if faulty.affects(&file.path, fields) {
                names.add(inputs, file, kind);
            }
        }
        names
    }

    fn add(&mut self, inputs: &Inputs, file: &ParsedFile, kind: Option<Named>) {
        let text = inputs.text(&file.path).unwrap_or_default();
        let text = slice(&text, ..file.body_start.min(text.len())).to_lowercase();
        self.slugs.extend(kind.map(|kind| (kind, file.slug.clone())));
        for word in words(&text) {
            let files = self.by_word.entry(word.to_owned()).or_default();
            if files.last() != Some(&self.files.len()) {
                files.push(self.files.len());
            }
        }
        self.files.push(FaultyFile { kind, text });
    }

    /// Whether a name may be one of such a file: it is written in it, or the file is called so.
    pub fn may_have(&self, kind: Named, name: &str) -> bool {
        let is_written = |file: &FaultyFile, lower: &str| file.kind == Some(kind) && file.text.contains(lower);
        self.slugs.contains(&(kind, slugify(name))) || self.any(name, is_written)
    }

    /// Whether a slug may be one of such a file.
    pub fn may_have_slug(&self, slug: &str) -> bool {
        let is_written = |line: &str| line.strip_prefix("slug:").is_some_and(|written| written.trim() == slug);
        self.any(slug, |file, _| file.text.lines().any(is_written))
    }

    /// Whether any of the files that have the rarest word of a name is meant. The name is given in lower case as well.
    fn any(&self, name: &str, is_meant: impl Fn(&FaultyFile, &str) -> bool) -> bool {
        let lower = name.to_lowercase();
        let files = words(&lower).map(|word| self.by_word.get(word).map_or(&[][..], Vec::as_slice));
        let rarest = files.min_by_key(|files| files.len()).unwrap_or_default();
        rarest.iter().any(|index| is_meant(&self.files[*index], &lower))
    }
}

fn kind_of(file: &ParsedFile) -> Option<Named> {
    match &file.front {
        Front::Person(_) | Front::Party(_) | Front::Source(_) => Some(Named::Actor),
        Front::Topic(_) => Some(Named::Topic),
        Front::Entry(_) | Front::Issue(_) | Front::Page(_) => None,
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
}
