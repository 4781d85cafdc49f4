//! Reads a digest's folder. In goes its path, out come [`Inputs`]; what cannot be read is among their diagnostics.

use super::characters::check_name;
use super::litter::{STATIC, is_left_out, is_placeholder};
use super::name_checks::check_names;
use super::read::{self, Read};
use super::report::file_diagnostic;
use super::role::{ATTACHMENTS, Role, is_read_by_hosts};
use super::signature::check_signature;
use super::themes;
use super::{Asset, ContentKind, Document, Input, Inputs};
use crate::diagnostic::{Diagnostic, rules};
use crate::text_file::TextFile;
use crate::walk::{self, Obstacle, Reason, WalkEntry, Walked};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// Reads the digest at `root`. A file that did not change since `previous` is not read again.
pub fn load(root: &Path, previous: Option<&Inputs>) -> Inputs {
    let mut inputs = Inputs::at(root);
    load_content(root, previous, &mut inputs);
    read_settings(root, &mut inputs);
    inputs
}

/// Reads the configuration and the themes of the digest at `root`, without its content.
pub fn load_settings(root: &Path) -> Inputs {
    let mut inputs = Inputs::at(root);
    read_settings(root, &mut inputs);
    inputs
}

fn read_settings(root: &Path, inputs: &mut Inputs) {
    inputs.config = read_root_file(root, Input::Config, &mut inputs.diagnostics);
    inputs.wording = read_root_file(root, Input::Wording, &mut inputs.diagnostics);
    inputs.evidence = read_evidence(root, &mut inputs.diagnostics);
    themes::load_themes(root, inputs);
}

/// `evidence.lock`, which has a line for each quotation of a digest and is as long as that takes.
fn read_evidence(root: &Path, diagnostics: &mut Vec<Diagnostic>) -> Option<TextFile> {
    let file = Input::Evidence.path(root);
    file.symlink_metadata().ok()?;
    let (text, problems) = read::read_long_text(&file, Input::Evidence.word());
    diagnostics.extend(problems);
    Some(TextFile::new(Input::Evidence.word(), text.unwrap_or_default()))
}

/// A file at the top of the digest; none where there is no such file.
fn read_root_file(root: &Path, input: Input, diagnostics: &mut Vec<Diagnostic>) -> Option<TextFile> {
    let file = input.path(root);
    file.symlink_metadata().ok()?;
    let (text, problems) = read::read_text(&file, input.word());
    diagnostics.extend(problems);
    Some(TextFile::new(input.word(), text.unwrap_or_default()))
}

fn load_content(root: &Path, previous: Option<&Inputs>, inputs: &mut Inputs) {
    let Walked {
        found,
        obstacles,
        left_out,
    } = walk::walk_except(&Input::Content.path(root), &is_left_out);
    inputs.diagnostics.extend(obstacles.iter().map(obstacle_diagnostic));
    inputs.diagnostics.extend(litter_diagnostic(&left_out));
    let paths: Vec<String> = found.iter().map(|entry| Input::Content.join(&entry.below)).collect();
    check_names(&paths, &mut inputs.diagnostics);
    for obstacle in &obstacles {
        add_unreadable(root, obstacle, inputs);
    }
    let mut documents = Vec::new();
    let mut unknown_folders = HashSet::new();
    for entry in found {
        inputs
            .diagnostics
            .extend(check_name(&Input::Content.join(&entry.below)));
        match Role::of(&entry) {
            Role::Document(kind) => documents.push((kind, entry)),
            Role::Static(address) => inputs.assets.push(read_static(entry, address, &mut inputs.diagnostics)),
            Role::Attachment => inputs.assets.push(asset(entry, None)),
            Role::Refused => inputs.diagnostics.push(refused_diagnostic(&entry)),
            // One warning for each folder of an unknown name, however many files are in it.
            Role::Unknown => match unknown_folder(&entry) {
                Some(folder) if !unknown_folders.insert(folder.to_owned()) => {}
                _ => inputs.diagnostics.push(unknown_diagnostic(&entry)),
            },
        }
    }
    let problems = inputs.assets.par_iter_mut().filter_map(|asset| {
        let problem = check_signature(&asset.from, &asset.path)?;
        match asset.address {
            Some(_) => {
                asset.problem = Some(Box::new(problem));
                None
            }
            None => Some(problem),
        }
    });
    let problems: Vec<Diagnostic> = problems.collect();
    inputs.diagnostics.extend(problems);
    let previous_documents = previous
        .map(|previous| previous.documents.as_slice())
        .unwrap_or_default();
    let known: HashMap<&str, &Document> = previous_documents
        .iter()
        .map(|document| (&*document.file.path, document))
        .collect();
    let read: Vec<(Document, Vec<Diagnostic>)> = documents
        .into_par_iter()
        .map(|(kind, entry)| read_document(kind, &entry, &known))
        .collect();
    for (document, diagnostics) in read {
        inputs.documents.push(document);
        inputs.diagnostics.extend(diagnostics);
    }
    inputs.sort();
}

