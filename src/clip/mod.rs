//! `chancery clip`: a saved article becomes a copy under `archive/` and a draft entry with what can be known of it.
//! What is guessed is marked as a guess with its reason; what is not known is left as a comment; nothing is invented.

mod dateline;
mod days;
mod decode;
mod draft;
mod event;
mod facts;
mod html;
mod linked;
mod markup;
mod names;
mod page;
mod plain;
mod readable;
mod speech;
mod tree;
mod words;

#[cfg(test)]
mod tests;

use crate::authoring::write::NewFiles;
use crate::authoring::{Error, display_path, markdown_files, timezone};
use crate::date::{DateSpan, Precision};
use crate::fields::url_fault;
use crate::html::looks_like_html;
use crate::load::CONFIG;
use crate::parse::slug_in_name;
use crate::text::{slug_fault, slugify};
use crate::{load, parse};
use decode::LIMIT;
use draft::Saved;
use facts::Facts;
use jiff::Timestamp;
use jiff::civil::Date;
use names::Lexicon;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What is to be clipped.
#[derive(Debug, Default)]
pub struct Clipping {
    /// The article's bytes.
    pub bytes: Vec<u8>,
    /// The file that they come from; none where they came through standard input.
    pub file: Option<PathBuf>,
    /// The article's address, where it is known better than the page says it.
    pub url: Option<String>,
    /// The entry's slug, where it is not to be made of the headline.
    pub slug: Option<String>,
    /// The day of the event, where it is known better than the page says it.
    pub date: Option<String>,
    /// Whether nothing is to be written.
    pub dry_run: bool,
}

/// What was made, or would be.
#[derive(Debug)]
pub struct Clipped {
    /// The draft entry.
    pub entry: PathBuf,
    /// The copy of the article.
    pub copy: PathBuf,
    /// Whether the copy was there already.
    pub copied_before: bool,
    /// The draft's text.
    pub text: String,
}

/// The bytes of an article: a file's, or those of standard input. What is too large is not read to its end.
///
/// # Errors
/// The system refuses.
pub fn article(file: Option<&Path>) -> Result<Vec<u8>, Error> {
    let most = LIMIT as u64 + 1;
    let mut bytes = Vec::new();
    let read = match file {
        None => std::io::stdin().lock().take(most).read_to_end(&mut bytes),
        Some(path) => File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)),
    };
    read.map(|_| bytes).map_err(|source| Error::Io {
        doing: "read",
        path: file.map_or_else(|| PathBuf::from("standard input"), Path::to_owned),
        source,
    })
}

/// Clips an article for the digest at `root`.
///
/// # Errors
/// The bytes are no article, the slug is taken, or a file is in the way; nothing is written then.
pub fn clip(root: &Path, clipping: &Clipping, now: Timestamp) -> Result<Clipped, Error> {
    if !root.join(CONFIG).is_file() && !root.join("content").is_dir() {
        return Err(Error::NoDigest { root: root.to_owned() });
    }
    let day = clipping.date.as_deref().map(day).transpose()?;
    if let Some((url, why)) = clipping.url.as_deref().and_then(|url| Some((url, url_fault(url)?))) {
        return Err(Error::BadUrl {
            url: url.to_owned(),
            why,
        });
    }
    let decoded = decode::decode(&clipping.bytes).map_err(|why| Error::NotAnArticle {
        file: clipping.file.clone(),
        why,
    })?;
    let mut notes = Vec::new();
    if let Some(encoding) = decoded.guess {
        notes.push(format!(
            "guess: the file does not say its encoding and was read as {encoding}"
        ));
    }
    let end = clipping.file.as_deref().and_then(|file| file.extension()?.to_str());
    let end = end.map(str::to_ascii_lowercase);
    let is_html = looks_like_html(&decoded.text, end.as_deref());
    let page = if is_html {
        html::read(&decoded.text, &mut notes)
    } else {
        plain::read(&decoded.text, None)
    };
    let page = page.bounded();
    let now = now.to_zoned(timezone(root));
    let sources = load::load(root, None);
    let lexicon = Lexicon::new(&parse::parse(&sources, None, None));
    let facts = Facts::new(&page, &lexicon, clipping.url.as_deref(), day);
    let slug = slug(clipping.slug.as_deref(), &facts)?;
    if let Some(below) = markdown_files(root, "entries")
        .iter()
        .find(|file| slug_in_name(file) == slug)
    {
        let file = display_path(root, &format!("content/entries/{below}"));
        return Err(Error::Taken { slug, file });
    }
    let (below, copied_before) = copy_name(root, clipping, &slug, end.as_deref(), is_html)?;
    let saved = Saved {
        sha256: load::sha256(&clipping.bytes),
        file: below,
    };
    let clipped = Clipped {
        entry: display_path(root, &entry_name(&facts, &slug, now.date())),
        copy: display_path(root, &format!("archive/{}", saved.file)),
        copied_before,
        text: draft::draft(&facts, &lexicon, &saved, &notes, &now),
    };
    if !clipping.dry_run {
        let mut new = NewFiles::default();
        if !clipped.copied_before {
            new.create(&clipped.copy, &clipping.bytes)?;
        }
        new.create(&clipped.entry, &clipped.text)?;
        new.keep();
    }
    Ok(clipped)
}

fn day(text: &str) -> Result<Date, Error> {
    match DateSpan::parse(text.trim()) {
        Ok(span) if span.first == span.last && span.precision == Precision::Day => Ok(span.first),
        Ok(_) => Err("it is not one day".to_owned()),
        Err(why) => Err(why),
    }
    .map_err(|why| Error::BadDate {
        date: text.to_owned(),
        why,
    })
}

/// The slug that was asked for, else that of the headline.
fn slug(wanted: Option<&str>, facts: &Facts) -> Result<String, Error> {
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

fn entry_name(facts: &Facts, slug: &str, today: Date) -> String {
    match (&facts.day, &facts.published) {
        (Some(day), _) => format!("content/entries/{}/{}-{slug}.md", day.value.strftime("%Y"), day.value),
        (None, published) => {
            let day = published.as_ref().map_or(today, |published| published.value);
            format!("content/entries/{}/{slug}.md", day.strftime("%Y"))
        }
    }
}

/// The name of the copy below `archive/`, and whether it is there already.
fn copy_name(
    root: &Path,
    clipping: &Clipping,
    slug: &str,
    end: Option<&str>,
    is_html: bool,
) -> Result<(String, bool), Error> {
    if let Some(below) = clipping.file.as_deref().and_then(|file| inside_archive(root, file)) {
        return Ok((below, true));
    }
    let known = end.filter(|end| ["html", "htm", "xhtml", "txt", "text", "md"].contains(end));
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

/// The path below `archive/` of a file that lies there.
fn inside_archive(root: &Path, file: &Path) -> Option<String> {
    let archive = root.join("archive").canonicalize().ok()?;
    let file = file.canonicalize().ok()?;
    let below = file.strip_prefix(archive).ok()?;
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/")).filter(|below| !below.contains(['\\', '\n']))
}
