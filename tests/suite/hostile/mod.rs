//! Hostile inputs: whatever lies in a digest's folder, the program ends in time, does not panic, writes nothing outside
//! of its output, and lets no script of the content into a page. Each case says what is to come of it.

mod addresses;
mod amounts;
#[cfg(unix)]
mod disk;
mod escaping;
mod markdown;
mod names;
mod settings;
mod texts;
mod themes;
mod yaml;

use crate::digest::{Digest, NOW, PLAIN, Run, Site, entry};
use rayon::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// What is to come of a case.
#[derive(Debug, Clone, Copy)]
enum Expect {
    /// A site.
    Builds,
    /// A diagnostic of this rule; nothing is published if it is an error.
    Rule(&'static str),
}
use Expect::{Builds, Rule};

struct Case {
    name: String,
    files: Vec<(String, Vec<u8>)>,
    /// What files alone cannot express.
    more: Option<fn(&Digest)>,
    expect: Expect,
}

/// A case of some files.
fn files(name: &str, files: &[(&str, &[u8])], expect: Expect) -> Case {
    Case {
        name: name.to_owned(),
        files: files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.to_vec()))
            .collect(),
        more: None,
        expect,
    }
}

/// A case of one entry's bytes.
fn raw(name: &str, text: impl AsRef<[u8]>, expect: Expect) -> Case {
    files(name, &[("content/entries/rome.md", text.as_ref())], expect)
}

/// A case of one entry's body.
fn body(name: &str, text: impl AsRef<str>, expect: Expect) -> Case {
    raw(name, entry(PLAIN, text.as_ref()), expect)
}

/// A case of further front matter of one entry.
fn front(name: &str, more: impl AsRef<str>, expect: Expect) -> Case {
    raw(name, entry(&format!("{PLAIN}{}\n", more.as_ref()), "They met."), expect)
}

/// A case in which a line of an entry's front matter is another.
fn instead(name: &str, line: &str, other: impl AsRef<str>, expect: Expect) -> Case {
    let start = format!("{line}: ");
    let lines = PLAIN.lines().map(|line| match line.starts_with(&start) {
        true => format!("{start}{}\n", other.as_ref()),
        false => format!("{line}\n"),
    });
    raw(name, entry(&lines.collect::<String>(), "They met."), expect)
}

/// A case of one entry and the configuration.
fn configured(name: &str, config: impl AsRef<str>, expect: Expect) -> Case {
    let rome = entry(PLAIN, "They met.");
    files(
        name,
        &[
            ("chancery.yaml", config.as_ref().as_bytes()),
            ("content/entries/rome.md", rome.as_bytes()),
        ],
        expect,
    )
}

/// A case of one entry and a theme's own `entry.html`.
fn template(name: &str, text: impl AsRef<[u8]>, expect: Expect) -> Case {
    let mut case = configured(name, "theme: site\n", expect);
    case.files.push((
        "themes/site/theme.yaml".into(),
        b"name: site\nextends: gazette\n".to_vec(),
    ));
    case.files
        .push(("themes/site/templates/entry.html".into(), text.as_ref().to_vec()));
    case
}

/// A case of one entry and what is done to the folder.
fn done(name: &str, more: fn(&Digest), expect: Expect) -> Case {
    Case {
        more: Some(more),
        ..body(name, "They met.", expect)
    }
}

/// Runs the cases, and tells of all that fail.
fn check(cases: Vec<Case>) {
    let failures: Vec<String> = cases
        .par_iter()
        .filter_map(|case| failure(case).map(|why| format!("{}: {why}", case.name)))
        .collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn failure(case: &Case) -> Option<String> {
    let digest = Digest::new(case.files.iter().map(|(path, text)| (path.as_str(), text)));
    if let Some(more) = case.more {
        more(&digest);
    }
    // Without an entry, it is the configuration that makes a folder a digest.
    if !chancery::load::is_digest(&digest.root()) {
        digest.write("chancery.yaml", "title: A digest\n");
    }
    let before = lie(digest.around());
    let run = digest.run(&["build", "--now", NOW, "--format", "json"]);
    let ends = run.err.chars().rev().take(400).collect::<Vec<_>>();
    let said: String = ends.into_iter().rev().collect();
    if !run.in_time {
        return Some("takes too long".to_owned());
    }
    if run.err.contains("panicked") || run.code.is_none_or(|code| code > 2) {
        return Some(format!("ends with {:?}: {said}", run.code));
    }
    let mut after = lie(digest.around());
    let root = digest
        .root()
        .strip_prefix(digest.around())
        .map(Path::to_owned)
        .unwrap_or_default();
    let public = format!("{}/public", root.display());
    after.retain(|path, _| !path.starts_with(&public));
    if before != after {
        return Some("something was written outside of the output".to_owned());
    }
    let severity = severity(&run, case.expect);
    let code = match (case.expect, severity.as_deref()) {
        (Rule(rule), None) => return Some(format!("breaks no rule {rule}: {}{said}", first_rules(&run))),
        (Rule(_), Some("error")) => 1,
        _ => 0,
    };
    if run.code != Some(code) {
        return Some(format!("ends with {:?}: {}{said}", run.code, first_rules(&run)));
    }
    if code == 1 && digest.path("public").exists() {
        return Some("something was published".to_owned());
    }
    scripts(&digest.published())
}

/// How bad the diagnostic is that a case expects.
fn severity(run: &Run, expect: Expect) -> Option<String> {
    let Rule(rule) = expect else { return None };
    let objects = run
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("an object"));
    let mut own = objects.filter(|object| object["rule"] == rule);
    own.next()
        .and_then(|object| object["severity"].as_str().map(str::to_owned))
}

