//! `chancery clip`: makes a copy under `archive/` and a draft entry of a saved article. What is guessed is marked as a guess
//! with its reason; what is not known is left as a comment; nothing is invented.

mod article;
mod dateline;
mod days;
mod decode;
mod draft;
mod event;
mod facts;
mod folded_text;
mod headline;
mod html;
mod lexicon;
mod line_words;
mod lines;
mod linked;
mod markup;
mod participants;
mod plain;
mod publication_day;
mod publisher;
mod readable;
mod speech;
mod stamp;
mod tree;
mod words;

#[cfg(test)]
mod tests;

use crate::authoring::{Error, create_files, display_path, markdown_files, prove_new_file, timezone};
use crate::date::DateSpan;
use crate::fields::url_fault;
use crate::html::looks_like_html;
use crate::likely_address::looks_like_host;
use crate::load::is_digest;
use crate::parse::slug_in_name;
use crate::sha256::Hash;
use crate::text::{slug_fault, slugify};
use crate::yaml::Value;
use crate::{load, parse};
use decode::MAX_BYTES;
use draft::SavedCopy;
use facts::Facts;
use jiff::Timestamp;
use jiff::civil::Date;
use lexicon::Lexicon;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// A request to clip an article.
#[derive(Debug, Default)]
pub struct Clipping {
    /// The bytes of the article.
    pub bytes: Vec<u8>,
    /// The file that the bytes are from; None for standard input.
    pub file: Option<PathBuf>,
    /// The address of the article; None to take what the page says.
    pub url: Option<String>,
    /// The slug of the entry; None to make it of the headline.
    pub slug: Option<String>,
    /// The day of the event; None to take what the article says.
    pub date: Option<String>,
    /// Whether to write nothing.
    pub dry_run: bool,
}

/// What was written, or would be in a dry run.
#[derive(Debug)]
pub struct Clipped {
    /// The path of the draft entry.
    pub entry: PathBuf,
    /// The path of the copy.
    pub copy: PathBuf,
    /// Whether the copy was there before.
    pub copied_before: bool,
    /// The text of the draft.
    pub text: String,
}

/// Reads the bytes of an article from a file or from standard input. Of what is too large, one byte more than the limit is
/// read.
///
/// # Errors
/// The file cannot be read.
pub fn read_article(file: Option<&Path>) -> Result<Vec<u8>, Error> {
    let limit = MAX_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    let read = match file {
        None => std::io::stdin().lock().take(limit).read_to_end(&mut bytes),
        Some(path) => File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)),
    };
    read.map(|_| bytes).map_err(|source| {
        let path = file.map_or_else(|| PathBuf::from("standard input"), Path::to_owned);
        let address = path
            .to_str()
            .filter(|path| path.contains("://") || looks_like_host(path));
        match (source.kind(), address) {
            (ErrorKind::NotFound | ErrorKind::InvalidFilename, Some(address)) => Error::AddressInsteadOfFile {
                address: address.to_owned(),
            },
            (ErrorKind::NotFound, None) => Error::NoSuchPath {
                path,
                advice: "check the path; the article has to be saved from the browser first",
            },
            (ErrorKind::IsADirectory, _) => Error::FolderInsteadOfFile { path },
            _ => Error::Io {
                doing: "read",
                path,
                source,
            },
        }
    })
}

