//! Checks a text against the type of its field.

use super::address::{encode_url, unencoded, url_fault};
use super::report::{field_name, quoted};
use super::site_path::{is_other_file, site_path_fault};
use super::{Context, FieldValue, Type, synonyms};
use crate::date::{DateForm, DateSpan, Moment, PartialDate, date_advice, parse_date, without_date};
use crate::diagnostic::{CurrentPath, Rule, rules};
use crate::gazetteer;
use crate::language::direction::close_directions;
use crate::language::typing;
use crate::likely_address::{is_path_of_computer, looks_like_host};
use crate::suggest;
use crate::text::{slug_fault, slugify};
use std::path::{Component, Path};

/// Why a text is not a value of its type.
struct Refusal {
    rule: &'static Rule,
    /// The reason, as the end of the message.
    why: String,
    /// What to write instead, in words.
    help: String,
    /// What is probably meant.
    meant: Option<String>,
    /// Whether nothing else can be.
    is_certain: bool,
}

impl Refusal {
    fn new(rule: &'static Rule, why: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            rule,
            why: why.into(),
            help: help.into(),
            meant: None,
            is_certain: false,
        }
    }

    /// With a suggestion.
    fn suggesting(mut self, meant: &str) -> Self {
        self.help = format!("did you mean `{meant}`?");
        self.meant = Some(meant.to_owned());
        self
    }

    /// With the only value that can be meant.
    fn certainly(mut self, meant: &str) -> Self {
        self = self.suggesting(meant);
        self.help = format!("write `{meant}`");
        self.is_certain = true;
        self
    }
}

const OTHER_FILE_HELP: &str = "Netlify, Cloudflare, GitLab and nginx redirect from it; a host without redirects serves a page of HTML there, which feed readers and programs do not follow";

/// The text as a value of that type; a mistake is reported.
pub(super) fn check_text(text: &str, kind: &'static Type, at: &CurrentPath, context: &mut Context) -> FieldValue {
    let text = text.trim();
    if text.is_empty() {
        let message = format!("{} is empty", field_name(at));
        return context.fail(&rules::WRONG_TYPE, at, message, "give it a value, or remove it");
    }
    if matches!(kind, Type::Line | Type::Name(_)) && text.contains('\n') {
        let message = format!("{} has several lines", field_name(at));
        return context.fail(&rules::WRONG_TYPE, at, message, "write it on one line");
    }
    let refusal = match read_text(text, kind) {
        Ok(value) => {
            if matches!(kind, Type::SitePath) && is_other_file(text) {
                let message = format!("`{}` is the name of a file that is no page", quoted(text));
                context.report(&rules::ALIAS_OF_FILE, at, message).help = Some(OTHER_FILE_HELP.to_owned());
            }
            return value;
        }
        Err(refusal) => refusal,
    };
    let message = match kind {
        Type::Choice(_) => format!("unknown value `{}` for {}", quoted(text), field_name(at)),
        _ => format!("`{}` is not {}: {}", quoted(text), kind.description(), refusal.why),
    };
    // Characters that look right are found by what is meant being right.
    if let Some((meant, reason)) = typing::as_meant(text).filter(|(meant, _)| read_text(meant, kind).is_ok()) {
        let message = match kind {
            Type::Choice(_) => format!("{message}: {reason}"),
            _ => format!("`{}` is not {}: {reason}", quoted(text), kind.description()),
        };
        let diagnostic = context.report(refusal.rule, at, message);
        *diagnostic = diagnostic.clone().help(format!("write `{meant}`")).certain_text(meant);
        return FieldValue::Failed;
    }
    let diagnostic = context.report(refusal.rule, at, message);
    diagnostic.help = Some(refusal.help);
    // A file says for certain what its slug is, but not what that of another one is.
    let is_own_slug = matches!(at, CurrentPath::Key(CurrentPath::Root, "slug"));
    if let Some(meant) = refusal.meant {
        let help = diagnostic.help.take();
        *diagnostic = match refusal.is_certain || is_own_slug {
            true => diagnostic.clone().certain_text(meant),
            false => diagnostic.clone().suggest(Some(&meant)),
        };
        diagnostic.help = help;
    }
    FieldValue::Failed
}

