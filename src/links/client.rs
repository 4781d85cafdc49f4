//! One request and its answer. Each has a connection of its own, follows nothing, and takes no more than the answer's head.

use super::address;
use super::address::Url;
use super::guard;
use super::state::State;
use std::fmt;
use std::io;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

/// How something is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The head of the answer alone.
    Head,
    /// All of it, of which only the beginning is wanted.
    Get,
}

/// The head of an answer.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where it leads to.
    pub location: Option<String>,
    /// When to come again.
    pub retry_after: Option<String>,
}

/// What sends requests.
#[derive(Debug)]
pub struct Client(Agent);

impl Client {
    /// A client that says who it is, waits so long for an answer, and goes into private networks or not.
    pub fn new(name: &str, timeout: Duration, private: bool) -> Self {
        let config = Agent::config_builder()
            .user_agent(name)
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_idle_connections(0)
            // Behind a proxy nobody could tell where a name leads.
            .proxy(None)
            .build();
        let guarded = Guarded {
            names: DefaultResolver::default(),
            private,
        };
        Self(Agent::with_parts(config, DefaultConnector::default(), guarded))
    }

    /// Sends a request.
    ///
    /// # Errors
    /// There is no answer; the state says why.
    pub fn ask(&self, method: Method, url: &Url) -> Result<Answer, State> {
        let address = address::anonymous(url);
        let asked = match method {
            Method::Head => self.0.head(address.as_str()),
            Method::Get => self.0.get(address.as_str()).header("range", "bytes=0-1023"),
        };
        let answer = asked
            .header("connection", "close")
            .call()
            .map_err(|error| trouble(&error, url))?;
        let header = |name: &str| {
            let value = answer.headers().get(name)?;
            Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        Ok(Answer {
            status: answer.status().as_u16(),
            location: header("location"),
            retry_after: header("retry-after"),
        })
    }
}

fn trouble(error: &Error, url: &Url) -> State {
    match error {
        Error::Timeout(_) => State::Timeout,
        Error::HostNotFound => State::Dns,
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) | Error::TlsRequired => State::Tls,
        Error::Io(error) => match error.kind() {
            io::ErrorKind::TimedOut => State::Timeout,
            // What rustls does not accept comes as this.
            io::ErrorKind::InvalidData if url.scheme() == "https" => State::Tls,
            _ => State::Unreachable,
        },
        Error::Other(error) if error.is::<Private>() => State::Private,
        Error::BadUri(_) | Error::Http(_) => State::Other,
        _ => State::Unreachable,
    }
}

/// Finds the addresses of names, and refuses those of private networks: there a name is looked up once, and what was found
/// is what is connected to.
#[derive(Debug)]
struct Guarded {
    names: DefaultResolver,
    private: bool,
}

impl Resolver for Guarded {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.names.resolve(uri, config, timeout).map_err(|error| match error {
            Error::Io(error) if has_no_address(&error.to_string()) => Error::HostNotFound,
            error => error,
        })?;
        if !self.private && found.iter().any(|address| !guard::is_public(address.ip())) {
            return Err(Error::Other(Box::new(Private)));
        }
        Ok(found)
    }
}

/// Whether it is sure that there is no such name: the standard library has no kind for that, so the words of `getaddrinfo`
/// are read (glibc, musl, Windows, and macOS and the BSDs).
fn has_no_address(error: &str) -> bool {
    let words = [
        "Name or service not known",
        "Name does not resolve",
        "No such host",
        "nodename nor servname",
    ];
    words.iter().any(|words| error.contains(words))
}

/// A name leads into a private network.
#[derive(Debug)]
struct Private;

impl fmt::Display for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an address of a private network")
    }
}

impl std::error::Error for Private {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_that_is_not_there_has_no_address() {
        for (error, none) in [
            ("failed to lookup address information: Name or service not known", true),
            (
                "failed to lookup address information: nodename nor servname provided, or not known",
                true,
            ),
            ("No such host is known. (os error 11001)", true),
            (
                "failed to lookup address information: Temporary failure in name resolution",
                false,
            ),
            ("failed to lookup address information: System error", false),
        ] {
            assert_eq!(has_no_address(error), none, "{error}");
        }
    }
}
