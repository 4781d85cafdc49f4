//! Topics, people, parties, publishers and pages from their files, and the names by which entries find them.

use super::circles;
use super::names::Names;
use super::withhold::Withholding;
use crate::diagnostic::{Diagnostic, FieldPath, Location, rules};
use crate::digest::{
    Actor, Item, Member, Page, PageId, Party, PartyId, PartyKind, Person, PersonId, Publisher, PublisherId, Tenure,
    Topic, TopicId,
};
use crate::fields::host;
use crate::language::fold_name;
use crate::parse::{Front, Parsed, ParsedFile};
use std::collections::HashMap;
use std::sync::Arc;

/// Everything that entries can name.
pub struct Registries {
    pub topics: Vec<Topic>,
    pub people: Vec<Person>,
    pub parties: Vec<Party>,
    pub publishers: Vec<Publisher>,
    pub topic_names: Names,
    pub person_names: Names,
    pub party_names: Names,
    pub publisher_names: Names,
    /// What bare names of people and parties were found to mean.
    pub actors: HashMap<String, Actor>,
    /// The states and territories that have a country's code.
    pub party_codes: HashMap<String, Vec<PartyId>>,
    /// The sources that have a host as theirs.
    pub publisher_hosts: HashMap<String, Vec<PublisherId>>,
    /// Whether topics are a controlled vocabulary: as soon as there is a file of one, and unless one cannot be read. What
    /// that one is called is not known then, and a name of it is no mistake.
    pub vocabulary: bool,
}

impl Registries {
    pub fn new(parsed: &Parsed, by_path: &mut HashMap<Arc<str>, Item>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut new = Self {
            topics: Vec::new(),
            people: Vec::new(),
            parties: Vec::new(),
            publishers: Vec::new(),
            topic_names: Names::default(),
            person_names: Names::default(),
            party_names: Names::default(),
            publisher_names: Names::default(),
            actors: HashMap::new(),
            party_codes: HashMap::new(),
            publisher_hosts: HashMap::new(),
            vocabulary: false,
        };
        for file in &parsed.files {
            let item = new.add(file);
            by_path.insert(Arc::clone(&file.path), item);
        }
        let unnamed = |file: &Arc<ParsedFile>| matches!(&file.front, Front::Topic(front) if front.title.is_none());
        new.vocabulary = !new.topics.is_empty() && !parsed.files.iter().any(unnamed);
        for file in &parsed.files {
            let Some(item) = by_path.get(&file.path) else { continue };
            match (&file.front, *item) {
                (Front::Topic(_), Item::Topic(id)) => new.topic_relations(file, id, diagnostics),
                (Front::Party(_), Item::Party(id)) => new.party_relations(file, id, diagnostics),
                (Front::Person(_), Item::Person(id)) => new.person_relations(file, id, diagnostics),
                (Front::Source(_), Item::Publisher(id)) => new.source_relations(file, id, diagnostics),
                _ => {}
            }
        }
        new.break_circles(diagnostics);
        new
    }