/// The value that a text is.
fn read_text(text: &str, kind: &'static Type) -> Result<FieldValue, Refusal> {
    match kind {
        Type::Choice(words) => read_choice(text, words),
        Type::Date | Type::PartialDate | Type::Span | Type::Until | Type::Moment => read_time(text, kind),
        _ => match text_fault(text, kind) {
            Some(refusal) => Err(refusal),
            // What is shown leaves the direction of the text around it alone.
            None if matches!(kind, Type::Line | Type::Text | Type::Name(_)) => {
                Ok(FieldValue::Text(close_directions(text).into_owned()))
            }
            None => Ok(FieldValue::Text(text.to_owned())),
        },
    }
}

/// The word of a closed list that a text is.
fn read_choice(text: &str, words: &'static [&'static str]) -> Result<FieldValue, Refusal> {
    if let Some(word) = words.iter().find(|word| **word == text) {
        return Ok(FieldValue::Choice(word));
    }
    let refusal = Refusal::new(&rules::UNKNOWN_VALUE, "", format!("use one of {}", words.join(", ")));
    let meant = synonyms::word_meant(text, words);
    let near = || suggest::nearest(text, words.iter().copied());
    Err(match meant {
        Some((word, is_same)) => Refusal {
            help: format!("did you mean `{word}`? The values are {}", words.join(", ")),
            meant: Some(word.to_owned()),
            is_certain: is_same,
            ..refusal
        },
        None => match near() {
            Some(near) => refusal.suggesting(near),
            None => refusal,
        },
    })
}

/// The value of a text whose type is a day, an interval or a moment.
fn read_time(text: &str, kind: &Type) -> Result<FieldValue, Refusal> {
    let (form, fallback) = match kind {
        Type::Span => (
            DateForm::Interval,
            "write 2021-10-30, 2021-10 or 2021, or an interval such as 1818/1820; `~` after a date means about",
        ),
        Type::PartialDate => (
            DateForm::Partial,
            "write 2021-10-30, 2021-10 or 2021; `~` after it means about",
        ),
        Type::Until => (DateForm::Partial, "write 2021-10-30, 2021-10 or 2021, or `present`"),
        Type::Moment => (
            DateForm::Moment,
            "write it as 2021-11-01T06:00; it is in the digest's timezone",
        ),
        _ => (DateForm::Day, "write it as 2021-10-30"),
    };
    let read = match kind {
        Type::Span => DateSpan::parse(text).map(FieldValue::Span),
        Type::PartialDate => PartialDate::parse(text).map(FieldValue::PartialDate),
        Type::Until if text == "present" => Ok(FieldValue::Until(None)),
        Type::Until => PartialDate::parse(text).map(|date| FieldValue::Until(Some(date))),
        Type::Moment => Moment::parse(text)
            .map(FieldValue::Moment)
            .ok_or_else(|| "it is not a day and a time".to_owned()),
        _ => parse_date(text).map(FieldValue::Date),
    };
    read.map_err(|why| {
        let refusal = Refusal::new(&rules::BAD_DATE, why, fallback);
        if matches!(kind, Type::Until) && synonyms::means_present(text) {
            return refusal.certainly("present");
        }
        match date_advice(text, form) {
            Some(advice) => Refusal {
                help: advice.help,
                is_certain: advice.certain.is_some(),
                meant: advice.certain,
                ..refusal
            },
            None => refusal,
        }
    })
}

