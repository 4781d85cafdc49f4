//! What descriptions have in common: the digest, people and parties by name, days.

use crate::date::{DateSpan, Precision};
use crate::digest::Digest;
use crate::digest::{Actor, PartyId, PartyKind, PersonId};
use crate::plan::address;
use crate::render::linked_data::object::{Object, object};

/// Something for [`Frame::thing`], written only where it will be shown.
pub fn describe(digest: &Digest, write: impl FnOnce(&mut Object, &str)) -> Option<Vec<u8>> {
    let base = digest.config.base_url.as_deref()?;
    let mut out = Vec::with_capacity(2 << 10);
    object(&mut out, |thing| write(thing, base));
    Some(out)
}

/// The digest itself.
pub fn describe_site(digest: &Digest) -> Option<Vec<u8>> {
    let config = &digest.config;
    describe(digest, |site, base| {
        site.text("@type", "WebSite");
        site.shown("@id", format_args!("{base}#digest"));
        site.text("url", base);
        site.text("name", &config.title);
        site.maybe("description", config.description.as_deref());
        site.text("inLanguage", &config.language);
        site.maybe(
            "license",
            config.licence.as_ref().and_then(|licence| licence.url.as_deref()),
        );
    })
}

pub fn write_part_of_site(digest: &Digest, thing: &mut Object, base: &str) {
    thing.object("isPartOf", |site| {
        site.text("@type", "WebSite");
        site.shown("@id", format_args!("{base}#digest"));
        site.text("name", &digest.config.title);
    });
}

pub fn write_actor(digest: &Digest, thing: &mut Object, base: &str, actor: Actor) {
    match actor {
        Actor::Person(id) => write_person(digest, thing, base, id),
        Actor::Party(id) => write_party(digest, thing, base, id),
    }
}

pub fn write_person(digest: &Digest, thing: &mut Object, base: &str, id: PersonId) {
    let person = digest.person(id);
    thing.text("@type", "Person");
    if digest.config.pages.people && person.has_page() {
        let address = address::person(digest, id);
        thing.shown("@id", format_args!("{base}{address}#person"));
        thing.shown("url", format_args!("{base}{address}"));
    }
    thing.text("name", &person.name);
}

pub fn write_party(digest: &Digest, thing: &mut Object, base: &str, id: PartyId) {
    let party = digest.party(id);
    thing.text("@type", party_type(party.kind));
    if digest.config.pages.parties && party.has_page() {
        let address = address::party(digest, id);
        thing.shown("@id", format_args!("{base}{address}#party"));
        thing.shown("url", format_args!("{base}{address}"));
    }
    thing.text("name", &party.name);
}

/// What a party is, by its kind in the registry.
pub fn party_type(kind: Option<PartyKind>) -> &'static str {
    match kind {
        Some(PartyKind::State) => "Country",
        Some(PartyKind::Territory) => "AdministrativeArea",
        Some(PartyKind::Company) => "Corporation",
        _ => "Organization",
    }
}

/// The beginning and end of an event (ISO 8601), as far as they are known.
pub fn write_days(thing: &mut Object, span: DateSpan) {
    match span.precision {
        Precision::Month => thing.shown("startDate", span),
        Precision::Day => {
            thing.shown("startDate", span.first);
            thing.shown("endDate", span.last);
        }
    }
}
