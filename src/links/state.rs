//! How a link was found, and on which days.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How a link was found; the worst comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// 404 or 410.
    Gone,
    /// The host has no address.
    Dns,
    /// No secure connection: a certificate that is out of date or another's, and the like.
    Tls,
    /// No connection, or one that broke, or no answer in HTTP.
    Unreachable,
    /// No answer in time.
    Timeout,
    /// 500 and above.
    ServerError,
    /// 401, 403, 407, 429 or 451: it may be there for people.
    Refused,
    /// Redirects without end.
    Loop,
    /// Any other answer.
    Other,
    /// It leads into a private network, and was not followed.
    Private,
    /// Nothing that can be asked for.
    #[serde(skip)]
    Invalid,
    /// It leads elsewhere for good.
    Moved,
    /// Nobody looked yet.
    #[serde(skip)]
    Unchecked,
    /// It is there.
    Ok,
}

impl State {
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

    /// Its name for programs.
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

    /// The state of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// What it is, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Dns => "without a host",
            Self::Tls => "without a secure connection",
            Self::Unreachable => "unreachable",
            Self::Timeout => "without an answer in time",
            Self::ServerError => "with an error of the server",
            Self::Refused => "refused",
            Self::Loop => "redirected without end",
            Self::Other => "with an unexpected answer",
            Self::Private => "in a private network",
            Self::Invalid => "not valid",
            Self::Moved => "moved",
            Self::Unchecked => "not checked yet",
            Self::Ok => "ok",
        }
    }

    /// Whether somebody should look at it.
    pub fn is_trouble(self) -> bool {
        !matches!(self, Self::Ok | Self::Unchecked)
    }
}

/// What is known of a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// How it was found.
    pub state: State,
    /// The status of the last answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Where it has moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The first day on which it was found so, without another state since.
    pub since: Date,
    /// The day on which it was last looked at.
    pub checked: Date,
    /// The host asked to be left alone until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<Timestamp>,
    /// That host, where a redirect led to another one than the link's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_host: Option<String>,
}

impl Record {
    /// Whether it was found the same on two days.
    pub fn is_confirmed(&self) -> bool {
        self.since < self.checked
    }
}
