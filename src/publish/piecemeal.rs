//! Where no directory can be swapped: the new site goes into the old one file by file. Each file is whole at every
//! instant, the site is a mixture for a moment; so what pages need comes first, and what only old pages need goes last.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::clear::gone;
use super::error::{At, Error};
use super::manifest::{Listing, Manifest};
use super::names::{self, PART};
use super::place::Place;
use super::survey::Found;

/// Moves the changed files of the stage into the output and removes what is no longer part of the site. Foreign things
/// stay where they are. A build that is killed here leaves a manifest that lists the files of both sites.
pub fn publish(place: &Place, old: &Listing, new: &Listing, changed: &[String], found: &Found) -> Result<(), Error> {
    // Before the first of them is touched: the files of both sites are ours.
    let mut both = new.manifest().clone();
    both.files.extend(
        old.manifest()
            .files
            .iter()
            .filter(|record| !new.has_file(&record.path))
            .cloned(),
    );
    both.files.sort();
    declare(place, &both)?;
    let is_page = |path: &&String| path.ends_with(".html");
    for path in changed
        .iter()
        .filter(|path| !is_page(path))
        .chain(changed.iter().filter(is_page))
    {
        make_way(&place.out, path, found)?;
        bring(place, path)?;
    }
    let is_new = |path: &str| new.has_file(path) || new.has_directory(path);
    remove(&place.out, found.ours.iter().filter(|path| !is_new(path)))?;
    prune(&place.out, found.our_directories.iter().filter(|path| !is_new(path)));
    declare(place, new.manifest())
}

/// Writes down what is ours.
fn declare(place: &Place, manifest: &Manifest) -> Result<(), Error> {
    let (part, path) = (place.out.join(PART), place.out.join(place.list));
    let json = manifest.to_json().map_err(io::Error::from).at("write", &part)?;
    File::create_new(&part)
        .and_then(|mut file| file.write_all(&json))
        .at("write", &part)?;
    fs::rename(&part, &path).at("write", &path)
}

/// Makes room for a file: the directories it lies in, and not a directory where it shall stand. Only files of ours
/// are removed; nothing foreign is here, the survey saw to that.
fn make_way(out: &Path, path: &str, found: &Found) -> Result<(), Error> {
    if fs::symlink_metadata(out.join(path)).is_ok_and(|found| found.is_dir()) {
        let inside = |ours: &&String| Path::new(ours).starts_with(path);
        remove(out, found.ours.iter().filter(inside))?;
        prune(out, found.our_directories.iter().filter(inside));
    }
    let mut directories: Vec<&str> = names::ancestors(path).collect();
    directories.reverse();
    for directory in directories {
        let here = out.join(directory);
        match fs::symlink_metadata(&here) {
            Ok(found) if found.is_dir() => continue,
            Ok(found) if found.is_file() => fs::remove_file(&here).at("remove", &here)?,
            Ok(_) => return Err(io::ErrorKind::NotADirectory.into()).at("write below", &here),
            Err(_) => {}
        }
        fs::create_dir(&here).at("create", &here)?;
    }
    Ok(())
}

/// Moves a file from the stage to the output, where it replaces what is there in one step.
fn bring(place: &Place, path: &str) -> Result<(), Error> {
    let (from, to) = (place.stage.join(path), place.out.join(path));
    match fs::rename(&from, &to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let part = place.out.join(PART);
            let copied = File::open(&from).and_then(|mut from| io::copy(&mut from, &mut File::create_new(&part)?));
            copied.at("copy to", &part)?;
            fs::rename(&part, &to).at("write", &to)
        }
        moved => moved.at("write", &to),
    }
}

fn remove<'a>(out: &Path, files: impl Iterator<Item = &'a String>) -> Result<(), Error> {
    for path in files.map(|path| out.join(path)) {
        gone(fs::remove_file(&path)).at("remove", &path)?;
    }
    Ok(())
}

/// Removes the directories that are empty, the inner ones first.
fn prune<'a>(out: &Path, sorted: impl DoubleEndedIterator<Item = &'a String>) {
    for directory in sorted.rev() {
        let _ = fs::remove_dir(out.join(directory));
    }
}