/// Why a text is not of a type of which every value is a text; none if it is.
fn text_fault(text: &str, kind: &Type) -> Option<Refusal> {
    Some(match kind {
        Type::Slug => slug_refusal(text)?,
        Type::Entry => entry_refusal(text)?,
        Type::Url => url_refusal(text)?,
        Type::SitePath => path_refusal(text)?,
        Type::ArchiveFile if !stays_inside(text) => {
            let why = "it does not stay inside archive/";
            let refusal = Refusal::new(&rules::BAD_ADDRESS, why, "name a file below archive/");
            let name = text.rsplit(['/', '\\']).next().unwrap_or_default();
            match is_path_of_computer(text) && stays_inside(name) && !name.is_empty() {
                true => Refusal {
                    help: format!("this is a path on your computer: copy the file into archive/ and write `{name}`"),
                    ..refusal
                },
                false => refusal,
            }
        }
        Type::Sha256 if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) => {
            let why = "it must be 64 hexadecimal digits";
            Refusal::new(&rules::WRONG_TYPE, why, "see `sha256sum FILE`")
        }
        Type::Language if !is_language(text) => {
            let why = "it does not have the form of BCP 47";
            let refusal = Refusal::new(&rules::WRONG_TYPE, why, "write `en`, `zh-Hans`, `pt-BR` …");
            match synonyms::language_tag(text).filter(|tag| is_language(tag)) {
                Some(tag) => refusal.certainly(&tag),
                None => refusal,
            }
        }
        Type::Country if !gazetteer::is_code(text) => country_refusal(text),
        _ => return None,
    })
}

fn slug_refusal(text: &str) -> Option<Refusal> {
    let refusal = Refusal::new(&rules::BAD_SLUG, slug_fault(text)?, "for example `wang-yi`");
    let name = text.strip_suffix(".md").unwrap_or(text);
    let slug = slugify(without_date(name));
    Some(match slug_fault(&slug) {
        None => refusal.suggesting(&slug),
        Some(_) => refusal,
    })
}

/// An entry is named by its slug, or, where several have it, by its date and its slug.
fn entry_refusal(text: &str) -> Option<Refusal> {
    let Some((date, slug)) = text.trim_matches('/').rsplit_once('/') else {
        return slug_refusal(text);
    };
    let date = date.replace('/', "-");
    let is_date = date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') && DateSpan::parse(&date).is_ok();
    let is_dated = is_date && slug_fault(slug).is_none();
    let written = format!("{date}/{slug}");
    if is_dated && written == text {
        return None;
    }
    let why = "it is neither a slug nor a date and a slug";
    let refusal = Refusal::new(&rules::BAD_SLUG, why, "for example `2021-10-30/wang-lavrov-rome`");
    Some(match is_dated {
        true => refusal.suggesting(&written),
        false => refusal,
    })
}

fn url_refusal(text: &str) -> Option<Refusal> {
    let why = url_fault(text)?;
    let why = match unencoded(text).filter(|_| text.contains("://")) {
        Some(c) => format!("it contains `{c}`, which must be percent-encoded"),
        None => why.to_owned(),
    };
    let refusal = Refusal::new(&rules::BAD_ADDRESS, why, "write a URL such as https://example.org/page");
    let with_scheme = format!("https://{}", text.trim_start_matches('/'));
    let encoded = encode_url(text);
    Some(if is_path_of_computer(text) {
        Refusal {
            help: "this is a path on your computer, which readers cannot open; write the address of the page"
                .to_owned(),
            ..refusal
        }
    } else if looks_like_host(text) && url_fault(&with_scheme).is_none() {
        refusal.suggesting(&with_scheme)
    } else if text.contains("://") && url_fault(&encoded).is_none() {
        refusal.suggesting(&encoded)
    } else {
        refusal
    })
}

fn path_refusal(text: &str) -> Option<Refusal> {
    let fault = site_path_fault(text)?;
    let help = fault
        .help
        .unwrap_or_else(|| "write a path of this site such as `/2021/old-address/`".to_owned());
    let refusal = Refusal::new(&rules::BAD_ADDRESS, fault.why, help);
    Some(match fault.meant {
        Some(path) if fault.is_certain => refusal.certainly(&path),
        Some(path) => refusal.suggesting(&path),
        None => refusal,
    })
}

fn country_refusal(text: &str) -> Refusal {
    let refusal = Refusal::new(
        &rules::UNKNOWN_VALUE,
        "ISO 3166-1 has no such code",
        "write the two capital letters, such as IT",
    );
    let upper = text.to_ascii_uppercase();
    let code = gazetteer::is_code(&upper).then_some(upper.as_str());
    let meant = || gazetteer::find(text, "en").one().and_then(gazetteer::KnownParty::code);
    match code.or_else(meant) {
        Some(code) => Refusal {
            is_certain: true,
            ..refusal.suggesting(code)
        },
        None => refusal,
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
