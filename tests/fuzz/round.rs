//! One digest: made, mutated, and put through the commands.

use super::commands::{Command, commands};
use super::kept_folder;
use super::mutate::mutate;
use super::names;
use super::options::Options;
use super::random::Random;
use super::seeds::{Files, Seeds};
use super::watch::{Ended, run as run_program};
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What was done.
#[derive(Debug, Default, Clone, Copy)]
pub struct Counts {
    pub rounds: u64,
    pub files: u64,
    pub commands: u64,
}

impl Counts {
    pub fn add(&mut self, other: Self) {
        self.rounds += other.rounds;
        self.files += other.files;
        self.commands += other.commands;
    }
}

/// Something that may not happen.
pub struct Fault {
    seed: u64,
    round: u64,
    what: String,
    arguments: Vec<String>,
    kept: PathBuf,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "--seed {} --round {}: {}\n     {:?} in {}",
            self.seed,
            self.round,
            self.what,
            self.arguments,
            self.kept.display()
        )
    }
}

/// Makes, mutates and tries the digest of this number.
pub fn run(options: &Options, seeds: &Seeds, number: u64) -> (Counts, Option<Fault>) {
    let mut random = Random::new(options.seed, number);
    let is_large = random.one_in(10);
    let mut files = if is_large {
        seeds.pick_many(&mut random)
    } else {
        seeds.pick(&mut random)
    };
    let mut counts = Counts {
        rounds: 1,
        files: mutate_files(&mut files, is_large, seeds, &mut random),
        commands: 0,
    };
    let folder = tempfile::tempdir().expect("a folder for digests");
    let digest = folder.path().join("digest");
    write_files(&digest, &files);
    for command in commands(&files, &mut random) {
        let before = read_files(&digest);
        counts.commands += 1;
        let ended = run_program(&options.program, &digest, &command.arguments, folder.path());
        let what = wrong_end(&ended, &command).or_else(|| lost_files(&command, &before, &digest, folder.path()));
        if let Some(what) = what {
            let kept = kept_folder().join(format!("{}-{number}", options.seed));
            // An earlier run may have kept it.
            let _ = fs::remove_dir_all(&kept);
            write_files(&kept, &before);
            let fault = Fault {
                seed: options.seed,
                round: number,
                what,
                arguments: command.arguments,
                kept,
            };
            return (counts, Some(fault));
        }
    }
    (counts, None)
}

/// Mutates a few files or all of them, and some of their names. Returns how many.
fn mutate_files(files: &mut Files, all: bool, seeds: &Seeds, random: &mut Random) -> u64 {
    let mut changed = BTreeSet::new();
    let paths: Vec<String> = files.keys().cloned().collect();
    let number = match random.below(3) {
        _ if all => paths.len(),
        0 => 1 + random.below(3),
        1 => 1 + random.below(10),
        _ => paths.len(),
    };
    for at in 0..number {
        let path = if number == paths.len() {
            &paths[at]
        } else {
            random.choose(&paths)
        };
        if let Some(bytes) = files.get_mut(path) {
            mutate(bytes, seeds, random);
            changed.insert(path.clone());
        }
    }
    for _ in 0..random.below(4) {
        changed.extend(names::rename(files, random));
    }
    changed.len() as u64
}

/// Writes the files of a digest; those whose path has a file where it needs a folder are left out.
fn write_files(folder: &Path, files: &Files) {
    fs::create_dir_all(folder).expect("a folder for a digest");
    for (path, bytes) in files {
        let path = folder.join(path);
        if path.parent().is_some_and(|parent| fs::create_dir_all(parent).is_ok()) {
            // A name may be too long for the file system, or the name of a folder.
            let _ = fs::write(path, bytes);
        }
    }
}

/// All files of a digest but its sites.
fn read_files(digest: &Path) -> Files {
    let entries = WalkDir::new(digest).into_iter().filter_entry(|entry| {
        let is_site = entry.depth() == 1 && ["public", "preview"].iter().any(|name| entry.file_name() == *name);
        !is_site
    });
    let files = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file());
    files
        .filter_map(|entry| {
            let below = entry.path().strip_prefix(digest).ok()?.to_str()?.to_owned();
            Some((below, fs::read(entry.path()).ok()?))
        })
        .collect()
}

/// What is wrong with how a command ended.
fn wrong_end(ended: &Ended, command: &Command) -> Option<String> {
    let told = || {
        ended
            .errors
            .lines()
            .rev()
            .take(12)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect::<Vec<_>>()
            .join("\n     ")
    };
    if ended.hung {
        return Some("it hangs".to_owned());
    }
    if !matches!(ended.code, Some(0..=2)) {
        return Some(format!("it ended with {:?}\n     {}", ended.code, told()));
    }
    if ended.errors.contains("panicked at") || ended.errors.contains("bug in Chancery") {
        return Some(format!("a panic\n     {}", told()));
    }
    let is_json = command
        .arguments
        .iter()
        .any(|argument| argument == "json" || argument == "sarif");
    let mut values = serde_json::Deserializer::from_str(&ended.output).into_iter::<serde_json::Value>();
    if is_json && values.any(|value| value.is_err()) && ended.output.len() < 1_900_000 {
        return Some("its output is not JSON".to_owned());
    }
    None
}

/// What a command did to files that it may not have done.
fn lost_files(command: &Command, before: &Files, digest: &Path, scratch: &Path) -> Option<String> {
    let after = read_files(digest);
    if after == *before {
        return None;
    }
    let changed = |path: &&String| before.get(*path) != after.get(*path);
    let all: BTreeSet<&String> = before.keys().chain(after.keys()).filter(changed).collect();
    if !command.writes {
        return Some(format!("it changed {all:?}"));
    }
    let lost: Vec<&&String> = all.iter().filter(|path| !after.contains_key(**path)).collect();
    let is_moved = after.len() + usize::from(command.arguments[0] == "merge") >= before.len();
    if !lost.is_empty() && !(command.moves && is_moved) {
        return Some(format!("it lost {lost:?}"));
    }
    let old = scratch.join("before");
    let _ = fs::remove_dir_all(&old);
    write_files(&old, before);
    let [faulty_before, faulty_after] = [faulty_files(&old), faulty_files(digest)];
    // A file of a new name had the errors of one that is gone.
    let had_errors = |path: &String| match before.contains_key(path) {
        true => faulty_before.contains(path),
        // A new draft is not complete.
        false => lost.is_empty() || lost.iter().any(|lost| faulty_before.contains(**lost)),
    };
    let worse: Vec<&String> = faulty_after
        .iter()
        .filter(|path| all.contains(path) && !had_errors(path))
        .collect();
    (!worse.is_empty()).then(|| format!("it made unreadable {worse:?}"))
}

/// The files of a digest that have errors by themselves.
fn faulty_files(digest: &Path) -> BTreeSet<String> {
    let inputs = chancery::load::load(digest, None);
    let parsed = chancery::parse::parse(&inputs, None, None);
    let of_files = parsed.files.iter().flat_map(|file| &file.diagnostics);
    let all = of_files.chain(&parsed.diagnostics).chain(&inputs.diagnostics);
    let errors = all.filter(|diagnostic| diagnostic.is_error());
    errors
        .filter_map(|error| Some(error.location.as_ref()?.file.to_string()))
        .collect()
}
