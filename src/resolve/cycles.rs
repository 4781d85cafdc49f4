//! Cycles in a relation from each thing to at most one other.

use std::collections::BTreeMap;

/// Every cycle, once, as the indices of its members in their order. `next` has the index that each thing leads to.
pub fn find_cycles(next: &[Option<u32>]) -> Vec<Vec<u32>> {
    // The walk, counted from 1, in which a thing was reached first; 0 if it was not reached yet.
    let mut walks: Vec<usize> = vec![0; next.len()];
    let mut cycles = BTreeMap::new();
    for start in 0..next.len() {
        let walk = start + 1;
        let mut at = start;
        while walks[at] == 0 {
            walks[at] = walk;
            match next[at] {
                Some(other) => at = other as usize,
                None => break,
            }
        }
        if walks[at] == walk && next[at].is_some() {
            let cycle = cycle_from(at, next);
            cycles.insert(cycle.iter().min().copied(), cycle);
        }
    }
    cycles.into_values().collect()
}

/// The members of the cycle that a thing is in, from that thing on.
fn cycle_from(start: usize, next: &[Option<u32>]) -> Vec<u32> {
    let mut cycle = Vec::new();
    let mut at = start;
    while let Some(other) = next[at] {
        cycle.push(u32::try_from(at).unwrap_or(u32::MAX));
        at = other as usize;
        if at == start {
            break;
        }
    }
    cycle
}

#[cfg(test)]
mod tests {
    use super::find_cycles;

    #[test]
    fn cycles_are_found_once() {
        assert_eq!(find_cycles(&[Some(1), Some(2), None]), Vec::<Vec<u32>>::new());
        assert_eq!(find_cycles(&[Some(0)]), vec![vec![0]]);
        assert_eq!(
            find_cycles(&[Some(1), Some(0), Some(0), None, Some(4)]),
            vec![vec![0, 1], vec![4]]
        );
    }
}
