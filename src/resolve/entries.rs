//! Entries, each with its names resolved.

use super::accounts::resolve_accounts;
use super::choose::front;
use super::lookup::Lookup;
use super::offices::{OfficeContext, participant_offices, unregistered_office};
use super::positions::{EntryContext, resolve_position};
use super::references::{resolve_original, resolve_related};
use super::registries::Registries;
use super::scope::Scope;
use super::withhold::timestamp;
use crate::date::{DateSpan, Moment, noon};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Account, Actor, Entry, Participant, PartyId, PersonId, SpecialRole, Status, TopicId};
use crate::evidence::EntryCopies;
use crate::parse::{EntryFront, ParsedFile, ParticipantFront};
use crate::suggest;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, date};
use jiff::tz::{AmbiguousOffset, TimeZone};
use std::collections::HashSet;
use std::sync::Arc;

/// The entries of these files, in their order.
pub fn resolve_entries(scope: Scope, lookup: &mut Lookup, files: &[&ParsedFile]) -> Vec<Entry> {
    files.iter().map(|file| resolve_entry(scope, lookup, file)).collect()
}

fn resolve_entry(scope: Scope, lookup: &mut Lookup, file: &ParsedFile) -> Entry {
    let front = front(file);
    // An entry without a date has an error of its own, and is not published.
    let span = front.date.unwrap_or_else(|| DateSpan::day(date(1, 1, 1)));
    if span.first() > scope.latest_today && front.status == Status::Happened {
        let message = format!("{} is in the future: {}", span.start, scope.today_in_words());
        let diagnostic = Diagnostic::new(&rules::FUTURE_EVENT, file.field("date"), message);
        lookup.report(diagnostic.help("add `status: scheduled`, or fix the date"));
    }
    if let Some(Moment::Time(at)) = front.publish_at {
        lookup
            .diagnostics
            .extend(check_clocks(at, &scope.config.timezone, || file.field("publish_at")));
    }
    let accounts = resolve_accounts(lookup, file, front, span);
    let title = front.title.as_deref().unwrap_or_default();
    let participants = front.participants.iter();
    let participants: Vec<Participant> = participants
        .filter_map(|(at, participant)| resolve_participant(lookup, file, *at, participant, (title, span)))
        .collect();
    report_repeated(lookup, file, front, &participants);
    let topics = resolve_topics(lookup, file, front);
    let took_place = front.status == Status::Happened;
    let context = EntryContext {
        file,
        span,
        participants: &participants,
        topics: &topics,
        accounts: &accounts,
        took_place,
    };
    let positions = front.positions.iter();
    let positions = positions
        .filter_map(|(at, position)| resolve_position(lookup, &context, *at, position))
        .collect();
    let present = if took_place { participants.as_slice() } else { &[] };
    let (published, updated) = moments(scope, file, front, &accounts, span);
    Entry {
        file: Arc::clone(&file.path),
        slug: file.slug.clone(),
        title: front.title.clone().unwrap_or_else(|| file.slug.clone()),
        date: span,
        accounts,
        people: present_people(present),
        parties: present_parties(lookup.registries, present),
        participants,
        topics,
        positions,
        related: resolve_related(scope, file, front, lookup.diagnostics),
        issued: front.publish_at.map(|at| timestamp(at.start(), &scope.config.timezone)),
        published,
        updated,
        language: front
            .language
            .clone()
            .filter(|language| *language != scope.config.language),
        translation_of: resolve_original(scope, file, front, lookup.diagnostics),
        translations: Vec::new(),
        unpublished: scope.withholding.unpublished_entry(front),
        aliases: front.aliases.iter().map(|(_, alias)| alias.clone()).collect(),
        corrections: Arc::clone(&file.corrections),
        quotes_checked: quotes_checked(scope, file, front),
        body: Arc::clone(&file.body),
        body_start: file.body_start,
        facts: Arc::clone(&front.facts),
    }
}

/// The day by which every quotation was verified that can be compared with a saved copy.
fn quotes_checked(scope: Scope, file: &ParsedFile, front: &EntryFront) -> Option<Date> {
    if file.quotations.is_empty() {
        return None;
    }
    let accounts = front.accounts.iter().map(|(_, account)| &*account.facts);
    let language = front.language.as_deref().unwrap_or(&scope.config.language);
    let title = front.title.as_deref().unwrap_or_default();
    EntryCopies::new(&file.path, title, language, accounts).checked_on(scope.evidence, &file.quotations)
}

/// Reports a person or party that the list has twice, perhaps under two names. Somebody may be in it twice in two roles or offices.
fn report_repeated(lookup: &mut Lookup, file: &ParsedFile, front: &EntryFront, participants: &[Participant]) {
    // Where a name was not found, the numbers of the list are others; that is an error anyway.
    if participants.len() != front.participants.len() {
        return;
    }
    let mut seen = HashSet::with_capacity(participants.len());
    for ((at, front), participant) in front.participants.iter().zip(participants) {
        if !seen.insert((participant.who, &participant.role, participant.of, &front.office)) {
            let name = match participant.who {
                Actor::Person(id) => lookup.registries.people[id.index()].full_name(),
                Actor::Party(id) => lookup.registries.parties[id.index()].full_name(),
            };
            let message = format!("{name} is already in this list");
            let diagnostic = Diagnostic::new(&rules::PARTICIPANT_REPEATED, file.item("participants", *at), message);
            lookup.report(diagnostic.help("remove one of the two"));
        }
    }
}

