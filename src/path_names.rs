//! Names of files that not every system can have, or can keep apart. Nothing here touches files: paths in, what is wrong with them
//! out. Paths have `/` between their parts.

use crate::language::{compose, fold_path};
use std::collections::{HashMap, HashSet};

/// Names of devices on Windows, which no file can have there, with any extension.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A part of a path that Windows cannot have.
#[derive(Debug, PartialEq, Eq)]
pub struct NameFault<'a> {
    /// The part.
    pub part: &'a str,
    /// The path up to its end.
    pub path: &'a str,
    /// Why, as a sentence without a full stop.
    pub why: String,
    /// A name that every system can have.
    pub instead: String,
}

/// The first part of a path that Windows cannot have; `None` if it can have all of them.
pub fn name_fault(path: &str) -> Option<NameFault<'_>> {
    let mut end = 0;
    path.split('/').find_map(|part| {
        end += part.len() + 1;
        let why = part_fault(part)?;
        Some(NameFault {
            part,
            path: path.get(..end - 1).unwrap_or(path),
            why,
            instead: portable_name(part),
        })
    })
}

fn part_fault(part: &str) -> Option<String> {
    let stem = part.split('.').next().unwrap_or(part).trim_end_matches(' ');
    if is_device(stem) {
        return Some(format!("`{stem}` is the name of a device on Windows"));
    }
    if let Some(c) = part.chars().find(|c| is_refused(*c)) {
        return Some(match c.is_control() {
            true => format!("it has the control character U+{:04X}", u32::from(c)),
            false => format!("Windows does not allow `{c}` in a name"),
        });
    }
    match part.chars().last() {
        Some('.') => Some("Windows drops the full stop at the end of a name".to_owned()),
        Some(' ') => Some("Windows drops the space at the end of a name".to_owned()),
        _ => None,
    }
}

fn is_device(stem: &str) -> bool {
    matches!(stem.len(), 3 | 4) && DEVICES.iter().any(|device| device.eq_ignore_ascii_case(stem))
}

fn is_refused(c: char) -> bool {
    c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '\\' | '|' | '?' | '*')
}

/// The name with hyphens for what Windows refuses, and without what it drops.
fn portable_name(part: &str) -> String {
    let name: String = part.chars().map(|c| if is_refused(c) { '-' } else { c }).collect();
    let name = name.trim_end_matches(['.', ' ']);
    let stem = name.split('.').next().unwrap_or(name);
    match is_device(stem.trim_end_matches(' ')) {
        true => format!("{stem}-1{}", name.strip_prefix(stem).unwrap_or_default()),
        false if name.is_empty() => "file".to_owned(),
        false => name.to_owned(),
    }
}

/// Two files or folders that only some systems keep apart.
#[derive(Debug, PartialEq, Eq)]
pub struct SimilarPaths<'a> {
    /// The path of one, up to the part in which they differ.
    pub one: &'a str,
    /// That of the other.
    pub other: &'a str,
    /// The index of the path that begins with `one`.
    pub one_at: usize,
    /// The index of the path that begins with `other`.
    pub other_at: usize,
}

impl SimilarPaths<'_> {
    /// How they differ, as in "differ only by …".
    pub fn difference(&self) -> &'static str {
        if compose(self.one) == compose(self.other) {
            "Unicode form (composed and decomposed letters)"
        } else if self.one.to_lowercase() == self.other.to_lowercase() {
            "upper and lower case"
        } else {
            "case and Unicode form"
        }
    }
}

/// The pairs of files or folders, of sorted paths, that differ only by case or by Unicode form: one for each pair, at the first
/// part in which they differ.
pub fn similar_paths<'a>(paths: &[&'a str]) -> Vec<SimilarPaths<'a>> {
    let mut found = Vec::new();
    // By what a system compares that does not keep them apart: how it is written first, and in which path.
    let mut known: HashMap<String, (&str, usize)> = HashMap::new();
    let mut reported: HashSet<(&str, &str)> = HashSet::new();
    for (at, path) in paths.iter().enumerate() {
        // What is written without capitals and in ASCII is what others are compared with, and differs from none of its like.
        if !path.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
            continue;
        }
        let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        for part in ends.filter_map(|end| path.get(..end)) {
            let folded = fold_path(part);
            let other = known.get(&folded).copied().filter(|(other, _)| *other != part);
            let other = other.or_else(|| (folded != part).then(|| find_path(paths, &folded)).flatten());
            match other {
                Some((other, other_at)) => {
                    if reported.insert((other, part)) {
                        found.push(SimilarPaths {
                            one: part,
                            other,
                            one_at: at,
                            other_at,
                        });
                    }
                    // What is below differs because of this.
                    break;
                }
                None => drop(known.entry(folded).or_insert((part, at))),
            }
        }
    }
    found
}

