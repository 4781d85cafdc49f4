//! What the digest as a whole seems to break only because of an error elsewhere: a field that a rule compares with others has
//! one, or the file of somebody who is named.

use super::faulty::faulty_parts;
use super::faulty_names::{FaultyNames, Named};
use super::missing::MissingPages;
use crate::diagnostic::{Diagnostic, FaultyParts, PathStep, Rule, Target, rules};
use crate::load::Inputs;
use crate::parse::{ActorFront, EntryFront, Front, Parsed, ParsedFile};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// The fields that a rule compares with others of the same file.
const COMPARED: [(&Rule, &[&str]); 3] = [
    (&rules::POSITION_OFF_TOPIC, &["topics"]),
    (&rules::POSITION_BY_OUTSIDER, &["participants"]),
    (&rules::POSITION_WITHOUT_ACCOUNT, &["source"]),
];

/// Finds out what only follows from errors of a digest.
pub struct Consequences<'a> {
    parsed: &'a Parsed,
    faulty: &'a FaultyParts<'a>,
    /// The faulty parts of files as each is parsed by itself.
    written: FaultyParts<'a>,
    missing: &'a MissingPages<'a>,
    topics: OnceLock<HashMap<&'a str, &'a ParsedFile>>,
    names: FaultyNames,
}

impl<'a> Consequences<'a> {
    /// Gathers what is needed for a digest with these faulty parts.
    pub fn new(
        inputs: &Inputs,
        parsed: &'a Parsed,
        faulty: &'a FaultyParts<'a>,
        missing: &'a MissingPages<'a>,
    ) -> Self {
        let written = faulty_parts(parsed.files.iter().flat_map(|file| &file.diagnostics), parsed);
        Self {
            parsed,
            faulty,
            names: FaultyNames::new(inputs, parsed, &written),
            written,
            missing,
            topics: OnceLock::new(),
        }
    }

    /// Whether a diagnostic of the digest as a whole may only follow from an error elsewhere.
    pub fn has(&self, diagnostic: &Diagnostic) -> bool {
        let Some(location) = diagnostic.location.as_ref().filter(|_| !self.faulty.is_empty()) else {
            return false;
        };
        let file = &*location.file;
        let compared = COMPARED.iter().filter(|(rule, _)| *rule == diagnostic.rule);
        if compared
            .into_iter()
            .any(|(_, fields)| self.faulty.affects(file, fields))
        {
            return true;
        }
        let rule = diagnostic.rule;
        if rule == &rules::DUPLICATE_SLUG || rule == &rules::DUPLICATE_ISSUE {
            self.is_of_faulty_name(diagnostic)
        } else if rule == &rules::NEAR_MISS || rule == &rules::UNCLEAR_NAME {
            self.names.may_have(Named::Actor, first_name(diagnostic))
        } else if rule == &rules::UNKNOWN_TOPIC {
            self.names.may_have(Named::Topic, first_name(diagnostic))
        } else if rule == &rules::UNKNOWN_REFERENCE {
            let name = first_name(diagnostic);
            self.names.may_have(Named::Actor, name) || self.names.may_have_slug(name)
        } else if rule == &rules::STANCE_WITHOUT_QUESTION {
            let topic = self.topic(first_name(diagnostic));
            topic.is_some_and(|topic| self.faulty.affects(&topic.path, &["question"]))
        } else if rule == &rules::POSITION_OFF_TOPIC {
            self.entry(file).is_some_and(|entry| self.has_faulty_topic(entry))
        } else if rule == &rules::POSITION_BY_OUTSIDER {
            self.entry(file)
                .is_some_and(|entry| self.names_faulty_registry(entry, &location.target))
        } else if rule == &rules::ISSUE_WITHOUT_ENTRIES {
            self.may_have_entries(file)
        } else {
            rule == &rules::BROKEN_LINK && self.may_have_entries(first_name(diagnostic))
        }
    }

    fn file(&self, path: &str) -> Option<&'a ParsedFile> {
        let files = &self.parsed.files;
        let at = files.binary_search_by(|file| (*file.path).cmp(path)).ok()?;
        Some(&*files[at])
    }

    fn entry(&self, path: &str) -> Option<&'a EntryFront> {
        match &self.file(path)?.front {
            Front::Entry(entry) => Some(entry),
            _ => None,
        }
    }

    /// The file of a topic, by its slug.
    fn topic(&self, slug: &str) -> Option<&'a ParsedFile> {
        let topics = self.topics.get_or_init(|| {
            let topics = self
                .parsed
                .files
                .iter()
                .filter(|file| matches!(file.front, Front::Topic(_)));
            topics.map(|file| (file.slug.as_str(), &**file)).collect()
        });
        topics.get(slug).copied()
    }

    /// Whether two files have one name only because that of one of them is not known.
    fn is_of_faulty_name(&self, diagnostic: &Diagnostic) -> bool {
        let labels = diagnostic.labels.iter().map(|label| &label.location);
        let mut files = diagnostic.location.iter().chain(labels).map(|location| &*location.file);
        files.any(|file| self.written.affects(file, &["slug", "period"]))
    }

    /// Whether a topic of an entry, or one that it is part of, has an error in what it is part of.
    fn has_faulty_topic(&self, entry: &EntryFront) -> bool {
        entry.topics.iter().any(|(_, topic)| {
            let (mut seen, mut next) = (HashSet::new(), Some(topic.as_str()));
            while let Some(slug) = next.filter(|slug| seen.insert(*slug)) {
                let Some(topic) = self.topic(slug) else {
                    return self.names.may_have(Named::Topic, slug);
                };
                if self.faulty.affects(&topic.path, &["parent"]) {
                    return true;
                }
                next = match &topic.front {
                    Front::Topic(front) => front.parent.as_deref(),
                    _ => None,
                };
            }
            false
        })
    }

    /// Whether the participants of an entry, or who holds a position, may be others than they seem.
    fn names_faulty_registry(&self, entry: &EntryFront, position: &Target) -> bool {
        let participants = entry.participants.iter().map(|(_, participant)| participant);
        let mut names = participants.flat_map(|one| [one.who.name()].into_iter().chain(one.of.as_deref()));
        let holders = || {
            let Target::Value(path) = position else { return None };
            let [PathStep::Key(_), PathStep::Index(at), ..] = path.steps() else {
                return None;
            };
            let position = entry.positions.iter().find(|(index, _)| index == at);
            position.map(|(_, position)| position.by.iter().map(|(_, by)| by))
        };
        let is_faulty = |actor: &ActorFront| self.names.may_have(Named::Actor, actor.name());
        names.any(|name| self.names.may_have(Named::Actor, name)) || holders().is_some_and(|mut all| all.any(is_faulty))
    }

    /// Whether the issue that a file introduces may only seem to have no entries.
    fn may_have_entries(&self, file: &str) -> bool {
        let Some(file) = self.file(file) else { return false };
        let Front::Issue(issue) = &file.front else { return false };
        let period = issue.period.as_deref().unwrap_or(&file.slug);
        self.missing.may_have_been(&format!("issues/{period}"))
    }
}

/// The first name that a message quotes.
fn first_name(diagnostic: &Diagnostic) -> &str {
    diagnostic.message.split('`').nth(1).unwrap_or_default()
}
