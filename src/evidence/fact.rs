//! The lines of `evidence.lock`, one for each fact: which copy was there, and which quotation stands in it.

use super::print::{QuotePrint, WordSketch};
use crate::language::{Script, script_code, script_of_code};
use crate::sha256::Hash;
use crate::text::percent_decode;
use jiff::civil::Date;
use std::sync::Arc;

/// An entry and one of its saved copies: what facts are about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactKey {
    /// The path of the entry below the digest's root.
    pub entry: Arc<str>,
    /// The path of the copy below the digest's root.
    pub copy: Arc<str>,
}

/// A saved copy that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyFact {
    /// The entry and the copy.
    pub key: FactKey,
    /// The SHA-256 of the copy.
    pub hash: Hash,
    /// What its text is written in; `None` if it has no text that can be read.
    pub tongue: Option<Tongue>,
    /// The day on which it was read.
    pub day: Date,
}

/// A quotation that stands in a saved copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteFact {
    /// The entry and the copy.
    pub key: FactKey,
    /// The SHA-256 of the copy.
    pub copy_hash: Hash,
    /// The SHA-256 of the quotation's normalised text.
    pub hash: Hash,
    /// The sketch of its words.
    pub sketch: WordSketch,
    /// The number of its first word or mark among those of the copy, from 1.
    pub position: usize,
    /// The day on which it was verified.
    pub day: Date,
}

/// The language and the script of a text, as far as they are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tongue {
    /// The language (BCP 47).
    pub language: Option<String>,
    /// The script that most of it is in.
    pub script: Option<Script>,
}

/// A line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// A copy.
    Copy(CopyFact),
    /// A quotation.
    Quote(QuoteFact),
}

/// Stands for a language or a script that is not known.
const UNKNOWN: &str = "-";
/// Stands for language and script of a copy without a text.
const UNREADABLE: &str = "unreadable";

impl QuoteFact {
    /// A quotation that was found in a copy on a day.
    pub fn new(copy: &CopyFact, print: &QuotePrint, position: usize, day: Date) -> Self {
        Self {
            key: copy.key.clone(),
            copy_hash: copy.hash,
            hash: print.hash,
            sketch: print.sketch,
            position,
            day,
        }
    }

    /// The line that says it.
    pub fn line(&self) -> String {
        let Self { key, day, .. } = self;
        let (entry, copy) = (escape(&key.entry), escape(&key.copy));
        format!(
            "{entry} {copy} quote {} {} {} {} {day}",
            self.copy_hash, self.hash, self.sketch, self.position
        )
    }
}

impl CopyFact {
    /// The line that says it.
    pub fn line(&self) -> String {
        let Self { key, hash, tongue, day } = self;
        let (entry, copy) = (escape(&key.entry), escape(&key.copy));
        let tongue = match tongue {
            Some(Tongue { language, script }) => {
                let language = language.as_deref().unwrap_or(UNKNOWN);
                format!("{language}/{}", script.map_or(UNKNOWN, script_code))
            }
            None => UNREADABLE.to_owned(),
        };
        format!("{entry} {copy} copy {hash} {tongue} {day}")
    }
}

impl Fact {
    /// The fact that a line says; `None` if it is damaged.
    pub fn parse(line: &str) -> Option<Self> {
        let fields: Vec<&str> = line.split(' ').collect();
        let (key, rest) = fields.split_at_checked(2)?;
        let key = FactKey {
            entry: percent_decode(key[0]).into(),
            copy: percent_decode(key[1]).into(),
        };
        if key.entry.is_empty() || key.copy.is_empty() {
            return None;
        }
        match rest {
            ["copy", hash, tongue, day] => Some(Self::Copy(CopyFact {
                key,
                hash: Hash::parse(hash)?,
                tongue: parse_tongue(tongue)?,
                day: day.parse().ok()?,
            })),
            ["quote", copy_hash, hash, sketch, position, day] => Some(Self::Quote(QuoteFact {
                key,
                copy_hash: Hash::parse(copy_hash)?,
                hash: Hash::parse(hash)?,
                sketch: WordSketch::parse(sketch)?,
                position: position.parse().ok()?,
                day: day.parse().ok()?,
            })),
            _ => None,
        }
    }
}

/// `Some(None)` for a copy that cannot be read.
#[expect(clippy::option_option, reason = "damaged, unreadable, or a tongue")]
fn parse_tongue(field: &str) -> Option<Option<Tongue>> {
    if field == UNREADABLE {
        return Some(None);
    }
    let (language, script) = field.split_once('/')?;
    let script = match script {
        UNKNOWN => None,
        code => Some(script_of_code(code)?),
    };
    Some(Some(Tongue {
        language: Some(language).filter(|it| *it != UNKNOWN).map(str::to_owned),
        script,
    }))
}

/// A path without what parts fields and lines.
fn escape(path: &str) -> String {
    let mut escaped = String::with_capacity(path.len());
    for c in path.chars() {
        if c == ' ' || c == '%' || c.is_ascii_control() {
            escaped.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_they_are_written() {
        let hash = Hash::of(b"");
        let key = "content/entries/a%20%25b/会.md archive/x.txt";
        for line in [
            format!("{key} copy {hash} en/Latn 2026-11-28"),
            format!("{key} copy {hash} -/- 2026-11-28"),
            format!("{key} copy {hash} unreadable 2026-11-28"),
            format!("{key} quote {hash} {hash} 0123456789abcdef 17 2026-11-28"),
        ] {
            let fact = Fact::parse(&line).expect(&line);
            let (written, key) = match fact {
                Fact::Copy(copy) => (copy.line(), copy.key),
                Fact::Quote(quote) => (quote.line(), quote.key),
            };
            assert_eq!(written, line);
            assert_eq!(&*key.entry, "content/entries/a %b/会.md");
        }
    }

    #[test]
    fn damaged_lines_are_refused() {
        let hash = Hash::of(b"");
        for line in [
            String::new(),
            "<<<<<<< HEAD".to_owned(),
            "=======".to_owned(),
            "a b".to_owned(),
            "a b copy x en/Latn 2026-11-28".to_owned(),
            format!("a b copy {hash} en/Nonsense 2026-11-28"),
            format!("a b copy {hash} en/Latn 2026-11-31"),
            format!("a b copy {hash} en/Latn 2026-11-28 more"),
            format!("a  copy {hash} en/Latn 2026-11-28"),
            format!("a b quote {hash} {hash} 0123 17 2026-11-28"),
            format!("a b quote {hash} {hash} 0123456789abcdef -1 2026-11-28"),
        ] {
            assert_eq!(Fact::parse(&line), None, "{line}");
        }
    }
}
