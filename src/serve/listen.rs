//! Opens a port of the loopback address, and never of another one.

use std::fmt;
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};

/// The first port that is tried if none is given.
const FIRST_PORT: u16 = 8765;
/// How many ports are tried before the system may choose one.
const MAX_TRIES: u16 = 100;

/// Why the site cannot be served.
#[derive(Debug)]
pub enum Error {
    /// Another program uses the given port.
    Taken(u16),
    /// The system refuses the given port.
    Port(u16, io::Error),
    /// The system refuses threads or sockets.
    System(io::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken(port) => write!(
                f,
                "port {port} is in use by another program; choose another port, or omit --port to use the next free one"
            ),
            Self::Port(port, why) => write!(f, "cannot open port {port}: {why}"),
            Self::System(why) => write!(f, "cannot serve the site: {why}"),
        }
    }
}

impl std::error::Error for Error {}

/// Listens on a port of 127.0.0.1: the given one, or the next free one.
///
/// # Errors
/// The given port is in use or refused.
pub fn listen(port: Option<u16>) -> Result<TcpListener, Error> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => bind(port).map_err(|why| match why.kind() {
            ErrorKind::AddrInUse => Error::Taken(port),
            _ => Error::Port(port, why),
        }),
        None => (FIRST_PORT..FIRST_PORT + MAX_TRIES)
            .find_map(|port| bind(port).ok())
            .map_or_else(|| bind(0), Ok)
            .map_err(Error::System),
    }
}
