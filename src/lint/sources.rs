//! What an editor looks for in a source: that it can be found again, that its days agree, that one source is called one.

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Fix, Location, rules};
use crate::digest::{PublisherId, Verification};
use crate::parse::{AccountFront, Front, ParsedFile};
use jiff::civil::Date;
use std::collections::BTreeSet;

pub fn check(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for (at, account) in &subject.front.accounts {
        let location = |field: &str| subject.file.item_field("source", *at, field);
        if account.url.is_none() && account.url_missing.is_none() && account.archive_url.is_none() {
            let message = "this source has no address, and no reason why";
            let location = subject.file.item("source", *at);
            let help = "add `url: https://…`, or `url_missing: why there is none`";
            diagnostics.push(Diagnostic::new(&rules::NO_URL, location, message).help(help));
        }
        archive(account, &location, diagnostics);
        for (field, url) in [("url", &account.url), ("archive_url", &account.archive_url)] {
            // What an archive has in its own address is part of the copy's name.
            if field == "url"
                && let Some(url) = url
            {
                tracking(url, location(field), diagnostics);
            }
        }
        if let (Some(published), Some(accessed)) = (account.published, account.accessed)
            && accessed < published
        {
            let message = format!("this account was read on {accessed}, before it was published on {published}");
            let diagnostic = Diagnostic::new(&rules::ACCESSED_BEFORE_PUBLISHED, location("accessed"), message);
            diagnostics.push(diagnostic.help("one of the two days is wrong"));
        }
    }
    single_source(subject, diagnostics);
}

/// The addresses of a source's own file.
pub fn check_registry(file: &ParsedFile, diagnostics: &mut Vec<Diagnostic>) {
    let Front::Source(front) = &file.front else { return };
    for (field, url) in [("url", &front.url), ("basis", &front.basis)] {
        if let Some(url) = url {
            tracking(url, file.field(field), diagnostics);
        }
    }
}

fn archive(account: &AccountFront, location: &impl Fn(&str) -> Location, diagnostics: &mut Vec<Diagnostic>) {
    match (&account.archive_url, account.archived) {
        (Some(url), None) => {
            let message = "this archived copy has no day";
            let help = match stamp(url) {
                Some(day) => format!("add `archived: {day}`, the day in its address"),
                None => "add `archived:` with the day on which the copy was made".to_owned(),
            };
            let diagnostic = Diagnostic::new(&rules::ARCHIVE_INCOMPLETE, location("archive_url"), message);
            diagnostics.push(diagnostic.help(help));
        }
        (None, Some(_)) => {
            let message = "this is the day of an archived copy that is not there";
            let diagnostic = Diagnostic::new(&rules::ARCHIVE_INCOMPLETE, location("archived"), message);
            diagnostics.push(diagnostic.help("add `archive_url: https://…`, or take it away"));
        }
        (Some(url), Some(archived)) => {
            if let Some(day) = stamp(url).filter(|day| *day != archived) {
                let message = format!("the copy was archived on {day}, as its address says, not on {archived}");
                let diagnostic = Diagnostic::new(&rules::ARCHIVE_DATE, location("archived"), message);
                diagnostics.push(diagnostic.suggest(Some(&day.to_string())));
            }
        }
        (None, None) => {}
    }
}

/// The day in an address such as `https://web.archive.org/web/20211101120000/https://…`.
fn stamp(url: &str) -> Option<Date> {
    let (_, rest) = url.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    if !matches!(host, "web.archive.org" | "www.web.archive.org") {
        return None;
    }
    let stamp = path.strip_prefix("web/")?.split('/').next()?;
    let digits = stamp.bytes().take_while(u8::is_ascii_digit).count();
    if digits < 8 {
        return None;
    }
    let day = format!("{}-{}-{}", &stamp[..4], &stamp[4..6], &stamp[6..8]);
    crate::date::parse_date(&day).ok()
}

