//! Text through serde_yaml straight into a [`Value`], or every fault in it. The only file that knows serde_yaml.

use super::page::Failure;
use super::visit::{self, Node, State};
use super::{Fault, Value, explain, locate, path};
use crate::diagnostic::Trail;
use crate::diagnostic::rules::{DUPLICATE_KEY, YAML_SYNTAX};
use crate::diagnostic::{FieldPath, Target};
use serde::de::DeserializeSeed;
use std::ops::Range;

/// Reads a text that the guard let pass.
pub(super) fn read(text: &str) -> Result<Value, Vec<Fault>> {
    let mut state = State::default();
    let root = Node {
        trail: &Trail::Root,
        state: &mut state,
    };
    let value = match root.deserialize(serde_yaml::Deserializer::from_str(text)) {
        Ok(value) => value,
        Err(error) => return Err(vec![failure(text, &error, &state)]),
    };
    state.faults.extend(core_tags(text));
    if state.faults.is_empty() && state.duplicates.is_empty() {
        return Ok(value);
    }
    let mut faults = duplicates(text, &state.duplicates);
    faults.append(&mut state.faults);
    Err(in_order(text, faults))
}

/// The one fault of a text that serde_yaml gives up on.
fn failure(text: &str, error: &serde_yaml::Error, state: &State) -> Fault {
    let said = error.to_string();
    let at = error.location().map(|location| location.index());
    if state.is_too_large() || said.starts_with("repetition limit exceeded") {
        return Fault::new(
            &YAML_SYNTAX,
            Target::Value(FieldPath::root()),
            "aliases repeat parts of this until it is very large",
        )
        .help("write the values out where they are needed");
    }
    explain::explain(text, &Failure::new(&said, at))
}

/// The duplicate keys, each at the place where it stands again.
fn duplicates(text: &str, paths: &[FieldPath]) -> Vec<Fault> {
    if paths.is_empty() {
        return Vec::new();
    }
    let found = locate::duplicates(text, paths);
    let faults = paths.iter().zip(found).map(|(path, places)| {
        let shown = path::last_key(path);
        let message = format!("the key `{shown}` stands more than once in one mapping");
        let fault = match places {
            Some((first, again)) => Fault::at(&DUPLICATE_KEY, again, message).label(Target::Bytes(first), "first here"),
            None => Fault::new(&DUPLICATE_KEY, Target::Key(path.clone()), message),
        };
        fault.help("keep one of them")
    });
    faults.collect()
}

/// serde_yaml obeys `!!str` and its like silently; where a text may hold one, the marked parser is asked.
fn core_tags(text: &str) -> Vec<Fault> {
    if !["!!", "!<", "%TAG"].iter().any(|sign| text.contains(sign)) {
        return Vec::new();
    }
    locate::core_tags(text)
        .into_iter()
        .map(|(bytes, tag)| visit::tag_fault(Target::Bytes(bytes), &tag))
        .collect()
}

/// Sorts faults as they stand in the text. Only texts with faults come here, so asking for positions is no waste.
fn in_order(text: &str, faults: Vec<Fault>) -> Vec<Fault> {
    let spots: Vec<&Target> = faults.iter().map(|fault| &fault.target).collect();
    let start = |(target, found): (&&Target, Option<Range<usize>>)| match target {
        Target::Bytes(bytes) => bytes.start,
        _ => found.map_or(usize::MAX, |bytes| bytes.start),
    };
    let starts: Vec<usize> = spots.iter().zip(locate::locate(text, &spots)).map(start).collect();
    let mut faults: Vec<(usize, Fault)> = starts.into_iter().zip(faults).collect();
    faults.sort_by_key(|(start, _)| *start);
    faults.into_iter().map(|(_, fault)| fault).collect()
}
