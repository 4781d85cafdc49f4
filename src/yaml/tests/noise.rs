//! Random texts that must do no harm.

use super::super::guard;
use super::*;
use std::time::{Duration, Instant};

/// Numbers that look random and are the same each time.
pub(super) struct Noise(pub(super) u64);

impl Noise {
    pub(super) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    pub(super) fn text(&mut self, pieces: &[&str], most: usize) -> String {
        let length = self.below(most);
        (0..length).map(|_| pieces[self.below(pieces.len())]).collect()
    }
}

pub(super) const PIECES: &[&str] = &[
    "a",
    "b",
    "key",
    ": ",
    ":",
    "- ",
    "-",
    "? ",
    "?",
    "\n",
    "\n",
    "\n  ",
    "\n    ",
    " ",
    "  ",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    "'",
    "\"",
    "\\",
    "\\x",
    "\\u00e9",
    "#",
    " #",
    "|",
    ">",
    "|\n  ",
    "&a ",
    "*a",
    "!",
    "!!str ",
    "!t ",
    "<<: ",
    "%",
    "@",
    "`",
    "~",
    "é",
    "世界",
    "👩‍👩‍👧",
    "\u{2028}",
    "\u{85}",
    "\u{feff}",
    "\t",
    "\r",
    "\0",
    "\u{1b}",
    "---\n",
    "...\n",
    "1",
    "2021",
    "true",
    "null",
    "a: b\n",
    "- c\n",
];

#[test]
fn noise_does_no_harm() {
    let mut noise = Noise(0x9e37_79b9_7f4a_7c15);
    let spots = [
        Target::Value(FieldPath::root()),
        Target::Value(path("a")),
        Target::Key(path("key")),
        Target::Value(path("a[0].b")),
        Target::Value(path("key.a[1]")),
    ];
    let spots: Vec<&Target> = spots.iter().collect();
    let start = Instant::now();
    let mut read = 0;
    for round in 0..10_000 {
        let text = noise.text(PIECES, if round % 50 == 0 { 400 } else { 24 });
        let _ = guard::check(&text);
        let _ = guard::open_brackets(&text);
        let _ = front_matter(&text);
        match parse(&text) {
            Ok(_) => read += 1,
            Err(faults) => {
                assert!(!faults.is_empty());
                for fault in &faults {
                    for target in [Some(&fault.target), fault.label.as_ref().map(|label| &label.0)] {
                        if let Some(Target::Bytes(bytes)) = target {
                            assert!(text.get(bytes.clone()).is_some(), "{text:?} {fault:?}");
                        }
                    }
                }
            }
        }
        for bytes in locate(&text, &spots).into_iter().flatten() {
            assert!(text.get(bytes.clone()).is_some(), "{text:?} {bytes:?}");
        }
    }
    assert!(read > 500, "{read}");
    assert!(start.elapsed() < Duration::from_secs(60));
}

#[test]
fn random_bytes_do_no_harm() {
    let mut noise = Noise(42);
    let target = Target::Value(path("a"));
    for _ in 0..3_000 {
        let length = noise.below(200);
        let bytes: Vec<u8> = (0..length).map(|_| (noise.next() >> 32) as u8).collect();
        let text = String::from_utf8_lossy(&bytes);
        let _ = parse(&text);
        locate(&text, &[&target]);
    }
}
