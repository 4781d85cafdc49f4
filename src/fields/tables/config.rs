//! The table of `chancery.yaml`.

use super::build::{extra, mapping, optional, required};
use crate::fields::lists::{Cadence, Compression};
use crate::fields::{Mapping, PageKinds, Type};
use crate::markdown::RawHtml;

static LICENCE: Mapping = Mapping {
    name: "a licence",
    fields: &[
        required("name", Type::Line, "the title", "CC BY 4.0"),
        optional(
            "url",
            Type::Url,
            "its URL",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
    ],
    shorthand: Some(|_| "name"),
    one_of: &[],
};

static MARKDOWN: Mapping = mapping(
    "the Markdown settings",
    &[optional(
        "smart_punctuation",
        Type::Bool,
        "whether straight quotes and hyphens become typographic quotes and dashes; default: true",
        "true",
    )],
);

static PAIRS: Mapping = mapping(
    "the rule for pairs",
    &[
        optional(
            "from",
            Type::Count(1, 10_000),
            "the number of entries in which two parties must meet; default: 3",
            "3",
        ),
        optional(
            "up_to",
            Type::Count(2, 200),
            "entries with more parties than this do not count as a meeting of any two of them; default: 12",
            "12",
        ),
    ],
);

/// `chancery.yaml`
pub static CONFIG: Mapping = mapping(
    "chancery.yaml",
    &[
        optional(
            "title",
            Type::Line,
            "the title of the digest; default: the folder's name",
            "The Lantern",
        ),
        optional("description", Type::Line, "what it is, in a sentence", "…"),
        optional(
            "base_url",
            Type::Url,
            "the URL at which the digest is published",
            "https://example.org/digest/",
        ),
        optional(
            "language",
            Type::Language,
            "the language of the digest and its interface; default: en",
            "en",
        ),
        optional(
            "timezone",
            Type::Line,
            "the IANA time zone of the digest, such as that of `publish_at`; default: UTC",
            "Europe/Rome",
        ),
        optional(
            "feed_authority",
            Type::Line,
            "a host and a day on which you owned it, for permanent ids in feeds (RFC 4151)",
            "example.org,2026-01-01",
        ),
        optional(
            "repository",
            Type::Url,
            "the git repository of Chancery, from which the files of `chancery init --host` install the program",
            "https://example.org/chancery.git",
        ),
        optional(
            "removed",
            Type::List(&Type::SitePath),
            "addresses that were removed on purpose, so that nothing warns of them (`lost-address`)",
            "[/2021/10/30/rome/]",
        ),
        optional(
            "theme",
            Type::Line,
            "the name of the theme; default: gazette",
            "gazette",
        ),
        optional(
            "licence",
            Type::Mapping(&LICENCE),
            "the licence of the digest's text",
            "CC BY 4.0",
        ),
        optional(
            "pages",
            Type::Table(PageKinds::NAMES, &Type::Bool),
            "which kinds of pages and files are generated; default: all but `cards`",
            "{ parties: false }",
        ),
        optional(
            "issues",
            Type::Choice(Cadence::WORDS),
            "whether an issue covers a week or a month; default: weekly",
            "weekly",
        ),
        optional(
            "pairs",
            Type::Mapping(&PAIRS),
            "which pairs of parties get a page",
            "{ from: 3, up_to: 12 }",
        ),
        optional(
            "page_size",
            Type::Count(1, 1000),
            "entries on one page of a list; default: 50",
            "50",
        ),
        optional(
            "feed_size",
            Type::Count(1, 1000),
            "entries in a feed; default: 20",
            "20",
        ),
        optional(
            "raw_html",
            Type::Choice(RawHtml::WORDS),
            "what is done with raw HTML in bodies; default: sanitize",
            "sanitize",
        ),
        optional(
            "markdown",
            Type::Mapping(&MARKDOWN),
            "settings of Markdown",
            "{ smart_punctuation: true }",
        ),
        optional(
            "compress",
            Type::List(&Type::Choice(Compression::WORDS)),
            "formats in which compressed copies of text files are written, for servers that can send them; default: none",
            "[gz, br]",
        ),
        optional(
            "lints",
            Type::Free,
            "levels of rules, by their ids: off, note, warning or error",
            "{ near-miss: error }",
        ),
        optional(
            "strict",
            Type::Bool,
            "whether warnings keep the site from being published, as with `--strict`; default: false",
            "true",
        ),
        extra(),
    ],
);
