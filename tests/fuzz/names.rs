//! Changes to the names of files.

use super::random::Random;
use super::seeds::Files;

/// Pieces of names that file systems, addresses or slugs treat in a way of their own.
const PARTS: &[&str] = &[
    "é",
    "e\u{301}",
    "Perú y México",
    "王毅",
    "قال",
    "Treffen Müller",
    "ÀÉ",
    " ",
    ".",
    "..",
    "-",
    "--",
    "_",
    "~",
    "#",
    "?",
    "%",
    "%41",
    "&",
    "'",
    "\"",
    "\\",
    "\n",
    "\t",
    "\u{202e}",
    "\u{feff}",
    "\u{fffe}",
    "\u{1f}",
    "CON",
    "con",
    "md",
    ".md",
    ".MD",
    ".markdown",
    "index",
    "2021-10-30-",
    "2021-10-",
    "2021-W43",
    "1818",
    "(final)",
    "[x]",
    "{x}",
    "😀",
    "ﬁ",
    "İ",
    "ẞ",
    "a",
    "A",
    "topics",
    "index.html",
    "page",
    "atom.xml",
    ".well-known",
    ".git",
];

/// Gives a file another name or another folder. Returns the new path, or `None` if it cannot have that.
pub fn rename(files: &mut Files, random: &mut Random) -> Option<String> {
    let paths: Vec<String> = files.keys().filter(|path| path.contains('/')).cloned().collect();
    if paths.is_empty() {
        return None;
    }
    let old = random.choose(&paths).clone();
    let (folder, name) = old.rsplit_once('/')?;
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let part = *random.choose(PARTS);
    let ending = if extension.is_empty() {
        String::new()
    } else {
        format!(".{extension}")
    };
    let name = match random.below(8) {
        0 => format!("{part}{stem}{ending}"),
        1 => format!("{stem}{part}{ending}"),
        2 => format!("{part}{ending}"),
        3 => format!("{}{ending}", part.repeat(1 + random.below(120))),
        4 => format!("{stem}{ending}{part}"),
        5 => format!("{part}/{stem}{ending}"),
        6 => name.to_uppercase(),
        _ => {
            let other = random.choose(&paths).rsplit('/').next().unwrap_or(name);
            format!("x/{other}")
        }
    };
    let folder = if random.one_in(6) {
        let other = random
            .choose(&paths)
            .rsplit_once('/')
            .map_or(folder, |(folder, _)| folder);
        other.to_owned()
    } else {
        folder.to_owned()
    };
    let new = format!("{folder}/{name}");
    let is_possible = new
        .split('/')
        .all(|part| !part.is_empty() && part != "." && part != ".." && part.len() < 250);
    if !is_possible || files.contains_key(&new) {
        return None;
    }
    let bytes = if random.one_in(3) {
        files.get(&old).cloned()
    } else {
        files.remove(&old)
    };
    files.insert(new.clone(), bytes?);
    Some(new)
}
