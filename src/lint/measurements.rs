//! How often each lint was right on texts that nobody wrote for Chancery. `docs/lints.md` says it of each, and a test holds
//! that none is left out, and that levels follow from it.

use crate::diagnostic::{Rule, Severity};
use crate::text::thousands;

/// How often a lint was right, as far as that is known.
pub enum Measured {
    /// Fewer than 30 findings in all of the texts: too few to say. Its default level is a note.
    Not,
    /// Fewer than 30 findings as well, but what it compares leaves nothing to guess: why.
    Exact(&'static str),
    /// Of so many findings, so many were looked at, and so many were right.
    On {
        /// The texts that had findings.
        texts: &'static [Text],
        /// All findings in them.
        found: usize,
        /// How many of them were read: all, or a random sample.
        judged: usize,
        /// In how many of these a good editor would want to hear it.
        right: usize,
    },
}

/// Texts that the lints were run on.
#[derive(Clone, Copy)]
pub enum Text {
    /// Journeys abroad of the US president and secretary of state, and visits of heads of state, in English.
    Travels,
    /// Press releases of four authorities of the Republic of Korea, in Korean.
    Releases,
    /// Speeches and interviews of Atatürk, in Turkish.
    Speeches,
    /// Addresses of US presidents to Congress, in English.
    Addresses,
    /// News of a broadcaster, in English.
    News,
    /// Articles of newspapers and other sites, most in English.
    Articles,
    /// Sentences of newspapers in seven languages.
    Sentences,
    /// Mails to public lists, in English.
    Mails,
    /// Replies to such mails, with what they reply to as saved copies.
    Replies,
    /// Dated events of a calendar, in English and German.
    Calendar,
    /// Headers of changes of software, with their dates.
    Changes,
    /// Links of pages.
    Links,
}

impl Text {
    fn describe(self) -> &'static str {
        match self {
            Self::Travels => "7,535 journeys and visits of the US",
            Self::Releases => "3,703 press releases of Korean authorities",
            Self::Speeches => "392 speeches of Atatürk in Turkish",
            Self::Addresses => "1,398 pieces of addresses to the US Congress",
            Self::News => "350 news items of a broadcaster",
            Self::Articles => "121 articles of newspapers and other sites",
            Self::Sentences => {
                "6,700 sentences of newspapers in Arabic, Chinese, English, French, German, Russian and Spanish"
            }
            Self::Mails => "1,542 mails to public lists",
            Self::Replies => "1,276 replies to mails, held against what they reply to",
            Self::Calendar => "1,008 dated events of a calendar in English and German",
            Self::Changes => "1,635 lists of dated changes of software",
            Self::Links => "1,024 links of articles",
        }
    }
}

/// Of so many findings a rule is right often enough to be on by default, in percent.
pub const RIGHT_PERCENT: usize = 80;

impl Measured {
    /// Whether a rule may have its level: what was not measured is a note, an error was never wrong, and what was wrong too often is off
    /// by default.
    pub fn allows(&self, rule: &Rule) -> bool {
        match self {
            Self::Not => rule.severity == Severity::Note,
            Self::Exact(_) => true,
            Self::On { judged, right, .. } => {
                let is_exact = judged == right || rule.severity != Severity::Error;
                let is_right = right * 100 >= judged * RIGHT_PERCENT;
                is_exact && (is_right || rule.on_request && rule.severity == Severity::Note)
            }
        }
    }

    /// The sentence in the documentation, without its first word.
    pub fn describe(&self) -> String {
        match self {
            Self::Not => "not measured: fewer than 30 findings in the texts".to_owned(),
            Self::Exact(why) => format!("not measured; {why}"),
            Self::On {
                texts,
                found,
                judged,
                right,
            } => {
                let texts: Vec<&str> = texts.iter().map(|text| text.describe()).collect();
                let of = if found == judged {
                    format!("{} findings", thousands(*judged))
                } else {
                    format!(
                        "{} findings that were read, of {}",
                        thousands(*judged),
                        thousands(*found)
                    )
                };
                format!("right in {} of {of}, in {}", thousands(*right), texts.join("; "))
            }
        }
    }
}

