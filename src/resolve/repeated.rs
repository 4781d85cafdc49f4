//! What an entry lists twice, perhaps under two names: participants, topics, accounts.

use super::lookup::Lookup;
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::{Actor, Participant, TopicId};
use crate::fields::comparable_url;
use crate::language::fold_name;
use crate::parse::{AccountFront, EntryFront, ParsedFile, ParticipantFront};
use std::collections::HashMap;

/// With how many earlier mentions of somebody another one is compared: nobody has more offices and roles in one event.
const MAX_COMPARED: usize = 8;

/// Reports a person or party that the list has twice. Somebody may be in it twice in two roles or offices, or for two parties.
pub fn report_participants(lookup: &mut Lookup, file: &ParsedFile, front: &EntryFront, participants: &[Participant]) {
    // Where a name was not found, the numbers of the list are others; that is an error anyway.
    if participants.len() != front.participants.len() {
        return;
    }
    let mut seen: HashMap<Actor, Vec<(usize, &ParticipantFront)>> = HashMap::with_capacity(participants.len());
    for ((at, written), participant) in front.participants.iter().zip(participants) {
        let earlier = seen.entry(participant.who).or_default();
        if let Some((first, _)) = earlier.iter().find(|(_, other)| says_no_more(written, other)) {
            let name = match participant.who {
                Actor::Person(id) => lookup.registries.people[id.index()].full_name(),
                Actor::Party(id) => lookup.registries.parties[id.index()].full_name(),
            };
            let message = format!("{name} is already in this list");
            let diagnostic = Diagnostic::new(&rules::PARTICIPANT_REPEATED, file.item("participants", *at), message);
            let diagnostic = diagnostic.label(file.item("participants", *first), "first here");
            lookup.report(diagnostic.help("remove one of the two"));
        } else if earlier.len() < MAX_COMPARED {
            earlier.push((*at, written));
        }
    }
}

/// Whether one of two mentions of somebody has no role, office or party that the other one does not have too.
fn says_no_more(one: &ParticipantFront, other: &ParticipantFront) -> bool {
    let parts = |front: &ParticipantFront| {
        [front.role.clone(), front.office.clone(), front.of.clone()].map(|it| it.map(|it| fold_name(&it)))
    };
    let (one, other) = (parts(one), parts(other));
    let is_within = |less: &[Option<String>], more: &[Option<String>]| {
        less.iter().zip(more).all(|(less, more)| less.is_none() || less == more)
    };
    is_within(&one, &other) || is_within(&other, &one)
}

/// Reports a topic that the list has twice under two names; the same name twice is found when the file is read. `found` are the
/// topics with their numbers in the list.
pub fn report_topics(lookup: &mut Lookup, file: &ParsedFile, front: &EntryFront, found: &[(usize, TopicId)]) {
    let mut first_of: HashMap<TopicId, usize> = HashMap::with_capacity(found.len());
    let written = |at: usize| {
        let topic = front.topics.iter().find(|(index, _)| *index == at);
        topic.map_or("", |(_, topic)| topic.as_str())
    };
    for (at, topic) in found {
        let first = *first_of.entry(*topic).or_insert(*at);
        let (one, other) = (written(first), written(*at));
        if first == *at || fold_name(one) == fold_name(other) {
            continue;
        }
        let message = format!("`{one}` and `{other}` are the same topic");
        let diagnostic = Diagnostic::new(&rules::ITEM_REPEATED, file.item("topics", *at), message);
        let diagnostic = diagnostic.label(file.item("topics", first), "first here");
        lookup.report(diagnostic.help("remove one of the two"));
    }
}

/// Reports an account that is there twice: of the same address, or without one of the same publisher, title and day.
pub fn report_accounts(lookup: &mut Lookup, file: &ParsedFile, front: &EntryFront) {
    let mut first_of: HashMap<String, usize> = HashMap::with_capacity(front.accounts.len());
    for (at, account) in &front.accounts {
        let Some(key) = comparable(account) else { continue };
        let first = *first_of.entry(key).or_insert(*at);
        if first == *at {
            continue;
        }
        let message = match &account.url {
            Some(_) => "this account has the address of another one of this entry",
            None => "this account is in the list twice",
        };
        let diagnostic = Diagnostic::new(&rules::SOURCE_REPEATED, file.item("source", *at), message);
        let diagnostic = diagnostic.label(file.item("source", first), "first here");
        lookup.report(diagnostic.help("remove one of the two, or correct its address"));
    }
}

/// What an account is compared by; `None` if it says too little.
fn comparable(account: &AccountFront) -> Option<String> {
    if let Some(url) = &account.url {
        return Some(comparable_url(url));
    }
    let name = account.publisher.as_ref().or(account.agency.as_ref())?;
    // Two readouts of one ministry differ in their side or their saved copy.
    let rest = [
        account.title.as_deref().map(fold_name),
        account.published.map(|day| day.to_string()),
        account.side.as_deref().map(fold_name),
        account.agency.as_deref().map(fold_name),
        account.archive_url.clone(),
        account.saved.as_ref().map(|saved| saved.file.clone()),
    ];
    Some(format!("{}\n{rest:?}", fold_name(name)))
}
