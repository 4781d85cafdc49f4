//! The names that everybody knows: states and territories in every language of Unicode's CLDR, and organisations, blocs and
//! institutions in the six languages of the United Nations. A bare name that is one of them is a party without a file.
//!
//! `scripts/make-gazetteer` fetches the names of CLDR (`cldr.tsv`, under the licence beside it); `organisations.txt`,
//! `everyday.txt` and `territories.rs` are written by hand. All four are packed into `names.bin`, the only one that the
//! program contains.

mod forms;
mod key;
mod office_words;
pub mod offices;
mod table;
mod territories;
mod words;

#[cfg(test)]
mod tests;

pub use offices::has_office;
pub use territories::{code_of_english, english_name, english_names, is_code};
pub use words::body_word;

use crate::closed_list::closed_list;
use crate::language::primary_language;
use key::key;
use std::collections::BTreeSet;
use table::{Part, Value};
use territories::TERRITORIES;

closed_list! {
    /// What kind of party one of the gazetteer is, in the words that files have for it.
    pub enum KnownKind {
        /// A state or territory: the gazetteer does not say which of the two.
        StateOrTerritory = "state-or-territory",
        /// An international organisation.
        Organisation = "organisation",
        /// A bloc of states.
        Bloc = "bloc",
        /// A body of a state or an organisation.
        Body = "body",
        /// None of these.
        Other = "other",
    }
}

/// A party of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KnownParty(u16);

/// What a name means in the gazetteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing.
    Unknown,
    /// One party.
    One(KnownParty),
    /// Different parties in different languages, none of which is the digest's or English, or several in one.
    Several(Vec<KnownParty>),
}

impl Meaning {
    /// The party, if it is only one.
    pub fn one(self) -> Option<KnownParty> {
        match self {
            Self::One(party) => Some(party),
            Self::Unknown | Self::Several(_) => None,
        }
    }
}

/// Languages of more than fifty million people or so, which are asked before all others.
const WIDELY_USED: &[&str] = &[
    "ar", "bn", "de", "es", "fa", "fr", "hi", "id", "it", "ja", "ko", "pt", "ru", "sw", "th", "tr", "ur", "vi", "zh",
];

/// What a name means, whatever its case and accents: what it is listed for, or, where it is not and only adds the form of
/// state to a name, such as "Republic of Austria", what that name is listed for.
pub fn find(name: &str, language: &str) -> Meaning {
    match find_listed(name, language) {
        Meaning::Unknown => forms::find_long(name, |rest| find_listed(rest, language).one()),
        meaning => meaning,
    }
}

/// What a name is listed for. Where it means different things in different languages, the one that it
/// means in the given language counts, else the one in English, else the only one in widely used languages, else in all
/// others. Names that are written exactly so come before those that only fold to the same; what is written in capitals is
/// first an abbreviation, and what is not is one last: GUAM is an organisation, and Guam is not.
fn find_listed(name: &str, language: &str) -> Meaning {
    let wanted = key(name);
    if wanted.is_empty() {
        return Meaning::Unknown;
    }
    let mut parties: Vec<u16> = Vec::new();
    let mut choices: Vec<(u16, Vec<usize>)> = Vec::new();
    // Of those, the meanings of names that are written exactly so.
    let mut exact: Vec<u16> = Vec::new();
    let written = name.trim().to_lowercase();
    let in_capitals = is_abbreviation(name);
    let mut entries: Vec<table::Entry> = table::entries_of(&wanted).collect();
    if entries
        .iter()
        .any(|entry| is_abbreviation(&entry.name) == in_capitals && (!in_capitals || entry.name == name.trim()))
    {
        entries.retain(|entry| is_abbreviation(&entry.name) == in_capitals || matches!(entry.value, Value::Party(_)));
    }
    for entry in entries {
        if in_capitals && !is_abbreviation(&entry.name) && !is_usual(entry.value, &wanted, language) {
            continue;
        }
        match entry.value {
            Value::Party(party) => parties.push(party),
            Value::Choice(offset) => {
                let meanings = table::choice(offset);
                if entry.name.to_lowercase() == written {
                    exact.extend(meanings.iter().map(|(party, _)| *party));
                }
                choices.extend(meanings);
            }
        }
    }
    parties.extend(choices.iter().map(|(party, _)| *party));
    parties.sort_unstable();
    parties.dedup();
    for asked in [&[language][..], &[primary_language(language)], &["en"], WIDELY_USED] {
        let meant = choices.iter().filter(|(_, languages)| {
            let mut tags = languages.iter().map(|language| table::tag_of(*language));
            tags.any(|tag| asked.contains(&tag) || asked.contains(&primary_language(tag)))
        });
        let mut meant: Vec<u16> = meant.map(|(party, _)| *party).collect();
        meant.sort_unstable();
        meant.dedup();
        if !meant.is_empty() {
            parties = meant;
            break;
        }
    }
    exact.sort_unstable();
    exact.dedup();
    if let ([_, _, ..], [party]) = (&*parties, &*exact) {
        parties = vec![*party];
    }
    match *parties {
        [] => Meaning::Unknown,
        [party] => Meaning::One(KnownParty(party)),
        ref several => Meaning::Several(several.iter().copied().map(KnownParty).collect()),
    }
}

