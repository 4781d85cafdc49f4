//! Parses each file by itself: front matter against its table, the body to HTML with holes where addresses go. Pure, in
//! parallel; a file that did not change keeps its result. Nothing here knows another file.

mod allow;
mod config;
mod entry;
mod fence;
mod registry;
mod wording;

pub use crate::fields::PageKinds;
pub use crate::fields::lists::Cadence;
pub use allow::Allowed;
pub use config::{Config, Licence};
pub use entry::{
    AccountFront, ActorFront, CorrectionFront, EntryFront, ParticipantFront, PlaceFront, PositionFront, RelatedFront,
    SavedFront,
};
pub use registry::{IssueFront, MemberFront, OfficeFront, PageFront, PartyFront, PersonFront, SourceFront, TopicFront};
pub use wording::WordLists;

use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::fields::{self, Context, Fields, Mapping, tables};
use crate::load::{ContentKind, Document, Inputs, Stamp};
use crate::markdown::{self, Body};
use crate::text::{slug_fault, slugify};
use crate::text_file::TextFile;
use crate::yaml;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Every file, parsed.
#[derive(Debug)]
pub struct Parsed {
    /// The configuration.
    pub config: Arc<Config>,
    /// The lints' words that the digest adds or takes away, by language.
    pub wording: BTreeMap<String, WordLists>,
    /// The Markdown files, sorted by path.
    pub files: Vec<Arc<ParsedFile>>,
    /// Mistakes in the configuration and the lists of words; each file carries its own.
    pub diagnostics: Vec<Diagnostic>,
}

/// One Markdown file, parsed.
#[derive(Debug)]
pub struct ParsedFile {
    /// Its path below the digest's root.
    pub path: Arc<str>,
    /// The slug that its `slug:` or its name gives; empty where neither can be one.
    pub slug: String,
    /// Its front matter.
    pub front: Front,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the body begins in the file, in bytes.
    pub body_start: usize,
    /// The rules that it may break.
    pub allowed: Vec<Allowed>,
    /// Its mistakes.
    pub diagnostics: Vec<Diagnostic>,
    stamp: Stamp,
}

/// Front matter by kind. What had a mistake is absent, and the mistake is among the file's diagnostics.
#[derive(Debug)]
pub enum Front {
    /// Of an entry.
    Entry(Box<EntryFront>),
    /// Of a topic.
    Topic(TopicFront),
    /// Of a person.
    Person(PersonFront),
    /// Of a party.
    Party(PartyFront),
    /// Of a source.
    Source(SourceFront),
    /// Of an issue.
    Issue(IssueFront),
    /// Of a page.
    Page(PageFront),
}

impl ParsedFile {
    /// The place of a value in its front matter.
    pub fn field(&self, name: &str) -> Location {
        Location::field(&self.path, name)
    }

    /// The place of an item of a list in its front matter.
    pub fn item(&self, name: &str, index: usize) -> Location {
        Location::value(&self.path, FieldPath::root().key(name).index(index))
    }

    /// The place of a field of an item of a list in its front matter.
    pub fn item_field(&self, name: &str, index: usize, field: &str) -> Location {
        Location::value(&self.path, FieldPath::root().key(name).index(index).key(field))
    }
}

/// Parses everything. `base_url` takes the place of the configuration's.
pub fn parse(inputs: &Inputs, base_url: Option<&str>, previous: Option<&Parsed>) -> Parsed {
    let mut diagnostics = Vec::new();
    let config = Arc::new(config::parse(inputs, base_url, &mut diagnostics));
    let wording = wording::parse(inputs, &mut diagnostics);
    let options = config.markdown();
    let mut known = HashMap::new();
    if let Some(previous) = previous.filter(|previous| previous.config.markdown() == options) {
        known.extend(previous.files.iter().map(|file| (&*file.path, file)));
    }
    let files = inputs
        .documents
        .par_iter()
        .map(|document| match known.get(&*document.file.path) {
            Some(same) if document.readable && same.stamp == document.stamp => Arc::clone(same),
            _ => Arc::new(file(document, &options)),
        });
    Parsed {
        files: files.collect(),
        config,
        wording,
        diagnostics,
    }
}

