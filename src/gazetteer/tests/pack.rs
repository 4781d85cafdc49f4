//! Packs the table of names. As a test it compares the table with its sources; with `RENEW=1` it writes it.

use super::super::KnownKind;
use super::super::key::key;
use super::super::table::{BLOCK, NO_NAME, PARTS};
use super::super::territories::TERRITORIES;
use crate::language::{compose, primary_language};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The languages of `organisations.txt`, in the order of its columns.
pub const COLUMNS: [&str; 6] = ["en", "fr", "es", "ru", "zh", "ar"];

/// The most that the table may need of the program.
const LIMIT: usize = 1_000_000;

/// A party and its names by the tag of the language, the usual one first.
#[derive(Debug, Default)]
pub struct Source {
    pub kind: Option<KnownKind>,
    pub code: String,
    pub names: BTreeMap<String, Vec<String>>,
}

/// All parties in the order of their numbers.
pub fn sources() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/gazetteer");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect(name);
    let mut all: Vec<Source> = TERRITORIES.iter().map(territory).collect();
    let mut others = read("organisations.txt").lines().filter_map(other).collect::<Vec<_>>();
    // Those that CLDR knows come first, so that the rows of most languages are short.
    others.sort_by_key(|other| other.code.is_empty());
    all.extend(others);
    let by_code: BTreeMap<String, usize> = all
        .iter()
        .enumerate()
        .filter(|(_, source)| !source.code.is_empty())
        .map(|(at, source)| (source.code.clone(), at))
        .collect();
    let mut tag = String::new();
    for line in read("cldr.tsv").lines().filter(|line| !line.starts_with('#')) {
        if let Some(new) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            new.clone_into(&mut tag);
            continue;
        }
        let mut cells = line.split('\t');
        let Some(at) = cells.next().and_then(|code| by_code.get(code)) else {
            continue;
        };
        let names = all[*at].names.entry(tag.clone()).or_default();
        for name in cells.map(str::to_owned) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    add_everyday_names(&mut all);
    leave_regions_behind(&mut all);
    all
}

fn territory((code, name, others): &(&str, &str, &[&str])) -> Source {
    let names = std::iter::once(name)
        .chain(others.iter())
        .map(|name| (*name).to_owned());
    Source {
        kind: Some(KnownKind::StateOrTerritory),
        code: (*code).to_owned(),
        names: BTreeMap::from([("en".to_owned(), names.collect())]),
    }
}

fn other(line: &str) -> Option<Source> {
    let (kind, names) = line.split_once(';').filter(|_| !line.starts_with('#'))?;
    let (kind, code) = kind.split_once(" @").unwrap_or((kind, ""));
    let kind = match kind {
        "place" => KnownKind::StateOrTerritory,
        kind => KnownKind::from_word(kind).expect(line),
    };
    let columns: Vec<&str> = names.split(';').collect();
    assert_eq!(columns.len(), COLUMNS.len(), "{line}");
    let names = COLUMNS
        .iter()
        .zip(columns)
        .filter(|(_, names)| !names.trim().is_empty());
    let names = names.map(|(tag, names)| {
        let names = names.split('|').map(|name| compose(name.trim()).into_owned());
        ((*tag).to_owned(), names.collect())
    });
    Some(Source {
        kind: Some(kind),
        code: code.to_owned(),
        names: names.collect(),
    })
}

/// A line of `everyday.txt`: the language, the parties, their names, and whether the first is shown.
struct Everyday {
    tag: String,
    parties: Vec<usize>,
    names: Vec<String>,
    is_shown: bool,
}

fn read_everyday(all: &[Source]) -> Vec<Everyday> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/gazetteer/everyday.txt");
    let text = std::fs::read_to_string(path).expect("it can be read");
    let mut by_name: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, source) in all.iter().enumerate() {
        let code = (!source.code.is_empty()).then_some(&source.code);
        for name in code.into_iter().chain(&source.names["en"]) {
            by_name.entry(name).or_insert(at);
        }
    }
    let mut read = Vec::new();
    let mut tag = "";
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if let Some(new) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            tag = new;
            continue;
        }
        let (parties, names) = line.split_once(": ").expect(line);
        let number = |party: &str| *by_name.get(party).unwrap_or_else(|| panic!("{party}: {line}"));
        read.push(Everyday {
            tag: tag.to_owned(),
            parties: parties.trim_start_matches('!').split(" + ").map(number).collect(),
            names: names.split('|').map(|name| compose(name.trim()).into_owned()).collect(),
            is_shown: parties.starts_with('!'),
        });
    }
    read
}

/// Every name of `everyday.txt` with its language and its party.
pub fn names_of_everyday(all: &[Source]) -> Vec<(String, usize, String)> {
    let lines = read_everyday(all).into_iter();
    let names = lines.flat_map(|line| {
        let pairs = line
            .parties
            .iter()
            .flat_map(|party| line.names.iter().map(|name| (*party, name.clone())));
        pairs
            .map(|(party, name)| (line.tag.clone(), party, name))
            .collect::<Vec<_>>()
    });
    names.collect()
}

/// Adds the names of `everyday.txt`, those that are shown before all others.
fn add_everyday_names(all: &mut [Source]) {
    for line in read_everyday(all) {
        for party in line.parties {
            let known = all[party].names.entry(line.tag.clone()).or_default();
            for name in &line.names {
                if !known.contains(name) {
                    known.push(name.clone());
                }
            }
            if line.is_shown {
                known.retain(|name| *name != line.names[0]);
                known.insert(0, line.names[0].clone());
            }
        }
    }
}

