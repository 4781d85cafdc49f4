//! The instant at which the new site takes the place of the old one.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::How;
use super::error::{At, Error};
use super::names::OLD_MARK;
use super::os;
use super::place::Place;

/// Puts the stage into the place of the output. Returns how, and where the old site is now, if there was one; nothing,
/// with all as it was, if directories cannot be renamed here.
pub fn swap(place: &Place, way: How) -> Result<Option<(How, Option<&Path>)>, Error> {
    let (out, stage) = (&place.out, &place.stage);
    match fs::symlink_metadata(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            os::rename_new(stage, out).at("publish to", out)?;
            return Ok(Some((How::Renamed, None)));
        }
        found => os::dress_like(stage, &found.at("look at", out)?),
    }

    // The mark travels with the old site: it says which side of a swap is which.
    let mark = out.join(OLD_MARK);
    File::create_new(&mark).map(drop).at("create", &mark)?;
    let swapped = if way == How::Exchanged && os::exchange(stage, out).is_ok() {
        Ok((How::Exchanged, Some(stage.as_path())))
    } else {
        rename_twice(place).map(|()| (How::Renamed, Some(place.old.as_path())))
    };
    match swapped {
        Ok(swapped) => Ok(Some(swapped)),
        Err(error) => {
            let _ = fs::remove_file(&mark);
            if is_refusal(&error) {
                Ok(None)
            } else {
                Err(error).at("replace", out)
            }
        }
    }
}

/// Between the two, nothing stands at the output; the next start then puts the old site back.
fn rename_twice(place: &Place) -> io::Result<()> {
    os::rename_new(&place.out, &place.old)?;
    fs::rename(&place.stage, &place.out).inspect_err(|_| {
        let _ = fs::rename(&place.old, &place.out);
    })
}

/// Whether directories cannot be renamed here, while files perhaps can.
fn is_refusal(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    matches!(
        error.kind(),
        Kind::CrossesDevices | Kind::ResourceBusy | Kind::PermissionDenied | Kind::Unsupported | Kind::InvalidInput
    )
}
