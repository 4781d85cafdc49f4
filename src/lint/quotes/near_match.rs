//! Finds the stretch of a saved copy that is nearly a quotation, such as one that lost a "not".

use super::align::{NearMatch, align};
use super::budget::{Budget, Exhausted};
use super::index::TokenIndex;
use crate::evidence::{Token, Vocabulary};

/// How many of a quotation's rarest words are looked up for a near match, and at how many positions each.
const ANCHORS: usize = 8;
const ANCHOR_POSITIONS: usize = 64;
/// The longest stretch that is aligned, in tokens: the work grows with its square.
const PIECE: usize = 100;
/// From so many words on, a near match can be certain.
const CERTAIN_WORDS: usize = 4;
/// How many stretches of the copy are aligned.
const ATTEMPTS: usize = 3;

/// The stretch that is most like a part that is not in the text; None if none is like it.
pub fn find_near_match(
    index: &TokenIndex,
    part: &[Token],
    vocabulary: &Vocabulary,
    budget: &mut Budget,
) -> Result<Option<NearMatch>, Exhausted> {
    for (at, piece) in part.chunks(PIECE).enumerate() {
        if part.len() > PIECE && index.find_part(piece, 0, vocabulary, budget)?.is_some() {
            continue;
        }
        let near = near_piece(index, piece, vocabulary, budget)?;
        return Ok(near.map(|mut near| {
            for (own, _) in &mut near.differences {
                *own = own.start + at * PIECE..own.end + at * PIECE;
            }
            near
        }));
    }
    Ok(None)
}

fn near_piece(
    index: &TokenIndex,
    piece: &[Token],
    vocabulary: &Vocabulary,
    budget: &mut Budget,
) -> Result<Option<NearMatch>, Exhausted> {
    // How far words that are put in or left out may move the others.
    let slack = (piece.len() / 3).max(4);
    let mut best: Option<NearMatch> = None;
    let mut tried: Vec<usize> = Vec::new();
    for begin in likely_begins(index, piece, slack, vocabulary, budget)? {
        if tried.iter().any(|other| begin.abs_diff(*other) <= slack) {
            continue;
        }
        if tried.len() == ATTEMPTS {
            break;
        }
        tried.push(begin);
        let from = begin.saturating_sub(slack);
        let to = (begin + piece.len() + 2 * slack).min(index.tokens.len());
        budget.spend((to - from) * piece.len())?;
        let near = align(piece, &index.tokens[from..to], from, vocabulary);
        if best.as_ref().is_none_or(|best| near.cost < best.cost) {
            best = Some(near);
        }
    }
    Ok(best.filter(|near| is_alike(near, piece, index.tokens, vocabulary)))
}

/// Where the piece would begin in the text by the positions of its rarest words; first those that most words agree on.
fn likely_begins(
    index: &TokenIndex,
    piece: &[Token],
    slack: usize,
    vocabulary: &Vocabulary,
    budget: &mut Budget,
) -> Result<Vec<usize>, Exhausted> {
    let words = piece.iter().enumerate();
    let words = words.filter(|(_, token)| vocabulary.is_word(token.id));
    let anchors = words.map(|(at, token)| (at, index.positions_of(token.id)));
    let mut anchors: Vec<(usize, &[u32])> = anchors.filter(|(_, positions)| !positions.is_empty()).collect();
    anchors.sort_by_key(|(at, positions)| (positions.len(), *at));
    anchors.truncate(ANCHORS);
    let mut begins: Vec<(usize, usize)> = Vec::new();
    for (at, positions) in &anchors {
        let step = positions.len().div_ceil(ANCHOR_POSITIONS).max(1);
        let positions = positions.iter().step_by(step);
        begins.extend(positions.map(|position| ((*position as usize).saturating_sub(*at), *at)));
    }
    begins.sort_unstable();
    let mut voted: Vec<(usize, usize)> = Vec::new();
    for (first, (begin, _)) in begins.iter().enumerate() {
        let near = begins[first..].iter().take_while(|(other, _)| *other <= begin + slack);
        let mut votes: Vec<usize> = near.map(|(_, anchor)| *anchor).collect();
        budget.spend(votes.len())?;
        votes.sort_unstable();
        votes.dedup();
        voted.push((votes.len(), *begin));
    }
    voted.sort_by_key(|(votes, begin)| (usize::MAX - votes, *begin));
    Ok(voted.into_iter().map(|(_, begin)| begin).collect())
}

/// Whether a near match is the same saying: two words of three are the same, and no more than as many are left out.
fn is_alike(near: &NearMatch, piece: &[Token], text: &[Token], vocabulary: &Vocabulary) -> bool {
    let (words, put_in, left_out) = count_changes(near, piece, text, vocabulary);
    3 * put_in <= words && 3 * left_out <= 2 * words.max(2)
}

/// Whether a near match can only be the same saying with a mistake: it is not short, and has fewer than one word in seven that the text does
/// not have there, or one among four that are there in their order. Words that just recur in a text make short ones and looser ones ("the
/// other side", near "the other").
pub fn is_certain(near: &NearMatch, piece: &[Token], text: &[Token], vocabulary: &Vocabulary) -> bool {
    let (words, put_in, left_out) = count_changes(near, piece, text, vocabulary);
    let has_one_change = put_in <= 1 && left_out <= 1 && words - put_in.min(words) >= CERTAIN_WORDS;
    words >= CERTAIN_WORDS && 7 * put_in < words || has_one_change
}

