//! Builds the digest again whenever its files change, as a build does, and replaces the served state.

use super::changes::Changes;
use super::error_page::errors_as_text;
use super::event::{Event, EventListener};
use super::generation::Generation;
use super::state::ServedState;
use super::watch::Watch;
use crate::pipeline::{Options, Prepared, lint_for_build, prepare};
use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// How often in a row a version with errors is dropped because more changes have arrived: an editor may still be writing
/// a file. The limit is there so that somebody who types without a pause sees the errors, too.
const MAX_DEFERRALS: usize = 20;

/// Prepares the digest, and runs the lints that a build runs.
fn prepare_and_lint(root: &Path, options: &Options, previous: Option<&Prepared>) -> Prepared {
    let mut prepared = prepare(root, options, previous);
    lint_for_build(&mut prepared, false);
    prepared
}

/// Builds one version after another.
pub struct Rebuilder {
    root: PathBuf,
    options: Options,
    port: u16,
    on_event: Arc<EventListener>,
    states: watch::Sender<Arc<ServedState>>,
    /// A random number that tells the versions of this server from those of an earlier one on the same port: a page of
    /// that one must be reloaded.
    series: u64,
    /// How many versions there were.
    number: usize,
    /// The version that was reported last.
    reported: Arc<Prepared>,
    /// The address of the site at that time.
    address: String,
}

impl Rebuilder {
    /// Builds the first version and reports it.
    pub fn start(
        root: &Path,
        options: &Options,
        port: u16,
        on_event: Arc<EventListener>,
    ) -> (Self, watch::Receiver<Arc<ServedState>>) {
        let start = Instant::now();
        let prepared = Arc::new(prepare_and_lint(root, options, None));
        let empty = ServedState {
            version: String::new(),
            good: None,
            faults: None,
        };
        let (states, receiver) = watch::channel(Arc::new(empty));
        let mut rebuilder = Self {
            root: root.to_owned(),
            options: options.clone(),
            port,
            on_event,
            states,
            series: RandomState::new().hash_one(port),
            number: 0,
            reported: Arc::clone(&prepared),
            address: String::new(),
        };
        rebuilder.replace_state(&prepared);
        rebuilder.report(&prepared, None, &Changes::default(), start.elapsed());
        (rebuilder, receiver)
    }

    /// Builds a new version whenever something changed, until nobody uses them.
    pub fn run(mut self, mut watch: Watch) {
        let mut latest = Arc::clone(&self.reported);
        let mut touched = BTreeSet::new();
        let mut deferrals = 0;
        while let Some(batch) = watch.next() {
            if self.states.is_closed() {
                return;
            }
            touched.extend(batch.paths);
            let prepared = catch_unwind(AssertUnwindSafe(|| {
                prepare_and_lint(&self.root, &self.options, Some(&latest))
            }));
            let Ok(prepared) = prepared else {
                let note = "Rebuild failed. This is a bug in Chancery: please report it.";
                (self.on_event)(&Event::Note(note));
                continue;
            };
            latest = Arc::new(prepared);
            if latest.ready.is_none() && deferrals < MAX_DEFERRALS && watch.has_more() {
                deferrals += 1;
                continue;
            }
            deferrals = 0;
            let changes = Changes::between(&self.reported.inputs, &latest.inputs, &touched);
            touched.clear();
            if changes.is_empty() && self.reported.diagnostics == latest.diagnostics {
                continue;
            }
            self.replace_state(&latest);
            let previous = std::mem::replace(&mut self.reported, Arc::clone(&latest));
            self.report(&latest, Some(&previous), &changes, batch.since.elapsed());
        }
    }

    /// Replaces the served state. If the new version has errors, the last one without errors is still served.
    fn replace_state(&mut self, prepared: &Arc<Prepared>) {
        let present = Arc::clone(&self.states.borrow());
        let new = match Generation::start(prepared, &self.root.join("content")) {
            Ok(new) => new,
            Err(why) => {
                (self.on_event)(&Event::Note(&format!("Could not serve the change: {why}.")));
                None
            }
        };
        let faults = new
            .is_none()
            .then(|| errors_as_text(&prepared.diagnostics, &prepared.inputs).into());
        let version = if new.is_some() || present.good.is_none() {
            self.number += 1;
            format!("{:x}-{}", self.series, self.number)
        } else {
            present.version.clone()
        };
        self.states.send_replace(Arc::new(ServedState {
            version,
            good: new.or_else(|| present.good.clone()),
            faults,
        }));
    }

    fn report(&mut self, prepared: &Prepared, previous: Option<&Prepared>, changes: &Changes, took: Duration) {
        let is_served = self.states.borrow().good.is_some();
        (self.on_event)(&Event::Rebuilt {
            prepared,
            previous,
            changes,
            is_served,
            took,
        });
        let path = &prepared.parsed.config.base_path;
        let address = format!("http://127.0.0.1:{}{path}", self.port);
        // A configuration with errors may not have the right base path.
        if address != self.address && (previous.is_none() || prepared.ready.is_some()) {
            (self.on_event)(&Event::AddressChanged { address: &address });
            self.address = address;
        }
    }
}
