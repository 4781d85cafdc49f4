//! Positions: who holds each, for whom it is counted, on which topic, and from which account it is taken.

use super::lists::push_unique;
use super::lookup::Lookup;
use super::offices::registered_party;
use super::registries::Registries;
use crate::date::DateSpan;
use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::digest::{
    Account, Actor, Holder, Participant, PartyId, PersonId, Position, PositionSide, PublisherId, SideBasis,
    SpecialRole, TopicId,
};
use crate::parse::{ActorFront, ParsedFile, PositionFront};
use crate::suggest;

/// What the positions of an entry need to know of it.
pub struct EntryContext<'a> {
    /// The file.
    pub file: &'a ParsedFile,
    /// The time of the event.
    pub span: DateSpan,
    /// Its participants.
    pub participants: &'a [Participant],
    /// Its topics.
    pub topics: &'a [TopicId],
    /// Its accounts.
    pub accounts: &'a [Account],
    /// Whether the event took place: otherwise its positions have no side.
    pub took_place: bool,
}

/// The position at an index of the entry's list; none if its topic is unknown.
pub fn resolve_position(
    lookup: &mut Lookup,
    context: &EntryContext,
    at: usize,
    front: &PositionFront,
) -> Option<Position> {
    let by = resolve_holders(lookup, context, at, front);
    let location = |index, actor: &ActorFront| actor_location(context.file, at, "to", index, actor.field());
    let to = front.to.iter();
    let to = to
        .filter_map(|(index, actor)| lookup.holder(actor, || location(*index, actor)))
        .collect();
    let account = match &front.account {
        Some(account) => find_account(lookup, context, at, account),
        None => {
            report_no_account(lookup, context, at);
            None
        }
    };
    let only_account = (context.accounts.len() == 1).then_some(0);
    let on = resolve_topic(lookup, context, at, front)?;
    let mut holders: Vec<Holder> = Vec::with_capacity(by.len());
    let mut parties: Vec<PartyId> = Vec::new();
    for holder in &by {
        let voices = voices_of(lookup.registries, *holder, context);
        let who = voices.last().map_or(*holder, |party| Actor::Party(*party));
        for party in voices {
            push_unique(&mut parties, party);
        }
        if !holders.iter().any(|holder| holder.who == who) {
            holders.push(Holder {
                who,
                differs_from: None,
            });
        }
    }
    Some(Position {
        by,
        holders,
        parties,
        act: front.act.unwrap_or_default(),
        on,
        side: position_side(lookup, context, at, front, on),
        summary: front.summary.clone(),
        quote: front.quote.clone(),
        to,
        account: account.or(only_account),
    })
}

/// The side of a position on the question of its topic: the editor's, or the one that the act implies.
fn position_side(
    lookup: &mut Lookup,
    context: &EntryContext,
    at: usize,
    front: &PositionFront,
    on: TopicId,
) -> Option<PositionSide> {
    let topic = &lookup.registries.topics[on.index()];
    if topic.question.is_none() {
        if front.stance.is_some() {
            let message = format!(
                "the topic `{}` has no question, so a position on it has no stance",
                topic.slug
            );
            let location = context.file.item_field("positions", at, "stance");
            let diagnostic = Diagnostic::new(&rules::STANCE_WITHOUT_QUESTION, location, message);
            lookup.report(diagnostic.help("add `question:` to the topic's file, or remove the stance"));
        }
        return None;
    }
    if !context.took_place {
        return None;
    }
    let (side, basis) = match front.stance {
        Some(stance) => (stance.side(), SideBasis::Editor),
        None => (front.act.unwrap_or_default().implied_side(), SideBasis::Act),
    };
    side.map(|side| PositionSide { side, basis })
}

/// Who holds a position. Somebody who is not on record in the entry is reported.
fn resolve_holders(lookup: &mut Lookup, context: &EntryContext, at: usize, front: &PositionFront) -> Vec<Actor> {
    let mut holders = Vec::with_capacity(front.by.len());
    for (index, holder) in &front.by {
        let location = || actor_location(context.file, at, "by", *index, holder.field());
        let Some(holder) = lookup.holder(holder, location) else {
            continue;
        };
        if !is_on_record(lookup.registries, holder, context) {
            let name = match holder {
                Actor::Person(person) => &lookup.registries.people[person.index()].name,
                Actor::Party(party) => &lookup.registries.parties[party.index()].name,
            };
            let is_mentioned = context.participants.iter().any(|participant| participant.who == holder);
            let (message, help) = if is_mentioned {
                let message = format!("{name} holds a position in this entry but is only `mentioned` as a participant");
                (
                    message,
                    "set `role: comments` if they were not there; remove the role if they were",
                )
            } else {
                let message = format!("{name} holds a position in this entry but is not a participant");
                (
                    message,
                    "add them to `participants`, with `role: comments` if they were not there",
                )
            };
            let diagnostic = Diagnostic::new(&rules::POSITION_BY_OUTSIDER, location(), message);
            lookup.report(diagnostic.help(help));
        }
        holders.push(holder);
    }
    holders
}

fn resolve_topic(lookup: &mut Lookup, context: &EntryContext, at: usize, front: &PositionFront) -> Option<TopicId> {
    let location = || context.file.item_field("positions", at, "on");
    let on = lookup.topic(front.on.as_ref()?, location)?;
    let registries = &*lookup.registries;
    let is_on_topic = context
        .topics
        .iter()
        .any(|topic| registries.topic_chain(*topic).any(|topic| topic == on));
    if !is_on_topic {
        let slug = &registries.topics[on.index()].slug;
        let message = format!("the position is on `{slug}`, which is not among the entry's topics");
        let help = format!("add `{slug}` to `topics`");
        let diagnostic = Diagnostic::new(&rules::POSITION_OFF_TOPIC, location(), message);
        lookup.report(diagnostic.help(help));
    }
    Some(on)
}

