//! A front matter that goes on after its end, or that a file has twice: pasted above a draft that had one, converted by a
//! program that wrote another, or closed one line too early.

use crate::diagnostic::{Diagnostic, Location, rules};
use crate::fields::Mapping;
use crate::yaml::FrontMatter;
use std::ops::Range;
use std::sync::Arc;

/// Fields that other programs write and that no table has.
const OTHER_FIELDS: [&str; 12] = [
    "title",
    "date",
    "draft",
    "tags",
    "categories",
    "layout",
    "author",
    "authors",
    "description",
    "permalink",
    "keywords",
    "image",
];

/// What stands at the beginning of a body and looks like front matter.
struct Block {
    /// All of it, with the fences that it has and the last line end.
    whole: Range<usize>,
    /// Between the fences.
    content: Range<usize>,
    kind: BlockKind,
}

#[derive(PartialEq, Eq)]
enum BlockKind {
    /// YAML between two fences.
    Fenced,
    /// YAML that only a fence below it belongs to.
    Continued,
    /// TOML or JSON, by its name.
    Other(&'static str),
}

/// Reports such a block. True if the front matter is empty because of it, so that no field is missing.
pub(super) fn report_second(
    path: &Arc<str>,
    text: &str,
    front: &FrontMatter,
    table: &'static Mapping,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let Some(block) = find_block(text, front.body, table) else {
        return false;
    };
    let at = |range: &Range<usize>| Location::bytes(path, first_line(text, range));
    // The line of the fence that ends the front matter, with its end.
    let fence = front.yaml.end..front.body;
    let written = text.get(front.yaml.clone()).unwrap_or_default();
    let is_empty = written
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
    if is_empty && !matches!(block.kind, BlockKind::Other(_)) {
        let message = "the front matter is empty; it goes on after the second `---`";
        let (range, help) = match block.kind {
            BlockKind::Fenced => (
                fence.start..block.content.start,
                "delete the second and the third `---`",
            ),
            _ => (fence, "delete the second `---`"),
        };
        let location = Location::bytes(path, range);
        let diagnostic = Diagnostic::new(&rules::FRONT_MATTER_FENCE, location, message);
        diagnostics.push(diagnostic.help(help).source_fix("", true));
        return true;
    }
    let content = text.get(block.content.clone()).unwrap_or_default();
    let diagnostic = match block.kind {
        BlockKind::Continued => {
            let message = "the front matter ends here, and more fields follow";
            let keys = |text: &str| text.lines().filter_map(key).map(str::to_owned).collect::<Vec<_>>();
            let known = keys(written);
            let is_new = keys(content).iter().all(|key| !known.contains(key));
            let diagnostic = Diagnostic::new(&rules::SECOND_FRONT_MATTER, Location::bytes(path, fence), message)
                .label(at(&block.content), "these fields")
                .help("delete this `---`; the one below the fields ends the front matter");
            if is_new {
                diagnostic.source_fix("", true)
            } else {
                diagnostic
            }
        }
        BlockKind::Fenced if content.trim() == written.trim() => {
            let message = "the front matter is repeated here";
            let location = Location::bytes(path, block.whole);
            let diagnostic = Diagnostic::new(&rules::SECOND_FRONT_MATTER, location, message);
            diagnostic.help("delete it, with its two `---`").source_fix("", true)
        }
        BlockKind::Fenced => {
            let message = "a second front matter begins here, and would be published as text";
            let diagnostic = Diagnostic::new(&rules::SECOND_FRONT_MATTER, at(&block.whole), message);
            diagnostic.help("move what is needed of it to the first, and delete the rest with its two `---`")
        }
        BlockKind::Other(name) => {
            let message = format!("a second front matter begins here, in {name}, and would be published as text");
            let diagnostic = Diagnostic::new(&rules::SECOND_FRONT_MATTER, at(&block.whole), message);
            diagnostic.help("move what is needed of it to the first, as YAML, and delete the rest")
        }
    };
    diagnostics.push(diagnostic);
    false
}

/// The block that a body begins with, after blank lines.
fn find_block(text: &str, body: usize, table: &'static Mapping) -> Option<Block> {
    let rest = text.get(body..)?;
    let start = body + rest.len() - rest.trim_start_matches(['\n', ' ', '\t']).len();
    let first = text.get(start..)?.lines().next()?;
    match first.trim_end() {
        "---" => yaml_block(text, start, table),
        "+++" => toml_block(text, start, table),
        line if line.starts_with('{') => json_block(text, start, table),
        line if key(line).is_some_and(|key| table.field(key).is_some()) => continued_block(text, start),
        _ => None,
    }
}

fn yaml_block(text: &str, start: usize, table: &'static Mapping) -> Option<Block> {
    let content = lines_to_fence(text, start + line_length(text, start), "---", |line| {
        key(line).is_some() || line.trim().is_empty() || line.starts_with([' ', '\t', '#']) || line.starts_with("- ")
    })?;
    let is_known = |key: &str| table.field(key).is_some() || OTHER_FIELDS.contains(&key);
    let mut keys = text.get(content.clone())?.lines().filter_map(key);
    keys.any(is_known).then(|| Block {
        whole: start..content.end + line_length(text, content.end),
        content,
        kind: BlockKind::Fenced,
    })
}

