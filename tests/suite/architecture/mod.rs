//! The architecture, held by reading the sources as text. Nothing here lists the modules: folders and imports are read,
//! and what is asked of them is asked of every one. The unit tests of the sources are left aside.

mod cycles;
mod imports;
mod size;
mod sources;

use imports::imports;
use sources::source_files;
use std::collections::{BTreeMap, BTreeSet};

/// The stages of the pipeline and what stands on them, from the first to the last: each may import those before it.
/// Every other module is a leaf, which imports no stage. `publish` is among them though it is the last thing a build does:
/// it is handed bytes and knows nothing of where they come from.
const STAGES: [&str; 16] = [
    "load",
    "parse",
    "digest",
    "resolve",
    "theme",
    "plan",
    "render",
    "lint",
    "links",
    "pipeline",
    "authoring",
    "clip",
    "serve",
    "theme_check",
    "site_diff",
    "cli",
];

/// What a stage does not import though it comes later: the shorter ways that would be convenient and wrong.
const FORBIDDEN: [(&str, &[&str], &str); 8] = [
    (
        "resolve",
        &["theme", "plan", "render"],
        "a digest is the same in every theme",
    ),
    ("theme", &["digest", "resolve"], "a theme is the same for every digest"),
    (
        "plan",
        &["load", "parse", "resolve"],
        "addresses are made of the model alone",
    ),
    (
        "render",
        &["load", "parse", "resolve", "links"],
        "a page is made of model, plan and theme alone",
    ),
    (
        "lint",
        &["theme", "plan", "render", "resolve"],
        "lints look at content, not at pages",
    ),
    (
        "links",
        &["digest", "resolve", "theme", "plan", "render", "lint"],
        "external links are read from the files",
    ),
    (
        "serve",
        &["lint", "authoring", "clip", "publish"],
        "the server writes nothing",
    ),
    (
        "site_diff",
        &["load", "parse", "digest", "render"],
        "it compares two folders of files",
    ),
];

/// Crates that one module alone may name.
const BEHIND_ONE_MODULE: &[(&str, &str)] = &[
    ("brotli", "publish/compress.rs"),
    ("rust_stemmers", "search/stems.rs"),
    ("icu_normalizer", "language/fold.rs"),
    ("unicode_width", "language/width.rs"),
    ("tera", "render/template.rs"),
    ("pulldown_cmark", "markdown/parse.rs"),
    ("serde_yaml", "yaml/read.rs"),
    ("saphyr_parser", "yaml/marks.rs"),
    ("walkdir", "walk.rs"),
    ("csscolorparser", "theme/colours.rs"),
    ("syntect", "highlight.rs"),
    ("resvg", "draw.rs"),
    ("skrifa", "draw.rs"),
    ("png", "draw.rs"),
    ("ammonia", "markdown/sanitize.rs"),
    ("css_inline", "render/mail/inline_styles.rs"),
    ("annotate_snippets", "diagnostic/render/human.rs"),
    ("include_dir", "load/embedded.rs"),
    ("encoding_rs", "load/encoding.rs"),
    ("sha2", "sha256.rs"),
    ("mailparse", "load/mail.rs"),
    ("pdf_extract", "load/pdf.rs"),
    ("html5ever", "html/references.rs"),
    ("dom_smoothie", "clip/readable.rs"),
    ("ureq", "links/client.rs"),
    ("url", "links/address.rs"),
    ("idna", "fields/site_url.rs"),
];

/// Crates that two modules name: one reads pages that were saved, the other those that are rendered.
const BEHIND_TWO_MODULES: [(&str, [&str; 2]); 3] = [
    // To compress what is published, and to see what a saved PDF unpacks to.
    ("flate2", ["load/pdf.rs", "publish/compress.rs"]),
    ("scraper", ["clip/tree.rs", "theme_check/markup.rs"]),
    // What a character is, and which script it is of.
    ("icu_properties", ["language/characters.rs", "language/scripts.rs"]),
];

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
            "transaction",
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
            "transaction",
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

/// Whether a text names a crate: the name stands by itself and a path follows, or it is imported.
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = &code[at + name.len()..];
        let alone = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | ':' | '.' | '"' | '/' | '-'));
        alone && (after.starts_with("::") || after.starts_with(';') && code[..at].ends_with("use "))
    })
}

