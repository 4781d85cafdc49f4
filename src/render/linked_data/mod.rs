//! What pages say to machines: schema.org in JSON-LD 1.1. Everything is identified by the address of its page; only what
//! the digest knows is said.

mod article;
mod dataset;
mod object;
mod registry;

use super::Renderer;
use super::frame::Frame;
use crate::date::{DateSpan, Precision};
use crate::digest::{Actor, PartyId, PartyKind, PersonId};
use crate::plan::address;
use object::{Object, for_script, object};

impl Renderer<'_> {
    /// The JSON-LD of a page, to stand in a `<script>`: what it is about, and where it is in the site. None without a
    /// `base_url`, since things are identified by absolute addresses, and where there is nothing to say.
    pub(super) fn linked_data(&self, frame: &Frame) -> Option<String> {
        let base = self.digest.config.base_url.as_deref().filter(|_| frame.indexed)?;
        let crumbs = &frame.breadcrumbs;
        let thing = frame.thing.as_deref();
        if crumbs.is_empty() && thing.is_none() {
            return None;
        }
        let mut out = Vec::with_capacity(2 << 10);
        out.extend(b"{\"@context\":\"https://schema.org\",\"@graph\":[");
        out.extend(thing.into_iter().flatten());
        if !crumbs.is_empty() {
            if thing.is_some() {
                out.push(b',');
            }
            let config = &self.digest.config;
            let home = (config.title.as_str(), "");
            let above = crumbs.iter().map(|(title, address)| (title.as_str(), address.as_str()));
            let all = std::iter::once(home).chain(above).chain([(frame.title, frame.address)]);
            object(&mut out, |list| {
                list.text("@type", "BreadcrumbList");
                list.list("itemListElement", all.enumerate(), |item, (at, (title, address))| {
                    item.text("@type", "ListItem");
                    item.number("position", at + 1);
                    item.text("name", title);
                    item.shown("item", format_args!("{base}{address}"));
                });
            });
        }
        out.extend(b"]}");
        Some(for_script(out))
    }

    /// Something for [`Frame::thing`], written only where it will be shown.
    pub(super) fn thing(&self, write: impl FnOnce(&mut Object, &str)) -> Option<Vec<u8>> {
        let base = self.digest.config.base_url.as_deref()?;
        let mut out = Vec::with_capacity(2 << 10);
        object(&mut out, |thing| write(thing, base));
        Some(out)
    }

    /// The digest itself.
    pub(super) fn digest_thing(&self) -> Option<Vec<u8>> {
        let config = &self.digest.config;
        self.thing(|site, base| {
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

    fn part_of_digest(&self, thing: &mut Object, base: &str) {
        thing.object("isPartOf", |site| {
            site.text("@type", "WebSite");
            site.shown("@id", format_args!("{base}#digest"));
            site.text("name", &self.digest.config.title);
        });
    }

    fn actor(&self, thing: &mut Object, base: &str, actor: Actor) {
        match actor {
            Actor::Person(id) => self.person_name(thing, base, id),
            Actor::Party(id) => self.party_name(thing, base, id),
        }
    }

    fn person_name(&self, thing: &mut Object, base: &str, id: PersonId) {
        let person = self.digest.person(id);
        thing.text("@type", "Person");
        if self.digest.config.pages.people && person.has_page() {
            let address = address::person(self.digest, id);
            thing.shown("@id", format_args!("{base}{address}#person"));
            thing.shown("url", format_args!("{base}{address}"));
        }
        thing.text("name", &person.name);
    }

    fn party_name(&self, thing: &mut Object, base: &str, id: PartyId) {
        let party = self.digest.party(id);
        thing.text("@type", party_type(party.kind));
        if self.digest.config.pages.parties && party.has_page() {
            let address = address::party(self.digest, id);
            thing.shown("@id", format_args!("{base}{address}#party"));
            thing.shown("url", format_args!("{base}{address}"));
        }
        thing.text("name", &party.name);
    }
}

/// What a party is, by its kind in the registry.
fn party_type(kind: Option<PartyKind>) -> &'static str {
    match kind {
        Some(PartyKind::State) => "Country",
        Some(PartyKind::Territory) => "AdministrativeArea",
        Some(PartyKind::Company) => "Corporation",
        _ => "Organization",
    }
}

/// The beginning and end of an event (ISO 8601), as far as they are known.
fn days(thing: &mut Object, span: DateSpan) {
    match span.precision {
        Precision::Month => thing.shown("startDate", span),
        Precision::Day => {
            thing.shown("startDate", span.first);
            thing.shown("endDate", span.last);
        }
    }
}
