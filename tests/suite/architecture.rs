//! The architecture, held by reading the sources as text: which module may import which, where the crates that stand
//! behind one module are named, and where files, clock and sockets are touched. The unit tests are left aside.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules that know no stage. What follows each is what it may import.
const LEAVES: [(&str, &[&str]); 14] = [
    ("closed_list", &[]),
    ("text_file", &[]),
    ("suggest", &[]),
    ("walk", &[]),
    ("text", &[]),
    ("date", &["closed_list"]),
    ("media_types", &[]),
    ("countries", &["text"]),
    ("highlight", &[]),
    ("draw", &[]),
    ("atomic_write", &[]),
    // The two know each other: a fault of YAML is a diagnostic, and a diagnostic's place is found by reading YAML.
    ("diagnostic", &["yaml"]),
    ("yaml", &["diagnostic"]),
    ("markdown", &["closed_list", "diagnostic", "highlight"]),
];

/// The table that front matter is checked by, a leaf that stands on others.
const FIELDS: (&str, &[&str]) = (
    "fields",
    &[
        "closed_list",
        "countries",
        "date",
        "diagnostic",
        "markdown",
        "suggest",
        "text",
        "yaml",
    ],
);

/// The stages and what stands on them, from the bottom to the top. What follows each is what it may import besides the
/// leaves.
const STAGES: [(&str, &[&str]); 19] = [
    ("load", &[]),
    ("parse", &["load"]),
    ("digest", &["parse", "load"]),
    ("resolve", &["digest", "parse", "load"]),
    ("theme", &["parse", "load"]),
    ("plan", &["digest", "theme"]),
    // A leaf in what it knows: records in, files out.
    ("search", &[]),
    ("render", &["plan", "digest", "theme", "search"]),
    ("lint", &["load", "parse", "digest"]),
    ("publish", &[]),
    ("deploy", &["publish"]),
    ("site_diff", &["publish"]),
    ("links", &["load", "parse"]),
    (
        "pipeline",
        &["load", "parse", "digest", "resolve", "theme", "plan", "render", "lint"],
    ),
    (
        "authoring",
        &[
            "load", "parse", "digest", "resolve", "theme", "plan", "render", "pipeline",
        ],
    ),
    ("clip", &["load", "parse", "digest", "resolve", "pipeline", "authoring"]),
    (
        "serve",
        &[
            "load", "parse", "digest", "resolve", "theme", "plan", "render", "pipeline",
        ],
    ),
    (
        "theme_check",
        &[
            "load", "parse", "digest", "resolve", "theme", "plan", "render", "lint", "pipeline",
        ],
    ),
    (
        "cli",
        &[
            "load",
            "parse",
            "digest",
            "resolve",
            "theme",
            "plan",
            "render",
            "pipeline",
            "publish",
            "authoring",
            "clip",
            "serve",
            "theme_check",
            "deploy",
            "site_diff",
            "links",
        ],
    ),
];

/// Crates that one module alone may name.
const BEHIND_ONE_MODULE: [(&str, &str); 23] = [
    ("flate2", "publish/compress.rs"),
    ("brotli", "publish/compress.rs"),
    ("rust_stemmers", "search/stems.rs"),
    ("icu_normalizer", "search/words.rs"),
    ("tera", "render/template.rs"),
    ("pulldown_cmark", "markdown/parse.rs"),
    ("serde_yaml", "yaml/read.rs"),
    ("saphyr_parser", "yaml/marks.rs"),
    ("walkdir", "walk.rs"),
    ("syntect", "highlight.rs"),
    ("resvg", "draw.rs"),
    ("skrifa", "draw.rs"),
    ("png", "draw.rs"),
    ("typst_assets", "draw.rs"),
    ("ammonia", "markdown/sanitize.rs"),
    ("css_inline", "render/inline.rs"),
    ("annotate_snippets", "diagnostic/render/human.rs"),
    ("include_dir", "load/embedded.rs"),
    ("encoding_rs", "load/encoding.rs"),
    ("sha2", "load/saved.rs"),
    ("dom_smoothie", "clip/readable.rs"),
    ("ureq", "links/client.rs"),
    ("url", "links/address.rs"),
];

