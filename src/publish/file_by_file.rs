//! The fallback where directories cannot be swapped: replaces the files of the old site one by one. Each file is complete at
//! every moment, but the site is a mixture for a while. So assets, which the new pages need, come before the pages, and what
//! only the old pages need is removed last.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::error::{Error, IoContext};
use super::manifest::{Manifest, ManifestIndex};
use super::names::{self, PART};
use super::old_site::ignore_missing;
use super::output_directory::OutputDirectory;
use super::survey::Survey;

/// Moves the changed files of the stage to the output, and removes the files that are no longer part of the site. Foreign
/// files stay. A build that is killed here leaves a manifest with the files of both sites.
pub fn replace_files(
    output: &OutputDirectory,
    old: &ManifestIndex,
    new: &ManifestIndex,
    changed: &[String],
    found: &Survey,
) -> Result<(), Error> {
    // Written before the first file is touched, so that after a crash no file of ours seems to be foreign.
    let mut both = new.manifest().clone();
    both.files.extend(
        old.manifest()
            .files
            .iter()
            .filter(|record| !new.has_file(&record.path))
            .cloned(),
    );
    both.files.sort();
    write_manifest(output, &both)?;
    let is_page = |path: &&String| path.ends_with(".html");
    for path in changed
        .iter()
        .filter(|path| !is_page(path))
        .chain(changed.iter().filter(is_page))
    {
        make_room(&output.out, path, found)?;
        move_file(output, path)?;
    }
    let is_new = |path: &str| new.has_file(path) || new.has_directory(path);
    remove_files(&output.out, found.ours.iter().filter(|path| !is_new(path)))?;
    remove_empty_directories(&output.out, found.our_directories.iter().filter(|path| !is_new(path)));
    write_manifest(output, new.manifest())
}

/// Writes the manifest.
fn write_manifest(output: &OutputDirectory, manifest: &Manifest) -> Result<(), Error> {
    let (part, path) = (output.out.join(PART), output.out.join(output.manifest_name));
    let json = manifest.to_json().map_err(io::Error::from).context("write", &part)?;
    File::create_new(&part)
        .and_then(|mut file| file.write_all(&json))
        .context("write", &part)?;
    fs::rename(&part, &path).context("write", &path)
}

/// Makes room for a file: creates the directories above it, and removes a directory in its place. Only files of ours are
/// removed; the survey has made sure that nothing foreign is here.
fn make_room(out: &Path, path: &str, found: &Survey) -> Result<(), Error> {
    if fs::symlink_metadata(out.join(path)).is_ok_and(|found| found.is_dir()) {
        let inside = |ours: &&String| Path::new(ours).starts_with(path);
        remove_files(out, found.ours.iter().filter(inside))?;
        remove_empty_directories(out, found.our_directories.iter().filter(inside));
    }
    let mut directories: Vec<&str> = names::ancestors(path).collect();
    directories.reverse();
    for directory in directories {
        let here = out.join(directory);
        match fs::symlink_metadata(&here) {
            Ok(found) if found.is_dir() => continue,
            Ok(found) if found.is_file() => fs::remove_file(&here).context("remove", &here)?,
            Ok(_) => return Err(io::ErrorKind::NotADirectory.into()).context("write below", &here),
            Err(_) => {}
        }
        fs::create_dir(&here).context("create", &here)?;
    }
    Ok(())
}

/// Moves a file from the stage to the output, where it replaces the old file in one step.
fn move_file(output: &OutputDirectory, path: &str) -> Result<(), Error> {
    let (from, to) = (output.stage.join(path), output.out.join(path));
    match fs::rename(&from, &to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let part = output.out.join(PART);
            let copied = File::open(&from).and_then(|mut from| io::copy(&mut from, &mut File::create_new(&part)?));
            copied.context("copy to", &part)?;
            fs::rename(&part, &to).context("write", &to)
        }
        moved => moved.context("write", &to),
    }
}

fn remove_files<'a>(out: &Path, files: impl Iterator<Item = &'a String>) -> Result<(), Error> {
    for path in files.map(|path| out.join(path)) {
        ignore_missing(fs::remove_file(&path)).context("remove", &path)?;
    }
    Ok(())
}

/// Removes the directories that are empty, from the inside out.
fn remove_empty_directories<'a>(out: &Path, sorted: impl DoubleEndedIterator<Item = &'a String>) {
    for directory in sorted.rev() {
        let _ = fs::remove_dir(out.join(directory));
    }
}
