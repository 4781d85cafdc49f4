//! What leads an issue and in which order the rest follows: the editor’s choice, else a rule that counts.

use crate::digest::{Digest, Entry, EntryId, Issue, PartyId, Status, TopicId};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// The entries of an issue in their order, each once.
pub struct ArrangedIssue {
    /// The entry that leads.
    pub lead: EntryId,
    /// The others.
    pub groups: Vec<IssueGroup>,
    /// Whether the editor chose the lead.
    pub chosen: bool,
}

/// Entries on a topic.
pub struct IssueGroup {
    /// The topic; none of what is left over.
    pub topic: Option<TopicId>,
    pub entries: Vec<EntryId>,
}

/// A group in the making.
struct TopicHeap {
    topic: Option<TopicId>,
    /// How many entries of the issue it is for, the one that leads among them.
    count: usize,
    /// Whether the editor named one of them.
    chosen: bool,
    entries: Vec<EntryId>,
}

/// Puts an issue in order. Topics that the editor's entries have come first, in the editor's order; then the topics with
/// the most entries. Topics with one entry, where there are several, come last as one group.
pub fn arrange_issue(digest: &Digest, issue: &Issue) -> ArrangedIssue {
    let introduction = issue.introduction.as_ref();
    let named = introduction.map_or(&[][..], |introduction| &introduction.entries);
    let choice = introduction
        .and_then(|introduction| introduction.lead)
        .or_else(|| named.first().copied());
    let lead = choice.unwrap_or_else(|| strongest_entry(digest, &issue.entries));
    let known: HashSet<EntryId> = named.iter().copied().collect();
    let others = issue.entries.iter().copied().filter(|id| !known.contains(id));
    let mut heaps: Vec<TopicHeap> = Vec::new();
    let mut heap_of: HashMap<Option<TopicId>, usize> = HashMap::new();
    for id in named.iter().copied().chain(others) {
        let topic = digest.entry(id).topics.first().copied();
        let at = *heap_of.entry(topic).or_insert_with(|| {
            heaps.push(TopicHeap {
                topic,
                count: 0,
                chosen: false,
                entries: Vec::new(),
            });
            heaps.len() - 1
        });
        heaps[at].count += 1;
        heaps[at].chosen |= known.contains(&id);
        if id != lead {
            heaps[at].entries.push(id);
        }
    }
    heaps.retain(|heap| !heap.entries.is_empty());
    let name = |heap: &TopicHeap| {
        heap.topic
            .map(|topic| crate::language::fold_name(&digest.topic(topic).title))
    };
    // What the editor named was met first and stays where it is.
    let named_heaps = heaps.iter().take_while(|heap| heap.chosen).count();
    heaps[named_heaps..].sort_by_cached_key(|heap| (Reverse(heap.count), name(heap), heap.topic));
    let single = heaps[named_heaps..].iter().position(|heap| heap.count == 1);
    let single = single.map_or(heaps.len(), |at| at + named_heaps);
    let mut rest = if heaps.len() - single > 1 {
        heaps.split_off(single)
    } else {
        Vec::new()
    };
    let mut groups: Vec<IssueGroup> = heaps
        .into_iter()
        .map(|heap| IssueGroup {
            topic: heap.topic,
            entries: heap.entries,
        })
        .collect();
    if !rest.is_empty() {
        let mut entries: Vec<EntryId> = rest.drain(..).flat_map(|heap| heap.entries).collect();
        entries.sort();
        groups.push(IssueGroup { topic: None, entries });
    }
    ArrangedIssue {
        lead,
        groups,
        chosen: choice.is_some(),
    }
}

/// The entry that leads where nobody chose: what took place before what was called off; then by the number of parties
/// that took part, of sides whose own accounts it has, of accounts; then the newest.
fn strongest_entry(digest: &Digest, entries: &[EntryId]) -> EntryId {
    let weight = |id: &EntryId| {
        let entry = digest.entry(*id);
        let happened = entry.status == Status::Happened;
        (
            happened,
            entry.parties.len(),
            count_sides(entry),
            entry.accounts.len(),
            Reverse(*id),
        )
    };
    let strongest_entry = entries.iter().copied().max_by_key(weight);
    strongest_entry.expect("an issue has an entry")
}

/// How many sides have accounts of their own.
fn count_sides(entry: &Entry) -> usize {
    let mut count_sides: Vec<PartyId> = entry.accounts.iter().filter_map(|account| account.side).collect();
    count_sides.sort_unstable();
    count_sides.dedup();
    count_sides.len()
}