/// How many words a piece has, how many of them the text does not have there, and how many of the text's are left out.
fn count_changes(near: &NearMatch, piece: &[Token], text: &[Token], vocabulary: &Vocabulary) -> (usize, usize, usize) {
    let is_word = |token: &&Token| vocabulary.is_word(token.id);
    let lower = |token: &Token| vocabulary.lower(token.id);
    let words = piece.iter().filter(is_word).count();
    let (mut put_in, mut left_out) = (0, 0);
    for (own, other) in &near.differences {
        let own: Vec<u32> = piece[own.clone()].iter().filter(is_word).map(lower).collect();
        let other: Vec<u32> = text[other.clone()].iter().filter(is_word).map(lower).collect();
        put_in += own.iter().filter(|word| !other.contains(word)).count();
        left_out += other.len().saturating_sub(own.len());
    }
    (words, put_in, left_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::quotation_parts;

    /// What comes of looking for a quotation: nothing where it is there, and else what differs.
    fn find(text: &str, quotation: &str) -> Result<Option<Vec<(String, String)>>, &'static str> {
        let mut vocabulary = Vocabulary::default();
        let tokens = vocabulary.tokens(text);
        let own = vocabulary.tokens(quotation);
        let parts = quotation_parts(&own, quotation, &mut vocabulary);
        let index = TokenIndex::new(&tokens, &vocabulary);
        let mut budget = Budget::new();
        let slices: Vec<&[Token]> = parts.iter().map(Vec::as_slice).collect();
        if index
            .find_parts(&slices, &vocabulary, &mut budget)
            .map_err(|_| "too much")?
            .is_some()
        {
            return Ok(None);
        }
        let part = slices
            .iter()
            .find(|part| index.find_part(part, 0, &vocabulary, &mut budget) == Ok(None));
        let part = part.ok_or("another order")?;
        let near = find_near_match(&index, part, &vocabulary, &mut budget)
            .map_err(|_| "too much")?
            .ok_or("nothing near")?;
        let words = |text: &str, tokens: &[Token]| match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => text[first.bytes.start..last.bytes.end].to_owned(),
            _ => String::new(),
        };
        let differences = near.differences.iter();
        Ok(Some(
            differences
                .map(|(own, other)| {
                    (
                        words(quotation, &part[own.clone()]),
                        words(text, &tokens[other.clone()]),
                    )
                })
                .collect(),
        ))
    }

    #[expect(clippy::unnecessary_wraps, reason = "this is what `find` returns")]
    fn differs(own: &str, other: &str) -> Result<Option<Vec<(String, String)>>, &'static str> {
        Ok(Some(vec![(own.to_owned(), other.to_owned())]))
    }

    const TEXT: &str = "He said the countries will not support a “small circle” of any kind — now or later. Democracy is a common value \
                        of mankind, and it isn't the privilege of a few countries. We stand together.";

    #[test]
    fn quotations_are_found() {
        for quotation in [
            "small circle",
            "will not support a 'small circle'",
            "The countries will not support",
            "of any kind - now or later.",
            "of any kind, ",
            "democracy is a common value … isn’t the privilege",
            "democracy is [...] the privilege of a few",
            "[w]e stand together",
            "they [the sides] ",
            "[Our countries] stand together",
            "…",
        ] {
            let expected = if quotation.starts_with("they") {
                Err("nothing near")
            } else {
                Ok(None)
            };
            assert_eq!(find(TEXT, quotation), expected, "{quotation}");
        }
    }

    #[test]
    fn differences_are_shown() {
        assert_eq!(find(TEXT, "will support a small circle"), differs("", "not"));
        assert_eq!(find(TEXT, "will support"), differs("", "not"));
        assert_eq!(
            find(TEXT, "Democracy is a common virtue of mankind"),
            differs("virtue", "value")
        );
        assert_eq!(find(TEXT, "the privilege of only a few countries"), differs("only", ""));
        assert_eq!(find(TEXT, "a common value of Mankind"), differs("Mankind", "mankind"));
        assert_eq!(find(TEXT, "common value of mankind and it"), differs("", ","));
        assert_eq!(
            find(TEXT, "it is the privilege of a few countries"),
            differs("is", "isn't")
        );
        assert_eq!(find(TEXT, "a few countries … common value"), Err("another order"));
        assert_eq!(find(TEXT, "we reject this entirely"), Err("nothing near"));
        assert_eq!(find(TEXT, "the kind of value"), Err("nothing near"));
        assert_eq!(find("", "anything"), Err("nothing near"));
    }

    #[test]
    fn long_quotations_are_compared_in_pieces() {
        let words: Vec<String> = (0..5_000).map(|at| format!("word{at}")).collect();
        let text = words.join(" ");
        assert_eq!(find(&text, &text), Ok(None));
        assert_eq!(find(&text, &text.replace("word777 ", "")), differs("", "word777"));
    }

    #[test]
    fn repetitive_texts_end() {
        let text = "a ".repeat(1_000_000) + "b";
        // All pieces are there but the last, of which one word in two is not: too little to be the same saying.
        let quotation = "a ".repeat(300_000) + "c b";
        assert_eq!(find(&text, &quotation), Err("nothing near"));
        let quotation = "a ".repeat(300_000) + "b a";
        assert_eq!(find(&text, &quotation), Err("nothing near"));
    }
}
