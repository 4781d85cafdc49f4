//! What tables are built with: fields and mappings, and the fields that several tables have.

use crate::fields::{Field, Mapping, Type};

/// A field that must be present.
pub const fn required(name: &'static str, kind: Type, about: &'static str, example: &'static str) -> Field {
    Field {
        name,
        kind,
        required: true,
        about,
        example,
    }
}

/// A field that may be absent.
pub const fn optional(name: &'static str, kind: Type, about: &'static str, example: &'static str) -> Field {
    Field {
        required: false,
        ..required(name, kind, about, example)
    }
}

/// A mapping without a shorthand and without alternatives.
pub const fn mapping(name: &'static str, fields: &'static [Field]) -> Mapping {
    Mapping {
        name,
        fields,
        shorthand: None,
        one_of: &[],
    }
}

/// `slug`, with an example.
pub const fn slug(example: &'static str) -> Field {
    optional(
        "slug",
        Type::Slug,
        "the last part of its address; default: the file's name",
        example,
    )
}

/// `aliases`, with an example.
pub const fn aliases(example: &'static str) -> Field {
    optional(
        "aliases",
        Type::List(&Type::SitePath),
        "earlier addresses, which redirect here",
        example,
    )
}

/// `allow`
pub const fn allow() -> Field {
    optional(
        "allow",
        Type::List(&ALLOWED),
        "rules that are not reported for this file, each with a reason",
        "[{ rule: near-miss, reason: another person of that name }]",
    )
}

static ALLOWED: Type = Type::Mapping(&ALLOW);

static ALLOW: Mapping = mapping(
    "an allowed rule",
    &[
        required("rule", Type::Line, "the id of the rule", "near-miss"),
        required(
            "reason",
            Type::Line,
            "why the rule does not apply here",
            "another person of that name",
        ),
    ],
);

/// `extra`
pub const fn extra() -> Field {
    optional("extra", Type::Free, "values of your own, for a theme", "{ }")
}
