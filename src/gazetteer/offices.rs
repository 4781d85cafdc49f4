//! The tables of words for offices, titles and forms of address that stand beside a name.

use crate::language::fold_name;

/// Offices that stand before or after a name, folded, in languages that set spaces.
const OFFICES: &[&str] = &[
    "president",
    "premier",
    "pm",
    "chancellor",
    "minister",
    "secretary",
    "ambassador",
    "envoy",
    "chairman",
    "chairwoman",
    "chairperson",
    "chair",
    "speaker",
    "senator",
    "governor",
    "commissioner",
    "director",
    "spokesperson",
    "spokesman",
    "spokeswoman",
    "presidente",
    "presidenta",
    "ministre",
    "chancelier",
    "ambassadeur",
    "ambassadrice",
    "secretaire",
    "ministro",
    "ministra",
    "canciller",
    "embajador",
    "embajadora",
    "secretario",
    "prasident",
    "prasidentin",
    "kanzler",
    "kanzlerin",
    "bundeskanzler",
    "bundeskanzlerin",
    "bundesprasident",
    "aussenminister",
    "aussenministerin",
    "ministerin",
    "botschafter",
    "президент",
    "министр",
    "премьер",
    "канцлер",
    "посол",
    "генсек",
    "секретарь",
    "председатель",
    "президентка",
    "міністр",
    "الرئيس",
    "رئيس",
    "وزير",
    "الوزير",
    "السفير",
    "الأمين",
    "المستشار",
    "undersecretary",
    "attorney",
    "primeminister",
    "rapporteur",
    "negotiator",
    "delegate",
    "consul",
    "commander",
    "premiere",
    "directeur",
    "directrice",
    "gouverneur",
    "commissaire",
    "senateur",
    "envoye",
    "portavoz",
    "directora",
    "gobernador",
    "gobernadora",
    "comisario",
    "enviado",
    "vocero",
    "vicepresidente",
    "vicepresidenta",
    "ministri",
    "chanceler",
    "embaixador",
    "embaixadora",
    "secretaria",
    "governador",
    "governadora",
    "ambasciatore",
    "ambasciatrice",
    "segretario",
    "segretaria",
    "portavoce",
    "bundesministerin",
    "bundesminister",
    "ministerprasident",
    "ministerprasidentin",
    "botschafterin",
    "generalsekretar",
    "staatssekretar",
    "premierminister",
    "premierministerin",
    "sprecher",
    "sprecherin",
    "gesandter",
    "kommissar",
    "cumhurbaskani",
    "basbakan",
    "bakani",
    "bakan",
    "buyukelcisi",
    "buyukelci",
    "sozcusu",
    "yardimcisi",
    "presiden",
    "menteri",
    "gubernur",
    "prezydent",
    "ambasador",
    "kanclerz",
    "премьерка",
    "замминистра",
    "глава",
    "постпред",
    "посланник",
    "спикер",
    "губернатор",
    "госсекретарь",
    "генсекретарь",
    "директор",
    "представитель",
    "комиссар",
    "спецпосланник",
    "замглавы",
    "секретарша",
    "канцлерка",
    "премьєр",
    "голова",
    "речник",
    "представник",
    "секретар",
    "міністерка",
    "الوزيرة",
    "وزيرة",
    "رئيسة",
    "الرئيسة",
    "سفير",
    "سفيرة",
    "مندوب",
    "المندوب",
    "المتحدث",
    "المتحدثة",
    "الناطق",
    "مبعوث",
    "المبعوث",
    "أمين",
    "نائب",
    "مستشار",
    "مستشارة",
    "مدير",
    "حاكم",
    "رئیسجمهور",
    "نخستوزیر",
    "وزیر",
    "سفیر",
    "سخنگوی",
    "دبیرکل",
    "رهبر",
    "राष्ट्रपति",
    "प्रधानमंत्री",
    "मंत्री",
    "विदेशमंत्री",
    "राजदूत",
    "सचिव",
    "महासचिव",
    "प्रवक्ता",
    "राज्यपाल",
    "उपराष्ट्रपति",
];

