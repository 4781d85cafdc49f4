//! What the server reports to its caller. Nothing in this module prints.

use super::changes::Changes;
use crate::diagnostic::Diagnostic;
use crate::pipeline::Prepared;
use std::time::Duration;

/// Something that happened in the server.
pub enum Event<'a> {
    /// The site is served at a new address: at the start, and when the base path changes.
    AddressChanged {
        /// The address, with scheme, host, port and base path.
        address: &'a str,
    },
    /// The digest was built again, with or without errors.
    Rebuilt {
        /// The result.
        prepared: &'a Prepared,
        /// The result before; `None` at the start.
        previous: Option<&'a Prepared>,
        /// What changed between the two.
        changes: &'a Changes,
        /// Whether there is a version to serve: this one, or an earlier one without errors.
        is_served: bool,
        /// The time since the first file changed.
        took: Duration,
    },
    /// A requested page could not be rendered, because its templates have errors. Each error is reported once.
    PageFailed {
        /// The digest that the page was rendered from.
        prepared: &'a Prepared,
        /// The errors.
        faults: &'a [Diagnostic],
    },
    /// A note for the user.
    Note(&'a str),
}

/// Receives the events.
pub type EventListener = dyn Fn(&Event<'_>) + Send + Sync;