/// Fields from the first line of a body on, all of them above a line of hyphens.
fn continued_block(text: &str, start: usize) -> Option<Block> {
    let content = lines_to_fence(text, start, "---", |line| {
        key(line).is_some() || line.starts_with([' ', '\t', '#']) || line.starts_with("- ")
    })?;
    Some(Block {
        whole: start..content.end + line_length(text, content.end),
        content,
        kind: BlockKind::Continued,
    })
}

fn toml_block(text: &str, start: usize, table: &'static Mapping) -> Option<Block> {
    let content = lines_to_fence(text, start + line_length(text, start), "+++", |_| true)?;
    let is_known = |line: &str| {
        let key = line.split_once('=').map(|(key, _)| key.trim());
        key.is_some_and(|key| table.field(key).is_some() || OTHER_FIELDS.contains(&key))
    };
    text.get(content.clone())?.lines().any(is_known).then(|| Block {
        whole: start..content.end + line_length(text, content.end),
        content,
        kind: BlockKind::Other("TOML"),
    })
}

fn json_block(text: &str, start: usize, table: &'static Mapping) -> Option<Block> {
    let mut values = serde_json::Deserializer::from_str(text.get(start..)?).into_iter::<serde_json::Value>();
    let value = values.next()?.ok()?;
    let end = start + values.byte_offset();
    let is_known = |key: &String| table.field(key).is_some() || OTHER_FIELDS.contains(&key.as_str());
    value.as_object()?.keys().any(is_known).then_some(Block {
        whole: start..end,
        content: start..end,
        kind: BlockKind::Other("JSON"),
    })
}

/// The lines from a place to the next fence, which must all be of a kind, and at least one.
fn lines_to_fence(text: &str, start: usize, fence: &str, is_of_kind: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        let trimmed = line.trim_end();
        if trimmed == fence {
            return (at > start).then_some(start..at);
        }
        if !is_of_kind(trimmed) {
            return None;
        }
        at += line.len();
    }
    None
}

/// The key that a line begins with, as in `title: Rome`.
fn key(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let is_key = !key.is_empty()
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    (is_key && (rest.is_empty() || rest.starts_with(' '))).then_some(key)
}

/// The length of the line at a place, with its end.
fn line_length(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.find('\n').map_or(rest.len(), |end| end + 1)
}

fn first_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let line = text
        .get(range.clone())
        .and_then(|text| text.lines().next())
        .unwrap_or_default();
    range.start..range.start + line.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::report_second;
    use crate::fields::tables;
    use crate::yaml::front_matter;

    fn found(text: &str) -> Option<(&'static str, String, Option<String>)> {
        let front = front_matter(text)?;
        let mut diagnostics = Vec::new();
        report_second(
            &"content/entries/a.md".into(),
            text,
            &front,
            &tables::ENTRY,
            &mut diagnostics,
        );
        let found = diagnostics.pop()?;
        let fixed = found.fix.as_ref().map(|fix| {
            let crate::diagnostic::Target::Bytes(range) = &found.location.as_ref().expect("a place").target else {
                panic!("bytes are replaced")
            };
            let mut fixed = text.to_owned();
            fixed.replace_range(range.clone(), &fix.replacement);
            fixed
        });
        Some((found.rule.name, found.message, fixed))
    }

    #[test]
    fn what_belongs_to_the_front_matter_is_found() {
        let empty = "---\n---\n---\ntitle: 王毅访问罗马\n---\nText.\n";
        assert_eq!(
            found(empty).and_then(|found| found.2).as_deref(),
            Some("---\ntitle: 王毅访问罗马\n---\nText.\n")
        );
        let twice = "---\ntitle: Встреча\n---\n\n---\ntitle: Встреча\n---\nText.\n";
        assert_eq!(
            found(twice).and_then(|found| found.2).as_deref(),
            Some("---\ntitle: Встреча\n---\n\nText.\n")
        );
        let early = "---\ntitle: لقاء\n---\ndate: 2021-10-30\ntopics:\n- x\n---\nText.\n";
        assert_eq!(
            found(early).and_then(|found| found.2).as_deref(),
            Some("---\ntitle: لقاء\ndate: 2021-10-30\ntopics:\n- x\n---\nText.\n")
        );
        for (text, part) in [
            (
                "---\ntitle: A\n---\n---\ntitle: B\ntags: [x]\n---\nText.\n",
                "a second front matter",
            ),
            ("---\ntitle: A\n---\n\n+++\ntitle = \"B\"\n+++\nText.\n", "in TOML"),
            ("---\ntitle: A\n---\n{\n  \"title\": \"B\"\n}\n\nText.\n", "in JSON"),
            ("---\ntitle: A\n---\ntitle: B\n---\nText.\n", "more fields follow"),
        ] {
            let found = found(text).unwrap_or_else(|| panic!("{text}"));
            assert!(found.0 == "second-front-matter" && found.1.contains(part), "{found:?}");
            assert_eq!(found.2, None, "{text}");
        }
    }

    #[test]
    fn rules_and_headings_are_text() {
        for text in [
            "---\ntitle: A\n---\n---\n\nText after a rule.\n\n---\n\nMore.\n",
            "---\ntitle: A\n---\nMinisters said: yes\n---\nText.\n",
            "---\ntitle: A\n---\n---\nNote: it was late.\n---\n",
            "---\ntitle: A\n---\n{not json}\n",
            "---\ntitle: A\n---\ndate: see below\n\nText.\n",
            "---\n---\nText.\n",
            "---\ntitle: A\n---\n",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
