//! Topics, people with their offices, parties with their members, sources, and issues.

use super::super::Renderer;
use super::object::Object;
use super::party_type;
use crate::digest::{IssueId, Member, PartyId, PartyKind, PersonId, PublisherId, Tenure, TopicId};
use crate::plan::address;
use jiff::civil::Date;

impl Renderer<'_> {
    /// A topic.
    pub(in crate::render) fn topic_thing(&self, id: TopicId) -> Option<Vec<u8>> {
        let topic = self.digest.topic(id);
        self.thing(|page, base| {
            let url = format!("{base}{}", address::topic(self.digest, id));
            page.text("@type", "CollectionPage");
            page.text("@id", &url);
            page.text("url", &url);
            page.text("name", &topic.title);
            page.object("about", |term| {
                term.text("@type", "DefinedTerm");
                term.shown("@id", format_args!("{url}#topic"));
                term.text("name", &topic.title);
                term.maybe("description", topic.summary.as_deref());
                term.texts("alternateName", topic.also_known_as.iter().map(String::as_str));
                term.shown("inDefinedTermSet", format_args!("{base}topics/"));
            });
            self.part_of_digest(page, base);
        })
    }

    /// A person.
    pub(in crate::render) fn person_thing(&self, id: PersonId) -> Option<Vec<u8>> {
        let person = self.digest.person(id);
        self.profile_thing(&address::person(self.digest, id), |about, base| {
            self.person_name(about, base, id);
            let names = person.native_name.iter().chain(&person.also_known_as);
            about.texts("alternateName", names.map(String::as_str));
            let item = person.wikidata.as_deref().filter(|item| is_item(item));
            if let Some(item) = item {
                about.shown("sameAs", format_args!("https://www.wikidata.org/entity/{item}"));
            }
            about.list("hasOccupation", &person.offices, |role, office| {
                self.office_role(role, office)
            });
        })
    }

    /// An office with the days that it was held on, as far as they are known.
    fn office_role(&self, role: &mut Object, office: &Tenure) {
        role.text("@type", "Role");
        bounds(role, office.from, office.until);
        role.object("hasOccupation", |occupation| {
            occupation.text("@type", "Occupation");
            occupation.text("name", &office.title);
            let of = office.of.map(|party| self.digest.party(party));
            let place = of.filter(|party| matches!(party.kind, Some(PartyKind::State | PartyKind::Territory)));
            if let Some(party) = place {
                occupation.object("occupationLocation", |location| {
                    location.text("@type", party_type(party.kind));
                    location.text("name", &party.name);
                });
            }
        });
    }

    /// A party.
    pub(in crate::render) fn party_thing(&self, id: PartyId) -> Option<Vec<u8>> {
        let party = self.digest.party(id);
        self.profile_thing(&address::party(self.digest, id), |about, base| {
            self.party_name(about, base, id);
            about.texts("alternateName", party.also_known_as.iter().map(String::as_str));
            about.maybe("identifier", party.code.as_deref());
            if party_type(party.kind) == "Organization" {
                about.list("member", &party.members, |role, member| {
                    self.member_role(role, base, member)
                });
            }
        })
    }

    fn member_role(&self, role: &mut Object, base: &str, member: &Member) {
        role.text("@type", "Role");
        bounds(role, member.from, member.until);
        role.object("member", |who| self.party_name(who, base, member.party));
    }

    /// A source.
    pub(in crate::render) fn source_thing(&self, id: PublisherId) -> Option<Vec<u8>> {
        let source = self.digest.publisher(id);
        let address = address::source(self.digest, id);
        self.profile_thing(&address, |about, base| {
            about.text("@type", "Organization");
            about.shown("@id", format_args!("{base}{address}#source"));
            about.text("name", &source.name);
            about.texts("alternateName", source.also_known_as.iter().map(String::as_str));
            about.maybe("url", source.url.as_deref());
        })
    }

    fn profile_thing(&self, address: &str, about: impl FnOnce(&mut Object, &str)) -> Option<Vec<u8>> {
        self.thing(|page, base| {
            let url = format!("{base}{address}");
            page.text("@type", "ProfilePage");
            page.text("@id", &url);
            page.text("url", &url);
            page.object("mainEntity", |entity| about(entity, base));
            self.part_of_digest(page, base);
        })
    }

    /// An issue.
    pub(in crate::render) fn issue_thing(&self, id: IssueId, title: &str) -> Option<Vec<u8>> {
        let issue = self.digest.issue(id);
        self.thing(|thing, base| {
            let url = format!("{base}{}", address::issue(self.digest, id));
            thing.text("@type", "PublicationIssue");
            thing.text("@id", &url);
            thing.text("url", &url);
            thing.text("name", title);
            thing.shown(
                "temporalCoverage",
                format_args!("{}/{}", issue.period.first, issue.period.last),
            );
            let entries = issue.entries.iter().map(|entry| &self.site.entries[entry.index()]);
            thing.list("hasPart", entries, |part, address| {
                part.shown("@id", format_args!("{base}{address}#article"));
            });
            self.part_of_digest(thing, base);
        })
    }
}

/// Whether it is an item's identifier at Wikidata, such as Q1.
fn is_item(text: &str) -> bool {
    text.strip_prefix('Q')
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The days of an office or a membership. One that lasts has no end.
fn bounds(role: &mut Object, from: Option<Date>, until: Option<Option<Date>>) {
    role.maybe_shown("startDate", from);
    role.maybe_shown("endDate", until.flatten());
}
