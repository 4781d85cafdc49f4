//! The tables: every field of every kind of file, and of `chancery.yaml` and `theme.yaml`.

use super::lists::{
    AccountKind, Act, Affiliation, Cadence, Compression, CorrectionKind, EventFormat, EventType, PartyKind, Relation,
    Status, Verification,
};
use super::{Field, Mapping, PageKinds, Type, Vocabulary};
use crate::markdown::RawHtml;

const fn required(name: &'static str, kind: Type, about: &'static str, example: &'static str) -> Field {
    Field {
        name,
        kind,
        required: true,
        about,
        example,
    }
}

const fn optional(name: &'static str, kind: Type, about: &'static str, example: &'static str) -> Field {
    Field {
        required: false,
        ..required(name, kind, about, example)
    }
}

const fn record(name: &'static str, fields: &'static [Field]) -> Mapping {
    Mapping {
        name,
        fields,
        shorthand: None,
        one_of: &[],
    }
}

const fn allow() -> Field {
    optional(
        "allow",
        Type::List(&ALLOWED),
        "rules that this file may break, each with the reason",
        "[{ rule: near-miss, reason: another person of that name }]",
    )
}

static ALLOWED: Type = Type::Mapping(&ALLOW);
static ALLOW: Mapping = record(
    "an allowed rule",
    &[
        required("rule", Type::Line, "the rule's name", "near-miss"),
        required(
            "reason",
            Type::Line,
            "why it is right here",
            "another person of that name",
        ),
    ],
);

const fn extra() -> Field {
    optional("extra", Type::Free, "anything that a theme wants to know", "{ }")
}

/// A person or a party: a bare name, or one of the two by slug, name or alias.
pub static ACTOR: Mapping = Mapping {
    name: "a person or party",
    fields: &[
        optional(
            "name",
            Type::Name(Vocabulary::Actor),
            "a name that is either's",
            "Wang Yi",
        ),
        optional(
            "person",
            Type::Name(Vocabulary::Person),
            "a person's slug, name or alias",
            "wang-yi",
        ),
        optional(
            "party",
            Type::Name(Vocabulary::Party),
            "a party's slug, name or alias",
            "china",
        ),
    ],
    shorthand: Some(|_| "name"),
    one_of: &["name", "person", "party"],
};

