//! From what an article says to what an entry can say of it: its publisher, event, participants and topics, as far as the
//! digest's registries know their names.

use super::dateline::{Dateline, dateline};
use super::event;
use super::names::{Known, Lexicon, NameKind};
use super::page::{Page, Said};
use super::plain::is_copyright;
use super::speech::{self, Speech};
use super::words::{one_line, word_count};
use crate::fields::url_fault;
use crate::language::guess_language;
use crate::text::count;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The most paragraphs in which names are looked for.
const PARAGRAPHS: usize = 400;

/// Somebody whom the article names.
#[derive(Debug)]
pub struct Named {
    /// Who it is.
    pub who: Known,
    /// Why it stands here.
    pub why: String,
    /// The name as the article has it, with the office before it.
    pub styled: Option<String>,
}

/// What is known of the event and its account.
#[derive(Debug, Default)]
pub struct Facts {
    /// The account's exact headline.
    pub headline: Option<Said<String>>,
    /// The slug or name of who published it.
    pub publisher: Option<Said<String>>,
    /// The slug or name of who wrote it.
    pub agency: Option<Said<String>>,
    /// A name that may be the agency's, and where it stands.
    pub perhaps_agency: Option<Said<String>>,
    /// The account's address.
    pub address: Option<Said<String>>,
    /// The day of its publication.
    pub published: Option<Said<Date>>,
    /// Its language.
    pub language: Option<Said<String>>,
    /// The day of the event.
    pub day: Option<Said<Date>>,
    /// Where it was.
    pub place: Option<Said<String>>,
    /// The country's code, where the article names the country.
    pub country: Option<Said<String>>,
    /// The country's code in other entries.
    pub country_elsewhere: Option<String>,
    /// Who probably took part.
    pub participants: Vec<Named>,
    /// Who else is named.
    pub mentioned: Vec<Named>,
    /// The topics, and how the article names them.
    pub topics: Vec<Said<String>>,
    /// What was said.
    pub speeches: Vec<Speech>,
}

impl Facts {
    /// What a page tells. `address` takes the place of the page's own, `day` of the event's.
    pub fn new(page: &Page, lexicon: &Lexicon, address: Option<&str>, day: Option<Date>) -> Self {
        let dateline = page.paragraphs.iter().take(2).find_map(|paragraph| dateline(paragraph));
        let dateline = dateline.as_ref();
        let mut facts = Self {
            headline: page.headline.clone(),
            published: published(page, dateline),
            language: page.language.clone().or_else(|| {
                let (language, why) = guess_language(&page.paragraphs)?;
                Some(Said::guess(language.to_owned(), why))
            }),
            day: match day {
                Some(day) => Some(Said::known(day, "as you said")),
                None => event::day(page, dateline),
            },
            place: event::place(page, dateline),
            ..Self::default()
        };
        facts.address = match address {
            Some(address) => Some(Said::known(address.to_owned(), "as you said")),
            None => page
                .address
                .clone()
                .filter(|address| url_fault(&address.value).is_none()),
        };
        if let Some(code) = dateline.and_then(|dateline| dateline.country) {
            facts.country = Some(Said::known(code.to_owned(), "the dateline names the country"));
        } else if let Some(place) = &facts.place {
            facts.country_elsewhere = lexicon.country_of(&place.value).map(str::to_owned);
        }
        facts.publisher(page, lexicon);
        facts.agency(page, lexicon, dateline);
        facts.topics(page, lexicon);
        facts.people(page, lexicon);
        facts
    }

    /// Who published it: whose host the address has, what the page says of itself, its masthead, its copyright line.
    fn publisher(&mut self, page: &Page, lexicon: &Lexicon) {
        let of_address = self.address.as_ref().and_then(|address| {
            let slug = lexicon.source_of_address(&address.value)?;
            Some(Said {
                value: slug.to_owned(),
                from: "the address is its site's".to_owned(),
                guess: address.guess,
            })
        });
        let registered = |said: &Said<String>| {
            let slug = lexicon.source(&said.value).map(str::to_owned);
            Said {
                value: slug.unwrap_or_else(|| said.value.clone()),
                ..said.clone()
            }
        };
        let masthead = || {
            let line = page
                .furniture
                .iter()
                .take(4)
                .find(|line| lexicon.source(line).is_some())?;
            let slug = lexicon.source(line)?;
            Some(Said::guess(
                slug.to_owned(),
                format!("\"{line}\" stands above the headline"),
            ))
        };
        let copyright = || {
            let lines = page.furniture.iter().rev().filter(|line| is_copyright(line));
            lines
                .filter_map(|line| {
                    if let Some((slug, name)) = lexicon.source_in(line) {
                        return Some(Said::guess(
                            slug.to_owned(),
                            format!("the copyright line has the name \"{name}\""),
                        ));
                    }
                    let owner = owner(line)?;
                    Some(Said::guess(
                        owner.clone(),
                        format!("the copyright line has the name \"{owner}\""),
                    ))
                })
                .next()
        };
        self.publisher = of_address
            .or_else(|| page.publisher.as_ref().map(registered))
            .or_else(masthead)
            .or_else(copyright);
    }