/// A leaf imports no stage, and a stage only earlier ones; no two modules know each other.
#[test]
fn modules_import_downward() {
    let files = source_files();
    let mut wrong = Vec::new();
    let mut arrows: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, found) in imports(&files) {
        let from = files
            .iter()
            .find(|file| file.path == path)
            .map_or("", |file| file.top());
        if ["lib", "main"].contains(&from) {
            continue;
        }
        for import in found.iter().filter(|import| import.top != from) {
            arrows.entry(from).or_default().insert(import.top);
            let rank = |name: &str| STAGES.iter().position(|stage| *stage == name);
            if rank(import.top) > rank(from) {
                wrong.push(format!(
                    "src/{path}: {from} comes before {}, and may not import it",
                    import.top
                ));
            }
            for (_, others, reason) in FORBIDDEN.iter().filter(|(name, ..)| *name == from) {
                if others.contains(&import.top) {
                    wrong.push(format!("src/{path}: {from} may not import {}: {reason}", import.top));
                }
            }
        }
    }
    for circle in cycles::cycles(&arrows) {
        wrong.push(format!("these modules import each other: {}", circle.join(", ")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// No two files need each other. A file may use the types and constants that its parent `mod.rs` declares, since that is
/// where the words of a folder are defined, but no function of it.
#[test]
fn files_do_not_import_each_other() {
    let files = source_files();
    let all = imports(&files);
    let mut arrows: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, found) in &all {
        let file = files.iter().find(|file| file.path == *path).expect("it was read");
        for import in found {
            let target = files.iter().find(|file| file.path == import.file).expect("it was read");
            let is_ancestor = target.is_parent() && file.module.starts_with(&target.module);
            let is_type = |name: &String| name.starts_with(|c: char| c.is_uppercase());
            if !(is_ancestor && import.item.as_ref().is_some_and(is_type)) {
                arrows.entry(path).or_default().insert(import.file);
            }
        }
    }
    let found = cycles::cycles(&arrows);
    let found: Vec<String> = found.iter().map(|circle| circle.join(", ")).collect();
    assert!(found.is_empty(), "these files need each other:\n{}", found.join("\n"));
}

/// The methods of a type stand in the file that declares it: what is made elsewhere is a function that takes it.
#[test]
fn methods_stand_beside_their_type() {
    let mut wrong = Vec::new();
    for file in source_files() {
        for line in file.code.lines().filter_map(|line| line.strip_prefix("impl")) {
            let line = skip_generics(line).trim_start();
            let name: String = line.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let is_trait = line.contains(" for ");
            let declared = ["struct", "enum", "union", "type"].iter().any(|kind| {
                file.code
                    .split(&format!("{kind} {name}"))
                    .skip(1)
                    .any(|after| !after.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
            });
            if !name.is_empty() && !is_trait && !declared && !name.starts_with(char::is_lowercase) {
                wrong.push(format!("src/{}: methods of {name}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What follows the generic parameters that a text begins with.
fn skip_generics(text: &str) -> &str {
    if !text.starts_with('<') {
        return text;
    }
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' if !text[..at].ends_with('-') => {
                depth -= 1;
                if depth == 0 {
                    return &text[at + 1..];
                }
            }
            _ => {}
        }
    }
    text
}

#[test]
fn crates_that_stand_behind_one_module() {
    let ones = BEHIND_ONE_MODULE.iter().map(|(name, owner)| (*name, vec![*owner]));
    let twos = BEHIND_TWO_MODULES.map(|(name, owners)| (name, owners.to_vec()));
    for (name, owners) in ones.chain(twos) {
        let files = source_files().into_iter().filter(|file| names(&file.code, name));
        let files: Vec<String> = files.map(|file| file.path).collect();
        assert_eq!(files, owners, "{name}");
    }
}

#[test]
fn files_clock_and_sockets_are_touched_at_the_edges() {
    let mut wrong = Vec::new();
    for file in source_files() {
        let mut hold = |sign: &str, modules: &[&str]| {
            if file.code.contains(sign) && !modules.contains(&file.top()) {
                wrong.push(format!(
                    "src/{}: `{}` belongs into {}",
                    file.path,
                    sign.trim(),
                    modules.join(", ")
                ));
            }
        };
        for (signs, modules) in EDGES {
            for sign in signs {
                hold(sign, modules);
            }
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
    for file in source_files().iter().filter(|file| stages.contains(&file.top())) {
        for sign in ["static mut ", "thread_local!", "Mutex", "RwLock", "lazy_static"] {
            assert!(!file.code.contains(sign), "src/{}: {sign}", file.path);
        }
    }
}

/// A module opens with what comes in, what goes out and what it must not do.
#[test]
fn every_file_says_what_it_is() {
    for file in source_files() {
        assert!(file.text.starts_with("//! "), "src/{}", file.path);
    }
}