/// One account of the event.
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
            "who wrote it, where another carries it",
            "xinhua",
        ),
        optional("title", Type::Line, "its exact headline, or left out", "\"…\""),
        optional("url", Type::Url, "its address", "https://example.org/article"),
        optional("url_missing", Type::Line, "why there is no address", "print only"),
        optional(
            "published",
            Type::Date,
            "the day of its publication, not before the event",
            "2021-10-31",
        ),
        optional("accessed", Type::Date, "the day you read it", "2021-11-02"),
        optional(
            "archive_url",
            Type::Url,
            "the address of an archived copy",
            "https://web.archive.org/web/…",
        ),
        optional("archived", Type::Date, "the day of the archived copy", "2021-11-02"),
        optional("language", Type::Language, "its language", "en"),
        optional("kind", Type::Choice(AccountKind::WORDS), "what it is", "wire"),
        optional(
            "side",
            Type::Name(Vocabulary::Party),
            "whose account it is: a party's slug, name or alias",
            "china",
        ),
        optional(
            "supports",
            Type::Line,
            "what it is used for, where it is not the primary account",
            "\"date and place only\"",
        ),
        optional(
            "saved",
            Type::Mapping(&SAVED),
            "the copy that quotes are checked against",
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

static SAVED: Mapping = record(
    "a saved copy",
    &[
        required(
            "file",
            Type::ArchiveFile,
            "its path below archive/",
            "wang-lavrov-rome.txt",
        ),
        optional("sha256", Type::Sha256, "its SHA-256", "\"…\""),
    ],
);

/// Somebody who takes part in an entry.
pub static PARTICIPANT: Mapping = Mapping {
    name: "a participant",
    fields: &[
        optional(
            "name",
            Type::Name(Vocabulary::Actor),
            "a person's or a party's name",
            "Wang Yi",
        ),
        optional(
            "person",
            Type::Name(Vocabulary::Person),
            "a person's slug, name or alias",
            "wang-yi",
        ),
        optional(
            "party",
            Type::Name(Vocabulary::Party),
            "a party's slug, name or alias",
            "argentina",
        ),
        optional(
            "role",
            Type::Line,
            "the part taken; `mentioned` is listed but takes no part",
            "chair",
        ),
        optional(
            "office",
            Type::Line,
            "the office held then, where the registry does not know it",
            "Foreign Minister",
        ),
        optional(
            "for",
            Type::Name(Vocabulary::Party),
            "the party spoken for: slug, name or alias",
            "china",
        ),
    ],
    shorthand: Some(|_| "name"),
    one_of: &["name", "person", "party"],
};

static PLACE: Mapping = Mapping {
    name: "a place",
    fields: &[
        required("name", Type::Line, "the town or building", "Rome"),
        optional("country", Type::Country, "the country's ISO 3166-1 code", "IT"),
    ],
    shorthand: Some(|_| "name"),
    one_of: &[],
};

static POSITION: Mapping = record(
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
            "what they do; `state` where it is left out",
            "express-concern",
        ),
        required(
            "on",
            Type::Name(Vocabulary::Topic),
            "one of the entry's topics",
            "aukus",
        ),
        optional("summary", Type::Line, "the position in your words", "…"),
        optional(
            "quote",
            Type::Text,
            "the speaker's own words, short and exact",
            "\"small circle\"",
        ),
        optional(
            "to",
            Type::OneOrMany(&Type::Mapping(&ACTOR)),
            "whom it is addressed to",
            "united-states",
        ),
        optional(
            "account",
            Type::Name(Vocabulary::Source),
            "the account that it is taken from: a publisher or agency of this entry's sources",
            "xinhua",
        ),
    ],
);

static RELATED: Mapping = Mapping {
    name: "a related entry",
    fields: &[
        required("entry", Type::Slug, "the other entry's slug", "aukus-launch"),
        optional(
            "as",
            Type::Choice(Relation::WRITTEN),
            "how this one relates to it",
            "follows",
        ),
    ],
    shorthand: Some(|_| "entry"),
    one_of: &[],
};

static CORRECTION: Mapping = record(
    "a correction",
    &[
        required("date", Type::Date, "the day of the correction", "2021-11-05"),
        optional("kind", Type::Choice(CorrectionKind::WORDS), "what it is", "correction"),
        required("note", Type::Text, "what was wrong, and what is right", "…"),
    ],
);

/// `content/entries/**`
pub static ENTRY: Mapping = record(
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
            "the day of the event, an interval of days, or its month",
            "2021-10-30",
        ),
        required(
            "source",
            Type::OneOrMany(&Type::Mapping(&ACCOUNT)),
            "who tells of it: a name, an address, or a list of accounts, the primary one first",
            "Xinhua",
        ),
        required(
            "participants",
            Type::List(&Type::Mapping(&PARTICIPANT)),
            "who took part",
            "[Wang Yi, Sergey Lavrov]",
        ),
        required(
            "topics",
            Type::List(&Type::Name(Vocabulary::Topic)),
            "what it is about",
            "[brics, aukus]",
        ),
        optional("summary", Type::Line, "a sentence; else the first paragraph", "…"),
        optional(
            "place",
            Type::Mapping(&PLACE),
            "where it was",
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
            "how well it is supported",
            "single-source",
        ),
        optional(
            "status",
            Type::Choice(Status::WORDS),
            "whether it took place",
            "scheduled",
        ),
        optional(
            "related",
            Type::List(&Type::Mapping(&RELATED)),
            "other entries",
            "[{ entry: aukus-launch, as: follows }]",
        ),
        optional(
            "corrections",
            Type::List(&Type::Mapping(&CORRECTION)),
            "what was corrected since it was published",
            "[{ date: 2021-11-05, kind: correction, note: … }]",
        ),
        optional(
            "publish_at",
            Type::Moment,
            "when the digest publishes it",
            "2021-11-01T06:00",
        ),
        optional(
            "language",
            Type::Language,
            "its language, where it is not the digest's",
            "en",
        ),
        optional(
            "translation_of",
            Type::Slug,
            "the slug of the entry that it translates",
            "wang-lavrov-rome",
        ),
        optional(
            "slug",
            Type::Slug,
            "its address's last part, else the file's name",
            "wang-lavrov-rome",
        ),
        optional(
            "aliases",
            Type::List(&Type::SitePath),
            "earlier addresses, which lead here",
            "[/old/address/]",
        ),
        optional("draft", Type::Bool, "whether it is withheld", "true"),
        allow(),
        extra(),
    ],
);

