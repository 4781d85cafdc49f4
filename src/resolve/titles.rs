//! A name apart from the office, the title or the form of address that is written beside it.

use crate::gazetteer::{body_word, offices};
use crate::language::is_written_without_spaces;

/// A name, and the office beside it; none if there is only a form of address.
#[derive(Debug, PartialEq, Eq)]
pub struct Titled {
    /// The name.
    pub name: String,
    /// The office.
    pub office: Option<String>,
}

/// The most words that an office and a name have together. A longer text is taken for neither.
const MOST_WORDS: usize = 16;

/// The name and the office or the form of address of a text; none if it is no name with one. `is_party` tells whether words
/// are the name of a party.
pub fn split_title(written: &str, is_party: &dyn Fn(&str) -> bool) -> Option<Titled> {
    if written.split_whitespace().nth(MOST_WORDS).is_some() {
        return None;
    }
    let is_joined =
        |c: char| is_written_without_spaces(c) || ('가'..='힣').contains(&c) || matches!(c, ' ' | '・' | '·' | 'ー');
    if written.chars().all(is_joined) {
        return split_joined(written.trim(), is_party);
    }
    if let Some(split) = at_comma(written) {
        return Some(split);
    }
    let words: Vec<&str> = written.split_whitespace().collect();
    let address = offices::words_of_address(&words);
    let further = offices::words_of_address(&words[address..]);
    let rest = &words[address + further..];
    if let Some((office, name)) = after_office(rest, is_party) {
        let further = offices::words_of_address(name);
        return Some(Titled {
            name: name[further..].join(" "),
            office: Some(office),
        });
    }
    let name = rest.join(" ");
    (address > 0 && is_name(rest)).then_some(Titled { name, office: None })
}

/// "Anna Example, President of Ruritania", or the other way round.
fn at_comma(written: &str) -> Option<Titled> {
    let (first, rest) = written.split_once([',', '，', '،'])?;
    let (first, rest) = (first.trim(), rest.trim());
    let begins_with_office = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let head = words.iter().position(|word| offices::is_office(word, false));
        head.is_some_and(|head| head <= 3)
    };
    let (name, office) = match (begins_with_office(first), begins_with_office(rest)) {
        (false, true) => (first, rest),
        (true, false) => (rest, first),
        _ => return None,
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let address = offices::words_of_address(&words);
    let words = &words[address..];
    is_name(words).then(|| Titled {
        name: words.join(" "),
        office: Some(office.to_owned()),
    })
}

