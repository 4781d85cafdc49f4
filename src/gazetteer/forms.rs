//! Long names of states: a form of state, such as "Federal Republic of", before or after a name. They are not listed for every
//! state and language, but found by the name that is left.

use super::{KnownKind, KnownParty, Meaning};
use crate::language::fold_name;

/// Forms of state, folded: one of them makes a long name.
const FORMS: &[&str] = &[
    // Languages with Latin letters
    "republic",
    "kingdom",
    "principality",
    "sultanate",
    "emirate",
    "duchy",
    "republique",
    "royaume",
    "principaute",
    "sultanat",
    "emirat",
    "duche",
    "republica",
    "reino",
    "principado",
    "sultanato",
    "emirato",
    "emirado",
    "ducado",
    "repubblica",
    "regno",
    "principato",
    "ducato",
    "republik",
    "konigreich",
    "furstentum",
    "grossherzogtum",
    "bundesrepublik",
    "volksrepublik",
    "republiek",
    "koninkrijk",
    "republika",
    "krolestwo",
    "republiken",
    "konungariket",
    "republikken",
    "kongeriket",
    "kongeriget",
    "cumhuriyeti",
    "kralligi",
    "prensligi",
    "sultanligi",
    "emirligi",
    "kerajaan",
    "kesultanan",
    "jamhuri",
    "ufalme",
    "hoa",
    "quoc",
    // Others
    "республика",
    "королевство",
    "княжество",
    "султанат",
    "эмират",
    "герцогство",
    "республіка",
    "королівство",
    "князівство",
    "جمهورية",
    "مملكة",
    "سلطنة",
    "إمارة",
    "امارة",
    "جمهوری",
    "پادشاهی",
    "गणराज्य",
    "राजशाही",
    "רפובליקת",
    "ממלכת",
];

/// Words for a state as such, which are part of the long names of a few.
const STATES: &[&str] = &[
    "state",
    "etat",
    "estado",
    "stato",
    "staat",
    "devleti",
    "negara",
    "государство",
    "держава",
    "دولة",
    "מדינת",
];

/// The states that are called so.
const CALLED_STATES: &[&str] = &["AE", "BH", "BN", "ER", "IL", "JP", "KW", "LY", "PS", "QA", "SA"];

/// What else such names have, folded: adjectives, articles, prepositions.
const OTHERS: &[&str] = &[
    "of",
    "the",
    "peoples",
    "democratic",
    "socialist",
    "islamic",
    "arab",
    "federal",
    "federative",
    "united",
    "bolivarian",
    "plurinational",
    "oriental",
    "eastern",
    "cooperative",
    "co operative",
    "hashemite",
    "popular",
    "independent",
    "grand",
    "populaire",
    "democratique",
    "socialiste",
    "islamique",
    "arabe",
    "federale",
    "unie",
    "bolivarienne",
    "hachemite",
    "independant",
    "grand duche",
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
    "d",
    "l",
    "democratica",
    "socialista",
    "islamica",
    "federativa",
    "unida",
    "bolivariana",
    "cooperativa",
    "hachemita",
    "gran",
    "del",
    "do",
    "da",
    "dos",
    "das",
    "el",
    "los",
    "las",
    "o",
    "a",
    "os",
    "as",
    "di",
    "della",
    "dello",
    "dell",
    "dei",
    "degli",
    "araba",
    "popolare",
    "unita",
    "demokratische",
    "sozialistische",
    "islamische",
    "arabische",
    "foderative",
    "vereinigte",
    "bolivarische",
    "kooperative",
    "haschemitisches",
    "der",
    "die",
    "islam",
    "halk",
    "demokratik",
    "arap",
    "birlesik",
    "sosyalist",
    "demokratis",
    "rakyat",
    "persatuan",
    "van",
    "het",
    "ya",
    "cong",
    "vuong",
    "народная",
    "демократическая",
    "народно демократическая",
    "социалистическая",
    "исламская",
    "арабская",
    "федеративная",
    "объединенная",
    "объединённая",
    "боливарианская",
    "кооперативная",
    "великое",
    "народна",
    "демократична",
    "ісламська",
    "федеративна",
    "العربية",
    "الإسلامية",
    "الاسلامية",
    "الاشتراكية",
    "الديمقراطية",
    "الديموقراطية",
    "الشعبية",
    "الاتحادية",
    "الفيدرالية",
    "الفدرالية",
    "المتحدة",
    "البوليفارية",
    "الهاشمية",
    "اسلامی",
    "دموکراتیک",
    "فدرال",
    "लोकतांत्रिक",
    "संघीय",
    "इस्लामी",
    "इस्लामिक",
    "जनवादी",
    "समाजवादी",
];

/// Forms of state where no spaces are set.
const JOINED_FORMS: &[&str] = &[
    "大公国",
    "大公國",
    "共和国",
    "共和國",
    "苏丹国",
    "蘇丹國",
    "王国",
    "王國",
    "公国",
    "公國",
    "공화국",
    "대공국",
    "왕국",
    "공국",
];