/// `content/topics/`
pub static TOPIC: Mapping = record(
    "a topic",
    &[
        required("title", Type::Line, "its name", "AUKUS"),
        optional("summary", Type::Line, "what it is, in a sentence", "…"),
        optional("usage_hint", Type::Line, "when writers should use it", "…"),
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
            "other topics",
            "[brics]",
        ),
        optional(
            "slug",
            Type::Slug,
            "its address's last part, else the file's name",
            "aukus",
        ),
        optional(
            "aliases",
            Type::List(&Type::SitePath),
            "earlier addresses, which lead here",
            "[/topics/old/]",
        ),
        allow(),
        extra(),
    ],
);

static OFFICE: Mapping = record(
    "an office",
    &[
        required("title", Type::Line, "what it is called", "Foreign Minister"),
        optional(
            "of",
            Type::Name(Vocabulary::Party),
            "the party that it is an office of",
            "china",
        ),
        optional("from", Type::Date, "the first day, where it is known", "2013-03-16"),
        optional("until", Type::Until, "the last day, or `present`", "present"),
        optional("note", Type::Line, "what else is to be said of it", "acting"),
    ],
);

/// `content/people/`
pub static PERSON: Mapping = record(
    "a person",
    &[
        required("name", Type::Line, "the usual name", "Wang Yi"),
        optional("sort_name", Type::Line, "the name as it is sorted", "Lavrov, Sergey"),
        optional("native_name", Type::Line, "the name in the person's own script", "王毅"),
        optional(
            "also_known_as",
            Type::List(&Type::Line),
            "other spellings",
            "[Sergei Lavrov]",
        ),
        optional("wikidata", Type::Line, "the item's identifier at Wikidata", "Q15031"),
        optional(
            "offices",
            Type::List(&Type::Mapping(&OFFICE)),
            "offices held, as far as they are known",
            "[{ title: Foreign Minister, of: china, from: 2013-03-16, until: present }]",
        ),
        optional(
            "slug",
            Type::Slug,
            "its address's last part, else the file's name",
            "wang-yi",
        ),
        optional(
            "aliases",
            Type::List(&Type::SitePath),
            "earlier addresses, which lead here",
            "[/people/old/]",
        ),
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
            "the member: a party's slug, name or alias",
            "brazil",
        ),
        optional("from", Type::Date, "the first day, where it is known", "2024-01-01"),
        optional("until", Type::Until, "the last day, or `present`", "present"),
    ],
    shorthand: Some(|_| "party"),
    one_of: &[],
};

