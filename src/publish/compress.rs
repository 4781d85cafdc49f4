//! Text files, compressed beforehand for servers that send such files: `index.html.gz` beside `index.html`. The bytes
//! depend on those of the file alone.

use std::collections::BTreeSet;
use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

/// How text files are compressed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compress {
    /// As gzip.
    pub gz: bool,
    /// As Brotli.
    pub br: bool,
    /// Files of the site that are compressed already, by their addresses; no other is made in their place.
    pub given: BTreeSet<String>,
}

/// Files that are smaller go into one packet as they are.
const LEAST: usize = 1024;
/// zlib's usual level.
const GZIP_LEVEL: u32 = 6;
/// At 9 it takes sixteen times as long, and pages are no smaller.
const BROTLI_LEVEL: i32 = 5;
/// The window holds the whole file, if it is no larger than the greater one (RFC 7932); as powers of two.
const BROTLI_WINDOW: (i32, i32) = (16, 22);

/// The ends of the names of text files.
const TEXT: [&str; 15] = [
    "html",
    "css",
    "js",
    "mjs",
    "xml",
    "json",
    "jsonl",
    "csv",
    "txt",
    "svg",
    "ics",
    "bib",
    "ris",
    "opml",
    "webmanifest",
];

/// A way to compress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Gzip,
    Brotli,
}

impl Way {
    /// What is added to the name.
    pub fn end(self) -> &'static str {
        match self {
            Self::Gzip => ".gz",
            Self::Brotli => ".br",
        }
    }

    pub fn compress(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let room = Vec::with_capacity(bytes.len() / 3);
        match self {
            Self::Gzip => {
                let mut encoder = GzEncoder::new(room, Compression::new(GZIP_LEVEL));
                encoder.write_all(bytes)?;
                encoder.finish()
            }
            Self::Brotli => {
                let bits = i32::try_from(usize::BITS - bytes.len().leading_zeros()).unwrap_or(BROTLI_WINDOW.1);
                let parameters = brotli::enc::BrotliEncoderParams {
                    quality: BROTLI_LEVEL,
                    lgwin: bits.clamp(BROTLI_WINDOW.0, BROTLI_WINDOW.1),
                    size_hint: bytes.len(),
                    ..Default::default()
                };
                let mut out = room;
                brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters)?;
                Ok(out)
            }
        }
    }
}

impl Compress {
    /// The ways in which a file is to be compressed, with what comes out in which file.
    pub fn ways(&self, path: &str, size: usize) -> Vec<(Way, String)> {
        if !(self.gz || self.br) || size < LEAST || !is_text(path) {
            return Vec::new();
        }
        [(self.gz, Way::Gzip), (self.br, Way::Brotli)]
            .into_iter()
            .filter(|(on, _)| *on)
            .map(|(_, way)| (way, format!("{path}{}", way.end())))
            .filter(|(_, compressed)| !self.given.contains(compressed))
            .collect()
    }
}

fn is_text(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').is_some_and(|(_, end)| TEXT.contains(&end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_compressed_comes_back() {
        let text = "Northland and Southland met. ".repeat(400).into_bytes();
        let gzip = Way::Gzip.compress(&text).unwrap();
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(&*gzip).read_to_end(&mut back).unwrap();
        assert!(back == text && gzip.len() < text.len() / 10);
        // RFC 1952: neither a time nor a name.
        assert_eq!(gzip[3..8], [0; 5]);
        let brotli = Way::Brotli.compress(&text).unwrap();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli, &mut back).unwrap();
        assert!(back == text && brotli.len() < text.len() / 10);
    }

    #[test]
    fn text_files_of_some_size_are_compressed() {
        let compress = Compress {
            gz: true,
            br: true,
            given: BTreeSet::from(["own.css.br".to_owned()]),
        };
        let ways = |path, size| {
            compress
                .ways(path, size)
                .into_iter()
                .map(|(_, file)| file)
                .collect::<Vec<_>>()
        };
        assert_eq!(ways("a/index.html", 5_000), ["a/index.html.gz", "a/index.html.br"]);
        assert_eq!(ways("own.css", 5_000), ["own.css.gz"]);
        for (path, size) in [
            ("a/index.html", 100),
            ("a.png", 5_000),
            ("CNAME", 5_000),
            ("v1.html/x", 5_000),
        ] {
            assert_eq!(ways(path, size), [""; 0], "{path}");
        }
    }
}
