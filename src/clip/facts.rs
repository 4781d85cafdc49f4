//! What an entry can say of an article: its publisher, event, participants and topics, as far as the digest's registries
//! know their names.

use super::article::{Article, Sourced};
use super::dateline::{Dateline, find_dateline};
use super::event;
use super::lexicon::Lexicon;
use super::participants::{NamedActor, Roles, find_participants};
use super::publisher::{find_agency, find_publisher};
use super::speech::Speech;
use super::words::{one_line, times};
use crate::fields::url_fault;
use crate::language::guess_language;
use crate::text::slice;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What is known of the event and its account. What is not known is None or empty.
#[derive(Debug, Default)]
pub struct Facts {
    /// The exact headline of the article.
    pub headline: Option<Sourced<String>>,
    /// The slug of the publisher, or its name if it has no file.
    pub publisher: Option<Sourced<String>>,
    /// The slug of the agency that wrote the article, or its name if it has no file.
    pub agency: Option<Sourced<String>>,
    /// A name that may be the agency's.
    pub possible_agency: Option<Sourced<String>>,
    /// The address of the article.
    pub address: Option<Sourced<String>>,
    /// The day of publication.
    pub published: Option<Sourced<Date>>,
    /// The language of the article (BCP 47).
    pub language: Option<Sourced<String>>,
    /// The day of the event.
    pub day: Option<Sourced<Date>>,
    /// The place of the event.
    pub place: Option<Sourced<String>>,
    /// The code of the country of the event, where the article names it.
    pub country: Option<Sourced<String>>,
    /// The code that other entries of the digest give for the place.
    pub country_elsewhere: Option<String>,
    /// Who probably took part.
    pub participants: Vec<NamedActor>,
    /// Who else is named.
    pub mentioned: Vec<NamedActor>,
    /// The slugs of the topics, and the words by which the article names them.
    pub topics: Vec<Sourced<String>>,
    /// What people and parties said.
    pub speeches: Vec<Speech>,
}

impl Facts {
    /// The facts of an article. `address` and `day` are those that the user gives; they are preferred to what it says.
    pub fn new(article: &Article, lexicon: &Lexicon, address: Option<&str>, day: Option<Date>) -> Self {
        let mut start = article.paragraphs.iter().take(2);
        let dateline = start.find_map(|paragraph| find_dateline(paragraph));
        let dateline = dateline.as_ref();
        let day = match day {
            Some(day) => Some(Sourced::known(day, "from `--date`")),
            None => event::find_day(article, dateline),
        };
        let address = match address {
            Some(address) => Some(Sourced::known(address.to_owned(), "from `--url`")),
            None => article.address.clone(),
        };
        let address = address.filter(|address| url_fault(&address.value).is_none());
        let place = event::find_place(article, dateline);
        let country = dateline.and_then(|dateline| dateline.country);
        let country = country.map(|code| Sourced::known(code.to_owned(), "the dateline names the country"));
        let country_elsewhere = match (&country, &place) {
            (None, Some(place)) => lexicon.country_of(&place.value).map(str::to_owned),
            _ => None,
        };
        let publisher = find_publisher(article, address.as_ref(), lexicon);
        let agency = find_agency(article, publisher.as_ref(), dateline, lexicon);
        let Roles {
            participants,
            mentioned,
            speeches,
        } = find_participants(article, lexicon);
        Self {
            headline: article.headline.clone(),
            publisher,
            agency: agency.agency,
            possible_agency: agency.possible,
            address,
            published: published(article, dateline),
            language: language(article),
            day,
            place,
            country,
            country_elsewhere,
            participants,
            mentioned,
            topics: topics(article, lexicon),
            speeches,
        }
    }
}

/// The day of publication; where nothing else says it, that of a dateline with its year.
fn published(article: &Article, dateline: Option<&Dateline>) -> Option<Sourced<Date>> {
    article.published.clone().or_else(|| {
        let date = dateline?.day.as_ref()?.date()?;
        Some(Sourced::guess(date, "the dateline; the article has no other date"))
    })
}

fn language(article: &Article) -> Option<Sourced<String>> {
    article.language.clone().or_else(|| {
        let (language, why) = guess_language(&article.paragraphs)?;
        Some(Sourced::guess(language.to_owned(), why))
    })
}

/// The topics that the article names, those that it names first first.
fn topics(article: &Article, lexicon: &Lexicon) -> Vec<Sourced<String>> {
    struct Naming {
        /// The text that names the topic first.
        first: usize,
        times: usize,
        /// The words there.
        words: String,
    }
    let mut namings: BTreeMap<usize, Naming> = BTreeMap::new();
    for (at, text) in article.texts().enumerate() {
        for mention in lexicon.topics(text) {
            let naming = namings.entry(mention.entry).or_insert_with(|| Naming {
                first: at,
                times: 0,
                words: one_line(slice(text, mention.range)),
            });
            naming.times += 1;
        }
    }
    let mut namings: Vec<(usize, Naming)> = namings.into_iter().collect();
    namings.sort_by_key(|(entry, naming)| (naming.first, Reverse(naming.times), *entry));
    let topics = namings.into_iter().map(|(entry, naming)| {
        let why = format!("\"{}\" {}", naming.words, times(naming.times));
        Sourced::guess(lexicon.entry(entry).slug.clone(), why)
    });
    topics.collect()
}
