//! The state of a link, and what `links.json` says about it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The state of a link; the worst comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkState {
    /// The status is 404 or 410.
    Gone,
    /// The host name has no IP address.
    Dns,
    /// No secure connection, for example because the certificate has expired or belongs to another host.
    Tls,
    /// No connection, a broken one, or a response that is not HTTP.
    Unreachable,
    /// No response in time.
    Timeout,
    /// The status is 500 or above.
    ServerError,
    /// The status is 401, 403, 407, 429 or 451: the page may exist, but not for programs.
    Refused,
    /// The redirects form a loop, or there are too many.
    Loop,
    /// Any other response.
    Other,
    /// The host is in a private network, so nothing was requested.
    Private,
    /// The address is invalid and cannot be requested.
    #[serde(skip)]
    Invalid,
    /// It redirects permanently to another address.
    Moved,
    /// It was never checked.
    #[serde(skip)]
    Unchecked,
    /// It works.
    Ok,
}

impl LinkState {
    /// Every state, the worst first.
    pub const ALL: [Self; 14] = [
        Self::Gone,
        Self::Dns,
        Self::Tls,
        Self::Unreachable,
        Self::Timeout,
        Self::ServerError,
        Self::Refused,
        Self::Loop,
        Self::Other,
        Self::Private,
        Self::Invalid,
        Self::Moved,
        Self::Unchecked,
        Self::Ok,
    ];

    /// Its name in JSON, in `links.json` and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Dns => "dns",
            Self::Tls => "tls",
            Self::Unreachable => "unreachable",
            Self::Timeout => "timeout",
            Self::ServerError => "server-error",
            Self::Refused => "refused",
            Self::Loop => "loop",
            Self::Other => "other",
            Self::Private => "private",
            Self::Invalid => "invalid",
            Self::Moved => "moved",
            Self::Unchecked => "unchecked",
            Self::Ok => "ok",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The state in words, for reports.
    pub fn words(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Dns => "host not found",
            Self::Tls => "no secure connection",
            Self::Unreachable => "unreachable",
            Self::Timeout => "timed out",
            Self::ServerError => "server error",
            Self::Refused => "access refused",
            Self::Loop => "redirect loop",
            Self::Other => "unexpected response",
            Self::Private => "private network",
            Self::Invalid => "invalid address",
            Self::Moved => "moved",
            Self::Unchecked => "not checked",
            Self::Ok => "ok",
        }
    }

    /// Whether an editor should look at the link.
    pub fn is_problem(self) -> bool {
        !matches!(self, Self::Ok | Self::Unchecked)
    }
}

/// The result of the last check of a link, as `links.json` has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkRecord {
    /// The state that was found.
    pub state: LinkState,
    /// The status code of the last response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The new address of a link that has moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The first day since which every check found this state.
    pub since: Date,
    /// The day of the last check.
    pub checked: Date,
    /// Until when a host asked for no further requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<Timestamp>,
    /// That host, if it is another one than the link's: one to which a redirect led.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_host: Option<String>,
}

impl LinkRecord {
    /// Whether checks on two different days found this state.
    pub fn is_confirmed(&self) -> bool {
        self.since < self.checked
    }
}
