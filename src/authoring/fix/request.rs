//! What is asked of `fix`: files, rules, the order of fields.

use crate::diagnostic::Rule;

/// What is to be fixed.
#[derive(Debug, Default)]
pub struct FixRequest {
    /// Files and folders below the digest's root; everything if there are none.
    pub paths: Vec<String>,
    /// The rules whose fixes are applied; all if there are none.
    pub rules: Vec<&'static Rule>,
    /// Whether the fields are put in the order of their table.
    pub field_order: bool,
}

impl FixRequest {
    /// Whether a file is asked for.
    pub fn includes(&self, path: &str) -> bool {
        let is_below = |asked: &String| {
            let rest = path.strip_prefix(asked.as_str());
            asked.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.paths.is_empty() || self.paths.iter().any(is_below)
    }

    /// Whether the fixes of a rule are asked for.
    pub fn allows(&self, rule: &'static Rule) -> bool {
        self.rules.is_empty() || self.rules.contains(&rule)
    }
}
