//! A saved copy's tokens, each with the positions where it stands, so that a quotation is found without reading the copy.

use super::budget::{Budget, Exhausted};
use crate::evidence::{Token, Vocabulary};

/// A saved copy's tokens and where each stands.
pub struct TokenIndex<'a> {
    /// The copy's tokens, in their order.
    pub tokens: &'a [Token],
    /// For each token id, where its positions begin in `positions`; one more at the end.
    starts: Vec<u32>,
    positions: Vec<u32>,
}

impl<'a> TokenIndex<'a> {
    /// Indexes a text. Ids that the vocabulary gives out later have no position in it.
    pub fn new(tokens: &'a [Token], vocabulary: &Vocabulary) -> Self {
        let mut starts = vec![0_u32; vocabulary.id_count() + 1];
        for token in tokens {
            starts[token.id as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut positions = vec![0; tokens.len()];
        for (at, token) in (0_u32..).zip(tokens) {
            let next = &mut next[token.id as usize];
            positions[*next as usize] = at;
            *next += 1;
        }
        Self {
            tokens,
            starts,
            positions,
        }
    }

    /// The positions of a token, in their order.
    pub fn positions_of(&self, id: u32) -> &[u32] {
        let id = id as usize;
        match (self.starts.get(id), self.starts.get(id + 1)) {
            (Some(start), Some(end)) => &self.positions[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// Where the parts of a quotation stand in the text, one after another: the position of its first token.
    pub fn find_parts(
        &self,
        parts: &[&[Token]],
        vocabulary: &Vocabulary,
        budget: &mut Budget,
    ) -> Result<Option<usize>, Exhausted> {
        let (mut from, mut start) = (0, None);
        for part in parts {
            match self.find_part(part, from, vocabulary, budget)? {
                Some(end) => {
                    start = start.or(Some(end - part.len()));
                    from = end;
                }
                None => return Ok(None),
            }
        }
        Ok(start.or(Some(0)))
    }

    /// Where the first stretch that is `part` ends, from a position on. Its first letter may be in the other case, since a
    /// quotation may begin a sentence that the source does not.
    pub fn find_part(
        &self,
        part: &[Token],
        from: usize,
        vocabulary: &Vocabulary,
        budget: &mut Budget,
    ) -> Result<Option<usize>, Exhausted> {
        let Some((first, others)) = part.split_first() else {
            return Ok(Some(from));
        };
        let either_case = [first.id, vocabulary.other_case(first.id)];
        let (candidates, offset) = self.candidates(either_case, others);
        let mut first_end: Option<usize> = None;
        for positions in candidates {
            let begin = positions.partition_point(|position| (*position as usize) < from + offset);
            for position in &positions[begin..] {
                let start = *position as usize - offset;
                let Some(stretch) = self.tokens.get(start..start + part.len()) else {
                    break;
                };
                budget.spend(1)?;
                if !either_case.contains(&stretch[0].id) {
                    continue;
                }
                let rest = stretch[1..].iter().zip(others);
                let same = rest.take_while(|(a, b)| a.id == b.id).count();
                budget.spend(same)?;
                if same == others.len() {
                    let end = start + part.len();
                    first_end = Some(first_end.map_or(end, |other| other.min(end)));
                    break;
                }
            }
        }
        Ok(first_end)
    }

    /// The positions of the rarest token of a part, and how far it stands behind the first.
    fn candidates(&self, first: [u32; 2], others: &[Token]) -> (Vec<&[u32]>, usize) {
        let rarest = others
            .iter()
            .enumerate()
            .min_by_key(|(_, token)| self.positions_of(token.id).len());
        match rarest {
            Some((at, token)) => (vec![self.positions_of(token.id)], at + 1),
            None if first[0] == first[1] => (vec![self.positions_of(first[0])], 0),
            None => (first.iter().map(|id| self.positions_of(*id)).collect(), 0),
        }
    }
}