/// The office at the beginning of some words, and the words after it.
fn after_office<'a>(words: &'a [&'a str], is_party: &dyn Fn(&str) -> bool) -> Option<(String, &'a [&'a str])> {
    let before_last = words.len().checked_sub(1)?;
    let head = words[..before_last]
        .iter()
        .rposition(|word| offices::is_office(word, false))?;
    let start = usize::from(matches!(
        words[0].to_lowercase().as_str(),
        "the" | "le" | "la" | "el" | "il" | "o" | "a" | "der" | "die"
    ));
    let name = end_of_office(words, head + 1, is_party);
    let name = &words[name..];
    (start <= head && is_name(name)).then(|| (words[start..words.len() - name.len()].join(" "), name))
}

/// Where what an office is of ends and the name begins.
fn end_of_office(words: &[&str], mut at: usize, is_party: &dyn Fn(&str) -> bool) -> usize {
    let mut after_preposition = false;
    while let Some(word) = words.get(at) {
        let is_last = at + 1 == words.len();
        let is_small = word.starts_with(char::is_lowercase);
        if is_arabic_attribute(word) && !is_last || offices::is_field(word) {
            at += 1;
            after_preposition = false;
        } else if is_small && !offices::is_particle(word) {
            at += 1;
            after_preposition = offices::is_preposition(word) || after_preposition && *word == "the";
        } else if is_small {
            let next = words[at..]
                .iter()
                .position(|word| !word.starts_with(char::is_lowercase));
            let Some(next) = next.map(|next| at + next) else {
                return words.len();
            };
            match party_words(&words[next..], is_party) {
                0 if !offices::is_field(words[next]) => return at,
                count => at = next + count,
            }
        } else {
            let known = party_words(&words[at..], is_party);
            let is_genitive = nominatives(word).any(|name| is_party(&name));
            if known > 0 && (after_preposition || !word.is_ascii()) {
                at += known;
            } else if is_genitive || after_preposition && at + 1 < words.len() {
                at += 1;
            } else {
                return at;
            }
            after_preposition = false;
        }
    }
    at
}

/// How many of the first words are the name of a party.
fn party_words(words: &[&str], is_party: &dyn Fn(&str) -> bool) -> usize {
    /// The most words that are tried.
    const MOST: usize = 5;
    (1..=MOST.min(words.len()))
        .rev()
        .find(|count| is_party(&words[..*count].join(" ")))
        .unwrap_or(0)
}

/// Whether a word of Arabic has the article, as the adjectives after an office have: "الروسي".
fn is_arabic_attribute(word: &str) -> bool {
    ["ال", "لل", "وال", "بال"]
        .iter()
        .any(|article| word.starts_with(article))
}

/// What a Russian or Ukrainian genitive may be the genitive of: "России" is that of "Россия".
fn nominatives(word: &str) -> impl Iterator<Item = String> {
    const ENDINGS: [(&str, &[&str]); 7] = [
        ("ии", &["ия"]),
        ("ії", &["ія"]),
        ("ы", &["а"]),
        ("и", &["а", "я", "ь"]),
        ("а", &[""]),
        ("я", &["й", "ь"]),
        ("у", &["а"]),
    ];
    let found = ENDINGS
        .iter()
        .filter_map(move |(ending, others)| word.strip_suffix(ending).map(|stem| (stem, others)));
    found.flat_map(|(stem, others)| others.iter().map(move |other| format!("{stem}{other}")))
}

/// Whether words may be the name of a person: with capitals but for particles, and without the word of a body.
fn is_name(words: &[&str]) -> bool {
    /// The most words of a name.
    const MOST: usize = 7;
    let has_capitals = |word: &&str| !word.starts_with(char::is_lowercase) || offices::is_particle(word);
    !words.is_empty()
        && words.len() <= MOST
        && words.iter().all(has_capitals)
        && words.iter().any(|word| !word.starts_with(char::is_lowercase))
        && words
            .iter()
            .any(|word| word.chars().filter(|c| c.is_alphabetic()).nth(1).is_some())
        && body_word(&words.join(" ")).is_none()
}

/// The name and the office where no spaces are set. What a party is called before the name belongs to the office.
fn split_joined(written: &str, is_party: &dyn Fn(&str) -> bool) -> Option<Titled> {
    let (name, office) = match offices::split_joined(written) {
        Some((name, office)) => (name, Some(office.to_owned())),
        None => (offices::without_joined_address(written)?, None),
    };
    // "ロシアのプーチン大統領"
    let own = name
        .rsplit_once('の')
        .filter(|(before, after)| is_party(before) && !after.is_empty());
    let (name, office) = match own {
        Some((before, after)) => (after, office.map(|office| format!("{before}{office}"))),
        None => {
            let mut ends: Vec<usize> = name.char_indices().skip(2).map(|(at, _)| at).collect();
            ends.reverse();
            let is_prefix = |at: &usize| {
                let (party, name) = name.split_at(*at);
                is_party(party.trim_end()) && name.trim().chars().nth(1).is_some()
            };
            let prefix = ends.into_iter().find(is_prefix);
            match prefix.map(|at| name.split_at(at)) {
                Some((party, name)) => (
                    name.trim(),
                    office.map(|office| format!("{}{office}", party.trim_end())),
                ),
                None => (name, office),
            }
        }
    };
    let is_somebody = name.chars().nth(1).is_some() && !is_party(name) && body_word(name).is_none();
    is_somebody.then(|| Titled {
        name: name.to_owned(),
        office,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{Meaning, find};

    #[test]
    fn names_apart_from_titles() {
        let is_party = |name: &str| find(name, "en") != Meaning::Unknown;
        let mut faults = Vec::new();
        for (written, name, office) in [
            ("President Anna Example", "Anna Example", "President"),
            (
                "Министр иностранных дел Сергей Лавров",
                "Сергей Лавров",
                "Министр иностранных дел",
            ),
            (
                "Министр иностранных дел России Сергей Лавров",
                "Сергей Лавров",
                "Министр иностранных дел России",
            ),
            ("Президент Путин", "Путин", "Президент"),
            (
                "Президент Украины Владимир Зеленский",
                "Владимир Зеленский",
                "Президент Украины",
            ),
            ("премьер-министр Михаил Мишустин", "Михаил Мишустин", "премьер-министр"),
            (
                "Міністр закордонних справ Дмитро Кулеба",
                "Дмитро Кулеба",
                "Міністр закордонних справ",
            ),
            ("وزير الخارجية سيرغي لافروف", "سيرغي لافروف", "وزير الخارجية"),
            (
                "وزير الخارجية الروسي سيرغي لافروف",
                "سيرغي لافروف",
                "وزير الخارجية الروسي",
            ),
            (
                "الأمين العام للأمم المتحدة أنطونيو غوتيريش",
                "أنطونيو غوتيريش",
                "الأمين العام للأمم المتحدة",
            ),
            ("الرئيس السيسي", "السيسي", "الرئيس"),
            ("رئيس الوزراء نواف سلام", "نواف سلام", "رئيس الوزراء"),
            (
                "le ministre des Affaires étrangères Jean-Noël Barrot",
                "Jean-Noël Barrot",
                "ministre des Affaires étrangères",
            ),
            (
                "Le président de la République Emmanuel Macron",
                "Emmanuel Macron",
                "président de la République",
            ),
            (
                "la ministre de l'Europe et des Affaires étrangères Catherine Colonna",
                "Catherine Colonna",
                "ministre de l'Europe et des Affaires étrangères",
            ),
            ("Président de Gaulle", "de Gaulle", "Président"),
            (
                "el ministro de Relaciones Exteriores Juan Pérez",
                "Juan Pérez",
                "ministro de Relaciones Exteriores",
            ),
            ("Canciller Juan Pérez", "Juan Pérez", "Canciller"),
            (
                "Ministro degli Esteri Antonio Tajani",
                "Antonio Tajani",
                "Ministro degli Esteri",
            ),
            (
                "Ministro das Relações Exteriores Mauro Vieira",
                "Mauro Vieira",
                "Ministro das Relações Exteriores",
            ),
            (
                "Außenministerin Annalena Baerbock",
                "Annalena Baerbock",
                "Außenministerin",
            ),
            (
                "Bundesminister des Auswärtigen Johann Wadephul",
                "Johann Wadephul",
                "Bundesminister des Auswärtigen",
            ),
            ("Dışişleri Bakanı Hakan Fidan", "Hakan Fidan", "Dışişleri Bakanı"),
            ("विदेश मंत्री एस जयशंकर", "एस जयशंकर", "विदेश मंत्री"),
            (
                "Secretary of State Antony Blinken",
                "Antony Blinken",
                "Secretary of State",
            ),
            (
                "Minister of Foreign Affairs Wang Yi",
                "Wang Yi",
                "Minister of Foreign Affairs",
            ),
            (
                "President of France Emmanuel Macron",
                "Emmanuel Macron",
                "President of France",
            ),
            (
                "President of the European Commission Ursula von der Leyen",
                "Ursula von der Leyen",
                "President of the European Commission",
            ),
            (
                "Secretary-General of the United Nations António Guterres",
                "António Guterres",
                "Secretary-General of the United Nations",
            ),
            (
                "Governor of Ruritania Anna Example",
                "Anna Example",
                "Governor of Ruritania",
            ),
            (
                "Foreign Ministry Spokesperson Mao Ning",
                "Mao Ning",
                "Foreign Ministry Spokesperson",
            ),
            ("Xi Jinping, President of China", "Xi Jinping", "President of China"),
            ("President of China, Xi Jinping", "Xi Jinping", "President of China"),
            ("H.E. Mr. Wang Yi", "Wang Yi", ""),
            (
                "H.E. Anna Example, Minister of Foreign Affairs",
                "Anna Example",
                "Minister of Foreign Affairs",
            ),
            ("Dr Anna Example", "Anna Example", ""),
            ("Sir Keir Starmer", "Keir Starmer", ""),
            ("Mr Smith", "Smith", ""),
            ("Señor López", "López", ""),
            ("Г-н Лавров", "Лавров", ""),
            ("السيد أحمد علي", "أحمد علي", ""),
            ("外长王毅", "王毅", "外长"),
            ("王毅外长", "王毅", "外长"),
            ("中国外交部长王毅", "王毅", "中国外交部长"),
            ("外交部发言人毛宁", "毛宁", "外交部发言人"),
            ("法国总统马克龙", "马克龙", "法国总统"),
            ("ロシアのプーチン大統領", "プーチン", "ロシア大統領"),
            ("岸田文雄首相", "岸田文雄", "首相"),
            ("王毅先生", "王毅", ""),
            ("외교부 장관 조태열", "조태열", "외교부 장관"),
            ("윤석열 대통령", "윤석열", "대통령"),
        ] {
            let split = split_title(written, &is_party);
            let expected = Titled {
                name: name.to_owned(),
                office: (!office.is_empty()).then(|| office.to_owned()),
            };
            if split.as_ref() != Some(&expected) {
                faults.push(format!("{written}: {split:?}"));
            }
        }
        for other in [
            "Anna Example",
            "Office of the President of Iceland",
            "President of China",
            "Council of Ministers",
            "Premier League",
            "Ministry of the Prime Minister",
            "King Charles III",
            "Pope Francis",
            "王毅",
            "总统府",
            "中国总理",
            "首相官邸",
            "President",
            "Martin Luther King, Jr.",
            "Lavrov, Sergey",
            "José Ortega y Gasset",
            "محمد علي",
            "Сергей Лавров",
            "Министр",
            "中国外交部发言人",
            "Governor's Office",
            "渡部恒三",
            "안철수",
        ] {
            if let Some(split) = split_title(other, &is_party) {
                faults.push(format!("{other}: {split:?}"));
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