/// Parameters that tell a site where its reader came from.
const TRACKING: [&str; 24] = [
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igshid",
    "igsh",
    "mc_cid",
    "mc_eid",
    "_hsenc",
    "_hsmi",
    "mkt_tok",
    "vero_id",
    "oly_enc_id",
    "oly_anon_id",
    "ref_src",
    "ref_url",
    "cmpid",
    "spm",
];

fn is_tracking(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.starts_with("utm_") || TRACKING.contains(&name.as_str())
}

fn tracking(url: &str, location: Location, diagnostics: &mut Vec<Diagnostic>) {
    let Some((found, clean)) = without_tracking(url) else {
        return;
    };
    let message = format!("`{found}` follows those who open this address");
    let mut diagnostic = Diagnostic::new(&rules::TRACKING_PARAMETERS, location, message);
    diagnostic = diagnostic.help(format!("write `{clean}`"));
    diagnostic.fix = Some(Fix { replacement: clean });
    diagnostics.push(diagnostic);
}

/// The first parameter that tracks, and the address without them all.
fn without_tracking(url: &str) -> Option<(String, String)> {
    let (url, fragment) = match url.split_once('#') {
        Some((url, fragment)) => (url, format!("#{fragment}")),
        None => (url, String::new()),
    };
    let (path, query) = url.split_once('?')?;
    let (tracking, kept): (Vec<&str>, Vec<&str>) = query.split('&').partition(|parameter| is_tracking(parameter));
    let found = tracking.first()?.split('=').next().unwrap_or_default().to_owned();
    let query = if kept.is_empty() {
        String::new()
    } else {
        format!("?{}", kept.join("&"))
    };
    Some((found, format!("{path}{query}{fragment}")))
}

fn single_source(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let accounts = subject.entry.accounts.iter();
    let writers: BTreeSet<PublisherId> = accounts
        .map(|account| account.agency.unwrap_or(account.publisher))
        .collect();
    let verification = subject.entry.verification;
    let (location, message, help) = match (writers.len(), verification) {
        (1, None) => (
            subject.file.field("source"),
            "this entry rests on one source and does not say so".to_owned(),
            "add `verification: single-source` (or `primary-text`, if it is the document itself)",
        ),
        (1, Some(claim @ (Verification::Corroborated | Verification::BothSides))) => (
            subject.file.field("verification"),
            match &subject.entry.accounts[..] {
                [_] => format!("`{}`, and there is one account", claim.word()),
                accounts => format!(
                    "`{}`, and all {} accounts are of one source",
                    claim.word(),
                    accounts.len()
                ),
            },
            "write `single-source`, or add an account of somebody else's",
        ),
        (many, Some(Verification::SingleSource)) if many > 1 => (
            subject.file.field("verification"),
            format!("`single-source`, and the accounts are of {many} sources"),
            "write `corroborated` where they agree, `both-sides` or `disputed`",
        ),
        _ => return,
    };
    diagnostics.push(Diagnostic::new(&rules::SINGLE_SOURCE, location, message).help(help));
}

#[cfg(test)]
mod tests {
    use super::{stamp, without_tracking};

    #[test]
    fn addresses_without_what_tracks() {
        for (url, clean) in [
            (
                "https://e.org/a?utm_source=x&id=3&fbclid=9#top",
                Some("https://e.org/a?id=3#top"),
            ),
            ("https://e.org/a?UTM_Medium=x", Some("https://e.org/a")),
            ("https://e.org/a?id=3", None),
            ("https://e.org/utm_source", None),
            ("https://e.org/a#?utm_source=x", None),
        ] {
            let found = without_tracking(url).map(|(_, clean)| clean);
            assert_eq!(found.as_deref(), clean, "{url}");
        }
    }

    #[test]
    fn stamps_of_archives() {
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
        ] {
            assert_eq!(stamp(url).map(|day| day.to_string()).as_deref(), day, "{url}");
        }
    }
}
