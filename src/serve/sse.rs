//! Sends the present state to the script in the pages, at once and after every change (server-sent events,
//! <https://html.spec.whatwg.org/multipage/server-sent-events.html>).

use super::state::ServedState;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch::Receiver;

/// How soon a browser connects again when the server is gone, for example because it is being restarted.
const RETRY: Duration = Duration::from_millis(500);

/// The stream of states for the page at a path. It ends when no new state can come.
pub fn state_stream(mut states: Receiver<Arc<ServedState>>, path: String) -> Response {
    // Else the first message would be sent only after the next change.
    states.mark_changed();
    let events = stream::unfold((states, path), async |(mut states, path)| {
        states.changed().await.ok()?;
        let state = Arc::clone(&states.borrow_and_update());
        let message = state.message(&path);
        Some((
            Ok::<_, Infallible>(Event::default().retry(RETRY).data(message)),
            (states, path),
        ))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}
