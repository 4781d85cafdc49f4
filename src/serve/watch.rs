//! Watches the files of a digest, and collects their changes into batches.
//!
//! A batch says which paths changed, but not how: the next build reads the folders again to find out.

use crate::load::{Input, is_read};
use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
use notify::{Event, EventKind, PollWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// How long a batch is collected at most. Saving a file causes several events, and an editor may save several files.
const MAX_BATCH: Duration = Duration::from_millis(10);
/// A batch is complete earlier if nothing happens for this time.
const QUIET: Duration = Duration::from_millis(3);
/// How often the files are checked if the system does not report changes.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

type WatchEvent = notify::Result<Event>;

/// Watches a digest's folder.
pub struct Watch {
    root: PathBuf,
    /// `None` if nothing can be watched.
    watcher: Option<Box<dyn Watcher + Send>>,
    events: mpsc::Receiver<WatchEvent>,
    /// The batch that is being collected.
    batch: Option<Batch>,
}

/// Changes within a short time.
pub struct Batch {
    /// When the first change was reported.
    pub since: Instant,
    /// The changed paths, relative to the digest's folder, with `/` as separator.
    pub paths: BTreeSet<String>,
    /// Whether folders may have been created, so that they must be watched, too.
    has_new_folders: bool,
}

impl Watch {
    /// Starts to watch. If the system does not report changes, `note` gets a message about it, and the files are checked
    /// every second instead.
    pub fn start(root: &Path, note: &dyn Fn(&str)) -> Self {
        Self::with_system_events(root).unwrap_or_else(|why| {
            note(&format!(
                "The system does not report file changes ({why}), so the files are checked every second."
            ));
            Self::with_polling(root).unwrap_or_else(|why| {
                note(&format!(
                    "Cannot watch the files: {why}. Restart the server to see changes."
                ));
                Self::new(root, mpsc::channel().1, None)
            })
        })
    }

    fn with_system_events(root: &Path) -> notify::Result<Self> {
        let (handler, events) = event_channel();
        let mut watch = Self::new(root, events, Some(Box::new(notify::recommended_watcher(handler)?)));
        watch.watch_folders()?;
        Ok(watch)
    }

    fn with_polling(root: &Path) -> notify::Result<Self> {
        let (handler, events) = event_channel();
        let settings = notify::Config::default().with_poll_interval(POLL_INTERVAL);
        let mut watch = Self::new(root, events, Some(Box::new(PollWatcher::new(handler, settings)?)));
        watch.watch_folders()?;
        Ok(watch)
    }

    fn new(root: &Path, events: mpsc::Receiver<WatchEvent>, watcher: Option<Box<dyn Watcher + Send>>) -> Self {
        Self {
            root: root.canonicalize().unwrap_or_else(|_| root.to_owned()),
            watcher,
            events,
            batch: None,
        }
    }

    /// Watches the root, and those of the folders that exist. Watching a folder again does no harm.
    fn watch_folders(&mut self) -> notify::Result<()> {
        let Some(watcher) = &mut self.watcher else {
            return Ok(());
        };
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        for input in Input::ALL.into_iter().filter(|input| input.is_folder()) {
            let folder = input.path(&self.root);
            if folder.is_dir() {
                watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    /// Waits for a change and collects the changes that follow at once. `None` if no event can come any more.
    pub fn next(&mut self) -> Option<Batch> {
        while self.batch.is_none() {
            let event = self.events.recv().ok()?;
            self.add_event(event);
        }
        let mut batch = self.batch.take()?;
        let end = batch.since + MAX_BATCH;
        self.batch = Some(batch);
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            match self.events.recv_timeout(left.min(QUIET)) {
                Ok(event) => self.add_event(event),
                Err(_) => break,
            }
        }
        batch = self.batch.take()?;
        if batch.has_new_folders {
            // A new folder is watched before it is read, so that no change in it is missed. If it is gone again by now,
            // this fails, and the next batch says so.
            let _ = self.watch_folders();
        }
        Some(batch)
    }

    /// Whether more has changed since the last batch.
    pub fn has_more(&mut self) -> bool {
        while let Ok(event) = self.events.try_recv() {
            self.add_event(event);
        }
        self.batch.is_some()
    }

    fn add_event(&mut self, event: WatchEvent) {
        let Ok(event) = event else {
            // It is unknown what was missed, so it may be anything.
            self.batch().has_new_folders = true;
            return;
        };
        if event.need_rescan() {
            self.batch().has_new_folders = true;
        }
        let may_be_folder = matches!(
            event.kind,
            EventKind::Create(CreateKind::Folder | CreateKind::Any | CreateKind::Other)
                | EventKind::Modify(ModifyKind::Name(_))
        );
        let paths: Vec<String> = event.paths.iter().filter_map(|path| self.relative_path(path)).collect();
        for path in paths {
            let batch = self.batch();
            batch.has_new_folders |= may_be_folder;
            batch.paths.insert(path);
        }
    }

    fn batch(&mut self) -> &mut Batch {
        self.batch.get_or_insert_with(|| Batch {
            since: Instant::now(),
            paths: BTreeSet::new(),
            has_new_folders: false,
        })
    }

    /// The path relative to the root, if it is one that the digest is read from.
    fn relative_path(&self, path: &Path) -> Option<String> {
        let mut parts = Vec::new();
        for part in path.strip_prefix(&self.root).ok()?.components() {
            match part {
                Component::Normal(part) => parts.push(part.to_string_lossy()),
                _ => return None,
            }
        }
        let path = parts.join("/");
        is_read(&path).then_some(path)
    }
}

/// A handler for events, which drops those that only mean that a file was read (also by us), and the channel to which it
/// sends the others.
fn event_channel() -> (impl Fn(WatchEvent) + Send + 'static, mpsc::Receiver<WatchEvent>) {
    let (sender, events) = mpsc::channel();
    let handler = move |event: WatchEvent| {
        if event.as_ref().map_or(true, may_change_file) {
            // Fails only when the server is shutting down.
            let _ = sender.send(event);
        }
    };
    (handler, events)
}

/// Whether an event can mean that a file was changed. Opening and reading it does not.
fn may_change_file(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_found_by_polling() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("content")).expect("a folder");
        let mut watch = Watch::with_polling(folder.path()).expect("nothing hinders it");
        std::fs::write(folder.path().join("content/a.md"), "a").expect("a file");
        let paths = watch.next().expect("a batch").paths;
        assert!(paths.contains("content/a.md"), "{paths:?}");
    }
}
