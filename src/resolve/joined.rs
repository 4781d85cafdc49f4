//! Several names in one: people, parties or sources that a sign or a word joins.

use super::registries::Registries;
use super::unregistered::{in_shell, in_yaml};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::gazetteer;
use crate::language::fold_name;

/// The names in a text that separates several.
pub fn separate_names(written: &str) -> Option<Vec<&str>> {
    let names = written.split([';', '；', '؛', '、', '،', '|', '\n']).map(str::trim);
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    (names.len() > 1 || written.contains([';', '；', '؛'])).then_some(names)
}

/// Names that a word or a comma joins, where all are known, or two that may be those of people and of no body.
pub fn joined_names<'a>(written: &'a str, registries: &mut Registries) -> Option<Vec<&'a str>> {
    const JOINTS: [&str; 14] = [
        " and ", " & ", " et ", " y ", " e ", " und ", " и ", " та ", "和", "与", " و", "/", ",", "，",
    ];
    /// Words that are never in the name of a person, as "y" and "e" are.
    const BETWEEN_PEOPLE: [&str; 5] = [" and ", " & ", " et ", " und ", " и "];
    let known = JOINTS.iter().find_map(|joint| {
        let names = split_at(written, joint)?;
        names.iter().all(|name| registries.is_known(name)).then_some(names)
    });
    known.or_else(|| {
        let has_two_words = |name: &&str| name.split_whitespace().nth(1).is_some();
        let joint = BETWEEN_PEOPLE.iter().find(|joint| written.contains(**joint))?;
        let names = split_at(written, joint).filter(|names| names.iter().all(has_two_words))?;
        gazetteer::body_word(written).is_none().then_some(names)
    })
}

fn split_at<'a>(written: &'a str, joint: &str) -> Option<Vec<&'a str>> {
    let names: Vec<&str> = written.split(joint).map(str::trim).collect();
    (names.len() > 1 && names.iter().all(|name| !name.is_empty())).then_some(names)
}

/// Names as the items of a list in YAML.
pub fn in_list(names: &[&str]) -> String {
    let items: Vec<_> = names.iter().map(|name| in_yaml(name.trim())).collect();
    format!("[{}]", items.join(", "))
}

/// Reports a new party that is perhaps several.
pub fn report_several_parties(written: &str, location: impl FnOnce() -> Location, diagnostics: &mut Vec<Diagnostic>) {
    let Some(names) = separate_names(written) else { return };
    let message = format!("`{written}` looks like several names, and is taken for one party");
    let help = format!(
        "if it is several, write them as items of a list: {}; if it is one, create its file: `chancery new party {}`",
        in_list(&names),
        in_shell(written)
    );
    diagnostics.push(Diagnostic::new(&rules::UNCLEAR_NAME, location(), message).help(help));
}

/// Reports a new source whose name is perhaps several, or has more than the name: parentheses, who passed it on, a path.
pub fn report_unclear_source(
    written: &str,
    registries: &mut Registries,
    location: impl FnOnce() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let new_file = format!("create its file: `chancery new source {}`", in_shell(written));
    let (message, help) = if let Some((agency, publisher)) = passed_on(written) {
        (
            format!("`{written}` looks like who wrote it and who published it, and is taken for one source"),
            format!(
                "write `{{ publisher: {}, agency: {} }}`; if it is one name, {new_file}",
                in_yaml(publisher),
                in_yaml(agency)
            ),
        )
    } else if is_address(written) {
        (
            format!("`{written}` looks like an address, and is taken for the name of a source"),
            format!("write the address with its beginning, `url: https://{written}`"),
        )
    } else if let Some(names) = several_sources(written, registries) {
        (
            format!("`{written}` looks like several names, and is taken for one source"),
            format!(
                "if it is several, write them as accounts: {}; if it is one, {new_file}",
                in_list(&names)
            ),
        )
    } else if let Some(before) = before_parentheses(written) {
        (
            format!("`{written}` has parentheses, and is taken for the name of a source"),
            format!("write `{}`; if they belong to the name, {new_file}", in_yaml(before)),
        )
    } else {
        return;
    };
    diagnostics.push(Diagnostic::new(&rules::UNCLEAR_NAME, location(), message).help(help));
}

/// The name before parentheses.
fn before_parentheses(written: &str) -> Option<&str> {
    let (before, inside) = written.split_once(['(', '（', '[', '［'])?;
    let (before, inside) = (before.trim(), inside.trim());
    (!before.is_empty() && inside.ends_with([')', '）', ']', '］'])).then_some(before)
}

/// "Reuters via Example Times": who wrote it, and who published it.
fn passed_on(written: &str) -> Option<(&str, &str)> {
    const WORDS: [&str; 6] = [
        " via ",
        " quoted by ",
        " cited by ",
        " as quoted by ",
        " zitiert von ",
        " cité par ",
    ];
    let found = WORDS.iter().find_map(|word| written.split_once(word));
    found.map(|(agency, publisher)| (agency.trim(), publisher.trim()))
}

