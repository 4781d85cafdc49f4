//! Who published an article, and which agency wrote it.

use super::article::{Article, Sourced};
use super::dateline::Dateline;
use super::lexicon::Lexicon;
use super::lines::is_copyright;
use super::words::{find_ignoring_case, one_line, word_count};

/// How many lines above the headline may be the masthead.
const MASTHEAD_LINES: usize = 4;

/// Finds the publisher: the one whose site the address is on, what the page says of itself, its masthead, its copyright
/// line. The value is a slug, or a name that no file has.
pub fn find_publisher(
    article: &Article,
    address: Option<&Sourced<String>>,
    lexicon: &Lexicon,
) -> Option<Sourced<String>> {
    let by_address = address.and_then(|address| {
        let slug = lexicon.publisher_of_address(&address.value)?;
        Some(Sourced {
            value: slug.to_owned(),
            from: "the address is on its website".to_owned(),
            guess: address.guess,
        })
    });
    let stated = || {
        let stated = article.publisher.as_ref()?;
        let slug = lexicon.publisher_named(&stated.value).map(str::to_owned);
        Some(Sourced {
            value: slug.unwrap_or_else(|| stated.value.clone()),
            ..stated.clone()
        })
    };
    by_address
        .or_else(stated)
        .or_else(|| by_masthead(article, lexicon))
        .or_else(|| by_copyright(article, lexicon))
}

fn by_masthead(article: &Article, lexicon: &Lexicon) -> Option<Sourced<String>> {
    article.boilerplate.iter().take(MASTHEAD_LINES).find_map(|line| {
        let slug = lexicon.publisher_named(line)?;
        let why = format!("\"{line}\" stands above the headline");
        Some(Sourced::guess(slug.to_owned(), why))
    })
}

fn by_copyright(article: &Article, lexicon: &Lexicon) -> Option<Sourced<String>> {
    let lines = article.boilerplate.iter().rev().filter(|line| is_copyright(line));
    let mut found = lines.filter_map(|line| {
        let registered = lexicon.publisher_in(line);
        let registered = registered.map(|(slug, name)| (slug.to_owned(), name.to_owned()));
        registered.or_else(|| copyright_owner(line).map(|owner| (owner.clone(), owner)))
    });
    let (value, name) = found.next()?;
    Some(Sourced::guess(
        value,
        format!("the copyright line has the name \"{name}\""),
    ))
}

/// The agency, and a name that may be one.
#[derive(Debug, Default)]
pub struct Agency {
    /// A registered name, or one that stands where only agencies stand.
    pub agency: Option<Sourced<String>>,
    /// A name that may be the agency's.
    pub possible: Option<Sourced<String>>,
}

/// Finds the agency that wrote the article, unless that is its publisher: a name in the dateline, or in the stamp.
pub fn find_agency(
    article: &Article,
    publisher: Option<&Sourced<String>>,
    dateline: Option<&Dateline>,
    lexicon: &Lexicon,
) -> Agency {
    let signed = dateline.and_then(|dateline| {
        let from = format!("the dateline \"{}\"", dateline.text);
        Some(Sourced::known(dateline.agency.clone()?, from))
    });
    let publisher = publisher.map(|publisher| publisher.value.as_str());
    let mut found = Agency::default();
    for name in signed.iter().chain(&article.agencies) {
        let slug = lexicon.publisher_named(&name.value);
        if slug.is_some() && slug == publisher || publisher == Some(name.value.as_str()) {
            continue;
        }
        if let Some(slug) = slug {
            found.agency = Some(Sourced::known(slug.to_owned(), name.from.clone()));
            return found;
        }
        if !name.guess && found.agency.is_none() {
            found.agency = Some(Sourced {
                guess: true,
                ..name.clone()
            });
        } else {
            found.possible.get_or_insert_with(|| name.clone());
        }
    }
    found
}

/// What follows the name of the owner in a copyright line, in lower case.
const AFTER_OWNER: [&str; 5] = ["all rights", "tous droits", "todos los", "alle rechte", "все права"];

/// The owner of the rights in a copyright line: what follows the sign or the word, and the years.
fn copyright_owner(line: &str) -> Option<String> {
    let after_sign = line.split_once('©').map(|(_, rest)| rest);
    let after_word = || {
        let at = find_ignoring_case(line, "copyright")?;
        line.get(at + "copyright".len()..)
    };
    let rest = after_sign.or_else(after_word)?;
    let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
    let end = rest.find(['.', ',', '|', '(', '©', '–', '—', '·']);
    let name = rest.get(..end.unwrap_or(rest.len()))?.trim();
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == ' ');
    let end = AFTER_OWNER
        .iter()
        .filter_map(|words| find_ignoring_case(name, words))
        .min();
    let name = name.get(..end.unwrap_or(name.len()))?.trim();
    let is_name = (1..=5).contains(&word_count(name)) && !name.starts_with(char::is_lowercase);
    is_name.then(|| one_line(name))
}

#[cfg(test)]
mod tests {
    use super::copyright_owner;

    #[test]
    fn owners_of_rights() {
        for (line, name) in [
            ("© 2031 Harbour Daily. All rights reserved.", Some("Harbour Daily")),
            (
                "Copyright 2031 - Harbour Daily All Rights Reserved",
                Some("Harbour Daily"),
            ),
            ("Copyright © 2020-2031 Harbour Daily", Some("Harbour Daily")),
            ("İİ ẞẞ COPYRIGHT 2031 Éclair İ", Some("Éclair İ")),
            ("© Известия ВСЕ ПРАВА защищены", Some("Известия")),
            ("© 王毅🙂", Some("王毅🙂")),
            ("Copyright 1995 - . All rights reserved.", None),
            ("©", None),
            ("copyrighté", None),
            ("", None),
        ] {
            assert_eq!(copyright_owner(line).as_deref(), name, "{line}");
        }
    }
}