/// Titles that many people bear as a part of their name. They only count before the name of somebody registered.
const TITLES: &[&str] = &[
    "king",
    "queen",
    "prince",
    "princess",
    "emperor",
    "emir",
    "sultan",
    "pope",
    "sheikh",
    "general",
    "admiral",
    "lord",
    "lady",
    "roi",
    "reine",
    "pape",
    "rey",
    "reina",
    "papa",
    "konig",
    "konigin",
    "papst",
    "король",
    "папа",
    "الملك",
    "الأمير",
    "الشيخ",
    "البابا",
];

/// Forms of address, folded, which are part of nobody's name. Two letters of which words have been made by dropping points
/// are among them, such as those of "H.E.".
const FORMS_OF_ADDRESS: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "messrs",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "madam",
    "madame",
    "he",
    "hon",
    "honourable",
    "honorable",
    "rt",
    "excellency",
    "esq",
    "m",
    "mme",
    "mlle",
    "monsieur",
    "mademoiselle",
    "docteur",
    "maitre",
    "senor",
    "senora",
    "senorita",
    "sr",
    "sra",
    "srta",
    "don",
    "dona",
    "doctor",
    "doctora",
    "dra",
    "lic",
    "ing",
    "excmo",
    "excma",
    "senhor",
    "senhora",
    "signor",
    "signora",
    "dott",
    "dottor",
    "dottoressa",
    "herr",
    "frau",
    "sayin",
    "bay",
    "bayan",
    "pak",
    "bapak",
    "ibu",
    "pan",
    "pani",
    "господин",
    "госпожа",
    "гн",
    "гжа",
    "товарищ",
    "тов",
    "пан",
    "пані",
    "добродій",
    "السيد",
    "السيدة",
    "سيد",
    "الدكتور",
    "الدكتورة",
    "د",
    "الأستاذ",
    "معالي",
    "سعادة",
    "فخامة",
    "آقای",
    "خانم",
    "श्री",
    "श्रीमती",
    "डॉ",
    "सुश्री",
];

/// Forms of address of two words or more, folded.
const LONG_FORMS_OF_ADDRESS: &[&str] = &[
    "his excellency",
    "her excellency",
    "their excellencies",
    "son excellence",
    "sa majeste",
    "su excelencia",
    "his majesty",
    "her majesty",
    "his royal highness",
    "her royal highness",
    "sua excelencia",
    "sua eccellenza",
    "его превосходительство",
    "ее превосходительство",
    "the honourable",
    "the honorable",
    "the right honourable",
    "the rt hon",
    "right honourable",
    "rt hon",
    "г н",
    "г жа",
    "صاحب السمو",
    "صاحب السعادة",
    "s e m",
    "s e mme",
    "s e",
    "h e",
];