    /// A first pass: every file's own words, and its names.
    fn add(&mut self, file: &Arc<ParsedFile>) -> Item {
        let texts = |items: &[(usize, String)]| items.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>();
        let path = Some(Arc::clone(&file.path));
        match &file.front {
            Front::Topic(front) => {
                let id = TopicId::new(self.topics.len());
                let topic = Topic {
                    file: path,
                    slug: file.slug.clone(),
                    title: front.title.clone().unwrap_or_else(|| file.slug.clone()),
                    summary: front.summary.clone(),
                    usage_hint: front.usage_hint.clone(),
                    also_known_as: texts(&front.also_known_as),
                    aliases: texts(&front.aliases),
                    body: Arc::clone(&file.body),
                    body_start: file.body_start,
                    extra: front.extra.clone(),
                    ..Topic::default()
                };
                known_as(
                    &mut self.topic_names,
                    id.0,
                    &topic.slug,
                    &topic.title,
                    &topic.also_known_as,
                );
                self.topics.push(topic);
                Item::Topic(id)
            }
            Front::Person(front) => {
                let id = PersonId::new(self.people.len());
                let name = front.name.clone().unwrap_or_else(|| file.slug.clone());
                let person = Person {
                    file: path,
                    slug: file.slug.clone(),
                    sort_name: front.sort_name.clone().unwrap_or_else(|| name.clone()),
                    name,
                    native_name: front.native_name.clone(),
                    also_known_as: texts(&front.also_known_as),
                    wikidata: front.wikidata.clone(),
                    aliases: texts(&front.aliases),
                    body: Arc::clone(&file.body),
                    body_start: file.body_start,
                    extra: front.extra.clone(),
                    ..Person::default()
                };
                known_as(
                    &mut self.person_names,
                    id.0,
                    &person.slug,
                    &person.name,
                    &person.also_known_as,
                );
                if let Some(native) = &person.native_name {
                    self.person_names.add(native, id.0);
                }
                self.people.push(person);
                Item::Person(id)
            }
            Front::Party(front) => {
                let id = PartyId::new(self.parties.len());
                let party = Party {
                    file: path,
                    slug: file.slug.clone(),
                    name: front.name.clone().unwrap_or_else(|| file.slug.clone()),
                    kind: front.kind,
                    code: front.code.clone(),
                    also_known_as: texts(&front.also_known_as),
                    aliases: texts(&front.aliases),
                    body: Arc::clone(&file.body),
                    body_start: file.body_start,
                    extra: front.extra.clone(),
                    ..Party::default()
                };
                known_as(
                    &mut self.party_names,
                    id.0,
                    &party.slug,
                    &party.name,
                    &party.also_known_as,
                );
                if let Some(code) = &party.code
                    && matches!(party.kind, None | Some(PartyKind::State | PartyKind::Territory))
                {
                    self.party_codes.entry(code.clone()).or_default().push(id);
                }
                self.parties.push(party);
                Item::Party(id)
            }
            Front::Source(front) => {
                let id = PublisherId::new(self.publishers.len());
                let publisher = Publisher {
                    file: path,
                    slug: file.slug.clone(),
                    name: front.name.clone().unwrap_or_else(|| file.slug.clone()),
                    kind: front.kind.clone(),
                    affiliation: front.affiliation,
                    basis: front.basis.clone(),
                    url: front.url.clone(),
                    language: front.language.clone(),
                    also_known_as: texts(&front.also_known_as),
                    aliases: texts(&front.aliases),
                    body: Arc::clone(&file.body),
                    body_start: file.body_start,
                    extra: front.extra.clone(),
                    ..Publisher::default()
                };
                known_as(
                    &mut self.publisher_names,
                    id.0,
                    &publisher.slug,
                    &publisher.name,
                    &publisher.also_known_as,
                );
                if let Some(host) = publisher.url.as_deref().and_then(host) {
                    self.publisher_hosts.entry(host).or_default().push(id);
                }
                self.publishers.push(publisher);
                Item::Publisher(id)
            }
            Front::Entry(_) | Front::Page(_) => Item::Withheld,
            Front::Issue(_) => Item::Nothing,
        }
    }

    fn topic_relations(&mut self, file: &ParsedFile, id: TopicId, diagnostics: &mut Vec<Diagnostic>) {
        let Front::Topic(front) = &file.front else { return };
        if let Some(parent) = &front.parent {
            self.topics[id.index()].parent = self.topic(parent, || file.field("parent"), diagnostics);
        }
        for (at, related) in &front.related {
            if let Some(related) = self.topic(related, || file.item("related", *at), diagnostics) {
                self.topics[id.index()].related.push(related);
            }
        }
    }

    fn party_relations(&mut self, file: &ParsedFile, id: PartyId, diagnostics: &mut Vec<Diagnostic>) {
        let Front::Party(front) = &file.front else { return };
        if let Some(whole) = &front.part_of {
            self.parties[id.index()].part_of = self.party(whole, || file.field("part_of"), diagnostics);
        }
        for (at, member) in &front.members {
            let location = || file.item_field("members", *at, "party");
            let Some(party) = self.party(&member.party, location, diagnostics) else {
                continue;
            };
            if let (Some(from), Some(Some(until))) = (member.from, member.until)
                && until < from
            {
                let location = file.item_field("members", *at, "until");
                ends_before(location, diagnostics);
            }
            let membership = |party| Member {
                party,
                from: member.from,
                until: member.until,
            };
            self.parties[id.index()].members.push(membership(party));
            self.parties[party.index()].member_of.push(membership(id));
        }
    }

    fn person_relations(&mut self, file: &ParsedFile, id: PersonId, diagnostics: &mut Vec<Diagnostic>) {
        let Front::Person(front) = &file.front else { return };
        for (at, office) in &front.offices {
            if let (Some(from), Some(Some(until))) = (office.from, office.until)
                && until < from
            {
                ends_before(file.item_field("offices", *at, "until"), diagnostics);
            }
            let location = || file.item_field("offices", *at, "of");
            let of = office.of.as_ref().and_then(|of| self.party(of, location, diagnostics));
            self.people[id.index()].offices.push(Tenure {
                title: office.title.clone(),
                of,
                from: office.from,
                until: office.until,
                note: office.note.clone(),
            });
        }
    }

