//! What the gazetteer says of names, held against the lists that it is made of.

mod pack;

use super::*;
use pack::{COLUMNS, sources};
use std::time::{Duration, Instant};

/// Languages of every continent and of ten scripts.
const LANGUAGES: [&str; 20] = [
    "ar", "bn", "de", "el", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "pt", "ru", "sw", "th", "tr",
    "zh",
];

fn code(name: &str, language: &str) -> Option<&'static str> {
    find(name, language).one().and_then(KnownParty::code)
}

#[test]
fn every_territory_is_its_own_in_many_languages() {
    let all = sources();
    for language in LANGUAGES {
        for territory in &all[..TERRITORIES.len()] {
            let name = territory.names.get(language).and_then(|names| names.first());
            let name = name.unwrap_or_else(|| panic!("{} in {language}", territory.code));
            assert_eq!(code(name, language), Some(&*territory.code), "{name} in {language}");
            assert_eq!(find(name, language), find(&name.to_uppercase(), language), "{name}");
        }
    }
}

#[test]
fn every_name_of_an_organisation_is_its_own() {
    for (at, party) in sources().iter().enumerate().skip(TERRITORIES.len()) {
        let party_id = KnownParty(u16::try_from(at).expect("few parties"));
        for language in COLUMNS {
            for name in party.names.get(language).into_iter().flatten() {
                assert_eq!(find(name, language), Meaning::One(party_id), "{name} in {language}");
            }
        }
        assert!(!party_id.english_name().is_empty());
        assert!(!party_id.name_in("ru").is_empty() && party_id.name_in("xx") == party_id.english_name());
    }
}

#[test]
fn there_are_many_organisations() {
    let bodies = sources().into_iter().filter(|party| {
        matches!(
            party.kind,
            Some(KnownKind::Organisation | KnownKind::Bloc | KnownKind::Body)
        )
    });
    assert!(bodies.count() >= 200);
}

#[test]
fn no_two_have_one_slug() {
    let mut seen = std::collections::HashMap::new();
    for at in 0..sources().len() {
        let party = KnownParty(u16::try_from(at).expect("few parties"));
        let slug = crate::text::slugify(&party.english_name());
        assert_eq!(crate::text::slug_fault(&slug), None, "{slug}");
        if let Some(other) = seen.insert(slug.clone(), at) {
            panic!("{slug}: {other} and {at}");
        }
    }
}

#[test]
fn everyday_names() {
    for (name, expected) in [
        ("America", Some("US")),
        ("U.S.", Some("US")),
        ("the UK", Some("GB")),
        ("Holland", Some("NL")),
        ("PRC", Some("CN")),
        ("中國", Some("CN")),
        ("Китай", Some("CN")),
        ("CHINA", Some("CN")),
        ("DPRK", Some("KP")),
        ("Korea, South", Some("KR")),
        ("Объединенные Арабские Эмираты", Some("AE")),
        ("الامارات العربية المتحدة", Some("AE")),
        ("Deutschland", Some("DE")),
        ("Korea", None),
        ("SIPRI", None),
        ("CN", None),
        ("Anna Example", None),
        ("", None),
        ("  ", None),
    ] {
        assert_eq!(code(name, "en"), expected, "{name}");
    }
}

#[test]
fn the_language_is_asked_first() {
    assert_eq!(code("Kongo", "de"), None);
    assert_eq!(code("Kongo", "pl"), Some("CG"));
    assert_eq!(code("Kongo", "nb"), Some("CD"));
    assert_eq!(code("لتونی", "en"), Some("LV"));
    assert!(matches!(find("Kongo", "en"), Meaning::Several(both) if both.len() == 2));
    let china = of_code("CN").expect("a code");
    for (language, name) in [
        ("en", "China"),
        ("zh", "中国"),
        ("zh-TW", "中國"),
        ("ru", "Китай"),
        ("xx", "China"),
    ] {
        assert_eq!(china.name_in(language), name, "{language}");
    }
    let nato = find("Атлантика НАТО", "en");
    assert_eq!(nato, Meaning::Unknown);
    let nato = find("НАТО", "en").one().expect("NATO");
    assert_eq!(
        (nato.english_name(), nato.name_in("fr"), nato.code()),
        ("NATO".into(), "OTAN".into(), None)
    );
    assert_eq!(
        (nato.kind(), china.kind()),
        (KnownKind::Organisation, KnownKind::StateOrTerritory)
    );
}

#[test]
fn all_names_of_a_party_are_found() {
    let china = of_code("CN").expect("a code");
    let names: Vec<String> = names_of(&BTreeSet::from([china])).map(|(_, name)| name).collect();
    for name in ["China", "中国", "Chine", "PRC"] {
        assert!(names.iter().any(|known| known == name), "{name}");
    }
    assert_eq!(names_of(&BTreeSet::new()).count(), 0);
}

#[test]
fn names_are_found_fast() {
    let began = Instant::now();
    for number in 0..1_000 {
        find(&format!("Somebody {number}"), "en");
    }
    let each = began.elapsed() / 1_000;
    assert!(
        each < Duration::from_millis(2),
        "{each:?} for each name, in a debug build"
    );
}
