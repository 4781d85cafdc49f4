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

/// The stream of states. It ends when no new state can come.
pub fn state_stream(mut states: Receiver<Arc<ServedState>>) -> Response {
    // Else the first message would be sent only after the next change.
    states.mark_changed();
    let events = stream::unfold(states, async |mut states| {
        states.changed().await.ok()?;
        let message = states.borrow_and_update().message();
        Some((Ok::<_, Infallible>(Event::default().retry(RETRY).data(message)), states))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}
