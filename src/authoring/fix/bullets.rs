//! Lists of which the items begin with bullets, dashes or blanks of a word processor instead of `- `.

use crate::language::typing::{after_bullet, is_unseen};

/// The lines of a value as items of a list: each begins with `- `. `None` if a line begins with nothing that stands for it.
pub fn with_hyphens(lines: &str) -> Option<String> {
    let mut out = String::with_capacity(lines.len() + 8);
    for (number, line) in lines.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let item = match after_bullet(line) {
            Some((_, item)) => item,
            None => line
                .trim_start_matches(|c: char| c == ' ' || is_unseen(c))
                .strip_prefix("- ")?,
        };
        let before = line.get(..line.len() - item.len())?;
        let blanks = before.chars().take_while(|&c| c == ' ' || is_unseen(c)).count();
        // The first line begins where the value does, the others with their indentation.
        out.extend(std::iter::repeat_n(' ', if number == 0 { 0 } else { blanks }));
        out.push_str("- ");
        out.push_str(item);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::with_hyphens;

    #[test]
    fn every_line_becomes_an_item() {
        for (lines, expected) in [
            ("• A\n  • B", Some("- A\n  - B")),
            ("– A", Some("- A")),
            ("-A\n  - B", Some("- A\n  - B")),
            ("·\u{a0}A", Some("- A")),
            ("\u{a0}- A", Some("- A")),
            ("• A\n  B", None),
            ("A", None),
        ] {
            assert_eq!(with_hyphens(lines).as_deref(), expected, "{lines}");
        }
    }
}
