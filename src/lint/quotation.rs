//! Quotation marks: which stretches of a text are somebody else's words.

use std::ops::Range;

/// The stretches between quotation marks, with the marks. One that is not closed reaches to the end, since a quotation may
/// go on in the next paragraph.
pub fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, open)) = next_open(text, from) {
        let inside = start + open.len_utf8();
        let end = match close(&text[inside..], open) {
            Some(end) => inside + end,
            // What is no double mark may be an apostrophe.
            None if matches!(open, '\'' | '‘' | '‹' | '›' | '‚') => {
                from = inside;
                continue;
            }
            None => text.len(),
        };
        found.push(start..end);
        from = end;
    }
    found
}

fn next_open(text: &str, from: usize) -> Option<(usize, char)> {
    let mut before = text[..from].chars().next_back();
    for (at, c) in text[from..].char_indices() {
        let opens = match c {
            '"' | '“' | '„' | '«' | '»' | '”' | '‘' | '‚' | '‹' | '›' | '「' | '『' | '《' | '〈' => {
                true
            }
            '\'' => before.is_none_or(|before| !before.is_alphanumeric()),
            _ => false,
        };
        if opens {
            return Some((from + at, c));
        }
        before = Some(c);
    }
    None
}

/// The byte after the mark that closes what `open` opened.
fn close(text: &str, open: char) -> Option<usize> {
    let closing: &[char] = match open {
        '"' => &['"'],
        '“' => &['”', '"'],
        '„' => &['“', '”', '"'],
        '”' => &['”'],
        '«' => &['»'],
        '»' => &['«', '»'],
        '‘' => &['’', '\''],
        '‚' => &['‘', '’'],
        '‹' => &['›'],
        '›' => &['‹', '›'],
        '「' => &['」'],
        '『' => &['』'],
        '《' => &['》'],
        '〈' => &['〉'],
        _ => &['\''],
    };
    let mut nested = 0_usize;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if c == open && matches!(open, '«' | '“' | '「' | '『' | '《') {
            nested += 1;
            continue;
        }
        if !closing.contains(&c) {
            continue;
        }
        let apostrophe = matches!(c, '’' | '\'') && characters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if apostrophe {
            continue;
        }
        match nested.checked_sub(1) {
            Some(fewer) => nested = fewer,
            None => return Some(at + c.len_utf8()),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::quotations;

    #[test]
    fn marks_of_many_languages() {
        let table: [(&str, &[&str]); 12] = [
            (r#"He said "no" and "yes"."#, &[r#""no""#, r#""yes""#]),
            ("He said “no “really” no” twice.", &["“no “really” no”"]),
            ("Er sagte „nein“ und »ja«.", &["„nein“", "»ja«"]),
            ("Il a dit « non ».", &["« non »"]),
            ("the ministers' meeting of 'friends' ended", &["'friends'"]),
            ("China’s ‘small circle’ and the states’ view", &["‘small circle’"]),
            ("he said ‘it’s over’ then", &["‘it’s over’"]),
            ("他说“不”，读《人民日报》", &["“不”", "《人民日报》"]),
            ("He said \"this goes on", &["\"this goes on"]),
            ("the states’ view and the '90s", &[]),
            ("", &[]),
            ("Он сказал «да» и „нет“", &["«да»", "„нет“"]),
        ];
        for (text, expected) in table {
            let found: Vec<&str> = quotations(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
