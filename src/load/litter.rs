//! What is left out of the folders of a digest: hidden files and backups of editors. Of `content/static/` everything is published,
//! hidden files too, except for what editors, version control and operating systems leave behind: litter.

use super::Input;
use crate::walk::is_ignored;

/// The folder of files that are copied to the site as they are, below `content/`.
pub const STATIC: &str = "static";

/// Whether a file or folder of `content/` is left out, by its path below that folder. Of the folders above it that is known.
pub fn is_left_out(below: &str) -> bool {
    let name = below.rsplit('/').next().unwrap_or(below);
    match below.split_once('/') {
        Some((STATIC, _)) => is_litter(name),
        _ => is_ignored(name),
    }
}

/// Whether the digest is read from a file, by its path below the digest's folder: whether a change of it matters.
pub fn is_read(path: &str) -> bool {
    let (first, below) = path.split_once('/').unwrap_or((path, ""));
    match Input::from_word(first) {
        None => false,
        Some(_) if below.is_empty() => true,
        Some(Input::Content) => {
            let ends = below.match_indices('/').map(|(at, _)| at).chain([below.len()]);
            ends.filter_map(|end| below.get(..end)).all(|part| !is_left_out(part))
        }
        Some(input) => input.is_folder() && !below.split('/').any(is_ignored),
    }
}

/// Whole names, whatever their case.
const NAMES: [&str; 33] = [
    // macOS
    ".DS_Store",
    ".AppleDouble",
    ".AppleDB",
    ".AppleDesktop",
    ".LSOverride",
    ".TemporaryItems",
    ".Trashes",
    ".fseventsd",
    ".DocumentRevisions-V100",
    ".VolumeIcon.icns",
    "Icon\r",
    "__MACOSX",
    // Windows
    "Thumbs.db",
    "Thumbs.db:encryptable",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "desktop.ini",
    "$RECYCLE.BIN",
    "System Volume Information",
    // Linux
    ".directory",
    // Version control
    ".git",
    ".gitignore",
    ".gitkeep",
    ".gitattributes",
    ".gitmodules",
    ".keep",
    ".hg",
    ".hgignore",
    ".svn",
    ".bzr",
    // Editors; vim tries out with the last whether it can write in a folder
    ".idea",
    ".vscode",
    "4913",
];

/// How names begin.
const STARTS: [&str; 9] = [
    "._",
    ".#",
    ".~lock.",
    "~$",
    ".Spotlight-",
    ".Trash-",
    ".fuse_hidden",
    ".nfs0",
    ".goutputstream-",
];

/// How names end.
const ENDS: [&str; 8] = ["~", ".swp", ".swo", ".swx", ".bak", ".tmp", ".orig", ".rej"];

/// Whether a file or folder of this name is litter.
fn is_litter(name: &str) -> bool {
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
        || STARTS.iter().any(|start| name.starts_with(start))
        || ENDS.iter().any(|end| name.ends_with(end))
        || name.len() > 1 && name.starts_with('#') && name.ends_with('#')
        || is_swap_file(name)
}

/// Whether nobody need be told that it is not published: its only use is to keep an empty folder in a repository.
pub fn is_placeholder(name: &str) -> bool {
    matches!(name, ".gitkeep" | ".keep")
}

/// Whether it is a swap file of vim, which counts the last letter backwards: `.a.txt.swp`, `.a.txt.swo`, `.a.txt.swn` …
fn is_swap_file(name: &str) -> bool {
    let end = name.strip_prefix('.').and_then(|rest| rest.rsplit_once(".sw"));
    end.is_some_and(|(_, last)| last.len() == 1 && last.bytes().all(|byte| byte.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::{is_litter, is_read};

    #[test]
    fn what_is_read_is_watched() {
        for (path, expected) in [
            ("chancery.yaml", true),
            ("wording.yaml", true),
            ("evidence.lock", true),
            ("content", true),
            ("content/entries/рим.md", true),
            ("content/entries/.hidden.md", false),
            ("content/static/.well-known/security.txt", true),
            ("content/static/.htaccess", true),
            ("content/static/.git/config", false),
            ("content/.well-known/security.txt", false),
            ("themes/site/assets/css/site.css", true),
            ("themes/site/.git/HEAD", false),
            ("public/index.html", false),
            ("README.md", false),
        ] {
            assert_eq!(is_read(path), expected, "{path}");
        }
    }

    #[test]
    fn litter_is_told_from_files() {
        for name in [
            ".DS_Store",
            ".ds_store",
            "thumbs.db",
            "Desktop.ini",
            "карта.txt~",
            ".地圖.svg.swp",
            ".notes.swn",
            "#خريطة.txt#",
            ".#security.txt",
            "._Logo.png",
            "4913",
            ".Spotlight-V100",
            "~$minutes.docx",
            ".git",
            ".gitkeep",
        ] {
            assert!(is_litter(name), "{name}");
        }
        for name in [
            ".well-known",
            ".htaccess",
            ".nojekyll",
            ".domains",
            ".env.example",
            "#1.pdf",
            "#",
            "movie.swf",
            ".swift",
            ".github",
            "4914",
            "Icon",
            "지도.png",
        ] {
            assert!(!is_litter(name), "{name}");
        }
    }
}
