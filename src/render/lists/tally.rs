//! Counting: what occurs how often, most often first.

use std::cmp::Reverse;

/// Counts, the most frequent first, equal ones in the order of their ids.
pub fn tally<T: Copy + Ord>(items: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    most_frequent(items, usize::MAX).0
}

/// The first `limit` counts, and how many there are in all.
pub fn most_frequent<T: Copy + Ord>(items: impl Iterator<Item = T>, limit: usize) -> (Vec<(T, usize)>, usize) {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    let counts = items.chunk_by(|a, b| a == b).map(|same| (same[0], same.len()));
    let mut counts: Vec<(T, usize)> = counts.collect();
    let total = counts.len();
    let order = |&(id, many): &(T, usize)| (Reverse(many), id);
    if total > limit && limit > 0 {
        counts.select_nth_unstable_by_key(limit - 1, order);
    }
    counts.truncate(limit);
    counts.sort_unstable_by_key(order);
    (counts, total)
}

#[cfg(test)]
mod tests {
    use super::{most_frequent, tally};

    #[test]
    fn the_most_frequent_come_first() {
        let items = [3, 1, 2, 3, 2, 9, 3, 1];
        assert_eq!(tally(items.into_iter()), [(3, 3), (1, 2), (2, 2), (9, 1)]);
        assert_eq!(most_frequent(items.into_iter(), 2), (vec![(3, 3), (1, 2)], 4));
        assert_eq!(most_frequent(items.into_iter(), 0), (vec![], 4));
    }
}
