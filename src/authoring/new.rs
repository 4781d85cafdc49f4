//! `chancery new`: creates one file, in its folder, with every field explained.

use super::Error;
use super::proof::ReadFile;
use super::quote::{quote, title_problem};
use super::scaffold::{KnownFields, scaffold};
use crate::date::{DateSpan, Precision};
use crate::fields::{Mapping, tables};
use crate::load::{CONFIG, ContentKind, is_digest};
use crate::parse::{read_fields, slug_in_name, table_of};
use crate::text::{slug_fault, slugify};
use crate::transaction::{self, FileChange};
use crate::walk;
use crate::yaml::Value;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use std::path::{Path, PathBuf};

/// What the new file should be.
#[derive(Debug)]
pub struct NewFileRequest {
    /// The kind of file.
    pub kind: ContentKind,
    /// The title, or the name of a person, party or source.
    pub title: String,
    /// The slug; by default it is made of the title.
    pub slug: Option<String>,
    /// The date of an entry's event, as front matter has it; by default today.
    pub date: Option<String>,
    /// Whether nothing is written.
    pub dry_run: bool,
}

/// A file that was created, or would be.
#[derive(Debug)]
pub struct NewFile {
    /// The path, as messages show it.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// A consequence that the writer should know of.
    pub note: Option<&'static str>,
}

/// Creates a file in the digest at `root`. Dates and times are those of the digest's timezone at `now`.
///
/// # Errors
/// The folder is not a digest, the title, slug or date is invalid, or another file has the slug; nothing is written then.
pub fn new(root: &Path, request: &NewFileRequest, now: Timestamp) -> Result<NewFile, Error> {
    if !is_digest(root) {
        return Err(Error::NoDigest {
            folder: root.to_owned(),
        });
    }
    let title = request.title.trim();
    if let Some(why) = title_problem(title) {
        return Err(Error::Title { why });
    }
    let slug = slug_of(title, request.slug.as_deref())?;
    let now = now.to_zoned(timezone(root));
    let date = date_of(request, &now)?;
    let folder = folder_of(request.kind);
    let files = markdown_files(root, folder);
    if let Some(below) = files.iter().find(|file| slug_in_name(file) == slug) {
        let file = display_path(root, &format!("content/{folder}/{below}"));
        return Err(Error::Taken { slug, file });
    }
    let below = file_name(request.kind, date, &slug);
    let table = table_of(request.kind);
    let mut known = KnownFields::default();
    let title_field = match table.field("title") {
        Some(_) => "title",
        None => "name",
    };
    known.values.push((title_field, quote(title)));
    if slug_in_name(&below) != slug {
        known.values.push(("slug", slug));
    }
    if table.field("draft").is_some() {
        known.values.push(("draft", "true".to_owned()));
    }
    if request.kind == ContentKind::Entry {
        add_entry_fields(&mut known, root, date, &now);
    }
    let below = format!("content/{folder}/{below}");
    let text = file_text(request.kind, table, &known);
    prove_new_file(&below, &text, title_field, &Value::Text(title.to_owned()))?;
    if !request.dry_run {
        create_files(root, "new", [(below.clone(), text.clone().into_bytes())])?;
    }
    let is_first_topic = files.is_empty() && request.kind == ContentKind::Topic;
    Ok(NewFile {
        path: display_path(root, &below),
        text,
        note: is_first_topic.then_some(
            "This is the first topic of the digest that has a file: from now on every topic that an entry names needs one.",
        ),
    })
}

/// Makes sure that a new file can be read, and has this value.
///
/// # Errors
/// It cannot, or has another one.
pub(crate) fn prove_new_file(path: &str, text: &str, field: &str, expected: &Value) -> Result<(), Error> {
    let front = ReadFile::new(text).front;
    match front.as_ref().and_then(|front| front.get(field)) {
        Some(written) if written == expected => Ok(()),
        _ => Err(Error::NotProven {
            file: path.to_owned(),
            why: "its front matter could not be read afterwards",
        }),
    }
}

/// Creates files, all or none. Paths are those below the root.
///
/// # Errors
/// One of them exists already, or cannot be written.
pub(crate) fn create_files(
    root: &Path,
    command: &str,
    files: impl IntoIterator<Item = (String, Vec<u8>)>,
) -> Result<(), Error> {
    let create = |(path, bytes)| FileChange::Create { path, bytes };
    let changes: Vec<FileChange> = files.into_iter().map(create).collect();
    transaction::apply(root, command, &changes).map_err(Error::Write)
}

