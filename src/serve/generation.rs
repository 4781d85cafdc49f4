//! One state of the digest without errors, and the threads that render its pages. They end with its last reader.
//!
//! A renderer borrows the digest and keeps what pages share. So it lives, together with the digest, on the stack of a
//! thread of its own, and is asked through a channel.

use crate::diagnostic::Diagnostic;
use crate::pipeline::Prepared;
use crate::plan::Page;
use crate::render::{self, Output, Rendered};
use std::collections::HashSet;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, mpsc};
use tokio::sync::oneshot;

/// How many pages are rendered at the same time. Browsers ask for six.
const THREADS: usize = 4;

/// A state of the digest that can be rendered.
pub struct Generation {
    prepared: Arc<Prepared>,
    jobs: mpsc::Sender<Job>,
    told: Mutex<HashSet<Diagnostic>>,
}

/// What stands at an address.
pub enum Content {
    /// A page, made from a template or not.
    Page(Vec<u8>),
    /// A file that is published as it is.
    File(Vec<u8>),
    /// A file of the theme.
    Shared(Arc<[u8]>),
    /// A file that was there when the state was made, and cannot be read any more.
    Gone,
    /// Its template has mistakes.
    Faults(Vec<Diagnostic>),
}

struct Job {
    page: usize,
    /// Of a folder, which file.
    file: String,
    answer: oneshot::Sender<Content>,
}

impl Generation {
    /// Begins to render; none where an error stands in the way. Files are copied from below `content` only.
    ///
    /// # Errors
    /// The system refuses a thread.
    pub fn start(prepared: &Arc<Prepared>, content: &Path) -> io::Result<Option<Arc<Self>>> {
        if prepared.ready.is_none() {
            return Ok(None);
        }
        let (sender, jobs) = mpsc::channel();
        let (own, content) = (Arc::clone(prepared), content.to_owned());
        std::thread::Builder::new()
            .name("generation".to_owned())
            .spawn(move || work(&own, &content, jobs))?;
        Ok(Some(Arc::new(Self {
            prepared: Arc::clone(prepared),
            jobs: sender,
            told: Mutex::default(),
        })))
    }

    /// The state that it renders.
    pub fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// The path that the site is below.
    pub fn base_path(&self) -> &str {
        &self.prepared.parsed.config.base_path
    }

    /// The site's map, sorted by address.
    pub fn pages(&self) -> &[(String, Page)] {
        self.prepared
            .ready
            .as_ref()
            .map_or(&[][..], |ready| ready.site.pages.as_slice())
    }

    /// Renders the page with this number on the map, or of a folder the file of this name; none where that fails in a way
    /// that it never should.
    pub async fn render(&self, page: usize, file: String) -> Option<Content> {
        let (answer, content) = oneshot::channel();
        self.jobs.send(Job { page, file, answer }).ok()?;
        content.await.ok()
    }

    /// Those of a page's mistakes that were not asked about before.
    pub fn untold(&self, faults: &[Diagnostic]) -> Vec<Diagnostic> {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        faults
            .iter()
            .filter(|fault| told.insert((*fault).clone()))
            .cloned()
            .collect()
    }
}

/// Renders what is asked for until nobody can ask any more.
fn work(prepared: &Prepared, folder: &Path, jobs: mpsc::Receiver<Job>) {
    let Some(ready) = &prepared.ready else { return };
    let context = render::Context::new(&ready.digest, &ready.site, &ready.theme, &ready.templates);
    let folder_files = OnceLock::new();
    let jobs = Mutex::new(jobs);
    let next = || jobs.lock().unwrap_or_else(PoisonError::into_inner).recv().ok();
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Some(job) = next() {
                    let (address, page) = &ready.site.pages[job.page];
                    // A panic costs its own page only.
                    let content = catch_unwind(AssertUnwindSafe(|| match page {
                        // Its files are made together, when the first one is asked for.
                        Page::SearchIndex => within(
                            folder_files.get_or_init(|| render::render(&context, address, page)),
                            &job.file,
                        ),
                        page if job.file.is_empty() => content(render::render_alone(&context, address, page), folder),
                        page => within(&render::render(&context, address, page), &job.file),
                    }));
                    if let Ok(content) = content {
                        // Whoever asked may have gone.
                        let _ = job.answer.send(content);
                    }
                }
            });
        }
    });
}

fn content(rendered: Result<Rendered, Vec<Diagnostic>>, folder: &Path) -> Content {
    match rendered {
        Ok(Rendered::File(Output::Bytes(bytes))) => Content::Page(bytes),
        Ok(Rendered::File(Output::Shared(bytes))) => Content::Shared(Arc::clone(bytes)),
        Ok(Rendered::File(Output::Picture(picture))) => picture.png().map_or(Content::Gone, Content::File),
        Ok(Rendered::File(Output::Copy(from))) => read(from, folder).map_or(Content::Gone, Content::File),
        Ok(Rendered::File(Output::Followed(mut bytes, by))) => match read(by, folder) {
            Some(more) => {
                bytes.extend(more);
                Content::File(bytes)
            }
            None => Content::Gone,
        },
        Ok(Rendered::Folder(_)) => Content::Gone,
        Err(faults) => Content::Faults(faults),
    }
}

/// A file of a folder.
fn within(rendered: &Result<Rendered, Vec<Diagnostic>>, file: &str) -> Content {
    match rendered {
        Ok(Rendered::Folder(files)) => {
            let found = files.iter().find(|(name, _)| name == file);
            found.map_or(Content::Gone, |(_, bytes)| Content::File(bytes.clone()))
        }
        Ok(Rendered::File(_)) => Content::Gone,
        Err(faults) => Content::Faults(faults.clone()),
    }
}

/// The bytes of a regular file below a folder. It is not always what it was when the state was made: it may have become
/// a symbolic link that leads elsewhere, which an error refuses while the state before is still served; or a pipe,
/// which would never end.
fn read(file: &Path, folder: &Path) -> Option<Vec<u8>> {
    let file = file.canonicalize().ok()?;
    let valid = file.starts_with(folder.canonicalize().ok()?) && std::fs::metadata(&file).ok()?.is_file();
    valid.then(|| std::fs::read(file).ok())?
}
