//! What a name means: the topic, party or publisher of a file, or a new one that entries alone name.

use super::registries::Registries;
use crate::countries;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::{Party, PartyId, PartyKind, Person, PersonId, Publisher, PublisherId, Topic, TopicId};
use crate::suggest;

impl Registries {
    /// The topic that a name means.
    pub fn topic(
        &mut self,
        written: &str,
        location: impl Fn() -> Location,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<TopicId> {
        if let Some(id) = self.topic_names.known(written) {
            return Some(TopicId(id));
        }
        match *self.topic_names.find(written) {
            [id] => Some(TopicId(id)),
            [] if !self.vocabulary => Some(self.new_topic(written)),
            [] => {
                let names = self.topics.iter().flat_map(|topic| {
                    [topic.slug.as_str(), topic.title.as_str()]
                        .into_iter()
                        .chain(topic.also_known_as.iter().map(String::as_str))
                });
                let near = suggest::nearest(written, names);
                let near = near
                    .and_then(|near| self.topic_names.first(near))
                    .map(|id| self.topics[id as usize].slug.clone());
                let message = format!("no topic named `{written}`");
                let mut diagnostic =
                    Diagnostic::new(&rules::UNKNOWN_TOPIC, location(), message).suggest(near.as_deref());
                if near.is_none() {
                    let slugs: Vec<&str> = self.topics.iter().take(12).map(|topic| topic.slug.as_str()).collect();
                    let more = if self.topics.len() > 12 { " …" } else { "" };
                    diagnostic = diagnostic.help(format!(
                        "the topics are {}{more}; `chancery new topic` adds one",
                        slugs.join(", ")
                    ));
                }
                diagnostics.push(diagnostic);
                None
            }
            ref many => {
                let named = many.iter().map(|id| self.topics[*id as usize].slug.as_str());
                diagnostics.push(several(written, location(), named));
                None
            }
        }
    }

    fn new_topic(&mut self, written: &str) -> TopicId {
        let slug = match self.topic_names.free_slug(written, |_| false) {
            Ok(slug) => slug,
            Err(same) => return TopicId(same),
        };
        let id = TopicId::new(self.topics.len());
        self.topics.push(Topic {
            slug: slug.clone(),
            title: written.to_owned(),
            ..Topic::default()
        });
        self.topic_names.introduce_new(written, slug, id.0);
        id
    }

    /// The party that a name means; a new one where no file knows it.
    pub fn party(
        &mut self,
        written: &str,
        location: impl Fn() -> Location,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<PartyId> {
        if let Some(id) = self.party_names.known(written) {
            return Some(PartyId(id));
        }
        match *self.party_names.find(written) {
            [id] => Some(PartyId(id)),
            [] => Some(self.new_party(written)),
            ref many => {
                let named = many.iter().map(|id| self.parties[*id as usize].slug.as_str());
                diagnostics.push(several(written, location(), named));
                None
            }
        }
    }

    /// A party that no file knows by this name. A country is one party, whatever it is called: that of a file with its
    /// code, or else the one that it was called by first.
    pub fn new_party(&mut self, written: &str) -> PartyId {
        let code = countries::code_of(written);
        if let Some([known]) = code.and_then(|code| self.party_codes.get(code)).map(Vec::as_slice) {
            self.party_names.introduce(written, known.0);
            return *known;
        }
        let is_file = |id: u32| self.parties[id as usize].file.is_some();
        let slug = match self.party_names.free_slug(written, is_file) {
            Ok(slug) => slug,
            Err(same) => return PartyId(same),
        };
        let id = PartyId::new(self.parties.len());
        let in_capitals = written.contains(char::is_uppercase);
        let name = code
            .filter(|_| !in_capitals)
            .and_then(countries::name)
            .unwrap_or(written);
        self.parties.push(Party {
            slug: slug.clone(),
            name: name.to_owned(),
            kind: code.map(|_| PartyKind::State),
            code: code.map(str::to_owned),
            ..Party::default()
        });
        self.party_names.introduce_new(written, slug, id.0);
        if let Some(code) = code {
            self.party_codes.entry(code.to_owned()).or_default().push(id);
        }
        id
    }

    pub fn new_person(&mut self, written: &str) -> PersonId {
        let is_file = |id: u32| self.people[id as usize].file.is_some();
        let slug = match self.person_names.free_slug(written, is_file) {
            Ok(slug) => slug,
            Err(same) => return PersonId(same),
        };
        let id = PersonId::new(self.people.len());
        self.people.push(Person {
            slug: slug.clone(),
            name: written.to_owned(),
            sort_name: written.to_owned(),
            ..Person::default()
        });
        self.person_names.introduce_new(written, slug, id.0);
        id
    }

    fn new_publisher(&mut self, written: &str) -> PublisherId {
        let is_file = |id: u32| self.publishers[id as usize].file.is_some();
        let slug = match self.publisher_names.free_slug(written, is_file) {
            Ok(slug) => slug,
            Err(same) => return PublisherId(same),
        };
        let id = PublisherId::new(self.publishers.len());
        self.publishers.push(Publisher {
            slug: slug.clone(),
            name: written.to_owned(),
            ..Publisher::default()
        });
        self.publisher_names.introduce_new(written, slug, id.0);
        id
    }

    /// The publisher or agency that a name means; a new one where no file knows it.
    pub fn publisher(
        &mut self,
        written: &str,
        location: impl Fn() -> Location,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<PublisherId> {
        if let Some(id) = self.publisher_names.known(written) {
            return Some(PublisherId(id));
        }
        match *self.publisher_names.find(written) {
            [id] => Some(PublisherId(id)),
            [] => Some(self.new_publisher(written)),
            ref many => {
                let named = many.iter().map(|id| self.publishers[*id as usize].slug.as_str());
                diagnostics.push(several(written, location(), named));
                None
            }
        }
    }
}

/// The mistake of a name that several files have.
fn several<'a>(written: &str, location: Location, slugs: impl Iterator<Item = &'a str>) -> Diagnostic {
    ambiguous(written, location, &slugs.collect::<Vec<_>>(), "write one of the slugs")
}

/// The mistake of a name with several meanings.
pub fn ambiguous(written: &str, location: Location, meanings: &[&str], help: &str) -> Diagnostic {
    let meanings: Vec<String> = meanings.iter().map(|meaning| format!("`{meaning}`")).collect();
    let message = format!("`{written}` may be {}", meanings.join(" or "));
    Diagnostic::new(&rules::AMBIGUOUS_NAME, location, message).help(help)
}
