//! Compresses text files in advance, for servers that send such files: `index.html.gz` beside `index.html`. The compressed
//! bytes depend only on those of the file.

use std::collections::BTreeSet;
use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

/// How text files are compressed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CompressOptions {
    /// Whether to write gzip files (`.gz`).
    pub gz: bool,
    /// Whether to write Brotli files (`.br`).
    pub br: bool,
    /// The paths of compressed files that the site brings along; they are not replaced.
    pub precompressed: BTreeSet<String>,
}

/// Smaller files are not compressed: they fit into one network packet as they are. In bytes.
const MIN_SIZE: usize = 1024;
/// The default level of zlib.
const GZIP_LEVEL: u32 = 6;
/// Level 9 takes sixteen times as long, and pages do not get smaller.
const BROTLI_LEVEL: i32 = 5;
/// The smallest and the largest window, as powers of two (RFC 7932): the window is as large as the file, within these.
const BROTLI_WINDOW: (i32, i32) = (16, 22);

/// The extensions of text files.
const TEXT_EXTENSIONS: [&str; 15] = [
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

/// A format of compression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Gzip,
    Brotli,
}

impl Encoding {
    /// What is added to the file name.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Gzip => ".gz",
            Self::Brotli => ".br",
        }
    }

    /// Compresses bytes.
    pub fn compress(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let capacity = Vec::with_capacity(bytes.len() / 3);
        match self {
            Self::Gzip => {
                let mut encoder = GzEncoder::new(capacity, Compression::new(GZIP_LEVEL));
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
                let mut out = capacity;
                brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters)?;
                Ok(out)
            }
        }
    }
}

impl CompressOptions {
    /// The formats in which to compress a file of this size, each with the path of the compressed file.
    pub fn encodings(&self, path: &str, size: usize) -> Vec<(Encoding, String)> {
        if !(self.gz || self.br) || size < MIN_SIZE || !is_text(path) {
            return Vec::new();
        }
        [(self.gz, Encoding::Gzip), (self.br, Encoding::Brotli)]
            .into_iter()
            .filter(|(on, _)| *on)
            .map(|(_, encoding)| (encoding, format!("{path}{}", encoding.suffix())))
            .filter(|(_, compressed)| !self.precompressed.contains(compressed))
            .collect()
    }
}

fn is_text(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.')
        .is_some_and(|(_, extension)| TEXT_EXTENSIONS.contains(&extension))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn compressed_text_can_be_decompressed() {
        let text = "Northland and Southland met. ".repeat(400).into_bytes();
        let gzip = Encoding::Gzip.compress(&text).unwrap();
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(&*gzip).read_to_end(&mut back).unwrap();
        assert!(back == text && gzip.len() < text.len() / 10);
        // RFC 1952: neither a time nor a name.
        assert_eq!(gzip[3..8], [0; 5]);
        let brotli = Encoding::Brotli.compress(&text).unwrap();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli, &mut back).unwrap();
        assert!(back == text && brotli.len() < text.len() / 10);
    }

    #[test]
    fn text_files_of_some_size_are_compressed() {
        let compress = CompressOptions {
            gz: true,
            br: true,
            precompressed: BTreeSet::from(["own.css.br".to_owned()]),
        };
        let encodings = |path, size| {
            compress
                .encodings(path, size)
                .into_iter()
                .map(|(_, file)| file)
                .collect::<Vec<_>>()
        };
        assert_eq!(encodings("a/index.html", 5_000), ["a/index.html.gz", "a/index.html.br"]);
        assert_eq!(encodings("own.css", 5_000), ["own.css.gz"]);
        for (path, size) in [
            ("a/index.html", 100),
            ("a.png", 5_000),
            ("CNAME", 5_000),
            ("v1.html/x", 5_000),
        ] {
            assert_eq!(encodings(path, size), [""; 0], "{path}");
        }
    }
}
