//! Headings: levels without gaps, and an id for each.

use super::Heading;
use super::anchors::RAW_ID;
use super::output::Output;
use super::parse::{CowStr, HeadingLevel};

/// A heading whose words are not known yet.
pub(super) struct OpenHeading<'a> {
    /// 1 to 6, as in the source.
    source_level: u8,
    /// Where in the output its start tag will stand, in bytes.
    start: usize,
    /// The id that the writer chose, as in `# Title {#id}`.
    id: Option<CowStr<'a>>,
}

/// The headings of a body, and where in its outline the last one stands.
#[derive(Default)]
pub(super) struct Headings {
    /// Those that are finished, in reading order.
    pub finished: Vec<Heading>,
    /// The source levels of the headings that contain the current one.
    outline: Vec<u8>,
}

impl<'a> OpenHeading<'a> {
    /// Begins a heading at the end of the output.
    pub fn begin(level: HeadingLevel, id: Option<CowStr<'a>>, output: &Output) -> Self {
        Self {
            source_level: level as u8,
            start: output.html.len(),
            id,
        }
    }
}

impl Headings {
    /// Writes the tags of a heading around its content, which is all that was written since it began; `text` is that
    /// content as plain text.
    pub fn finish(&mut self, heading: OpenHeading<'_>, text: String, output: &mut Output) {
        if output.html.len() == heading.start {
            // An empty heading leads readers who move by headings to nothing.
            return;
        }
        let level = self.next_level(heading.source_level);
        let explicit = heading.id.filter(|id| is_valid(id));
        let id = output
            .anchors
            .take_free(explicit.map_or_else(|| slug(&text), |id| id.to_string()));
        output
            .html
            .insert_str(heading.start, &format!("<h{level} id=\"{id}\">"));
        output.html.push_str(&format!("</h{level}>\n"));
        self.finished.push(Heading { level, id, text });
    }

    /// The level to publish for a heading's level in the source. A page's title is h1 and a level is never skipped,
    /// whatever the writer began with: readers who move by headings rely on it.
    fn next_level(&mut self, source: u8) -> u8 {
        while self.outline.last().is_some_and(|&above| above >= source) {
            self.outline.pop();
        }
        self.outline.push(source);
        self.outline.len().min(5) as u8 + 1
    }
}

/// Whether an id that a writer chose can be used as it is.
fn is_valid(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b':'))
        && !is_reserved(id)
}

/// Whether an id looks like one of a footnote or of raw HTML.
fn is_reserved(id: &str) -> bool {
    ["fn-", "fnref-", RAW_ID].iter().any(|ours| id.starts_with(ours))
}

/// The longest id made of a heading's words, in bytes.
const MAX_SLUG: usize = 80;

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
    // All of it is ASCII: no character is cut.
    slug.truncate(MAX_SLUG);
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() || is_reserved(&slug) {
        slug.insert_str(0, if slug.is_empty() { "section" } else { "section-" });
    }
    slug
}
