//! `chancery new`: one file, in its folder, with every field explained.

use super::quote::{quote, title_fault};
use super::scaffold::{Known, scaffold};
use super::{Error, write};
use crate::date::{DateSpan, Precision};
use crate::fields::{Mapping, tables};
use crate::load::{CONFIG, ContentKind};
use crate::parse::{read_fields, slug_in_name, table_of};
use crate::text::{slug_fault, slugify};
use crate::walk;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use std::path::{Path, PathBuf};

/// What somebody asks for.
#[derive(Debug)]
pub struct Wanted {
    /// What kind of file.
    pub kind: ContentKind,
    /// Its title or name.
    pub title: String,
    /// Its slug, where it is not to be made of the title.
    pub slug: Option<String>,
    /// The day, days or month of an entry's event, where it is not today.
    pub date: Option<String>,
}

/// What was made.
#[derive(Debug)]
pub struct Made {
    /// The new file.
    pub path: PathBuf,
    /// What else changes by it.
    pub note: Option<&'static str>,
}

/// Makes a file of some kind in the digest at `root`. Days and times are those of the digest's timezone at `now`.
///
/// # Errors
/// The folder is no digest, the title, slug or date is none, or another file has the slug; nothing is written then.
pub fn new(root: &Path, wanted: &Wanted, now: Timestamp) -> Result<Made, Error> {
    if !root.join(CONFIG).is_file() && !root.join("content").is_dir() {
        return Err(Error::NoDigest { root: root.to_owned() });
    }
    let title = wanted.title.trim();
    if let Some(why) = title_fault(title) {
        return Err(Error::Title { why });
    }
    let slug = slug(title, wanted.slug.as_deref())?;
    let now = now.to_zoned(timezone(root));
    let date = date(wanted, &now)?;
    let folder = folder(wanted.kind);
    let files = files(root, folder);
    if let Some(below) = files.iter().find(|file| slug_in_name(file) == slug) {
        let file = root_path(root, &format!("content/{folder}/{below}"));
        return Err(Error::Taken { slug, file });
    }
    let below = file_name(wanted.kind, date, &slug);
    let table = table_of(wanted.kind);
    let named = if table.field("title").is_some() {
        "title"
    } else {
        "name"
    };
    let mut known = Known::default();
    known.values.push((named, quote(title)));
    if slug_in_name(&below) != slug {
        known.values.push(("slug", slug));
    }
    if table.field("draft").is_some() {
        known.values.push(("draft", "true".to_owned()));
    }
    if wanted.kind == ContentKind::Entry {
        known.values.push(("date", date.to_string()));
        known
            .values
            .push(("publish_at", now.strftime("%Y-%m-%dT%H:%M").to_string()));
        if date.first > now.date() {
            known.values.push(("status", "scheduled".to_owned()));
        }
        known.hints.extend(topics(root).map(|topics| ("topics", topics)));
    }
    let path = root_path(root, &format!("content/{folder}/{below}"));
    let mut new = write::New::default();
    new.file(&path, text(wanted.kind, table, &known))?;
    new.keep();
    let first = files.is_empty() && wanted.kind == ContentKind::Topic;
    Ok(Made {
        path,
        note: first.then_some(
            "This is the digest's first topic with a file: from now on every topic that an entry names needs one.",
        ),
    })
}

/// The slug that was asked for, else that of the title.
fn slug(title: &str, wanted: Option<&str>) -> Result<String, Error> {
    if let Some(slug) = wanted {
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

fn date(wanted: &Wanted, now: &Zoned) -> Result<DateSpan, Error> {
    match &wanted.date {
        None => Ok(DateSpan::day(now.date())),
        Some(_) if wanted.kind != ContentKind::Entry => Err(Error::DateOfNoEntry),
        Some(date) => DateSpan::parse(date.trim()).map_err(|why| Error::BadDate {
            date: date.clone(),
            why,
        }),
    }
}

/// The digest's timezone; UTC where the configuration names none, or none that there is: `check` says so.
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

fn folder(kind: ContentKind) -> &'static str {
    let found = ContentKind::FOLDERS.iter().find(|(_, known)| *known == kind);
    found.expect("every kind has a folder").0
}

/// The Markdown files of a folder of `content/`, by their paths below it.
pub(crate) fn files(root: &Path, folder: &str) -> Vec<String> {
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
    let year = date.first.strftime("%Y");
    match (kind, date.precision) {
        (ContentKind::Entry, Precision::Day) => format!("{year}/{}-{slug}.md", date.first),
        (ContentKind::Entry, Precision::Month) => format!("{year}/{slug}.md"),
        _ => format!("{slug}.md"),
    }
}

/// How many topics a scaffold lists.
const TOPICS_TOLD: usize = 24;

/// The topics that the digest has, in words.
fn topics(root: &Path) -> Option<String> {
    let files = files(root, "topics");
    let mut slugs: Vec<&str> = files.iter().map(|file| slug_in_name(file)).collect();
    slugs.sort_unstable();
    let more = if slugs.len() > TOPICS_TOLD { ", …" } else { "" };
    slugs.truncate(TOPICS_TOLD);
    (!slugs.is_empty()).then(|| format!("the digest has `[{}{more}]`", slugs.join(", ")))
}

fn text(kind: ContentKind, table: &'static Mapping, known: &Known) -> String {
    let body = match kind {
        ContentKind::Entry => "the digest of the event in your own words, as Markdown.",
        ContentKind::Page => "the page's text, as Markdown.",
        _ => "background for its page, as Markdown, if there is any.",
    };
    format!(
        "---\n\
         # Take `# ` away from the beginning of a line that you want; delete what you do not need.\n\
         {}\
         # Below the next line: {body}\n\
         ---\n",
        scaffold(table, known)
    )
}

/// A path of the digest as messages show it.
pub(crate) fn root_path(root: &Path, below: &str) -> PathBuf {
    if root == Path::new(".") {
        PathBuf::from(below)
    } else {
        root.join(below)
    }
}
