//! The pages of a person, a party and a source.

use super::Renderer;
use super::frame::Frame;
use super::lists::Days;
use super::template::{Value, extended, free, list, map, maybe, option, pairs, text};
use crate::date::DateSpan;
use crate::diagnostic::Diagnostic;
use crate::digest::{Actor, EntryId, Member, PartyId, PersonId, PublisherId};
use crate::plan::address;

type Rendered = Result<Vec<u8>, Vec<Diagnostic>>;

/// A list's page of one thing.
struct Profile<'a> {
    kind: &'static str,
    template: &'static str,
    variable: &'static str,
    /// The word of the index page, and its address.
    index: &'static str,
    name: &'a str,
    base: String,
    entries: &'a [EntryId],
    number: usize,
}

impl Renderer<'_> {
    fn profile(&self, at: &str, profile: Profile, value: Value) -> Rendered {
        let frame = Frame {
            kind: profile.kind,
            title: profile.name,
            address: at,
            section: Some(profile.index),
            breadcrumbs: vec![(self.word(profile.index).to_owned(), format!("{}/", profile.index))],
            feed: Some((
                self.phrase("feed_title", profile.name),
                format!("{}atom.xml", profile.base),
            )),
            number: profile.number,
            ..Frame::default()
        };
        let list = self.list(&profile.base, profile.entries, profile.number, Days::Plain)?;
        self.templates.render(
            profile.template,
            vec![self.frame(&frame), (profile.variable, value), list],
        )
    }

    pub(super) fn person(&self, at: &str, id: PersonId, number: usize) -> Rendered {
        let person = self.digest.person(id);
        let profile = Profile {
            kind: "person",
            template: "person.html",
            variable: "person",
            index: "people",
            name: &person.name,
            base: address::person(self.digest, id),
            entries: &person.entries,
            number,
        };
        self.profile(
            at,
            profile,
            self.people[id.index()].get_or_init(|| self.person_value(id)).clone(),
        )
    }

    fn person_value(&self, id: PersonId) -> Value {
        let person = self.digest.person(id);
        let dates = self.dates();
        let offices = person.offices.iter().map(|office| {
            map([
                ("title", text(&office.title)),
                ("of", option(office.of, |of| self.cards.party(of))),
                ("from", option(office.from, |date| dates.single(date))),
                ("until", option(office.until.flatten(), |date| dates.single(date))),
                ("current", Value::from(office.until == Some(None))),
                ("note", maybe(office.note.as_deref())),
            ])
        });
        let mut all = vec![
            ("name", text(&person.name)),
            ("native_name", maybe(person.native_name.as_deref())),
            (
                "also_known_as",
                list(person.also_known_as.iter().map(|name| text(name))),
            ),
            ("wikidata", maybe(person.wikidata.as_deref())),
            ("offices", list(offices)),
            ("recorded", self.recorded(id)),
            ("body", self.cards.page_body(&person.body, person.file.as_ref())),
            ("topics", self.topics_of(&person.entries)),
            ("positions", self.positions_of(Actor::Person(id), &person.positions)),
            ("counterparts", self.people_of(&person.entries, Some(id))),
            ("registered", Value::from(person.file.is_some())),
            ("extra", option(person.extra.as_ref(), free)),
        ];
        all.extend(self.extent(&person.entries));
        pairs(all)
    }

    /// Offices as entries record them, where the registry does not know them: each with its first and last day.
    fn recorded(&self, id: PersonId) -> Value {
        let mut recorded: Vec<(&str, Option<PartyId>, DateSpan, DateSpan)> = Vec::new();
        for entry in self.digest.person(id).entries.iter().map(|id| self.digest.entry(*id)) {
            let own = entry
                .participants
                .iter()
                .filter(|participant| participant.who == Actor::Person(id));
            for participant in own {
                let Some(office) = participant.office.as_ref().filter(|office| !office.registered) else {
                    continue;
                };
                match recorded
                    .iter_mut()
                    .find(|(title, of, ..)| *title == office.title && *of == participant.of)
                {
                    Some((.., first, _)) => *first = entry.date,
                    None => recorded.push((&office.title, participant.of, entry.date, entry.date)),
                }
            }
        }
        let dates = self.dates();
        list(recorded.into_iter().map(|(title, of, first, last)| {
            map([
                ("title", text(title)),
                ("for", option(of, |of| self.cards.party(of))),
                ("first", dates.value(first, None)),
                ("last", dates.value(last, None)),
            ])
        }))
    }

    pub(super) fn party(&self, at: &str, id: PartyId, number: usize) -> Rendered {
        let party = self.digest.party(id);
        let profile = Profile {
            kind: "party",
            template: "party.html",
            variable: "party",
            index: "parties",
            name: &party.name,
            base: address::party(self.digest, id),
            entries: &party.entries,
            number,
        };
        self.profile(
            at,
            profile,
            self.parties[id.index()].get_or_init(|| self.party_value(id)).clone(),
        )
    }

    fn party_value(&self, id: PartyId) -> Value {
        let party = self.digest.party(id);
        let mut all = vec![
            ("name", text(&party.name)),
            ("kind", self.cards.maybe_term("party_kind", party.kind.as_deref())),
            ("code", maybe(party.code.as_deref())),
            ("also_known_as", list(party.also_known_as.iter().map(|name| text(name)))),
            ("part_of", option(party.part_of, |whole| self.cards.party(whole))),
            ("parts", list(party.parts.iter().map(|part| self.cards.party(*part)))),
            ("members", self.members(&party.members)),
            ("member_of", self.members(&party.member_of)),
            ("body", self.cards.page_body(&party.body, party.file.as_ref())),
            ("people", self.speakers(id)),
            ("topics", self.topics_of(&party.entries)),
            ("counterparts", self.parties_of(&party.entries, Some(id))),
            ("pairs", self.pairs_of(id)),
            ("positions", self.positions_of(Actor::Party(id), &party.positions)),
            ("registered", Value::from(party.file.is_some())),
            ("extra", option(party.extra.as_ref(), free)),
        ];
        all.extend(self.extent(&party.entries));
        pairs(all)
    }

    fn members(&self, members: &[Member]) -> Value {
        let dates = self.dates();
        list(members.iter().map(|member| {
            let link = self.cards.party(member.party);
            extended(
                &link,
                [
                    ("from", option(member.from, |date| dates.single(date))),
                    ("until", option(member.until.flatten(), |date| dates.single(date))),
                ],
            )
        }))
    }

    /// Who speaks for a party.
    fn speakers(&self, id: PartyId) -> Value {
        let speakers = self.digest.party(id).entries.iter().flat_map(|entry| {
            let own = self
                .digest
                .entry(*entry)
                .participants
                .iter()
                .filter(|participant| participant.of == Some(id));
            own.filter_map(|participant| match participant.who {
                Actor::Person(person) => Some(person),
                Actor::Party(_) => None,
            })
        });
        let counts = super::tally::tally(speakers, super::topics::MOST);
        self.tallies(counts.into_iter().map(|(id, count)| (self.cards.person(id), count)))
    }

    pub(super) fn source(&self, at: &str, id: PublisherId, number: usize) -> Rendered {
        let source = self.digest.publisher(id);
        let profile = Profile {
            kind: "source",
            template: "source.html",
            variable: "source",
            index: "sources",
            name: &source.name,
            base: address::source(self.digest, id),
            entries: &source.entries,
            number,
        };
        self.profile(
            at,
            profile,
            self.sources[id.index()].get_or_init(|| self.source_value(id)).clone(),
        )
    }

    fn source_value(&self, id: PublisherId) -> Value {
        let source = self.digest.publisher(id);
        let percent = (source.single_source * 100 + source.entries.len() / 2)
            .checked_div(source.entries.len())
            .unwrap_or(0);
        let mut all = vec![
            ("name", text(&source.name)),
            ("kind", maybe(source.kind.as_deref())),
            (
                "affiliation",
                self.cards.maybe_term("affiliation", source.affiliation.as_deref()),
            ),
            ("basis", maybe(source.basis.as_deref())),
            ("party", option(source.party, |party| self.cards.party(party))),
            ("url", maybe(source.url.as_deref())),
            ("language", maybe(source.language.as_deref())),
            (
                "also_known_as",
                list(source.also_known_as.iter().map(|name| text(name))),
            ),
            ("body", self.cards.page_body(&source.body, source.file.as_ref())),
            (
                "single_source",
                map([
                    ("count", Value::from(source.single_source)),
                    ("percent", Value::from(percent)),
                ]),
            ),
            ("topics", self.topics_of(&source.entries)),
            ("registered", Value::from(source.file.is_some())),
            ("extra", option(source.extra.as_ref(), free)),
        ];
        all.extend(self.extent(&source.entries));
        pairs(all)
    }
}