/// Every lint by its name, in the order of the examples.
pub static MEASUREMENTS: &[(&str, Measured)] = &[
    (
        "no-url",
        Measured::Exact("it reads whether fields are there and guesses nothing"),
    ),
    ("archive-incomplete", Measured::Not),
    ("archive-date", Measured::Not),
    (
        "tracking-parameters",
        Measured::On {
            texts: &[Text::Links, Text::Articles],
            found: 100,
            judged: 64,
            right: 64,
        },
    ),
    ("accessed-before-published", Measured::Not),
    ("outcome-missing", Measured::Not),
    ("future-account", Measured::Not),
    (
        "same-source",
        Measured::Exact("it compares the addresses of accounts and guesses nothing"),
    ),
    (
        "single-source",
        Measured::Exact("it reads whether fields are there and guesses nothing"),
    ),
    ("office-contradicted", Measured::Not),
    ("participant-without-party", Measured::Not),
    ("party-did-not-exist", Measured::Not),
    (
        "no-sort-name",
        Measured::Exact("it reads whether fields are there and guesses nothing"),
    ),
    ("same-name", Measured::Not),
    (
        "unlisted-name",
        Measured::On {
            texts: &[Text::Travels],
            found: 1085,
            judged: 108,
            right: 101,
        },
    ),
    (
        "name-spelt-twice",
        Measured::On {
            texts: &[Text::Travels, Text::Articles],
            found: 39,
            judged: 39,
            right: 36,
        },
    ),
    (
        "participant-unnamed",
        Measured::On {
            texts: &[Text::Mails],
            found: 269,
            judged: 60,
            right: 55,
        },
    ),
    (
        "wrong-weekday",
        Measured::On {
            texts: &[Text::Changes, Text::Sentences],
            found: 34,
            judged: 34,
            right: 34,
        },
    ),
    (
        "takes-a-side",
        Measured::On {
            texts: &[
                Text::Addresses,
                Text::Mails,
                Text::News,
                Text::Articles,
                Text::Sentences,
                Text::Replies,
                Text::Calendar,
            ],
            found: 449,
            judged: 98,
            right: 86,
        },
    ),
    (
        "implies-truth",
        Measured::On {
            texts: &[
                Text::Addresses,
                Text::Mails,
                Text::Articles,
                Text::News,
                Text::Replies,
                Text::Sentences,
            ],
            found: 138,
            judged: 138,
            right: 125,
        },
    ),
    (
        "relative-date",
        Measured::On {
            texts: &[Text::Addresses, Text::News, Text::Articles, Text::Sentences],
            found: 2318,
            judged: 168,
            right: 161,
        },
    ),
    ("long-sentence", Measured::Exact("it counts words")),
    ("long-entry", Measured::Exact("it counts words")),
    (
        "saved-copy-missing",
        Measured::Exact("it reports a file that is not there"),
    ),
    (
        "saved-copy-changed",
        Measured::Exact("it compares SHA-256, so that it is never a guess"),
    ),
    (
        "saved-copy-outside",
        Measured::Exact("it compares paths, so that it is never a guess"),
    ),
    (
        "quotes-unchecked",
        Measured::Exact("it reports that there is nothing to compare with"),
    ),
    (
        "quote-unverified",
        Measured::Exact("it reports what evidence.lock says"),
    ),
    (
        "quote-differs",
        Measured::On {
            texts: &[Text::Replies, Text::Releases],
            found: 30,
            judged: 30,
            right: 30,
        },
    ),
    (
        "quote-not-found",
        Measured::On {
            texts: &[Text::Replies, Text::Releases],
            found: 793,
            judged: 40,
            right: 32,
        },
    ),
    (
        "quote-unattributed",
        Measured::On {
            texts: &[Text::Mails, Text::Articles, Text::Addresses, Text::News],
            found: 595,
            judged: 96,
            right: 22,
        },
    ),
    (
        "copied-run",
        Measured::On {
            texts: &[Text::Releases],
            found: 59,
            judged: 30,
            right: 30,
        },
    ),
    (
        "copied-share",
        Measured::Exact("it counts the words that two texts have in common"),
    ),
    (
        "duplicate-entry",
        Measured::On {
            texts: &[
                Text::Mails,
                Text::News,
                Text::Travels,
                Text::Articles,
                Text::Releases,
                Text::Calendar,
                Text::Speeches,
                Text::Changes,
            ],
            found: 43,
            judged: 43,
            right: 36,
        },
    ),
    (
        "unused-allow",
        Measured::Exact("it reports an allowance that nothing used"),
    ),
    ("stance-implied", Measured::Exact("it lists what the act implies")),
];

/// What was measured of a lint; `None` if nobody wrote it down.
pub fn measured(rule: &str) -> Option<&'static Measured> {
    let mut measurements = MEASUREMENTS.iter();
    measurements
        .find(|(name, _)| *name == rule)
        .map(|(_, measured)| measured)
}
