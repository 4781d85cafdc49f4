//! Checks a text against the type of its field.

use super::address::{site_path_fault, url_fault};
use super::report::{field_name, quoted};
use super::{Context, FieldValue, Type};
use crate::date::{DateSpan, Moment, PartialDate, date_help, parse_date};
use crate::diagnostic::{CurrentPath, Rule, rules};
use crate::gazetteer;
use crate::suggest;
use crate::text::slug_fault;
use std::path::{Component, Path};

/// Why a text is not a value of its type: the rule, the reason, and what to write instead.
type Refusal = (&'static Rule, String, String);

/// The text as a value of that type; a mistake is reported.
pub(super) fn check_text(text: &str, kind: &'static Type, at: &CurrentPath, context: &mut Context) -> FieldValue {
    let text = text.trim();
    if text.is_empty() {
        let message = format!("{} is empty", field_name(at));
        return context.fail(&rules::WRONG_TYPE, at, message, "give it a value, or remove it");
    }
    let checked = match kind {
        Type::Line | Type::Name(_) if text.contains('\n') => {
            let message = format!("{} has several lines", field_name(at));
            return context.fail(&rules::WRONG_TYPE, at, message, "write it on one line");
        }
        Type::Choice(words) => return check_choice(text, words, at, context),
        Type::Date | Type::PartialDate | Type::Span | Type::Until | Type::Moment => parse_time(text, kind),
        _ => match text_fault(text, kind) {
            Some(refusal) => Err(refusal),
            None => Ok(FieldValue::Text(text.to_owned())),
        },
    };
    checked.unwrap_or_else(|(rule, why, help)| {
        let message = format!("`{}` is not {}: {why}", quoted(text), kind.description());
        context.fail(rule, at, message, help)
    })
}

/// The word of a closed list that a text is.
fn check_choice(text: &str, words: &'static [&'static str], at: &CurrentPath, context: &mut Context) -> FieldValue {
    if let Some(word) = words.iter().find(|word| **word == text) {
        return FieldValue::Choice(word);
    }
    let message = format!("unknown value `{}` for {}", quoted(text), field_name(at));
    let diagnostic = context.report(&rules::UNKNOWN_VALUE, at, message);
    let near = suggest::nearest(text, words.iter().copied());
    let suggested = diagnostic.clone().suggest(near);
    *diagnostic = if near.is_some() {
        suggested
    } else {
        suggested.help(format!("use one of {}", words.join(", ")))
    };
    FieldValue::Failed
}

/// The value of a text whose type is a day, an interval or a moment.
fn parse_time(text: &str, kind: &Type) -> Result<FieldValue, Refusal> {
    let refusal = |help: &'static str| move |why: String| (&rules::BAD_DATE, why, help.to_owned());
    let takes_interval = matches!(kind, Type::Span);
    let near = |help: &'static str| {
        move |why: String| {
            let help = date_help(text, takes_interval).unwrap_or_else(|| help.to_owned());
            (&rules::BAD_DATE, why, help)
        }
    };
    match kind {
        Type::Span => DateSpan::parse(text).map(FieldValue::Span).map_err(near(
            "write 2021-10-30, 2021-10 or 2021, or an interval such as 1818/1820; `~` after a date means about",
        )),
        Type::PartialDate => PartialDate::parse(text)
            .map(FieldValue::PartialDate)
            .map_err(near("write 2021-10-30, 2021-10 or 2021; `~` after it means about")),
        Type::Until if text == "present" => Ok(FieldValue::Until(None)),
        Type::Until => PartialDate::parse(text)
            .map(|date| FieldValue::Until(Some(date)))
            .map_err(near("write 2021-10-30, 2021-10 or 2021, or `present`")),
        Type::Moment => Moment::parse(text).map(FieldValue::Moment).ok_or_else(|| {
            refusal("write it as 2021-11-01T06:00; it is in the digest's timezone")(
                "it is not a day and a time".to_owned(),
            )
        }),
        _ => parse_date(text)
            .map(FieldValue::Date)
            .map_err(refusal("write it as 2021-10-30")),
    }
}

/// Why a text is not of a type of which every value is a text; none if it is.
fn text_fault(text: &str, kind: &Type) -> Option<Refusal> {
    let refusal = |rule, why: &str, help: &str| Some((rule, why.to_owned(), help.to_owned()));
    match kind {
        Type::Slug => refusal(&rules::BAD_SLUG, slug_fault(text)?, "for example `wang-yi`"),
        Type::Url => {
            let help = "write a URL such as https://example.org/page";
            refusal(&rules::BAD_ADDRESS, url_fault(text)?, help)
        }
        Type::SitePath => {
            let help = "write a path of this site such as `/2021/old-address/`";
            refusal(&rules::BAD_ADDRESS, site_path_fault(text)?, help)
        }
        Type::ArchiveFile if !stays_inside(text) => {
            let why = "it does not stay inside archive/";
            refusal(&rules::BAD_ADDRESS, why, "name a file below archive/")
        }
        Type::Sha256 if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) => {
            let why = "it must be 64 hexadecimal digits";
            refusal(&rules::WRONG_TYPE, why, "see `sha256sum FILE`")
        }
        Type::Language if !is_language(text) => {
            let why = "it does not have the form of BCP 47";
            refusal(&rules::WRONG_TYPE, why, "write `en`, `zh-Hans`, `pt-BR` …")
        }
        Type::Country if !gazetteer::is_code(text) => {
            let upper = text.to_ascii_uppercase();
            let code = gazetteer::is_code(&upper).then_some(upper.as_str());
            let meant = || gazetteer::find(text, "en").one().and_then(gazetteer::KnownParty::code);
            let help = match code.or_else(meant) {
                Some(code) => format!("did you mean `{code}`?"),
                None => "write the two capital letters, such as IT".to_owned(),
            };
            refusal(&rules::UNKNOWN_VALUE, "ISO 3166-1 has no such code", &help)
        }
        _ => None,
    }
}

/// Whether a path leads to nothing outside of the folder that it is relative to.
fn stays_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    parts.all(|part| matches!(part, Component::Normal(_))) && !path.contains(['\\', '\0'])
}

/// Whether a text has the shape of a language tag (BCP 47).
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}
