//! Sources: whether they can be found again, whether their dates agree, and whether an entry says how many it rests on.

use super::subject::Subject;
use crate::date::{PartialDate, parse_date};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{PublisherId, Verification};
use crate::fields::without_tracking;
use crate::parse::{AccountFront, Front, ParsedFile};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Reports what is missing or wrong in the accounts of an entry.
pub fn check_sources(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for (at, account) in &subject.front.accounts {
        let location = |field: &str| subject.file.item_field("source", *at, field);
        if is_found_nowhere(account) {
            let message = "source has no address and no reason why";
            let location = subject.file.item("source", *at);
            let help = "add `url: https://…`, or `url_missing: why there is none`";
            diagnostics.push(Diagnostic::new(&rules::NO_URL, location, message).help(help));
        }
        check_archive(account, &location, diagnostics);
        let latest_day = subject.digest.latest_day();
        for (field, date) in [
            ("published", account.published),
            ("accessed", account.accessed),
            ("archived", account.archived),
        ] {
            if let Some(date) = date.filter(|date| date.earliest() > latest_day) {
                let message = format!("`{field}` is {date}, which has not come yet");
                let diagnostic = Diagnostic::new(&rules::FUTURE_ACCOUNT, location(field), message);
                diagnostics.push(diagnostic.help(format!("today is {}; correct the date", subject.digest.today())));
            }
        }
        // The parameters in the address of an archived copy are part of its name, and are left alone.
        if let Some(url) = &account.url {
            check_tracking(url, location("url"), diagnostics);
        }
        if let (Some(published), Some(accessed)) = (account.published, account.accessed)
            && accessed.is_certainly_before(published)
        {
            let message = format!(
                "`accessed` is {accessed}, before the account was published {}",
                published.with_preposition()
            );
            let diagnostic = Diagnostic::new(&rules::ACCESSED_BEFORE_PUBLISHED, location("accessed"), message);
            diagnostics.push(diagnostic.help("correct one of the two dates"));
        }
    }
}

/// Whether an account says neither where it can be found nor why it cannot.
fn is_found_nowhere(account: &AccountFront) -> bool {
    account.url.is_none() && account.url_missing.is_none() && account.archive_url.is_none()
}

/// Reports tracking parameters in the file of a publisher or a person.
pub fn check_registry_file(file: &ParsedFile, diagnostics: &mut Vec<Diagnostic>) {
    match &file.front {
        Front::Source(front) => {
            for (field, url) in [("url", &front.url), ("basis", &front.basis)] {
                if let Some(url) = url {
                    check_tracking(url, file.field(field), diagnostics);
                }
            }
        }
        Front::Person(front) => {
            for (at, office) in &front.offices {
                if let Some(url) = office.source.as_ref().and_then(|source| source.url.as_ref()) {
                    check_tracking(url, file.office_source_url(*at), diagnostics);
                }
            }
        }
        _ => {}
    }
}

/// Whether an archived copy has its date, and the right one.
fn check_archive(account: &AccountFront, location: &impl Fn(&str) -> Location, diagnostics: &mut Vec<Diagnostic>) {
    match (&account.archive_url, account.archived) {
        (Some(url), None) => {
            let message = "`archive_url` is set but `archived` is missing";
            let help = match archive_date(url) {
                Some(day) => format!("add `archived: {day}`, the date in its address"),
                None => "add `archived:` with the date of the copy".to_owned(),
            };
            let diagnostic = Diagnostic::new(&rules::ARCHIVE_INCOMPLETE, location("archive_url"), message);
            diagnostics.push(diagnostic.help(help));
        }
        (None, Some(_)) => {
            let message = "`archived` is set but `archive_url` is missing";
            let diagnostic = Diagnostic::new(&rules::ARCHIVE_INCOMPLETE, location("archived"), message);
            diagnostics.push(diagnostic.help("add `archive_url: https://…`, or remove `archived`"));
        }
        (Some(url), Some(archived)) => {
            if let Some(day) = archive_date(url).filter(|day| !may_be(archived, *day)) {
                let message = format!("`archived` is {archived}, but the address of the copy says {day}");
                let diagnostic = Diagnostic::new(&rules::ARCHIVE_DATE, location("archived"), message);
                let day = day.to_string();
                diagnostics.push(diagnostic.suggest(Some(&day)).certain_text(day));
            }
        }
        (None, None) => {}
    }
}

