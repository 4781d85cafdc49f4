//! An entry's page.

use super::Renderer;
use super::frame::Frame;
use super::template::{Value, extended, html, list, map, maybe, option, text};
use crate::date::DateSpan;
use crate::diagnostic::Diagnostic;
use crate::digest::{Account, Actor, Entry, EntryId, Item, PublisherId, TopicId};
use crate::language::text_direction;
use crate::markdown::Heading;
use jiff::Timestamp;
use std::fmt::Write;

impl Renderer<'_> {
    pub(super) fn entry(&self, address: &str, entry: &Entry, item: Item) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let id = match item {
            Item::Entry(id) => Some(id),
            _ => None,
        };
        let language = entry.language.as_deref();
        let frame = Frame {
            kind: "entry",
            title: &entry.title,
            address,
            description: Some(entry.summary.as_str()).filter(|summary| !summary.is_empty()),
            section: Some("archive"),
            language,
            breadcrumbs: self.archive_crumbs(entry),
            alternates: self.alternates(entry, address),
            thing: self.article(entry, address),
            ..Frame::default()
        };
        let body = self
            .cards
            .body(&entry.body, Some(&entry.file), &self.digest.config.base_path, "");
        let neighbour = |id: Option<EntryId>| option(id, |id| self.entry_link("title", id));
        let index = id.map(EntryId::index);
        let newer = index.and_then(|at| at.checked_sub(1)).map(EntryId::new);
        let older = index
            .map(|at| at + 1)
            .filter(|at| *at < self.digest.entries.len())
            .map(EntryId::new);
        let dates = self.dates();
        let day = |moment: Timestamp| dates.single(moment.to_zoned(self.digest.config.timezone.clone()).date());
        let card = match id {
            Some(id) => self.cards.card(id),
            None => self.cards.make(entry, address, None),
        };
        let mut related: Vec<EntryId> = entry.related.iter().map(|related| related.entry).collect();
        related.sort_unstable();
        let value = extended(
            &card,
            [
                ("body", html(&body)),
                ("headings", headings(&entry.body.headings)),
                (
                    "accounts",
                    list(entry.accounts.iter().map(|account| self.account(account))),
                ),
                ("all_participants", self.participants(entry)),
                ("positions", self.positions(entry)),
                ("readouts", self.readouts(entry)),
                ("related", self.related(entry)),
                ("mentioned_in", self.mentioned_in(item, &related)),
                ("corrections", self.corrections(entry)),
                ("published", option(entry.issued, day)),
                ("updated", option(known_change(entry), day)),
                ("translations", self.translations(entry)),
                (
                    "original",
                    option(entry.translation_of, |original| self.entry_link("name", original)),
                ),
                ("citation", text(&self.citation(entry, address))),
                ("citation_meta", self.citation_meta(entry, address)),
                ("source_citations", self.source_citations(entry)),
                ("citation_files", self.citation_files(address)),
                ("newer", neighbour(newer)),
                ("older", neighbour(older)),
                ("extra", option(entry.extra.as_ref(), super::template::free)),
            ],
        );
        self.templates
            .render("entry.html", vec![self.frame(&frame), ("entry", value)])
    }

    /// A link to an entry, with its title under this name.
    pub(super) fn entry_link(&self, name: &'static str, id: EntryId) -> Value {
        let entry = self.digest.entry(id);
        let language = self.digest.language_of(entry);
        map([
            (name, text(&entry.title)),
            ("href", text(&self.href(&self.site.entries[id.index()]))),
            ("language", text(language)),
            ("dir", text(text_direction(language))),
        ])
    }

    fn account(&self, account: &Account) -> Value {
        let dates = self.dates();
        let publisher = self.digest.publisher(account.publisher);
        let affiliation = publisher.affiliation.as_deref();
        map([
            ("publisher", self.cards.publisher(account.publisher)),
            ("agency", option(account.agency, |agency| self.cards.publisher(agency))),
            ("title", maybe(account.title.as_deref())),
            ("url", maybe(account.url.as_deref())),
            ("url_missing", maybe(account.url_missing.as_deref())),
            ("published", option(account.published, |date| dates.single(date))),
            ("accessed", option(account.accessed, |date| dates.single(date))),
            ("archive_url", maybe(account.archive_url.as_deref())),
            ("archived", option(account.archived, |date| dates.single(date))),
            ("language", maybe(account.language.as_deref())),
            ("kind", self.cards.maybe_term("account", account.kind.as_deref())),
            ("side", option(account.side, |side| self.cards.party(side))),
            ("supports", maybe(account.supports.as_deref())),
            ("affiliation", self.cards.maybe_term("affiliation", affiliation)),
        ])
    }

    fn participants(&self, entry: &Entry) -> Value {
        list(entry.participants.iter().map(|participant| {
            let link = self.cards.actor(participant.who);
            let kind = match participant.who {
                Actor::Person(_) => "person",
                Actor::Party(_) => "party",
            };
            extended(
                &link,
                [
                    ("kind", text(kind)),
                    (
                        "office",
                        maybe(participant.office.as_ref().map(|office| office.title.as_str())),
                    ),
                    ("for", option(participant.of, |party| self.cards.party(party))),
                    (
                        "role",
                        option(participant.role.as_deref(), |role| {
                            text(&self.theme.words.term("role", role))
                        }),
                    ),
                ],
            )
        }))
    }

    /// Positions by topic, in the order of the entry's topics and then of their first mention.
    fn positions(&self, entry: &Entry) -> Value {
        let mut topics: Vec<TopicId> = Vec::new();
        for topic in entry
            .topics
            .iter()
            .chain(entry.positions.iter().map(|position| &position.on))
        {
            if !topics.contains(topic) && entry.positions.iter().any(|position| position.on == *topic) {
                topics.push(*topic);
            }
        }
        list(topics.iter().map(|topic| {
            let held = entry
                .positions
                .iter()
                .filter(|position| position.on == *topic)
                .map(|position| {
                    map([
                        ("by", list(position.by.iter().map(|actor| self.cards.actor(*actor)))),
                        ("act", self.cards.term("act", &position.act)),
                        ("summary", maybe(position.summary.as_deref())),
                        ("quote", maybe(position.quote.as_deref())),
                        ("to", list(position.to.iter().map(|actor| self.cards.actor(*actor)))),
                    ])
                });
            map([("topic", self.cards.topic(*topic)), ("held", list(held))])
        }))
    }

    fn related(&self, entry: &Entry) -> Value {
        list(entry.related.iter().map(|related| {
            let label = self.theme.words.term("relation", related.relation.word());
            map([("label", text(&label)), ("entry", self.cards.card(related.entry))])
        }))
    }

    fn corrections(&self, entry: &Entry) -> Value {
        list(entry.corrections.iter().map(|correction| {
            map([
                ("date", self.dates().single(correction.date)),
                ("kind", self.cards.term("correction", &correction.kind)),
                ("note", text(&correction.note)),
            ])
        }))
    }

    fn translations(&self, entry: &Entry) -> Value {
        list(entry.translations.iter().map(|at| {
            let translation = &self.digest.translations[*at];
            let language = self.digest.language_of(translation);
            map([
                ("language", text(language)),
                ("dir", text(text_direction(language))),
                ("title", text(&translation.title)),
                ("href", text(&self.href(&self.site.translations[*at]))),
            ])
        }))
    }

    /// The languages in which an entry can be read, itself among them, where there are several.
    fn alternates(&self, entry: &Entry, address: &str) -> Vec<(String, String)> {
        let language = |entry: &Entry| self.digest.language_of(entry).to_owned();
        let (original, original_address) = match entry.translation_of {
            Some(id) => (self.digest.entry(id), self.site.entries[id.index()].as_str()),
            None => (entry, address),
        };
        if original.translations.is_empty() {
            return Vec::new();
        }
        let mut all = vec![(language(original), original_address.to_owned())];
        let translations = original.translations.iter();
        all.extend(translations.map(|at| {
            (
                language(&self.digest.translations[*at]),
                self.site.translations[*at].clone(),
            )
        }));
        all
    }

    /// How to cite what it digests: who wrote it, headline, publisher, the day of its publication, address; of each as
    /// much as is known.
    fn source_citations(&self, entry: &Entry) -> Value {
        list(entry.accounts.iter().map(|account| {
            let name = |id: PublisherId| self.digest.publisher(id).name.as_str();
            let mut out = String::new();
            if let Some(agency) = account.agency {
                let _ = write!(out, "{}. ", name(agency));
            }
            match &account.title {
                Some(title) => {
                    let _ = write!(out, "“{title}”. ");
                }
                None => {
                    let _ = write!(out, "{}. ", self.untitled(account));
                }
            }
            out.push_str(name(account.publisher));
            if let Some(published) = account.published {
                let _ = write!(out, ", {}", self.dates().span(DateSpan::day(published)));
            }
            out.push('.');
            if let Some(url) = &account.url {
                let _ = write!(out, " {url}");
            }
            text(&out)
        }))
    }

    /// How to cite it: title, digest, the day on which the digest published it, address.
    fn citation(&self, entry: &Entry, address: &str) -> String {
        let config = &self.digest.config;
        let base = config.base();
        let issued = self.issued_on(entry).map(|day| self.dates().span(DateSpan::day(day)));
        let issued = issued.map(|day| format!(", {day}")).unwrap_or_default();
        format!("“{}”. {}{issued}. {base}{address}", entry.title, config.title)
    }
}

/// When an entry last changed, as far as that is said.
pub fn known_change(entry: &Entry) -> Option<Timestamp> {
    (entry.issued.is_some() || !entry.corrections.is_empty()).then_some(entry.updated)
}

/// A body's headings.
pub fn headings(headings: &[Heading]) -> Value {
    list(headings.iter().map(|heading| {
        map([
            ("level", Value::from(u64::from(heading.level))),
            ("id", text(&heading.id)),
            ("text", text(&heading.text)),
        ])
    }))
}
