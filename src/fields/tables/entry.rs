//! The table of entries.

use super::build::{aliases, allow, extra, mapping, optional, required, slug};
use super::parts::{ACCOUNT, PARTICIPANT, PLACE, POSITION, RELATED, corrections};
use crate::fields::lists::{EventFormat, EventType, Status, Verification};
use crate::fields::{Mapping, Type, Vocabulary};

/// `content/entries/**`
pub static ENTRY: Mapping = mapping(
    "an entry",
    &[
        required(
            "title",
            Type::Line,
            "what happened, in your words",
            "Wang Yi and Lavrov meet in Rome",
        ),
        required(
            "date",
            Type::Span,
            "when the event was, as precisely as it is known: a day, a month or a year, or an interval of them; `~` after one means about, which reaches ten years, months or days to either side (docs/dates.md)",
            "2021-10-30",
        ),
        required(
            "source",
            Type::OneOrMany(&Type::Mapping(&ACCOUNT)),
            "where it was reported: a name, a URL, or a list of accounts, the primary one first",
            "Xinhua",
        ),
        required(
            "participants",
            Type::List(&Type::Mapping(&PARTICIPANT)),
            "who took part; `[]` if nobody did",
            "[Wang Yi, Sergey Lavrov]",
        ),
        required(
            "topics",
            Type::List(&Type::Name(Vocabulary::Topic)),
            "its topics",
            "[brics, aukus]",
        ),
        optional("summary", Type::Line, "a sentence; default: the first paragraph", "…"),
        optional(
            "place",
            Type::Mapping(&PLACE),
            "where it took place",
            "{ name: Rome, country: IT }",
        ),
        optional(
            "type",
            Type::Choice(EventType::WORDS),
            "what kind of event it was",
            "meeting",
        ),
        optional(
            "format",
            Type::Choice(EventFormat::WORDS),
            "how it was held",
            "in-person",
        ),
        optional(
            "positions",
            Type::List(&Type::Mapping(&POSITION)),
            "who said what on which topic",
            "[{ by: china, act: welcome, on: brics, summary: … }]",
        ),
        optional(
            "verification",
            Type::Choice(Verification::WORDS),
            "how well the sources support it",
            "single-source",
        ),
        optional(
            "status",
            Type::Choice(Status::WORDS),
            "whether it took place; default: `happened`",
            "scheduled",
        ),
        optional(
            "related",
            Type::List(&Type::Mapping(&RELATED)),
            "related entries",
            "[{ entry: aukus-launch, as: follows }]",
        ),
        corrections(),
        optional(
            "publish_at",
            Type::Moment,
            "when the digest publishes it, in the digest's timezone",
            "2021-11-01T06:00",
        ),
        optional(
            "language",
            Type::Language,
            "its language, if it is not the digest's",
            "en",
        ),
        optional(
            "translation_of",
            Type::Entry,
            "the slug of the entry that this is a translation of",
            "wang-lavrov-rome",
        ),
        slug("wang-lavrov-rome"),
        aliases("[/old/address/]"),
        optional(
            "draft",
            Type::Bool,
            "whether it is a draft, which is not published",
            "true",
        ),
        allow(),
        extra(),
    ],
);
