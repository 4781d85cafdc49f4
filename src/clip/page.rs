//! What an article says of itself, each statement with where it stands.

use jiff::civil::Date;

/// Something that an article says, or that follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<T> {
    /// What it is.
    pub value: T,
    /// Where it stands, or why it follows.
    pub from: String,
    /// Whether it is a guess.
    pub guess: bool,
}

impl<T> Said<T> {
    /// What stands there.
    pub fn known(value: T, from: impl Into<String>) -> Self {
        Self {
            value,
            from: from.into(),
            guess: false,
        }
    }

    /// What probably follows.
    pub fn guess(value: T, from: impl Into<String>) -> Self {
        Self {
            guess: true,
            ..Self::known(value, from)
        }
    }

    /// What it says in a comment.
    pub fn reason(&self) -> String {
        format!("{}{}", if self.guess { "guess: " } else { "" }, self.from)
    }
}

/// An article as it was read.
#[derive(Debug, Default)]
pub struct Page {
    /// Its headline.
    pub headline: Option<Said<String>>,
    /// Its address.
    pub address: Option<Said<String>>,
    /// The name of who published it, in its own words.
    pub publisher: Option<Said<String>>,
    /// Names of who may have written it, in its own words; those that are no guess stand where only agencies stand.
    pub agencies: Vec<Said<String>>,
    /// The day of its publication.
    pub published: Option<Said<Date>>,
    /// Its language.
    pub language: Option<Said<String>>,
    /// Where it says that the event was.
    pub place: Option<Said<String>>,
    /// Its text.
    pub paragraphs: Vec<String>,
    /// What stands below its pictures.
    pub captions: Vec<String>,
    /// Lines around the text that may name the publisher: the masthead first, the copyright last.
    pub furniture: Vec<String>,
}

impl Page {
    /// Without what is too long to be what it is said to be, and no more captions than are worth it.
    pub fn bounded(mut self) -> Self {
        let fits = |said: &Said<String>| (1..=300).contains(&said.value.chars().count());
        self.headline = self.headline.filter(fits);
        self.publisher = self.publisher.filter(fits);
        self.place = self.place.filter(fits);
        self.address = self.address.filter(|address| address.value.len() <= 2_000);
        self.agencies.retain(fits);
        self.agencies.truncate(20);
        self.captions.retain(|caption| caption.len() <= 2_000);
        self.captions.truncate(20);
        self
    }
}
