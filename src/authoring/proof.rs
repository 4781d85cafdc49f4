//! Proofs of changed texts: each is read again before it is written, and has to say what was meant and nothing else.

use crate::markdown::{self, Body};
use crate::text::slice;
use crate::yaml::{self, Value, front_matter};

/// The parts of a Markdown file: the values of its front matter, and its body.
pub struct ReadFile<'a> {
    /// The values; `None` if there are none, or they cannot be read.
    pub front: Option<Value>,
    /// The body.
    pub body: &'a str,
}

impl<'a> ReadFile<'a> {
    /// Reads a text.
    pub fn new(text: &'a str) -> Self {
        match front_matter(text) {
            Some(found) => Self {
                front: yaml::parse(slice(text, found.yaml)).ok(),
                body: slice(text, found.body..),
            },
            None => Self {
                front: None,
                body: text,
            },
        }
    }
}

/// Why a change is not what was meant; `None` if the front matter has the expected values, and the body is the same.
pub fn fault_of_front(before: &str, after: &str, expected: &Value) -> Option<&'static str> {
    let (before, after) = (ReadFile::new(before), ReadFile::new(after));
    match after.front {
        None => Some("its front matter could not be read afterwards"),
        Some(front) if front != *expected => Some("its front matter would have other values than it should"),
        Some(_) if before.body != after.body => Some("its text would change"),
        Some(_) => None,
    }
}

/// Why a change is not what was meant; `None` if only the order of the fields differs.
pub fn fault_of_order(before: &str, after: &str) -> Option<&'static str> {
    let front = ReadFile::new(before).front.map(in_order);
    let changed = ReadFile::new(after);
    match changed.front.map(in_order) {
        Some(found) if Some(&found) == front.as_ref() && changed.body == ReadFile::new(before).body => None,
        _ => Some("its front matter would have other values than it should"),
    }
}

/// A mapping with its keys in order; the values inside stay as they are.
fn in_order(value: Value) -> Value {
    match value {
        Value::Map(mut pairs) => {
            pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
            Value::Map(pairs)
        }
        value => value,
    }
}

/// Why a changed body is not what was meant; `None` if it shows the same, and its links lead to these targets.
pub fn fault_of_body(
    before: &Body,
    after: &str,
    targets: &[String],
    options: &markdown::Options,
) -> Option<&'static str> {
    let (after, _) = markdown::convert(after, options);
    if !after.links.iter().map(|link| &link.target).eq(targets) {
        return Some("its links would lead elsewhere than they should");
    }
    // Every link is given the same address, so that only everything else is compared.
    let shown = |body: &Body| body.html(|_| Some("link"));
    (shown(before) != shown(&after)).then_some("its text would change")
}