/// What ministers are in charge of and offices are of, folded: words between an office and the name.
const FIELDS: &[&str] = &[
    "affairs",
    "affaires",
    "ausseren",
    "europa",
    "aussenpolitik",
    "foreign",
    "exterior",
    "exteriores",
    "relations",
    "relaciones",
    "relacoes",
    "asuntos",
    "assuntos",
    "etrangeres",
    "exterieures",
    "esteri",
    "affari",
    "estero",
    "state",
    "interior",
    "interieur",
    "internal",
    "external",
    "defence",
    "defense",
    "defensa",
    "defesa",
    "difesa",
    "finance",
    "finances",
    "finanzas",
    "financas",
    "finanze",
    "treasury",
    "trade",
    "commerce",
    "comercio",
    "commercio",
    "economy",
    "economic",
    "economie",
    "economia",
    "hacienda",
    "justice",
    "justicia",
    "justica",
    "giustizia",
    "energy",
    "energie",
    "energia",
    "health",
    "sante",
    "salud",
    "saude",
    "salute",
    "environment",
    "environnement",
    "climate",
    "fisheries",
    "agriculture",
    "labour",
    "labor",
    "culture",
    "education",
    "transport",
    "security",
    "national",
    "general",
    "consiglio",
    "gobierno",
    "gouvernement",
    "conseil",
    "republique",
    "republica",
    "repubblica",
    "republic",
    "republik",
    "rat",
    "council",
    "government",
    "cabinet",
    "staff",
    "europe",
    "international",
    "cooperation",
    "cooperacion",
    "cooperacao",
    "development",
    "parliament",
    "parlement",
    "auswartigen",
    "aussern",
    "innern",
    "verteidigung",
    "finanzen",
    "nations",
    "united",
    "unidas",
    "unies",
    "european",
    "commission",
    "union",
    "negeri",
    "luar",
    "dalam",
    "pertahanan",
    "keuangan",
    "ngoai",
    "giao",
    "خارجية",
    "خارجيّة",
    "دفاع",
    "داخلية",
    "مالية",
    "وزراء",
    "عدل",
    "دولة",
    "مجلس",
    "حكومة",
    "باسم",
    "لشؤون",
    "شؤون",
    "خارجه",
    "امور",
    "کشور",
    "विदेश",
    "रक्षा",
    "गृह",
    "वित्त",
];

/// Small words that begin a name of people as well: "President de Gaulle".
const PARTICLES: &[&str] = &[
    "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "van", "von", "der", "den", "ter",
    "ten", "zu", "bin", "ibn", "ben", "bint", "al", "el", "abu", "af", "av", "degli", "dei",
];

/// Words before what an office is of, also where that is a name that nobody knows: "Governor of Ruritania".
const PREPOSITIONS: &[&str] = &[
    "of", "for", "from", "to", "on", "in", "at", "von", "für", "in", "pour", "para", "por", "per", "dla", "för", "при",
    "в", "во", "по", "на", "у", "до",
];

/// Offices that stand before or after a name where no spaces are set.
const JOINED_OFFICES: &[&str] = &[
    "国家主席",
    "主席",
    "总统",
    "總統",
    "总理",
    "總理",
    "外长",
    "外長",
    "部长",
    "部長",
    "首相",
    "大臣",
    "大使",
    "秘书长",
    "秘書長",
    "发言人",
    "發言人",
    "大統領",
    "外相",
    "防衛相",
    "財務相",
    "天皇",
    "国务卿",
    "國務卿",
    "防长",
    "防長",
    "议长",
    "議長",
    "总书记",
    "總書記",
    "書記長",
    "事務総長",
    "報道官",
    "国王",
    "代表",
    "委员长",
    "국가주석",
    "主任",
    "司长",
    "书记",
    "特使",
    "官房長官",
    "長官",
    "副总统",
    "副总理",
    "대통령",
    "총리",
    "장관",
    "대사",
    "국무위원장",
    "위원장",
    "주석",
    "의장",
    "대변인",
    "특사",
    "사무총장",
    "총서기",
    "국방장관",
];

/// Forms of address after a name in such languages.
const JOINED_FORMS_OF_ADDRESS: &[&str] = &[
    "先生", "女士", "阁下", "閣下", "同志", "夫人", "さん", "様", "殿", "氏", "陛下", "殿下", "씨", "님",
];

/// What follows an office in words that are no names.
const JOINED_OTHERS: &[&str] = &[
    "会议", "會議", "会談", "会谈", "會談", "官邸", "官房", "特使", "選挙", "选举", "團", "団", "团", "府", "館", "馆",
    "회의", "회담", "선거", "관저",
];

/// Whether a word is an office, or, where also titles count, one of those.
pub fn is_office(word: &str, with_titles: bool) -> bool {
    let folded = fold_name(word);
    // "Vice-President", "премьер-министр".
    folded.split(' ').any(|part| {
        OFFICES.contains(&part) || with_titles && (TITLES.contains(&part) || FORMS_OF_ADDRESS.contains(&part))
    })
}

