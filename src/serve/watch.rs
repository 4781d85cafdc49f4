//! Watches the files that a digest is made of, and gathers what happens to them. The only place that names notify.
//!
//! A batch says that something changed, and what: never how. What is there now is found by walking anew.

use crate::load::Input;
use crate::walk::is_ignored;
use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
use notify::{Event, EventKind, PollWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// How long changes are gathered at most.
const GATHER: Duration = Duration::from_millis(10);
/// How long nothing must happen for a batch to be whole before that.
const QUIET: Duration = Duration::from_millis(3);
/// How often files are looked at where the system does not tell of changes.
const POLL: Duration = Duration::from_secs(1);

type Heard = notify::Result<Event>;

/// Watches a digest's folder.
pub struct Watch {
    root: PathBuf,
    watcher: Option<Box<dyn Watcher + Send>>,
    heard: mpsc::Receiver<Heard>,
    batch: Option<Batch>,
}

/// What happened within a short time.
pub struct Batch {
    /// When it began.
    pub since: Instant,
    /// The files below the digest's root, with `/` between the parts of their paths.
    pub paths: BTreeSet<String>,
    /// Whether folders came or went.
    folders: bool,
}

impl Watch {
    /// Begins to watch. Where the system does not tell of changes, that is noted, and the files are looked at every
    /// second instead.
    pub fn start(root: &Path, note: &dyn Fn(&str)) -> Self {
        Self::told(root).unwrap_or_else(|why| {
            note(&format!(
                "The system does not tell of changes ({why}), so files are looked at every second."
            ));
            Self::polled(root).unwrap_or_else(|why| {
                note(&format!("Changes are not noticed until the next start: {why}."));
                Self::new(root, mpsc::channel().1, None)
            })
        })
    }

    fn told(root: &Path) -> notify::Result<Self> {
        let (hear, heard) = ear();
        let mut watch = Self::new(root, heard, Some(Box::new(notify::recommended_watcher(hear)?)));
        watch.folders()?;
        Ok(watch)
    }

    fn polled(root: &Path) -> notify::Result<Self> {
        let (hear, heard) = ear();
        let settings = notify::Config::default().with_poll_interval(POLL);
        let mut watch = Self::new(root, heard, Some(Box::new(PollWatcher::new(hear, settings)?)));
        watch.folders()?;
        Ok(watch)
    }

    fn new(root: &Path, heard: mpsc::Receiver<Heard>, watcher: Option<Box<dyn Watcher + Send>>) -> Self {
        Self {
            root: root.canonicalize().unwrap_or_else(|_| root.to_owned()),
            watcher,
            heard,
            batch: None,
        }
    }

    /// Watches the root, and the folders as far as they are there.
    fn folders(&mut self) -> notify::Result<()> {
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

    /// Waits until something changed and gathers what belongs to it; none when nothing can be heard any more.
    pub fn next(&mut self) -> Option<Batch> {
        while self.batch.is_none() {
            let heard = self.heard.recv().ok()?;
            self.take_in(heard);
        }
        let mut batch = self.batch.take()?;
        let end = batch.since + GATHER;
        self.batch = Some(batch);
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            match self.heard.recv_timeout(left.min(QUIET)) {
                Ok(heard) => self.take_in(heard),
                Err(_) => break,
            }
        }
        batch = self.batch.take()?;
        if batch.folders {
            // A folder that has come is watched before it is walked, so that nothing in it is missed. One that has
            // gone again meanwhile is heard of in the next batch.
            let _ = self.folders();
        }
        Some(batch)
    }

    /// Whether something has changed again.
    pub fn has_more(&mut self) -> bool {
        while let Ok(heard) = self.heard.try_recv() {
            self.take_in(heard);
        }
        self.batch.is_some()
    }

    fn take_in(&mut self, heard: Heard) {
        let Ok(event) = heard else {
            // What was missed cannot be known, so it may be anything.
            self.batch().folders = true;
            return;
        };
        if event.need_rescan() {
            self.batch().folders = true;
        }
        let folders = matches!(
            event.kind,
            EventKind::Create(CreateKind::Folder | CreateKind::Any | CreateKind::Other)
                | EventKind::Modify(ModifyKind::Name(_))
        );
        let paths: Vec<String> = event.paths.iter().filter_map(|path| self.relevant(path)).collect();
        for path in paths {
            let batch = self.batch();
            batch.folders |= folders;
            batch.paths.insert(path);
        }
    }

    fn batch(&mut self) -> &mut Batch {
        self.batch.get_or_insert_with(|| Batch {
            since: Instant::now(),
            paths: BTreeSet::new(),
            folders: false,
        })
    }

    /// A path below the root, if the digest is made of what is there.
    fn relevant(&self, path: &Path) -> Option<String> {
        let mut parts = Vec::new();
        for part in path.strip_prefix(&self.root).ok()?.components() {
            match part {
                Component::Normal(part) => parts.push(part.to_string_lossy()),
                _ => return None,
            }
        }
        let input = Input::from_word(parts.first()?)?;
        let is_input = parts.len() == 1 || input.is_folder() && !parts.iter().any(|part| is_ignored(part));
        is_input.then(|| parts.join("/"))
    }
}

/// Where events are sent, without those of our own reading, and where they are heard.
fn ear() -> (impl Fn(Heard) + Send + 'static, mpsc::Receiver<Heard>) {
    let (tell, heard) = mpsc::channel();
    let hear = move |event: Heard| {
        if event.as_ref().map_or(true, may_matter) {
            // Where nobody hears any more, nobody wants to.
            let _ = tell.send(event);
        }
    };
    (hear, heard)
}

/// Whether an event can mean that a file is not what it was. Its being opened and read does not.
fn may_matter(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_found_where_the_system_does_not_tell_of_them() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("content")).expect("a folder");
        let mut watch = Watch::polled(folder.path()).expect("nothing hinders it");
        std::fs::write(folder.path().join("content/a.md"), "a").expect("a file");
        let paths = watch.next().expect("a batch").paths;
        assert!(paths.contains("content/a.md"), "{paths:?}");
    }
}