/// `content/parties/`
pub static PARTY: Mapping = record(
    "a party",
    &[
        required("name", Type::Line, "the usual name", "China"),
        optional("kind", Type::Choice(PartyKind::WORDS), "what it is", "state"),
        optional("code", Type::Country, "its ISO 3166-1 code", "CN"),
        optional(
            "part_of",
            Type::Name(Vocabulary::Party),
            "the party that it speaks for, as a ministry does for its state",
            "china",
        ),
        optional("also_known_as", Type::List(&Type::Line), "other names", "[PRC]"),
        optional(
            "members",
            Type::List(&Type::Mapping(&MEMBER)),
            "the members of a bloc",
            "[brazil, russia]",
        ),
        optional(
            "slug",
            Type::Slug,
            "its address's last part, else the file's name",
            "china",
        ),
        optional(
            "aliases",
            Type::List(&Type::SitePath),
            "earlier addresses, which lead here",
            "[/parties/old/]",
        ),
        allow(),
        extra(),
    ],
);

/// `content/sources/`
pub static SOURCE: Mapping = record(
    "a source",
    &[
        required("name", Type::Line, "the usual name", "Xinhua"),
        optional("kind", Type::Line, "what it is", "news agency"),
        optional(
            "affiliation",
            Type::Choice(Affiliation::WORDS),
            "who stands behind it; needs a `basis`",
            "state-owned",
        ),
        optional(
            "basis",
            Type::Url,
            "the address that supports the affiliation",
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
            "its site; bare addresses of that host are its",
            "https://english.news.cn",
        ),
        optional("language", Type::Language, "its language", "en"),
        optional(
            "also_known_as",
            Type::List(&Type::Line),
            "other names",
            "[Xinhua News Agency]",
        ),
        optional(
            "slug",
            Type::Slug,
            "its address's last part, else the file's name",
            "xinhua",
        ),
        optional(
            "aliases",
            Type::List(&Type::SitePath),
            "earlier addresses, which lead here",
            "[/sources/old/]",
        ),
        allow(),
        extra(),
    ],
);

/// `content/issues/`
pub static ISSUE: Mapping = record(
    "an issue",
    &[
        optional(
            "period",
            Type::Line,
            "the week or month, else the file's name",
            "2021-w43",
        ),
        optional("title", Type::Line, "its title, else the period", "…"),
        optional(
            "lead",
            Type::Slug,
            "the slug of the entry that leads",
            "wang-lavrov-rome",
        ),
        optional(
            "entries",
            Type::List(&Type::Slug),
            "entries in the editor's order",
            "[wang-lavrov-rome]",
        ),
        allow(),
        extra(),
    ],
);

/// `content/pages/`
pub static PAGE: Mapping = record(
    "a page",
    &[
        required("title", Type::Line, "its title", "About"),
        optional("summary", Type::Line, "what it says, in a sentence", "…"),
        optional(
            "menu",
            Type::Count(0, 999),
            "its place in the menu; left out, it is in none",
            "10",
        ),
        optional("slug", Type::Slug, "its address, else the file's name", "about"),
        optional(
            "aliases",
            Type::List(&Type::SitePath),
            "earlier addresses, which lead here",
            "[/old/]",
        ),
        optional(
            "language",
            Type::Language,
            "its language, where it is not the digest's",
            "en",
        ),
        optional("draft", Type::Bool, "whether it is withheld", "true"),
        allow(),
        extra(),
    ],
);