/// Takes from the regions of the world the names that a state has in some language: "Amerika" is then the United States.
fn leave_regions_behind(all: &mut [Source]) {
    let is_region = |source: &Source| source.code.starts_with(|c: char| c.is_ascii_digit());
    let others = all.iter().filter(|source| !is_region(source));
    let taken: BTreeSet<String> = others
        .flat_map(|it| it.names.values().flatten())
        .map(|name| key(name))
        .collect();
    for region in all.iter_mut().filter(|source| is_region(source)) {
        for names in region.names.values_mut() {
            names.retain(|name| !taken.contains(&key(name)));
        }
    }
}

/// The table of these parties.
fn pack(all: &[Source]) -> Vec<u8> {
    let tags: BTreeSet<&str> = all
        .iter()
        .flat_map(|source| source.names.keys())
        .map(String::as_str)
        .collect();
    // Variants of regions are found by the names of their language.
    let is_shown = |tag: &&str| tag.split('-').skip(1).all(|part| part.len() == 4) || *tag == "pt-PT";
    let primary = tags.iter().map(|tag| primary_language(tag));
    let languages: BTreeSet<&str> = tags.iter().copied().filter(is_shown).chain(primary).collect();
    let languages: Vec<&str> = languages.into_iter().collect();
    let number_of = |tag: &str| {
        let of = |tag: &str| languages.binary_search(&tag).ok();
        of(tag).or_else(|| of(primary_language(tag))).expect(tag)
    };
    // By key and name, the parties that have it, and in which languages.
    let mut by_name: BTreeMap<(String, &str), BTreeMap<usize, BTreeSet<usize>>> = BTreeMap::new();
    for (party, source) in all.iter().enumerate() {
        for (tag, names) in &source.names {
            for name in names {
                let meanings = by_name.entry((key(name), name)).or_default();
                meanings.entry(party).or_default().insert(number_of(tag));
            }
        }
    }
    let mut by_key: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for ((key, _), meanings) in &by_name {
        by_key.entry(key).or_default().extend(meanings.keys());
    }
    let (mut entries, mut blocks, mut choices) = (Vec::new(), Vec::new(), Vec::new());
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut last = "";
    for (at, ((key, name), meanings)) in by_name.iter().enumerate() {
        numbers.insert(name, at);
        if at % BLOCK == 0 {
            blocks.extend(u32::try_from(entries.len()).expect("small").to_le_bytes());
            last = "";
        }
        let shared = last.bytes().zip(name.bytes()).take_while(|(a, b)| a == b).count();
        write_number(&mut entries, shared);
        write_number(&mut entries, name.len() - shared);
        entries.extend(&name.as_bytes()[shared..]);
        match by_key[key.as_str()].len() {
            1 => write_number(&mut entries, meanings.keys().next().expect("it has a meaning") * 2),
            _ => {
                write_number(&mut entries, choices.len() * 2 + 1);
                write_number(&mut choices, meanings.len());
                for (party, languages) in meanings {
                    write_number(&mut choices, *party);
                    write_number(&mut choices, languages.len());
                    for language in languages {
                        write_number(&mut choices, *language);
                    }
                }
            }
        }
        last = name;
    }
    assert!(by_name.len() < usize::from(NO_NAME), "numbers of entries have 16 bits");
    let mut shown: Vec<u8> = Vec::new();
    for tag in &languages {
        let usual = |source: &Source| {
            source
                .names
                .get(*tag)
                .and_then(|names| names.first())
                .map(|name| numbers[name.as_str()])
        };
        let mut row: Vec<Option<usize>> = all.iter().map(usual).collect();
        while row.last().is_some_and(Option::is_none) {
            row.pop();
        }
        for number in std::iter::once(Some(row.len())).chain(row) {
            let number = number.map_or(NO_NAME, |number| u16::try_from(number).expect("few entries"));
            shown.extend(number.to_le_bytes());
        }
    }
    let kind_of = |source: &Source| source.kind.map(|kind| kind as u8);
    let kinds: Vec<u8> = all[TERRITORIES.len()..].iter().filter_map(kind_of).collect();
    let parts: [Vec<u8>; PARTS] = [
        entries,
        blocks,
        choices,
        languages.join("\n").into_bytes(),
        shown,
        kinds,
    ];
    let mut table = Vec::new();
    let mut end = PARTS * 4;
    for part in &parts {
        end += part.len();
        table.extend(u32::try_from(end).expect("small").to_le_bytes());
    }
    table.extend(parts.concat());
    table
}

fn write_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(u8::try_from(number & 0x7f).expect("seven bits") | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).expect("seven bits"));
}

#[test]
fn the_table_is_that_of_its_sources() {
    let table = pack(&sources());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/gazetteer/names.bin");
    if std::env::var_os("RENEW").is_some() {
        std::fs::write(&path, &table).expect("the table can be written");
    }
    let is_same = std::fs::read(&path).is_ok_and(|known| known == table);
    assert!(is_same, "run RENEW=1 cargo test --lib gazetteer, then build again");
    assert!(table.len() < LIMIT, "{} bytes", table.len());
}
