//! Builds the server's responses, with the headers that each of them has.

use super::error_page::error_page;
use super::state::ServedState;
use crate::media_types::{HTML, POLICY_HEADER, REFERRER_POLICY, media_type};
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

/// The headers of every response: those that `_headers` sets on hosts, except that nothing may be cached.
const HEADERS: [(HeaderName, &str); 5] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::CONTENT_SECURITY_POLICY, POLICY_HEADER),
    (header::REFERRER_POLICY, REFERRER_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"),
];

/// Keeps pages of other sites from embedding what is not published yet.
const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// <https://www.w3.org/TR/server-timing/>: the only header of its own page that a script can read.
const SERVER_TIMING: HeaderName = HeaderName::from_static("server-timing");

/// Adds the headers that every response has, unless it has its own value.
pub fn with_headers(mut response: Response) -> Response {
    for (name, value) in HEADERS {
        let headers = response.headers_mut();
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// A response with this body.
pub fn body(status: StatusCode, media: &'static str, body: impl Into<Body>) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    (status, headers, body.into()).into_response()
}

/// A response with one line of plain text.
pub fn plain_text(status: StatusCode, text: &'static str) -> Response {
    body(status, media_type("answer.txt"), text)
}

/// The response to an address that does not exist, if the digest has no page for that.
pub fn not_found() -> Response {
    plain_text(StatusCode::NOT_FOUND, "There is no page at this address.\n")
}

/// A redirect to another path, which keeps the query of the request.
pub fn redirect(status: StatusCode, path: &str, requested: &Uri) -> Response {
    let query = requested.query().map_or_else(String::new, |query| format!("?{query}"));
    let Ok(location) = HeaderValue::try_from(format!("{path}{query}")) else {
        return not_found();
    };
    let mut response = plain_text(status, "Redirecting.\n");
    response.headers_mut().insert(header::LOCATION, location);
    response
}

/// A page that shows errors.
pub fn errors(state: &ServedState, title: &str, text: &str) -> Response {
    let page = error_page(title, text);
    with_version(state, body(StatusCode::INTERNAL_SERVER_ERROR, HTML, page))
}

/// Adds the version that a page was rendered from, where the script in the page can read it.
pub fn with_version(state: &ServedState, mut response: Response) -> Response {
    if let Ok(value) = HeaderValue::try_from(format!("chancery;desc=\"{}\"", state.version)) {
        response.headers_mut().insert(SERVER_TIMING, value);
    }
    response
}
