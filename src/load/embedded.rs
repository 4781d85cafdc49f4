//! What is built into the program: themes, and the made-up digest that themes are checked with. The only place that
//! names include_dir.

use include_dir::{Dir, include_dir};

static GAZETTE: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/gazette");
static BULLETIN: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/bulletin");
static SAMPLE: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/everything");

/// A file's path below its folder, and what it holds.
pub type File = (String, &'static [u8]);

/// The themes by their names, each with its files.
pub fn themes() -> [(&'static str, Vec<File>); 2] {
    [("gazette", files(&GAZETTE)), ("bulletin", files(&BULLETIN))]
}

/// The files of the made-up digest.
pub fn sample() -> Vec<File> {
    files(&SAMPLE)
}

fn files(folder: &'static Dir) -> Vec<File> {
    let mut found = Vec::new();
    gather(folder, &mut found);
    found
}

fn gather(folder: &'static Dir, found: &mut Vec<File>) {
    for file in folder.files() {
        let below = file.path().to_string_lossy().replace('\\', "/");
        found.push((below, file.contents()));
    }
    for folder in folder.dirs() {
        gather(folder, found);
    }
}
