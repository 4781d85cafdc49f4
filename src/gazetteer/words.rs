//! Words by which a name is known to be that of a body, or to begin or end with an office.

use crate::language::{fold_name, is_written_without_spaces};

/// Words of the names of ministries, councils, courts, companies and the like, folded, in languages that set spaces.
const BODY_WORDS: &[&str] = &[
    // English
    "administration", "agency", "alliance", "army", "assembly", "association", "authority", "bank", "board", "bureau",
    "cabinet", "centre", "chamber", "coalition", "commission", "committee", "community", "company", "conference",
    "confederation", "congress", "consulate", "corporation", "council", "court", "delegation", "department", "embassy",
    "federation", "forces", "forum", "foundation", "front", "fund", "government", "group", "initiative", "institute",
    "institution", "league", "ministry", "mission", "movement", "navy", "network", "office", "organisation", "organization",
    "parliament", "partnership", "party", "police", "programme", "republic", "secretariat", "senate", "society", "summit",
    "treasury", "tribunal", "union", "university", "inc", "ltd", "llc", "gmbh", "plc",
    // French
    "ministere", "conseil", "organisation", "banque", "cour", "parti", "comite", "ambassade", "gouvernement", "parlement",
    "assemblee", "agence", "autorite", "federation", "ligue", "mouvement", "societe", "universite", "secretariat", "fonds",
    "communaute", "republique", "tribunal", "delegation",
    // Spanish, Portuguese, Italian
    "ministerio", "consejo", "organizacion", "banco", "corte", "partido", "comite", "embajada", "gobierno", "parlamento",
    "asamblea", "agencia", "autoridad", "federacion", "liga", "movimiento", "universidad", "secretaria", "fondo", "foro",
    "comunidad", "republica", "comision", "asociacion", "union", "conselho", "uniao", "organizacao", "partido", "comissao",
    "embaixada", "governo", "associacao", "ministero", "consiglio", "unione", "organizzazione", "banca", "partito",
    "comitato", "ambasciata", "commissione", "associazione",
    // German, Dutch, the Scandinavian languages
    "ministerium", "bundesministerium", "aussenministerium", "verteidigungsministerium", "kommission", "gerichtshof",
    "botschaft", "partei", "ausschuss", "komitee", "verband", "regierung", "bundesregierung", "gesellschaft", "ministerie",
    "raad", "unie", "organisatie", "partij", "commissie", "ambassade", "regering", "ministeriet", "departementet",
    "regeringen", "unionen", "ambassaden", "organisationen",
    // Polish, Czech, Turkish, Indonesian
    "ministerstwo", "zwiazek", "organizacja", "partia", "komitet", "ambasada", "komisja", "ministerstvo", "organizace",
    "strana", "velvyslanectvi", "bakanligi", "konseyi", "birligi", "forumu", "orgutu", "bankasi", "mahkemesi", "partisi",
    "komitesi", "buyukelciligi", "hukumeti", "kementerian", "dewan", "persatuan", "organisasi", "mahkamah", "partai",
    "komite", "kedutaan",
    // Russian, Ukrainian
    "министерство", "совет", "союз", "форум", "организация", "банк", "суд", "партия", "комитет", "посольство", "комиссия",
    "правительство", "ассоциация", "агентство", "парламент", "департамент", "управление", "фонд", "лига", "альянс",
    "федерация", "движение", "фронт", "университет", "мид", "минобороны", "минфин", "міністерство", "організація", "партія",
    "комітет", "уряд", "комісія", "агенція",
    // Arabic, Persian, Hebrew, Hindi
    "وزارة", "مجلس", "اتحاد", "الاتحاد", "منتدى", "المنتدى", "منظمة", "المنظمة", "بنك", "البنك", "محكمة", "المحكمة", "حزب",
    "الحزب", "لجنة", "اللجنة", "سفارة", "هيئة", "الهيئة", "حكومة", "الحكومة", "جامعة", "رابطة", "تحالف", "التحالف",
    "البرلمان", "مؤسسة", "وكالة", "جبهة", "الجبهة", "حركة", "وزارت", "شورای", "سازمان", "اتحادیه", "بانک", "دادگاه",
    "کمیته", "سفارت", "مجمع", "משרד", "מועצת", "איגוד", "ארגון", "בנק", "מפלגת", "ועדת", "שגרירות", "ממשלת", "मंत्रालय",
    "परिषद", "संघ", "संगठन", "बैंक", "न्यायालय", "दूतावास", "समिति",
];

