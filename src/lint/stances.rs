//! The sides that acts imply, as a list for editors who want to judge each.

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::digest::SideBasis;

/// Lists the positions whose side on the question of the topic is implied by their act.
pub fn list_implied_stances(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for (position, (at, _)) in subject.entry.positions.iter().zip(&subject.front.positions) {
        let Some(own) = position.side.filter(|own| own.basis == SideBasis::Act) else {
            continue;
        };
        let topic = subject.digest.topic(position.on);
        let question = topic.question.as_deref().unwrap_or_default();
        let path = FieldPath::root().key("positions").index(*at).key("act");
        let message = format!(
            "`{}` implies the side `{}` on “{question}”",
            position.act.word(),
            own.side.word()
        );
        let diagnostic = Diagnostic::new(
            &rules::STANCE_IMPLIED,
            Location::value(&subject.file.path, path),
            message,
        );
        diagnostics.push(diagnostic.help(format!(
            "add `stance: {}` to confirm it, or another stance",
            own.side.word()
        )));
    }
}
