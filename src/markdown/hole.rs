//! Holes in the HTML of a body: places for what is only known later. They are marked in the HTML with two control
//! characters, which no text can hold since they are left out wherever text is written.

use std::fmt::Write as _;

pub(super) const OPEN: char = '\u{1}';
pub(super) const CLOSE: char = '\u{2}';

/// What is to be put into a hole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hole {
    /// ` href="…"`, with the address of the link of this number.
    Href(usize),
    /// ` src="…"`, likewise.
    Src(usize),
    /// A word of the theme.
    Word(Word),
}

/// A word that the HTML of a body needs beside the writer's own. A theme has them in its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    /// Title of a `> [!NOTE]`.
    Note,
    /// Title of a `> [!TIP]`.
    Tip,
    /// Title of a `> [!IMPORTANT]`.
    Important,
    /// Title of a `> [!WARNING]`.
    Warning,
    /// Title of a `> [!CAUTION]`.
    Caution,
    /// Name of the area in which a wide table can be scrolled.
    Table,
    /// Name of the section with the footnotes.
    Footnotes,
    /// Name of the link from a footnote to its reference; the reference's number follows.
    BackToReference,
}

impl Word {
    /// All of them, in the order of their declaration.
    pub const ALL: [Self; 8] = [
        Self::Note,
        Self::Tip,
        Self::Important,
        Self::Warning,
        Self::Caution,
        Self::Table,
        Self::Footnotes,
        Self::BackToReference,
    ];

    /// The word in English.
    pub fn english(self) -> &'static str {
        match self {
            Self::Note => "Note",
            Self::Tip => "Tip",
            Self::Important => "Important",
            Self::Warning => "Warning",
            Self::Caution => "Caution",
            Self::Table => "Table",
            Self::Footnotes => "Footnotes",
            Self::BackToReference => "Back to reference",
        }
    }
}

impl Hole {
    /// Marks this hole in HTML that is not finished.
    pub(super) fn mark(self, out: &mut String) {
        let (kind, number) = match self {
            Self::Href(number) => ('h', number),
            Self::Src(number) => ('s', number),
            Self::Word(word) => ('w', word as usize),
        };
        out.push_str(self.attribute().unwrap_or_default());
        // Writing to a string cannot fail.
        let _ = write!(out, "{OPEN}{kind}{number}{CLOSE}");
        if self.attribute().is_some() {
            out.push('"');
        }
    }

    /// Whether an attribute's value is a mark and nothing else.
    pub(super) fn is_mark(value: &str) -> bool {
        value
            .strip_prefix(OPEN)
            .and_then(|value| value.strip_suffix(CLOSE))
            .is_some_and(|mark| Self::from_mark(mark).is_some())
    }

    /// The hole of a mark, without the two control characters around it.
    pub(super) fn from_mark(mark: &str) -> Option<Self> {
        let number = mark.get(1..)?.parse().ok()?;
        match mark.bytes().next()? {
            b'h' => Some(Self::Href(number)),
            b's' => Some(Self::Src(number)),
            b'w' => Word::ALL.get(number).copied().map(Self::Word),
            _ => None,
        }
    }

    /// The beginning of the attribute that belongs to this hole, up to its opening quote.
    pub(super) fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Href(_) => Some(" href=\""),
            Self::Src(_) => Some(" src=\""),
            Self::Word(_) => None,
        }
    }
}
