//! From the text of a file to checked fields: where the front matter is, what keeps a file from having one, and its YAML
//! against a table.

use super::cut::report_cut_fields;
use super::fence::report_fence;
use super::hidden_characters::report_hidden_characters;
use super::second::report_second;
use crate::diagnostic::{Diagnostic, FieldPath, FixForm, Location, Target, rules};
use crate::fields::{self, Context, Fields, Mapping, Type, quote_as_written};
use crate::language::forbidden::is_forbidden;
use crate::yaml::{self, FrontMatter, YamlError};
use std::ops::Range;
use std::sync::Arc;

/// Where the front matter of a file is; none, with a diagnostic, if there is none.
pub fn find_front_matter(
    path: &Arc<str>,
    text: &str,
    table: &'static Mapping,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<FrontMatter> {
    let Some(found) = yaml::front_matter(text) else {
        report_fence(path, text, diagnostics);
        return None;
    };
    let is_elsewhere = report_second(path, text, &found, table, diagnostics);
    (!is_elsewhere).then_some(found)
}

/// What is wrong with the front matter of a file by itself.
pub fn front_matter_diagnostics(path: &Arc<str>, text: &str, table: &'static Mapping) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    if let Some(found) = find_front_matter(path, text, table, &mut diagnostics)
        && let Some(fields) = read_fields(path, text, found.yaml, table, &mut diagnostics)
    {
        fields.ignore_rest();
    }
    diagnostics
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
    let text = text.get(range).unwrap_or_default();
    match yaml::parse_leniently(text) {
        Ok((value, duplicates)) => {
            let duplicates = duplicates.into_iter().map(|fault| for_fields_of(table, fault));
            diagnostics.extend(duplicates.map(|fault| fault.into_diagnostic(path, start)));
            let mut found = Vec::new();
            let mut context = Context {
                file: path,
                diagnostics: &mut found,
            };
            let fields = fields::check_mapping(&value, table, &mut context);
            show_as_written(text, &mut found);
            found.extend(report_hidden_characters(path, text, &value));
            report_cut_fields(path, text, start, table, &mut found);
            diagnostics.append(&mut found);
            Some(fields)
        }
        Err(faults) => {
            let new = faults.into_iter().filter(|fault| !is_reported(text, fault));
            let faults = new.map(|fault| for_fields_of(table, fault));
            diagnostics.extend(faults.map(|fault| fault.into_diagnostic(path, start)));
            None
        }
    }
}

/// Whether an error was reported when the file was read: a forbidden character that stands in it as it is.
fn is_reported(yaml: &str, fault: &YamlError) -> bool {
    let Target::Bytes(bytes) = &fault.target else {
        return false;
    };
    let is_written = || yaml.get(bytes.clone()).is_some_and(|it| it.chars().all(is_forbidden));
    fault.rule == &rules::CONTROL_CHARACTER && is_written()
}

/// Puts numbers and booleans that must be quoted into the advice as they are written: reading YAML has made 1.1 of 1.10.
fn show_as_written(text: &str, diagnostics: &mut [Diagnostic]) {
    let is_quoted = |diagnostic: &&mut Diagnostic| {
        let fix = diagnostic.fix.as_ref();
        fix.is_some_and(|fix| fix.form == FixForm::Source && fix.replacement.starts_with('"'))
    };
    let mut quoted: Vec<&mut Diagnostic> = diagnostics.iter_mut().filter(is_quoted).collect();
    if quoted.is_empty() {
        return;
    }
    let path_of = |diagnostic: &&mut Diagnostic| match diagnostic.location.as_ref().map(|it: &Location| &it.target) {
        Some(Target::Value(path)) => path.clone(),
        _ => FieldPath::root(),
    };
    let paths: Vec<FieldPath> = quoted.iter().map(path_of).collect();
    for (diagnostic, range) in quoted.iter_mut().zip(yaml::whole_values(text, &paths)) {
        if let Some(written) = range.and_then(|range| text.get(range)) {
            quote_as_written(diagnostic, written);
        }
    }
}

/// An error of syntax with what the table of the fields says about it. A value of a field that takes text can only be meant as
/// text. A key that is repeated within a field that takes a list is the first field of an item that has no `- `.
fn for_fields_of(table: &'static Mapping, mut fault: YamlError) -> YamlError {
    if fault
        .quotes_value_of
        .as_ref()
        .is_some_and(|key| fields::takes_only_text(table, key))
    {
        fault.quotes_value_of = None;
    }
    if let Some(help) = fields_on_one_line(table, &fault) {
        fault.replacement = None;
        return fault.help(help);
    }
    let Some((field, key)) = fault.repeated_key() else {
        return fault;
    };
    let is_list = |field: &fields::Field| matches!(field.kind, Type::List(_) | Type::OneOrMany(_));
    if fault.rule != &rules::DUPLICATE_KEY || !table.field(field).is_some_and(is_list) {
        return fault;
    }
    let help = format!("begin each item of `{field}` with `- `, as in `- {key}: …`");
    fault.help(help)
}

/// What to write for `place: name: Rome`, where the value is a mapping of its own.
fn fields_on_one_line(table: &'static Mapping, fault: &YamlError) -> Option<String> {
    let key = fault.quotes_value_of.as_deref()?;
    let inner = table.field(key)?.kind.inner_mapping()?;
    let written = fault.replacement.as_deref()?.trim_matches(['"', '\'']);
    let (first, _) = written.split_once(": ")?;
    inner.field(first)?;
    Some(format!("put its fields in braces: `{key}: {{ {written} }}`"))
}
