//! Who took part in the event of an article, and who is only named in it.

use super::article::Article;
use super::lexicon::{Lexicon, LexiconEntry, NameKind};
use super::speech::{Speech, find_speeches};
use super::words::{one_line, times};
use crate::text::slice;
use std::collections::BTreeMap;
use std::ops::Range;

/// Somebody whom the article names.
#[derive(Debug)]
pub struct NamedActor {
    /// The person or party.
    pub who: LexiconEntry,
    /// Where the article names them, as a comment of the draft says it.
    pub why: String,
    /// The name as the article writes it, with the office before it; None where that is only the name.
    pub styled: Option<String>,
}

/// Who took part, who is only named, and what they said.
pub struct Roles {
    pub participants: Vec<NamedActor>,
    pub mentioned: Vec<NamedActor>,
    pub speeches: Vec<Speech>,
}

/// Where and how often the article names somebody.
struct Naming {
    /// The prominent places of the article where they are named.
    places: Vec<&'static str>,
    /// The number of the text that names them first, and where in it.
    first: (usize, usize),
    times: usize,
    styled: Option<String>,
}

/// Finds who took part: people in the headline, the first paragraph or below a picture, and who speaks twice; where there is
/// nobody, the parties in the headline or the first paragraph.
pub fn find_participants(article: &Article, lexicon: &Lexicon) -> Roles {
    let namings = namings(article, lexicon);
    let is_person = |entry: usize| lexicon.entry(entry).kind == NameKind::Person;
    let people: Vec<usize> = namings.keys().copied().filter(|entry| is_person(*entry)).collect();
    let parties = namings.iter();
    let parties = parties.filter(|(entry, naming)| !is_person(**entry) && !naming.places.is_empty());
    let parties: Vec<usize> = parties.map(|(entry, _)| *entry).collect();
    let speeches = find_speeches(article, lexicon, &people, &parties);
    let speeches_of = |entry: usize| speeches.iter().filter(|speech| speech.by == [entry]).count();
    let takes_part = |entry: usize, naming: &Naming| !naming.places.is_empty() || speeches_of(entry) >= 2;
    let has_people = people.iter().any(|entry| takes_part(*entry, &namings[entry]));
    let mut in_order: Vec<(usize, Naming)> = namings.into_iter().collect();
    in_order.sort_by_key(|(entry, naming)| (naming.first, *entry));
    let (mut participants, mut mentioned) = (Vec::new(), Vec::new());
    for (entry, naming) in in_order {
        let who = lexicon.entry(entry).clone();
        let is_participant = match who.kind {
            NameKind::Person => takes_part(entry, &naming),
            NameKind::Party => !has_people && !naming.places.is_empty(),
            NameKind::Topic | NameKind::Country => false,
        };
        let why = describe_naming(&naming, speeches_of(entry));
        let styled = naming.styled.filter(|styled| is_person(entry) && *styled != who.name);
        let list = if is_participant {
            &mut participants
        } else {
            &mut mentioned
        };
        list.push(NamedActor { who, why, styled });
    }
    Roles {
        participants,
        mentioned,
        speeches,
    }
}

/// The people and parties that the article names, by their number in the lexicon.
fn namings(article: &Article, lexicon: &Lexicon) -> BTreeMap<usize, Naming> {
    let mut namings: BTreeMap<usize, Naming> = BTreeMap::new();
    let (headlines, captions) = (article.headline.iter().len(), article.captions.len());
    for (at, text) in article.texts().enumerate() {
        let place = match at {
            at if at < headlines => Some("in the headline"),
            at if at < headlines + captions => Some("in an image caption"),
            at if at == headlines + captions => Some("in the first paragraph"),
            _ => None,
        };
        for mention in lexicon.actors(text) {
            let naming = namings.entry(mention.entry).or_insert(Naming {
                places: Vec::new(),
                first: (at, mention.range.start),
                times: 0,
                styled: None,
            });
            naming
                .places
                .extend(place.filter(|place| !naming.places.contains(place)));
            naming.times += 1;
            if at >= headlines && naming.styled.is_none() {
                naming.styled = styled_name(text, mention.range);
            }
        }
    }
    namings
}

/// Where somebody is named, and how often they speak.
fn describe_naming(naming: &Naming, speeches: usize) -> String {
    let named = match naming.places.as_slice() {
        [] => format!("named {}", times(naming.times)),
        places => format!("named {}", places.join(", ")),
    };
    match speeches {
        0 => named,
        speeches => format!("{named}, speaks {}", times(speeches)),
    }
}

/// A name with the words before it that belong to it: "Foreign Minister Ana Rell".
fn styled_name(text: &str, name: Range<usize>) -> Option<String> {
    let before = slice(text, ..name.start).trim_end();
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
    (!words.is_empty()).then(|| one_line(&format!("{} {}", words.join(" "), slice(text, name))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_their_offices() {
        let text = "Almoran Councillor and Foreign Minister Ana Rell met, she said, Ana Rell";
        assert_eq!(
            styled_name(text, 40..48).as_deref(),
            Some("Almoran Councillor and Foreign Minister Ana Rell")
        );
        assert_eq!(styled_name(text, 64..72), None);
        let text = "🙂é Élysée Ñandú";
        let start = text.find('Ñ').expect("a name");
        assert_eq!(styled_name(text, start..text.len()).as_deref(), Some("Élysée Ñandú"));
    }
}
