//! The tables of `wording.yaml` and `theme.yaml`.

use super::build::{extra, mapping, optional, required};
use crate::fields::{Mapping, Type};

/// The lists of one language in `wording.yaml`.
pub static WORDING: Mapping = mapping(
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
            "words and phrases that imply that a statement is true or false",
            "[confessed that]",
        ),
        optional(
            "relative",
            Type::List(&Type::Line),
            "words and phrases that make sense only on the day of writing",
            "[these days]",
        ),
        optional(
            "not",
            Type::List(&Type::Line),
            "words and phrases of the lists that are not reported here",
            "[claimed, customs regime]",
        ),
    ],
);

/// `theme.yaml`
pub static THEME: Mapping = mapping(
    "theme.yaml",
    &[
        required(
            "name",
            Type::Slug,
            "the name of the theme, which is that of its folder",
            "site",
        ),
        optional("version", Type::Line, "the version of the theme", "\"1.0\""),
        optional(
            "chancery",
            Type::Line,
            "the versions of Chancery that it works with",
            "\">=0.1, <0.2\"",
        ),
        optional("extends", Type::Slug, "the theme that it extends", "gazette"),
        optional(
            "days",
            Type::Bool,
            "whether its archive has pages of days as well as of months",
            "true",
        ),
        optional(
            "contrast_text",
            Type::List(&Type::Line),
            "colours of text and what they stand on: their contrast must be at least 4.5:1",
            "[--ink on --paper]",
        ),
        optional(
            "contrast_graphics",
            Type::List(&Type::Line),
            "colours of signs, lines and large text, likewise: at least 3:1",
            "[--mark on --paper]",
        ),
        extra(),
    ],
);
