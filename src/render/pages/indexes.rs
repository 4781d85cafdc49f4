//! The pages of all people, all parties and all sources.

use crate::digest::PartyKind;
use crate::digest::{Actor, EntryId, PartyId, PersonId, PublisherId};
use crate::render::context::Context;
use crate::render::output::PageResult;
use crate::render::pages::profile::is_announced;
use crate::render::parts::entry_links::latest_date;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::parts::sorting::SortKey;
use crate::render::value::{Value, extended, list, map, text, text_or_none};
use std::collections::BTreeMap;

fn render_index(
    context: &Context,
    address: &str,
    kind: &'static str,
    template: &str,
    groups: Vec<(String, Vec<Value>)>,
    more: Option<(&'static str, Value)>,
) -> PageResult {
    let meta = PageMeta {
        kind,
        title: context.word(kind),
        address,
        section: Some(kind),
        ..PageMeta::default()
    };
    let groups = groups
        .into_iter()
        .map(|(title, items)| map([("title", text(&title)), ("items", Value::from(items))]));
    let variables = [page_variable(context, &meta), ("groups", list(groups))];
    let variables = variables.into_iter().chain(more).collect();
    context.templates.render(template, variables)
}

/// A link of somebody, with the number of entries that they took part in, of those that only name them, and of those of these
/// whose event is announced.
fn presence_item(context: &Context, who: Actor, entries: &[EntryId], took_part: usize, detail: Option<&str>) -> Value {
    let announced = entries.iter().filter(|id| is_announced(context.digest, who, **id));
    extended(
        &index_item(context, &context.links.actor(who), entries, detail),
        [
            ("took_part", Value::from(took_part)),
            ("named", Value::from(entries.len() - took_part)),
            ("announced", Value::from(announced.count())),
        ],
    )
}

/// A link with the number of entries, the date of the newest and a word or two.
fn index_item(context: &Context, link: &Value, entries: &[EntryId], detail: Option<&str>) -> Value {
    extended(
        link,
        [
            ("count", Value::from(entries.len())),
            ("detail", text_or_none(detail)),
            ("latest", latest_date(context, entries)),
        ],
    )
}

pub fn render_people(context: &Context, address: &str) -> PageResult {
    let people = context.digest.people.iter().enumerate().filter(|(_, it)| it.has_page());
    let by_family_name = people.clone().all(|(_, it)| it.family_name_first);
    let mut people: Vec<(SortKey, Option<&str>, PersonId)> = people
        .map(|(at, it)| {
            let key = context.sort_key(&it.sort_name);
            (key, it.distinction.as_deref(), PersonId::new(at))
        })
        .collect();
    people.sort();
    let mut groups: Vec<(String, Vec<Value>)> = Vec::new();
    for (_, _, id) in people {
        let person = context.digest.person(id);
        let letter = initial_letter(&person.sort_name);
        let took_part = person.entries.iter();
        let took_part = took_part.filter(|entry| context.digest.entry(**entry).people.contains(&id));
        let mut item = presence_item(
            context,
            Actor::Person(id),
            &person.entries,
            took_part.count(),
            person.native_name.as_deref(),
        );
        if person.sort_name != person.name {
            item = with_name(&item, &person.sort_name);
        }
        match groups.last_mut() {
            Some((title, items)) if *title == letter => items.push(item),
            _ => groups.push((letter, vec![item])),
        }
    }
    let more = ("by_family_name", Value::from(by_family_name));
    render_index(context, address, "people", "people.html", groups, Some(more))
}

pub fn render_parties(context: &Context, address: &str) -> PageResult {
    let parties = context
        .digest
        .parties
        .iter()
        .enumerate()
        .filter(|(_, it)| it.has_page());
    let mut parties: Vec<(SortKey, Option<&str>, PartyId)> = parties
        .map(|(at, it)| {
            let key = context.sort_key(&it.sort_name);
            (key, it.distinction.as_deref(), PartyId::new(at))
        })
        .collect();
    parties.sort();
    let mut groups: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
    for (_, _, id) in parties {
        let party = context.digest.party(id);
        let kind = party.kind.unwrap_or(PartyKind::Other);
        let took_part = party.entries.iter();
        let took_part = took_part.filter(|entry| context.digest.entry(**entry).parties.contains(&id));
        let mut item = presence_item(context, Actor::Party(id), &party.entries, took_part.count(), None);
        if party.sort_name != party.name {
            item = with_name(&item, &party.sort_name);
        }
        groups.entry(kind as usize).or_default().push(item);
    }
    let title = |order: usize| {
        let kind = PartyKind::ALL.get(order).copied().unwrap_or(PartyKind::Other);
        context.theme.words.term("party_kinds", kind.word())
    };
    let groups = groups.into_iter().map(|(order, items)| (title(order), items)).collect();
    render_index(context, address, "parties", "parties.html", groups, None)
}

pub fn render_sources(context: &Context, address: &str) -> PageResult {
    let sources = context
        .digest
        .publishers
        .iter()
        .enumerate()
        .filter(|(_, it)| it.has_page());
    let mut sources: Vec<(SortKey, PublisherId)> = sources
        .map(|(at, it)| (context.sort_key(&it.name), PublisherId::new(at)))
        .collect();
    sources.sort();
    let mut groups: BTreeMap<(bool, String), Vec<Value>> = BTreeMap::new();
    for (_, id) in sources {
        let source = context.digest.publisher(id);
        let kind = source.kind.as_deref().unwrap_or_default();
        let affiliation = source
            .affiliation
            .map(|affiliation| context.theme.words.term("affiliation", affiliation.word()));
        let item = index_item(
            context,
            &context.links.publisher(id),
            &source.entries,
            affiliation.as_deref(),
        );
        groups
            .entry((kind.is_empty(), kind.replace('-', " ")))
            .or_default()
            .push(item);
    }
    let title = |kind: String| {
        if kind.is_empty() {
            context.word("unsorted").to_owned()
        } else {
            capitalized(&kind)
        }
    };
    let groups = groups
        .into_iter()
        .map(|((_, kind), items)| (title(kind), items))
        .collect();
    render_index(context, address, "sources", "sources.html", groups, None)
}

/// The letter below which a name stands.
fn initial_letter(name: &str) -> String {
    let first = name.chars().find(|c| c.is_alphanumeric()).unwrap_or('#');
    let folded = crate::language::fold_name(&first.to_string());
    folded.chars().next().unwrap_or(first).to_uppercase().collect()
}

fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

fn with_name(item: &Value, name: &str) -> Value {
    let mut item = item.clone().into_map().unwrap_or_default();
    item.insert("name".into(), text(name));
    Value::from(item)
}
