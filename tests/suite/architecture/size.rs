//! How long files and functions are.

use super::sources::{SourceFile, source_files};

/// The longest file of code and the longest function, in lines; a file of half of all that are code is shorter than the third.
const FILE_LIMIT: usize = 400;
const FUNCTION_LIMIT: usize = 100;
const MEDIAN_LIMIT: usize = 130;

/// Files that are tables: their length says how much there is, not how hard it is to follow.
fn is_table(file: &SourceFile) -> bool {
    file.text
        .lines()
        .take(4)
        .any(|line| line.starts_with("//! ") && line.to_lowercase().contains("table"))
}

/// The lines without the unit tests at the end.
fn lines(file: &SourceFile) -> usize {
    let end = file.text.find("#[cfg(test)]\nmod tests {").unwrap_or(file.text.len());
    file.text[..end].lines().count()
}

#[test]
fn files_are_short() {
    let files = source_files();
    let long: Vec<String> = files
        .iter()
        .filter(|file| lines(file) > FILE_LIMIT && !is_table(file))
        .map(|file| format!("src/{}: {} lines", file.path, lines(file)))
        .collect();
    assert!(long.is_empty(), "longer than {FILE_LIMIT} lines:\n{}", long.join("\n"));
    let mut lengths: Vec<usize> = files.iter().map(|file| file.text.lines().count()).collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median < MEDIAN_LIMIT, "half of the files have {median} lines or more");
}

#[test]
fn functions_are_short() {
    let mut long = Vec::new();
    for file in source_files().iter().filter(|file| !is_table(file)) {
        for (name, length) in functions(&file.code) {
            if length > FUNCTION_LIMIT {
                long.push(format!("src/{}: {name} has {length} lines", file.path));
            }
        }
    }
    assert!(
        long.is_empty(),
        "longer than {FUNCTION_LIMIT} lines:\n{}",
        long.join("\n")
    );
}

/// Every function and its lines, from its name to the bracket that closes it: code is formatted, so that bracket stands as
/// far to the right as the line that begins it.
fn functions(code: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some((before, after)) = line.split_once("fn ") else {
            continue;
        };
        let indent = line.len() - line.trim_start().len();
        if !before
            .trim_start()
            .split(' ')
            .all(|word| word.is_empty() || word.starts_with("pub") || ["const", "async", "super)"].contains(&word))
        {
            continue;
        }
        let name = after.split(['(', '<']).next().unwrap_or(after);
        let close = format!("{}}}", " ".repeat(indent));
        let length = lines[at..].iter().position(|line| *line == close);
        if let Some(length) = length {
            found.push((name, length + 1));
        }
    }
    found
}

#[test]
fn functions_are_measured() {
    let code = "pub fn a() {\n    x();\n}\n\nimpl B {\n    fn c(&self) {\n        if y {\n        }\n    }\n}\n";
    assert_eq!(functions(code), [("a", 3), ("c", 4)]);
}
