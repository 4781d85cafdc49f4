//! What an article says of itself, each statement with where it was read.

use jiff::civil::Date;

/// A value that an article states, or that follows from it, with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where the article states it, or why it follows, as a comment of the draft says it.
    pub from: String,
    /// Whether it is a guess, which an editor has to check.
    pub guess: bool,
}

impl<T> Sourced<T> {
    /// A value that the article states.
    pub fn known(value: T, from: impl Into<String>) -> Self {
        Self {
            value,
            from: from.into(),
            guess: false,
        }
    }

    /// A value that probably follows.
    pub fn guess(value: T, from: impl Into<String>) -> Self {
        Self {
            guess: true,
            ..Self::known(value, from)
        }
    }

    /// The comment beside the value.
    pub fn reason(&self) -> String {
        format!("{}{}", if self.guess { "guess: " } else { "" }, self.from)
    }
}

/// An article as it was read from a saved page or a text. What it does not say is None or empty.
#[derive(Debug, Default)]
pub struct Article {
    /// The headline.
    pub headline: Option<Sourced<String>>,
    /// The address of the page.
    pub address: Option<Sourced<String>>,
    /// The name of the publisher, as the article writes it.
    pub publisher: Option<Sourced<String>>,
    /// Names that may be those of agencies, as the article writes them; those that are no guess stand where only agencies
    /// stand.
    pub agencies: Vec<Sourced<String>>,
    /// The day of publication.
    pub published: Option<Sourced<Date>>,
    /// The language of the text (BCP 47).
    pub language: Option<Sourced<String>>,
    /// The place of the event, where the article's data name it.
    pub place: Option<Sourced<String>>,
    /// The text.
    pub paragraphs: Vec<String>,
    /// The captions of pictures.
    pub captions: Vec<String>,
    /// Lines around the text that may name the publisher: the masthead first, the copyright last.
    pub boilerplate: Vec<String>,
}

/// The longest headline, name or place, in characters.
const MAX_NAME: usize = 300;
/// The longest address and the longest caption, in bytes.
const MAX_ADDRESS: usize = 2_000;
const MAX_CAPTION: usize = 2_000;
/// The most names of agencies, and the most captions.
const MAX_LISTED: usize = 20;

/// The most paragraphs in which names are looked for.
pub const MAX_PARAGRAPHS: usize = 400;

impl Article {
    /// The texts in which names are looked for: headline, captions, paragraphs.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let headline = self.headline.iter().map(|headline| headline.value.as_str());
        let captions = self.captions.iter().map(String::as_str);
        let paragraphs = self.paragraphs.iter().map(String::as_str);
        headline.chain(captions).chain(paragraphs.take(MAX_PARAGRAPHS))
    }

    /// Drops what is too long to be what it is taken for, and what is more than a draft needs.
    pub fn bounded(mut self) -> Self {
        let fits = |name: &Sourced<String>| (1..=MAX_NAME).contains(&name.value.chars().count());
        self.headline = self.headline.filter(fits);
        self.publisher = self.publisher.filter(fits);
        self.place = self.place.filter(fits);
        self.address = self.address.filter(|address| address.value.len() <= MAX_ADDRESS);
        self.agencies.retain(fits);
        self.agencies.truncate(MAX_LISTED);
        self.captions.retain(|caption| caption.len() <= MAX_CAPTION);
        self.captions.truncate(MAX_LISTED);
        self
    }
}
