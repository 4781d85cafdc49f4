//! Which file uses which: paths in the code, followed through re-exports to the file that declares the item.

use super::sources::{SourceFile, by_module};
use std::collections::{BTreeMap, BTreeSet};

/// What a file uses of another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import<'a> {
    /// The path of the file that declares it.
    pub file: &'a str,
    /// The module at the top of the crate that the file is part of.
    pub top: &'a str,
    /// The item's name; none where the module as a whole is meant.
    pub item: Option<String>,
}

/// Everything that each file uses of others, by the file's path.
pub fn imports(files: &[SourceFile]) -> BTreeMap<&str, BTreeSet<Import<'_>>> {
    let modules = by_module(files);
    let reexports: BTreeMap<&[String], Vec<Vec<String>>> = files
        .iter()
        .map(|file| (file.module.as_slice(), reexports(&file.code)))
        .collect();
    let house = House { modules, reexports };
    let of_file = |file: &'_ SourceFile| {
        let found = paths(&file.code).into_iter();
        found.filter_map(|path| house.resolve(&file.module, &path, 0)).collect()
    };
    let mut all: BTreeMap<&str, BTreeSet<Import<'_>>> = BTreeMap::new();
    for file in files {
        let mut found: BTreeSet<Import<'_>> = of_file(file);
        found.retain(|import| import.file != file.path);
        all.insert(&file.path, found);
    }
    all
}

struct House<'a> {
    modules: BTreeMap<&'a [String], &'a SourceFile>,
    reexports: BTreeMap<&'a [String], Vec<Vec<String>>>,
}

impl<'a> House<'a> {
    /// What a path written in a module means; none where it leads out of the crate or names nothing that is known.
    fn resolve(&self, from: &[String], path: &[String], depth: usize) -> Option<Import<'a>> {
        let (first, rest) = path.split_first()?;
        let mut at: Vec<String> = match first.as_str() {
            "crate" => Vec::new(),
            "self" => from.to_vec(),
            "super" => from.split_last()?.1.to_vec(),
            // A module beside or below: `use args::Arguments`, `cards::new()`.
            name => {
                let child = [from, &[name.to_owned()]].concat();
                self.modules.contains_key(child.as_slice()).then_some(child)?
            }
        };
        let mut item = None;
        for name in rest {
            if name == "super" {
                at.pop()?;
                continue;
            }
            let child = [at.as_slice(), std::slice::from_ref(name)].concat();
            if self.modules.contains_key(child.as_slice()) {
                at = child;
                continue;
            }
            item = Some(name.clone());
            break;
        }
        if let Some(name) = &item
            && depth < 8
            && let Some(path) = self
                .reexports
                .get(at.as_slice())
                .and_then(|all| all.iter().find(|path| path.last() == Some(name)))
            && let Some(import) = self.resolve(&at, path, depth + 1)
        {
            return Some(import);
        }
        let file = self.modules.get(at.as_slice())?;
        Some(Import {
            file: &file.path,
            top: file.top(),
            item,
        })
    }
}

/// The paths of `pub use` and `pub(…) use`.
fn reexports(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let before = code[..at].trim_end();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        if before[start..].trim_start().starts_with("pub") {
            let end = code[at..].find(';').map_or(code.len(), |end| at + end);
            found.extend(paths_of(&code[at + "use ".len()..end]).1);
        }
    }
    found
}

/// Every path of at least two parts in the code, the lists of `use` spread out.
pub fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(start) = rest.find(|c: char| c.is_alphabetic() || c == '_') {
        let after = &rest[start..];
        let (used, paths) = paths_of(after);
        found.extend(paths.into_iter().filter(|path| path.len() > 1));
        rest = &after[used.max(1)..];
    }
    found
}

/// The paths that a text begins with, and how many of its bytes they are.
fn paths_of(text: &str) -> (usize, Vec<Vec<String>>) {
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len());
    if end == 0 {
        return (0, Vec::new());
    }
    let name = text[..end].to_owned();
    let Some(after) = text[end..].strip_prefix("::") else {
        return (end, vec![vec![name]]);
    };
    let head = end + 2;
    if !after.starts_with('{') {
        let (used, tails) = paths_of(after);
        return match tails.is_empty() {
            // `module::*` and `function::<T>`.
            true => (head, vec![vec![name]]),
            false => (head + used, join(&name, tails)),
        };
    }
    let mut found = Vec::new();
    let mut at = 1;
    loop {
        let rest = &after[at..];
        let skipped = rest
            .find(|c: char| c.is_alphabetic() || c == '_' || c == '}')
            .unwrap_or(rest.len());
        at += skipped;
        if at >= after.len() || after[at..].starts_with('}') {
            return (head + (at + 1).min(after.len()), found);
        }
        let (used, tails) = paths_of(&after[at..]);
        let tails = tails.into_iter().map(|tail| match tail.as_slice() {
            [only] if only == "self" => Vec::new(),
            _ => tail,
        });
        found.extend(join(&name, tails.collect()));
        at += used.max(1);
        if let Some(alias) = after[at..].strip_prefix(" as ") {
            let name = alias
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(alias.len());
            at += " as ".len() + name;
        }
    }
}

fn join(head: &str, tails: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let join = |tail: Vec<String>| [vec![head.to_owned()], tail].concat();
    tails.into_iter().map(join).collect()
}

#[test]
fn paths_are_read() {
    let code = "use crate::a::B;\nuse super::{self, b, c::{d, E as F}, g::*};\nfn x() { crate::g::h(); y::<Z>() }\n";
    let found: Vec<String> = paths(code).iter().map(|path| path.join("::")).collect();
    assert_eq!(
        found,
        [
            "crate::a::B",
            "super::b",
            "super::c::d",
            "super::c::E",
            "super::g",
            "crate::g::h"
        ]
    );
}
