//! An entry as lints look at it: the model, what was written, and its text in paragraphs with the places of all words.

use super::passage::{Passage, Whereabouts};
use super::quotation::{Quotation, quotations};
use super::shared::Shared;
use crate::diagnostic::Location;
use crate::digest::{Digest, Entry};
use crate::language::{primary_language, quoted_spans};
use crate::load::Inputs;
use crate::markdown::{Paragraph, ParagraphKind, paragraphs};
use crate::parse::{EntryFront, Front, Parsed, ParsedFile};
use std::ops::Range;

/// An entry, and what is around it.
pub struct Subject<'a> {
    /// What it shares with the others.
    pub shared: &'a Shared,
    /// The digest.
    pub digest: &'a Digest,
    /// The entry.
    pub entry: &'a Entry,
    /// Its file.
    pub file: &'a ParsedFile,
    /// Its front matter.
    pub front: &'a EntryFront,
    /// Its body in paragraphs; ranges count from the beginning of the body.
    pub paragraphs: Vec<Paragraph>,
    /// What the paragraphs quote.
    pub quotations: Vec<Quotation>,
    /// Everything that its writer wrote, the paragraphs first.
    pub passages: Vec<Passage>,
}

impl<'a> Subject<'a> {
    /// None where the file is not there any more.
    pub fn new(
        inputs: &Inputs,
        parsed: &'a Parsed,
        digest: &'a Digest,
        shared: &'a Shared,
        entry: &'a Entry,
    ) -> Option<Self> {
        let at = parsed.files.binary_search_by(|file| file.path.cmp(&entry.file)).ok()?;
        let file = &*parsed.files[at];
        let Front::Entry(front) = &file.front else { return None };
        let text = inputs.text(&entry.file)?;
        let paragraphs = paragraphs(text.get(file.body_start..)?);
        let mut subject = Self {
            shared,
            digest,
            entry,
            file,
            front,
            quotations: quotations(&paragraphs),
            paragraphs,
            passages: Vec::new(),
        };
        subject.passages = subject.read_passages();
        Some(subject)
    }

    /// The primary subtag of the entry's language.
    pub fn language(&self) -> &'a str {
        primary_language(self.digest.language_of(self.entry))
    }

    /// The quotations of a paragraph.
    pub fn quoted(&self, paragraph: usize) -> &[Quotation] {
        let start = self.quotations.partition_point(|one| one.paragraph < paragraph);
        let end = self.quotations.partition_point(|one| one.paragraph <= paragraph);
        &self.quotations[start..end]
    }

    fn read_passages(&self) -> Vec<Passage> {
        let names = &self.shared.names;
        let body = self.paragraphs.iter().enumerate().map(|(at, paragraph)| {
            let text = paragraph.text.as_str();
            let marked = self.quoted(at).iter().map(|one| one.whole.clone());
            let whole = (paragraph.kind == ParagraphKind::Quote).then_some(0..text.len());
            let quoted = marked.chain(whole).chain(self.titles_in(text));
            Passage::new(Whereabouts::Paragraph(at), text, quoted, names)
        });
        let field = |location: Location, text: &str| {
            let marked = quoted_spans(text, None).into_iter().map(|span| span.whole);
            Passage::new(
                Whereabouts::Field(location),
                text,
                marked.chain(self.titles_in(text)),
                names,
            )
        };
        let title = self
            .front
            .title
            .iter()
            .map(|title| field(self.file.field("title"), title));
        let summary = self.front.written_summary.iter();
        let summary = summary.map(|summary| field(self.file.field("summary"), summary));
        let positions = self.front.positions.iter().filter_map(|(at, position)| {
            let location = self.file.item_field("positions", *at, "summary");
            Some(field(location, position.summary.as_deref()?))
        });
        body.chain(title).chain(summary).chain(positions).collect()
    }

    /// Where a text has the titles of the entry's sources.
    fn titles_in(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let titles = self
            .entry
            .accounts
            .iter()
            .filter_map(|account| account.title.as_deref());
        titles.filter_map(move |title| text.find(title).map(|at| at..at + title.len()))
    }

    /// Where some words of a passage stand: the words themselves in the body, the whole field in front matter.
    pub fn place_of(&self, passage: &Passage, words: Range<usize>) -> Location {
        match &passage.whereabouts {
            Whereabouts::Paragraph(at) => {
                let paragraph = &self.paragraphs[*at];
                self.location(paragraph.place(passage.words.location(words)))
            }
            Whereabouts::Field(location) => location.clone(),
        }
    }

    /// The place of a range of the body.
    pub fn location(&self, range: Range<usize>) -> Location {
        let start = self.file.body_start;
        Location::bytes(&self.file.path, range.start + start..range.end + start)
    }
}
