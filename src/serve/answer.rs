//! Answers requests from the present state: with a page, a redirect, or the digest's page for unknown addresses.

use super::error_page::errors_as_text;
use super::event::Event;
use super::generation::{Generation, RenderedPage};
use super::route::{Route, find_route};
use super::state::{ServedState, Server};
use super::{host, not_shown, page_script, response, sse};
use crate::media_types::{HTML, media_type};
use crate::plan::{Page, file_of};
use axum::Router;
use axum::body::Bytes;
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use axum::serve::ListenerExt;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;

/// Accepts connections and answers their requests, until the future is dropped.
///
/// # Errors
/// The system refuses to wait for connections.
pub async fn accept_connections(listener: TcpListener, server: Arc<Server>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?.tap_io(|stream| {
        // Small responses are sent at once (no Nagle's algorithm). If that fails, they are only slower.
        let _ = stream.set_nodelay(true);
    });
    let service = Router::new().fallback(move |request: Request| {
        let server = Arc::clone(&server);
        async move { response::with_headers(answer(&server, &request.into_parts().0).await) }
    });
    axum::serve(listener, service).await
}

async fn answer(server: &Server, request: &Parts) -> Response {
    if !host::is_allowed(request) {
        let text = "This server only answers requests to localhost, 127.0.0.1 and [::1].\n";
        return response::plain_text(StatusCode::MISDIRECTED_REQUEST, text);
    }
    if !matches!(request.method, Method::GET | Method::HEAD) {
        let text = "This server only supports GET and HEAD.\n";
        let mut response = response::plain_text(StatusCode::METHOD_NOT_ALLOWED, text);
        let allowed = HeaderValue::from_static("GET, HEAD");
        response.headers_mut().insert(header::ALLOW, allowed);
        return response;
    }
    let path = request.uri.path();
    if let Some(text) = page_script::file_at(path) {
        return response::body(StatusCode::OK, media_type(path), text);
    }
    if path == page_script::EVENTS && request.method == Method::GET {
        let page = request.uri.query().and_then(|query| query.strip_prefix("page="));
        return sse::state_stream(server.states.clone(), page.unwrap_or_default().to_owned());
    }
    let state = Arc::clone(&server.states.borrow());
    let Some(good) = &state.good else {
        let text = state.faults.as_deref().unwrap_or_default();
        return response::errors(&state, "The digest has errors", text);
    };
    match find_route(path, good.base_path(), good.pages()) {
        Route::Page(page) => answer_page(server, &state, good, page, StatusCode::OK).await,
        Route::FileOfPage(page, file) => answer_file(server, &state, good, page, file).await,
        // Not permanent: the base path can change while the server runs.
        Route::RedirectToHome => response::redirect(StatusCode::FOUND, good.base_path(), &request.uri),
        Route::RedirectToFolder(path) => response::redirect(StatusCode::MOVED_PERMANENTLY, &path, &request.uri),
        Route::NotFound => match not_shown::withheld_at(path, good) {
            Some(page) => response::with_version(&state, response::body(StatusCode::NOT_FOUND, HTML, page)),
            None => answer_not_found(server, &state, good).await,
        },
    }
}

/// The page with this number on the site map.
async fn answer_page(
    server: &Server,
    state: &ServedState,
    good: &Generation,
    number: usize,
    status: StatusCode,
) -> Response {
    let Some((address, page)) = good.pages().get(number) else {
        return response::not_found();
    };
    let media = media_type(&file_of(address));
    let mut response = match good.render(number, String::new()).await {
        // Redirect pages allow no script, and are left at once.
        Some(RenderedPage::Page(bytes)) if media == HTML && !matches!(page, Page::Alias { .. }) => {
            let bytes = match page {
                Page::NotFound => not_shown::insert_list(bytes, good),
                _ => bytes,
            };
            response::with_version(state, response::body(status, media, page_script::insert_tag(bytes)))
        }
        Some(RenderedPage::Page(bytes) | RenderedPage::File(bytes)) => response::body(status, media, bytes),
        Some(RenderedPage::Shared(bytes)) => response::body(status, media, Bytes::from_owner(bytes)),
        Some(RenderedPage::Missing) => {
            response::plain_text(StatusCode::NOT_FOUND, "This file does not exist any more.\n")
        }
        Some(RenderedPage::Failed(faults)) => {
            let prepared = good.prepared();
            let unreported = good.take_unreported(&faults);
            if !unreported.is_empty() {
                let faults = unreported.as_slice();
                (server.on_event)(&Event::PageFailed { prepared, faults });
            }
            let text = errors_as_text(&faults, &prepared.inputs);
            response::errors(state, "This page has errors", &text)
        }
        None => response::plain_text(
            StatusCode::INTERNAL_SERVER_ERROR,
            "This page could not be rendered; see the terminal. This is a bug in Chancery: please report it.\n",
        ),
    };
    if matches!(page, Page::IssueEmail(_)) {
        // An email has inline styles, which the policy of other pages forbids.
        let policy = HeaderValue::from_static("frame-ancestors 'none'");
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// A file that is made together with a page.
async fn answer_file(server: &Server, state: &ServedState, good: &Generation, page: usize, file: String) -> Response {
    let media = media_type(&file);
    match good.render(page, file).await {
        Some(RenderedPage::File(bytes)) => response::body(StatusCode::OK, media, bytes),
        _ => answer_not_found(server, state, good).await,
    }
}

/// The digest's page for unknown addresses.
async fn answer_not_found(server: &Server, state: &ServedState, good: &Generation) -> Response {
    match good.pages().iter().position(|(_, page)| *page == Page::NotFound) {
        Some(page) => answer_page(server, state, good, page, StatusCode::NOT_FOUND).await,
        None => response::not_found(),
    }
}
