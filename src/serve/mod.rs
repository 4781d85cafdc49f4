//! Serves the site at a loopback address while it is being written. Pages are rendered when they are asked for, from
//! the last state without errors; files are watched, and every change goes through [`pipeline::prepare`] as a build
//! does. There is no second path, and nothing here knows what a page is made of.
//!
//! ```text
//! files ──watch──► batch ──rebuild──► State ──┬── answer ◄── a browser's request
//!                                             └── events ──► the script in its pages
//! ```
//!
//! The moment for which the digest is made is an option like any other and stays what it was when the server started:
//! an entry whose `publish_at` passes meanwhile does not appear by itself.

mod address;
mod answer;
mod browser;
mod changes;
mod events;
mod faults;
mod generation;
mod host;
mod listen;
mod rebuild;
mod state;
#[cfg(test)]
mod tests;
mod watch;

pub use changes::Changes;
pub use listen::Error;

use crate::diagnostic::Diagnostic;
use crate::pipeline::{self, Prepared};
use state::State;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How the site is served.
#[derive(Debug, Clone)]
pub struct Options {
    /// How the digest is made.
    pub pipeline: pipeline::Options,
    /// The port; without one, the first free one from 8765 on.
    pub port: Option<u16>,
}

/// What the server has to say. Nothing here prints.
pub enum News<'a> {
    /// The site, or what is wrong with it, can be had at this address.
    Open {
        /// With scheme, host, port and base path.
        address: &'a str,
    },
    /// The digest was made anew, with errors or without.
    Prepared {
        /// What came out.
        prepared: &'a Prepared,
        /// What was there before; none at the start.
        previous: Option<&'a Prepared>,
        /// What had changed.
        changes: &'a Changes,
        /// Whether there is something to show: this state, or one before it that had no errors.
        is_shown: bool,
        /// The time since the first file changed.
        took: Duration,
    },
    /// A page that was asked for has mistakes in its templates. Each is told once.
    Page {
        /// The state that the page was rendered from.
        prepared: &'a Prepared,
        /// The mistakes.
        faults: &'a [Diagnostic],
    },
    /// Something else that is worth knowing.
    Note(&'a str),
}

/// Who hears the news.
type Tell = dyn Fn(&News<'_>) + Send + Sync;

/// What answers to requests have in common.
struct Site {
    states: tokio::sync::watch::Receiver<Arc<State>>,
    tell: Arc<Tell>,
}

/// Serves the digest at `root` until Ctrl-C.
///
/// # Errors
/// The port cannot be had, or the system refuses threads or sockets.
pub fn serve(root: &Path, options: &Options, tell: impl Fn(&News<'_>) + Send + Sync + 'static) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(Error::System)?;
    let (listener, site) = open(root, options, Arc::new(tell))?;
    let served = runtime.block_on(async {
        tokio::select! {
            served = answer::connections(listener, site) => served,
            interrupted = tokio::signal::ctrl_c() => interrupted,
        }
    });
    runtime.shutdown_background();
    served.map_err(Error::System)
}

/// Takes the port, watches the files, makes the first state and goes on making new ones, as long as there are readers.
fn open(root: &Path, options: &Options, tell: Arc<Tell>) -> Result<(TcpListener, Arc<Site>), Error> {
    let listener = listen::listen(options.port)?;
    let port = listener.local_addr().map_err(Error::System)?.port();
    let watch = watch::Watch::start(root, &|note| tell(&News::Note(note)));
    let (rebuild, states) = rebuild::Rebuild::first(root, &options.pipeline, port, Arc::clone(&tell));
    std::thread::Builder::new()
        .name("rebuild".to_owned())
        .spawn(move || rebuild.run(watch))
        .map_err(Error::System)?;
    Ok((listener, Arc::new(Site { states, tell })))
}
