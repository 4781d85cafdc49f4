//! What is served at present. It is never changed, but replaced as a whole, so that a request sees one consistent version.

use super::event::EventListener;
use super::findings::findings_of_page;
use super::generation::Generation;
use std::sync::Arc;
use tokio::sync::watch::Receiver;

/// What the answers to all requests share.
pub struct Server {
    /// The present state, and the signal that it was replaced.
    pub states: Receiver<Arc<ServedState>>,
    /// Receives the events.
    pub on_event: Arc<EventListener>,
}

/// What requests are answered from.
pub struct ServedState {
    /// Identifies the version that pages are rendered from: a page with another version is out of date. After a change
    /// with errors it stays the same, since the pages do.
    pub version: String,
    /// The last version without errors, if there was one.
    pub good: Option<Arc<Generation>>,
    /// The errors of the present files, as text.
    pub faults: Option<Arc<str>>,
}

impl ServedState {
    /// The message to the script in the page at a path, as JSON: the errors of a version that is not shown, and what is wrong with
    /// the page as it is shown. If there was no version without errors yet, the page itself shows the errors, and the message has
    /// none.
    pub fn message(&self, path: &str) -> String {
        let faults = self.faults.as_deref().filter(|_| self.good.is_some());
        let good = self.good.as_deref().filter(|_| self.faults.is_none());
        let findings = good.and_then(|good| findings_of_page(good, path));
        serde_json::json!({ "state": self.version, "faults": faults, "findings": findings }).to_string()
    }
}
