//! The moment at which the new site replaces the old one.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::PublishMethod;
use super::error::{Error, IoContext};
use super::names::OLD_MARK;
use super::os;
use super::output_directory::OutputDirectory;

/// Puts the stage at the output. Returns the method, and where the old site is now, if there was one; `None`, with
/// everything unchanged, if directories cannot be renamed here.
pub fn swap(output: &OutputDirectory, method: PublishMethod) -> Result<Option<(PublishMethod, Option<&Path>)>, Error> {
    let (out, stage) = (&output.out, &output.stage);
    match fs::symlink_metadata(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            os::rename_new(stage, out).context("publish to", out)?;
            return Ok(Some((PublishMethod::Renamed, None)));
        }
        metadata => os::copy_permissions(stage, &metadata.context("read", out)?),
    }

    // The mark moves with the old site: after a crash it says which of the two directories is the old one.
    let mark = out.join(OLD_MARK);
    File::create_new(&mark).map(drop).context("create", &mark)?;
    let swapped = if method == PublishMethod::Exchanged && os::exchange(stage, out).is_ok() {
        Ok((PublishMethod::Exchanged, Some(stage.as_path())))
    } else {
        rename_twice(output).map(|()| (PublishMethod::Renamed, Some(output.old.as_path())))
    };
    match swapped {
        Ok(swapped) => Ok(Some(swapped)),
        Err(error) => {
            let _ = fs::remove_file(&mark);
            if is_rename_refused(&error) {
                Ok(None)
            } else {
                Err(error).context("replace", out)
            }
        }
    }
}

/// Renames the old site away and the new site to its place. Between the two, there is nothing at the output; if the build
/// is killed then, the next start puts the old site back.
fn rename_twice(output: &OutputDirectory) -> io::Result<()> {
    os::rename_new(&output.out, &output.old)?;
    fs::rename(&output.stage, &output.out).inspect_err(|_| {
        let _ = fs::rename(&output.old, &output.out);
    })
}

/// Whether an error means that directories cannot be renamed here, while files perhaps can.
fn is_rename_refused(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    matches!(
        error.kind(),
        Kind::CrossesDevices | Kind::ResourceBusy | Kind::PermissionDenied | Kind::Unsupported | Kind::InvalidInput
    )
}
