//! Checks a text against the type of its field.

use super::address::{site_path_fault, url_fault};
use super::check::{Context, name, shown};
use super::{FieldValue, Type};
use crate::countries;
use crate::date::{DateSpan, parse_date};
use crate::diagnostic::{CurrentPath, rules};
use crate::suggest;
use crate::text::slug_fault;
use jiff::civil::DateTime;
use std::path::{Component, Path};

/// The text as a value of that type; a mistake is reported.
pub(super) fn textual(text: &str, kind: &'static Type, at: &CurrentPath, context: &mut Context) -> FieldValue {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return context.fail(
            &rules::WRONG_TYPE,
            at,
            format!("{} is empty", name(at)),
            "fill it in, or leave it out",
        );
    }
    let bad = |context: &mut Context, rule, why: &str, help: &str| {
        context.fail(
            rule,
            at,
            format!("`{}` is not {}: {why}", shown(trimmed), kind.wanted()),
            help,
        )
    };
    match kind {
        Type::Line | Type::Name(_) if trimmed.contains('\n') => {
            return context.fail(
                &rules::WRONG_TYPE,
                at,
                format!("{} has several lines", name(at)),
                "write it on one line",
            );
        }
        Type::Slug => {
            if let Some(fault) = slug_fault(trimmed) {
                return bad(context, &rules::BAD_SLUG, fault, "write something like `wang-yi`");
            }
        }
        Type::Date => {
            return match parse_date(trimmed) {
                Ok(date) => FieldValue::Date(date),
                Err(why) => bad(context, &rules::BAD_DATE, &why, "write it as 2021-10-30"),
            };
        }
        Type::Span => {
            return match DateSpan::parse(trimmed) {
                Ok(span) => FieldValue::Span(span),
                Err(why) => bad(
                    context,
                    &rules::BAD_DATE,
                    &why,
                    "write 2021-10-30, 2021-10-30/2021-10-31 or 2021-10",
                ),
            };
        }
        Type::Until => {
            return match trimmed {
                "present" => FieldValue::Until(None),
                _ => match parse_date(trimmed) {
                    Ok(date) => FieldValue::Until(Some(date)),
                    Err(why) => bad(context, &rules::BAD_DATE, &why, "write it as 2021-10-30, or `present`"),
                },
            };
        }
        Type::Moment => {
            return match trimmed.parse::<DateTime>() {
                Ok(moment) if !trimmed.contains(['Z', 'z', '+', '[']) => FieldValue::Moment(moment),
                _ => bad(
                    context,
                    &rules::BAD_DATE,
                    "it is not a day and a time",
                    "write it as 2021-11-01T06:00; it is in the digest's timezone",
                ),
            };
        }
        Type::Url => {
            if let Some(why) = url_fault(trimmed) {
                return bad(
                    context,
                    &rules::BAD_ADDRESS,
                    why,
                    "write an address such as https://example.org/page",
                );
            }
        }
        Type::SitePath => {
            if let Some(why) = site_path_fault(trimmed) {
                return bad(
                    context,
                    &rules::BAD_ADDRESS,
                    why,
                    "write a path of this site such as `/2021/old-address/`",
                );
            }
        }
        Type::ArchiveFile => {
            let inside = Path::new(trimmed)
                .components()
                .all(|part| matches!(part, Component::Normal(_)));
            if !inside || trimmed.contains(['\\', '\0']) {
                return bad(
                    context,
                    &rules::BAD_ADDRESS,
                    "it does not stay inside archive/",
                    "name a file below archive/",
                );
            }
        }
        Type::Sha256 if trimmed.len() != 64 || !trimmed.bytes().all(|b| b.is_ascii_hexdigit()) => {
            return bad(
                context,
                &rules::WRONG_TYPE,
                "it has to be 64 hexadecimal digits",
                "see `sha256sum FILE`",
            );
        }
        Type::Language if !is_language(trimmed) => {
            return bad(
                context,
                &rules::WRONG_TYPE,
                "a language is written by its tag",
                "write `en`, `zh-Hans`, `pt-BR` …",
            );
        }
        Type::Country if !countries::is_code(trimmed) => {
            let upper = trimmed.to_ascii_uppercase();
            let code = countries::is_code(&upper).then_some(upper.as_str());
            let help = match code.or_else(|| countries::code_of(trimmed)) {
                Some(code) => format!("did you mean `{code}`?"),
                None => "write the two capital letters, such as IT".to_owned(),
            };
            return bad(context, &rules::UNKNOWN_VALUE, "ISO 3166-1 has no such code", &help);
        }
        Type::Choice(choices) => return choice(trimmed, choices, at, context),
        _ => {}
    }
    FieldValue::Text(trimmed.to_owned())
}

/// The word of a closed list that a text is.
fn choice(text: &str, choices: &'static [&'static str], at: &CurrentPath, context: &mut Context) -> FieldValue {
    if let Some(word) = choices.iter().find(|word| **word == text) {
        return FieldValue::Choice(word);
    }
    let message = format!("{} cannot be `{}`", name(at), shown(text));
    let diagnostic = context.report(&rules::UNKNOWN_VALUE, at, message);
    let near = suggest::nearest(text, choices.iter().copied());
    let suggested = diagnostic.clone().suggest(near);
    *diagnostic = if near.is_some() {
        suggested
    } else {
        suggested.help(format!("it is one of {}", choices.join(", ")))
    };
    FieldValue::Failed
}

/// Whether a text has the shape of a language tag (BCP 47).
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}
