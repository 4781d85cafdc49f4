//! What the commands print: results to standard output, what is going on to standard error. Nothing else writes to
//! either of them, so that a pipe that its reader closes (`… | head`) ends every command quietly and as if all had been
//! read: `println!` and its kin would panic.

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};

/// Writes to standard output.
///
/// # Errors
/// It cannot be written, for another reason than that its reader has closed it.
pub fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    write_all(io::stdout().lock(), write)
}

/// Writes a text to standard output; see [`print`].
pub fn print_text(text: &[u8]) -> io::Result<()> {
    print(|out| out.write_all(text))
}

/// Writes a line about what is going on to standard error. Where that cannot be written, there is nobody to tell.
pub fn say(line: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Writes to standard error. `write` is told whether it may use colours.
pub fn print_log(write: impl FnOnce(bool, &mut dyn Write) -> io::Result<()>) {
    let stderr = io::stderr();
    let colour = shows_colours(&stderr);
    let _ = write_all(stderr.lock(), |out| write(colour, out));
}

/// Whether standard output shows colours.
pub fn has_colours() -> bool {
    shows_colours(&io::stdout())
}

/// A terminal shows colours, unless `NO_COLOR` is set (no-color.org).
fn shows_colours(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn write_all(stream: impl Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(stream);
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}
