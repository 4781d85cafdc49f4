//! Looks for a quotation in a saved copy: as it stands, with omissions, or nearly so. The work is bounded, however long and
//! repetitive the texts are.

use super::tokens::{ELLIPSIS, Token, Vocabulary};
use std::ops::Range;

/// The most comparisons of two tokens for one entry.
const BUDGET: u64 = 30_000_000;
/// How many of a quotation's words are looked up for a near match, and in how many places each.
const ANCHORS: usize = 8;
const PLACES: usize = 64;
/// The longest stretch that is compared with its near match, in tokens.
const PIECE: usize = 100;

/// What is left of the work that an entry may cause.
pub struct Budget(u64);

/// There was too much to compare.
#[derive(Debug, PartialEq, Eq)]
pub struct Exhausted;

impl Budget {
    /// All of it.
    pub fn new() -> Self {
        Self(BUDGET)
    }

    fn spend(&mut self, work: usize) -> Result<(), Exhausted> {
        self.0 = self.0.checked_sub(work as u64).ok_or(Exhausted)?;
        Ok(())
    }
}

/// A saved copy's tokens and where each stands.
pub struct Index<'a> {
    tokens: &'a [Token],
    /// For each number, where its places begin in `places`.
    starts: Vec<u32>,
    places: Vec<u32>,
}

/// A stretch of a saved copy that is nearly a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// How much differs; less is nearer.
    pub cost: usize,
    /// The stretch.
    pub stretch: Range<usize>,
    /// What differs: some tokens of the quotation, and what stands for them.
    pub differences: Vec<(Range<usize>, Range<usize>)>,
}