/// Adds a file that cannot be read, without its text: what refers to it is not wrong.
fn add_unreadable(root: &Path, obstacle: &Obstacle, inputs: &mut Inputs) {
    if !matches!(obstacle.reason, Reason::Outside | Reason::System(_)) {
        return;
    }
    let entry = WalkEntry {
        path: Input::Content.path(root).join(&obstacle.below),
        below: obstacle.below.clone(),
    };
    match Role::of(&entry) {
        Role::Document(kind) => {
            let path = Input::Content.join(&entry.below);
            inputs.documents.push(Document::unreadable(kind, path));
        }
        Role::Static(address) => inputs.assets.push(asset(entry, Some(address))),
        Role::Attachment => inputs.assets.push(asset(entry, None)),
        Role::Refused | Role::Unknown => {}
    }
}

fn read_document(
    kind: ContentKind,
    entry: &WalkEntry,
    known: &HashMap<&str, &Document>,
) -> (Document, Vec<Diagnostic>) {
    let path = Input::Content.join(&entry.below);
    let known = known.get(path.as_str()).filter(|known| known.faultless);
    let (read, diagnostics) = read::read_unless(&entry.path, &path, known.map(|known| known.stamp));
    let (text, stamp) = match (read, known) {
        (Read::Unchanged, Some(known)) => return ((*known).clone(), diagnostics),
        (Read::Text(text, stamp), _) => (Some(text), Some(stamp)),
        _ => (None, None),
    };
    let document = Document {
        kind,
        readable: text.is_some(),
        faultless: diagnostics.is_empty(),
        file: TextFile::new(path, text.unwrap_or_default()),
        stamp: stamp.unwrap_or_default(),
    };
    (document, diagnostics)
}

/// A file to copy, to this path of the site or beside its entry.
pub fn asset(entry: WalkEntry, address: Option<String>) -> Asset {
    Asset {
        path: Input::Content.join(&entry.below).into(),
        from: entry.path,
        address,
        text: None,
        problem: None,
    }
}

/// A file of `content/static/`, with its text if that is read.
fn read_static(entry: WalkEntry, address: String, diagnostics: &mut Vec<Diagnostic>) -> Asset {
    let is_read = is_read_by_hosts(&address);
    let mut asset = asset(entry, Some(address));
    if is_read {
        let (text, problems) = read::read_text(&asset.from, &asset.path);
        diagnostics.extend(problems);
        asset.text = text.map(|text| TextFile::new(Arc::clone(&asset.path), text));
    }
    asset
}

/// The most names in one note.
const MAX_NAMES: usize = 20;

