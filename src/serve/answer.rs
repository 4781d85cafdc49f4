//! Answers requests from the present state: a page, the way to one, or the digest's own page for what is not there.

use super::address::{Asked, find};
use super::generation::{Content, Generation};
use super::state::State;
use super::{News, Site, browser, events, faults, host};
use crate::media_types::{HTML, POLICY_HEADER, REFERRER_POLICY, media_type};
use crate::plan::{Page, file_of};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::serve::ListenerExt;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;

/// Answers whoever connects, for ever.
///
/// # Errors
/// The system does not let the socket be waited for.
pub async fn connections(listener: TcpListener, site: Arc<Site>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?.tap_io(|stream| {
        // A small answer is not to wait for a large one; where that cannot be had, it waits.
        let _ = stream.set_nodelay(true);
    });
    let service = Router::new().fallback(move |request: Request| {
        let site = Arc::clone(&site);
        async move { with_headers(answer(&site, &request.into_parts().0).await) }
    });
    axum::serve(listener, service).await
}

/// What every answer carries, as `_headers` has hosts say it, but that nothing is to be kept.
const HEADERS: [(HeaderName, &str); 5] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::CONTENT_SECURITY_POLICY, POLICY_HEADER),
    (header::REFERRER_POLICY, REFERRER_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"),
];

/// Keeps pages of other sites from showing what is not published yet.
const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

fn with_headers(mut response: Response) -> Response {
    for (name, value) in HEADERS {
        let headers = response.headers_mut();
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

async fn answer(site: &Site, request: &Parts) -> Response {
    if !host::is_ours(request) {
        let text = "This server answers to localhost, 127.0.0.1 and [::1] only.\n";
        return plain(StatusCode::MISDIRECTED_REQUEST, text);
    }
    if !matches!(request.method, Method::GET | Method::HEAD) {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "This server knows GET and HEAD only.\n");
        let allowed = HeaderValue::from_static("GET, HEAD");
        response.headers_mut().insert(header::ALLOW, allowed);
        return response;
    }
    let path = request.uri.path();
    if let Some(text) = browser::file(path) {
        return content(StatusCode::OK, media_type(path), text);
    }
    if path == browser::EVENTS && request.method == Method::GET {
        return events::events(site.states.clone());
    }
    let state = Arc::clone(&site.states.borrow());
    let Some(good) = &state.good else {
        let text = state.faults.as_deref().unwrap_or_default();
        return broken(&state, "The digest has mistakes", text);
    };
    match find(path, good.base_path(), good.pages()) {
        Asked::Page(page) => shown(site, &state, good, page, StatusCode::OK).await,
        Asked::Within(page, file) => inside(site, &state, good, page, file).await,
        Asked::Home => way(StatusCode::FOUND, good.base_path(), &request.uri),
        Asked::Folder(path) => way(StatusCode::MOVED_PERMANENTLY, &path, &request.uri),
        Asked::Nothing => missing(site, &state, good).await,
    }
}

/// The page with a number on the map.
async fn shown(site: &Site, state: &State, good: &Generation, page: usize, status: StatusCode) -> Response {
    let mut response = made(site, state, good, page, status).await;
    if matches!(good.pages()[page].1, Page::IssueEmail(_)) {
        // Its style stands in it, and our script beside that.
        let policy = HeaderValue::from_static("frame-ancestors 'none'");
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

async fn made(site: &Site, state: &State, good: &Generation, page: usize, status: StatusCode) -> Response {
    let (address, kind) = &good.pages()[page];
    let media = media_type(&file_of(address));
    match good.render(page, String::new()).await {
        // The stubs of earlier addresses let no script run, and leave at once.
        Some(Content::Page(bytes)) if media == HTML && !matches!(kind, Page::Alias { .. }) => {
            stamped(state, content(status, media, browser::with_tag(bytes)))
        }
        Some(Content::Page(bytes) | Content::File(bytes)) => content(status, media, bytes),
        Some(Content::Shared(bytes)) => content(status, media, Bytes::from_owner(bytes)),
        Some(Content::Gone) => plain(StatusCode::NOT_FOUND, "This file is not there any more.\n"),
        Some(Content::Faults(found)) => {
            let prepared = good.prepared();
            let untold = good.untold(&found);
            if !untold.is_empty() {
                let faults = untold.as_slice();
                (site.tell)(&News::Page { prepared, faults });
            }
            let text = faults::text(&found, &prepared.inputs);
            broken(state, "This page has mistakes", &text)
        }
        None => plain(
            StatusCode::INTERNAL_SERVER_ERROR,
            "This page could not be rendered; the terminal says why. Please report it: this is a mistake of Chancery.\n",
        ),
    }
}

/// A file of a folder that is made as a whole.
async fn inside(site: &Site, state: &State, good: &Generation, folder: usize, file: String) -> Response {
    let media = media_type(&file);
    match good.render(folder, file).await {
        Some(Content::File(bytes)) => content(StatusCode::OK, media, bytes),
        _ => missing(site, state, good).await,
    }
}

/// The digest's own page for what is not there.
async fn missing(site: &Site, state: &State, good: &Generation) -> Response {
    match good.pages().iter().position(|(_, page)| *page == Page::NotFound) {
        Some(page) => shown(site, state, good, page, StatusCode::NOT_FOUND).await,
        None => plain(StatusCode::NOT_FOUND, "There is nothing here.\n"),
    }
}

/// Shows the way to another path, with the query that was asked.
fn way(status: StatusCode, path: &str, asked: &Uri) -> Response {
    let query = asked.query().map_or_else(String::new, |query| format!("?{query}"));
    let Ok(location) = HeaderValue::try_from(format!("{path}{query}")) else {
        return plain(StatusCode::NOT_FOUND, "There is nothing here.\n");
    };
    let mut response = plain(status, "This is elsewhere.\n");
    response.headers_mut().insert(header::LOCATION, location);
    response
}

/// A page about mistakes.
fn broken(state: &State, title: &str, text: &str) -> Response {
    let page = faults::page(title, text);
    stamped(state, content(StatusCode::INTERNAL_SERVER_ERROR, HTML, page))
}

/// The answer with the name of the state that it was made from, where the script in the page can read it.
fn stamped(state: &State, mut response: Response) -> Response {
    if let Ok(value) = HeaderValue::try_from(format!("chancery;desc=\"{}\"", state.name)) {
        response.headers_mut().insert(SERVER_TIMING, value);
    }
    response
}

/// <https://www.w3.org/TR/server-timing/>
const SERVER_TIMING: HeaderName = HeaderName::from_static("server-timing");

fn plain(status: StatusCode, text: &'static str) -> Response {
    content(status, media_type("answer.txt"), text)
}

fn content(status: StatusCode, media: &'static str, body: impl Into<Body>) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    (status, headers, body.into()).into_response()
}
