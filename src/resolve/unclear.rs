//! What speaks against a bare name that nothing has being that of a person: the word of a body, several names in one, an
//! office before a name.

use super::joined::{in_list, joined_names, separate_names};
use super::registries::Registries;
use super::titles::{Titled, split_title};
use super::unregistered::{in_shell, in_yaml};
use crate::digest::Actor;
use crate::gazetteer::{self, KnownParty};
use crate::text::slug_fault;

/// For whom a name is taken although something speaks against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// For a registered person or party.
    Registered(Actor),
    /// For a party of the gazetteer.
    Known(KnownParty),
    /// For a person without a file.
    Person,
    /// For a party without a file.
    Party,
}

/// Something that speaks against a name, and what to do about it.
#[derive(Debug)]
pub struct Unclear {
    /// For whom it is taken.
    pub taken: Taken,
    /// A sentence without a full stop.
    pub message: String,
    /// How to write it.
    pub help: String,
}

/// What speaks against a bare name that neither the registries nor the gazetteer have; None for what may well be somebody's.
pub fn find_unclear(written: &str, registries: &mut Registries) -> Option<Unclear> {
    let several = separate_names(written).or_else(|| joined_names(written, registries));
    several
        .map(|names| several_names(written, &names))
        .or_else(|| in_parentheses(written, registries))
        .or_else(|| beside_title(written, registries))
        .or_else(|| with_comma(written))
        .or_else(|| no_personal_name(written))
        .or_else(|| shaped_like_slug(written))
}

fn several_names(written: &str, names: &[&str]) -> Unclear {
    Unclear {
        taken: Taken::Party,
        message: format!("`{written}` looks like several names, and is taken for one party"),
        help: format!("write each name as an item of the list: {}", in_list(names)),
    }
}

fn in_parentheses(written: &str, registries: &mut Registries) -> Option<Unclear> {
    let (before, inside) = written.split_once(['(', '（', '['])?;
    let (before, inside) = (before.trim(), inside.trim_end_matches([')', '）', ']', ' ']).trim());
    if before.is_empty() || inside.is_empty() {
        return None;
    }
    let unclear = |taken, what: &str, help| {
        let message = format!("`{written}` has parentheses, and is taken for {what}");
        Some(Unclear { taken, message, help })
    };
    let plain = format!("write `{}`", in_yaml(before));
    let with_party = || {
        let (field, what) = match gazetteer::has_office(inside, true) {
            true => ("office", "with the office"),
            false => ("for", "for whom they speak"),
        };
        let (person, value) = (in_yaml(before), in_yaml(inside));
        format!("{plain}, or `{{ person: {person}, {field}: {value} }}` {what}")
    };
    match registries.only_registered(before) {
        Some(person @ Actor::Person(_)) => unclear(Taken::Registered(person), &format!("`{before}`"), with_party()),
        Some(party) => unclear(Taken::Registered(party), &format!("`{before}`"), plain),
        None => match gazetteer::find(before, &registries.language).one() {
            Some(known) => unclear(Taken::Known(known), &format!("`{before}`"), plain),
            None if gazetteer::body_word(before).is_some() => {
                let help = format!(
                    "write `{{ party: {} }}`, and other names in its file: {}",
                    in_yaml(before),
                    new_party(before)
                );
                unclear(Taken::Party, "the name of a party", help)
            }
            None => unclear(Taken::Person, "the name of a person", with_party()),
        },
    }
}

/// An office, a title or a form of address beside a name: of a registered person, or of somebody.
fn beside_title(written: &str, registries: &mut Registries) -> Option<Unclear> {
    let language = registries.language.clone();
    let is_party = |name: &str| gazetteer::find(name, &language).one().is_some();
    let titled = split_title(written, &is_party);
    if let Some(unclear) = registered_with_title(written, titled.as_ref(), registries) {
        return Some(unclear);
    }
    let Titled { name, office } = titled?;
    let (what, help) = match office {
        Some(office) => (
            "an office beside a name",
            format!("write `{{ person: {}, office: {} }}`", in_yaml(&name), in_yaml(&office)),
        ),
        None => ("a form of address before a name", format!("write `{}`", in_yaml(&name))),
    };
    Some(Unclear {
        taken: Taken::Person,
        message: format!("`{written}` has {what}, and is taken for the name of a person"),
        help,
    })
}

