//! The fields that the file that stays gets from the one that goes.

use crate::authoring::Error;
use crate::authoring::edit::front_matter_range;
use crate::authoring::fix::field_blocks;
use crate::authoring::proof::ReadFile;
use crate::authoring::retarget::add_fields;
use crate::load::ContentKind;
use crate::text::slice;
use crate::yaml::Value;

/// A field of the file that goes which is not taken over.
#[derive(Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The field as it is written.
    pub source: String,
    /// The field as the other file has it; none if that does not have it.
    pub kept: Option<String>,
}

/// Fields that are taken over in another way, or that belong to the file alone.
const OWN: [&str; 4] = ["slug", "aliases", "also_known_as", "allow"];
/// Fields that would decide whether the file that stays is published.
const NEVER_TAKEN: [&str; 4] = ["draft", "publish_at", "translation_of", "language"];

/// The text with the fields that only `source` has, and what was left out.
///
/// # Errors
/// The changed text does not have the values that it should.
pub fn take_over(path: &str, text: &str, kind: ContentKind, source: &str) -> Result<(String, Vec<LeftOut>), Error> {
    let (own, other) = (ReadFile::new(text).front, ReadFile::new(source).front);
    let (Some(own), Some(Value::Map(other))) = (own, other) else {
        return Ok((text.to_owned(), Vec::new()));
    };
    let written = |text: &str, key: &str| {
        let yaml = slice(text, front_matter_range(text)?);
        let block = field_blocks(yaml).into_iter().find(|block| block.key == key)?;
        Some(block.lines.to_owned())
    };
    let (mut after, mut left_out) = (text.to_owned(), Vec::new());
    for (key, value) in other {
        // The name becomes another name of what has names.
        let is_name = kind != ContentKind::Entry && ["title", "name"].contains(&key.as_str());
        if OWN.contains(&key.as_str()) || is_name || own.get(&key) == Some(&value) || value.is_null() {
            continue;
        }
        let lines = written(source, &key).ok_or_else(|| Error::NotProven {
            file: path.to_owned(),
            why: "the fields of the other file are not each on lines of their own",
        })?;
        if own.get(&key).is_none() && !NEVER_TAKEN.contains(&key.as_str()) {
            let end = if lines.ends_with('\n') { "" } else { "\n" };
            after = add_fields(path, &after, &format!("{lines}{end}"), &[(key, value)])?;
        } else {
            left_out.push(LeftOut {
                source: without_comments(&lines),
                kept: written(text, &key).map(|lines| without_comments(&lines)),
            });
        }
    }
    Ok((after, left_out))
}

/// The lines of a field without those of comments above it, on one line.
fn without_comments(lines: &str) -> String {
    let lines = lines.lines().filter(|line| !line.starts_with('#'));
    let lines: Vec<&str> = lines.map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ⏎ ")
}
