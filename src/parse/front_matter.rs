//! From the text of a file to checked fields: where the front matter is, what keeps a file from having one, and its YAML
//! against a table.

use crate::diagnostic::{Diagnostic, Location, Target, rules};
use crate::fields::{self, Context, Fields, Mapping};
use crate::yaml::{self, FrontMatter, YamlError};
use std::ops::Range;
use std::sync::Arc;

/// Where the front matter of a file is; none, with a diagnostic, if there is none.
pub fn find_front_matter(path: &Arc<str>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<FrontMatter> {
    let found = yaml::front_matter(text);
    if found.is_none() {
        let first_line = text.lines().next().unwrap_or_default();
        let message = match first_line {
            "" if text.is_empty() => "the file is empty",
            "+++" => "front matter is YAML between two lines of `---`; this looks like TOML",
            line if line.trim_end() == "---" => "the front matter that begins here has no end",
            _ => "the file does not begin with a line `---`",
        };
        let location = Location::bytes(path, 0..first_line.len());
        let help = "begin with `---`, then `title: …` and the other fields, then a line `---`";
        diagnostics.push(Diagnostic::new(&rules::FRONT_MATTER_FENCE, location, message).help(help));
    }
    found
}

/// The fields of the YAML in a range of a file, checked against a table; none if it is not YAML.
pub fn read_fields(
    path: &Arc<str>,
    text: &str,
    range: Range<usize>,
    table: &'static Mapping,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Fields> {
    let start = range.start;
    let yaml = text.get(range).unwrap_or_default();
    match yaml::parse_leniently(yaml) {
        Ok((value, duplicates)) => {
            diagnostics.extend(duplicates.into_iter().map(|fault| fault.into_diagnostic(path, start)));
            let mut context = Context {
                file: path,
                diagnostics,
            };
            Some(fields::check_mapping(&value, table, &mut context))
        }
        Err(faults) => {
            let new = faults.into_iter().filter(|fault| !is_reported(yaml, fault));
            diagnostics.extend(new.map(|fault| fault.into_diagnostic(path, start)));
            None
        }
    }
}

/// Whether an error was reported when the file was read: a control character that stands in it as it is.
fn is_reported(yaml: &str, fault: &YamlError) -> bool {
    let Target::Bytes(bytes) = &fault.target else {
        return false;
    };
    let is_written = || {
        yaml.get(bytes.clone())
            .is_some_and(|it| it.chars().all(char::is_control))
    };
    fault.rule == &rules::CONTROL_CHARACTER && is_written()
}
