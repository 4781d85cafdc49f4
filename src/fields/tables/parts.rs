//! The tables of what entries are made of: accounts, participants, positions and the like.

use super::build::{mapping, optional, required};
use crate::fields::lists::{AccountKind, Act, CorrectionKind, Relation, Stance};
use crate::fields::{Mapping, Type, Vocabulary};

/// A person or a party: a bare name, or a slug, name or alias of one of the two.
pub static ACTOR: Mapping = Mapping {
    name: "a person or party",
    fields: &[
        optional(
            "name",
            Type::Name(Vocabulary::Actor),
            "the name of a person or a party",
            "Wang Yi",
        ),
        optional(
            "person",
            Type::Name(Vocabulary::Person),
            "slug, name or alias of a person",
            "wang-yi",
        ),
        optional(
            "party",
            Type::Name(Vocabulary::Party),
            "slug, name or alias of a party",
            "china",
        ),
    ],
    shorthand: Some(|_| "name"),
    one_of: &["name", "person", "party"],
};

/// An account of an event.
pub static ACCOUNT: Mapping = Mapping {
    name: "a source",
    fields: &[
        optional(
            "publisher",
            Type::Name(Vocabulary::Source),
            "who published it: slug, name or alias of a source",
            "china-daily",
        ),
        optional(
            "agency",
            Type::Name(Vocabulary::Source),
            "who wrote it, if that is not the publisher",
            "xinhua",
        ),
        optional(
            "title",
            Type::Line,
            "its exact headline; leave it out if you do not know it",
            "\"…\"",
        ),
        optional("url", Type::Url, "its URL", "https://example.org/article"),
        optional("url_missing", Type::Line, "why there is no URL", "print only"),
        optional(
            "published",
            Type::PartialDate,
            "when it was published, not before the event: a day, a month or a year",
            "2021-10-31",
        ),
        optional("accessed", Type::PartialDate, "when you read it", "2021-11-02"),
        optional(
            "archive_url",
            Type::Url,
            "the URL of an archived copy",
            "https://web.archive.org/web/…",
        ),
        optional("archived", Type::PartialDate, "when that copy was made", "2021-11-02"),
        optional("language", Type::Language, "the language it is in", "en"),
        optional(
            "kind",
            Type::Choice(AccountKind::WORDS),
            "what kind of text it is",
            "wire",
        ),
        optional(
            "side",
            Type::Name(Vocabulary::Party),
            "whose view it gives: slug, name or alias of a party",
            "china",
        ),
        optional(
            "supports",
            Type::Line,
            "what it is used for, if it is not the primary account",
            "\"date and place only\"",
        ),
        optional(
            "saved",
            Type::Mapping(&SAVED),
            "a saved copy, against which quotes are checked",
            "{ file: article.txt }",
        ),
    ],
    shorthand: Some(|text| {
        if text.trim_start().contains("://") {
            "url"
        } else {
            "publisher"
        }
    }),
    one_of: &[],
};

static SAVED: Mapping = mapping(
    "a saved copy",
    &[
        required(
            "file",
            Type::ArchiveFile,
            "its path below archive/",
            "wang-lavrov-rome.txt",
        ),
        optional("sha256", Type::Sha256, "its SHA-256 checksum", "\"…\""),
    ],
);

/// A participant of an entry.
pub static PARTICIPANT: Mapping = Mapping {
    name: "a participant",
    fields: &[
        optional(
            "name",
            Type::Name(Vocabulary::Actor),
            "the name of a person or a party",
            "Wang Yi",
        ),
        optional(
            "person",
            Type::Name(Vocabulary::Person),
            "slug, name or alias of a person",
            "wang-yi",
        ),
        optional(
            "party",
            Type::Name(Vocabulary::Party),
            "slug, name or alias of a party",
            "argentina",
        ),
        optional(
            "role",
            Type::Line,
            "the role, in your words; `guest` also took part; `comments` (on record about the event), `target` (whom it is directed at) and `mentioned` were not there",
            "chair",
        ),
        optional(
            "office",
            Type::Line,
            "the office held on that day, if the person's file does not have it",
            "Foreign Minister",
        ),
        optional(
            "for",
            Type::Name(Vocabulary::Party),
            "the party that the person spoke for: slug, name or alias",
            "china",
        ),
    ],
    shorthand: Some(|_| "name"),
    one_of: &["name", "person", "party"],
};

/// A place.
pub static PLACE: Mapping = Mapping {
    name: "a place",
    fields: &[
        required("name", Type::Line, "the town or building", "Rome"),
        optional("country", Type::Country, "the ISO 3166-1 code of the country", "IT"),
    ],
    shorthand: Some(|_| "name"),
    one_of: &[],
};

/// A position on a topic.
pub static POSITION: Mapping = mapping(
    "a position",
    &[
        required(
            "by",
            Type::OneOrMany(&Type::Mapping(&ACTOR)),
            "who holds it",
            "[china, russia]",
        ),
        optional(
            "act",
            Type::Choice(Act::WORDS),
            "what they do; default: `state`",
            "express-concern",
        ),
        optional(
            "stance",
            Type::Choice(Stance::WORDS),
            "the side on the question of the topic; default: the side that the act implies",
            "reserved",
        ),
        required(
            "on",
            Type::Name(Vocabulary::Topic),
            "the topic, one of the entry's topics",
            "aukus",
        ),
        optional("summary", Type::Line, "the position, in your words", "…"),
        optional(
            "quote",
            Type::Text,
            "the speaker's own words, short and exact",
            "\"small circle\"",
        ),
        optional(
            "to",
            Type::OneOrMany(&Type::Mapping(&ACTOR)),
            "who it is addressed to",
            "united-states",
        ),
        optional(
            "account",
            Type::Name(Vocabulary::Source),
            "the account that it is taken from: publisher or agency of one of the entry's sources, or its URL",
            "xinhua",
        ),
    ],
);

/// A related entry.
pub static RELATED: Mapping = Mapping {
    name: "a related entry",
    fields: &[
        required("entry", Type::Entry, "the slug of the other entry", "aukus-launch"),
        optional(
            "as",
            Type::Choice(Relation::WRITTEN),
            "how this entry relates to it",
            "follows",
        ),
    ],
    shorthand: Some(|_| "entry"),
    one_of: &[],
};

/// A correction.
pub static CORRECTION: Mapping = mapping(
    "a correction",
    &[
        required("date", Type::Date, "the day of the correction", "2021-11-05"),
        optional(
            "kind",
            Type::Choice(CorrectionKind::WORDS),
            "what kind of correction it is; default: `correction`",
            "correction",
        ),
        required(
            "note",
            Type::Text,
            "what was wrong, and what is right, as Markdown",
            "…",
        ),
    ],
);

/// `corrections`
pub const fn corrections() -> crate::fields::Field {
    optional(
        "corrections",
        Type::List(&CORRECTED),
        "what was corrected after it was published",
        "[{ date: 2021-11-05, kind: correction, note: … }]",
    )
}

static CORRECTED: Type = Type::Mapping(&CORRECTION);