fn resolve_participant(
    lookup: &mut Lookup,
    file: &ParsedFile,
    at: usize,
    front: &ParticipantFront,
    (entry_title, span): (&str, DateSpan),
) -> Option<Participant> {
    let location = |field| move || file.item_field("participants", at, field);
    if let Some(role) = &front.role
        && SpecialRole::from_word(role).is_none()
        && let Some(near) = nearest_role(role)
    {
        let message = format!("the role `{role}` counts as that of a person or party who took part");
        let diagnostic = Diagnostic::new(&rules::ROLE_MISSPELT, location("role")(), message);
        lookup.report(diagnostic.suggest(Some(near)));
    }
    let who = lookup.actor(&front.who, location(front.who.field()))?;
    let of = front.of.as_ref().and_then(|of| lookup.party(of, location("for")));
    let (offices, of) = match who {
        Actor::Person(id) => {
            let context = OfficeContext {
                title: entry_title,
                span,
                office: front.office.as_deref(),
                of,
            };
            participant_offices(lookup.registries, id, &context)
        }
        Actor::Party(_) => {
            let offices = front.office.iter().map(|title| unregistered_office(title, None));
            (offices.collect(), of)
        }
    };
    Some(Participant {
        who,
        role: front.role.clone(),
        offices,
        of,
    })
}

/// The role with a meaning of its own that a role nearly is, or is another word for.
fn nearest_role(role: &str) -> Option<&'static str> {
    let role = role.to_lowercase();
    let other_word = match role.split(' ').next().unwrap_or_default() {
        "named" | "absent" | "subject" => Some(SpecialRole::Mentioned),
        "commentator" | "commenter" | "commented" | "commenting" => Some(SpecialRole::Comments),
        "targeted" | "target" | "sanctioned" | "recalled" | "addressee" | "addressed" => Some(SpecialRole::Target),
        "invited" | "observer" if role.contains("guest") => Some(SpecialRole::Guest),
        _ => None,
    };
    let is_word = !role.contains(' ');
    let near = || suggest::nearest(&role, SpecialRole::WORDS.iter().copied()).filter(|_| is_word);
    other_word.map(SpecialRole::word).or_else(near)
}

/// The topics of an entry, each once.
fn resolve_topics(lookup: &mut Lookup, file: &ParsedFile, front: &EntryFront) -> Vec<TopicId> {
    let mut topics = Vec::with_capacity(front.topics.len());
    for (at, topic) in &front.topics {
        let topic = lookup.topic(topic, || file.item("topics", *at));
        topics.extend(topic.filter(|topic| !topics.contains(topic)));
    }
    topics
}

/// When the digest published it, and the later of that and the last correction.
fn moments(
    scope: Scope,
    file: &ParsedFile,
    front: &EntryFront,
    accounts: &[Account],
    span: DateSpan,
) -> (Timestamp, Timestamp) {
    let timezone = &scope.config.timezone;
    let published = match front.publish_at {
        Some(Moment::Time(at)) => timestamp(at, timezone),
        Some(Moment::Day(day)) => noon(day),
        None => {
            let reported = accounts.iter().filter_map(|account| account.published);
            let reported = reported
                .map(|date| (date.first(), date.last()))
                .max_by_key(|(_, last)| *last);
            let (first, last) = reported.unwrap_or((span.first(), span.last()));
            // Of a month or a year that is not over, the last day would change with every build.
            noon(if last <= scope.today {
                last
            } else {
                first.min(scope.today)
            })
        }
    };
    let corrected = file.corrections.last().map(|correction| noon(correction.date));
    (
        published,
        corrected.map_or(published, |corrected| corrected.max(published)),
    )
}

/// Reports a time that a change of the clocks skips, or that occurs twice.
fn check_clocks(at: DateTime, timezone: &TimeZone, location: impl FnOnce() -> Location) -> Option<Diagnostic> {
    let name = timezone.iana_name().unwrap_or("the digest's time zone");
    let counts = timestamp(at, timezone).to_zoned(timezone.clone());
    let (message, help) = match timezone.to_ambiguous_timestamp(at).offset() {
        AmbiguousOffset::Unambiguous { .. } => return None,
        AmbiguousOffset::Gap { .. } => (
            format!("{at} does not exist in {name}: the clocks are put forward over it"),
            format!("it counts as {}; write that, or another time", counts.datetime()),
        ),
        AmbiguousOffset::Fold { .. } => (
            format!("{at} occurs twice in {name}: the clocks are put back over it"),
            format!(
                "the first counts, {} in UTC; write a time that occurs once",
                counts.timestamp()
            ),
        ),
    };
    Some(Diagnostic::new(&rules::CLOCK_CHANGE, location(), message).help(help))
}

/// The people who took part, each once, in the order of the file.
fn present_people(participants: &[Participant]) -> Vec<PersonId> {
    let present = participants.iter().filter(|participant| participant.is_present());
    let mut seen = HashSet::new();
    let people = present.filter_map(|participant| match participant.who {
        Actor::Person(person) => Some(person),
        Actor::Party(_) => None,
    });
    people.filter(|person| seen.insert(*person)).collect()
}

/// The parties that took part or that one who took part speaks for, each once, in the order of the file.
fn present_parties(registries: &Registries, participants: &[Participant]) -> Vec<PartyId> {
    let present = participants.iter().filter(|participant| participant.is_present());
    let mut seen = HashSet::new();
    let parties = present.filter_map(Participant::party);
    let parties = parties.flat_map(|party| registries.voice_chain(party));
    parties.filter(|party| seen.insert(*party)).collect()
}
