//! Lines and columns in text whose characters have several bytes.

use super::locate;
use crate::diagnostic::{FieldPath, Location, Span, Target};
use std::sync::Arc;

const TEXT: &str = "---\ntitle: 王毅会见 é 👩‍👩‍👧 Ω\n习近平: [\"主席\", é, b]\n---\nPerú y México 世界\r\n👍 end";

fn span_of(target: Target) -> Option<(Span, &'static str)> {
    let location = Location::at(&"a.md".into(), target);
    let text_of = |_: &str| Some(Arc::from(TEXT));
    let span = locate(&[&location], &text_of).remove(0)?;
    let part = TEXT.get(span.bytes.clone()).expect("whole characters");
    Some((span, part))
}

fn found(target: Target) -> (usize, usize, usize, &'static str) {
    let (span, part) = span_of(target).expect("a span");
    (span.line, span.column, span.end_column, part)
}

#[test]
fn paths() {
    let path = |key: &str| FieldPath::root().key(key);
    assert_eq!(found(Target::Value(path("title"))), (2, 8, 22, "王毅会见 é 👩‍👩‍👧 Ω"));
    assert_eq!(found(Target::Key(path("习近平"))), (3, 1, 4, "习近平"));
    assert_eq!(found(Target::Value(path("习近平").index(0))), (3, 7, 11, "\"主席\""));
    assert_eq!(found(Target::Value(path("习近平").index(2))), (3, 16, 17, "b"));
}

#[test]
fn lines_and_columns() {
    assert_eq!(found(Target::Line(5, 4, 1)), (5, 4, 5, "ú"));
    assert_eq!(found(Target::Line(5, 15, 2)), (5, 15, 17, "世界"));
    // Kept within the line, whatever is asked for.
    assert_eq!(found(Target::Line(6, 1, 99)), (6, 1, 6, "👍 end"));
    assert_eq!(found(Target::Line(6, 99, 1)), (6, 6, 6, ""));
    assert_eq!(span_of(Target::Line(7, 1, 1)), None);
    assert_eq!(span_of(Target::Line(0, 1, 1)), None);
}

#[test]
fn ranges_within_characters_are_widened() {
    for start in 0..TEXT.len() + 2 {
        for length in 0..6 {
            let (span, part) = span_of(Target::Bytes(start..start + length)).expect("a span");
            assert!(span.bytes.start <= start && part.chars().count() <= length.max(1) + 1);
            let before = TEXT.get(..span.bytes.start).expect("whole characters");
            let line = before.rsplit('\n').next().unwrap_or_default();
            assert_eq!(span.column, line.chars().count() + 1);
            assert_eq!(span.line, before.matches('\n').count() + 1);
        }
    }
}
