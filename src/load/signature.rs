//! Whether the bytes of a picture or PDF are what its name says. Only the beginning of a file is read.

use super::report::file_diagnostic;
use crate::diagnostic::{Diagnostic, rules};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// How much of a file is read: a PDF may stand behind some other bytes (ISO 32000-1, annex H.3).
const HEAD: u64 = 1024;

/// The formats of the files that may stand beside an entry, each with its extensions, the usual one first.
const FORMATS: [(Format, &[&str]); 6] = [
    (Format::Png, &["png"]),
    (Format::Jpeg, &["jpg", "jpeg"]),
    (Format::Gif, &["gif"]),
    (Format::Webp, &["webp"]),
    (Format::Avif, &["avif"]),
    (Format::Pdf, &["pdf"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Png,
    Jpeg,
    Gif,
    Webp,
    Avif,
    Pdf,
}

impl Format {
    /// The format that a name promises; `None` for names of other files.
    fn of_name(path: &str) -> Option<Self> {
        let extension = path.rsplit_once('.')?.1.to_ascii_lowercase();
        let found = FORMATS
            .iter()
            .find(|(_, extensions)| extensions.contains(&extension.as_str()));
        found.map(|(format, _)| *format)
    }

    fn of_bytes(head: &[u8]) -> Option<Self> {
        match head {
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ if has_brand(head, &[b"avif", b"avis"]) => Some(Self::Avif),
            _ => head.windows(5).any(|window| window == b"%PDF-").then_some(Self::Pdf),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Png => "a PNG picture",
            Self::Jpeg => "a JPEG picture",
            Self::Gif => "a GIF picture",
            Self::Webp => "a WebP picture",
            Self::Avif => "an AVIF picture",
            Self::Pdf => "a PDF",
        }
    }

    fn extension(self) -> &'static str {
        let found = FORMATS.iter().find(|(format, _)| *format == self);
        found
            .and_then(|(_, extensions)| extensions.first())
            .copied()
            .unwrap_or_default()
    }
}

/// Whether a file of ISO's base format (`ftyp`) has one of these brands among those that it names at its beginning.
fn has_brand(head: &[u8], brands: &[&[u8; 4]]) -> bool {
    let Some([a, b, c, d, b'f', b't', b'y', b'p']) = head.first_chunk::<8>() else {
        return false;
    };
    let length = usize::try_from(u32::from_be_bytes([*a, *b, *c, *d])).unwrap_or_default();
    let named = head.get(8..length.min(head.len())).unwrap_or_default();
    named.chunks(4).any(|brand| brands.iter().any(|known| brand == *known))
}

/// What else the bytes are, and what to do; `None` if that is not known.
fn other_kind(head: &[u8]) -> Option<(&'static str, &'static str)> {
    const EXPORT: &str = "export it again as one of png, jpg, gif, webp, avif";
    let start = head.trim_ascii_start();
    let begins = |signs: &[&[u8]]| {
        signs
            .iter()
            .any(|sign| start.get(..sign.len()).is_some_and(|it| it.eq_ignore_ascii_case(sign)))
    };
    Some(match head {
        _ if begins(&[b"version https://git-lfs"]) => (
            "a pointer of Git LFS, in place of the file",
            "get the file with `git lfs pull`",
        ),
        _ if has_brand(head, &[b"heic", b"heix", b"hevc", b"mif1", b"msf1"]) => {
            ("a HEIC picture, which most browsers do not show", EXPORT)
        }
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => {
            ("a TIFF picture, which most browsers do not show", EXPORT)
        }
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => ("a BMP picture", EXPORT),
        _ if begins(&[b"<!doctype html", b"<html"]) => (
            "a page of HTML, perhaps an error of the site that it was saved from",
            "save the file itself",
        ),
        _ if begins(&[b"<svg", b"<?xml"]) => ("an SVG or another file of XML", EXPORT),
        [b'P', b'K', 3, 4, ..] => (
            "a ZIP archive or an office document",
            "save it as the format that its name says",
        ),
        _ => return None,
    })
}

/// What is wrong with the bytes of a file whose name is that of a picture or PDF; `path` is how diagnostics name it.
pub fn check_signature(file: &Path, path: &str) -> Option<Diagnostic> {
    let promised = Format::of_name(path)?;
    let mut head = Vec::new();
    // What cannot be read is reported where it is copied.
    File::open(file).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    let damaged = |message: String, help: &str| Some(file_diagnostic(&rules::DAMAGED_FILE, path, message).help(help));
    if head.is_empty() {
        return damaged(
            "this file is empty: it has 0 bytes".to_owned(),
            "save it again, or remove it",
        );
    }
    match Format::of_bytes(&head) {
        Some(found) if found == promised => None,
        Some(found) if found != Format::Pdf && promised != Format::Pdf => {
            let message = format!("this is {}, not {}", found.name(), promised.name());
            let name = path.rsplit('/').next().unwrap_or(path);
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let help = format!(
                "rename it to `{stem}.{}`, and the links to it with it",
                found.extension()
            );
            Some(file_diagnostic(&rules::MISNAMED_FILE, path, message).help(help))
        }
        Some(found) => damaged(
            format!("this is {}, not {}", found.name(), promised.name()),
            "save it as the format that its name says, or give it the extension of its format",
        ),
        None => match other_kind(&head) {
            Some((what, help)) => damaged(format!("this is {what}, not {}", promised.name()), help),
            None => damaged(
                format!("the bytes of this file are not those of {}", promised.name()),
                "save it again, or remove it",
            ),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::check_signature;
    use std::fs;

    #[test]
    fn bytes_are_compared_with_names() {
        let folder = tempfile::TempDir::new().unwrap();
        let found = |name: &str, bytes: &[u8]| {
            let file = folder.path().join(name);
            fs::write(&file, bytes).unwrap();
            check_signature(&file, name).map(|it| (it.rule.name, it.message))
        };
        let png: &[u8] = b"\x89PNG\r\n\x1a\n....";
        for (name, bytes) in [
            ("地图.png", png),
            ("a.JPG", b"\xff\xd8\xff\xe0"),
            ("b.gif", b"GIF89a"),
            ("c.webp", b"RIFF\0\0\0\0WEBPVP8 "),
            ("d.avif", b"\0\0\0\x18ftypmif1\0\0\0\0avifmiaf"),
            ("e.pdf", b"\n%PDF-1.7"),
            ("f.csv", b"not looked at"),
        ] {
            assert_eq!(found(name, bytes), None, "{name}");
        }
        for (name, bytes, rule, part) in [
            ("a.png", &b"not an image"[..], "damaged-file", "not those of a PNG"),
            ("карта.png", b"", "damaged-file", "0 bytes"),
            (
                "b.png",
                b"\xff\xd8\xff\xe0",
                "misnamed-file",
                "a JPEG picture, not a PNG picture",
            ),
            ("c.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "damaged-file", "HEIC"),
            (
                "d.jpeg",
                b"version https://git-lfs.github.com/spec/v1\n",
                "damaged-file",
                "Git LFS",
            ),
            ("e.webp", b"  <!DOCTYPE html><title>403", "damaged-file", "page of HTML"),
            ("f.gif", b"<svg xmlns=", "damaged-file", "SVG"),
            ("g.pdf", b"PK\x03\x04", "damaged-file", "office document"),
            ("h.png", b"%PDF-1.4", "damaged-file", "a PDF, not a PNG"),
            ("i.pdf", png, "damaged-file", "a PNG picture, not a PDF"),
        ] {
            let found = found(name, bytes);
            assert!(
                found
                    .as_ref()
                    .is_some_and(|(name, message)| *name == rule && message.contains(part)),
                "{name}: {found:?}"
            );
        }
    }
}
