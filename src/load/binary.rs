//! Files that are no text, by their first bytes and by what is in them.

/// The first bytes of files that are no text, and what they are.
const BINARIES: [(&[u8], &str); 10] = [
    (PDF, "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\0", "an image"),
    (b"MM\0*", "an image"),
    (b"\x1f\x8b", "compressed"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"bplist00", "a web archive"),
];
/// What a PDF begins with.
const PDF: &[u8] = b"%PDF";
/// How far into a file its PDF may begin (ISO 32000-1, annex H.3).
const PDF_WITHIN: usize = 1024;
/// How many characters of a text are looked at.
const CHARACTERS: usize = 100_000;

/// What a file is, as in "it is …", if its first bytes say that it is no text.
pub fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    let found = BINARIES.iter().find(|(start, _)| bytes.starts_with(start));
    found.map(|(_, kind)| *kind)
}

/// Whether a file is a PDF, which may stand behind some bytes of a mail or a printer.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let start = bytes.get(..PDF_WITHIN).unwrap_or(bytes);
    start.starts_with(PDF)
        || start.windows(PDF.len() + 1).any(|window| window == b"%PDF-") && std::str::from_utf8(bytes).is_err()
}

/// Whether what was decoded is a text: hardly any of its characters are control characters.
pub fn is_text(decoded: &str) -> bool {
    let start = || decoded.chars().take(CHARACTERS);
    let is_control = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    !decoded.contains('\0') && start().filter(is_control).count() * 20 <= start().count()
}
