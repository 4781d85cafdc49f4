//! The names of one kind of thing: slugs, names and aliases, with case and accents folded, and what each means.

use crate::diagnostic::Location;
use crate::language::fold_name;
use crate::text::slugify;
use std::collections::{BTreeMap, HashMap};

/// Names that would have the address of another thing.
#[derive(Debug)]
pub struct Collision {
    /// The thing that has the address.
    pub first: u32,
    /// The others, as they were written, each with its location.
    pub others: Vec<(String, Location)>,
}

/// The names of one registry.
#[derive(Debug, Default)]
pub struct Names {
    /// What each folded name may mean.
    by_key: HashMap<String, Vec<u32>>,
    /// The slugs of files. A slug always means its own file, even if something else has it as a name, so that an ambiguous name
    /// can be replaced by a slug.
    own_slugs: HashMap<String, u32>,
    /// All slugs, those of names without a file as well.
    by_slug: HashMap<String, u32>,
    /// Names, as they were written, that were already found to mean one thing.
    remembered: HashMap<String, u32>,
    /// By their slug, the names without a file that would have one address.
    pub collisions: BTreeMap<String, Collision>,
}

impl Names {
    /// Adds a name of a thing.
    pub fn add(&mut self, name: &str, id: u32) {
        let ids = self.by_key.entry(fold_name(name)).or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }

    /// Adds the slug, the name and the aliases of a thing that has a file.
    pub fn add_file(&mut self, id: u32, slug: &str, name: &str, aliases: &[String]) {
        self.add_slug(slug, id);
        self.add(name, id);
        for alias in aliases {
            self.add(alias, id);
        }
    }

    fn add_slug(&mut self, slug: &str, id: u32) {
        self.by_slug.insert(slug.to_owned(), id);
        self.own_slugs.insert(slug.to_owned(), id);
        self.add(slug, id);
    }

    /// What a written name means, if that was found before. It was for nearly every name of an entry, and then nothing needs to
    /// be folded.
    pub fn remembered(&self, written: &str) -> Option<u32> {
        self.remembered.get(written).copied()
    }

    /// Everything that a written name may mean.
    pub fn find(&mut self, written: &str) -> Vec<u32> {
        let ids = match self.own_slugs.get(written) {
            Some(id) => vec![*id],
            None => self.by_key.get(&fold_name(written)).cloned().unwrap_or_default(),
        };
        if let [id] = *ids {
            self.remembered.insert(written.to_owned(), id);
        }
        ids
    }

    /// Adds a name that no file has.
    pub fn introduce(&mut self, written: &str, id: u32) {
        self.add(written, id);
        self.remembered.insert(written.to_owned(), id);
    }

    /// The first thing that has this name.
    pub fn first(&self, name: &str) -> Option<u32> {
        self.by_key
            .get(name)
            .or_else(|| self.by_key.get(&fold_name(name)))?
            .first()
            .copied()
    }

    /// The slug for a new thing that is written so, made of `slug_source`. Where another thing has it, that is noted, and the
    /// new one gets another.
    pub fn new_slug(&mut self, written: &str, slug_source: &str, location: impl FnOnce() -> Location) -> String {
        let slug = slug_of_name(slug_source);
        let Some(first) = self.by_slug.get(&slug).copied() else {
            return slug;
        };
        let collision = self.collisions.entry(slug).or_insert_with(|| Collision {
            first,
            others: Vec::new(),
        });
        collision.others.push((written.to_owned(), location()));
        hashed_slug(written)
    }

    /// Whether something has a slug.
    pub fn has_slug(&self, slug: &str) -> bool {
        self.by_slug.contains_key(slug)
    }

    /// Adds the name and the slug of a thing that has no file.
    pub fn introduce_new(&mut self, written: &str, slug: String, id: u32) {
        self.introduce(written, id);
        self.by_slug.insert(slug, id);
    }
}

/// The slug of a name that no file has. A name of which no letter can be written in ASCII gets a short hash, so that it still
/// has an address.
fn slug_of_name(name: &str) -> String {
    let slug = slugify(name);
    match crate::text::slug_fault(&slug) {
        None => slug,
        Some(_) => hashed_slug(name),
    }
}

/// A slug made of a hash, for a name that makes no slug of its own or only that of another.
pub fn hashed_slug(name: &str) -> String {
    /// Ten digits are 40 bits: two of ten thousand such names collide with a probability of 1 in 20,000.
    const DIGITS: usize = 10;
    let hash = blake3::hash(name.as_bytes()).to_hex();
    let digits: String = hash.chars().take(DIGITS).collect();
    format!("n-{digits}")
}
