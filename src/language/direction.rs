//! Characters that embed, override or isolate the direction of text (UAX #9): which are not closed, and a text in which all
//! are.

use super::characters::is_direction_control;
use std::borrow::Cow;

/// A character of a text that turns the direction of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Its byte in the text.
    pub at: usize,
    /// The character.
    pub char: char,
    /// Whether the one that belongs to it is in the text.
    pub is_closed: bool,
}

const POP_EMBEDDING: char = '\u{202c}';
const POP_ISOLATE: char = '\u{2069}';

/// The character that ends what another one begins; `None` if that is no beginning.
fn end_of(char: char) -> Option<char> {
    match char {
        '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => Some(POP_EMBEDDING),
        '\u{2066}'..='\u{2068}' => Some(POP_ISOLATE),
        _ => None,
    }
}

/// The characters of a text that turn the direction, in their order. The end of an isolate ends the embeddings in it too.
pub fn turns(text: &str) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, char) in text.char_indices().filter(|(_, char)| is_direction_control(*char)) {
        let mut turn = Turn {
            at,
            char,
            is_closed: false,
        };
        if end_of(char).is_some() {
            open.push(turns.len());
        } else {
            let begins = |index: &usize| turns.get(*index).is_some_and(|turn| end_of(turn.char) == Some(char));
            // An embedding that an isolate contains ends in it.
            let begun = match char {
                POP_ISOLATE => open.iter().rposition(begins),
                _ => open
                    .len()
                    .checked_sub(1)
                    .filter(|last| open.get(*last).is_some_and(begins)),
            };
            if let Some(begun) = begun {
                if let Some(first) = open.get(begun).and_then(|index| turns.get_mut(*index)) {
                    first.is_closed = true;
                    turn.is_closed = true;
                }
                open.truncate(begun);
            }
        }
        turns.push(turn);
    }
    turns
}

/// What a character that turns the direction does, for messages: its name in Unicode.
pub fn turn_name(char: char) -> &'static str {
    match char {
        '\u{202a}' => "LEFT-TO-RIGHT EMBEDDING",
        '\u{202b}' => "RIGHT-TO-LEFT EMBEDDING",
        POP_EMBEDDING => "POP DIRECTIONAL FORMATTING",
        '\u{202d}' => "LEFT-TO-RIGHT OVERRIDE",
        '\u{202e}' => "RIGHT-TO-LEFT OVERRIDE",
        '\u{2066}' => "LEFT-TO-RIGHT ISOLATE",
        '\u{2067}' => "RIGHT-TO-LEFT ISOLATE",
        '\u{2068}' => "FIRST STRONG ISOLATE",
        _ => "POP DIRECTIONAL ISOLATE",
    }
}

/// Whether a character should be said to be in a text: every embedding and override, and an isolate that is not closed. What
/// closes one of them goes with it.
pub fn is_doubtful(turn: &Turn) -> bool {
    match turn.char {
        POP_EMBEDDING | '\u{2066}'..='\u{2069}' => !turn.is_closed,
        _ => true,
    }
}

/// The text with everything closed that it opens, and without ends that close nothing of its own: what stands around it keeps
/// its direction.
pub fn close_directions(text: &str) -> Cow<'_, str> {
    // All of them begin with this byte in UTF-8, as do dashes and quotation marks.
    if !text.as_bytes().contains(&0xe2) || !text.contains(is_direction_control) {
        return Cow::Borrowed(text);
    }
    let turns = turns(text);
    if turns.iter().all(|turn| turn.is_closed) {
        return Cow::Borrowed(text);
    }
    let surplus = |at: usize| {
        turns
            .iter()
            .any(|turn| turn.at == at && !turn.is_closed && end_of(turn.char).is_none())
    };
    let mut closed: String = text
        .char_indices()
        .filter(|(at, char)| !is_direction_control(*char) || !surplus(*at))
        .map(|(_, char)| char)
        .collect();
    let open = turns.iter().rev().filter(|turn| !turn.is_closed);
    closed.extend(open.filter_map(|turn| end_of(turn.char)));
    Cow::Owned(closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_closed() {
        for (text, closed) in [
            ("Rome", "Rome"),
            ("– “王”", "– “王”"),
            ("\u{202e}evil", "\u{202e}evil\u{202c}"),
            ("\u{2067}سلام", "\u{2067}سلام\u{2069}"),
            ("\u{2067}سلام\u{2069} a", "\u{2067}سلام\u{2069} a"),
            ("\u{2067}\u{202e}x\u{2069} a", "\u{2067}\u{202e}x\u{2069} a\u{202c}"),
            ("a\u{2069}\u{202c}b", "ab"),
            ("\u{202a}\u{2066}x", "\u{202a}\u{2066}x\u{2069}\u{202c}"),
            ("שלום\u{202b}", "שלום\u{202b}\u{202c}"),
        ] {
            assert_eq!(close_directions(text), closed, "{text:?}");
        }
    }

    #[test]
    fn what_is_doubtful() {
        let doubtful = |text: &str| turns(text).iter().filter(|turn| is_doubtful(turn)).count();
        assert_eq!(doubtful("\u{202e}a\u{202c}"), 1);
        assert_eq!(doubtful("\u{2067}a\u{2069}"), 0);
        assert_eq!(doubtful("\u{2067}a"), 1);
        assert_eq!(doubtful("a\u{202c}"), 1);
        assert_eq!(doubtful("a\u{200f}\u{200e}"), 0);
    }
}