/// Whether words have an office, or, where also titles count, one of those.
pub fn has_office(words: &str, with_titles: bool) -> bool {
    words.split_whitespace().any(|word| is_office(word, with_titles))
        || JOINED_OFFICES.iter().any(|office| words.ends_with(office))
}

/// How many of these words are a form of address that they begin with.
pub fn words_of_address(words: &[&str]) -> usize {
    /// The most words of one.
    const MOST: usize = 3;
    for count in (2..=MOST.min(words.len())).rev() {
        if LONG_FORMS_OF_ADDRESS.contains(&&*fold_name(&words[..count].join(" "))) {
            return count;
        }
    }
    let is_one = words.first().is_some_and(|word| {
        let folded = fold_name(word);
        FORMS_OF_ADDRESS.contains(&&*folded) || LONG_FORMS_OF_ADDRESS.contains(&&*folded)
    });
    usize::from(is_one)
}

/// Whether a word is what an office is of.
pub fn is_field(word: &str) -> bool {
    FIELDS.contains(&&*fold_name(word.trim_matches(',')))
}

/// Whether what follows a word belongs to the office.
pub fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// Whether a small word may begin the name of a person.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// The name without a form of address after it, where no spaces are set.
pub fn without_joined_address(name: &str) -> Option<&str> {
    let rest = JOINED_FORMS_OF_ADDRESS
        .iter()
        .find_map(|form| name.strip_suffix(form))?
        .trim_end();
    // 摂氏 and the like: what is left has to be a name.
    rest.chars().nth(1).map(|_| rest)
}

/// The name and the office before or after it, where no spaces are set.
pub fn split_joined(written: &str) -> Option<(&str, &str)> {
    /// The most letters of a name after an office.
    const LONGEST: usize = 16;
    let after = JOINED_OFFICES.iter().filter(|office| written.ends_with(**office));
    if let Some(office) = after.max_by_key(|office| office.len()) {
        let (name, office) = written.split_at(written.len() - office.len());
        // Other letters follow where the name is that of an office alone: 大使.
        return (name.trim_end().chars().nth(1).is_some()).then_some((name.trim_end(), office));
    }
    let ends = JOINED_OFFICES
        .iter()
        .filter_map(|office| written.rfind(office).map(|at| at + office.len()));
    let (office, name) = written.split_at(ends.max()?);
    let name = name.trim();
    let is_name =
        (2..=LONGEST).contains(&name.chars().count()) && !JOINED_OTHERS.iter().any(|other| name.contains(other));
    is_name.then_some((name, office.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices() {
        assert!(
            is_office("President", false)
                && has_office("Fisheries Minister", false)
                && is_office("Премьер-министр", false)
        );
        assert!(!is_office("King", false) && is_office("King", true) && !has_office("Anna", true));
        assert_eq!(split_joined("习近平主席"), Some(("习近平", "主席")));
        assert_eq!(split_joined("岸田文雄首相"), Some(("岸田文雄", "首相")));
        assert_eq!(split_joined("外长王毅"), Some(("王毅", "外长")));
        assert_eq!(split_joined("俄罗斯总统普京"), Some(("普京", "俄罗斯总统")));
        assert_eq!(split_joined("대통령 윤석열"), Some(("윤석열", "대통령")));
        for other in ["首相", "首相官邸", "主席团", "总统府", "王毅"] {
            assert_eq!(split_joined(other), None, "{other}");
        }
    }

    #[test]
    fn forms_of_address() {
        assert_eq!(words_of_address(&["H.E.", "Wang", "Yi"]), 1);
        assert_eq!(words_of_address(&["His", "Excellency", "Wang", "Yi"]), 2);
        assert_eq!(words_of_address(&["Señor", "López"]), 1);
        assert_eq!(words_of_address(&["Anna", "Example"]), 0);
        assert_eq!(without_joined_address("王毅先生"), Some("王毅"));
    }
}
