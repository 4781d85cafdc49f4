//! Texts that are none, or not in UTF-8, or too large.

use super::{Builds, Rule, check, raw};
use crate::digest::{PLAIN, entry};

#[test]
fn texts() {
    let plain = entry(PLAIN, "They met.");
    let utf_16 = |little: bool| -> Vec<u8> {
        let units = plain
            .encode_utf16()
            .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
        units.collect()
    };
    let bom = |bom: &[u8], text: &[u8]| [bom, text].concat();
    let with = |bytes: &[u8]| [plain.as_bytes(), bytes].concat();
    check(vec![
        raw("an empty file", "", Rule("front-matter-fence")),
        raw("only a byte order mark", b"\xEF\xBB\xBF", Rule("front-matter-fence")),
        raw("a byte order mark", bom(b"\xEF\xBB\xBF", plain.as_bytes()), Builds),
        raw(
            "two byte order marks",
            bom(b"\xEF\xBB\xBF\xEF\xBB\xBF", plain.as_bytes()),
            Rule("front-matter-fence"),
        ),
        raw("lines that end as on Windows", plain.replace('\n', "\r\n"), Builds),
        raw("lines that end as on old Macs", plain.replace('\n', "\r"), Builds),
        raw(
            "UTF-16, little endian",
            bom(&[0xff, 0xfe], &utf_16(true)),
            Rule("not-utf8"),
        ),
        raw(
            "UTF-16, big endian",
            bom(&[0xfe, 0xff], &utf_16(false)),
            Rule("not-utf8"),
        ),
        raw("UTF-16 without a mark", utf_16(true), Rule("control-character")),
        raw("Latin-1", with(b"Caf\xE9"), Rule("not-utf8")),
        raw("a surrogate", with(b"\xED\xA0\x80"), Rule("not-utf8")),
        raw("an overlong slash", with(b"\xC0\xAF"), Rule("not-utf8")),
        raw("a NUL", with(b"a\0b"), Rule("control-character")),
        raw(
            "a NUL in front matter",
            plain.replace("Rome", "Ro\0me"),
            Rule("control-character"),
        ),
        raw(
            "a terminal's escape",
            plain.replace("Rome", "\x1b[31mRome"),
            Rule("control-character"),
        ),
        raw(
            "a C1 control",
            plain.replace("Rome", "Ro\u{9b}31mme"),
            Rule("control-character"),
        ),
        raw("directions", plain.replace("Rome", "\u{202e}emoR"), Builds),
        raw("nothing but fences", "---\n---\n", Rule("missing-field")),
        raw("no end of line", "---\n---", Rule("missing-field")),
        raw("one fence", "---", Rule("front-matter-fence")),
        raw(
            "a body of 5 MB",
            entry(PLAIN, &"Ten bytes. ".repeat(500_000)),
            Rule("body-too-large"),
        ),
        raw("a line of 1 MB", entry(PLAIN, &"word ".repeat(200_000)), Builds),
        raw("a word of 1 MB", entry(PLAIN, &"x".repeat(1_000_000)), Builds),
        raw("a body of blank lines", entry(PLAIN, &"\n".repeat(1_000_000)), Builds),
        raw(
            "a hundred thousand paragraphs",
            entry(PLAIN, &"a\n\n".repeat(100_000)),
            Builds,
        ),
    ]);
}
