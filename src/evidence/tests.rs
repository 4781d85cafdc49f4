//! Facts are kept, made and dropped, and read again however git merged them.

use super::seal::{CopyEvidence, CopyState, EntryEvidence, seal};
use super::{EntryCopies, Evidence, FactKey, NamedCopy, QuotePrint, QuoteState, Tongue};
use crate::language::Script;
use crate::sha256::Hash;
use jiff::civil::{Date, date};
use std::sync::Arc;

const ENTRY: &str = "content/entries/rome.md";
const COPY: &str = "archive/rome.txt";
const FIRST: Date = date(2026, 11, 28);
const LATER: Date = date(2026, 12, 1);

fn print(text: &str) -> QuotePrint {
    QuotePrint::of(text).expect("it has words")
}

fn tongue(language: &str, script: Script) -> Tongue {
    Tongue {
        language: Some(language.to_owned()),
        script: Some(script),
    }
}

fn english() -> Tongue {
    tongue("en", Script::Latin)
}

/// An entry with one copy, of which the texts are found that it has.
fn entry(path: &str, quotations: &[&str], copy: Option<&str>) -> EntryEvidence {
    let quotations: Vec<QuotePrint> = quotations.iter().map(|text| print(text)).collect();
    let state = match copy {
        Some(copy) => CopyState::Read {
            hash: Hash::of(copy.as_bytes()),
            tongue: english(),
            found: quotations.iter().map(|print| (*print, 7)).collect(),
        },
        None => CopyState::Absent,
    };
    EntryEvidence {
        entry: path.into(),
        copies: vec![CopyEvidence {
            path: COPY.into(),
            state,
        }],
        quotations,
    }
}

fn read(text: &str) -> Evidence {
    let (evidence, diagnostics) = Evidence::read(text);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    evidence
}

fn named(sha256: Option<Hash>) -> EntryCopies<'static> {
    let key = FactKey {
        entry: ENTRY.into(),
        copy: COPY.into(),
    };
    EntryCopies {
        tongue: english(),
        copies: vec![NamedCopy {
            key,
            sha256,
            language: None,
        }],
    }
}

fn state(evidence: &Evidence, quotations: &[&str]) -> Vec<QuoteState> {
    let prints: Vec<QuotePrint> = quotations.iter().map(|text| print(text)).collect();
    named(None).states(evidence, &prints)
}

const ONE: &str = "will not support any small circle";
const TWO: &str = "democracy is a common value of mankind";

#[test]
fn what_holds_keeps_its_line() {
    let first = seal(&Evidence::default(), &[entry(ENTRY, &[ONE], Some("a"))], FIRST).write();
    let second = seal(&read(&first), &[entry(ENTRY, &[ONE, TWO], Some("a"))], LATER).write();
    let added: Vec<&str> = second.lines().filter(|line| !first.contains(line)).collect();
    assert_eq!(added.len(), 1, "{second}");
    assert!(added[0].ends_with(" 7 2026-12-01"), "{second}");
    assert!(first.lines().all(|line| second.contains(line)), "{first}{second}");
    // Without its copy nothing is lost, and nothing else changes.
    let third = seal(&read(&second), &[entry(ENTRY, &[ONE, TWO], None)], LATER).write();
    assert_eq!(second, third);
    let fourth = seal(&read(&second), &[entry(ENTRY, &[ONE], Some("a"))], LATER).write();
    assert_eq!(first, fourth);
    let other_copy = seal(&read(&second), &[entry(ENTRY, &[ONE], Some("b"))], LATER).write();
    assert_eq!(other_copy.matches("2026-12-01").count(), 2, "{other_copy}");
    assert_eq!(seal(&read(&second), &[], LATER).write().lines().count(), 1);
}

#[test]
fn an_entry_whose_file_was_moved_is_known() {
    let first = seal(
        &Evidence::default(),
        &[entry("content/entries/old.md", &[ONE], Some("a"))],
        FIRST,
    );
    assert_eq!(state(&first, &[ONE]), [QuoteState::Verified(FIRST)]);
    let moved = seal(&first, &[entry(ENTRY, &[ONE], None)], LATER).write();
    assert_eq!(moved, first.write().replace("content/entries/old.md", ENTRY));
}