fn is_address(written: &str) -> bool {
    let host = written.split(['/', '?']).next().unwrap_or_default();
    let has_host = host.contains('.') && !host.contains(' ') && !host.starts_with('.') && !host.ends_with('.');
    written.starts_with("www.") || has_host && written.contains('/') && !written.contains(' ')
}

fn several_sources<'a>(written: &'a str, registries: &mut Registries) -> Option<Vec<&'a str>> {
    /// Signs that are hardly ever part of the name of a source.
    const SIGNS: [&str; 6] = ["/", "／", " + ", "＋", ",", "，"];
    /// Words that names of sources have as well: there the names are to look like those of sources.
    const WORDS: [&str; 16] = [
        " and ", " & ", " et ", " y ", " e ", " und ", " en ", " och ", " ve ", " dan ", " i ", " и ", " та ", "和",
        "与", " و",
    ];
    if let Some(names) = separate_names(written) {
        return Some(names);
    }
    let is_longer = |name: &&str| name.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    let by_sign = SIGNS.iter().find_map(|sign| split_at(written, sign));
    if let Some(names) = by_sign.filter(|names| names.iter().all(is_longer)) {
        return Some(names);
    }
    WORDS.iter().find_map(|word| {
        let names = split_at(written, word)?;
        let has_two_words = |name: &&str| name.split_whitespace().nth(1).is_some();
        let are_long = names.iter().all(has_two_words) && gazetteer::body_word(written).is_none();
        (are_long || names.iter().all(|name| is_source(name, registries))).then_some(names)
    })
}

/// Whether a name looks like that of a source: registered, known to everybody, or an abbreviation.
fn is_source(name: &str, registries: &mut Registries) -> bool {
    gazetteer::is_abbreviation(name)
        || KNOWN_SOURCES.contains(&&*fold_name(name))
        || !registries.publisher_names.find(name).is_empty()
        || registries.is_known(name)
}

/// Agencies, broadcasters and newspapers that are named together, folded.
const KNOWN_SOURCES: &[&str] = &[
    "reuters",
    "agence france presse",
    "associated press",
    "the associated press",
    "xinhua",
    "tass",
    "interfax",
    "ria novosti",
    "kyodo",
    "kyodo news",
    "yonhap",
    "anadolu",
    "anadolu agency",
    "bloomberg",
    "al jazeera",
    "bbc news",
    "the guardian",
    "guardian",
    "le monde",
    "le figaro",
    "the times",
    "the new york times",
    "new york times",
    "the washington post",
    "washington post",
    "financial times",
    "the economist",
    "politico",
    "axios",
    "der spiegel",
    "spiegel",
    "die zeit",
    "el pais",
    "corriere della sera",
    "la repubblica",
    "nikkei",
    "asahi",
    "global times",
    "china daily",
    "cgtn",
    "cctv",
    "people s daily",
    "peoples daily",
    "kommersant",
    "izvestia",
    "haaretz",
    "al arabiya",
    "al ahram",
    "dawn",
    "the hindu",
    "press tv",
    "sputnik",
    "ukrinform",
    "belta",
    "тасс",
    "интерфакс",
    "риа новости",
    "коммерсант",
    "известия",
    "рейтер",
    "рейтерс",
    "新华社",
    "新華社",
    "人民日报",
    "人民日報",
    "中新社",
    "央视",
    "路透社",
    "法新社",
    "美联社",
    "塔斯社",
    "共同社",
    "共同通信",
    "時事通信",
    "読売新聞",
    "朝日新聞",
    "毎日新聞",
    "日本経済新聞",
    "ロイター",
    "연합뉴스",
    "로이터",
    "رويترز",
    "الجزيرة",
    "العربية",
    "الأهرام",
    "فرانس برس",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_sources_in_one() {
        let mut registries = Registries::default();
        for (written, count) in [
            ("Reuters and AFP", 2),
            ("Reuters/AFP", 2),
            ("AP/Reuters/AFP", 3),
            ("Reuters & AFP", 2),
            ("Reuters et AFP", 2),
            ("ТАСС и Интерфакс", 2),
            ("新华社和路透社", 2),
            ("رويترز والجزيرة", 2),
            ("Lagoon Times, Reef Radio", 2),
            ("Lagoon Times and Reef Radio", 2),
            ("Lagoon Times; Reef Radio", 2),
            ("Xinhua / CCTV", 2),
        ] {
            let names = several_sources(written, &mut registries).unwrap_or_default();
            assert_eq!(names.len(), count, "{written}");
        }
        for written in [
            "Stars and Stripes",
            "News & Observer",
            "24/7",
            "Ministry of Trade and Foreign Affairs of Fiji",
            "Reuters",
            "和平报",
        ] {
            assert_eq!(several_sources(written, &mut registries), None, "{written}");
        }
    }

    #[test]
    fn more_than_a_name() {
        assert_eq!(before_parentheses("Gazette (print)"), Some("Gazette"));
        assert_eq!(before_parentheses("新华社（北京）"), Some("新华社"));
        assert_eq!(before_parentheses("(print)"), None);
        assert_eq!(
            passed_on("Reuters via Example Times"),
            Some(("Reuters", "Example Times"))
        );
        assert!(is_address("example.org/news") && is_address("www.example.org") && !is_address("Reuters/AFP"));
    }
}
