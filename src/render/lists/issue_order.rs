//! What leads an issue and in which order the rest follows: the editor’s choice, else a rule that counts.

use crate::digest::{Digest, Entry, EntryId, Issue, PartyId, Status, TopicId};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// The entries of an issue in their order, each once.
pub struct ArrangedIssue {
    /// The entry that leads.
    pub lead: EntryId,
    /// The other entries.
    pub groups: Vec<IssueGroup>,
    /// Whether the editor chose the lead.
    pub chosen: bool,
}

/// Entries on a topic.
pub struct IssueGroup {
    /// The topic; none of the last group, which gathers topics with one entry each.
    pub topic: Option<TopicId>,
    /// The entries in their order, without the one that leads the issue.
    pub entries: Vec<EntryId>,
}

/// The entries of a topic while an issue is put in order.
struct TopicEntries {
    topic: Option<TopicId>,
    /// How many entries of the issue are on the topic, the one that leads among them.
    count: usize,
    /// Whether the editor named one of them.
    chosen: bool,
    /// The entries without the one that leads.
    entries: Vec<EntryId>,
}

/// Puts an issue in order. Topics of the entries that the editor named come first, in the editor's order; then the topics
/// with the most entries. Topics with one entry, where there are several, come last as one group.
pub fn arrange_issue(digest: &Digest, issue: &Issue) -> ArrangedIssue {
    let introduction = issue.introduction.as_ref();
    let named = introduction.map_or(&[][..], |introduction| &introduction.entries);
    let choice = introduction
        .and_then(|introduction| introduction.lead)
        .or_else(|| named.first().copied());
    let lead = choice.unwrap_or_else(|| strongest_entry(digest, &issue.entries));
    let mut topics = entries_by_topic(digest, issue, named, lead);
    let title = |topic: &TopicEntries| {
        topic
            .topic
            .map(|id| crate::language::fold_name(&digest.topic(id).title))
    };
    // Topics that the editor chose were met first and stay where they are.
    let chosen = topics.iter().take_while(|topic| topic.chosen).count();
    topics[chosen..].sort_by_cached_key(|topic| (Reverse(topic.count), title(topic), topic.topic));
    let single = topics[chosen..].iter().position(|topic| topic.count == 1);
    let single = single.map_or(topics.len(), |index| index + chosen);
    let singles = if topics.len() - single > 1 {
        topics.split_off(single)
    } else {
        Vec::new()
    };
    let groups = topics
        .into_iter()
        .map(|TopicEntries { topic, entries, .. }| IssueGroup { topic, entries });
    let mut groups: Vec<IssueGroup> = groups.collect();
    if !singles.is_empty() {
        let mut entries: Vec<EntryId> = singles.into_iter().flat_map(|topic| topic.entries).collect();
        entries.sort();
        groups.push(IssueGroup { topic: None, entries });
    }
    ArrangedIssue {
        lead,
        groups,
        chosen: choice.is_some(),
    }
}

/// The entries of an issue by their first topic, those that the editor named first. Topics that have no entry besides the
/// lead are left out.
fn entries_by_topic(digest: &Digest, issue: &Issue, named: &[EntryId], lead: EntryId) -> Vec<TopicEntries> {
    let chosen: HashSet<EntryId> = named.iter().copied().collect();
    let others = issue.entries.iter().copied().filter(|id| !chosen.contains(id));
    let mut topics: Vec<TopicEntries> = Vec::new();
    let mut index_of: HashMap<Option<TopicId>, usize> = HashMap::new();
    for id in named.iter().copied().chain(others) {
        let topic = digest.entry(id).topics.first().copied();
        let index = *index_of.entry(topic).or_insert_with(|| {
            topics.push(TopicEntries {
                topic,
                count: 0,
                chosen: false,
                entries: Vec::new(),
            });
            topics.len() - 1
        });
        let topic = &mut topics[index];
        topic.count += 1;
        topic.chosen |= chosen.contains(&id);
        if id != lead {
            topic.entries.push(id);
        }
    }
    topics.retain(|topic| !topic.entries.is_empty());
    topics
}

/// The entry that leads where nobody chose: what took place before what was called off; then by the number of parties
/// that took part, of sides whose own accounts it has, of accounts; then the newest.
fn strongest_entry(digest: &Digest, entries: &[EntryId]) -> EntryId {
    let weight = |id: &EntryId| {
        let entry = digest.entry(*id);
        let happened = entry.status == Status::Happened;
        let own = |party: &&PartyId| digest.party(**party).speaks_for.is_none();
        let (parties, accounts) = (entry.parties.iter().filter(own).count(), entry.accounts.len());
        (happened, parties, count_sides(entry), accounts, Reverse(*id))
    };
    let strongest = entries.iter().copied().max_by_key(weight);
    strongest.expect("an issue has an entry")
}

/// How many sides have accounts of their own.
fn count_sides(entry: &Entry) -> usize {
    let mut sides: Vec<PartyId> = entry.accounts.iter().filter_map(|account| account.side).collect();
    sides.sort_unstable();
    sides.dedup();
    sides.len()
}
