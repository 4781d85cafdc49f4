//! Counting: who appears how often, most often first.

use std::collections::HashMap;
use std::hash::Hash;

/// Counts, the most frequent first, equal ones in the order of their ids, at most `limit` of them.
pub fn tally<T: Copy + Eq + Hash + Ord>(items: impl Iterator<Item = T>, limit: usize) -> Vec<(T, usize)> {
    let mut counts: HashMap<T, usize> = HashMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    let mut counts: Vec<(T, usize)> = counts.into_iter().collect();
    counts.sort_by(|(a, many), (b, more)| more.cmp(many).then(a.cmp(b)));
    counts.truncate(limit);
    counts
}