/// Crates that two modules name: one reads pages that were saved, the other those that are rendered.
const BEHIND_TWO_MODULES: [(&str, [&str; 2]); 1] = [("scraper", ["clip/tree.rs", "theme_check/markup.rs"])];

/// What touches the world outside, and the modules that may.
const EDGES: [(&[&str], &[&str]); 4] = [
    (
        &[
            "std::fs",
            " fs::",
            "(fs::",
            "File::open",
            "File::create",
            "OpenOptions",
            ".read_dir()",
            "read_link(",
        ],
        &[
            "load",
            "walk",
            "publish",
            "deploy",
            "site_diff",
            "authoring",
            "clip",
            "serve",
            "links",
            "atomic_write",
        ],
    ),
    (
        &[
            ".canonicalize()",
            "metadata()",
            ".exists()",
            ".is_dir()",
            ".is_file()",
            ".is_symlink()",
        ],
        &[
            "load",
            "walk",
            "publish",
            "deploy",
            "site_diff",
            "authoring",
            "clip",
            "serve",
            "cli",
            "atomic_write",
        ],
    ),
    (
        &["TcpListener", "TcpStream", "UdpSocket", "std::net", "tokio::net"],
        &["serve", "links"],
    ),
    (
        &["SystemTime::now", "Timestamp::now", "Zoned::now", "Local::now"],
        &["main"],
    ),
];

/// Clocks that measure how long something takes, which no output depends on.
const STOPWATCH: (&str, &[&str]) = ("Instant::now", &["cli", "serve", "publish", "links"]);

/// A file of `src/` without comments and unit tests.
struct SourceFile {
    /// Its path below `src/`, with `/` between its parts.
    path: String,
    /// The top-level module that it is of.
    module: String,
    code: String,
}

fn sources() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    gather(&root, &mut found);
    found.sort();
    let read = |path: PathBuf| {
        let below = path.strip_prefix(&root).expect("it is below src/");
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        if parts.iter().any(|part| part == "tests" || part == "tests.rs") {
            return None;
        }
        let text = fs::read_to_string(&path).expect("a source is UTF-8");
        let module = parts[0].trim_end_matches(".rs").to_owned();
        Some(SourceFile {
            path: parts.join("/"),
            module,
            code: code(&text),
        })
    };
    found.into_iter().filter_map(read).collect()
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the sources") {
        let path = entry.expect("a source").path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// Without comments, and without the unit tests, which stand last.
fn code(text: &str) -> String {
    let text = match text.find("#[cfg(test)]\nmod tests {") {
        Some(at) => &text[..at],
        None => text,
    };
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The top-level modules that a file names as `crate::module` or `crate::{module, …}`.
fn imports(code: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            None => names.extend(word(rest)),
            Some(list) => {
                let (mut depth, mut fresh) = (0, true);
                for (at, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => fresh = true,
                        c if fresh && depth == 0 && !c.is_whitespace() => {
                            names.extend(word(&list[at..]));
                            fresh = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    names
}

/// The name that a text begins with.
fn word(text: &str) -> Option<&str> {
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len());
    Some(&text[..end]).filter(|word| !word.is_empty())
}

/// Whether a text names a crate: the name stands by itself and a path follows, or it is imported.
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = &code[at + name.len()..];
        let alone = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | ':' | '.' | '"' | '/' | '-'));
        alone && (after.starts_with("::") || after.starts_with(';') && code[..at].ends_with("use "))
    })
}

