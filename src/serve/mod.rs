//! Serves the site on the loopback address while it is being written. Pages are rendered when they are requested, from the
//! last version without errors. Files are watched, and every change goes through [`pipeline::prepare`] as in a build:
//! there is no separate path for rebuilds, and nothing here knows what a page is made of.
//!
//! ```text
//! files ──watch──► batch of changes ──rebuild──► ServedState ──┬── answer ◄── a browser's request
//!                                                              └── sse ──► the script in its pages
//! ```
//!
//! The time for which the digest is built is an option and stays what it was when the server started: an entry whose
//! `publish_at` passes meanwhile does not appear.

mod answer;
mod changes;
mod error_page;
mod event;
mod findings;
mod generation;
mod host;
mod listen;
mod not_shown;
mod page_script;
mod rebuild;
mod response;
mod route;
mod sse;
mod state;
#[cfg(test)]
mod tests;
mod watch;

pub use changes::Changes;
pub use event::Event;
pub use listen::Error;

use crate::pipeline;
use event::EventListener;
use state::Server;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;

/// How the site is served.
#[derive(Debug, Clone)]
pub struct Options {
    /// How the digest is built.
    pub pipeline: pipeline::Options,
    /// The port; `None` for the first free one from 8765.
    pub port: Option<u16>,
}

/// Serves the digest at `root` until Ctrl-C.
///
/// # Errors
/// The port is not available, or the system refuses threads or sockets.
pub fn serve(
    root: &Path,
    options: &Options,
    on_event: impl Fn(&Event<'_>) + Send + Sync + 'static,
) -> Result<(), Error> {
    // Rendering has threads of its own; these two only read and write sockets.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(Error::System)?;
    let (listener, server) = start(root, options, Arc::new(on_event))?;
    let result = runtime.block_on(async {
        tokio::select! {
            result = answer::accept_connections(listener, server) => result,
            interrupted = tokio::signal::ctrl_c() => interrupted,
        }
    });
    // Does not wait for open connections: browsers keep the stream of events open for ever.
    runtime.shutdown_background();
    result.map_err(Error::System)
}

/// Opens the port, watches the files, builds the first version, and starts the thread that rebuilds it.
fn start(root: &Path, options: &Options, on_event: Arc<EventListener>) -> Result<(TcpListener, Arc<Server>), Error> {
    let listener = listen::listen(options.port)?;
    let port = listener.local_addr().map_err(Error::System)?.port();
    // Watching begins before the first build, so that no change is missed.
    let watch = watch::Watch::start(root, &|note| on_event(&Event::Note(note)));
    let (rebuilder, states) = rebuild::Rebuilder::start(root, &options.pipeline, port, Arc::clone(&on_event));
    std::thread::Builder::new()
        .name("rebuild".to_owned())
        .spawn(move || rebuilder.run(watch))
        .map_err(Error::System)?;
    Ok((listener, Arc::new(Server { states, on_event })))
}