/// Parts of such names where no spaces are set. A name of two or three characters that ends with one is somebody's.
const BODY_PARTS: &[&str] = &[
    "外交部", "国防部", "國防部", "财政部", "商务部", "委员会", "委員會", "委員会", "理事会", "理事會", "联盟", "聯盟", "论坛",
    "論壇", "组织", "組織", "银行", "銀行", "法院", "使馆", "使館", "大使館", "政府", "公司", "协会", "協會", "協会", "大学",
    "集团", "集團", "议会", "議會", "議会", "国会", "國會", "办公室", "峰会", "基金", "共和国", "共和國", "代表团", "共产党",
    "外務省", "防衛省", "経済産業省", "機構", "裁判所", "連合", "会議", "자치", "외교부", "국방부", "위원회", "정부", "대사관",
    "은행", "연합", "기구", "법원", "협회", "의회",
];

/// Offices that stand before or after a name, folded, in languages that set spaces.
const OFFICES: &[&str] = &[
    "president", "vice-president", "premier", "pm", "chancellor", "minister", "secretary", "ambassador", "envoy",
    "chairman", "chairwoman", "chairperson", "chair", "speaker", "senator", "governor", "commissioner", "director",
    "spokesperson", "spokesman", "spokeswoman", "presidente", "presidenta", "ministre", "chancelier", "ambassadeur",
    "ambassadrice", "secretaire", "ministro", "ministra", "canciller", "embajador", "embajadora", "secretario", "prasident",
    "prasidentin", "kanzler", "kanzlerin", "bundeskanzler", "bundeskanzlerin", "bundesprasident", "aussenminister",
    "aussenministerin", "ministerin", "botschafter", "президент", "министр", "премьер", "канцлер", "посол", "генсек",
    "секретарь", "председатель", "президентка", "міністр", "الرئيس", "رئيس", "وزير", "الوزير", "السفير", "الأمين", "المستشار",
];

/// Titles that many people bear as a part of their name. They only count before the name of somebody registered.
const TITLES: &[&str] = &[
    "king", "queen", "prince", "princess", "emperor", "emir", "sultan", "pope", "sheikh", "general", "admiral", "dr",
    "professor", "prof", "mr", "mrs", "ms", "sir", "lord", "lady", "roi", "reine", "pape", "rey", "reina", "papa", "konig",
    "konigin", "papst", "король", "папа", "الملك", "الأمير", "الشيخ", "البابا",
];

/// Offices that stand after a name where no spaces are set.
const OFFICES_AFTER: &[&str] = &[
    "国家主席", "主席", "总统", "總統", "总理", "總理", "外长", "外長", "部长", "部長", "首相", "大臣", "大使", "秘书长",
    "秘書長", "发言人", "大統領", "外相", "天皇", "대통령", "총리", "장관", "대사",
];

/// The word of a name that a body has and nobody is called by.
pub fn body_word(name: &str) -> Option<String> {
    let written = name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '/' | '-'));
    let mut written = written.filter(|word| !word.is_empty());
    if let Some(word) = written.find(|word| BODY_WORDS.contains(&fold_name(word).as_str())) {
        return Some(word.to_owned());
    }
    let part = BODY_PARTS.iter().find(|part| name.contains(**part));
    part.map(|part| (*part).to_owned())
}

/// Whether words end with an office, or, where also titles count, with one of those.
pub fn has_office(words: &str, with_titles: bool) -> bool {
    let folded = fold_name(words);
    let mut words = folded.split(' ');
    words.any(|word| OFFICES.contains(&word) || with_titles && TITLES.contains(&word))
}

/// The name and the office after it, where no spaces are set.
pub fn office_after(name: &str) -> Option<(&str, &'static str)> {
    if !name.chars().all(|c| is_written_without_spaces(c) || ('가'..='힣').contains(&c) || c == ' ') {
        return None;
    }
    let office = OFFICES_AFTER.iter().find(|office| name.ends_with(**office))?;
    let before = name.strip_suffix(office)?.trim_end();
    (!before.is_empty()).then_some((before, office))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_bodies() {
        for name in [
            "Ministry of Fisheries of Fiji",
            "Oriental Council",
            "Ministère de la Mer",
            "Türkiye Dışişleri Bakanlığı",
            "Министерство культуры",
            "وزارة الثقافة",
            "越南外交部",
            "베트남 외교부",
        ] {
            assert!(body_word(name).is_some(), "{name}");
        }
        for name in ["Anna Example", "Angela Merkel", "Banks Smith", "王毅", "Сергей Лавров", "渡部恒三", "محمد علي"] {
            assert_eq!(body_word(name), None, "{name}");
        }
    }

    #[test]
    fn offices() {
        assert!(has_office("President", false) && has_office("Fisheries Minister", false) && has_office("Президент", false));
        assert!(!has_office("King", false) && has_office("King", true) && !has_office("Anna", true));
        assert_eq!(office_after("习近平主席"), Some(("习近平", "主席")));
        assert_eq!(office_after("岸田文雄首相"), Some(("岸田文雄", "首相")));
        assert_eq!(office_after("首相"), None);
    }
}
