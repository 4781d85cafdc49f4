//! What descriptions have in common: the digest, people and parties by name, days.

use crate::date::DateSpan;
use crate::digest::{Actor, Digest, PartyId, PartyKind, PersonId};
use crate::plan::address;
use crate::render::linked_data::object::{Object, object};

/// An item for [`PageMeta::subject`](crate::render::parts::page_meta::PageMeta::subject); none without a `base_url`, since
/// items are identified by absolute addresses. `write` gets the base address.
pub fn describe(digest: &Digest, write: impl FnOnce(&mut Object, &str)) -> Option<Vec<u8>> {
    let base = digest.config.base_url.as_deref()?;
    let mut out = Vec::with_capacity(2 << 10);
    object(&mut out, |subject| write(subject, base));
    Some(out)
}

/// The site as a whole.
pub fn describe_site(digest: &Digest) -> Option<Vec<u8>> {
    let config = &digest.config;
    describe(digest, |site, base| {
        site.text("@type", "WebSite");
        site.display("@id", format_args!("{base}#digest"));
        site.text("url", base);
        site.text("name", &config.title);
        site.optional_text("description", config.description.as_deref());
        site.text("inLanguage", &config.language);
        site.optional_text(
            "license",
            config.licence.as_ref().and_then(|licence| licence.url.as_deref()),
        );
    })
}

/// Writes that the item is part of the site.
pub fn write_part_of_site(digest: &Digest, subject: &mut Object, base: &str) {
    subject.object("isPartOf", |site| {
        site.text("@type", "WebSite");
        site.display("@id", format_args!("{base}#digest"));
        site.text("name", &digest.config.title);
    });
}

/// Writes a person or party by name.
pub fn write_actor(digest: &Digest, subject: &mut Object, base: &str, actor: Actor) {
    match actor {
        Actor::Person(id) => write_person(digest, subject, base, id),
        Actor::Party(id) => write_party(digest, subject, base, id),
    }
}

/// Writes a person by name.
pub fn write_person(digest: &Digest, subject: &mut Object, base: &str, id: PersonId) {
    let person = digest.person(id);
    subject.text("@type", "Person");
    if digest.config.pages.people && person.has_page() {
        let address = address::person(digest, id);
        subject.display("@id", format_args!("{base}{address}#person"));
        subject.display("url", format_args!("{base}{address}"));
    }
    subject.text("name", &person.name);
    subject.optional_text("disambiguatingDescription", person.distinction.as_deref());
}

/// Writes a party by name.
pub fn write_party(digest: &Digest, subject: &mut Object, base: &str, id: PartyId) {
    let party = digest.party(id);
    subject.text("@type", party_type(party.kind));
    if digest.config.pages.parties && party.has_page() {
        let address = address::party(digest, id);
        subject.display("@id", format_args!("{base}{address}#party"));
        subject.display("url", format_args!("{base}{address}"));
    }
    subject.text("name", &party.name);
    subject.optional_text("disambiguatingDescription", party.distinction.as_deref());
}

/// The type of a party, by its kind in the registry.
pub fn party_type(kind: Option<PartyKind>) -> &'static str {
    match kind {
        Some(PartyKind::State) => "Country",
        Some(PartyKind::Territory | PartyKind::StateOrTerritory) => "AdministrativeArea",
        Some(PartyKind::Company) => "Corporation",
        _ => "Organization",
    }
}

/// Writes the beginning and end of an event (ISO 8601) as precisely as they are known. Of a month or a year, it is not known on
/// which days it began and ended. schema.org has no word for "about": an approximate date is left out.
pub fn write_days(subject: &mut Object, span: DateSpan) {
    if span.is_approximate() {
        return;
    }
    subject.display("startDate", span.start);
    if span.is_interval() || span.is_day_precise() {
        subject.display("endDate", span.end);
    }
}