/// A note about the files and folders of `content/static/` that are not published.
fn litter_diagnostic(left_out: &[String]) -> Option<Diagnostic> {
    let of_static = |below: &String| Some(below.strip_prefix(STATIC)?.strip_prefix('/')?.to_owned());
    let name_of = |path: &str| path.trim_end_matches('/').rsplit('/').next().map(str::to_owned);
    let is_told = |path: &String| !name_of(path).is_some_and(|name| is_placeholder(&name));
    let paths: Vec<String> = left_out.iter().filter_map(of_static).filter(is_told).collect();
    let (shown, rest) = paths.split_at(paths.len().min(MAX_NAMES));
    let mut names = shown
        .iter()
        .map(|path| format!("`{path}`"))
        .collect::<Vec<_>>()
        .join(", ");
    if !rest.is_empty() {
        names += &format!(" and {} more", rest.len());
    }
    let (what, verb) = match paths.len() {
        0 => return None,
        1 => (
            "1 file or folder that an editor, git or the system made is",
            "delete it",
        ),
        _ => (
            "files or folders that editors, git or the system made are",
            "delete them",
        ),
    };
    let count = if paths.len() > 1 {
        format!("{} ", paths.len())
    } else {
        String::new()
    };
    let message = format!("{count}{what} not published: {names}");
    let help = format!("{verb}, or give what is to be published another name");
    Some(file_diagnostic(&rules::IGNORED_FILE, &Input::Content.join(STATIC), message).help(help))
}

/// The folder below `content/` that a file is in, if it is the folder of nothing.
fn unknown_folder(entry: &WalkEntry) -> Option<&str> {
    let (folder, _) = entry.below.split_once('/')?;
    ContentKind::of_folder(folder).is_none().then_some(folder)
}

fn obstacle_diagnostic(obstacle: &Obstacle) -> Diagnostic {
    let path = Input::Content.join(&obstacle.below);
    let path = path.trim_end_matches('/');
    let (rule, message, help) = match &obstacle.reason {
        Reason::Outside => (
            &rules::OUTSIDE_CONTENT,
            "this symbolic link points outside of content/, or its target is missing".to_owned(),
            "copy its target into content/",
        ),
        Reason::Cycle => (
            &rules::UNREADABLE,
            "this symbolic link points to a folder that contains it".to_owned(),
            "remove the link",
        ),
        Reason::Special => (
            &rules::STRAY_FILE,
            "this is neither a file nor a folder".to_owned(),
            "remove it",
        ),
        Reason::Name => (&rules::UNREADABLE, "this name is not UTF-8".to_owned(), "rename it"),
        Reason::System(why) => (
            &rules::UNREADABLE,
            format!("this cannot be read: {why}"),
            "check its permissions (`ls -l`)",
        ),
    };
    file_diagnostic(rule, path, message).help(help)
}

fn refused_diagnostic(entry: &WalkEntry) -> Diagnostic {
    let path = Input::Content.join(&entry.below);
    let message = "files of this type could run script on the site and are not copied from here";
    let help = format!(
        "use {}; or move it to content/static/ if you trust it",
        ATTACHMENTS.join(", ")
    );
    file_diagnostic(&rules::REFUSED_FILE, &path, message).help(help)
}

fn unknown_diagnostic(entry: &WalkEntry) -> Diagnostic {
    let path = Input::Content.join(&entry.below);
    let folder = entry.below.split_once('/').map(|(folder, _)| folder);
    if folder.and_then(ContentKind::of_folder).is_some() {
        let help = "entries and registries are .md files; move other files that are to be published to content/static/";
        file_diagnostic(&rules::STRAY_FILE, &path, "unknown file type, ignored").help(help)
    } else {
        let folders: Vec<&str> = ContentKind::FOLDERS.iter().map(|(folder, _)| *folder).collect();
        let message = match folder {
            Some(_) => "unknown folder, ignored",
            None => "this file is in none of the folders of content/, ignored",
        };
        file_diagnostic(&rules::STRAY_FILE, &path, message)
            .help(format!("the folders are {}, static", folders.join(", ")))
    }
}