static LICENCE: Mapping = Mapping {
    name: "a licence",
    fields: &[
        required("name", Type::Line, "what it is called", "CC BY 4.0"),
        optional(
            "url",
            Type::Url,
            "its address",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
    ],
    shorthand: Some(|_| "name"),
    one_of: &[],
};

static MARKDOWN: Mapping = record(
    "the Markdown settings",
    &[optional(
        "smart_punctuation",
        Type::Bool,
        "whether quotes and dashes are made typographic",
        "true",
    )],
);

static PAIRS: Mapping = record(
    "the rule for pairs",
    &[
        optional(
            "from",
            Type::Count(1, 10_000),
            "how many entries two parties have to meet in; 3 unless it is said",
            "3",
        ),
        optional(
            "up_to",
            Type::Count(2, 200),
            "the most parties with which an entry counts as a meeting of each two of them; 12 unless it is said",
            "12",
        ),
    ],
);

/// `chancery.yaml`
pub static CONFIG: Mapping = record(
    "chancery.yaml",
    &[
        optional(
            "title",
            Type::Line,
            "the digest's title, else the folder's name",
            "The Lantern",
        ),
        optional("description", Type::Line, "what it is, in a sentence", "…"),
        optional(
            "base_url",
            Type::Url,
            "where it will be published, with its base path",
            "https://example.org/digest/",
        ),
        optional(
            "language",
            Type::Language,
            "the language of the digest and of its interface",
            "en",
        ),
        optional(
            "timezone",
            Type::Line,
            "the IANA time zone of publish_at",
            "Europe/Rome",
        ),
        optional(
            "feed_authority",
            Type::Line,
            "a host that was yours on a day, for the feeds' lasting ids (RFC 4151)",
            "example.org,2026-01-01",
        ),
        optional("theme", Type::Line, "the theme's name", "gazette"),
        optional(
            "licence",
            Type::Mapping(&LICENCE),
            "the licence of the digest's text",
            "CC BY 4.0",
        ),
        optional(
            "pages",
            Type::Table(PageKinds::NAMES, &Type::Bool),
            "which kinds of pages and files are made; all but `cards`, unless said otherwise",
            "{ parties: false }",
        ),
        optional(
            "issues",
            Type::Choice(Cadence::WORDS),
            "whether an issue is of a week or of a month",
            "weekly",
        ),
        optional(
            "pairs",
            Type::Mapping(&PAIRS),
            "which two parties get a page of what they do together",
            "{ from: 3, up_to: 12 }",
        ),
        optional("page_size", Type::Count(1, 1000), "entries on one page of a list", "50"),
        optional("feed_size", Type::Count(1, 1000), "entries in a feed", "20"),
        optional(
            "raw_html",
            Type::Choice(RawHtml::WORDS),
            "what becomes of raw HTML in bodies",
            "sanitize",
        ),
        optional(
            "markdown",
            Type::Mapping(&MARKDOWN),
            "how Markdown is read",
            "{ smart_punctuation: true }",
        ),
        optional(
            "compress",
            Type::List(&Type::Choice(Compression::WORDS)),
            "how text files are compressed beforehand, beside themselves, for servers that send such files; not at all, \
             unless it is said",
            "[gz, br]",
        ),
        optional(
            "lints",
            Type::Free,
            "rules by name, each off, note, warning or error",
            "{ near-miss: error }",
        ),
        extra(),
    ],
);

/// The lists of one language in `wording.yaml`.
pub static WORDING: Mapping = record(
    "a language in wording.yaml",
    &[
        optional(
            "sides",
            Type::List(&Type::Line),
            "words and phrases that take a side",
            "[junta, axis of evil]",
        ),
        optional(
            "truth",
            Type::List(&Type::Line),
            "words and phrases that say whether what somebody said is true",
            "[confessed that]",
        ),
        optional(
            "relative",
            Type::List(&Type::Line),
            "words and phrases that only a reader of the day understands",
            "[these days]",
        ),
        optional(
            "not",
            Type::List(&Type::Line),
            "built-in words that are none here, and phrases in which they are none",
            "[claimed, customs regime]",
        ),
    ],
);

/// `theme.yaml`
pub static THEME: Mapping = record(
    "theme.yaml",
    &[
        required("name", Type::Slug, "the folder's name", "site"),
        optional("version", Type::Line, "the theme's own version", "\"1.0\""),
        optional(
            "chancery",
            Type::Line,
            "the versions that it works with",
            "\">=0.1, <0.2\"",
        ),
        optional("extends", Type::Slug, "the theme that it builds on", "gazette"),
        optional(
            "days",
            Type::Bool,
            "whether its lists are by days as well as by months",
            "true",
        ),
        extra(),
    ],
);
