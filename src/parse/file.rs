//! One Markdown file, parsed by itself.

use super::allow::{Allowed, read_allowed};
use super::corrections::read_corrections;
use super::entry::EntryFront;
use super::frame_ids::frame_ids;
use super::front_matter::{find_front_matter, read_fields};
use super::guesses::report_guesses;
use super::registry::{IssueFront, PageFront, PartyFront, PersonFront, SourceFront, TopicFront};
use super::slug::{file_stem, slug_from_name};
use crate::conflict::report_conflicts;
use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::evidence::{QuotePrint, prints_of};
use crate::fields::{Correction, Fields, Mapping, tables};
use crate::load::{ContentKind, Document, Stamp};
use crate::markdown::{self, Body};
use crate::text_file::TextFile;
use std::sync::Arc;

/// The largest body, in bytes.
const BODY_LIMIT: usize = 2 << 20;

/// One Markdown file, parsed.
#[derive(Debug)]
pub struct ParsedFile {
    /// Its path below the digest's root.
    pub path: Arc<str>,
    /// The slug that its `slug:` or its name gives; empty if neither can be one.
    pub slug: String,
    /// Its front matter.
    pub front: Front,
    /// Its text.
    pub body: Arc<Body>,
    /// Where the body begins in the file, in bytes.
    pub body_start: usize,
    /// Of an entry with saved copies, the prints of its quotations, where the digest has an `evidence.lock`.
    pub quotations: Vec<QuotePrint>,
    /// What was corrected after it was published, oldest first.
    pub corrections: Arc<[Correction]>,
    /// The rules that are not reported for it.
    pub allowed: Vec<Allowed>,
    /// Whether its front matter could be read; every field is absent otherwise.
    pub is_read: bool,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// The stamp of the file that it was parsed from.
    pub(super) stamp: Stamp,
}

/// How a file is parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileOptions {
    /// How its body is converted.
    pub markdown: markdown::Options,
    /// Whether the digest has an `evidence.lock`.
    pub is_sealed: bool,
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
    /// The location of a value in its front matter.
    pub fn field(&self, name: &str) -> Location {
        Location::field(&self.path, name)
    }

    /// The location of an item of a list in its front matter.
    pub fn item(&self, name: &str, index: usize) -> Location {
        Location::value(&self.path, FieldPath::root().key(name).index(index))
    }

    /// The location of a field of an item of a list in its front matter.
    pub fn item_field(&self, name: &str, index: usize, field: &str) -> Location {
        Location::value(&self.path, FieldPath::root().key(name).index(index).key(field))
    }

    /// The location of the URL from which an office of a person is known.
    pub fn office_source_url(&self, index: usize) -> Location {
        let office = FieldPath::root().key("offices").index(index);
        Location::value(&self.path, office.key("source").key("url"))
    }
}

/// The table of the fields of a kind of file.
pub fn table_of(kind: ContentKind) -> &'static Mapping {
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

/// Parses one file.
pub(super) fn parse_file(document: &Document, options: &FileOptions) -> ParsedFile {
    let FileOptions {
        markdown: options,
        is_sealed,
    } = options;
    let TextFile { path, text } = &document.file;
    // Of a text with two versions, nothing else is known.
    let mut diagnostics = report_conflicts(path, text);
    let front_matter = if document.readable && diagnostics.is_empty() {
        find_front_matter(path, text, table_of(document.kind), &mut diagnostics)
    } else {
        None
    };
    let yaml = front_matter.as_ref().map(|found| found.yaml.clone());
    let body_start = front_matter.as_ref().map_or(text.len(), |found| found.body);
    let table = table_of(document.kind);
    let fields = front_matter.and_then(|found| read_fields(path, text, found.yaml, table, &mut diagnostics));
    let is_read = fields.is_some();
    let mut fields = fields.unwrap_or_default();
    let has_slug = fields.has("slug");
    let slug = match fields.text("slug") {
        Some(slug) => slug,
        // An issue has its period instead of a slug.
        None if document.kind == ContentKind::Issue => file_stem(path).to_owned(),
        None => slug_from_name(path, is_read && !has_slug, &mut diagnostics),
    };
    let of_kind = markdown::Options {
        frame_ids: frame_ids(document.kind, &slug),
        ..*options
    };
    let body = parse_body(path, text, body_start, &of_kind, &mut diagnostics);
    let is_converted = text.len() - body_start.min(text.len()) <= BODY_LIMIT;
    if document.kind == ContentKind::Entry && is_read && is_converted && body.has_no_content() {
        diagnostics.push(empty_body(path, text, body_start));
    }
    let allowed = read_allowed(path, &mut fields, &mut diagnostics);
    let corrections = read_corrections(path, &mut fields, options, &mut diagnostics);
    let front = front_of(document.kind, fields, &body.excerpt);
    if let (Front::Entry(entry), Some(yaml)) = (&front, yaml)
        && !entry.draft
    {
        diagnostics.extend(report_guesses(path, text, yaml));
    }
    ParsedFile {
        path: Arc::clone(path),
        slug,
        quotations: match &front {
            Front::Entry(entry) if *is_sealed => quotations_of(entry, text.get(body_start..).unwrap_or_default()),
            _ => Vec::new(),
        },
        front,
        body: Arc::new(body),
        body_start,
        corrections,
        allowed,
        is_read,
        diagnostics,
        stamp: document.stamp,
    }
}