#[test]
fn what_was_merged_by_lines_is_read() {
    let ours = seal(&Evidence::default(), &[entry(ENTRY, &[ONE], Some("a"))], FIRST).write();
    let theirs = seal(&Evidence::default(), &[entry(ENTRY, &[ONE, TWO], Some("a"))], LATER).write();
    let both: Vec<&str> = theirs.lines().rev().chain(ours.lines()).chain(ours.lines()).collect();
    let merged = read(&both.join("\n"));
    assert_eq!(
        state(&merged, &[ONE, TWO]),
        [QuoteState::Verified(LATER), QuoteState::Verified(LATER)]
    );
    assert_eq!(merged.write(), theirs);
    assert_eq!(read(&both.join("\r\n")).write(), theirs);
}

#[test]
fn states_of_quotations() {
    let evidence = seal(&Evidence::default(), &[entry(ENTRY, &[ONE, TWO], Some("a"))], FIRST);
    let changed = "will support any small circle";
    assert_eq!(
        state(&evidence, &[changed, TWO]),
        [QuoteState::Changed(FIRST), QuoteState::Verified(FIRST)]
    );
    // One more quotation is no changed one.
    assert_eq!(
        state(&evidence, &[ONE, TWO, "trade has grown since spring"])[2],
        QuoteState::Unverified
    );
    // Of two that are gone, neither is like it.
    assert_eq!(state(&evidence, &["trade has grown"]), [QuoteState::Unverified]);
    assert_eq!(state(&evidence, &["民主是共同价值"]), [QuoteState::Incomparable]);
    assert_eq!(
        state(&Evidence::default(), &["民主是共同价值"]),
        [QuoteState::Unverified]
    );
    let other = named(Some(Hash::of(b"b"))).states(&evidence, &[print(ONE)]);
    assert_eq!(other, [QuoteState::OtherCopy(FIRST, COPY.into())]);
}

#[test]
fn an_entry_is_checked_when_all_of_its_quotations_are() {
    let evidence = seal(&Evidence::default(), &[entry(ENTRY, &[ONE, TWO], Some("a"))], FIRST);
    let on = |quotations: &[&str]| {
        let prints: Vec<QuotePrint> = quotations.iter().map(|text| print(text)).collect();
        named(None).checked_on(&evidence, &prints)
    };
    assert_eq!(on(&[ONE, TWO, "民主"]), Some(FIRST));
    assert_eq!(on(&[ONE, "trade has grown"]), None);
    assert_eq!(on(&["民主"]), None);
    assert_eq!(on(&[]), None);
}

#[test]
fn languages_are_compared_as_far_as_they_are_known() {
    let comparable = super::is_comparable;
    let latin = Some(Script::Latin);
    assert!(comparable(latin, &english(), None, None));
    assert!(comparable(latin, &english(), Some("en-GB"), Some(&english())));
    assert!(!comparable(latin, &english(), Some("ru"), None));
    assert!(!comparable(latin, &english(), None, Some(&tongue("es", Script::Latin))));
    // Ukrainian is taken for Russian, which is what a copy in it is taken for as well.
    let cyrillic = Some(Script::Cyrillic);
    let (ukrainian, russian) = (tongue("uk", Script::Cyrillic), tongue("ru", Script::Cyrillic));
    assert!(comparable(cyrillic, &ukrainian, None, Some(&russian)));
    // The original words, in an English entry.
    assert!(comparable(cyrillic, &english(), Some("ru"), Some(&russian)));
    assert!(!comparable(latin, &english(), Some("ru"), Some(&russian)));
}

#[test]
fn damaged_lines_have_their_place() {
    let good = seal(&Evidence::default(), &[entry(ENTRY, &[ONE], Some("a"))], FIRST).write();
    for (line, message) in [
        ("<<<<<<< HEAD", "conflict marker"),
        ("nonsense", "damaged"),
        ("# evidence.lock 2", "unknown"),
    ] {
        let (evidence, diagnostics) = Evidence::read(&format!("{good}{line}\n{good}"));
        assert_eq!(evidence.write(), good);
        assert!(
            diagnostics.len() == 1 && diagnostics[0].message.contains(message),
            "{diagnostics:?}"
        );
    }
    let (_, diagnostics) = Evidence::read(&"nonsense\n".repeat(1_000));
    assert_eq!(diagnostics.len(), 20);
    let entry: Arc<str> = ENTRY.into();
    assert_eq!(named(None).copies[0].key.entry, entry);
}
