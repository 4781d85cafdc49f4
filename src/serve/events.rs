//! Tells the script in the pages what is served: at once, and again at every change (server-sent events,
//! <https://html.spec.whatwg.org/multipage/server-sent-events.html>).

use super::state::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch::Receiver;

/// How soon a browser asks again when the server is gone, for example because it is being started anew.
const RETRY: Duration = Duration::from_millis(500);

/// The stream of states. It ends when there will be no more.
pub fn events(mut states: Receiver<Arc<State>>) -> Response {
    states.mark_changed();
    let events = stream::unfold(states, async |mut states| {
        states.changed().await.ok()?;
        let message = states.borrow_and_update().message();
        Some((Ok::<_, Infallible>(Event::default().retry(RETRY).data(message)), states))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}
