//! Adds to what was found in single files what only the whole digest knows: its topics where none is given, and the entry that
//! is meant where a title or a file's name stands for its slug.

use crate::date::without_date;
use crate::diagnostic::{Diagnostic, FieldPath, PathStep, Target, rules};
use crate::digest::{Digest, dated_slug};
use crate::language::fold_name;
use crate::load::Inputs;
use crate::text::slugify;
use crate::yaml::{self, Value, inline_list};
use std::collections::HashMap;

/// The most topics that a help names.
const MAX_TOPICS: usize = 8;

/// Adds to the help of diagnostics what there is in the digest.
pub fn name_what_there_is(inputs: &Inputs, digest: &Digest, diagnostics: &mut [Diagnostic]) {
    let topics = topics_help(digest);
    let mut entries = None;
    for diagnostic in diagnostics {
        let Some(location) = &diagnostic.location else { continue };
        let Target::Value(path) = &location.target else {
            continue;
        };
        if !location.file.starts_with("content/entries/") && !location.file.starts_with("content/issues/") {
            continue;
        }
        if diagnostic.rule == &rules::MISSING_FIELD && path.to_string() == "topics" {
            diagnostic.help = topics.clone().or(diagnostic.help.take());
        } else if diagnostic.rule == &rules::BAD_SLUG && names_entry(path) {
            let entries = entries.get_or_insert_with(|| Entries::new(digest));
            let written = inputs.text(&location.file).and_then(|text| value_at(&text, path));
            let meant = written.and_then(|written| entries.meant_by(&written));
            if let Some(slug) = meant {
                *diagnostic = diagnostic.clone().suggest(Some(slug)).certain_text(slug);
            } else {
                // What can be made of the text alone is the slug of nothing.
                diagnostic.fix = None;
                diagnostic.help = Some("the slug of an entry is its file name without the date and `.md`".to_owned());
            }
        }
    }
}

/// The topics that an entry may have; `None` if the digest has none.
fn topics_help(digest: &Digest) -> Option<String> {
    let mut topics: Vec<_> = digest.topics.iter().filter(|topic| topic.file.is_some()).collect();
    topics.sort_by(|a, b| b.entries.len().cmp(&a.entries.len()).then_with(|| a.slug.cmp(&b.slug)));
    let count = topics.len();
    // The most used ones, in the order in which a reader looks for one.
    let mut shown: Vec<&str> = topics
        .iter()
        .take(MAX_TOPICS)
        .map(|topic| topic.slug.as_str())
        .collect();
    shown.sort_unstable();
    let shown = inline_list(shown);
    match count {
        0 => None,
        1..=MAX_TOPICS => Some(format!("the digest has `{shown}`: write `topics:` with some of them")),
        _ => Some(format!(
            "the digest has {count} topics, such as `{shown}`: write `topics:` with some of them"
        )),
    }
}

/// Whether the value at a path is the slug of an entry.
fn names_entry(path: &FieldPath) -> bool {
    match path.steps().first() {
        Some(PathStep::Key(key)) => matches!(&**key, "related" | "translation_of" | "lead" | "entries"),
        _ => false,
    }
}

/// The text at a path of a file's front matter.
fn value_at(text: &str, path: &FieldPath) -> Option<String> {
    let front = yaml::parse(text.get(yaml::front_matter(text)?.yaml)?).ok()?;
    let mut value = &front;
    for step in path.steps() {
        value = match (step, value) {
            (PathStep::Key(key), Value::Map(_)) => value.get(key)?,
            (PathStep::Index(index), Value::List(items)) => items.get(*index)?,
            // A text that stands for a mapping, or for a list of one.
            (_, Value::Text(_)) => value,
            _ => return None,
        };
    }
    value.as_text().map(str::to_owned)
}

/// The entries by what else they may be called; `None` where that is several.
struct Entries<'a> {
    by_name: HashMap<String, Option<&'a str>>,
}

impl<'a> Entries<'a> {
    fn new(digest: &'a Digest) -> Self {
        let mut by_name: HashMap<String, Option<&str>> = HashMap::new();
        for entry in &digest.entries {
            let dated = dated_slug(entry.date, &entry.slug).replace('/', "-");
            for name in [fold_name(&entry.title), entry.slug.clone(), dated] {
                let known = by_name.entry(name).or_insert(Some(&entry.reference));
                if *known != Some(&*entry.reference) {
                    *known = None;
                }
            }
        }
        Self { by_name }
    }

    /// The slug of the only entry that a title, a path or the name of a file means.
    fn meant_by(&self, written: &str) -> Option<&'a str> {
        let name = written.trim().trim_end_matches('/').rsplit('/').next()?;
        let stem = name.strip_suffix(".md").unwrap_or(name);
        // An address, or the name of a file with its date, says the day too.
        let dated = slugify(written.trim().trim_end_matches(".md"));
        let names = [fold_name(written), dated, slugify(stem), slugify(without_date(stem))];
        names.iter().find_map(|name| *self.by_name.get(name)?)
    }
}
