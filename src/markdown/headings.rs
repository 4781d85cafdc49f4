//! Headings and anchors: levels without gaps, ids without collisions.

use super::parse::{CowStr, HeadingLevel};
use super::writer::Writer;
use super::{Heading, Link};
use std::collections::BTreeMap;

/// What an id from raw HTML begins with, so that it cannot pass for one of ours.
pub(super) const RAW_ID: &str = "user-";

/// A heading whose words are not known yet.
pub(super) struct OpenHeading<'a> {
    source_level: u8,
    /// Where in the output its tag will stand.
    at: usize,
    id: Option<CowStr<'a>>,
}

/// The ids of a body.
#[derive(Default)]
pub(super) struct Anchors {
    /// Each with the number that its next namesake tries.
    taken: BTreeMap<String, u32>,
    /// The source levels of the headings that contain the current one.
    outline: Vec<u8>,
}

impl Anchors {
    /// Takes an id; false if it is taken.
    pub fn take(&mut self, id: &str) -> bool {
        if self.taken.contains_key(id) {
            return false;
        }
        self.taken.insert(id.to_owned(), 2);
        true
    }

    /// Takes an id, or the first free one of `id-2`, `id-3` and so on.
    fn take_free(&mut self, id: String) -> String {
        if self.take(&id) {
            return id;
        }
        loop {
            // The number is kept, or a thousand headings of one name would take half a million steps.
            let number = self.taken.entry(id.clone()).or_insert(2);
            let candidate = format!("{id}-{number}");
            *number += 1;
            if self.take(&candidate) {
                return candidate;
            }
        }
    }

    /// A writer who gave some raw HTML an id means that one with `#id`, not the name that it got from us.
    pub fn aim(&self, links: &mut [Link]) {
        for link in links {
            if let Some(id) = link.target.strip_prefix('#')
                && !self.taken.contains_key(id)
            {
                let raw = format!("{RAW_ID}{id}");
                if self.taken.contains_key(&raw) {
                    link.target = format!("#{raw}");
                }
            }
        }
    }

    pub fn into_sorted(self) -> Vec<String> {
        self.taken.into_keys().collect()
    }

    /// The level to publish for a heading's level in the source. A page's title is h1 and a level is never skipped,
    /// whatever the writer began with: readers who move by headings rely on it.
    fn level(&mut self, source: u8) -> u8 {
        while self.outline.last().is_some_and(|&above| above >= source) {
            self.outline.pop();
        }
        self.outline.push(source);
        self.outline.len().min(5) as u8 + 1
    }
}

impl<'a> Writer<'a> {
    pub fn begin_heading(&mut self, level: HeadingLevel, id: Option<CowStr<'a>>) {
        self.begin_block();
        self.heading = Some(OpenHeading {
            source_level: level as u8,
            at: self.out.len(),
            id,
        });
        self.listening = true;
    }

    pub fn end_heading(&mut self) {
        let Some(heading) = self.heading.take() else {
            return;
        };
        let text = self.take_heard();
        if self.out.len() == heading.at {
            // An empty heading leads readers who move by headings to nothing.
            return;
        }
        let level = self.anchors.level(heading.source_level);
        let explicit = heading.id.filter(|id| is_valid(id));
        let id = self
            .anchors
            .take_free(explicit.map_or_else(|| slug(&text), |id| id.to_string()));
        self.out.insert_str(heading.at, &format!("<h{level} id=\"{id}\">"));
        self.out.push_str(&format!("</h{level}>\n"));
        self.headings.push(Heading { level, id, text });
    }
}

/// Whether an id that a writer chose can be used as it is.
fn is_valid(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b':'))
        && !is_ours(id)
}

/// Whether an id looks like one of a footnote or of raw HTML.
fn is_ours(id: &str) -> bool {
    ["fn-", "fnref-", RAW_ID].iter().any(|ours| id.starts_with(ours))
}

/// Lower-case ASCII letters and digits of the text, with a hyphen for each run of anything else.
fn slug(text: &str) -> String {
    let ascii = if text.is_ascii() {
        text.into()
    } else {
        deunicode::deunicode_with_tofu_cow(text, "")
    };
    let mut slug = String::with_capacity(ascii.len());
    for byte in ascii.bytes() {
        if byte.is_ascii_alphanumeric() {
            slug.push(byte.to_ascii_lowercase().into());
        } else if byte != b'\'' && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(80);
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() || is_ours(&slug) {
        slug.insert_str(0, if slug.is_empty() { "section" } else { "section-" });
    }
    slug
}
