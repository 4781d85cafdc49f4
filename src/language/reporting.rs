//! The table of words that report what somebody says, by language, and of those who speak without a name. All words are
//! folded (`fold_name`). `clip` looks for who did what by saying something; the lints ask only whether anybody speaks.

/// Words of one language that report the same kind of speech.
pub struct ReportingWords {
    /// The language's primary subtag.
    pub language: &'static str,
    /// The act that a position has, whoever says it with one of these words (`act` of a position). None for words that only
    /// show that somebody is quoted: nouns, and verbs that are nouns too ("state", "support").
    pub act: Option<&'static str>,
    /// The words, in each form that articles use.
    pub words: &'static [&'static str],
}

/// The act of the word, in whatever language it is.
pub fn act_of(word: &str) -> Option<&'static str> {
    let acts = REPORTING.iter().filter(|entry| entry.act.is_some());
    acts.filter(|entry| entry.words.contains(&word))
        .find_map(|entry| entry.act)
}

/// Whether a word of a language reports speech.
pub fn is_reporting_word(language: &str, word: &str) -> bool {
    let mut entries = REPORTING.iter().filter(|entry| entry.language == language);
    entries.any(|entry| entry.words.contains(&word))
}

/// The words. Where one word could do two acts, the first entry counts.
pub static REPORTING: &[ReportingWords] = &[
    ReportingWords {
        language: "en",
        act: Some("state"),
        words: &[
            "said",
            "says",
            "told",
            "stated",
            "stressed",
            "added",
            "argued",
            "warned",
            "emphasized",
            "emphasised",
            "recalled",
            "declared",
            "described",
            "explained",
            "asserted",
            "asserts",
            "claimed",
            "claims",
            "insisted",
            "insists",
            "replied",
            "replies",
            "responded",
            "responds",
            "remarked",
            "commented",
            "confirmed",
            "confirms",
            "answered",
            "declares",
            "argues",
            "explains",
            "stresses",
            "warns",
            "adds",
            "tells",
        ],
    },
    ReportingWords {
        language: "en",
        act: Some("note"),
        words: &["noted", "observed"],
    },
    ReportingWords {
        language: "en",
        act: Some("welcome"),
        words: &["welcomed", "welcomes"],
    },
    ReportingWords {
        language: "en",
        act: Some("agree"),
        words: &["agreed", "agrees"],
    },
    ReportingWords {
        language: "en",
        act: Some("support"),
        words: &["supported", "backed", "endorsed"],
    },
    ReportingWords {
        language: "en",
        act: Some("praise"),
        words: &["praised", "hailed", "lauded", "commended"],
    },
    ReportingWords {
        language: "en",
        act: Some("propose"),
        words: &["proposed", "suggested", "proposes", "suggests"],
    },
    ReportingWords {
        language: "en",
        act: Some("request"),
        words: &["urged", "called", "demanded", "requested", "urges"],
    },
    ReportingWords {
        language: "en",
        act: Some("announce"),
        words: &["announced", "announces"],
    },
    ReportingWords {
        language: "en",
        act: Some("pledge"),
        words: &["pledged", "promised", "vowed"],
    },
    ReportingWords {
        language: "en",
        act: Some("express-concern"),
        words: &["concern", "concerns"],
    },
    ReportingWords {
        language: "en",
        act: Some("oppose"),
        words: &["opposed", "opposes"],
    },
    ReportingWords {
        language: "en",
        act: Some("criticise"),
        words: &[
            "criticised",
            "criticized",
            "condemned",
            "denounced",
            "blamed",
            "accused",
            "accuses",
            "condemns",
        ],
    },
    ReportingWords {
        language: "en",
        act: Some("reject"),
        words: &["rejected", "dismissed", "rejects"],
    },
    ReportingWords {
        language: "en",
        act: Some("threaten"),
        words: &["threatened"],
    },
    ReportingWords {
        language: "en",
        act: Some("deny"),
        words: &["denied", "denies"],
    },
    ReportingWords {
        language: "en",
        act: None,
        words: &[
            "according",
            "addressed",
            "admitted",
            "agree",
            "answers",
            "argue",
            "asked",
            "asks",
            "call",
            "calling",
            "calls",
            "cited",
            "cites",
            "clear",
            "comments",
            "conceded",
            "concluded",
            "concludes",
            "confessed",
            "declare",
            "defined",
            "defines",
            "demands",
            "describes",
            "exclaimed",
            "expressed",
            "expresses",
            "joked",
            "label",
            "labelled",
            "labels",
            "named",
            "names",
            "notes",
            "observes",
            "oppose",
            "phrase",
            "pledges",
            "proclaimed",
            "promises",
            "propose",
            "put",
            "puts",
            "quote",
            "quoted",
            "quotes",
            "read",
            "reads",
            "recalls",
            "recounted",
            "recounts",
            "refer",
            "referred",
            "refers",
            "remark",
            "remarks",
            "reminded",
            "report",
            "reported",
            "reports",
            "say",
            "saying",
            "speak",
            "speaking",
            "speaks",
            "spoke",
            "state",
            "statement",
            "states",
            "support",
            "talked",
            "telling",
            "termed",
            "terms",
            "testified",
            "thanked",
            "undertook",
            "uphold",
            "urge",
            "use",
            "used",
            "uses",
            "voiced",
            "vow",
            "vows",
            "warn",
            "warning",
            "welcome",
            "wording",
            "words",
            "write",
            "writes",
            "writing",
            "written",
            "wrote",
        ],
    },
    ReportingWords {
        language: "fr",
        act: Some("state"),
        words: &["dit", "declare", "affirme", "souligne", "ajoute", "indique", "estime"],
    },
    ReportingWords {
        language: "fr",
        act: Some("welcome"),
        words: &["salue"],
    },
    ReportingWords {
        language: "fr",
        act: Some("agree"),
        words: &["convenu"],
    },
    ReportingWords {
        language: "fr",
        act: Some("propose"),
        words: &["propose"],
    },
    ReportingWords {
        language: "fr",
        act: Some("request"),
        words: &["appelle"],
    },
    ReportingWords {
        language: "fr",
        act: Some("announce"),
        words: &["annonce"],
    },
    ReportingWords {
        language: "fr",
        act: Some("express-concern"),
        words: &["inquietude"],
    },
    ReportingWords {
        language: "fr",
        act: Some("criticise"),
        words: &["condamne", "denonce"],
    },
    ReportingWords {
        language: "fr",
        act: Some("reject"),
        words: &["rejette"],
    },
    ReportingWords {
        language: "es",
        act: Some("state"),
        words: &["dijo", "afirmo", "declaro", "senalo", "subrayo", "anadio"],
    },
    ReportingWords {
        language: "es",
        act: Some("agree"),
        words: &["acordaron"],
    },
    ReportingWords {
        language: "es",
        act: Some("propose"),
        words: &["propuso"],
    },
    ReportingWords {
        language: "es",
        act: Some("request"),
        words: &["pidio"],
    },
    ReportingWords {
        language: "es",
        act: Some("announce"),
        words: &["anuncio"],
    },
    ReportingWords {
        language: "es",
        act: Some("express-concern"),
        words: &["preocupacion"],
    },
    ReportingWords {
        language: "es",
        act: Some("criticise"),
        words: &["condeno"],
    },
    ReportingWords {
        language: "es",
        act: Some("reject"),
        words: &["rechazo"],
    },
    ReportingWords {
        language: "de",
        act: Some("state"),
        words: &["sagte", "erklarte", "betonte", "warnte"],
    },
    ReportingWords {
        language: "de",
        act: Some("welcome"),
        words: &["begrusste"],
    },
    ReportingWords {
        language: "de",
        act: Some("agree"),
        words: &["vereinbarten", "einigten"],
    },
    ReportingWords {
        language: "de",
        act: Some("support"),
        words: &["unterstutzte"],
    },
    ReportingWords {
        language: "de",
        act: Some("request"),
        words: &["forderte"],
    },
    ReportingWords {
        language: "de",
        act: Some("announce"),
        words: &["kundigte"],
    },
    ReportingWords {
        language: "de",
        act: Some("express-concern"),
        words: &["besorgnis"],
    },
    ReportingWords {
        language: "de",
        act: Some("criticise"),
        words: &["kritisierte"],
    },
    ReportingWords {
        language: "de",
        act: Some("reject"),
        words: &["wies"],
    },
    ReportingWords {
        language: "ru",
        act: Some("state"),
        words: &[
            "сказал",
            "сказала",
            "заявил",
            "заявила",
            "подчеркнул",
            "подчеркнула",
            "отметил",
            "отметила",
        ],
    },
    ReportingWords {
        language: "ru",
        act: Some("welcome"),
        words: &["приветствовал", "приветствовала"],
    },
    ReportingWords {
        language: "ru",
        act: Some("agree"),
        words: &["договорились", "согласились"],
    },
    ReportingWords {
        language: "ru",
        act: Some("support"),
        words: &["поддержал", "поддержала"],
    },
    ReportingWords {
        language: "ru",
        act: Some("propose"),
        words: &["предложил", "предложила"],
    },
    ReportingWords {
        language: "ru",
        act: Some("request"),
        words: &["призвал", "призвала"],
    },
    ReportingWords {
        language: "ru",
        act: Some("announce"),
        words: &["объявил", "объявила"],
    },
    ReportingWords {
        language: "ru",
        act: Some("express-concern"),
        words: &["обеспокоенность"],
    },
    ReportingWords {
        language: "ru",
        act: Some("criticise"),
        words: &["осудил", "осудила"],
    },
    ReportingWords {
        language: "ru",
        act: Some("reject"),
        words: &["отверг", "отвергла"],
    },
    ReportingWords {
        language: "ru",
        act: Some("deny"),
        words: &["опроверг"],
    },
    ReportingWords {
        language: "ar",
        act: Some("state"),
        words: &["قال", "قالت", "أكد", "أكدت", "صرح", "أضاف"],
    },
    ReportingWords {
        language: "ar",
        act: Some("agree"),
        words: &["اتفق", "اتفقا"],
    },
    ReportingWords {
        language: "ar",
        act: Some("request"),
        words: &["دعا", "دعت"],
    },
    ReportingWords {
        language: "ar",
        act: Some("announce"),
        words: &["أعلن", "أعلنت"],
    },
    ReportingWords {
        language: "zh",
        act: Some("state"),
        words: &["说", "表示", "强调", "指出"],
    },
    ReportingWords {
        language: "zh",
        act: Some("welcome"),
        words: &["欢迎"],
    },
    ReportingWords {
        language: "zh",
        act: Some("agree"),
        words: &["同意", "一致认为"],
    },
    ReportingWords {
        language: "zh",
        act: Some("support"),
        words: &["支持"],
    },
    ReportingWords {
        language: "zh",
        act: Some("request"),
        words: &["呼吁"],
    },
    ReportingWords {
        language: "zh",
        act: Some("announce"),
        words: &["宣布"],
    },
    ReportingWords {
        language: "zh",
        act: Some("pledge"),
        words: &["承诺"],
    },
    ReportingWords {
        language: "zh",
        act: Some("express-concern"),
        words: &["关切"],
    },
    ReportingWords {
        language: "zh",
        act: Some("oppose"),
        words: &["反对"],
    },
    ReportingWords {
        language: "zh",
        act: Some("criticise"),
        words: &["谴责"],
    },
    ReportingWords {
        language: "zh",
        act: Some("deny"),
        words: &["否认"],
    },
];

