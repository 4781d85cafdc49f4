//! The check of one link: sends HEAD, then GET if a server does not answer HEAD well, and follows redirects, within the
//! limits of requests and time.

use super::address;
use super::address::Url;
use super::client::{Client, Method, Response};
use super::host_limiter::HostLimiter;
use super::retry_after;
use super::state::LinkState;
use jiff::Timestamp;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// A longer chain of redirects is taken for an endless one.
const MAX_REDIRECTS: usize = 10;
/// A host that asks for a longer wait than this is checked another day: a check should not sleep for minutes.
const MAX_WAIT: Duration = Duration::from_secs(60);
/// How often a host is waited for while one link is checked.
const MAX_WAITS: usize = 2;

/// What all threads of a check share.
pub struct Session {
    /// Sends the requests.
    pub client: Client,
    /// Limits the requests to each host.
    pub limiter: HostLimiter,
    /// How many requests may still be sent.
    pub budget: AtomicUsize,
    /// When the check began, on the monotonic clock and as a time of day.
    pub began: (Instant, Timestamp),
    /// No request is sent after this.
    pub deadline: Instant,
}

/// What the check of a link found.
#[derive(Debug, Clone)]
pub struct LinkResult {
    /// The state of the link.
    pub state: LinkState,
    /// The status code of the last response.
    pub status: Option<u16>,
    /// The new address of a link that has moved permanently.
    pub to: Option<String>,
    /// The host to which the last request was sent.
    pub host: String,
    /// Until when that host asked for no further requests.
    pub retry_after: Option<Timestamp>,
    /// Whether any host on the way responded at all; if none ever does, this machine may be offline.
    pub answered: bool,
}

/// Why a link was not checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skipped {
    /// The limit of requests or of time is reached.
    LimitReached,
    /// A host on the way asked for no further requests.
    HostBlocked,
}

impl Session {
    /// Checks a link.
    ///
    /// # Errors
    /// The link was not checked, or not to the end.
    pub fn check_link(&self, url: &Url) -> Result<LinkResult, Skipped> {
        let mut at = url.clone();
        let mut visited = Vec::new();
        // The address after the permanent redirects at the start of the chain: what comes after a temporary redirect is
        // not the link's new address.
        let (mut moved_to, mut all_permanent) = (None, true);
        loop {
            let result = |state, status| LinkResult {
                state,
                status,
                to: None,
                host: address::host(&at),
                retry_after: None,
                // A TLS error means that a server responded; a private address is refused without a request, so it is no
                // sign that this machine is offline.
                answered: !visited.is_empty()
                    || !matches!(state, LinkState::Dns | LinkState::Unreachable | LinkState::Timeout),
            };
            let response = match self.request(&at)? {
                Ok(response) => response,
                Err(state) => return Ok(result(state, None)),
            };
            let status = response.status;
            let result = result(state_of_status(status), Some(status));
            let Some(location) = redirect_target(&response) else {
                return Ok(self.final_result(result, &response, moved_to));
            };
            let Some(next) = address::follow(&at, location) else {
                return Ok(result);
            };
            visited.push(at);
            if visited.contains(&next) || visited.len() > MAX_REDIRECTS {
                let state = LinkState::Loop;
                return Ok(LinkResult { state, ..result });
            }
            all_permanent &= matches!(status, 301 | 308);
            if all_permanent {
                moved_to = Some(next.clone());
            }
            at = next;
        }
    }

    /// The result of a response that redirects no further.
    fn final_result(&self, result: LinkResult, response: &Response, moved_to: Option<Url>) -> LinkResult {
        match (result.state, moved_to) {
            (LinkState::Ok, Some(to)) => LinkResult {
                state: LinkState::Moved,
                to: Some(Url::into(to)),
                ..result
            },
            _ => LinkResult {
                retry_after: self.retry_time(response),
                ..result
            },
        }
    }

    /// Sends requests to one address until there is a response to go by.
    fn request(&self, url: &Url) -> Result<Result<Response, LinkState>, Skipped> {
        let host = address::host(url);
        let (mut method, mut waits) = (Method::Head, 0);
        loop {
            if self.limiter.is_blocked(&host) {
                return Err(Skipped::HostBlocked);
            }
            self.take_from_budget().ok_or(Skipped::LimitReached)?;
            let send = || self.client.send(method, url);
            let Some(response) = self.limiter.run(&host, self.deadline, send) else {
                // Nothing was sent.
                self.budget.fetch_add(1, Ordering::Relaxed);
                return Err(if self.limiter.is_blocked(&host) {
                    Skipped::HostBlocked
                } else {
                    Skipped::LimitReached
                });
            };
            match response {
                Ok(response) if is_overloaded(&response) && waits < MAX_WAITS => match self.wait_of(&response) {
                    Some(wait) if wait <= MAX_WAIT && Instant::now() + wait < self.deadline => {
                        self.limiter.pause_host(&host, wait);
                        waits += 1;
                    }
                    None if response.status == 503 && method == Method::Head => method = Method::Get,
                    _ => return Ok(Ok(self.block_if_asked(&host, response))),
                },
                Ok(response) if is_overloaded(&response) && response.retry_after.is_some() => {
                    return Ok(Ok(self.block_if_asked(&host, response)));
                }
                // Many servers refuse HEAD with some error, or break the connection, but answer GET.
                Ok(response) if method == Method::Head && response.status >= 400 && response.status != 429 => {
                    method = Method::Get;
                }
                Err(LinkState::Unreachable) if method == Method::Head => method = Method::Get,
                response => return Ok(response),
            }
        }
    }

    /// Sends no more requests to a host that asked for none.
    fn block_if_asked(&self, host: &str, response: Response) -> Response {
        if response.status == 429 || self.retry_time(&response).is_some() {
            self.limiter.block_host(host);
        }
        response
    }

    /// Takes one request from the budget; `None` if it is used up.
    fn take_from_budget(&self) -> Option<()> {
        let subtract = |left: usize| left.checked_sub(1);
        let taken = self.budget.fetch_update(Ordering::Relaxed, Ordering::Relaxed, subtract);
        taken.ok().map(|_| ())
    }

    /// Until when a host asked for no further requests.
    fn retry_time(&self, response: &Response) -> Option<Timestamp> {
        if !is_overloaded(response) {
            return None;
        }
        self.now().checked_add(self.wait_of(response)?).ok()
    }

    /// How long a host asked to wait.
    fn wait_of(&self, response: &Response) -> Option<Duration> {
        retry_after::parse(response.retry_after.as_deref()?, self.now())
    }

    fn now(&self) -> Timestamp {
        let (instant, began) = self.began;
        began.checked_add(instant.elapsed()).unwrap_or(began)
    }
}

/// The address to which a response redirects.
fn redirect_target(response: &Response) -> Option<&str> {
    let is_redirect = matches!(response.status, 301 | 302 | 303 | 307 | 308);
    response.location.as_deref().filter(|_| is_redirect)
}

/// Whether a response says that there are too many requests, or that the service is not available for now.
fn is_overloaded(response: &Response) -> bool {
    matches!(response.status, 429 | 503)
}

/// The state that a status code means if it is the last of the chain.
fn state_of_status(status: u16) -> LinkState {
    match status {
        // 416: the range that was asked for does not exist, but the page does.
        200..300 | 416 => LinkState::Ok,
        404 | 410 => LinkState::Gone,
        401 | 403 | 407 | 429 | 451 => LinkState::Refused,
        500.. => LinkState::ServerError,
        _ => LinkState::Other,
    }
}