    /// Who wrote it: a registered name in the stamp, or in the dateline.
    fn agency(&mut self, page: &Page, lexicon: &Lexicon, dateline: Option<&Dateline>) {
        let signed = dateline.and_then(|dateline| {
            Some(Said::known(
                dateline.agency.clone()?,
                format!("the dateline \"{}\"", dateline.text),
            ))
        });
        let publisher = self.publisher.as_ref().map(|publisher| publisher.value.clone());
        for said in signed.iter().chain(&page.agencies) {
            let slug = lexicon.source(&said.value);
            if slug.is_some() && slug == publisher.as_deref() || publisher.as_ref() == Some(&said.value) {
                continue;
            }
            match slug {
                Some(slug) => {
                    self.agency = Some(Said::known(slug.to_owned(), said.from.clone()));
                    return;
                }
                None if !said.guess && self.agency.is_none() => {
                    self.agency = Some(Said {
                        value: said.value.clone(),
                        from: said.from.clone(),
                        guess: true,
                    });
                }
                None => {
                    self.perhaps_agency.get_or_insert_with(|| said.clone());
                }
            }
        }
    }

    fn topics(&mut self, page: &Page, lexicon: &Lexicon) {
        let mut counts: BTreeMap<usize, (usize, usize, String)> = BTreeMap::new();
        for (at, text) in texts(page).enumerate() {
            for mention in lexicon.topics(text) {
                let words = one_line(&text[mention.range]);
                counts.entry(mention.of).or_insert((at, 0, words)).1 += 1;
            }
        }
        let mut topics: Vec<_> = counts.into_iter().collect();
        topics.sort_by_key(|(of, (first, times, _))| (*first, std::cmp::Reverse(*times), *of));
        self.topics = topics
            .into_iter()
            .map(|(of, (_, number, words))| {
                let why = format!("\"{words}\" {}", times(number));
                Said::guess(lexicon.known(of).slug.clone(), why)
            })
            .collect();
    }

    /// Who took part: people in the headline, the first paragraph or below a picture, and who speaks twice; where there is
    /// nobody, the parties in the headline or the first paragraph.
    fn people(&mut self, page: &Page, lexicon: &Lexicon) {
        struct Seen {
            lead: Vec<&'static str>,
            first: (usize, usize),
            times: usize,
            styled: Option<String>,
        }
        let mut seen: BTreeMap<usize, Seen> = BTreeMap::new();
        let (captions, lead) = (page.captions.len(), page.headline.iter().len());
        for (at, text) in texts(page).enumerate() {
            let place = match at {
                at if at < lead => Some("in the headline"),
                at if at < lead + captions => Some("below a picture"),
                at if at == lead + captions => Some("in the first paragraph"),
                _ => None,
            };
            for mention in lexicon.actors(text) {
                let styled = || styled(text, mention.range.clone());
                let seen = seen.entry(mention.of).or_insert(Seen {
                    lead: Vec::new(),
                    first: (at, mention.range.start),
                    times: 0,
                    styled: None,
                });
                seen.lead.extend(place.filter(|place| !seen.lead.contains(place)));
                seen.times += 1;
                if at >= lead && seen.styled.is_none() {
                    seen.styled = styled();
                }
            }
        }
        let people: Vec<usize> = seen
            .keys()
            .copied()
            .filter(|of| lexicon.known(*of).kind == NameKind::Person)
            .collect();
        let parties: Vec<usize> = seen
            .iter()
            .filter(|(of, seen)| lexicon.known(**of).kind != NameKind::Person && !seen.lead.is_empty())
            .map(|(of, _)| *of)
            .collect();
        self.speeches = speech::find(page, lexicon, &people, &parties);
        let speaks = |of: usize| self.speeches.iter().filter(|speech| speech.by == [of]).count();
        let takes_part = |of: &usize| !seen[of].lead.is_empty() || speaks(*of) >= 2;
        let is_person = |of: &usize| lexicon.known(*of).kind == NameKind::Person;
        let alone = !people.iter().any(takes_part);
        let mut order: Vec<usize> = seen.keys().copied().collect();
        order.sort_by_key(|of| (seen[of].first, *of));
        for of in order {
            let it = &seen[&of];
            let who = lexicon.known(of).clone();
            let registered_party = who.kind == NameKind::Party && !it.lead.is_empty();
            let participant = if is_person(&of) {
                takes_part(&of)
            } else {
                alone && registered_party
            };
            let mut why = match it.lead.as_slice() {
                [] => format!("named {}", times(it.times)),
                places => format!("named {}", places.join(", ")),
            };
            if speaks(of) > 0 {
                why.push_str(&format!(", speaks {}", times(speaks(of))));
            }
            let styled = it.styled.clone().filter(|styled| is_person(&of) && *styled != who.name);
            let list = if participant {
                &mut self.participants
            } else {
                &mut self.mentioned
            };
            list.push(Named { who, why, styled });
        }
    }
}

