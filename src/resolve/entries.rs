//! Entries: which are published and in which order, and each with its names resolved.

use super::Options;
use super::actors::Declared;
use super::choose::{Chosen, front};
use super::meanings::ambiguous;
use super::positions::Around;
use super::registries::Registries;
use super::withhold::timestamp;
use crate::date::DateSpan;
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::{Account, Actor, Correction, Entry, Office, Participant, Place, Status, TopicId};
use crate::fields::host;
use crate::parse::{AccountFront, EntryFront, Front, Parsed, ParsedFile, ParticipantFront};
use crate::suggest::NearMisses;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use std::collections::HashSet;
use std::sync::Arc;

/// Makes entries of parsed files.
pub struct Resolver<'a> {
    pub(super) chosen: &'a Chosen<'a>,
    pub(super) parsed: &'a Parsed,
    pub(super) today: Date,
    /// Whether the entry that is being resolved is withheld itself.
    pub(super) withheld: bool,
    pub(super) registries: &'a mut Registries,
    pub(super) declared: Declared,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
    pub(super) near_people: NearMisses<'a>,
    pub(super) near_parties: NearMisses<'a>,
    pub(super) near_publishers: NearMisses<'a>,
}

impl<'a> Resolver<'a> {
    pub fn new(
        chosen: &'a Chosen<'a>,
        parsed: &'a Parsed,
        options: &Options,
        registries: &'a mut Registries,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        let (mut people, mut parties, mut publishers) = (Vec::new(), Vec::new(), Vec::new());
        for file in &parsed.files {
            let (names, name, aliases) = match &file.front {
                Front::Person(front) => (&mut people, &front.name, &front.also_known_as),
                Front::Party(front) => (&mut parties, &front.name, &front.also_known_as),
                Front::Source(front) => (&mut publishers, &front.name, &front.also_known_as),
                _ => continue,
            };
            names.extend(name.as_deref());
            names.extend(aliases.iter().map(|(_, alias)| alias.as_str()));
        }
        let open = chosen.published.iter().chain(&chosen.translations);
        let declared = Declared::new(open.map(|file| front(file)), registries);
        Self {
            declared,
            near_people: NearMisses::new(people),
            near_parties: NearMisses::new(parties),
            near_publishers: NearMisses::new(publishers),
            chosen,
            parsed,
            withheld: false,
            today: options.now.to_zoned(parsed.config.timezone.clone()).date(),
            registries,
            diagnostics,
        }
    }

    pub fn entries(&mut self, files: &[&ParsedFile]) -> Vec<Entry> {
        files.iter().map(|file| self.entry(file)).collect()
    }

    pub fn translations(&mut self, files: &[&ParsedFile]) -> Vec<Entry> {
        files.iter().map(|file| self.entry(file)).collect()
    }

    /// Withheld entries are checked like the others, and nothing is made of them.
    pub fn withheld(&mut self, files: &[&ParsedFile]) {
        self.withheld = true;
        for file in files {
            self.entry(file);
        }
        self.withheld = false;
    }

    fn entry(&mut self, file: &ParsedFile) -> Entry {
        let front = front(file);
        let span = front.date.unwrap_or_else(|| DateSpan::day(date(1, 1, 1)));
        let status = front.status.unwrap_or_default();
        if span.first > self.today && status == Status::Happened {
            let message = format!("{} lies in the future", span.first);
            let diagnostic = Diagnostic::new(&rules::FUTURE_EVENT, file.field("date"), message);
            self.diagnostics
                .push(diagnostic.help("add `status: scheduled`, or mend the date"));
        }
        let accounts = self.accounts(file, front, span);
        let participants: Vec<Participant> = front
            .participants
            .iter()
            .filter_map(|(at, participant)| self.participant(file, *at, participant, span))
            .collect();
        let topics = self.topics(file, front);
        let around = Around {
            file,
            participants: &participants,
            topics: &topics,
            accounts: &accounts,
            span,
        };
        let positions = front.positions.iter();
        let positions = positions
            .filter_map(|(at, position)| self.position(&around, *at, position))
            .collect();
        let (published, updated) = self.times(front, &accounts, span);
        let mut corrections: Vec<Correction> = front
            .corrections
            .iter()
            .map(|correction| Correction {
                date: correction.date,
                kind: correction.kind,
                note: correction.note.clone(),
            })
            .collect();
        corrections.sort_by_key(|correction| correction.date);
        let title = front.title.clone().unwrap_or_else(|| file.slug.clone());
        Entry {
            file: Arc::clone(&file.path),
            slug: file.slug.clone(),
            summary: front.summary.clone(),
            title,
            date: span,
            accounts,
            people: present(&participants, |participant| match participant.who {
                Actor::Person(person) => Some(person),
                Actor::Party(_) => None,
            }),
            parties: present(&participants, Participant::party),
            participants,
            topics,
            place: front.place.as_ref().map(|place| Place {
                name: place.name.clone(),
                country: place.country.clone(),
            }),
            kind: front.kind,
            format: front.format,
            positions,
            verification: front.verification,
            status,
            related: self.related(file, front),
            corrections,
            issued: front.publish_at.map(|at| timestamp(at, &self.parsed.config.timezone)),
            published,
            updated,
            language: front
                .language
                .clone()
                .filter(|language| *language != self.parsed.config.language),
            translation_of: self.original(file, front),
            translations: Vec::new(),
            aliases: front.aliases.iter().map(|(_, alias)| alias.clone()).collect(),
            body: Arc::clone(&file.body),
            body_start: file.body_start,
            extra: front.extra.clone(),
        }
    }

