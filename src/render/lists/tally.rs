//! Counting: what occurs how often, most often first.

use std::cmp::Reverse;

/// Counts, the most frequent first, equal ones in the order of their ids.
pub fn tally<T: Copy + Ord>(items: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    let counts = items.chunk_by(|a, b| a == b).map(|same| (same[0], same.len()));
    let mut counts: Vec<(T, usize)> = counts.collect();
    counts.sort_unstable_by_key(|&(id, many)| (Reverse(many), id));
    counts
}

#[cfg(test)]
mod tests {
    use super::tally;

    #[test]
    fn the_most_frequent_come_first() {
        let items = [3, 1, 2, 3, 2, 9, 3, 1];
        assert_eq!(tally(items.into_iter()), [(3, 3), (1, 2), (2, 2), (9, 1)]);
    }
}