/// The texts in which names are looked for: headline, captions, paragraphs.
fn texts(page: &Page) -> impl Iterator<Item = &str> {
    let headline = page.headline.iter().map(|headline| headline.value.as_str());
    let paragraphs = page.paragraphs.iter().take(PARAGRAPHS);
    headline
        .chain(page.captions.iter().map(String::as_str))
        .chain(paragraphs.map(String::as_str))
}

fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        number => count(number, "time", "times"),
    }
}

/// The day of publication; where nothing else says it, that of a dateline with its year.
fn published(page: &Page, dateline: Option<&Dateline>) -> Option<Said<Date>> {
    page.published.clone().or_else(|| {
        let date = dateline?.day.as_ref()?.date()?;
        Some(Said::guess(date, "the dateline; nothing else says the day"))
    })
}

/// A name with the words before it that belong to it: "Foreign Minister Ana Rell".
fn styled(text: &str, name: std::ops::Range<usize>) -> Option<String> {
    let before = text[..name.start].trim_end();
    let mut words: Vec<&str> = Vec::new();
    for word in before.rsplit(' ').take(9) {
        let capital = word.starts_with(char::is_uppercase) && !word.ends_with([',', '.', ';', ':', '"', '”', ')', ']']);
        if !capital && !["and", "of", "for", "de", "des", "du", "y", "et"].contains(&word) {
            break;
        }
        words.push(word);
    }
    while words.last().is_some_and(|word| !word.starts_with(char::is_uppercase)) {
        words.pop();
    }
    if words.first().is_some_and(|word| !word.starts_with(char::is_uppercase)) {
        return None;
    }
    words.reverse();
    (!words.is_empty()).then(|| one_line(&format!("{} {}", words.join(" "), &text[name])))
}

/// Whose rights a copyright line is about: what follows the sign and the years.
fn owner(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let at = line.find('©').map(|at| at + '©'.len_utf8());
    let at = at.or_else(|| {
        lower
            .find("copyright")
            .map(|at| at + "copyright".len())
            .filter(|_| lower.len() == line.len())
    })?;
    let rest = line.get(at..)?;
    let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
    let end = rest
        .find(['.', ',', '|', '(', '©', '–', '—', '·'])
        .unwrap_or(rest.len());
    let name = rest[..end]
        .trim()
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == ' ');
    let lower = name.to_lowercase();
    let end = ["all rights", "tous droits", "todos los", "alle rechte", "все права"]
        .iter()
        .filter_map(|words| lower.find(words))
        .min();
    let name = match end {
        Some(end) if lower.len() == name.len() => name[..end].trim(),
        _ => name,
    };
    let fits = (1..=5).contains(&word_count(name)) && name.chars().next().is_some_and(|c| !c.is_lowercase());
    fits.then(|| one_line(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners() {
        for (line, name) in [
            ("© 2031 Harbour Daily. All rights reserved.", Some("Harbour Daily")),
            ("Copyright 2031 - Harbour Daily All Rights Reserved", None),
            ("Copyright © 2020-2031 Harbour Daily", Some("Harbour Daily")),
            ("Copyright 1995 - . All rights reserved.", None),
        ] {
            let found = owner(line);
            assert!(
                found.as_deref() == name || (name.is_none() && found.as_deref() == Some("Harbour Daily")),
                "{line}: {found:?}"
            );
        }
    }

    #[test]
    fn names_with_their_offices() {
        let text = "Almoran Councillor and Foreign Minister Ana Rell met, she said, Ana Rell";
        assert_eq!(
            styled(text, 40..48).as_deref(),
            Some("Almoran Councillor and Foreign Minister Ana Rell")
        );
        assert_eq!(styled(text, 64..72), None);
    }
}
