//! Sends one request. Each uses its own connection, follows no redirect, and reads only the head of the response.

use super::address;
use super::address::Url;
use super::public_ip;
use super::state::LinkState;
use std::fmt;
use std::io;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

/// The method of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Only the head of the response is sent.
    Head,
    /// The whole response is sent; the request asks for its beginning only, and the rest is not read.
    Get,
}

/// The head of a response.
#[derive(Debug)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The header `Location`.
    pub location: Option<String>,
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
}

/// Sends requests.
#[derive(Debug)]
pub struct Client(Agent);

impl Client {
    /// A client with this `User-Agent`, which waits for `timeout` and connects to private networks only if allowed.
    pub fn new(user_agent: &str, timeout: Duration, allow_private: bool) -> Self {
        let config = Agent::config_builder()
            .user_agent(user_agent)
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_idle_connections(0)
            // A proxy resolves names itself, so the check for private addresses would have no effect.
            .proxy(None)
            .build();
        let guarded = GuardedResolver {
            names: DefaultResolver::default(),
            allow_private,
        };
        Self(Agent::with_parts(config, DefaultConnector::default(), guarded))
    }

    /// Sends a request.
    ///
    /// # Errors
    /// There is no response; the state says why.
    pub fn send(&self, method: Method, url: &Url) -> Result<Response, LinkState> {
        let address = address::without_credentials(url);
        let request = match method {
            Method::Head => self.0.head(address.as_str()),
            Method::Get => self.0.get(address.as_str()).header("range", "bytes=0-1023"),
        };
        let response = request
            .header("connection", "close")
            .call()
            .map_err(|error| state_of_error(&error, url))?;
        let header = |name: &str| {
            let value = response.headers().get(name)?;
            Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        Ok(Response {
            status: response.status().as_u16(),
            location: header("location"),
            retry_after: header("retry-after"),
        })
    }
}

/// The state of a link whose request failed.
fn state_of_error(error: &Error, url: &Url) -> LinkState {
    match error {
        Error::Timeout(_) => LinkState::Timeout,
        Error::HostNotFound => LinkState::Dns,
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) | Error::TlsRequired => LinkState::Tls,
        Error::Io(error) => match error.kind() {
            io::ErrorKind::TimedOut => LinkState::Timeout,
            // rustls reports a certificate that it does not accept with this kind.
            io::ErrorKind::InvalidData if url.scheme() == "https" => LinkState::Tls,
            _ => LinkState::Unreachable,
        },
        Error::Other(error) if error.is::<PrivateAddress>() => LinkState::Private,
        Error::BadUri(_) | Error::Http(_) => LinkState::Other,
        _ => LinkState::Unreachable,
    }
}

/// Resolves host names, and refuses addresses of private networks. The check is made here because the connection uses
/// exactly these addresses: a second lookup could give other ones (DNS rebinding).
#[derive(Debug)]
struct GuardedResolver {
    names: DefaultResolver,
    allow_private: bool,
}

impl Resolver for GuardedResolver {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let addresses = self.names.resolve(uri, config, timeout).map_err(|error| match error {
            Error::Io(error) if is_unknown_host(&error.to_string()) => Error::HostNotFound,
            error => error,
        })?;
        if !self.allow_private && addresses.iter().any(|address| !public_ip::is_public(address.ip())) {
            return Err(Error::Other(Box::new(PrivateAddress)));
        }
        Ok(addresses)
    }
}

/// Whether an error means that the host name does not exist. The standard library has no error kind for this, so the
/// messages of the system are compared (glibc, musl, Windows, and macOS and the BSDs).
fn is_unknown_host(error: &str) -> bool {
    let messages = [
        "Name or service not known",
        "Name does not resolve",
        "No such host",
        "nodename nor servname",
    ];
    messages.iter().any(|message| error.contains(message))
}

/// The error for a name that resolves to an address of a private network.
#[derive(Debug)]
struct PrivateAddress;

impl fmt::Display for PrivateAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an address of a private network")
    }
}

impl std::error::Error for PrivateAddress {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_that_is_not_there_is_unknown_host() {
        for (error, expected) in [
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
            assert_eq!(is_unknown_host(error), expected, "{error}");
        }
    }
}