/// The fields of an entry that are known from its date and from the time.
fn add_entry_fields(known: &mut KnownFields, root: &Path, date: DateSpan, now: &Zoned) {
    known.values.push(("date", date.to_string()));
    let publish_at = now.strftime("%Y-%m-%dT%H:%M").to_string();
    known.values.push(("publish_at", publish_at));
    if date.first() > now.date() {
        known.values.push(("status", "scheduled".to_owned()));
    }
    known.hints.extend(topic_hint(root).map(|hint| ("topics", hint)));
}

/// The requested slug; by default the one made of the title.
fn slug_of(title: &str, requested: Option<&str>) -> Result<String, Error> {
    if let Some(slug) = requested {
        return match slug_fault(slug) {
            None => Ok(slug.to_owned()),
            Some(why) => Err(Error::BadSlug {
                slug: slug.to_owned(),
                why,
            }),
        };
    }
    let slug = slugify(title);
    match slug_fault(&slug) {
        None => Ok(slug),
        Some(why) => Err(Error::NoSlug {
            title: title.to_owned(),
            slug,
            why,
        }),
    }
}

fn date_of(request: &NewFileRequest, now: &Zoned) -> Result<DateSpan, Error> {
    match &request.date {
        None => Ok(DateSpan::day(now.date())),
        Some(_) if request.kind != ContentKind::Entry => Err(Error::DateOfNoEntry),
        Some(date) => DateSpan::parse(date.trim()).map_err(|why| Error::BadDate {
            date: date.clone(),
            why,
        }),
    }
}

/// The timezone of the digest; UTC if the configuration names none, or an unknown one, which `check` reports.
pub(crate) fn timezone(root: &Path) -> TimeZone {
    let named = std::fs::read_to_string(root.join(CONFIG)).ok().and_then(|text| {
        let text = text.trim_start_matches('\u{feff}');
        let mut fields = read_fields(&CONFIG.into(), text, 0..text.len(), &tables::CONFIG, &mut Vec::new())?;
        let timezone = fields.text("timezone");
        fields.ignore_rest();
        timezone
    });
    named
        .and_then(|name| TimeZone::get(&name).ok())
        .unwrap_or(TimeZone::UTC)
}

fn folder_of(kind: ContentKind) -> &'static str {
    let found = ContentKind::FOLDERS.iter().find(|(_, known)| *known == kind);
    found.expect("every kind has a folder").0
}

/// The Markdown files of a folder of `content/`, by their paths below it.
pub(crate) fn markdown_files(root: &Path, folder: &str) -> Vec<String> {
    let (found, _) = walk::walk(&root.join("content").join(folder));
    found
        .into_iter()
        .map(|found| found.below)
        .filter(|below| {
            let end = below.rsplit_once('.').map_or("", |(_, end)| end);
            ["md", "markdown"].iter().any(|known| end.eq_ignore_ascii_case(known))
        })
        .collect()
}

/// The name of a new file below the folder of its kind.
fn file_name(kind: ContentKind, date: DateSpan, slug: &str) -> String {
    let year = date.first().strftime("%Y");
    match (kind, date.archive_level()) {
        (ContentKind::Entry, Precision::Day) => format!("{year}/{}-{slug}.md", date.first()),
        (ContentKind::Entry, Precision::Month | Precision::Year) => format!("{year}/{slug}.md"),
        _ => format!("{slug}.md"),
    }
}

/// The most topics that a new entry lists in a comment.
const MAX_LISTED_TOPICS: usize = 24;

/// The topics of the digest in words; `None` if it has no files for topics.
fn topic_hint(root: &Path) -> Option<String> {
    let files = markdown_files(root, "topics");
    let mut slugs: Vec<&str> = files.iter().map(|file| slug_in_name(file)).collect();
    slugs.sort_unstable();
    let more = if slugs.len() > MAX_LISTED_TOPICS { ", …" } else { "" };
    slugs.truncate(MAX_LISTED_TOPICS);
    (!slugs.is_empty()).then(|| format!("the digest has `[{}{more}]`", slugs.join(", ")))
}

fn file_text(kind: ContentKind, table: &'static Mapping, known: &KnownFields) -> String {
    let body = match kind {
        ContentKind::Entry => "the digest of the event in your own words, as Markdown.",
        ContentKind::Page => "the page's text, as Markdown.",
        _ => "background for its page, as Markdown, if there is any.",
    };
    format!(
        "---\n\
         # Remove `# ` from the beginning of a line to use it; delete what you do not need.\n\
         {}\
         # Below the next line: {body}\n\
         ---\n",
        scaffold(table, known)
    )
}

/// A path of the digest as messages show it.
pub(crate) fn display_path(root: &Path, below: &str) -> PathBuf {
    if root == Path::new(".") {
        PathBuf::from(below)
    } else {
        root.join(below)
    }
}
