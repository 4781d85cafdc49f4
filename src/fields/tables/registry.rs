//! The tables of topics, people, parties and sources.

use super::build::{aliases, allow, extra, mapping, optional, required, slug};
use super::parts::corrections;
use crate::fields::lists::{Affiliation, PartyKind};
use crate::fields::{Mapping, Type, Vocabulary};

/// `content/topics/`
pub static TOPIC: Mapping = mapping(
    "a topic",
    &[
        required("title", Type::Line, "its name", "AUKUS"),
        optional("summary", Type::Line, "what it is, in a sentence", "…"),
        optional("usage_hint", Type::Line, "when to use this topic", "…"),
        optional(
            "question",
            Type::Line,
            "the one question on which parties take sides; a topic without a question has no sides",
            "Is AUKUS welcome?",
        ),
        optional(
            "parent",
            Type::Name(Vocabulary::Topic),
            "the topic that it is part of",
            "security",
        ),
        optional("also_known_as", Type::List(&Type::Line), "other names", "[AUKUS pact]"),
        optional(
            "related",
            Type::List(&Type::Name(Vocabulary::Topic)),
            "related topics",
            "[brics]",
        ),
        slug("aukus"),
        aliases("[/topics/old/]"),
        corrections(),
        allow(),
        extra(),
    ],
);

static OFFICE: Mapping = mapping(
    "an office",
    &[
        required("title", Type::Line, "the title", "Foreign Minister"),
        optional(
            "of",
            Type::Name(Vocabulary::Party),
            "the party that it is an office of",
            "china",
        ),
        optional(
            "to",
            Type::OneOrMany(&Type::Name(Vocabulary::Party)),
            "the party or parties that an envoy is accredited to",
            "[bulgaria, serbia]",
        ),
        optional(
            "from",
            Type::PartialDate,
            "the first day, or the month or year of it",
            "2013-03-16",
        ),
        optional(
            "until",
            Type::Until,
            "the last day, or the month or year of it, or `present`",
            "present",
        ),
        optional(
            "acting",
            Type::Bool,
            "whether it is held only for the time being, as by an acting minister",
            "true",
        ),
        optional(
            "source",
            Type::Mapping(&OFFICE_SOURCE),
            "where it is known from: a URL, or slug, name or alias of a source",
            "https://example.org/people/1",
        ),
        optional("note", Type::Line, "a remark", "second term"),
    ],
);

static OFFICE_SOURCE: Mapping = Mapping {
    name: "the source of an office",
    fields: &[
        optional(
            "publisher",
            Type::Name(Vocabulary::Source),
            "who publishes it; default: the source with the host of the URL",
            "office-of-the-historian",
        ),
        optional("url", Type::Url, "its URL", "https://example.org/people/1"),
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

/// `content/people/`
pub static PERSON: Mapping = mapping(
    "a person",
    &[
        required("name", Type::Line, "the usual name", "Wang Yi"),
        optional(
            "sort_name",
            Type::Line,
            "the name as lists sort it; default: the name",
            "Lavrov, Sergey",
        ),
        optional(
            "distinction",
            Type::Line,
            "what tells the person from namesakes, such as years or a country; it is shown after the name wherever the name is",
            "1755–1827",
        ),
        optional("native_name", Type::Line, "the name in its original script", "王毅"),
        optional(
            "also_known_as",
            Type::List(&Type::Line),
            "other spellings",
            "[Sergei Lavrov]",
        ),
        optional("wikidata", Type::Line, "the identifier at Wikidata", "Q15031"),
        optional(
            "offices",
            Type::List(&Type::Mapping(&OFFICE)),
            "the offices held",
            "[{ title: Foreign Minister, of: china, from: 2013-03-16, until: present }]",
        ),
        slug("wang-yi"),
        aliases("[/people/old/]"),
        corrections(),
        allow(),
        extra(),
    ],
);

static MEMBER: Mapping = Mapping {
    name: "a member",
    fields: &[
        required(
            "party",
            Type::Name(Vocabulary::Party),
            "the member: slug, name or alias of a party",
            "brazil",
        ),
        optional(
            "from",
            Type::PartialDate,
            "the first day, or the month or year of it",
            "2024-01-01",
        ),
        optional(
            "until",
            Type::Until,
            "the last day, or the month or year of it, or `present`",
            "present",
        ),
    ],
    shorthand: Some(|_| "party"),
    one_of: &[],
};

/// `content/parties/`
pub static PARTY: Mapping = mapping(
    "a party",
    &[
        required("name", Type::Line, "the usual name", "China"),
        optional(
            "sort_name",
            Type::Line,
            "the name as lists sort it; default: the name",
            "Gambia, The",
        ),
        optional(
            "distinction",
            Type::Line,
            "what tells the party from namesakes, such as years; it is shown after the name wherever the name is",
            "1912–1949",
        ),
        optional(
            "kind",
            Type::Choice(PartyKind::WORDS),
            "what kind of party it is",
            "state",
        ),
        optional("code", Type::Country, "its ISO 3166-1 code", "CN"),
        optional(
            "part_of",
            Type::Name(Vocabulary::Party),
            "the party that it belongs to; what it says and does stays its own",
            "china",
        ),
        optional(
            "speaks_for",
            Type::Name(Vocabulary::Party),
            "the party that it speaks for, as a ministry or a mission does for its state: what it says and does counts as that party's",
            "china",
        ),
        optional("also_known_as", Type::List(&Type::Line), "other names", "[PRC]"),
        optional(
            "from",
            Type::PartialDate,
            "when it came into being: a day, a month or a year",
            "1922-12-30",
        ),
        optional(
            "until",
            Type::Until,
            "when it ceased to exist: a day, a month, a year, or `present`; an entry outside of these bounds gets a warning",
            "1991-12-26",
        ),
        optional(
            "successor",
            Type::OneOrMany(&Type::Name(Vocabulary::Party)),
            "the party or parties that took its place",
            "russia",
        ),
        optional(
            "members",
            Type::List(&Type::Mapping(&MEMBER)),
            "the members of a bloc",
            "[brazil, russia]",
        ),
        slug("china"),
        aliases("[/parties/old/]"),
        corrections(),
        allow(),
        extra(),
    ],
);

/// `content/sources/`
pub static SOURCE: Mapping = mapping(
    "a source",
    &[
        required("name", Type::Line, "the usual name", "Xinhua"),
        optional("kind", Type::Line, "what kind of source it is", "news agency"),
        optional(
            "affiliation",
            Type::Choice(Affiliation::WORDS),
            "who owns or controls it; requires a `basis`",
            "state-owned",
        ),
        optional(
            "basis",
            Type::Url,
            "the URL of a page that confirms the affiliation",
            "https://example.org/about",
        ),
        optional(
            "party",
            Type::Name(Vocabulary::Party),
            "the party that it speaks for",
            "china",
        ),
        optional(
            "url",
            Type::Url,
            "its website; accounts with a URL of that host belong to it",
            "https://english.news.cn",
        ),
        optional("language", Type::Language, "its language", "en"),
        optional(
            "also_known_as",
            Type::List(&Type::Line),
            "other names",
            "[Xinhua News Agency]",
        ),
        slug("xinhua"),
        aliases("[/sources/old/]"),
        corrections(),
        allow(),
        extra(),
    ],
);
