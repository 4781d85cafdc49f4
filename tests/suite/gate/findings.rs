//! What the program says about a digest, as rules and places.

use super::mistakes::Place;
use crate::digest::{Digest, NOW, Run};
use jiff::Timestamp;
use serde_json::Value;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub place: Place,
    pub is_error: bool,
    pub message: String,
}

/// Runs the program on a digest, for the moment for which all digests here are made.
pub fn run(digest: &Digest, arguments: &[&str]) -> Run {
    let now: Timestamp = NOW.parse().expect("a moment");
    digest.run_with(arguments, &[("SOURCE_DATE_EPOCH", &now.as_second().to_string())])
}

/// Everything that a command reports about a digest, and how it ended.
pub fn report(digest: &Digest, arguments: &[&str]) -> (Vec<Finding>, Run) {
    let run = run(digest, &[arguments, &["--format", "json"]].concat());
    let found = run.out.lines().map(|line| {
        let value: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}\n{}", run.err));
        let number = |name: &str| value[name].as_u64().and_then(|number| usize::try_from(number).ok());
        let text = |name: &str| value[name].as_str().map(str::to_owned);
        Finding {
            place: (
                text("rule").expect("a finding has a rule"),
                text("file"),
                number("line").zip(number("column")),
            ),
            is_error: value["severity"] == "error",
            message: text("message").unwrap_or_default(),
        }
    });
    (found.collect(), run)
}
