//! What is served at a moment. Never changed: a new one takes its place.

use super::generation::Generation;
use std::sync::Arc;

/// What requests are answered from.
pub struct State {
    /// Names what pages are made from, here and now: a page with another name on it is out of date. After a change
    /// with errors it stays the same, since the pages do.
    pub name: String,
    /// The last state without errors, if there was one.
    pub good: Option<Arc<Generation>>,
    /// What is wrong with the present state, for people.
    pub faults: Option<Arc<str>>,
}

impl State {
    /// What the script in a page is told, as JSON. Where nothing was good yet, the page itself says what is wrong.
    pub fn message(&self) -> String {
        let faults = self.faults.as_deref().filter(|_| self.good.is_some());
        serde_json::json!({ "state": self.name, "faults": faults }).to_string()
    }
}