/// The prints of an entry's quotations: those of its body, then those of its positions.
fn quotations_of(entry: &EntryFront, body: &str) -> Vec<QuotePrint> {
    if entry.accounts.iter().all(|(_, account)| account.saved.is_none()) {
        return Vec::new();
    }
    let positions = entry.positions.iter();
    prints_of(body, positions.filter_map(|(_, position)| position.quote.as_deref()))
}

/// Takes the front matter of a kind of file out of its fields.
fn front_of(kind: ContentKind, fields: Fields, excerpt: &str) -> Front {
    match kind {
        ContentKind::Entry => Front::Entry(Box::new(EntryFront::from_fields(fields, excerpt))),
        ContentKind::Topic => Front::Topic(TopicFront::from_fields(fields)),
        ContentKind::Person => Front::Person(PersonFront::from_fields(fields)),
        ContentKind::Party => Front::Party(PartyFront::from_fields(fields)),
        ContentKind::Source => Front::Source(SourceFront::from_fields(fields)),
        ContentKind::Issue => Front::Issue(IssueFront::from_fields(fields)),
        ContentKind::Page => Front::Page(PageFront::from_fields(fields)),
    }
}

fn parse_body(
    path: &Arc<str>,
    text: &str,
    start: usize,
    options: &markdown::Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Body {
    let body = text.get(start..).unwrap_or_default();
    if body.len() > BODY_LIMIT {
        let message = format!("the body has {} bytes; the limit is 2 MiB", body.len());
        let diagnostic = Diagnostic::new(&rules::BODY_TOO_LARGE, Location::file(path), message);
        diagnostics.push(diagnostic.help("split it into several entries"));
        return Body::default();
    }
    let (body, problems) = markdown::convert(body, options);
    diagnostics.extend(problems.into_iter().map(|problem| {
        let location = Location::bytes(path, problem.range.start + start..problem.range.end + start);
        let mut diagnostic = Diagnostic::new(problem.rule, location, problem.message);
        diagnostic.help = problem.help;
        diagnostic
    }));
    body
}

/// An entry without a text. The location is its first line, or the line that ends the front matter.
fn empty_body(path: &Arc<str>, text: &str, start: usize) -> Diagnostic {
    let body = text.get(start..).unwrap_or_default();
    let (before, is_blank) = match body.trim_start() {
        "" => (text.trim_end(), true),
        rest => (text.get(..text.len() - rest.len()).unwrap_or_default(), false),
    };
    let range = if is_blank {
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        line..before.len()
    } else {
        let line = text.get(before.len()..).and_then(|rest| rest.split('\n').next());
        before.len()..before.len() + line.map_or(0, str::len)
    };
    let message = "this entry has no text";
    let diagnostic = Diagnostic::new(&rules::EMPTY_BODY, Location::bytes(path, range), message);
    diagnostic.help("write in a few sentences who did and said what; until then, `draft: true` keeps it back")
}

#[cfg(test)]
mod tests {
    use super::{front_of, table_of};
    use crate::fields::{Context, check_mapping, samples::samples};
    use crate::load::ContentKind;

    /// Every field of every table is taken out: a value that is left panics when it is dropped.
    #[test]
    fn every_field_is_read() {
        for (folder, kind) in ContentKind::FOLDERS {
            for sample in samples(table_of(kind)) {
                let mut diagnostics = Vec::new();
                let mut context = Context {
                    file: &folder.into(),
                    diagnostics: &mut diagnostics,
                };
                let mut fields = check_mapping(&sample, table_of(kind), &mut context);
                assert!(diagnostics.is_empty(), "{folder}: {diagnostics:?}");
                fields.ignore("slug");
                super::read_allowed(&folder.into(), &mut fields, &mut diagnostics);
                let options = crate::markdown::Options::default();
                super::read_corrections(&folder.into(), &mut fields, &options, &mut diagnostics);
                front_of(kind, fields, "");
            }
        }
    }
}
