//! Topics, people with their offices, parties with their members, sources, and issues.

use crate::date::PartialDate;
use crate::digest::Digest;
use crate::digest::{Bounds, IssueId, Member, PartyId, PartyKind, PersonId, PublisherId, Tenure, TopicId};
use crate::plan::address;
use crate::render::context::Context;
use crate::render::linked_data::common::{describe, party_type, write_part_of_site, write_party, write_person};
use crate::render::linked_data::object::Object;

/// A topic.
pub fn describe_topic(digest: &Digest, id: TopicId) -> Option<Vec<u8>> {
    let topic = digest.topic(id);
    describe(digest, |page, base| {
        let url = format!("{base}{}", address::topic(digest, id));
        page.text("@type", "CollectionPage");
        page.text("@id", &url);
        page.text("url", &url);
        page.text("name", &topic.title);
        page.object("about", |term| {
            term.text("@type", "DefinedTerm");
            term.display("@id", format_args!("{url}#topic"));
            term.text("name", &topic.title);
            term.optional_text("description", topic.summary.as_deref());
            term.texts("alternateName", topic.also_known_as.iter().map(String::as_str));
            term.display("inDefinedTermSet", format_args!("{base}topics/"));
        });
        write_part_of_site(digest, page, base);
    })
}

/// A person.
pub fn describe_person(digest: &Digest, id: PersonId) -> Option<Vec<u8>> {
    let person = digest.person(id);
    describe_profile(digest, &address::person(digest, id), |about, base| {
        write_person(digest, about, base, id);
        let names = person.native_name.iter().chain(&person.also_known_as);
        about.texts("alternateName", names.map(String::as_str));
        let item = person.wikidata.as_deref().filter(|item| is_wikidata_id(item));
        if let Some(item) = item {
            about.display("sameAs", format_args!("https://www.wikidata.org/entity/{item}"));
        }
        about.list("hasOccupation", &person.offices, |role, office| {
            write_office_role(digest, role, office);
        });
    })
}

/// Writes an office with its first and last day, as far as they are known.
fn write_office_role(digest: &Digest, role: &mut Object, office: &Tenure) {
    role.text("@type", "Role");
    if office.acting {
        role.text("roleName", "acting");
    }
    write_bounds(role, office.bounds);
    role.object("hasOccupation", |occupation| {
        occupation.text("@type", "Occupation");
        occupation.text("name", &office.title);
        let of = office.of.map(|party| digest.party(party));
        let place = of.filter(|party| {
            matches!(
                party.kind,
                Some(PartyKind::State | PartyKind::Territory | PartyKind::StateOrTerritory)
            )
        });
        if let Some(party) = place {
            occupation.object("occupationLocation", |location| {
                location.text("@type", party_type(party.kind));
                location.text("name", &party.full_name());
            });
        }
    });
}

/// A party.
pub fn describe_party(digest: &Digest, id: PartyId) -> Option<Vec<u8>> {
    let party = digest.party(id);
    describe_profile(digest, &address::party(digest, id), |about, base| {
        write_party(digest, about, base, id);
        about.texts("alternateName", party.also_known_as.iter().map(String::as_str));
        about.optional_text("identifier", party.code.as_deref());
        if party_type(party.kind) == "Organization" {
            about.list("member", &party.members, |role, member| {
                write_member_role(digest, role, base, member);
            });
        }
    })
}

/// Writes a membership.
fn write_member_role(digest: &Digest, role: &mut Object, base: &str, member: &Member) {
    role.text("@type", "Role");
    write_bounds(role, member.bounds);
    role.object("member", |who| write_party(digest, who, base, member.party));
}

/// A source.
pub fn describe_source(digest: &Digest, id: PublisherId) -> Option<Vec<u8>> {
    let source = digest.publisher(id);
    let address = address::source(digest, id);
    describe_profile(digest, &address, |about, base| {
        about.text("@type", "Organization");
        about.display("@id", format_args!("{base}{address}#source"));
        about.text("name", &source.name);
        about.texts("alternateName", source.also_known_as.iter().map(String::as_str));
        about.optional_text("url", source.url.as_deref());
    })
}

/// The page of a person, a party or a source, whose main entity `about` writes.
fn describe_profile(digest: &Digest, address: &str, about: impl FnOnce(&mut Object, &str)) -> Option<Vec<u8>> {
    describe(digest, |page, base| {
        let url = format!("{base}{address}");
        page.text("@type", "ProfilePage");
        page.text("@id", &url);
        page.text("url", &url);
        page.object("mainEntity", |entity| about(entity, base));
        write_part_of_site(digest, page, base);
    })
}

/// An issue.
pub fn describe_issue(context: &Context, id: IssueId, title: &str) -> Option<Vec<u8>> {
    let issue = context.digest.issue(id);
    describe(context.digest, |object, base| {
        let url = format!("{base}{}", address::issue(context.digest, id));
        object.text("@type", "PublicationIssue");
        object.text("@id", &url);
        object.text("url", &url);
        object.text("name", title);
        object.display(
            "temporalCoverage",
            format_args!("{}/{}", issue.period.first, issue.period.last),
        );
        let entries = issue.entries.iter().map(|entry| &context.site.entries[entry.index()]);
        object.list("hasPart", entries, |part, address| {
            part.display("@id", format_args!("{base}{address}#article"));
        });
        write_part_of_site(context.digest, object, base);
    })
}

/// Whether a text is the identifier of an item at Wikidata, such as Q1.
fn is_wikidata_id(text: &str) -> bool {
    text.strip_prefix('Q')
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Writes when an office or a membership began and ended, as precisely as it is known. One that still lasts has no end;
/// schema.org has no word for "about", so what is approximate is left out.
fn write_bounds(role: &mut Object, bounds: Bounds) {
    let exact = |date: &PartialDate| !date.is_approximate();
    role.optional_display("startDate", bounds.from.filter(exact));
    role.optional_display("endDate", bounds.end().filter(exact));
}
