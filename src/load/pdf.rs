//! The text of a PDF. The only place that names pdf_extract, which panics on many a damaged file.

use super::pdf_pages::join_pages;
use crate::language::{Script, main_script};
use flate2::read::ZlibDecoder;
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc};
use std::io::Read as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

/// The name of the threads that read PDFs. What makes them panic is reported as a damaged file.
pub const PDF_THREAD: &str = "pdf";

/// Scripts that are written from right to left.
const RIGHT_TO_LEFT: [Script; 5] = [
    Script::Arabic,
    Script::Hebrew,
    Script::Syriac,
    Script::Thaana,
    Script::Nko,
];

/// How long a PDF is read, and the stack for it: its objects may be nested.
const PATIENCE: Duration = Duration::from_secs(30);
const STACK: usize = 64 << 20;
/// The most characters that are read.
const CHARACTERS: usize = 16 << 20;
/// The most bytes that one stream of a PDF unpacks to, and all together.
const STREAM: u64 = 128 << 20;
const STREAMS: u64 = 512 << 20;

/// The text of a PDF.
///
/// # Errors
/// Why it has none.
pub fn read_pdf(bytes: &[u8]) -> Result<String, String> {
    if !unpacks_to_little(bytes) {
        return Err("it is a PDF that unpacks to more than can be read".to_owned());
    }
    let (sender, receiver) = mpsc::channel();
    let is_abandoned = Arc::new(AtomicBool::new(false));
    let (bytes, told) = (bytes.to_vec(), Arc::clone(&is_abandoned));
    let thread = std::thread::Builder::new()
        .name(PDF_THREAD.to_owned())
        .stack_size(STACK);
    let thread = thread.spawn(move || drop(sender.send(extract_pages(&bytes, told))));
    thread.map_err(|error| format!("it is a PDF, and there is no thread to read it: {error}"))?;
    let pages = match receiver.recv_timeout(PATIENCE) {
        Ok(pages) => pages?,
        Err(mpsc::RecvTimeoutError::Timeout) => {
            is_abandoned.store(true, Ordering::Relaxed);
            return Err("it is a PDF that takes too long to read".to_owned());
        }
        // The thread panicked.
        Err(mpsc::RecvTimeoutError::Disconnected) => return Err("it is a damaged PDF".to_owned()),
    };
    let text = join_pages(&pages);
    match main_script(&text) {
        None if text.chars().any(char::is_alphanumeric) => Ok(text),
        None => Err("it is a PDF without text, such as a scan".to_owned()),
        // Letters are drawn from left to right, in the order of no word.
        Some(script) if RIGHT_TO_LEFT.contains(&script) => {
            Err("it is a PDF in a script from right to left, whose words are not in reading order".to_owned())
        }
        Some(_) => Ok(text),
    }
}

/// Whether the streams of a PDF unpack to so little that they can be read.
fn unpacks_to_little(bytes: &[u8]) -> bool {
    const KEYWORD: &[u8] = b"stream";
    let mut left = STREAMS;
    let mut at = 0;
    while let Some(found) = find(bytes.get(at..).unwrap_or_default(), KEYWORD) {
        at += found + KEYWORD.len();
        let data = bytes.get(at..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let Some(data) = data.strip_prefix(b"\n") else { continue };
        let limit = STREAM.min(left);
        let mut unpacked = ZlibDecoder::new(data).take(limit + 1);
        // What is damaged, or is not packed, ends early.
        let mut buffer = [0; 32 << 10];
        let mut size = 0;
        while let Ok(read @ 1..) = unpacked.read(&mut buffer) {
            size += read as u64;
        }
        if size > limit {
            return false;
        }
        left -= size;
    }
    true
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn extract_pages(bytes: &[u8], is_abandoned: Arc<AtomicBool>) -> Result<Vec<String>, String> {
    let mut document = Document::load_mem(bytes).map_err(|_| "it is a damaged PDF".to_owned())?;
    // Many are encrypted with an empty password, so that they can be read and not changed.
    let is_encrypted = document.trailer.has(b"Encrypt");
    if is_encrypted && !document.was_encrypted() && document.decrypt("").is_err() {
        return Err("it is an encrypted PDF".to_owned());
    }
    let mut pages = PdfText {
        pages: Vec::new(),
        characters: 0,
        line: Line::default(),
        height: 0.0,
        begins_word: false,
        is_abandoned,
    };
    match output_doc(&document, &mut pages) {
        Ok(()) => Ok(pages.pages),
        Err(_) if pages.characters >= CHARACTERS => Err("it is a PDF with more text than can be read".to_owned()),
        Err(_) => Err("it is a damaged PDF".to_owned()),
    }
}

/// Where the last character stands.
#[derive(Default)]
struct Line {
    end: f64,
    y: f64,
}

/// The text of each page, in the order in which it is drawn. Spaces and line breaks are made of the distances.
struct PdfText {
    pages: Vec<String>,
    characters: usize,
    line: Line,
    height: f64,
    begins_word: bool,
    /// Whether nobody waits for it any more.
    is_abandoned: Arc<AtomicBool>,
}

impl OutputDev for PdfText {
    fn begin_page(&mut self, _: u32, media_box: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        self.height = media_box.ury - media_box.lly;
        self.line = Line { end: f64::MAX, y: 0.0 };
        self.pages.push(String::new());
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        transform: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.characters += text.len().max(1);
        if self.characters >= CHARACTERS || self.is_abandoned.load(Ordering::Relaxed) {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let Some(page) = self.pages.last_mut() else {
            return Ok(());
        };
        let (x, y) = (transform.m31, self.height - transform.m32);
        // The side of a square of the size of a letter.
        let (across, up) = (
            font_size * (transform.m11 + transform.m21),
            font_size * (transform.m12 + transform.m22),
        );
        let size = (across * up).abs().sqrt();
        if self.begins_word && !page.is_empty() {
            let distance = (y - self.line.y).abs();
            if distance > 1.5 * size || x < self.line.end && distance > 0.5 * size {
                page.push('\n');
            } else if x > self.line.end + 0.1 * size {
                page.push(' ');
            }
        }
        page.push_str(text);
        self.begins_word = false;
        self.line = Line {
            end: x + width * size,
            y,
        };
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.begins_word = true;
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
