//! What a line of a saved article is: text, a caption, a menu, a footer, a stamp. A guess by its length and its words.

use super::days::find_days;
use super::line_words::{BYLINE, CAPTION, FOOTER, NAVIGATION, RIGHTS};
use super::words::{ends_sentence, word_count};
use crate::language::{display_width, fold_name};

/// The longest line that is examined, in bytes; what is longer is text.
pub const MAX_LINE: usize = 400;
/// How many characters of a line are compared with beginnings.
const BEGINNING: usize = 60;
/// From so many columns on a line is text, if it ends as sentences do, and whatever it ends with.
const SENTENCE_WIDTH: usize = 60;
const TEXT_WIDTH: usize = 200;

/// Whether two lines are one but for marks, case and accents.
pub fn is_same_line(line: &str, headline: &str) -> bool {
    line.len() <= MAX_LINE && fold_name(line) == fold_name(headline)
}

/// Whether a line is short and has a date with its year.
pub fn is_stamp_like(line: &str) -> bool {
    line.len() <= MAX_LINE && find_days(line).iter().any(|day| day.year.is_some())
}

fn begins_with_one_of(line: &str, beginnings: &[&str]) -> bool {
    let line: String = line.chars().take(BEGINNING).collect();
    let folded = fold_name(&line);
    let begins = |beginning: &&str| {
        let rest = folded.strip_prefix(*beginning);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') || !beginning.is_ascii())
    };
    beginnings.iter().any(begins)
}

/// Whether a line is a menu, a path of links, a button or an address.
pub fn is_navigation(line: &str) -> bool {
    let words = word_count(line);
    let mut parts = line.split([' ', '\t']);
    let has_separator = parts.any(|part| matches!(part, "/" | ">" | "»" | "›" | "|" | "•"));
    (words <= 8 && has_separator) || (words <= 5 && begins_with_one_of(line, NAVIGATION)) || line.contains("://")
}

/// Whether a line begins what follows the article on its page.
pub fn is_footer(line: &str) -> bool {
    line.starts_with('©') || (begins_with_one_of(line, FOOTER) && (!ends_sentence(line) || is_copyright(line)))
}

/// Whether a line is about the rights in the page.
pub fn is_copyright(line: &str) -> bool {
    let start: String = line.chars().take(MAX_LINE).collect();
    let folded = fold_name(&start);
    start.contains('©') || folded.starts_with("copyright") || RIGHTS.iter().any(|words| folded.contains(words))
}

/// Whether a line stands below a picture.
pub fn is_caption(line: &str) -> bool {
    if line.len() > MAX_LINE * 2 {
        return false;
    }
    let lower = line.to_lowercase();
    has_caption_words(&lower)
        && (line.ends_with([']', ')', '）', '】']) || !is_text(line) || lower.starts_with(['[', '(']))
}

fn has_caption_words(lower: &str) -> bool {
    CAPTION.iter().any(|words| lower.contains(words))
}

/// Whether a line is of the text: it is long, and ends as sentences do.
pub fn is_text(line: &str) -> bool {
    let width = display_width(line);
    let ends_as_caption = || line.ends_with(']') && has_caption_words(&line.to_lowercase());
    !is_copyright(line)
        && (width >= TEXT_WIDTH || (width >= SENTENCE_WIDTH && ends_sentence(line) && !ends_as_caption()))
}

/// Whether a line names the author or the agency.
pub fn is_byline(line: &str) -> bool {
    word_count(line) <= 8 && begins_with_one_of(line, BYLINE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_about_rights_is_a_text() {
        for line in [
            "The ministers talked about copyright and about the rights of authors for the whole afternoon.",
            "وناقش الوزيران حقوق الصيد في المضيق بين البلدين وعدد القوارب في هذا الموسم من كل عام.",
        ] {
            assert!(is_text(line) && !is_copyright(line), "{line}");
        }
        assert!(is_copyright("Copyright 1995 - . All rights reserved."));
    }

    #[test]
    fn kinds_of_lines() {
        assert!(is_navigation("Home / World / Perú") && is_navigation("首页") && !is_navigation("Homeland of Perú"));
        assert!(is_footer("Most Read") && is_footer("© 2031") && !is_footer("Related talks go on in Perú today."));
        assert!(is_caption("Ana Rell in Perú. [Photo/X]") && is_caption("王毅 摄") && !is_caption("王毅"));
        assert!(is_byline("Von Ärzten") && is_byline("记者王毅") && !is_byline("Byzantium"));
        assert!(is_stamp_like("発行 2021年10月30日") && !is_stamp_like("30 October"));
        for line in ["é", "\u{301}", "🙂]", "©é", ""] {
            let _ = (
                is_navigation(line),
                is_footer(line),
                is_caption(line),
                is_text(line),
                is_byline(line),
            );
        }
    }
}