/// What stands between a name and such a form, or before the name.
const JOINED_OTHERS: &[&str] = &[
    "人民",
    "民主",
    "伊斯兰",
    "伊斯蘭",
    "联邦",
    "聯邦",
    "連邦",
    "阿拉伯",
    "社会主义",
    "社會主義",
    "社会主義",
    "合作",
    "联合",
    "聯合",
    "哈希姆",
    "玻利瓦尔",
    "东岸",
    "独立",
    "イスラム",
    "アラブ",
    "연방",
    "인민",
    "민주",
    "사회주의",
    "이슬람",
    "아랍",
    "민주주의",
];

/// Of states with one name, the form of state tells which is meant: what is not listed for these is not found.
const TOLD_APART: &[&str] = &["CD", "CG", "CN", "KP", "KR", "TW", "VN"];

/// States of which a part that called itself democratic was another state.
const ONCE_DIVIDED: &[&str] = &["DE", "YE"];

/// The beginnings of words for democratic.
const DEMOCRATIC: &[&str] = &["demo", "демо", "الديم", "民主", "민주"];

/// What a long name means: the state or territory that `find` finds by what is left of it.
pub fn find_long(name: &str, find: impl Fn(&str) -> Option<KnownParty>) -> Meaning {
    /// The most words of a long name.
    const MOST_WORDS: usize = 12;
    let name = name.trim();
    if name.split_whitespace().nth(MOST_WORDS).is_some() {
        return Meaning::Unknown;
    }
    let is_meant = |rest: &str, is_state: bool| {
        let party = find(rest).filter(|party| party.kind() == KnownKind::StateOrTerritory)?;
        let code = party.code().unwrap_or_default();
        let form = fold_name(name);
        let is_democratic = form
            .split(' ')
            .any(|word| DEMOCRATIC.iter().any(|start| word.contains(start)));
        let is_other = TOLD_APART.contains(&code)
            || is_state && !CALLED_STATES.contains(&code)
            || is_democratic && ONCE_DIVIDED.contains(&code);
        (!is_other).then_some(party)
    };
    let found = without_words(name, is_meant).or_else(|| without_endings(name, is_meant));
    found.map_or(Meaning::Unknown, Meaning::One)
}

/// Takes word by word from the beginning and, where that helps nothing, from the end, until the rest is a name.
fn without_words(name: &str, is_meant: impl Fn(&str, bool) -> Option<KnownParty>) -> Option<KnownParty> {
    let kind = |word: &str| {
        let word = fold_name(word);
        let is_in = |list: &[&str]| list.contains(&&*word);
        (is_in(FORMS), is_in(STATES), is_in(OTHERS))
    };
    let (mut rest, mut has_form, mut is_state) = (name, false, false);
    loop {
        let (word, after, is_first) = match (first_word(rest), last_word(rest)) {
            (Some((word, after)), _) if kind(word) != (false, false, false) => (word, after, true),
            (_, Some((word, before))) if kind(word) != (false, false, false) => (word, before, false),
            _ => return None,
        };
        let (form, state, _) = kind(word);
        has_form |= form;
        is_state |= state;
        rest = after;
        if has_form || is_state {
            let found = is_meant(rest, is_state && !has_form);
            if found.is_some() {
                return found;
            }
            // An article that belongs to the name, and an adjective after it: "République du Yémen arabe".
            if is_first
                && let Some((word, before)) = last_word(rest)
                && kind(word).2
            {
                let found = is_meant(before, is_state && !has_form);
                if found.is_some() {
                    return found;
                }
            }
        }
    }
}

/// The first word, also one with an apostrophe such as "d'", and what follows it.
fn first_word(text: &str) -> Option<(&str, &str)> {
    let space = text.find(char::is_whitespace).unwrap_or(text.len());
    match text.find(['\'', '’']) {
        Some(at) if at < space && at <= "dell".len() => {
            let (word, rest) = text.split_at(at);
            Some((word, rest.trim_start_matches(['\'', '’'])))
        }
        _ => {
            let (word, rest) = text.split_at(space);
            (!rest.is_empty()).then(|| (word, rest.trim_start()))
        }
    }
}

/// The last word and what precedes it.
fn last_word(text: &str) -> Option<(&str, &str)> {
    let (before, word) = text.rsplit_once(char::is_whitespace)?;
    Some((word, before.trim_end()))
}

/// Takes the form of state from the end of a name without spaces.
fn without_endings(name: &str, is_meant: impl Fn(&str, bool) -> Option<KnownParty>) -> Option<KnownParty> {
    const BETWEEN: [char; 3] = [' ', '・', '·'];
    let mut rest = JOINED_FORMS.iter().find_map(|form| name.strip_suffix(form))?;
    loop {
        rest = rest.trim_matches(BETWEEN);
        let found = is_meant(rest, false);
        if found.is_some() || rest.is_empty() {
            return found;
        }
        let shorter = JOINED_OTHERS.iter().find_map(|other| rest.strip_suffix(other));
        rest = shorter.or_else(|| JOINED_OTHERS.iter().find_map(|other| rest.strip_prefix(other)))?;
    }
}