/// The file or folder at a path, among sorted paths.
fn find_path<'a>(paths: &[&'a str], path: &str) -> Option<(&'a str, usize)> {
    let is_here = |candidate: &str| {
        let rest = candidate.strip_prefix(path);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let folder = format!("{path}/");
    let places = [path, folder.as_str()].map(|wanted| paths.partition_point(|candidate| *candidate < wanted));
    let at = places
        .into_iter()
        .find(|at| paths.get(*at).is_some_and(|candidate| is_here(candidate)))?;
    Some((paths.get(at)?.get(..path.len())?, at))
}

#[cfg(test)]
mod tests {
    use super::{name_fault, similar_paths};

    #[test]
    fn names_that_windows_cannot_have() {
        for (path, part, instead) in [
            ("static/con.txt", "con.txt", "con-1.txt"),
            ("static/AUX", "AUX", "AUX-1"),
            ("lpt9/карта.png", "lpt9", "lpt9-1"),
            ("a?b.pdf", "a?b.pdf", "a-b.pdf"),
            ("a/協定:草案.pdf", "協定:草案.pdf", "協定-草案.pdf"),
            ("back\\slash.txt", "back\\slash.txt", "back-slash.txt"),
            ("trail. ", "trail. ", "trail"),
            ("خريطة./x", "خريطة.", "خريطة"),
            ("tab\t.txt", "tab\t.txt", "tab-.txt"),
            ("...", "...", "file"),
        ] {
            let fault = name_fault(path).unwrap_or_else(|| panic!("{path}"));
            assert_eq!((fault.part, fault.instead.as_str()), (part, instead), "{path}");
        }
        for path in [
            "content/entries/Perú y México.md",
            "con-1/aux-2.txt",
            "a#b 50%.pdf",
            "지도.png",
            "consul",
            "com0",
            ".htaccess",
        ] {
            assert_eq!(name_fault(path), None, "{path}");
        }
    }

    #[test]
    fn similar_paths_are_paired_once() {
        let check = |paths: &[&str], expected: &[(&str, &str)]| {
            let mut paths = paths.to_vec();
            paths.sort_unstable();
            let found: Vec<(&str, &str)> = similar_paths(&paths).iter().map(|it| (it.one, it.other)).collect();
            assert_eq!(found, expected, "{paths:?}");
        };
        check(&["Logo.png", "logo.png", "logo.svg"], &[("Logo.png", "logo.png")]);
        check(
            &["Topics/x.txt", "Topics/y.txt", "topics/index.html"],
            &[("Topics", "topics")],
        );
        check(
            &["About/index.html", "ABOUT/index.html", "about/index.html"],
            &[("ABOUT", "about"), ("About", "about")],
        );
        check(
            &["Z\u{fc}rich.pdf", "Zu\u{308}rich.pdf"],
            &[("Z\u{fc}rich.pdf", "Zu\u{308}rich.pdf")],
        );
        check(
            &["\u{c9}tat.pdf", "\u{e9}tat.pdf"],
            &[("\u{c9}tat.pdf", "\u{e9}tat.pdf")],
        );
        check(&["МИД/a", "мид/b", "МИД/c"], &[("МИД", "мид")]);
        check(
            &["\u{ac00}.png", "\u{1100}\u{1161}.png"],
            &[("\u{1100}\u{1161}.png", "\u{ac00}.png")],
        );
        check(&["ΟΔΟΣ", "οδος"], &[("οδος", "ΟΔΟΣ")]);
        // Dotless and dotted are two letters, and a letter with an accent is another one.
        check(
            &[
                "ısı.pdf",
                "isi.pdf",
                "résumé",
                "resume",
                "a/B",
                "b/a",
                "Topics.txt",
                "topics/x",
            ],
            &[],
        );
    }
}
