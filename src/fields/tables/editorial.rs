//! The tables of issues and pages.

use super::build::{aliases, allow, extra, mapping, optional, required};
use super::parts::corrections;
use crate::fields::{Mapping, Type};

/// `content/issues/`
pub static ISSUE: Mapping = mapping(
    "an issue",
    &[
        optional(
            "period",
            Type::Line,
            "the week or month; default: the file's name",
            "2021-w43",
        ),
        optional("title", Type::Line, "its title; default: the period", "…"),
        optional(
            "lead",
            Type::Entry,
            "the slug of the entry that comes first",
            "wang-lavrov-rome",
        ),
        optional(
            "entries",
            Type::List(&Type::Entry),
            "slugs of entries, in the order in which they are shown",
            "[wang-lavrov-rome]",
        ),
        corrections(),
        allow(),
        extra(),
    ],
);

/// `content/pages/`
pub static PAGE: Mapping = mapping(
    "a page",
    &[
        required("title", Type::Line, "its title", "About"),
        optional("summary", Type::Line, "what the page is about, in a sentence", "…"),
        optional(
            "menu",
            Type::Count(0, 999),
            "its place in the menu; without it, the page is not in the menu",
            "10",
        ),
        optional("slug", Type::Slug, "its address; default: the file's name", "about"),
        aliases("[/old/]"),
        optional(
            "language",
            Type::Language,
            "its language, if it is not the digest's",
            "en",
        ),
        optional(
            "draft",
            Type::Bool,
            "whether it is a draft, which is not published",
            "true",
        ),
        corrections(),
        allow(),
        extra(),
    ],
);