    fn accounts(&mut self, file: &ParsedFile, front: &EntryFront, span: DateSpan) -> Vec<Account> {
        let mut accounts = Vec::with_capacity(front.accounts.len());
        for (at, account) in &front.accounts {
            if !account.is_known() {
                let message = "this source has neither a publisher nor an address";
                let diagnostic = Diagnostic::new(&rules::MISSING_FIELD, file.item("source", *at), message);
                self.diagnostics.push(diagnostic.help("add `publisher: NAME`"));
                continue;
            }
            if let Some(published) = account.published
                && published < span.first
                && accounts.is_empty()
                && front.date.is_some()
                && !matches!(front.status, Some(Status::Scheduled | Status::Cancelled))
            {
                let message = format!(
                    "the primary account is of {published}, before the event of {}",
                    span.first
                );
                let place = file.item_field("source", *at, "published");
                let diagnostic = Diagnostic::new(&rules::PUBLISHED_BEFORE_EVENT, place, message);
                self.diagnostics
                    .push(diagnostic.help("`date` is the day of the event, `published` the day of the account"));
            }
            accounts.extend(self.account(file, *at, account));
        }
        accounts
    }

    fn account(&mut self, file: &ParsedFile, at: usize, account: &AccountFront) -> Option<Account> {
        let place = |field: &str| file.item_field("source", at, field);
        let publisher = match (&account.publisher, &account.url) {
            (Some(publisher), _) => self.publisher(publisher, || place("publisher")),
            (None, Some(url)) => {
                let host = host(url).unwrap_or_default();
                match self.registries.publisher_hosts.get(&host).map(Vec::as_slice) {
                    Some([publisher]) => Some(*publisher),
                    Some(many) => {
                        let slugs: Vec<&str> = many
                            .iter()
                            .map(|id| self.registries.publishers[id.index()].slug.as_str())
                            .collect();
                        let help = "write the source as `{ publisher: …, url: … }` with one of the slugs";
                        self.diagnostics.push(ambiguous(&host, place("url"), &slugs, help));
                        None
                    }
                    None => self.publisher(&host, || place("url")),
                }
            }
            (None, None) => None,
        };
        let agency = account
            .agency
            .as_ref()
            .and_then(|agency| self.publisher(agency, || place("agency")));
        let side = account
            .side
            .as_ref()
            .and_then(|side| self.party(side, || place("side")));
        Some(Account {
            publisher: publisher.or(agency)?,
            agency: agency.filter(|_| publisher.is_some()),
            title: account.title.clone(),
            url: account.url.clone(),
            url_missing: account.url_missing.clone(),
            published: account.published,
            accessed: account.accessed,
            archive_url: account.archive_url.clone(),
            archived: account.archived,
            language: account.language.clone(),
            kind: account.kind,
            side,
            supports: account.supports.clone(),
            saved: account.saved.clone(),
        })
    }

    fn participant(
        &mut self,
        file: &ParsedFile,
        at: usize,
        front: &ParticipantFront,
        span: DateSpan,
    ) -> Option<Participant> {
        let who = self.actor(&front.who, || file.item_field("participants", at, front.who.field()))?;
        let of = front
            .of
            .as_ref()
            .and_then(|of| self.party(of, || file.item_field("participants", at, "for")));
        let held = match who {
            Actor::Person(person) => {
                let offices = &self.registries.people[person.index()].offices;
                offices
                    .iter()
                    .find(|office| office.covers(span.first, span.last) && (of.is_none() || office.of == of))
            }
            Actor::Party(_) => None,
        };
        let office = match (&front.office, held) {
            (Some(title), _) => Some(Office {
                title: title.clone(),
                registered: false,
            }),
            (None, Some(held)) => Some(Office {
                title: held.title.clone(),
                registered: true,
            }),
            (None, None) => None,
        };
        Some(Participant {
            who,
            role: front.role.clone(),
            office,
            of: of.or(held.and_then(|held| held.of)),
        })
    }

    fn topics(&mut self, file: &ParsedFile, front: &EntryFront) -> Vec<TopicId> {
        let mut topics = Vec::with_capacity(front.topics.len());
        for (at, topic) in &front.topics {
            if let Some(topic) = self
                .registries
                .topic(topic, || file.item("topics", *at), self.diagnostics)
                && !topics.contains(&topic)
            {
                topics.push(topic);
            }
        }
        topics
    }

    /// When the digest published it, and the later of that and the last correction.
    fn times(&self, front: &EntryFront, accounts: &[Account], span: DateSpan) -> (Timestamp, Timestamp) {
        let timezone = &self.parsed.config.timezone;
        let midnight = |day: Date| timestamp(day.at(0, 0, 0, 0), timezone);
        let published = match front.publish_at {
            Some(at) => timestamp(at, timezone),
            None => {
                let told = accounts.iter().filter_map(|account| account.published).max();
                midnight(told.unwrap_or(span.last).min(self.today))
            }
        };
        let corrected = front
            .corrections
            .iter()
            .map(|correction| midnight(correction.date))
            .max();
        (
            published,
            corrected.map_or(published, |corrected| corrected.max(published)),
        )
    }
}

/// What participants are or stand for, each once, in the order of the file; without those only mentioned.
fn present<T: Copy + Eq + std::hash::Hash>(
    participants: &[Participant],
    of: impl Fn(&Participant) -> Option<T>,
) -> Vec<T> {
    let mut seen = HashSet::new();
    let present = participants.iter().filter(|participant| !participant.is_mentioned());
    present.filter_map(of).filter(|one| seen.insert(*one)).collect()
}
