//! An entry: an article about an event, based on accounts of it.

use crate::date::PartialDate;
use crate::digest::Digest;
use crate::digest::{Account, AccountKind, Entry, EventFormat, Participant, PartyId, Status};
use crate::render::context::Context;
use crate::render::linked_data::common::{describe, write_actor, write_days, write_part_of_site};
use crate::render::linked_data::object::Object;
use crate::render::parts::publication::last_change;
use std::borrow::Cow;

/// An entry or a translation.
pub fn describe_article(context: &Context, entry: &Entry, address: &str) -> Option<Vec<u8>> {
    let config = &context.digest.config;
    describe(context.digest, |article, base| {
        let url = format!("{base}{address}");
        article.text("@type", "Article");
        article.display("@id", format_args!("{url}#article"));
        article.text("url", &url);
        article.text("mainEntityOfPage", &url);
        article.text("headline", &entry.title);
        if !entry.summary.is_empty() {
            article.text("description", &entry.summary);
        }
        article.text("inLanguage", context.digest.language_of(entry));
        article.optional_display("datePublished", entry.issued);
        article.optional_display("dateModified", last_change(entry));
        article.optional_text(
            "license",
            config.licence.as_ref().and_then(|licence| licence.url.as_deref()),
        );
        if entry.status == Status::Withdrawn {
            article.text("creativeWorkStatus", "Withdrawn");
        }
        let topics = entry
            .topics
            .iter()
            .map(|topic| context.digest.topic(*topic).title.as_str());
        article.texts("keywords", topics);
        if let Some(original) = entry.translation_of {
            let original = &context.site.entries[original.index()];
            article.object("translationOfWork", |work| {
                work.display("@id", format_args!("{base}{original}#article"));
            });
        }
        article.object("about", |event| match entry.translation_of {
            Some(original) => {
                let original = &context.site.entries[original.index()];
                event.display("@id", format_args!("{base}{original}#event"));
            }
            None => write_event(context, event, base, &url, entry),
        });
        article.list("isBasedOn", &entry.accounts, |work, account| {
            write_account(context.digest, work, account);
        });
        article.list("correction", entry.corrections.iter(), |comment, correction| {
            comment.text("@type", "CorrectionComment");
            comment.display("datePublished", correction.date);
            comment.text("text", &correction.text());
        });
        write_part_of_site(context.digest, article, base);
    })
}

/// Writes the event that an entry is about.
fn write_event(context: &Context, event: &mut Object, base: &str, url: &str, entry: &Entry) {
    event.text("@type", "Event");
    event.display("@id", format_args!("{url}#event"));
    event.text("name", &entry.title);
    write_days(event, entry.date);
    match entry.status {
        Status::Scheduled => event.text("eventStatus", "https://schema.org/EventScheduled"),
        Status::Cancelled => event.text("eventStatus", "https://schema.org/EventCancelled"),
        Status::Happened | Status::Withdrawn => {}
    }
    let mode = entry.format.map(|format| match format {
        EventFormat::InPerson => "https://schema.org/OfflineEventAttendanceMode",
        EventFormat::Virtual => "https://schema.org/OnlineEventAttendanceMode",
        EventFormat::Hybrid => "https://schema.org/MixedEventAttendanceMode",
    });
    event.optional_text("eventAttendanceMode", mode);
    if let Some(place) = &entry.place {
        event.object("location", |location| {
            location.text("@type", "Place");
            location.text("name", &place.name);
            if let Some(country) = &place.country {
                location.object("address", |address| {
                    address.text("@type", "PostalAddress");
                    address.text("addressCountry", country);
                });
            }
        });
    }
    let took_part = entry.participants.iter().filter(|one| one.is_present());
    event.list("attendee", took_part, |attendee, one| {
        write_attendee(context, attendee, base, one);
    });
}

/// Writes somebody who took part, in the offices held on that day.
fn write_attendee(context: &Context, attendee: &mut Object, base: &str, participant: &Participant) {
    let digest = context.digest;
    let name = |party: PartyId| digest.party(party).full_name();
    let mut roles: Vec<Cow<str>> = Vec::new();
    for office in participant.shown_offices() {
        let title = match office.acting {
            true => Cow::from(format!("{} ({})", office.title, context.word("acting"))),
            false => Cow::from(&office.title),
        };
        roles.push(match office.of {
            Some(of) => Cow::from(format!("{title}, {}", name(of))),
            None => title,
        });
    }
    let has_party = participant.shown_offices().any(|office| office.of == participant.of);
    roles.extend(participant.of.filter(|_| !has_party).map(name));
    if roles.is_empty() {
        return write_actor(digest, attendee, base, participant.who);
    }
    attendee.text("@type", "Role");
    attendee.text("roleName", &roles.join("; "));
    attendee.object("attendee", |who| write_actor(digest, who, base, participant.who));
}

/// Writes an account that an entry rests on.
fn write_account(digest: &Digest, work: &mut Object, account: &Account) {
    let organisation = |organisation: &mut Object, name: &str| {
        organisation.text("@type", "Organization");
        organisation.text("name", name);
    };
    work.text("@type", account_type(account.kind));
    work.optional_text("@id", account.url.as_deref());
    work.optional_text("url", account.url.as_deref());
    work.optional_text("name", account.title.as_deref());
    // schema.org has no word for "about": an approximate date is left out.
    let published = account.published.filter(|date| !date.is_approximate());
    work.optional_display("datePublished", published.map(PartialDate::exact));
    work.optional_text("inLanguage", account.language.as_deref());
    work.optional_text("archivedAt", account.archive_url.as_deref());
    work.object("publisher", |publisher| {
        organisation(publisher, &digest.publisher(account.publisher).name);
    });
    if let Some(agency) = account.agency {
        work.object("author", |author| organisation(author, &digest.publisher(agency).name));
    }
}

/// The type of an account, by its kind.
fn account_type(kind: Option<AccountKind>) -> &'static str {
    use AccountKind::{
        Broadcast, Dataset, GovernmentRelease, JointText, OfficialReadout, Press, Social, StateMedia, Transcript,
        Treaty, Wire,
    };
    match kind {
        Some(StateMedia | Wire | Press | Broadcast) => "NewsArticle",
        Some(OfficialReadout | GovernmentRelease) => "Report",
        Some(Treaty) => "Legislation",
        Some(Social) => "SocialMediaPosting",
        Some(Dataset) => "Dataset",
        Some(Transcript | JointText) | None => "CreativeWork",
    }
}
