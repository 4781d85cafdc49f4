//! Circles in a graph.

use std::collections::{BTreeMap, BTreeSet};

/// Every group of nodes that lead to each other, sorted; a node that leads to itself alone is none.
pub fn cycles<'a>(arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<Vec<&'a str>> {
    let reachable: BTreeMap<&str, BTreeSet<&str>> =
        arrows.keys().map(|node| (*node, reachable(arrows, node))).collect();
    let mut groups: BTreeSet<Vec<&'a str>> = BTreeSet::new();
    for (node, others) in &reachable {
        let mut group: Vec<&'a str> = others
            .iter()
            .copied()
            .filter(|other| other != node && reachable.get(other).is_some_and(|back| back.contains(node)))
            .collect();
        if !group.is_empty() {
            group.push(arrows.get_key_value(node).expect("it is a key").0);
            group.sort_unstable();
            groups.insert(group);
        }
    }
    groups.into_iter().collect()
}

fn reachable<'a>(arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&'a str> = arrows.get(from).into_iter().flatten().copied().collect();
    while let Some(node) = open.pop() {
        if seen.insert(node) {
            open.extend(arrows.get(node).into_iter().flatten());
        }
    }
    seen
}

#[test]
fn circles_are_found() {
    let arrows = BTreeMap::from([
        ("a", BTreeSet::from(["b", "c"])),
        ("b", BTreeSet::from(["d"])),
        ("d", BTreeSet::from(["a", "d"])),
        ("c", BTreeSet::from(["e"])),
        ("e", BTreeSet::from(["e"])),
    ]);
    assert_eq!(cycles(&arrows), [["a", "b", "d"]]);
}
