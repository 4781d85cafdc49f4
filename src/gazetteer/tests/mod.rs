//! What the gazetteer says of names, held against the lists that it is made of.

mod pack;

use super::*;
use pack::{COLUMNS, names_of_everyday, sources};
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
            // In capitals it is an organisation.
            if territory.code != "GU" {
                assert_eq!(find(name, language), find(&name.to_uppercase(), language), "{name}");
            }
        }
    }
}

#[test]
fn every_name_of_an_organisation_is_its_own() {
    let mut faults = Vec::new();
    for (at, party) in sources().iter().enumerate().skip(TERRITORIES.len()) {
        let party_id = KnownParty(u16::try_from(at).expect("few parties"));
        for language in COLUMNS {
            for name in party.names.get(language).into_iter().flatten() {
                let is_found = match find(name, language) {
                    Meaning::Unknown => false,
                    Meaning::One(found) => found == party_id,
                    Meaning::Several(several) => is_shared(name) && several.contains(&party_id),
                };
                if !is_found {
                    faults.push(format!("{name} in {language}"));
                }
            }
        }
        assert!(!party_id.english_name().is_empty());
        assert!(!party_id.name_in("ru").is_empty() && party_id.name_in("xx") == party_id.english_name());
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Whether a name is one that organisations or bodies share, in the languages of the list.
fn is_shared(name: &str) -> bool {
    let shared = [
        "House of Commons",
        "Chambre des communes",
        "Cámara de los Comunes",
        "Red Cross",
        "the Red Cross",
        "Red Crescent",
        "International Red Cross",
        "Croix-Rouge",
        "la Croix-Rouge",
        "Croissant-Rouge",
        "Cruz Roja",
        "la Cruz Roja",
        "Media Luna Roja",
        "Красный Крест",
        "红十字会",
        "红十字",
        "الصليب الأحمر",
    ];
    shared.contains(&name)
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

/// In a digest in English: what names in all languages mean, by code or English name; several with a plus sign.
#[test]
fn names_of_all_languages() {
    let table = [
        (
            "GB",
            "بريطانيا|Großbritannien|İngiltere|Великобритания|英国|영국|ब्रिटेन|Grã-Bretanha|Gran Bretagna",
        ),
        (
            "SA",
            "السعودية|沙特|サウジ|Arabie|Kingdom of Saudi Arabia|Королевство Саудовская Аравия",
        ),
        ("AE", "الإمارات|阿联酋|ОАЭ|Emirates|VAE|BAE|دولة الإمارات العربية المتحدة"),
        (
            "US",
            "أميركا|EEUU|EE.UU.|EE. UU.|EUA|米国|США|ABD|अमेरिका|美利坚合众国|États-Unis d'Amérique|Vereinigte Staaten von Amerika",
        ),
        (
            "BY",
            "Белоруссия|Weißrussland|Biélorussie|Республика Беларусь|République de Biélorussie|Beyaz Rusya",
        ),
        ("NL", "Голландия|Hollande|Holanda|荷兰王国|Koninkrijk der Nederlanden"),
        (
            "CD",
            "刚果金|ДРК|RDC|République démocratique du Congo|刚果民主共和国|DR Kongo|جمهورية الكونغو الديمقراطية",
        ),
        (
            "CG",
            "République du Congo|Республика Конго|刚果共和国|جمهورية الكونغو|Republik Kongo",
        ),
        // The United Nations call one of the two so; other languages mean either.
        ("CG", "Congo|Конго|الكونغو|刚果|剛果"),
        ("CD+CG", "Kongo|コンゴ|콩고|कांगो"),
        (
            "KP+KR",
            "Korea|Corée|Corea|Корея|كوريا|Coreia|Kore|朝鲜半岛|朝鮮半島|한반도|कोरिया|کره",
        ),
        (
            "KR",
            "Республика Корея|République de Corée|República de Corea|جمهورية كوريا|大韩民国|大韓民国|대한민국",
        ),
        (
            "KP",
            "КНДР|RPDC|朝鲜民主主义人民共和国|조선민주주의인민공화국|Demokratische Volksrepublik Korea",
        ),
        (
            "VA",
            "Saint-Siège|Santa Sede|Heiliger Stuhl|Святой Престол|Holy See|圣座|الكرسي الرسولي|Vatican City|Ватикан|Santa Sé",
        ),
        (
            "RU",
            "Российская Федерация|РФ|Fédération de Russie|Russische Föderation|俄罗斯联邦|روسيا الاتحادية|Federación de Rusia",
        ),
        (
            "CN",
            "КНР|中华人民共和国|République populaire de Chine|Volksrepublik China|جمهورية الصين الشعبية|中華人民共和國",
        ),
        (
            "TW",
            "Republic of China|中華民國|République de Chine|Китайская Республика",
        ),
        (
            "ZA",
            "ЮАР|南アフリカ共和国|Republic of South Africa|República de Sudáfrica|République d'Afrique du Sud",
        ),
        (
            "DE",
            "ФРГ|RFA|Bundesrepublik Deutschland|德意志联邦共和国|République fédérale d'Allemagne|جمهورية ألمانيا الاتحادية",
        ),
        (
            "FR",
            "République française|Французская Республика|法兰西共和国|الجمهورية الفرنسية|República Francesa",
        ),
        (
            "AT",
            "Republic of Austria|République d'Autriche|Republik Österreich|Республика Австрия|奥地利共和国|جمهورية النمسا|República de Austria",
        ),
        (
            "KE",
            "République du Kenya|Республика Кения|肯尼亚共和国|جمهورية كينيا|Jamhuri ya Kenya",
        ),
        (
            "ES",
            "Royaume d'Espagne|Королевство Испания|西班牙王国|مملكة إسبانيا|Königreich Spanien|İspanya Krallığı",
        ),
        (
            "EG",
            "جمهورية مصر العربية|Арабская Республика Египет|République arabe d'Égypte|阿拉伯埃及共和国",
        ),
        (
            "PK",
            "Исламская Республика Пакистан|巴基斯坦伊斯兰共和国|جمهورية باكستان الإسلامية|République islamique du Pakistan",
        ),
        (
            "SN",
            "République du Sénégal|República del Senegal|Repubblica del Senegal",
        ),
        (
            "CI",
            "République de Côte d'Ivoire|Республика Кот-д'Ивуар|Elfenbeinküste",
        ),
        ("IL", "État d'Israël|Государство Израиль|دولة إسرائيل|Staat Israel"),
        ("KN", "St Kitts|Saint Kitts|Сент-Китс"),
        ("AG", "Antigua|Антигуа"),
        ("BR", "República Federativa do Brasil|巴西联邦共和国"),
        ("TR", "Türkiye Cumhuriyeti|Турецкая Республика|土耳其共和国"),
        ("HT", "République d'Haïti|海地共和国"),
        ("PL", "Республика Польша|Rzeczpospolita Polska|波兰共和国"),
        ("VN", "越南社会主义共和国|СРВ|République socialiste du Viêt Nam"),
        ("NATO", "나토|НАТО|OTAN|北约|الناتو|नाटो"),
        ("Hamas", "ハマス|ХАМАС|حماس|하마스"),
        ("World Bank", "Weltbank|世界銀行|세계은행|Dünya Bankası"),
        (
            "United Nations Security Council",
            "UN-Sicherheitsrat|安理会|安保理|Совбез ООН|BM Güvenlik Konseyi",
        ),
        ("State Council of China", "国务院|国務院"),
        (
            "US Department of State",
            "Госдепартамент|Госдеп|State Department|国務省",
        ),
        ("Kremlin", "Kremlin|Kreml|Кремль|クレムリン|크렘린"),
        (
            "White House",
            "White House|Weißes Haus|Белый дом|白宫|Maison Blanche|Beyaz Saray",
        ),
        ("Downing Street", "Downing Street|10 Downing Street"),
        (
            "Ministry for Europe and Foreign Affairs of France",
            "Quai d'Orsay|Quai d’Orsay",
        ),
        ("GUAM Organization for Democracy and Economic Development", "GUAM|ГУАМ"),
        ("GU", "Guam"),
        (
            "House of Commons of the United Kingdom+House of Commons of Canada",
            "House of Commons",
        ),
        (
            "",
            "Republic of Letters|République des lettres|Kingdom|Republic of|State of Georgia|共和国|Королевство|Union Jack",
        ),
    ];
    let called = |party: &KnownParty| party.code().map_or_else(|| party.english_name(), str::to_owned);
    let mut faults = Vec::new();
    for (expected, names) in table {
        for name in names.split('|') {
            let mut found = match find(name, "en") {
                Meaning::Unknown => Vec::new(),
                Meaning::One(party) => vec![called(&party)],
                Meaning::Several(several) => several.iter().map(called).collect(),
            };
            found.sort();
            let mut expected: Vec<&str> = expected.split('+').filter(|one| !one.is_empty()).collect();
            expected.sort_unstable();
            if found != expected {
                faults.push(format!("{name}: {found:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_everyday_name_is_that_of_its_parties() {
    let all = sources();
    let mut faults = Vec::new();
    for (language, at, name) in names_of_everyday(&all) {
        let party = KnownParty(u16::try_from(at).expect("few parties"));
        let is_found = match find(&name, &language) {
            Meaning::Unknown => false,
            Meaning::One(found) => found == party,
            Meaning::Several(several) => several.contains(&party),
        };
        if !is_found {
            faults.push(format!("[{language}] {name} is not {}", party.english_name()));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_holy_see_is_shown_by_its_name() {
    let holy_see = of_code("VA").expect("a code");
    for (language, name) in [
        ("en", "Holy See"),
        ("fr", "Saint-Siège"),
        ("ru", "Святой Престол"),
        ("zh", "圣座"),
    ] {
        assert_eq!(holy_see.name_in(language), name);
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
