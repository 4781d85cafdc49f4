//! How often each lint was right on texts that nobody wrote for Chancery. `docs/lints.md` says it of each, and a test holds
//! that none is left out.

/// How often a lint was right, as far as that is known.
pub enum Measured {
    /// Fewer than 30 findings in all of the texts: too few to say.
    Not,
}

impl Measured {
    /// The sentence in the documentation, without its first word.
    pub fn describe(&self) -> String {
        match self {
            Self::Not => "not measured".to_owned(),
        }
    }
}

/// Every lint by its name, in the order of the examples.
pub static MEASUREMENTS: &[(&str, Measured)] = &[
    ("no-url", Measured::Not),
    ("archive-incomplete", Measured::Not),
    ("archive-date", Measured::Not),
    ("tracking-parameters", Measured::Not),
    ("accessed-before-published", Measured::Not),
    ("outcome-missing", Measured::Not),
    ("future-account", Measured::Not),
    ("single-source", Measured::Not),
    ("office-contradicted", Measured::Not),
    ("participant-without-party", Measured::Not),
    ("party-did-not-exist", Measured::Not),
    ("no-sort-name", Measured::Not),
    ("same-name", Measured::Not),
    ("unlisted-name", Measured::Not),
    ("name-spelt-twice", Measured::Not),
    ("participant-unnamed", Measured::Not),
    ("wrong-weekday", Measured::Not),
    ("takes-a-side", Measured::Not),
    ("implies-truth", Measured::Not),
    ("relative-date", Measured::Not),
    ("long-sentence", Measured::Not),
    ("long-entry", Measured::Not),
    ("saved-copy-missing", Measured::Not),
    ("saved-copy-changed", Measured::Not),
    ("saved-copy-outside", Measured::Not),
    ("quotes-unchecked", Measured::Not),
    ("quote-unverified", Measured::Not),
    ("quote-differs", Measured::Not),
    ("quote-not-found", Measured::Not),
    ("quote-unattributed", Measured::Not),
    ("copied-run", Measured::Not),
    ("copied-share", Measured::Not),
    ("duplicate-entry", Measured::Not),
    ("unused-allow", Measured::Not),
    ("stance-implied", Measured::Not),
];

/// What was measured of a lint; `None` if nobody wrote it down.
pub fn measured(rule: &str) -> Option<&'static Measured> {
    let mut measurements = MEASUREMENTS.iter();
    measurements
        .find(|(name, _)| *name == rule)
        .map(|(_, measured)| measured)
}