fn file(document: &Document, options: &markdown::Options) -> ParsedFile {
    let TextFile { path, text } = &document.file;
    let mut diagnostics = Vec::new();
    let split = if document.readable {
        fence::split(path, text, &mut diagnostics)
    } else {
        None
    };
    let body_start = split.as_ref().map_or(text.len(), |split| split.body);
    let fields =
        split.and_then(|split| front_matter(path, text, split.yaml, table_of(document.kind), &mut diagnostics));
    let (body, problems) = body(path, text, body_start, options);
    diagnostics.extend(problems);
    let broken = fields.is_none();
    let mut fields = fields.unwrap_or_default();
    let slug = match fields.text("slug") {
        Some(slug) => slug,
        None if document.kind == ContentKind::Issue => stem(path).to_owned(),
        None => slug_of_name(path, !broken && !fields.has("slug"), &mut diagnostics),
    };
    let allowed = allow::read(path, &mut fields, &mut diagnostics);
    let front = match document.kind {
        ContentKind::Entry => Front::Entry(Box::new(EntryFront::from_fields(fields, &body.excerpt))),
        ContentKind::Topic => Front::Topic(TopicFront::from_fields(fields)),
        ContentKind::Person => Front::Person(PersonFront::from_fields(fields)),
        ContentKind::Party => Front::Party(PartyFront::from_fields(fields)),
        ContentKind::Source => Front::Source(SourceFront::from_fields(fields)),
        ContentKind::Issue => Front::Issue(IssueFront::from_fields(fields)),
        ContentKind::Page => Front::Page(PageFront::from_fields(fields)),
    };
    ParsedFile {
        path: Arc::clone(path),
        slug,
        front,
        body: Arc::new(body),
        body_start,
        allowed,
        diagnostics,
        stamp: document.stamp,
    }
}

/// The table of a kind of file.
pub(crate) fn table_of(kind: ContentKind) -> &'static Mapping {
    match kind {
        ContentKind::Entry => &tables::ENTRY,
        ContentKind::Topic => &tables::TOPIC,
        ContentKind::Person => &tables::PERSON,
        ContentKind::Party => &tables::PARTY,
        ContentKind::Source => &tables::SOURCE,
        ContentKind::Issue => &tables::ISSUE,
        ContentKind::Page => &tables::PAGE,
    }
}

/// The checked fields of YAML in a range of a file; none where it is no YAML at all.
pub(crate) fn front_matter(
    path: &Arc<str>,
    text: &str,
    range: std::ops::Range<usize>,
    table: &'static Mapping,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Fields> {
    match yaml::parse(&text[range.clone()]) {
        Ok(value) => Some(fields::check(
            &value,
            table,
            &mut Context {
                file: path,
                diagnostics,
            },
        )),
        Err(faults) => {
            diagnostics.extend(faults.into_iter().map(|fault| fault.into_diagnostic(path, range.start)));
            None
        }
    }
}

/// The largest body, in bytes.
const BODY_LIMIT: usize = 2 << 20;

fn body(path: &Arc<str>, text: &str, start: usize, options: &markdown::Options) -> (Body, Vec<Diagnostic>) {
    let body = &text[start..];
    if body.len() > BODY_LIMIT {
        let message = format!("the body has {} bytes; it may have at most 2 MiB", body.len());
        let diagnostic = Diagnostic::new(&rules::BODY_TOO_LARGE, Location::file(path), message);
        return (Body::default(), vec![diagnostic.help("split it into several entries")]);
    }
    let (body, problems) = markdown::convert(body, options);
    let diagnostics = problems.into_iter().map(|problem| {
        let location = Location::bytes(path, problem.range.start + start..problem.range.end + start);
        let mut diagnostic = Diagnostic::new(problem.rule, location, problem.message);
        diagnostic.help = problem.help;
        diagnostic
    });
    (body, diagnostics.collect())
}

/// A file's name without its ending; of `rome/index.md`, the folder's name.
fn stem(path: &str) -> &str {
    let path = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let mut parts = path.rsplit('/');
    match parts.next() {
        Some("index") => parts.next().unwrap_or("index"),
        Some(stem) => stem,
        None => path,
    }
}

/// What a file's name gives as its slug: its stem without a leading date.
pub(crate) fn slug_in_name(path: &str) -> &str {
    let stem = stem(path);
    match stem.get(..11) {
        Some(lead) if crate::date::parse_date(&lead[..10]).is_ok() && lead.ends_with('-') => &stem[11..],
        _ => stem,
    }
}

/// The slug that a file's name gives; a mistake where it cannot be one and is `wanted`.
fn slug_of_name(path: &Arc<str>, wanted: bool, diagnostics: &mut Vec<Diagnostic>) -> String {
    let slug = slug_in_name(path);
    let Some(fault) = slug_fault(slug) else {
        return slug.to_owned();
    };
    if wanted {
        let message = format!("the file's name gives the slug `{slug}`, and {fault}");
        let diagnostic = Diagnostic::new(&rules::BAD_SLUG, Location::file(path), message);
        let better = slugify(slug);
        diagnostics.push(match slug_fault(&better) {
            None => diagnostic.help(format!("rename it, or add `slug: {better}`")),
            Some(_) => diagnostic.help("rename it, or add a `slug:`"),
        });
    }
    slugify(slug)
}
