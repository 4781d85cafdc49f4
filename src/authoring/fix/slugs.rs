//! Replaces names in front matter by slugs: a title or name may be edited later, a slug stays.

use crate::authoring::edit::{Edit, front_matter_range, inline_value, value_ranges};
use crate::fields::names::find_names;
use crate::fields::{Mapping, Vocabulary};
use crate::language::fold_name;
use crate::parse::{Front, Parsed};
use crate::text::slice;
use crate::yaml;
use std::collections::HashMap;

/// From a folded name to the slug of the one file that it means; `None` where it means several.
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
                add_name(list, name, &file.slug);
                if matches!(file.front, Front::Person(_) | Front::Party(_)) {
                    add_name(&mut slugs.actors, name, &file.slug);
                }
            }
        }
        slugs
    }

    fn slug_of(&self, vocabulary: Vocabulary, name: &str) -> Option<&str> {
        let list = match vocabulary {
            Vocabulary::Topic => &self.topics,
            Vocabulary::Person => &self.people,
            Vocabulary::Party => &self.parties,
            Vocabulary::Actor => &self.actors,
            Vocabulary::Source => &self.sources,
        };
        list.get(&fold_name(name))?.as_deref()
    }
}

fn add_name(list: &mut HashMap<String, Option<String>>, name: &str, slug: &str) {
    let known = list.entry(fold_name(name)).or_insert_with(|| Some(slug.to_owned()));
    if known.as_deref() != Some(slug) {
        *known = None;
    }
}

/// The edits that replace every name that means one file by its slug.
pub fn edits_to_slugs(text: &str, mapping: &'static Mapping, slugs: &Slugs) -> Vec<Edit> {
    let Some(front) = front_matter_range(text) else {
        return Vec::new();
    };
    let Ok(front) = yaml::parse(slice(text, front)) else {
        return Vec::new();
    };
    let found: Vec<_> = find_names(&front, mapping)
        .into_iter()
        .filter_map(|named| {
            let slug = slugs
                .slug_of(named.of, &named.text)
                .filter(|slug| *slug != named.text)?;
            Some((named.path, slug))
        })
        .collect();
    let paths: Vec<_> = found.iter().map(|(path, _)| path.clone()).collect();
    let edits = value_ranges(text, &paths).into_iter().zip(&found);
    let edits = edits.filter_map(|(range, (_, slug))| {
        Some(Edit {
            range: range?,
            text: inline_value(slug),
        })
    });
    edits.collect()
}
