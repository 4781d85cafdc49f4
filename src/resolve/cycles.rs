//! Cycles in a relation: from each thing to at most one other, or to several.

use std::collections::VecDeque;
use std::collections::btree_map::{BTreeMap, Entry};

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

/// A group of things of which each leads to every other one, over some steps.
#[derive(Debug, PartialEq, Eq)]
pub struct Knot {
    /// All of them, in ascending order.
    pub members: Vec<usize>,
    /// A shortest cycle through the first one.
    pub cycle: Vec<usize>,
}

/// Every knot in a relation from each thing to any number of others. What leads to itself alone is none. `next` has the indices
/// of the things that each thing leads to.
pub fn find_knots(next: &[Vec<usize>]) -> Vec<Knot> {
    let mut knots = Vec::new();
    let mut component_of = vec![usize::MAX; next.len()];
    for (number, mut members) in strong_components(next).into_iter().enumerate() {
        for member in &members {
            component_of[*member] = number;
        }
        if members.len() > 1 {
            members.sort_unstable();
            let cycle = shortest_cycle(members[0], next, &|other| component_of[other] == number);
            knots.push(Knot { members, cycle });
        }
    }
    knots.sort_by_key(|knot| knot.members[0]);
    knots
}

/// The sets of things of which each leads to every other one (Kosaraju's algorithm, without recursion: a chain may be long).
fn strong_components(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut previous: Vec<Vec<usize>> = vec![Vec::new(); next.len()];
    for (from, all) in next.iter().enumerate() {
        for to in all {
            previous[*to].push(from);
        }
    }
    let mut seen = vec![false; next.len()];
    let mut finished = Vec::with_capacity(next.len());
    for start in 0..next.len() {
        // Each thing with the number of those that it leads to and that were looked at.
        let mut open = if seen[start] { Vec::new() } else { vec![(start, 0)] };
        seen[start] = true;
        while let Some((at, done)) = open.last_mut() {
            let other = next[*at].get(*done).copied();
            *done += 1;
            match other {
                Some(other) if !seen[other] => {
                    seen[other] = true;
                    open.push((other, 0));
                }
                Some(_) => {}
                None => finished.extend(open.pop().map(|(at, _)| at)),
            }
        }
    }
    let mut components = Vec::new();
    let mut is_placed = vec![false; next.len()];
    for start in finished.into_iter().rev() {
        let mut component = Vec::new();
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut is_placed[at], true) {
                component.push(at);
                open.extend(previous[at].iter().filter(|other| !is_placed[**other]));
            }
        }
        if !component.is_empty() {
            components.push(component);
        }
    }
    components
}

/// A shortest way from a thing back to itself, over those that are inside.
fn shortest_cycle(start: usize, next: &[Vec<usize>], is_inside: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let mut came_from: BTreeMap<usize, usize> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(at) = open.pop_front() {
        for other in next[at].iter().copied().filter(|other| is_inside(*other)) {
            if other == start {
                let mut cycle = vec![at];
                let mut last = at;
                while let Some(before) = came_from.get(&last) {
                    cycle.push(*before);
                    last = *before;
                }
                cycle.reverse();
                return cycle;
            }
            if let Entry::Vacant(vacant) = came_from.entry(other) {
                vacant.insert(at);
                open.push_back(other);
            }
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::{Knot, find_cycles, find_knots};

    #[test]
    fn knots_are_found_once() {
        let knot = |members: &[usize], cycle: &[usize]| Knot {
            members: members.to_vec(),
            cycle: cycle.to_vec(),
        };
        assert_eq!(find_knots(&[vec![1, 2], vec![3], vec![3], vec![]]), []);
        assert_eq!(find_knots(&[vec![0]]), []);
        assert_eq!(
            find_knots(&[vec![1], vec![2, 3], vec![0], vec![]]),
            [knot(&[0, 1, 2], &[0, 1, 2])]
        );
        let two = [vec![1, 2], vec![0], vec![3, 4], vec![2], vec![]];
        assert_eq!(find_knots(&two), [knot(&[0, 1], &[0, 1]), knot(&[2, 3], &[2, 3])]);
        assert_eq!(find_knots(&[vec![1], vec![2, 0], vec![0]]), [knot(&[0, 1, 2], &[0, 1])]);
        // A long chain needs no deep stack.
        let chain: Vec<Vec<usize>> = (0..200_000).map(|at| vec![(at + 1) % 200_000]).collect();
        assert_eq!(find_knots(&chain).len(), 1);
    }

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