/// Clips an article for the digest at `root`.
///
/// # Errors
/// The bytes are no article, the slug is taken, or a file is in the way; nothing is written then.
pub fn clip(root: &Path, clipping: &Clipping, now: Timestamp) -> Result<Clipped, Error> {
    if !is_digest(root) {
        return Err(Error::NoDigest {
            folder: root.to_owned(),
        });
    }
    let day = clipping.date.as_deref().map(parse_day).transpose()?;
    if let Some((url, why)) = clipping.url.as_deref().and_then(|url| Some((url, url_fault(url)?))) {
        return Err(Error::BadUrl {
            url: url.to_owned(),
            why,
        });
    }
    let end = clipping.file.as_deref().and_then(|file| file.extension()?.to_str());
    let end = end.map(str::to_ascii_lowercase);
    let decoded = decode::decode_article(&clipping.bytes, end.as_deref()).map_err(|why| Error::NotAnArticle {
        file: clipping.file.clone(),
        why,
    })?;
    let mut notes = Vec::new();
    if let Some(encoding) = decoded.guessed_encoding {
        notes.push(format!(
            "guess: the file does not say its encoding and was read as {encoding}"
        ));
    }
    let is_html = looks_like_html(&decoded.text, end.as_deref());
    let article = if is_html {
        html::read_html(&decoded.text, &mut notes)
    } else {
        plain::read_plain_text(&decoded.text, None)
    };
    let article = article.bounded();
    let now = now.to_zoned(timezone(root));
    let inputs = load::load(root, None);
    let lexicon = Lexicon::new(&parse::parse(&inputs, None, None));
    let facts = Facts::new(&article, &lexicon, clipping.url.as_deref(), day);
    let slug = entry_slug(clipping.slug.as_deref(), &facts)?;
    if let Some(below) = markdown_files(root, "entries")
        .iter()
        .find(|file| slug_in_name(file) == slug)
    {
        let file = display_path(root, &format!("content/entries/{below}"));
        return Err(Error::Taken { slug, file });
    }
    let (below, copied_before) = copy_path(root, clipping, &slug, end.as_deref(), is_html)?;
    let saved = SavedCopy {
        sha256: Hash::of(&clipping.bytes).to_string(),
        file: below,
    };
    let entry = entry_path(&facts, &slug, now.date());
    let clipped = Clipped {
        entry: display_path(root, &entry),
        copy: display_path(root, &format!("archive/{}", saved.file)),
        copied_before,
        text: draft::write_draft(&facts, &lexicon, &saved, &notes, &now),
    };
    prove_new_file(&entry, &clipped.text, "draft", &Value::Bool(true))?;
    if !clipping.dry_run {
        let copy = (!copied_before).then(|| (format!("archive/{}", saved.file), clipping.bytes.clone()));
        let entry = (entry, clipped.text.clone().into_bytes());
        create_files(root, "clip", copy.into_iter().chain([entry]))?;
    }
    Ok(clipped)
}

fn parse_day(text: &str) -> Result<Date, Error> {
    match DateSpan::parse(text.trim()) {
        Ok(span) if span.is_day_precise() && !span.is_interval() => Ok(span.first()),
        Ok(_) => Err("it is not one day".to_owned()),
        Err(why) => Err(why),
    }
    .map_err(|why| Error::BadDate {
        date: text.to_owned(),
        why,
    })
}

/// The slug that was asked for, else that of the headline.
fn entry_slug(wanted: Option<&str>, facts: &Facts) -> Result<String, Error> {
    let Some(wanted) = wanted else {
        let slug = facts.headline.as_ref().map(|headline| slugify(&headline.value));
        return slug.filter(|slug| slug_fault(slug).is_none()).ok_or(Error::NoHeadline);
    };
    match slug_fault(wanted) {
        None => Ok(wanted.to_owned()),
        Some(why) => Err(Error::BadSlug {
            slug: wanted.to_owned(),
            why,
        }),
    }
}

fn entry_path(facts: &Facts, slug: &str, today: Date) -> String {
    match (&facts.day, &facts.published) {
        (Some(day), _) => format!("content/entries/{}/{}-{slug}.md", day.value.strftime("%Y"), day.value),
        (None, published) => {
            let day = published.as_ref().map_or(today, |published| published.value);
            format!("content/entries/{}/{slug}.md", day.strftime("%Y"))
        }
    }
}

/// The path of the copy below `archive/`, and whether it is there already.
fn copy_path(
    root: &Path,
    clipping: &Clipping,
    slug: &str,
    end: Option<&str>,
    is_html: bool,
) -> Result<(String, bool), Error> {
    if let Some(below) = clipping.file.as_deref().and_then(|file| path_in_archive(root, file)) {
        return Ok((below, true));
    }
    let known = end.filter(|end| ["html", "htm", "xhtml", "mhtml", "mht", "eml", "txt", "text", "md"].contains(end));
    let end = known.unwrap_or(if is_html { "html" } else { "txt" });
    let below = format!("{slug}.{end}");
    let path = root.join("archive").join(&below);
    match std::fs::read(&path) {
        Ok(bytes) if bytes == clipping.bytes => Ok((below, true)),
        Ok(_) => Err(Error::Clash {
            folder: display_path(root, "archive"),
            files: vec![below.into()],
        }),
        Err(_) => Ok((below, false)),
    }
}

/// The path below `archive/` of a file that is there; None for others.
fn path_in_archive(root: &Path, file: &Path) -> Option<String> {
    let archive = root.join("archive").canonicalize().ok()?;
    let file = file.canonicalize().ok()?;
    let below = file.strip_prefix(archive).ok()?;
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/")).filter(|below| !below.contains(['\\', '\n']))
}
