//! Participants that the text never names: a reader does not learn what they did.

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::Actor;
use crate::text::fold;
use std::collections::HashSet;

pub fn check(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let text = subject.paragraphs.iter().map(|paragraph| paragraph.text.as_str());
    let text = fold(&text.collect::<Vec<_>>().join(" "));
    let words: HashSet<&str> = text.split(|char: char| !char.is_alphanumeric()).collect();
    let participants = subject.front.participants.iter().zip(&subject.entry.participants);
    for ((at, _), participant) in participants.filter(|(_, participant)| !participant.is_mentioned()) {
        let named = match participant.who {
            Actor::Person(id) => {
                let person = subject.digest.person(id);
                let names = std::iter::once(&person.name).chain(&person.also_known_as);
                // Texts name people by one of their names: "Wang said".
                names
                    .map(|name| fold(name))
                    .any(|name| name.split(' ').any(|part| words.contains(part)))
            }
            Actor::Party(id) => {
                let party = subject.digest.party(id);
                let mut names = std::iter::once(&party.name).chain(&party.also_known_as);
                names.any(|name| text.contains(&fold(name)))
            }
        };
        if !named {
            let name = match participant.who {
                Actor::Person(id) => &subject.digest.person(id).name,
                Actor::Party(id) => &subject.digest.party(id).name,
            };
            let message = format!("{name} takes part, and the text never names them");
            let place = subject.file.item("participants", *at);
            let help = "say what they did, or give them `role: mentioned` or no place in the list";
            diagnostics.push(Diagnostic::new(&rules::PARTICIPANT_UNNAMED, place, message).help(help));
        }
    }
}