/// Words for both sides of a meeting.
pub const BOTH_SIDES: &[&str] = &[
    "the two sides",
    "both sides",
    "the two countries",
    "both countries",
    "the two ministers",
    "both ministers",
    "the two states",
    "the two parties",
    "both parties",
    "les deux parties",
    "les deux pays",
    "ambas partes",
    "las dos partes",
    "beide seiten",
    "die beiden seiten",
    "обе стороны",
    "стороны",
    "双方",
    "الجانبان",
];

/// Pronouns for somebody who was named before.
pub const PRONOUNS: &[&str] = &["he", "she", "they", "il", "elle", "er", "sie", "он", "она"];

/// English words for those who speak without a name. The lint of quotations without a speaker knows no other language's, and
/// leaves entries in others alone.
pub const ENGLISH_SPEAKERS: &[&str] = &[
    "ambassador",
    "ambassadors",
    "announcement",
    "article",
    "authors",
    "both",
    "chair",
    "chairman",
    "commission",
    "communique",
    "conference",
    "council",
    "declaration",
    "delegation",
    "diplomat",
    "diplomats",
    "document",
    "foreign",
    "government",
    "governments",
    "he",
    "her",
    "his",
    "it",
    "its",
    "leader",
    "leaders",
    "letter",
    "members",
    "message",
    "minister",
    "ministers",
    "ministry",
    "ministries",
    "office",
    "official",
    "officials",
    "paper",
    "paragraph",
    "parties",
    "president",
    "presidents",
    "press",
    "readout",
    "release",
    "report",
    "reports",
    "resolution",
    "secretary",
    "she",
    "sides",
    "speaker",
    "speech",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "state",
    "statement",
    "statements",
    "states",
    "text",
    "their",
    "they",
    "treaty",
    "we",
    "who",
];

