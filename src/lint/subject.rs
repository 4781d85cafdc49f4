//! An entry as lints read it: the model, the front matter as written, and the text in paragraphs and words.

use super::context::LintContext;
use super::passage::{Passage, PassageLocation};
use crate::diagnostic::Location;
use crate::diagnostic::rules;
use crate::digest::{Digest, Entry};
use crate::evidence::{Evidence, Quotation, quotations};
use crate::language::{primary_language, quoted_spans};
use crate::load::Inputs;
use crate::markdown::{Paragraph, ParagraphKind, paragraphs};
use crate::parse::{EntryFront, Front, Parsed, ParsedFile};
use crate::text::slice;
use std::ops::Range;

/// Words of others in an entry.
pub struct QuotedText<'a> {
    /// The words.
    pub text: &'a str,
    /// Where they stand.
    pub location: Location,
    /// The account that a position is taken from, by its index, where the entry names it.
    pub account: Option<usize>,
    /// Whether a position has them, so that they cannot be a mere term.
    pub is_position: bool,
}

/// An entry with all that lints ask about it.
pub struct Subject<'a> {
    /// What it shares with other entries.
    pub context: &'a LintContext,
    /// The digest.
    pub digest: &'a Digest,
    /// The entry.
    pub entry: &'a Entry,
    /// What is known of quotations and saved copies.
    pub evidence: &'a Evidence,
    /// The entry's file.
    pub file: &'a ParsedFile,
    /// The front matter as written.
    pub front: &'a EntryFront,
    /// The body in paragraphs; their ranges count from the beginning of the body.
    pub paragraphs: Vec<Paragraph>,
    /// The quotations in the paragraphs, in their order.
    pub quotations: Vec<Quotation>,
    /// All text of the entry: the paragraphs, then title, summary and positions.
    pub passages: Vec<Passage>,
}

impl<'a> Subject<'a> {
    /// The entry with its texts; None if its file was removed since it was loaded.
    pub fn new(
        inputs: &Inputs,
        parsed: &'a Parsed,
        digest: &'a Digest,
        context: &'a LintContext,
        entry: &'a Entry,
    ) -> Option<Self> {
        let at = parsed.files.binary_search_by(|file| file.path.cmp(&entry.file)).ok()?;
        let file = &*parsed.files[at];
        let Front::Entry(front) = &file.front else { return None };
        let text = inputs.text(&entry.file)?;
        let paragraphs = paragraphs(text.get(file.body_start..)?);
        let mut subject = Self {
            context,
            digest,
            entry,
            evidence: &parsed.evidence,
            file,
            front,
            quotations: quotations(&paragraphs),
            paragraphs,
            passages: Vec::new(),
        };
        subject.passages = subject.read_passages();
        Some(subject)
    }

    /// The primary subtag of the language that the entry is written in.
    pub fn language(&self) -> &'a str {
        primary_language(self.digest.language_of(self.entry))
    }

    /// The quotations that are somebody's words: all but titles.
    pub fn spoken_quotations(&self) -> impl Iterator<Item = &Quotation> {
        self.quotations.iter().filter(|quotation| !quotation.is_title)
    }

    /// The words of others: the quotations of the body, then those of positions.
    pub fn quoted(&self) -> impl Iterator<Item = QuotedText<'_>> {
        let body = self.spoken_quotations().map(|quotation| {
            let paragraph = &self.paragraphs[quotation.paragraph];
            QuotedText {
                text: slice(&paragraph.text, quotation.inside.clone()),
                location: self.location(paragraph.place(quotation.whole.clone())),
                account: None,
                is_position: false,
            }
        });
        let positions = self.front.positions.iter().enumerate();
        body.chain(positions.filter_map(|(index, (at, position))| {
            Some(QuotedText {
                text: position.quote.as_deref()?,
                location: self.file.item_field("positions", *at, "quote"),
                account: self.entry.positions.get(index).and_then(|position| position.account),
                is_position: true,
            })
        }))
    }

    /// Whether the digest has a level for quotations that were never verified, so that they are no mere note.
    pub fn requires_verified_quotes(&self) -> bool {
        let mut levels = self.digest.config.lints.iter();
        levels.any(|(rule, level)| *rule == rules::QUOTE_UNVERIFIED.name && level.is_some())
    }

    /// The quotations in a paragraph.
    pub fn quotations_in(&self, paragraph: usize) -> &[Quotation] {
        let start = self.quotations.partition_point(|one| one.paragraph < paragraph);
        let end = self.quotations.partition_point(|one| one.paragraph <= paragraph);
        &self.quotations[start..end]
    }

    fn read_passages(&self) -> Vec<Passage> {
        let names = &self.context.names;
        let body = self.paragraphs.iter().enumerate().map(|(at, paragraph)| {
            let text = paragraph.text.as_str();
            let spans = self.quotations_in(at).iter().map(|one| one.whole.clone());
            let whole = (paragraph.kind == ParagraphKind::Quote).then_some(0..text.len());
            let quoted = spans.chain(whole).chain(self.titles_in(text));
            Passage::new(PassageLocation::Paragraph(at), text, quoted, names)
        });
        let field = |location: Location, text: &str| {
            let spans = quoted_spans(text, None).into_iter().map(|span| span.whole);
            Passage::new(
                PassageLocation::Field(location),
                text,
                spans.chain(self.titles_in(text)),
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

    /// The bytes of a text that are the titles of the entry's sources.
    fn titles_in(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let titles = self
            .entry
            .accounts
            .iter()
            .filter_map(|account| account.title.as_deref());
        titles.filter_map(move |title| text.find(title).map(|at| at..at + title.len()))
    }

    /// The location of some words of a passage: the words themselves in the body, the whole field in front matter.
    pub fn location_of_words(&self, passage: &Passage, words: Range<usize>) -> Location {
        match &passage.location {
            PassageLocation::Paragraph(at) => {
                let paragraph = &self.paragraphs[*at];
                self.location(paragraph.place(passage.words.bytes_of(words)))
            }
            PassageLocation::Field(location) => location.clone(),
        }
    }

    /// The location of some bytes of the body.
    pub fn location(&self, range: Range<usize>) -> Location {
        let start = self.file.body_start;
        Location::bytes(&self.file.path, range.start + start..range.end + start)
    }
}
