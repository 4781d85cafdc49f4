//! What is built into the program: themes, and the sample digest that themes are checked with. The only place that
//! names include_dir.

use include_dir::{Dir, include_dir};

static GAZETTE: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/gazette");
static BULLETIN: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/bulletin");
static SAMPLE: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/everything");

/// A file's path below its folder, and its content.
pub type File = (String, &'static [u8]);

/// The themes by their names, each with its files.
pub fn themes() -> [(&'static str, Vec<File>); 2] {
    [("gazette", files(&GAZETTE)), ("bulletin", files(&BULLETIN))]
}

/// Whether these are the contents of a built-in theme's file, by the path below its folder.
pub fn is_built_in(theme: &str, below: &str, bytes: &[u8]) -> bool {
    let folder = match theme {
        "gazette" => &GAZETTE,
        "bulletin" => &BULLETIN,
        _ => return false,
    };
    folder.get_file(below).is_some_and(|file| file.contents() == bytes)
}

/// The files of the sample digest.
pub fn sample() -> Vec<File> {
    files(&SAMPLE)
}

fn files(folder: &'static Dir) -> Vec<File> {
    let mut files = Vec::new();
    collect_files(folder, &mut files);
    files
}

fn collect_files(folder: &'static Dir, files: &mut Vec<File>) {
    for file in folder.files() {
        let below = file.path().to_string_lossy().replace('\\', "/");
        files.push((below, file.contents()));
    }
    for folder in folder.dirs() {
        collect_files(folder, files);
    }
}