/// A registered name beside an office or a title.
fn registered_with_title(written: &str, titled: Option<&Titled>, registries: &mut Registries) -> Option<Unclear> {
    /// The most words that a title and a name have together. A longer text is tried at no place for them.
    const MOST_WORDS: usize = 16;
    let mut splits: Vec<(Option<&str>, &str)> = Vec::new();
    splits.extend(titled.map(|titled| (titled.office.as_deref(), titled.name.as_str())));
    if written.split_whitespace().nth(MOST_WORDS).is_none() {
        let at_spaces = written.match_indices(' ').map(|(at, _)| written.split_at(at));
        let after_title = at_spaces.filter(|(title, _)| gazetteer::has_office(title, true));
        splits.extend(after_title.map(|(title, name)| (Some(title.trim()), name.trim())));
    }
    splits.into_iter().find_map(|(office, name)| {
        let person = registries
            .only_registered(name)
            .filter(|actor| matches!(actor, Actor::Person(_)))?;
        let (what, with_office) = match office {
            Some(office) => (
                "an office",
                format!(", or `{{ person: {}, office: {} }}`", in_yaml(name), in_yaml(office)),
            ),
            None => ("a form of address", String::new()),
        };
        Some(Unclear {
            taken: Taken::Registered(person),
            message: format!("`{written}` has {what} beside a registered name, and is taken for `{name}`"),
            help: format!("write `{}`{with_office}", in_yaml(name)),
        })
    })
}

fn with_comma(written: &str) -> Option<Unclear> {
    /// What follows a comma in names of people.
    const AFTER_NAMES: [&str; 6] = ["jr", "jr.", "sr", "sr.", "ii", "iii"];
    let (first, rest) = written.split_once([',', '，'])?;
    let (first, rest) = (first.trim(), rest.trim());
    if AFTER_NAMES.contains(&rest.to_lowercase().as_str()) {
        return None;
    }
    if let Some(word) = gazetteer::body_word(written) {
        return Some(body(written, &word));
    }
    Some(Unclear {
        taken: Taken::Person,
        message: format!("`{written}` has a comma, and is taken for the name of one person"),
        help: format!(
            "for one person write `{rest} {first}`; for several, each as an item of the list; else `{{ person: {} }}`",
            in_yaml(written)
        ),
    })
}

/// The word of a body, an abbreviation, a digit, an article: what names of people do not have.
fn no_personal_name(written: &str) -> Option<Unclear> {
    if let Some(word) = gazetteer::body_word(written) {
        return Some(body(written, &word));
    }
    let what = if gazetteer::is_abbreviation(written) {
        "is an abbreviation"
    } else if written.contains(|c: char| c.is_ascii_digit()) {
        "has a digit"
    } else if written.contains(['&', '+', '@', '#', '/']) {
        "has a sign that names of people do not have"
    } else if written.starts_with("The ") {
        "begins with an article"
    } else {
        return None;
    };
    Some(party_or_person(written, what, for_a_person(written)))
}

fn body(written: &str, word: &str) -> Unclear {
    let what = if word == written {
        "is the name of a kind of body".to_owned()
    } else {
        format!("has the word `{word}`")
    };
    let person = if may_be_surname(written) {
        for_a_person(written)
    } else {
        String::new()
    };
    party_or_person(written, &what, person)
}

/// Whether a name with the word of a body may still be that of a person, as "Jane Court" is: two or three words with
/// capitals, the last of them that word.
fn may_be_surname(written: &str) -> bool {
    let words: Vec<&str> = written.split_whitespace().collect();
    let has_capitals = words
        .iter()
        .all(|word| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase));
    (2..=3).contains(&words.len())
        && has_capitals
        && words.last().is_some_and(|last| gazetteer::body_word(last).is_some())
        && gazetteer::body_word(&words[..words.len() - 1].join(" ")).is_none()
}

fn for_a_person(written: &str) -> String {
    format!("; for a person, `{{ person: {} }}`", in_yaml(written))
}

fn party_or_person(written: &str, what: &str, person: String) -> Unclear {
    let code =
        gazetteer::english_name(written).map(|state| format!("for the state or territory write `{state}`; else "));
    Unclear {
        taken: Taken::Party,
        message: format!("`{written}` is not known; it {what}, and is taken for a party"),
        help: format!(
            "{}write `{{ party: {} }}`, or create a file: {}{person}",
            code.unwrap_or_default(),
            in_yaml(written),
            new_party(written)
        ),
    }
}

fn new_party(name: &str) -> String {
    format!("`chancery new party {}`", in_shell(name))
}

fn shaped_like_slug(written: &str) -> Option<Unclear> {
    if !written.contains('-') || slug_fault(written).is_some() {
        return None;
    }
    let name = super::unregistered::name_of_slug(written);
    Some(Unclear {
        taken: Taken::Person,
        message: format!("no file has the slug `{written}`, and it is taken for the name of a person"),
        help: format!("write the name as readers should see it, such as `{name}`, or create its file"),
    })
}