/// Whether a date may be that day.
fn may_be(date: PartialDate, day: Date) -> bool {
    date.earliest() <= day && day <= date.latest()
}

/// The date in an address of the Wayback Machine, such as `https://web.archive.org/web/20211101120000/https://…`.
fn archive_date(url: &str) -> Option<Date> {
    let (_, rest) = url.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    if !matches!(host, "web.archive.org" | "www.web.archive.org") {
        return None;
    }
    let stamp = path.strip_prefix("web/")?.split('/').next()?;
    let digits = stamp
        .get(..8)
        .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let (year, rest) = digits.split_at(4);
    let (month, day) = rest.split_at(2);
    parse_date(&format!("{year}-{month}-{day}")).ok()
}

fn check_tracking(url: &str, location: Location, diagnostics: &mut Vec<Diagnostic>) {
    let Some((found, clean)) = without_tracking(url) else {
        return;
    };
    let message = format!("`{found}` is a tracking parameter");
    let diagnostic = Diagnostic::new(&rules::TRACKING_PARAMETERS, location, message);
    let diagnostic = diagnostic.help(format!("write `{clean}`"));
    diagnostics.push(diagnostic.certain_text(clean));
}

/// Reports a `verification` that does not fit the number of independent sources: several accounts of one agency are one source.
pub fn check_verification(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let accounts = subject.entry.accounts.iter();
    let writers: BTreeSet<PublisherId> = accounts
        .map(|account| account.agency.unwrap_or(account.publisher))
        .collect();
    let verification = subject.entry.verification;
    let (location, message, help) = match (writers.len(), verification) {
        (1, None)
            if subject
                .front
                .accounts
                .iter()
                .any(|(_, account)| is_found_nowhere(account)) =>
        {
            return;
        }
        (1, None) => (
            match subject.front.accounts.as_slice() {
                [(at, _)] => subject.file.item("source", *at),
                _ => subject.file.field("source"),
            },
            "entry rests on one source but does not say so".to_owned(),
            "add `verification: single-source` (or `primary-text`, if it is the document itself)",
        ),
        (1, Some(claim @ (Verification::Corroborated | Verification::BothSides))) => (
            subject.file.field("verification"),
            match &subject.entry.accounts[..] {
                [_] => format!("`{}`, but there is only one account", claim.word()),
                accounts => format!(
                    "`{}`, but all {} accounts are of one source",
                    claim.word(),
                    accounts.len()
                ),
            },
            "write `single-source`, or add an account of another source",
        ),
        (many, Some(Verification::SingleSource)) if many > 1 => (
            subject.file.field("verification"),
            format!("`single-source`, but the accounts are of {many} sources"),
            "write `corroborated` where they agree, `both-sides` or `disputed`",
        ),
        _ => return,
    };
    diagnostics.push(Diagnostic::new(&rules::SINGLE_SOURCE, location, message).help(help));
}

#[cfg(test)]
mod tests {
    use super::archive_date;

    #[test]
    fn dates_of_archived_copies() {
        for (url, day) in [
            (
                "https://web.archive.org/web/20211101120000/https://e.org/",
                Some("2021-11-01"),
            ),
            (
                "https://web.archive.org/web/20211101id_/https://e.org/",
                Some("2021-11-01"),
            ),
            ("https://web.archive.org/web/2021*/https://e.org/", None),
            ("https://web.archive.org/web/20211399/x", None),
            ("https://archive.ph/20211101", None),
            ("https://web.archive.org/", None),
            ("https://web.archive.org/web/2021110é/x", None),
            ("https://web.archive.org/web/٢٠٢١١١٠١/x", None),
        ] {
            assert_eq!(archive_date(url).map(|day| day.to_string()).as_deref(), day, "{url}");
        }
    }
}
