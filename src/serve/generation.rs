//! One version of the digest without errors, and the threads that render its pages. They end when nobody uses it any more.
//!
//! A renderer borrows the digest and caches what pages share. So it lives, together with the digest, on the stack of a
//! thread of its own, and gets its jobs through a channel.

use crate::diagnostic::Diagnostic;
use crate::digest::Withheld;
use crate::pipeline::Prepared;
use crate::plan::Page;
use crate::render::{self, Output, Rendered};
use std::collections::HashSet;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, mpsc};
use tokio::sync::oneshot;

/// How many pages are rendered at the same time. Browsers open at most six connections to a host, so more threads would
/// seldom have work.
const THREADS: usize = 4;

/// A version of the digest whose pages can be rendered.
pub struct Generation {
    prepared: Arc<Prepared>,
    jobs: mpsc::Sender<Job>,
    /// The errors of pages that were reported already.
    reported: Mutex<HashSet<Diagnostic>>,
}

/// The result of a request for a page.
pub enum RenderedPage {
    /// A rendered page.
    Page(Vec<u8>),
    /// A file.
    File(Vec<u8>),
    /// A file of the theme.
    Shared(Arc<[u8]>),
    /// A file that existed when the digest was read, but cannot be read any more.
    Missing,
    /// The templates of the page have errors.
    Failed(Vec<Diagnostic>),
}

struct Job {
    /// The number of the page on the site map.
    page: usize,
    /// Which file, of a page that is made of several; else empty.
    file: String,
    result: oneshot::Sender<RenderedPage>,
}

impl Generation {
    /// Starts the threads; `None` if the digest has errors. Files are read only from below `content`.
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
            .spawn(move || run_jobs(&own, &content, jobs))?;
        Ok(Some(Arc::new(Self {
            prepared: Arc::clone(prepared),
            jobs: sender,
            reported: Mutex::default(),
        })))
    }

    /// The digest that is rendered.
    pub fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// The path below which the site is served.
    pub fn base_path(&self) -> &str {
        &self.prepared.parsed.config.base_path
    }

    /// The site map, sorted by address.
    pub fn pages(&self) -> &[(String, Page)] {
        self.prepared
            .ready
            .as_ref()
            .map_or(&[][..], |ready| ready.site.pages.as_slice())
    }

    /// The entries and pages that are withheld.
    pub fn withheld(&self) -> &[Withheld] {
        let ready = self.prepared.ready.as_ref();
        ready.map_or(&[][..], |ready| ready.digest.withheld.as_slice())
    }

    /// Renders the page with this number on the site map, or the file of this name that is made with it. `None` if the
    /// renderer panicked.
    pub async fn render(&self, page: usize, file: String) -> Option<RenderedPage> {
        let (result, rendered) = oneshot::channel();
        self.jobs.send(Job { page, file, result }).ok()?;
        rendered.await.ok()
    }

    /// Those of a page's errors that were not reported yet; from now on they are.
    pub fn take_unreported(&self, faults: &[Diagnostic]) -> Vec<Diagnostic> {
        let mut reported = self.reported.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = |fault: &&Diagnostic| reported.insert((*fault).clone());
        faults.iter().filter(is_new).cloned().collect()
    }
}

/// Renders pages until no job can come any more.
fn run_jobs(prepared: &Prepared, folder: &Path, jobs: mpsc::Receiver<Job>) {
    let Some(ready) = &prepared.ready else { return };
    let context = render::Context::new(&ready.digest, &ready.site, &ready.theme, &ready.templates);
    let search_index = OnceLock::new();
    let jobs = Mutex::new(jobs);
    let next_job = || jobs.lock().unwrap_or_else(PoisonError::into_inner).recv().ok();
    let render_job = |job: &Job| {
        let Some((address, page)) = ready.site.pages.get(job.page) else {
            return RenderedPage::Missing;
        };
        match page {
            // All files of the index are made together, so they are kept when the first one is requested.
            Page::SearchIndex => file_of_folder(
                search_index.get_or_init(|| render::render(&context, address, page)),
                &job.file,
            ),
            page if job.file.is_empty() => read_output(render::render_alone(&context, address, page), folder),
            page => file_of_folder(&render::render(&context, address, page), &job.file),
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Some(job) = next_job() {
                    // A panic must not end the thread: it fails this page only.
                    if let Ok(rendered) = catch_unwind(AssertUnwindSafe(|| render_job(&job))) {
                        // Fails if the browser has closed the connection.
                        let _ = job.result.send(rendered);
                    }
                }
            });
        }
    });
}

fn read_output(rendered: Result<Rendered, Vec<Diagnostic>>, folder: &Path) -> RenderedPage {
    let file_or_missing = |bytes: Option<Vec<u8>>| bytes.map_or(RenderedPage::Missing, RenderedPage::File);
    match rendered {
        Ok(Rendered::File(Output::Bytes(bytes))) => RenderedPage::Page(bytes),
        Ok(Rendered::File(Output::Shared(bytes))) => RenderedPage::Shared(Arc::clone(bytes)),
        Ok(Rendered::File(Output::Picture(picture))) => file_or_missing(picture.png().ok()),
        Ok(Rendered::File(Output::Copy(from))) => file_or_missing(read_below(from, folder)),
        Ok(Rendered::File(Output::Followed(mut bytes, by))) => file_or_missing(read_below(by, folder).map(|more| {
            bytes.extend(more);
            bytes
        })),
        Ok(Rendered::Folder(_)) => RenderedPage::Missing,
        Err(faults) => RenderedPage::Failed(faults),
    }
}

/// One file of those that are made together with a page.
fn file_of_folder(rendered: &Result<Rendered, Vec<Diagnostic>>, file: &str) -> RenderedPage {
    match rendered {
        Ok(Rendered::Folder(files)) => {
            let found = files.iter().find(|(name, _)| name == file);
            found.map_or(RenderedPage::Missing, |(_, bytes)| RenderedPage::File(bytes.clone()))
        }
        Ok(Rendered::File(_)) => RenderedPage::Missing,
        Err(faults) => RenderedPage::Failed(faults.clone()),
    }
}

/// The bytes of a regular file below a folder. The file may have changed since the digest was read: it may be a symbolic
/// link out of the folder by now, which is an error of the new version while the old one is still served; or a pipe, from
/// which reading would never end.
fn read_below(file: &Path, folder: &Path) -> Option<Vec<u8>> {
    let file = file.canonicalize().ok()?;
    let is_valid = file.starts_with(folder.canonicalize().ok()?) && std::fs::metadata(&file).ok()?.is_file();
    is_valid.then(|| std::fs::read(file).ok())?
}
