//! What speaks against a bare name that nothing has being that of a person: the word of a body, several names in one, an
//! office before a name.

use super::registries::Registries;
use crate::digest::Actor;
use crate::gazetteer::{self, KnownParty};
use crate::text::slug_fault;
use std::borrow::Cow;

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
        .or_else(|| after_office(written, registries))
        .or_else(|| with_comma(written))
        .or_else(|| no_personal_name(written))
        .or_else(|| unregistered_with_office(written))
        .or_else(|| shaped_like_slug(written))
}

/// The names in a text that separates several.
pub fn separate_names(written: &str) -> Option<Vec<&str>> {
    let names = written.split([';', '；', '؛', '、', '،', '|', '\n']).map(str::trim);
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    (names.len() > 1 || written.contains([';', '；', '؛'])).then_some(names)
}

/// Names that a word or a comma joins, where all are known, or two that may be those of people and of no body.
fn joined_names<'a>(written: &'a str, registries: &mut Registries) -> Option<Vec<&'a str>> {
    const JOINTS: [&str; 14] = [
        " and ", " & ", " et ", " y ", " e ", " und ", " и ", " та ", "和", "与", " و", "/", ",", "，",
    ];
    /// Words that are never in the name of a person, as "y" and "e" are.
    const BETWEEN_PEOPLE: [&str; 5] = [" and ", " & ", " et ", " und ", " и "];
    let are_known = |names: &[&str], registries: &mut Registries| names.iter().all(|name| is_known(name, registries));
    let split = |joint: &str| -> Option<Vec<&'a str>> {
        let names: Vec<&str> = written.split(joint).map(str::trim).collect();
        (names.len() > 1).then_some(names)
    };
    let known = JOINTS
        .iter()
        .find_map(|joint| split(joint).filter(|names| are_known(names, registries)));
    known.or_else(|| {
        let has_two_words = |name: &&str| name.split_whitespace().nth(1).is_some();
        let joint = BETWEEN_PEOPLE.iter().find(|joint| written.contains(**joint))?;
        let names = split(joint).filter(|names| names.iter().all(has_two_words))?;
        gazetteer::body_word(written).is_none().then_some(names)
    })
}

fn is_known(name: &str, registries: &mut Registries) -> bool {
    registered(name, registries).is_some() || gazetteer::find(name, &registries.language).one().is_some()
}

/// The only registered person or party of a name.
fn registered(name: &str, registries: &mut Registries) -> Option<Actor> {
    let (people, parties) = registries.registered_actors(name);
    match (people.as_slice(), parties.as_slice()) {
        ([person], []) => Some(Actor::Person(*person)),
        ([], [party]) => Some(Actor::Party(*party)),
        _ => None,
    }
}

fn several_names(written: &str, names: &[&str]) -> Unclear {
    Unclear {
        taken: Taken::Party,
        message: format!("`{written}` looks like several names, and is taken for one party"),
        help: format!(
            "write each name as an item of the list: [{}]",
            names.iter().map(|name| in_yaml(name)).collect::<Vec<_>>().join(", ")
        ),
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
    let plain = format!("write `{before}`");
    let with_party = || {
        let (field, what) = match gazetteer::has_office(inside, true) {
            true => ("office", "with the office"),
            false => ("for", "for whom they speak"),
        };
        let (person, value) = (in_yaml(before), in_yaml(inside));
        format!("{plain}, or `{{ person: {person}, {field}: {value} }}` {what}")
    };
    match registered(before, registries) {
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

/// The most words that an office and a name have together. A longer text is tried at no place for them.
const MOST_WORDS: usize = 16;

fn is_long(written: &str) -> bool {
    written.split_whitespace().nth(MOST_WORDS).is_some()
}

/// A registered name after or before the name of an office.
fn after_office(written: &str, registries: &mut Registries) -> Option<Unclear> {
    if is_long(written) {
        return None;
    }
    let mut splits: Vec<(&str, &str)> = written.match_indices(' ').map(|(at, _)| written.split_at(at)).collect();
    splits.retain(|(office, _)| gazetteer::has_office(office, true));
    splits.extend(gazetteer::office_after(written).map(|(name, office)| (office, name)));
    splits.into_iter().find_map(|(office, name)| {
        let (office, name) = (office.trim(), name.trim());
        let person = registered(name, registries).filter(|actor| matches!(actor, Actor::Person(_)))?;
        Some(Unclear {
            taken: Taken::Registered(person),
            message: format!("`{written}` has an office beside a registered name, and is taken for `{name}`"),
            help: format!(
                "write `{name}`, or `{{ person: {}, office: {} }}`",
                in_yaml(name),
                in_yaml(office)
            ),
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
            "for one person write `{rest} {first}`; for several, each as an item of the list; else `{{ person: \"{written}\" }}`"
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
    Some(party_or_person(
        written,
        what,
        format!("; for a person, `{{ person: {} }}`", in_yaml(written)),
    ))
}

fn body(written: &str, word: &str) -> Unclear {
    let what = if word == written {
        "is the name of a kind of body".to_owned()
    } else {
        format!("has the word `{word}`")
    };
    party_or_person(written, &what, String::new())
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
    format!("`chancery new party {}`", super::unregistered::in_shell(name))
}

/// An office before a name of two words or more, or after one where no spaces are set.
fn unregistered_with_office(written: &str) -> Option<Unclear> {
    if is_long(written) {
        return None;
    }
    let words: Vec<&str> = written.split_whitespace().collect();
    let last = (1..words.len().saturating_sub(1))
        .rev()
        .find(|at| gazetteer::has_office(words[at - 1], false));
    let (office, name) = match last {
        Some(at) => (words[..at].join(" "), words[at..].join(" ")),
        None => gazetteer::office_after(written)
            .map(|(name, office)| (office.to_owned(), name.to_owned()))
            .filter(|(_, name)| name.chars().count() > 1)?,
    };
    Some(Unclear {
        taken: Taken::Person,
        message: format!("`{written}` has an office beside a name, and is taken for the name of a person"),
        help: format!("write `{{ person: {}, office: {} }}`", in_yaml(&name), in_yaml(&office)),
    })
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

/// A name as a value between braces: in quotes where it would be read as something else.
fn in_yaml(name: &str) -> Cow<'_, str> {
    let is_plain = !name.contains([
        ',', '[', ']', '{', '}', '#', ':', '&', '*', '"', '\'', '%', '@', '`', '!', '|', '>',
    ]) && !name.starts_with(['-', '?']);
    if is_plain {
        Cow::Borrowed(name)
    } else {
        let escaped = name.replace('\\', r"\\").replace('"', "\\\"");
        Cow::Owned(format!("\"{escaped}\""))
    }
}
