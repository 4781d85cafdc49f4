//! People, or parties, of one name that nothing tells apart.

use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Digest, Person};
use crate::language::fold_name;
use std::collections::HashMap;
use std::sync::Arc;

/// Somebody with a file, as namesakes are compared.
struct Bearer<'a> {
    file: &'a Arc<str>,
    slug: &'a str,
    full_name: String,
    /// What may tell them apart: an office.
    office: Option<&'a str>,
}

/// Reports registered people, and registered parties, of one name with the same `distinction` or with none: lists show them as
/// one. Each is reported in their file.
pub fn check_namesakes(digest: &Digest, diagnostics: &mut Vec<Diagnostic>) {
    let people = digest.people.iter().filter_map(|person| {
        Some(Bearer {
            file: person.file.as_ref()?,
            slug: &person.slug,
            full_name: person.full_name().into_owned(),
            office: first_office(person),
        })
    });
    report_same(people, diagnostics);
    let parties = digest.parties.iter().filter_map(|party| {
        Some(Bearer {
            file: party.file.as_ref()?,
            slug: &party.slug,
            full_name: party.full_name().into_owned(),
            office: None,
        })
    });
    report_same(parties, diagnostics);
}

/// The title of an office that can be written into a file without quotes.
fn first_office(person: &Person) -> Option<&str> {
    let titles = person.offices.iter().map(|office| office.title.as_str());
    let is_plain = |title: &&str| {
        title.starts_with(char::is_alphabetic) && title.chars().all(|c| c.is_alphanumeric() || c == ' ' || c == '-')
    };
    let mut titles = titles.filter(is_plain);
    titles.next()
}

fn report_same<'a>(bearers: impl Iterator<Item = Bearer<'a>>, diagnostics: &mut Vec<Diagnostic>) {
    let mut by_name: HashMap<String, Vec<Bearer>> = HashMap::new();
    for bearer in bearers {
        by_name.entry(fold_name(&bearer.full_name)).or_default().push(bearer);
    }
    // The order of the map is lost when diagnostics are sorted by their location.
    for same in by_name.values().filter(|same| same.len() > 1) {
        let mut offices: HashMap<String, usize> = HashMap::new();
        for office in same.iter().filter_map(|bearer| bearer.office) {
            *offices.entry(fold_name(office)).or_default() += 1;
        }
        for (at, bearer) in same.iter().enumerate() {
            let other = &same[usize::from(at == 0)];
            let message = format!(
                "{} is also the name of `{}`, and nothing tells them apart",
                bearer.full_name, other.slug
            );
            let location = Location::field(bearer.file, "name");
            let diagnostic = Diagnostic::new(&rules::SAME_NAME, location, message);
            let diagnostic = diagnostic.label(Location::field(other.file, "name"), "the other one");
            let own = bearer
                .office
                .filter(|office| offices.get(&fold_name(office)) == Some(&1));
            diagnostics.push(diagnostic.help(match own {
                Some(office) => format!("add `distinction: {office}`, or the years of a life, such as `distinction: 1755–1827`"),
                None => "add `distinction:` with the years of a life, an office or a place, such as `distinction: 1755–1827`".to_owned(),
            }));
        }
    }
}
