//! Files of people that do not say by which name lists are to sort them.

use crate::diagnostic::{Diagnostic, Location, rules};
use crate::language::begins_with_family_name;
use crate::parse::{Config, Front, ParsedFile};

/// Reports a person's file without `sort_name`, unless the language of the name says that the family name comes first.
pub fn check_person_file(file: &ParsedFile, config: &Config, diagnostics: &mut Vec<Diagnostic>) {
    let Front::Person(front) = &file.front else { return };
    let Some(name) = front.name.as_deref().filter(|_| front.sort_name.is_none()) else {
        return;
    };
    if begins_with_family_name(name, &config.language) {
        return;
    }
    let message = format!("lists sort {name} by the first letter, since `sort_name` is missing");
    let location = Location::field(&file.path, "name");
    let diagnostic = Diagnostic::new(&rules::NO_SORT_NAME, location, message);
    let (last, first) = name.rsplit_once(' ').map_or((name, ""), |(first, last)| (last, first));
    let help =
        format!("add `sort_name: {last}, {first}`, or `sort_name: {name}` if the family name is in front already");
    diagnostics.push(diagnostic.help(help));
}
