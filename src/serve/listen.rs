//! Takes a port of the loopback address, and never of another one.

use std::fmt;
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};

/// The port that is tried first where none is asked for.
const PORT: u16 = 8765;
/// How many ports are tried before the system may choose one.
const TRIES: u16 = 100;

/// Why the site cannot be served.
#[derive(Debug)]
pub enum Error {
    /// Another program has the port that was asked for.
    Taken(u16),
    /// The system refuses the port that was asked for.
    Port(u16, io::Error),
    /// The system refuses threads or sockets.
    System(io::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken(port) => write!(
                f,
                "another program has port {port}; ask for another one, or leave --port out to get the next free one"
            ),
            Self::Port(port, why) => write!(f, "port {port} cannot be had: {why}"),
            Self::System(why) => write!(f, "the site cannot be served: {why}"),
        }
    }
}

impl std::error::Error for Error {}

/// Listens at a port of 127.0.0.1: at the one that is asked for, else at the next free one.
///
/// # Errors
/// The port that was asked for is taken or refused.
pub fn listen(port: Option<u16>) -> Result<TcpListener, Error> {
    let at = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => at(port).map_err(|why| match why.kind() {
            ErrorKind::AddrInUse => Error::Taken(port),
            _ => Error::Port(port, why),
        }),
        None => (PORT..PORT + TRIES)
            .find_map(|port| at(port).ok())
            .map_or_else(|| at(0), Ok)
            .map_err(Error::System),
    }
}