/// English words before the title of a work or the name of a thing, which quotation marks stand around too.
pub const ENGLISH_TITLE_WORDS: &[&str] = &[
    "act",
    "acts",
    "agreement",
    "article",
    "bill",
    "book",
    "booklet",
    "called",
    "chapter",
    "clause",
    "column",
    "convention",
    "declaration",
    "document",
    "entitled",
    "film",
    "headed",
    "headline",
    "known",
    "law",
    "magazine",
    "motto",
    "name",
    "named",
    "paper",
    "programme",
    "program",
    "project",
    "protocol",
    "report",
    "resolution",
    "series",
    "slogan",
    "song",
    "theme",
    "title",
    "titled",
    "topic",
    "treaty",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::fold_name;

    #[test]
    fn words_are_folded() {
        for entry in REPORTING {
            for word in entry.words {
                assert_eq!(fold_name(word), *word);
            }
        }
    }

    #[test]
    fn words_are_looked_up() {
        assert_eq!(act_of("said"), Some("state"));
        assert_eq!(act_of("призвала"), Some("request"));
        assert_eq!(act_of("support"), None, "a noun as well");
        assert!(is_reporting_word("en", "support") && is_reporting_word("en", "said"));
        assert!(!is_reporting_word("fr", "said") && !is_reporting_word("la", "dixit"));
    }
}