#[test]
fn the_arrows_between_modules() {
    let leaves: Vec<&str> = LEAVES.iter().chain([&FIELDS]).map(|(name, _)| *name).collect();
    let mut wrong = Vec::new();
    for file in sources()
        .iter()
        .filter(|file| !["lib", "main"].contains(&file.module.as_str()))
    {
        let module = file.module.as_str();
        let leaf = LEAVES.iter().chain([&FIELDS]).find(|(name, _)| *name == module);
        let stage = STAGES.iter().find(|(name, _)| *name == module);
        let may = |other: &str| match (leaf, stage) {
            (Some((_, others)), _) => others.contains(&other),
            (_, Some((_, others))) => leaves.contains(&other) || others.contains(&other),
            (None, None) => false,
        };
        if leaf.is_none() && stage.is_none() {
            wrong.push(format!("{module} is in no table of tests/suite/architecture.rs"));
        }
        for other in imports(&file.code) {
            if other != module && !may(other) {
                wrong.push(format!("src/{}: {module} may not import {other}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `super::` leads no further than to the top of a module: what lies beside it is imported by `crate::`, where the test of
/// the arrows sees it.
#[test]
fn no_module_reaches_its_neighbours_by_super() {
    for file in sources() {
        let depth = file.path.trim_end_matches("/mod.rs").matches('/').count();
        let out = "super::".repeat(depth + 1);
        assert!(
            !file.code.contains(&out),
            "src/{}: `{out}` leads out of {}",
            file.path,
            file.module
        );
    }
}

#[test]
fn crates_that_stand_behind_one_module() {
    let ones = BEHIND_ONE_MODULE.map(|(name, owner)| (name, vec![owner]));
    let twos = BEHIND_TWO_MODULES.map(|(name, owners)| (name, owners.to_vec()));
    for (name, owners) in ones.into_iter().chain(twos) {
        let files = sources().into_iter().filter(|file| names(&file.code, name));
        let files: Vec<String> = files.map(|file| file.path).collect();
        assert_eq!(files, owners, "{name}");
    }
}

#[test]
fn files_clock_and_sockets_are_touched_at_the_edges() {
    let mut wrong = Vec::new();
    for file in sources() {
        let mut hold = |sign: &str, modules: &[&str]| {
            if file.code.contains(sign) && !modules.contains(&file.module.as_str()) {
                wrong.push(format!(
                    "src/{}: `{}` belongs into {}",
                    file.path,
                    sign.trim(),
                    modules.join(", ")
                ));
            }
        };
        for (signs, modules) in EDGES {
            signs.iter().for_each(|sign| hold(sign, modules));
        }
        hold(STOPWATCH.0, STOPWATCH.1);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A global that changes, a lock in the model: what would make the output depend on the order of things.
#[test]
fn no_state_that_changes() {
    let stages = [
        "load", "parse", "resolve", "digest", "theme", "plan", "render", "fields", "yaml", "markdown", "text",
    ];
    for file in sources().iter().filter(|file| stages.contains(&file.module.as_str())) {
        for sign in ["static mut ", "thread_local!", "Mutex", "RwLock", "lazy_static"] {
            assert!(!file.code.contains(sign), "src/{}: {sign}", file.path);
        }
    }
}

/// A module opens with what comes in, what goes out and what it must not do.
#[test]
fn every_file_says_what_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in sources() {
        let text = fs::read_to_string(root.join(&file.path)).expect("a source is UTF-8");
        assert!(text.starts_with("//! "), "src/{}", file.path);
    }
}

#[test]
fn imports_are_read() {
    let code = "use crate::a::B;\nuse crate::{b, c::{d, e}, f};\nfn x() { crate::g::h() }\n";
    assert_eq!(imports(code), BTreeSet::from(["a", "b", "c", "f", "g"]));
    assert!(names("use tera::Tera;", "tera") && names("use tera;", "tera"));
    assert!(!names("let literal = x; // nothing", "tera") && !names("crate::tera::x", "tera"));
}