    fn source_relations(&mut self, file: &ParsedFile, id: PublisherId, diagnostics: &mut Vec<Diagnostic>) {
        let Front::Source(front) = &file.front else { return };
        if let Some(party) = &front.party {
            self.publishers[id.index()].party = self.party(party, || file.field("party"), diagnostics);
        }
        if front.affiliation.is_some() && front.basis.is_none() {
            let message = "the affiliation has no `basis`";
            let diagnostic = Diagnostic::new(&rules::AFFILIATION_WITHOUT_BASIS, file.field("affiliation"), message);
            diagnostics.push(
                diagnostic.help("add `basis:` with the address of a page that says so, or leave the affiliation out"),
            );
        }
    }

    /// Circles are errors; they are opened so that nothing after this walks in one.
    fn break_circles(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let parents: Vec<_> = self
            .topics
            .iter()
            .map(|topic| topic.parent.map(|parent| parent.0))
            .collect();
        for circle in circles(&parents) {
            let slugs: Vec<&str> = circle
                .iter()
                .map(|id| self.topics[*id as usize].slug.as_str())
                .collect();
            let message = format!("topics are each other's parents: {}", slugs.join(" → "));
            if let Some(file) = &self.topics[circle[0] as usize].file {
                let diagnostic = Diagnostic::new(&rules::TOPIC_CIRCLE, Location::field(file, "parent"), message);
                diagnostics.push(diagnostic.help("take one `parent:` away"));
            }
            for id in circle {
                self.topics[id as usize].parent = None;
            }
        }
        let wholes: Vec<_> = self
            .parties
            .iter()
            .map(|party| party.part_of.map(|whole| whole.0))
            .collect();
        for circle in circles(&wholes) {
            let slugs: Vec<&str> = circle
                .iter()
                .map(|id| self.parties[*id as usize].slug.as_str())
                .collect();
            let message = format!("parties are part of each other: {}", slugs.join(" → "));
            if let Some(file) = &self.parties[circle[0] as usize].file {
                let diagnostic = Diagnostic::new(&rules::PARTY_CIRCLE, Location::field(file, "part_of"), message);
                diagnostics.push(diagnostic.help("take one `part_of:` away"));
            }
            for id in circle {
                self.parties[id as usize].part_of = None;
            }
        }
        for index in 0..self.topics.len() {
            if let Some(parent) = self.topics[index].parent {
                self.topics[parent.index()].children.push(TopicId::new(index));
            }
        }
        for index in 0..self.parties.len() {
            if let Some(whole) = self.parties[index].part_of {
                self.parties[whole.index()].parts.push(PartyId::new(index));
            }
        }
    }

    /// A party and everything that it speaks for.
    pub fn wholes(&self, party: PartyId) -> impl Iterator<Item = PartyId> {
        std::iter::successors(Some(party), |party| self.parties[party.index()].part_of)
    }
}

fn known_as(names: &mut Names, id: u32, slug: &str, name: &str, also_known_as: &[String]) {
    names.add_slug(slug, id);
    names.add(name, id);
    for name in also_known_as {
        names.add(name, id);
    }
}

fn ends_before(location: Location, diagnostics: &mut Vec<Diagnostic>) {
    let diagnostic = Diagnostic::new(&rules::BAD_DATE, location, "this ends before it starts");
    diagnostics.push(diagnostic.help("`until` is the last day, not before `from`"));
}

/// The pages that are published, sorted by their place in the menu and their title, and how many are withheld.
pub fn pages(parsed: &Parsed, withholding: &Withholding, by_path: &mut HashMap<Arc<str>, Item>) -> (Vec<Page>, usize) {
    let mut pages = Vec::new();
    let mut withheld = 0;
    for file in &parsed.files {
        let Front::Page(front) = &file.front else { continue };
        if withholding.draft(front.draft) {
            withheld += 1;
            continue;
        }
        pages.push(Page {
            file: Arc::clone(&file.path),
            slug: file.slug.clone(),
            title: front.title.clone().unwrap_or_else(|| file.slug.clone()),
            summary: front.summary.clone(),
            menu: front.menu,
            language: front.language.clone(),
            aliases: front.aliases.iter().map(|(_, alias)| alias.clone()).collect(),
            body: Arc::clone(&file.body),
            body_start: file.body_start,
            extra: front.extra.clone(),
        });
    }
    pages.sort_by(|a, b| {
        (a.menu.unwrap_or(u32::MAX), fold_name(&a.title), &a.file).cmp(&(
            b.menu.unwrap_or(u32::MAX),
            fold_name(&b.title),
            &b.file,
        ))
    });
    for (index, page) in pages.iter().enumerate() {
        by_path.insert(Arc::clone(&page.file), Item::Page(PageId::new(index)));
    }
    (pages, withheld)
}

/// The place of an actor's name within a position.
pub fn within(file: &ParsedFile, at: usize, list: &str, index: usize, field: &str) -> Location {
    let path = FieldPath::root()
        .key("positions")
        .index(at)
        .key(list)
        .index(index)
        .key(field);
    Location::value(&file.path, path)
}