impl<'a> Index<'a> {
    /// The index of a text. Numbers that the vocabulary gets later stand nowhere in it.
    pub fn new(tokens: &'a [Token], vocabulary: &Vocabulary) -> Self {
        let mut starts = vec![0_u32; vocabulary.len() + 1];
        for token in tokens {
            starts[token.id as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut places = vec![0; tokens.len()];
        for (at, token) in (0_u32..).zip(tokens) {
            let next = &mut next[token.id as usize];
            places[*next as usize] = at;
            *next += 1;
        }
        Self { tokens, starts, places }
    }

    fn places(&self, id: u32) -> &[u32] {
        let id = id as usize;
        match (self.starts.get(id), self.starts.get(id + 1)) {
            (Some(start), Some(end)) => &self.places[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// Whether all parts stand in the text, one after another.
    pub fn has(&self, parts: &[&[Token]], vocabulary: &Vocabulary, budget: &mut Budget) -> Result<bool, Exhausted> {
        let mut from = 0;
        for part in parts {
            match self.find(part, from, vocabulary, budget)? {
                Some(end) => from = end,
                None => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Where the first such stretch from a place on ends.
    fn find(
        &self,
        part: &[Token],
        from: usize,
        vocabulary: &Vocabulary,
        budget: &mut Budget,
    ) -> Result<Option<usize>, Exhausted> {
        let Some((first, others)) = part.split_first() else {
            return Ok(Some(from));
        };
        let either = [first.id, vocabulary.other_case(first.id)];
        let rarest = others
            .iter()
            .enumerate()
            .min_by_key(|(_, token)| self.places(token.id).len());
        let candidates: Vec<&[u32]> = match rarest {
            Some((_, token)) => vec![self.places(token.id)],
            None if either[0] == either[1] => vec![self.places(either[0])],
            None => either.iter().map(|id| self.places(*id)).collect(),
        };
        let offset = rarest.map_or(0, |(at, _)| at + 1);
        let mut found: Option<usize> = None;
        for places in candidates {
            let begin = places.partition_point(|location| (*location as usize) < from + offset);
            for location in &places[begin..] {
                let start = *location as usize - offset;
                let Some(stretch) = self.tokens.get(start..start + part.len()) else {
                    break;
                };
                budget.spend(1)?;
                if !either.contains(&stretch[0].id) {
                    continue;
                }
                let same = stretch[1..]
                    .iter()
                    .zip(others)
                    .take_while(|(a, b)| a.id == b.id)
                    .count();
                budget.spend(same)?;
                if same == others.len() {
                    let end = start + part.len();
                    found = Some(found.map_or(end, |found| found.min(end)));
                    break;
                }
            }
        }
        Ok(found)
    }

    /// The stretch that is most like a part that is not in the text, if one is like it at all.
    pub fn near(
        &self,
        part: &[Token],
        vocabulary: &Vocabulary,
        budget: &mut Budget,
    ) -> Result<Option<Near>, Exhausted> {
        for (at, piece) in part.chunks(PIECE).enumerate() {
            if part.len() > PIECE && self.find(piece, 0, vocabulary, budget)?.is_some() {
                continue;
            }
            let moved = |near: Near| Near {
                differences: near
                    .differences
                    .into_iter()
                    .map(|(own, other)| (own.start + at * PIECE..own.end + at * PIECE, other))
                    .collect(),
                ..near
            };
            return Ok(self.near_piece(piece, vocabulary, budget)?.map(moved));
        }
        Ok(None)
    }

    fn near_piece(
        &self,
        piece: &[Token],
        vocabulary: &Vocabulary,
        budget: &mut Budget,
    ) -> Result<Option<Near>, Exhausted> {
        let words = piece.iter().filter(|token| vocabulary.is_word(token.id)).count();
        let mut anchors: Vec<(usize, &[u32])> = piece
            .iter()
            .enumerate()
            .filter(|(_, token)| vocabulary.is_word(token.id))
            .map(|(at, token)| (at, self.places(token.id)))
            .filter(|(_, places)| !places.is_empty())
            .collect();
        anchors.sort_by_key(|(at, places)| (places.len(), *at));
        anchors.truncate(ANCHORS);
        // Where the piece would begin, by each place of each of its rare words.
        let mut begins: Vec<(usize, usize)> = Vec::new();
        for (at, places) in &anchors {
            let step = places.len().div_ceil(PLACES).max(1);
            let places = places.iter().step_by(step);
            begins.extend(places.map(|location| ((*location as usize).saturating_sub(*at), *at)));
        }
        begins.sort_unstable();
        let slack = (piece.len() / 3).max(4);
        let mut windows: Vec<(usize, usize)> = Vec::new();
        for (first, (begin, _)) in begins.iter().enumerate() {
            let near = begins[first..].iter().take_while(|(other, _)| *other <= begin + slack);
            let mut votes: Vec<usize> = near.map(|(_, anchor)| *anchor).collect();
            budget.spend(votes.len())?;
            votes.sort_unstable();
            votes.dedup();
            windows.push((votes.len(), *begin));
        }
        windows.sort_by_key(|(votes, begin)| (usize::MAX - votes, *begin));
        let mut best: Option<Near> = None;
        let mut tried: Vec<usize> = Vec::new();
        for (_, begin) in windows {
            if tried.iter().any(|other| begin.abs_diff(*other) <= slack) {
                continue;
            }
            if tried.len() == 3 {
                break;
            }
            tried.push(begin);
            let from = begin.saturating_sub(slack);
            let to = (begin + piece.len() + 2 * slack).min(self.tokens.len());
            budget.spend((to - from) * piece.len())?;
            let near = align(piece, &self.tokens[from..to], from, vocabulary);
            if best.as_ref().is_none_or(|best| near.cost < best.cost) {
                best = Some(near);
            }
        }
        // Two words of three are the same, and no more than as many are left out: enough to be the same saying.
        let alike = |near: &Near| {
            let is_word = |token: &&Token| vocabulary.is_word(token.id);
            let lower = |token: &Token| vocabulary.lower(token.id);
            let (mut put_in, mut left_out) = (0, 0);
            for (own, other) in &near.differences {
                let own: Vec<u32> = piece[own.clone()].iter().filter(is_word).map(lower).collect();
                let other: Vec<u32> = self.tokens[other.clone()].iter().filter(is_word).map(lower).collect();
                let changed = own.iter().filter(|word| !other.contains(word)).count();
                put_in += changed;
                left_out += other.len().saturating_sub(own.len());
            }
            3 * put_in <= words && 3 * left_out <= 2 * words.max(2)
        };
        Ok(best.filter(alike))
    }
}

/// The stretch of `text` that is made from `piece` with the fewest changes, and the changes. A word of the text that is left
/// out counts least, since that is what is looked for, then one that is put in, then one that is another; marks count half.
fn align(piece: &[Token], text: &[Token], moved: usize, vocabulary: &Vocabulary) -> Near {
    let width = text.len() + 1;
    let weight = |token: &Token| if vocabulary.is_word(token.id) { 2 } else { 1 };
    let put_in = |token: &Token| weight(token) + 1;
    let change = |at: usize, own: &Token, other: &Token| {
        if own.id == other.id || at == 0 && vocabulary.other_case(own.id) == other.id {
            0
        } else if vocabulary.lower(own.id) == vocabulary.lower(other.id) {
            1
        } else {
            2 * weight(own).max(weight(other))
        }
    };
    // It may begin anywhere in the text, and end anywhere.
    let mut costs = vec![0_usize; width * (piece.len() + 1)];
    for (row, own) in (1..).zip(piece) {
        costs[row * width] = costs[(row - 1) * width] + put_in(own);
        for (column, other) in (1..).zip(text) {
            let changed = costs[(row - 1) * width + column - 1] + change(row - 1, own, other);
            let lost = costs[(row - 1) * width + column] + put_in(own);
            let added = costs[row * width + column - 1] + weight(other);
            costs[row * width + column] = changed.min(lost).min(added);
        }
    }
    let last = &costs[piece.len() * width..];
    let (end, cost) = last
        .iter()
        .enumerate()
        .min_by_key(|(at, cost)| (**cost, *at))
        .map_or((0, 0), |(at, cost)| (at, *cost));
    let (mut row, mut column) = (piece.len(), end);
    let mut differences: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut differ = |row: usize, column: usize, own: usize, other: usize| match differences.last_mut() {
        Some((before, beside)) if before.start == row + own && beside.start == moved + column + other => {
            *before = row..before.end;
            *beside = moved + column..beside.end;
        }
        _ => differences.push((row..row + own, moved + column..moved + column + other)),
    };
    while row > 0 {
        let here = costs[row * width + column];
        let own = &piece[row - 1];
        if column > 0 {
            let cost = change(row - 1, own, &text[column - 1]);
            if here == costs[(row - 1) * width + column - 1] + cost {
                (row, column) = (row - 1, column - 1);
                if cost > 0 {
                    differ(row, column, 1, 1);
                }
                continue;
            }
        }
        if here == costs[(row - 1) * width + column] + put_in(own) {
            row -= 1;
            differ(row, column, 1, 0);
        } else {
            column -= 1;
            differ(row, column, 0, 1);
        }
    }
    differences.reverse();
    Near {
        cost,
        stretch: moved + column..moved + end,
        differences,
    }
}

/// The parts of a quotation between its omissions: `…`, and what stands in square brackets, which is the editor's. Marks at
/// the ends of parts are the editor's as well.
pub fn parts(tokens: &[Token], text: &str, vocabulary: &mut Vocabulary) -> Vec<Vec<Token>> {
    let [omission, open, close] = [ELLIPSIS, "[", "]"].map(|mark| vocabulary.id(mark));
    let mut parts = vec![Vec::new()];
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        if token.id == omission {
            parts.push(Vec::new());
            continue;
        }
        // What is put in is short, so that a bracket that nothing closes costs little.
        let mut inside = tokens[at..].iter().take(PIECE).take_while(|_| token.id == open);
        let Some(end) = inside.position(|token| token.id == close) else {
            parts.last_mut().expect("there is one at least").push(token.clone());
            continue;
        };
        // `[w]e`: a letter in the other case.
        let inside = &tokens[at..at + end];
        let after = tokens.get(at + end + 1);
        at += end + 1;
        let letter = match (inside, after) {
            ([letter], Some(after)) if text[letter.bytes.clone()].chars().count() == 1 => {
                (after.bytes.start == letter.bytes.end + 1 && vocabulary.is_word(after.id)).then_some((letter, after))
            }
            _ => None,
        };
        parts.push(Vec::new());
        if let Some((letter, after)) = letter {
            let word = vocabulary.tokens(&format!(
                "{}{}",
                &text[letter.bytes.clone()],
                &text[after.bytes.clone()]
            ));
            at += 1;
            let bytes = letter.bytes.start..after.bytes.end;
            let word = word.into_iter().map(|token| Token {
                bytes: bytes.clone(),
                ..token
            });
            parts.last_mut().expect("there is one at least").extend(word);
        }
    }
    for part in &mut parts {
        let is_word = |token: &Token| vocabulary.is_word(token.id);
        let end = part.iter().rposition(is_word).map_or(0, |end| end + 1);
        part.truncate(end);
        let start = part.iter().position(is_word).unwrap_or_default();
        part.drain(..start);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of looking for a quotation: nothing where it is there, and else what differs.
    fn look(text: &str, quotation: &str) -> Result<Option<Vec<(String, String)>>, &'static str> {
        let mut vocabulary = Vocabulary::default();
        let tokens = vocabulary.tokens(text);
        let own = vocabulary.tokens(quotation);
        let parts = parts(&own, quotation, &mut vocabulary);
        let index = Index::new(&tokens, &vocabulary);
        let mut budget = Budget::new();
        let slices: Vec<&[Token]> = parts.iter().map(Vec::as_slice).collect();
        if index.has(&slices, &vocabulary, &mut budget).map_err(|_| "too much")? {
            return Ok(None);
        }
        let part = slices
            .iter()
            .find(|part| index.find(part, 0, &vocabulary, &mut budget) == Ok(None));
        let part = part.ok_or("another order")?;
        let near = index
            .near(part, &vocabulary, &mut budget)
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
            assert_eq!(look(TEXT, quotation), expected, "{quotation}");
        }
    }

    #[test]
    fn differences_are_shown() {
        assert_eq!(look(TEXT, "will support a small circle"), differs("", "not"));
        assert_eq!(look(TEXT, "will support"), differs("", "not"));
        assert_eq!(
            look(TEXT, "Democracy is a common virtue of mankind"),
            differs("virtue", "value")
        );
        assert_eq!(look(TEXT, "the privilege of only a few countries"), differs("only", ""));
        assert_eq!(look(TEXT, "a common value of Mankind"), differs("Mankind", "mankind"));
        assert_eq!(look(TEXT, "common value of mankind and it"), differs("", ","));
        assert_eq!(
            look(TEXT, "it is the privilege of a few countries"),
            differs("is", "isn't")
        );
        assert_eq!(look(TEXT, "a few countries … common value"), Err("another order"));
        assert_eq!(look(TEXT, "we reject this entirely"), Err("nothing near"));
        assert_eq!(look(TEXT, "the kind of value"), Err("nothing near"));
        assert_eq!(look("", "anything"), Err("nothing near"));
    }

    #[test]
    fn long_quotations_are_compared_in_pieces() {
        let words: Vec<String> = (0..5_000).map(|at| format!("word{at}")).collect();
        let text = words.join(" ");
        assert_eq!(look(&text, &text), Ok(None));
        assert_eq!(look(&text, &text.replace("word777 ", "")), differs("", "word777"));
    }

    #[test]
    fn repetitive_texts_end() {
        let text = "a ".repeat(1_000_000) + "b";
        let quotation = "a ".repeat(300_000) + "c b";
        assert!(look(&text, &quotation).is_err() || look(&text, &quotation).is_ok());
        let quotation = "a ".repeat(300_000) + "b a";
        assert!(look(&text, &quotation).is_err() || look(&text, &quotation).is_ok());
    }
}