/// The index of the account that has this URL, or that a publisher of that name published or, where there is none, wrote for
/// another. Of several by that name it is the first; where they give the views of several sides, what is derived depends on
/// which it is: that is reported, and it is none of them.
fn find_account(lookup: &mut Lookup, context: &EntryContext, at: usize, written: &str) -> Option<usize> {
    let mut with_url = context.accounts.iter();
    if let Some(index) = with_url.position(|account| account.url.as_deref() == Some(written)) {
        return Some(index);
    }
    let named = lookup.registries.publisher_names.find(written);
    let is_of = |publisher: PublisherId| named.contains(&publisher.0);
    let mut found = indexes_where(context.accounts, |account| is_of(account.publisher));
    if found.is_empty() {
        found = indexes_where(context.accounts, |account| account.agency.is_some_and(is_of));
    }
    let side = |index: usize| context.accounts[index].side;
    if let Some(first) = found.first()
        && found.iter().all(|other| side(*other) == side(*first))
    {
        return Some(*first);
    }
    let location = context.file.item_field("positions", at, "account");
    lookup.report(if found.is_empty() {
        unknown_account(lookup.registries, context, location, written)
    } else {
        let message = format!("several accounts of this entry are from `{written}`, of several sides");
        let diagnostic = Diagnostic::new(&rules::POSITION_WITHOUT_ACCOUNT, location, message);
        diagnostic.help("write the URL of the one that is meant, or who published it")
    });
    None
}

fn indexes_where(accounts: &[Account], condition: impl Fn(&Account) -> bool) -> Vec<usize> {
    let accounts = accounts.iter().enumerate();
    let those = accounts.filter(|(_, account)| condition(account));
    those.map(|(index, _)| index).collect()
}

fn unknown_account(registries: &Registries, context: &EntryContext, location: Location, written: &str) -> Diagnostic {
    let slug = |account: &Account| registries.publishers[account.publisher.index()].slug.clone();
    let slugs: Vec<String> = context.accounts.iter().map(slug).collect();
    let message = format!("no account of this entry is from `{written}`");
    let diagnostic = Diagnostic::new(&rules::UNKNOWN_REFERENCE, location, message);
    match suggest::nearest(written, slugs.iter().map(String::as_str)) {
        Some(near) => diagnostic.suggest(Some(near)),
        None => diagnostic.help(format!("its accounts are from {}", slugs.join(", "))),
    }
}

/// Reports a position that is taken from one of several accounts without saying which.
fn report_no_account(lookup: &mut Lookup, context: &EntryContext, at: usize) {
    if context.accounts.len() < 2 {
        return;
    }
    let name = |account: &Account| lookup.registries.publishers[account.origin().index()].slug.clone();
    let mut names: Vec<String> = context.accounts.iter().map(name).collect();
    names.sort_unstable();
    names.dedup();
    let location = context.file.item("positions", at);
    let message = "the entry has several accounts, and the position does not say which one it is taken from";
    let help = format!("add `account:` with one of {}", names.join(", "));
    lookup.report(Diagnostic::new(&rules::POSITION_WITHOUT_ACCOUNT, location, message).help(help));
}

/// The parties for which a holder's position is one, step by step: the holder, if it is a party, or the party that the
/// person speaks for on that day; then those that this one speaks for. It counts for the last one.
fn voices_of(registries: &Registries, holder: Actor, context: &EntryContext) -> Vec<PartyId> {
    let party = match holder {
        Actor::Party(party) => Some(party),
        Actor::Person(person) => party_of(registries, person, context),
    };
    party.map_or_else(Vec::new, |party| registries.voice_chain(party).collect())
}

/// The party that a person speaks for: as the entry says of the participant, or, of somebody who is none, as the registry says of
/// that day.
fn party_of(registries: &Registries, person: PersonId, context: &EntryContext) -> Option<PartyId> {
    let who = Actor::Person(person);
    let mut as_participant = context.participants.iter().filter(|participant| participant.who == who);
    match as_participant.clone().next() {
        Some(_) => as_participant.find_map(|participant| participant.of),
        None => registered_party(registries, person, context.span),
    }
}

/// Whether somebody is listed as a participant of any role but `mentioned`, or is a party that one speaks for, or a bloc with
/// such a member on that day.
fn is_on_record(registries: &Registries, holder: Actor, context: &EntryContext) -> bool {
    let on_record = context.participants.iter();
    let on_record = on_record.filter(|participant| participant.special_role() != Some(SpecialRole::Mentioned));
    if on_record.clone().any(|participant| participant.who == holder) {
        return true;
    }
    let Actor::Party(holder) = holder else { return false };
    let involved = on_record.filter_map(Participant::party);
    let mut parties = involved.flat_map(|party| registries.voice_chain(party));
    let members = &registries.parties[holder.index()].members;
    parties.any(|party| {
        let mut own = members.iter().filter(|member| member.party == party);
        party == holder || own.any(|member| member.bounds.may_hold_in(context.span))
    })
}

/// The location of the name of an actor in a position.
fn actor_location(file: &ParsedFile, at: usize, list: &str, index: usize, field: &str) -> Location {
    let position = FieldPath::root().key("positions").index(at);
    Location::value(&file.path, position.key(list).index(index).key(field))
}
