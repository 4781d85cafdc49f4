//! Refuses a deployment that would empty a site: it is far more often made in a wrong folder, or of a digest whose entries were
//! not found, than meant.

use super::built::{Built, is_page};
use super::error::Error;

/// Makes sure that at least half of the pages of the deployed site are in the new one. `deployed` are its files by their
/// paths, and `place` is where it is.
///
/// # Errors
/// More than half of the pages would be removed.
pub fn refuse_loss<'a>(deployed: impl Iterator<Item = &'a str>, built: &Built, place: &str) -> Result<(), Error> {
    let (mut pages, mut lost) = (0_usize, 0_usize);
    for path in deployed.filter(|path| is_page(path)) {
        pages += 1;
        lost += usize::from(!built.has_file(path));
    }
    if lost <= pages - lost {
        return Ok(());
    }
    Err(Error::TooManyRemoved {
        place: place.to_owned(),
        pages,
        lost,
        new: built.page_count(),
    })
}