fn first_rules(run: &Run) -> String {
    let objects = run
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("an object"));
    let told = objects.filter(|object| object["severity"] != "note").take(4);
    let told = told.map(|object| format!("{} ({}) ", object["rule"], object["message"]));
    told.collect()
}

/// Everything that lies below a folder, without following links: its size and when it was changed.
fn lie(folder: &Path) -> BTreeMap<String, (u64, Option<SystemTime>)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(&at).into_iter().flatten().flatten() {
            let Ok(metadata) = entry.path().symlink_metadata() else {
                continue;
            };
            let below = entry
                .path()
                .strip_prefix(folder)
                .map(|below| below.to_string_lossy().into_owned());
            if metadata.is_dir() {
                folders.push(entry.path());
            } else {
                found.insert(below.expect("it is below"), (metadata.len(), metadata.modified().ok()));
            }
        }
    }
    found
}

/// What in a built site could run script that is not the theme's, or load something from elsewhere.
fn scripts(site: &Site) -> Option<String> {
    let pages = site
        .iter()
        .filter(|(path, _)| path.ends_with(".html") && !path.starts_with("static"));
    for (path, bytes) in pages {
        let text = String::from_utf8_lossy(bytes);
        // A mail has its rules in its elements, and those for the dark in its head.
        let is_mail = path.ends_with("/email.html");
        for tag in tags(&text) {
            if is_mail && tag == "style data-css-inline=\"keep\"" {
                continue;
            }
            let name = tag
                .split([' ', '/', '>', '\n', '\t'])
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase();
            if ["iframe", "object", "embed", "style", "base", "svg:script", "math"].contains(&name.as_str()) {
                return Some(format!("{path} has <{tag}>"));
            }
            // The theme's own controls; raw HTML keeps neither a class nor a role.
            let own_form = [" class=\"narrow\"", " role=\"search\""]
                .iter()
                .any(|mark| tag.contains(mark));
            // JSON-LD is data, which no browser runs.
            let own_script = tag.contains(" src=\"/") || tag == "script type=\"application/ld+json\"";
            if name == "form" && !own_form || name == "script" && !own_script {
                return Some(format!("{path} has <{tag}>"));
            }
            for (attribute, value) in attributes(tag) {
                let value = value.to_ascii_lowercase();
                let runs = ["javascript:", "vbscript:", "data:"]
                    .iter()
                    .any(|scheme| value.trim_start().starts_with(scheme));
                // Only what a reader clicks on may lead elsewhere.
                let loads = ["src", "srcset", "poster", "background", "xlink:href"].contains(&attribute.as_str())
                    && !value.starts_with('/');
                if loads
                    || attribute.starts_with("on")
                    || attribute == "style" && !is_mail
                    || attribute == "srcdoc"
                    || runs
                {
                    return Some(format!("{path} has <{tag}>"));
                }
            }
        }
    }
    None
}

/// What stands in each tag of a page. Every `<` in a page begins one: all others are escaped.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1).filter_map(|rest| {
        let mut quote = None;
        let end = rest.char_indices().find(|(_, c)| match (quote, c) {
            (Some(open), c) if open == *c => {
                quote = None;
                false
            }
            (None, '"' | '\'') => {
                quote = Some(*c);
                false
            }
            (None, '>') => true,
            _ => false,
        });
        Some(&rest[..end?.0]).filter(|tag| !tag.starts_with(['/', '!']))
    })
}

/// The attributes of a tag, with their values as they are written.
fn attributes(tag: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = tag
        .split_once(char::is_whitespace)
        .map_or("", |(_, rest)| rest)
        .trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            match after.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                Some(quote) => {
                    let inner = &after[1..];
                    let end = inner.find(quote).unwrap_or(inner.len());
                    value = &inner[..end];
                    rest = inner.get(end + 1..).unwrap_or_default().trim_start();
                }
                None => {
                    let end = after.find(char::is_whitespace).unwrap_or(after.len());
                    value = &after[..end];
                    rest = after[end..].trim_start();
                }
            }
        }
        found.push((name, value.to_owned()));
    }
    found
}

#[test]
fn scripts_are_found() {
    let page = |text: &str| scripts(&Site::from([("a.html".to_owned(), text.as_bytes().to_vec())])).is_some();
    for bad in [
        "<p><script>x</script>",
        "<script src=\"https://example.org/x.js\">",
        "<img src=x onerror=alert(1)>",
        "<a title=\"a > b\" onclick='x'>",
        "<p style=\"x\">",
        "<a href=\" JavaScript:x\">",
        "<iframe src=\"/x\">",
        "<img src=https://example.org/x.png>",
    ] {
        assert!(page(bad), "{bad}");
    }
    assert!(!page(
        "<p title=\"onclick=x <b\">a</p><script src=\"/assets/x.js\"></script><a href=\"/on\">"
    ));
}
