//! The files of `src/`, read as text: what is code in them, and the tree of modules that they make.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of `src/`.
pub struct SourceFile {
    /// Its path below `src/`, with `/` between its parts.
    pub path: String,
    /// The module that it is, from the crate down: `["render", "pages", "entry"]`; empty for `lib.rs` and `main.rs`.
    pub module: Vec<String>,
    /// The whole text.
    pub text: String,
    /// The text without comments and without its unit tests.
    pub code: String,
}

impl SourceFile {
    /// The module at the top of the crate that it is part of; `lib` and `main` are their own.
    pub fn top(&self) -> &str {
        self.module
            .first()
            .map_or(self.path.trim_end_matches(".rs"), String::as_str)
    }

    /// Whether other modules are declared in it, or could be: `mod.rs`.
    pub fn is_parent(&self) -> bool {
        self.path.ends_with("/mod.rs")
    }
}

/// Every file of `src/` that is no unit test, sorted by path.
pub fn source_files() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    add_rust_files(&root, &mut paths);
    paths.sort();
    paths.iter().filter_map(|path| read(&root, path)).collect()
}

fn read(root: &Path, path: &Path) -> Option<SourceFile> {
    let below = path.strip_prefix(root).expect("it is below src/");
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts.iter().any(|part| part == "tests" || part == "tests.rs") {
        return None;
    }
    let mut module = parts.clone();
    let last = module.pop()?;
    match last.trim_end_matches(".rs") {
        "mod" => {}
        "lib" | "main" if module.is_empty() => {}
        name => module.push(name.to_owned()),
    }
    let text = fs::read_to_string(path).expect("a source is UTF-8");
    Some(SourceFile {
        path: parts.join("/"),
        module,
        code: code(&text),
        text,
    })
}

fn add_rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the sources") {
        let path = entry.expect("a source").path();
        if path.is_dir() {
            add_rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Without comments, and without the unit tests, which stand last.
fn code(text: &str) -> String {
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let lines = text[..end].lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// Modules by their path from the crate down, and the file that each is.
pub fn by_module(files: &[SourceFile]) -> BTreeMap<&[String], &SourceFile> {
    files
        .iter()
        .filter(|file| !file.module.is_empty())
        .map(|file| (file.module.as_slice(), file))
        .collect()
}
