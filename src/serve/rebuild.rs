//! Makes the digest anew whenever its files change, the way a build does, and puts the new state in place of the old.

use super::generation::Generation;
use super::state::State;
use super::watch::Watch;
use super::{Changes, News, Tell, faults};
use crate::pipeline::{Options, Prepared, prepare};
use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// How often mistakes may turn out to be those of files that are still being written, before they are told.
const PATIENCE: usize = 20;

/// Makes states, one after another.
pub struct Rebuild {
    root: PathBuf,
    options: Options,
    port: u16,
    tell: Arc<Tell>,
    states: watch::Sender<Arc<State>>,
    /// Tells the states of this server from those of an earlier one, by chance.
    series: u64,
    /// How many states there were.
    number: usize,
    /// What was told last.
    shown: Arc<Prepared>,
    /// Where the site was when that was told.
    address: String,
}

impl Rebuild {
    /// Makes the first state and tells of it.
    pub fn first(root: &Path, options: &Options, port: u16, tell: Arc<Tell>) -> (Self, watch::Receiver<Arc<State>>) {
        let start = Instant::now();
        let prepared = Arc::new(prepare(root, options, None));
        let nothing = State {
            name: String::new(),
            good: None,
            faults: None,
        };
        let (states, receiver) = watch::channel(Arc::new(nothing));
        let mut rebuild = Self {
            root: root.to_owned(),
            options: options.clone(),
            port,
            tell,
            states,
            series: RandomState::new().hash_one(port),
            number: 0,
            shown: Arc::clone(&prepared),
            address: String::new(),
        };
        rebuild.show(&prepared);
        rebuild.told(&prepared, None, &Changes::default(), start.elapsed());
        (rebuild, receiver)
    }

    /// Makes a new state whenever something changed, until nobody reads them.
    pub fn run(mut self, mut watch: Watch) {
        let mut latest = Arc::clone(&self.shown);
        let mut touched = BTreeSet::new();
        let mut put_off = 0;
        while let Some(batch) = watch.next() {
            if self.states.is_closed() {
                return;
            }
            touched.extend(batch.paths);
            let prepared = catch_unwind(AssertUnwindSafe(|| prepare(&self.root, &self.options, Some(&latest))));
            let Ok(prepared) = prepared else {
                let note = "The change could not be taken in. Please report it: this is a mistake of Chancery.";
                (self.tell)(&News::Note(note));
                continue;
            };
            latest = Arc::new(prepared);
            if latest.ready.is_none() && put_off < PATIENCE && watch.has_more() {
                put_off += 1;
                continue;
            }
            put_off = 0;
            let changes = Changes::between(&self.shown.inputs, &latest.inputs, &touched);
            touched.clear();
            if changes.is_empty() && self.shown.diagnostics == latest.diagnostics {
                continue;
            }
            self.show(&latest);
            let previous = std::mem::replace(&mut self.shown, Arc::clone(&latest));
            self.told(&latest, Some(&previous), &changes, batch.since.elapsed());
        }
    }

    /// Puts a state in place of the present one. With errors, the last good one goes on being served.
    fn show(&mut self, prepared: &Arc<Prepared>) {
        let present = Arc::clone(&self.states.borrow());
        let new = match Generation::start(prepared, &self.root.join("content")) {
            Ok(new) => new,
            Err(why) => {
                (self.tell)(&News::Note(&format!("The change cannot be shown: {why}.")));
                None
            }
        };
        let faults = new
            .is_none()
            .then(|| faults::text(&prepared.diagnostics, &prepared.inputs).into());
        let name = if new.is_some() || present.good.is_none() {
            self.number += 1;
            format!("{:x}-{}", self.series, self.number)
        } else {
            present.name.clone()
        };
        self.states.send_replace(Arc::new(State {
            name,
            good: new.or_else(|| present.good.clone()),
            faults,
        }));
    }

    fn told(&mut self, prepared: &Prepared, previous: Option<&Prepared>, changes: &Changes, took: Duration) {
        let is_shown = self.states.borrow().good.is_some();
        (self.tell)(&News::Prepared {
            prepared,
            previous,
            changes,
            is_shown,
            took,
        });
        let path = &prepared.parsed.config.base_path;
        let address = format!("http://127.0.0.1:{}{path}", self.port);
        // An unreadable configuration says nothing of where the site is.
        if address != self.address && (previous.is_none() || prepared.ready.is_some()) {
            (self.tell)(&News::Open { address: &address });
            self.address = address;
        }
    }
}
