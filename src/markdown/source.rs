//! The source of raw HTML: text in which a character may stand as an entity.

/// Writes text that is HTML already, apart from what could open a tag or become a control character.
pub(super) fn write_source(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut length = 1;
        if rest.starts_with('<') {
            out.push_str("&lt;");
        } else {
            match rest.starts_with("&#").then(|| reference(rest)).flatten() {
                Some((0..=8 | 11..=31 | 127 | 129 | 141 | 143 | 144 | 157, whole)) => {
                    out.push(char::REPLACEMENT_CHARACTER);
                    length = whole;
                }
                _ => out.push('&'),
            }
        }
        rest = &rest[length..];
    }
    out.push_str(rest);
}

/// An address without its entities. Of the named ones the five that addresses need are known: the address is checked
/// and published as it is read here, so that one which stays as it is can do no harm.
pub(super) fn decoded(value: &str) -> String {
    const NAMED: [(&str, char); 5] = [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&apos;", '\''),
    ];
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let number = rest.starts_with("&#").then(|| reference(rest)).flatten();
        let named = NAMED.iter().find(|(name, _)| rest.starts_with(name));
        let (character, length) = match (number, named) {
            (Some((number, length)), _) => (char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER), length),
            (None, Some((name, character))) => (*character, name.len()),
            (None, None) => ('&', 1),
        };
        out.push(character);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// The number of a character reference (`&#1;`) at the beginning of a text that begins with `&#`, and its length.
fn reference(text: &str) -> Option<(u32, usize)> {
    let (radix, start) = if text[2..].starts_with(['x', 'X']) {
        (16, 3)
    } else {
        (10, 2)
    };
    let digits = text[start..]
        .bytes()
        .take_while(|byte| char::from(*byte).is_digit(radix))
        .count();
    let number = text[start..start + digits]
        .bytes()
        .filter_map(|byte| char::from(byte).to_digit(radix))
        .fold(0_u32, |number, digit| {
            number.saturating_mul(radix).saturating_add(digit)
        });
    let semicolon = usize::from(text[start + digits..].starts_with(';'));
    (digits > 0).then_some((number, start + digits + semicolon))
}