/// Whether a name is a word in capitals that is short enough for an abbreviation.
pub fn is_abbreviation(name: &str) -> bool {
    /// A longer word in capitals is one for show.
    const LONGEST: usize = 6;
    let letters = name.chars().filter(|c| *c != '.').count();
    (2..=LONGEST).contains(&letters)
        && name.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'))
        && !name.contains(". ")
}

/// Whether a word in capitals is a name in English or in the digest's language: `CHINA` is China, but `SIPRI` is not Cyprus,
/// which is called so in a language of Guinea.
fn is_usual(value: Value, wanted: &str, language: &str) -> bool {
    match value {
        Value::Choice(_) => true,
        Value::Party(party) => {
            let party = KnownParty(party);
            let mut english = english_names()
                .filter(|(code, _)| Some(*code) == party.code())
                .map(|(_, name)| name);
            english.any(|name| key(name) == wanted)
                || key(&party.english_name()) == wanted
                || key(&party.name_in(language)) == wanted
        }
    }
}

/// The party of a code of ISO 3166-1.
pub fn of_code(code: &str) -> Option<KnownParty> {
    let at = TERRITORIES.binary_search_by(|(known, _, _)| (*known).cmp(code)).ok()?;
    u16::try_from(at).ok().map(KnownParty)
}

/// Every name of the wanted parties that means nobody else, in all languages. It reads the whole table.
pub fn names_of(wanted: &BTreeSet<KnownParty>) -> impl Iterator<Item = (KnownParty, String)> {
    let entries = table::entries_from(0).take(if wanted.is_empty() { 0 } else { usize::MAX });
    entries.filter_map(|entry| match entry.value {
        Value::Party(party) if wanted.contains(&KnownParty(party)) => Some((KnownParty(party), entry.name)),
        _ => None,
    })
}

/// The usual names of all parties in English and in a language, and all English ones of states and territories: those that a
/// misspelt name may be meant for.
pub fn usual_names(language: &str) -> Vec<String> {
    let parties = (0..TERRITORIES.len() + table::part(Part::Kinds).len()).filter_map(|at| u16::try_from(at).ok());
    let names = parties
        .map(KnownParty)
        .flat_map(|party| [party.english_name(), party.name_in(language)]);
    let mut names: Vec<String> = names.chain(english_names().map(|(_, name)| name.to_owned())).collect();
    names.sort_unstable();
    names.dedup();
    names
}

impl KnownParty {
    /// The code of ISO 3166-1, if it is a state or territory that has one.
    pub fn code(self) -> Option<&'static str> {
        TERRITORIES.get(usize::from(self.0)).map(|(code, _, _)| *code)
    }

    /// The usual name in English, of which its slug is made.
    pub fn english_name(self) -> String {
        match TERRITORIES.get(usize::from(self.0)) {
            Some((_, name, _)) => (*name).to_owned(),
            None => self.shown_in("en").unwrap_or_default(),
        }
    }

    /// The usual name in a language; where it has none in the gazetteer, the one in English.
    pub fn name_in(self, language: &str) -> String {
        // Of the two scripts of Chinese, the one that the region writes.
        let script = match language {
            "zh-TW" | "zh-HK" | "zh-MO" => "zh-Hant",
            language => language,
        };
        if primary_language(language) == "en" {
            return self.english_name();
        }
        let in_language = self
            .shown_in(script)
            .or_else(|| self.shown_in(primary_language(language)));
        in_language.unwrap_or_else(|| self.english_name())
    }

    fn shown_in(self, tag: &str) -> Option<String> {
        table::shown_in(table::language(tag)?, self.0)
    }

    /// What kind of party it is.
    pub fn kind(self) -> KnownKind {
        let other = usize::from(self.0).checked_sub(TERRITORIES.len());
        let kind = other.and_then(|other| table::part(Part::Kinds).get(other));
        let kind = kind.and_then(|kind| KnownKind::ALL.get(usize::from(*kind)));
        kind.copied().unwrap_or(KnownKind::StateOrTerritory)
    }
}
