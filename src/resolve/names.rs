//! From what a writer wrote to what is meant: slugs, names and aliases of one kind of thing, case and accents folded.

use crate::language::fold_name;
use crate::text::slugify;
use std::collections::HashMap;

/// The names of one registry.
#[derive(Debug, Default)]
pub struct Names {
    by_key: HashMap<String, Vec<u32>>,
    /// The slugs of files. A slug means its own file, whatever else is called so: it is the cure of an ambiguous name.
    own_slugs: HashMap<String, u32>,
    /// Names that no file knows, by what they are as a slug.
    by_slug: HashMap<String, u32>,
    /// What was found before to mean one thing, as it was written.
    memory: HashMap<String, u32>,
}

impl Names {
    /// Makes a thing known by a name.
    pub fn add(&mut self, name: &str, id: u32) {
        let ids = self.by_key.entry(fold_name(name)).or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }

    /// Makes a thing known by its slug.
    pub fn add_slug(&mut self, slug: &str, id: u32) {
        self.by_slug.insert(slug.to_owned(), id);
        self.own_slugs.insert(slug.to_owned(), id);
        self.add(slug, id);
    }

    /// What a written name means, where that was found before. Nearly every name of an entry was.
    pub fn known(&self, written: &str) -> Option<u32> {
        self.memory.get(written).copied()
    }

    /// Everything that a written name may mean.
    pub fn find(&mut self, written: &str) -> Vec<u32> {
        let ids = match self.own_slugs.get(written) {
            Some(id) => vec![*id],
            None => self.by_key.get(&fold_name(written)).cloned().unwrap_or_default(),
        };
        if let [id] = *ids {
            self.memory.insert(written.to_owned(), id);
        }
        ids
    }

    /// Makes a name known that no file has; it is found from now on.
    pub fn introduce(&mut self, written: &str, id: u32) {
        self.add(written, id);
        self.memory.insert(written.to_owned(), id);
    }

    /// The first thing that is known by exactly this name.
    pub fn first(&self, name: &str) -> Option<u32> {
        self.by_key
            .get(name)
            .or_else(|| self.by_key.get(&fold_name(name)))?
            .first()
            .copied()
    }

    /// The slug for a name that no file has; or, as an error, the thing that has it already and that the name then
    /// means too. A slug of a file's is not shared: `is_file` tells of a thing whether it has one.
    pub fn free_slug(&mut self, written: &str, is_file: impl Fn(u32) -> bool) -> Result<String, u32> {
        let slug = slug_of(written);
        match self.by_slug.get(&slug).copied() {
            None => Ok(slug),
            Some(same) if is_file(same) => Ok(hashed(written)),
            Some(same) => {
                self.introduce(written, same);
                Err(same)
            }
        }
    }

    /// Makes a new thing known by a name that no file has, and by its slug.
    pub fn introduce_new(&mut self, written: &str, slug: String, id: u32) {
        self.introduce(written, id);
        self.by_slug.insert(slug, id);
    }
}

/// The slug of a name that no file has. A name without a letter that can be written in ASCII gets a short hash of
/// itself, so that it has an address all the same.
fn slug_of(name: &str) -> String {
    let slug = slugify(name);
    match crate::text::slug_fault(&slug) {
        None => slug,
        Some(_) => hashed(name),
    }
}

/// The slug of a name whose own is taken, or can be none.
fn hashed(name: &str) -> String {
    format!("n-{}", &blake3::hash(name.as_bytes()).to_hex()[..10])
}
