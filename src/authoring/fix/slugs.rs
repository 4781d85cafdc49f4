//! Names in front matter by their slugs: what a file is called is the one way to name it that does not change.

use crate::authoring::edit::{Edit, front_matter, value, values};
use crate::fields::names::find_names;
use crate::fields::{Mapping, Vocabulary};
use crate::parse::{Front, Parsed};
use crate::text::fold;
use crate::yaml;
use std::collections::HashMap;

/// From a name to the slug of the one file that it means; none where it means several.
pub struct Slugs {
    topics: HashMap<String, Option<String>>,
    actors: HashMap<String, Option<String>>,
    people: HashMap<String, Option<String>>,
    parties: HashMap<String, Option<String>>,
    sources: HashMap<String, Option<String>>,
}

impl Slugs {
    pub fn new(parsed: &Parsed) -> Self {
        let mut slugs = Self {
            topics: HashMap::new(),
            actors: HashMap::new(),
            people: HashMap::new(),
            parties: HashMap::new(),
            sources: HashMap::new(),
        };
        for file in &parsed.files {
            let (list, name, others) = match &file.front {
                Front::Topic(front) => (&mut slugs.topics, &front.title, &front.also_known_as),
                Front::Person(front) => (&mut slugs.people, &front.name, &front.also_known_as),
                Front::Party(front) => (&mut slugs.parties, &front.name, &front.also_known_as),
                Front::Source(front) => (&mut slugs.sources, &front.name, &front.also_known_as),
                _ => continue,
            };
            let known = std::iter::once(&file.slug)
                .chain(name)
                .chain(others.iter().map(|(_, other)| other));
            for name in known {
                note(list, name, &file.slug);
                if matches!(file.front, Front::Person(_) | Front::Party(_)) {
                    note(&mut slugs.actors, name, &file.slug);
                }
            }
        }
        slugs
    }

    fn of(&self, vocabulary: Vocabulary, name: &str) -> Option<&str> {
        let list = match vocabulary {
            Vocabulary::Topic => &self.topics,
            Vocabulary::Person => &self.people,
            Vocabulary::Party => &self.parties,
            Vocabulary::Actor => &self.actors,
            Vocabulary::Source => &self.sources,
        };
        list.get(&fold(name))?.as_deref()
    }
}

fn note(list: &mut HashMap<String, Option<String>>, name: &str, slug: &str) {
    let known = list.entry(fold(name)).or_insert_with(|| Some(slug.to_owned()));
    if known.as_deref() != Some(slug) {
        *known = None;
    }
}

/// The text with every name that means one file replaced by its slug.
pub fn by_slug(text: &str, record: &'static Mapping, slugs: &Slugs) -> Vec<Edit> {
    let Some(front) = front_matter(text) else {
        return Vec::new();
    };
    let Ok(front) = yaml::parse(&text[front]) else {
        return Vec::new();
    };
    let found: Vec<_> = find_names(&front, record)
        .into_iter()
        .filter_map(|named| {
            let slug = slugs.of(named.of, &named.text).filter(|slug| *slug != named.text)?;
            Some((named.path, slug))
        })
        .collect();
    let paths: Vec<_> = found.iter().map(|(path, _)| path.clone()).collect();
    let edits = values(text, false, &paths).into_iter().zip(&found);
    let edits = edits.filter_map(|(range, (_, slug))| {
        Some(Edit {
            range: range?,
            text: value(slug),
        })
    });
    edits.collect()
}
