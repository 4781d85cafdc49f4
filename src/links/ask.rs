//! How one link is found: asked for by HEAD, then by GET where that is not answered well, through redirects, as long as
//! budget and time last.

use super::address;
use super::address::Url;
use super::client::{Answer, Client, Method};
use super::gates::Gates;
use super::retry;
use super::state::State;
use jiff::Timestamp;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// More redirects than this are taken to have no end.
const MOST_REDIRECTS: usize = 10;
/// A host that asks for a longer wait is left for another day.
const PATIENCE: Duration = Duration::from_secs(60);
/// Whoever asks for a wait again and again is left as well.
const MOST_WAITS: usize = 2;

/// What is shared by all who ask.
pub struct Asking {
    /// What sends requests.
    pub client: Client,
    /// Who may ask whom when.
    pub gates: Gates,
    /// How many requests may still be sent.
    pub budget: AtomicUsize,
    /// When asking began, and the moment that it was.
    pub began: (Instant, Timestamp),
    /// Nothing is asked for later.
    pub deadline: Instant,
}

/// How a link was found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The state.
    pub state: State,
    /// The status of the last answer.
    pub status: Option<u16>,
    /// Where it has moved.
    pub to: Option<String>,
    /// The host that answered last, or did not.
    pub host: String,
    /// That host wants to be left alone until then.
    pub retry_after: Option<Timestamp>,
    /// Whether any host answered anything on the way.
    pub answered: bool,
}

/// Why nothing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Budget or time are over.
    Over,
    /// A host on the way wants to be left alone.
    Resting,
}

impl Asking {
    /// Asks for a link.
    ///
    /// # Errors
    /// The answer did not get known.
    pub fn ask(&self, url: &Url) -> Result<Finding, Left> {
        let mut at = url.clone();
        let mut seen = Vec::new();
        let (mut moved, mut permanent) = (None, true);
        loop {
            let finding = |state, status| Finding {
                state,
                status,
                to: None,
                host: address::host(&at),
                retry_after: None,
                // No secure connection is an answer, and what is private was not asked.
                answered: !seen.is_empty() || !matches!(state, State::Dns | State::Unreachable | State::Timeout),
            };
            let answer = match self.request(&at)? {
                Ok(answer) => answer,
                Err(state) => return Ok(finding(state, None)),
            };
            let status = answer.status;
            let found = finding(state_of(status), Some(status));
            let Some(location) = answer
                .location
                .filter(|_| matches!(status, 301 | 302 | 303 | 307 | 308))
            else {
                return Ok(match (found.state, moved) {
                    (State::Ok, Some(to)) => Finding {
                        state: State::Moved,
                        to: Some(Url::into(to)),
                        ..found
                    },
                    _ => Finding {
                        retry_after: self.left_alone(status, answer.retry_after.as_deref()),
                        ..found
                    },
                });
            };
            let Some(next) = address::follow(&at, &location) else {
                return Ok(found);
            };
            seen.push(at);
            if seen.contains(&next) || seen.len() > MOST_REDIRECTS {
                let state = State::Loop;
                return Ok(Finding { state, ..found });
            }
            permanent &= matches!(status, 301 | 308);
            if permanent {
                moved = Some(next.clone());
            }
            at = next;
        }
    }

    /// One answer of a host, after it was waited for if it asked for that.
    fn request(&self, url: &Url) -> Result<Result<Answer, State>, Left> {
        let host = address::host(url);
        let (mut method, mut waits) = (Method::Head, 0);
        loop {
            if self.gates.is_closed(&host) {
                return Err(Left::Resting);
            }
            self.spend().ok_or(Left::Over)?;
            let answer = self.gates.pass(&host, self.deadline, || self.client.ask(method, url));
            let Some(answer) = answer else {
                self.budget.fetch_add(1, Ordering::Relaxed);
                let rests = self.gates.is_closed(&host);
                return Err(if rests { Left::Resting } else { Left::Over });
            };
            match answer {
                Ok(answer) if matches!(answer.status, 429 | 503) && waits < MOST_WAITS => {
                    let wait = answer.retry_after.as_deref();
                    let wait = wait.and_then(|header| retry::wait(header, self.now()));
                    match wait {
                        Some(wait) if wait <= PATIENCE && Instant::now() + wait < self.deadline => {
                            self.gates.shut(&host, wait);
                            waits += 1;
                        }
                        None if answer.status == 503 && method == Method::Head => method = Method::Get,
                        _ => return Ok(Ok(self.leave(&host, answer))),
                    }
                }
                Ok(answer) if matches!(answer.status, 429 | 503) && answer.retry_after.is_some() => {
                    return Ok(Ok(self.leave(&host, answer)));
                }
                Ok(answer) if method == Method::Head && answer.status >= 400 && answer.status != 429 => {
                    method = Method::Get;
                }
                Err(State::Unreachable) if method == Method::Head => method = Method::Get,
                answer => return Ok(answer),
            }
        }
    }

    /// Asks nothing more of a host that wants to be left alone, however it is reached.
    fn leave(&self, host: &str, answer: Answer) -> Answer {
        if answer.status == 429 || self.left_alone(answer.status, answer.retry_after.as_deref()).is_some() {
            self.gates.close(host);
        }
        answer
    }

    /// Takes a request from the budget.
    fn spend(&self) -> Option<()> {
        let less = |left: usize| left.checked_sub(1);
        let spent = self.budget.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
        spent.ok().map(|_| ())
    }

    /// Until when a host wants to be left alone.
    fn left_alone(&self, status: u16, header: Option<&str>) -> Option<Timestamp> {
        let header = header.filter(|_| matches!(status, 429 | 503))?;
        let now = self.now();
        now.checked_add(retry::wait(header, now)?).ok()
    }

    fn now(&self) -> Timestamp {
        let (instant, moment) = self.began;
        moment.checked_add(instant.elapsed()).unwrap_or(moment)
    }
}

/// What a status means where nothing more is followed.
fn state_of(status: u16) -> State {
    match status {
        // The range that was asked for is not there, but the rest is.
        200..300 | 416 => State::Ok,
        404 | 410 => State::Gone,
        401 | 403 | 407 | 429 | 451 => State::Refused,
        500.. => State::ServerError,
        _ => State::Other,
    }
}
