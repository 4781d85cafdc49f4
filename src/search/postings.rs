//! Postings: which records have a stem, with what impact, and at which positions.

use super::bytes::push_number;
use super::dictionary::MergedStems;
use super::gather::Part;
use super::{FILE_LIMIT, IndexFile};

/// About how many bytes of postings are gathered in a file.
const FILE_BYTES: usize = 8_000;
/// How many bytes of postings or places a file may have.
const MAX_FILE_BYTES: usize = FILE_LIMIT - 2_000;
/// Impacts are from 1 to this.
const MAX_IMPACT: f64 = 31.0;
/// How soon more of the same word adds nothing, and how much long records are held back (Okapi BM25's k1 and b).
const SATURATION: f64 = 3.0;
const LENGTH_PENALTY: f64 = 0.4;

/// Writes the postings and the places of all stems. Returns the first stem of each file, and how many records each stem
/// has.
pub fn write_postings(parts: &[Part], stems: &MergedStems, files: &mut Vec<IndexFile>) -> (Vec<usize>, Vec<usize>) {
    let mut frequencies = vec![0_usize; stems.names.len()];
    for (part, numbers) in parts.iter().zip(&stems.numbers) {
        for posting in &part.postings {
            frequencies[numbers[posting.stem as usize] as usize] += 1;
        }
    }
    // Every posting by its stem: which part, which posting, and where its places begin.
    let mut starts = Vec::with_capacity(frequencies.len() + 1);
    starts.push(0);
    starts.extend(frequencies.iter().scan(0, |sum, count| {
        *sum += count;
        Some(*sum)
    }));
    let mut next = starts.clone();
    let mut sorted = vec![(0_u32, 0_u32, 0_u32); starts[frequencies.len()]];
    for (number, (part, numbers)) in parts.iter().zip(&stems.numbers).enumerate() {
        let mut place = 0;
        for (at, posting) in part.postings.iter().enumerate() {
            let slot = &mut next[numbers[posting.stem as usize] as usize];
            sorted[*slot] = (number as u32, at as u32, place);
            *slot += 1;
            place += u32::from(posting.bytes);
        }
    }
    let lengths: Vec<u32> = parts.iter().flat_map(|part| part.lengths.iter().copied()).collect();
    let average = lengths.iter().map(|length| f64::from(*length)).sum::<f64>() / lengths.len().max(1) as f64;
    let impact = |weight: u16, record: u32| {
        let length = f64::from(lengths[record as usize]) / average.max(1.0);
        let weight = f64::from(weight);
        let says = weight / (weight + SATURATION * (1.0 - LENGTH_PENALTY + LENGTH_PENALTY * length));
        (says * MAX_IMPACT).ceil().clamp(1.0, MAX_IMPACT) as usize
    };
    let mut writer = PostingsWriter {
        files,
        firsts: Vec::new(),
        open: OpenFiles::default(),
    };
    for stem in 0..frequencies.len() {
        let sorted = &sorted[starts[stem]..starts[stem + 1]];
        let size = sorted
            .iter()
            .map(|&(part, at, _)| parts[part as usize].postings[at as usize].bytes);
        writer.begin_stem(stem, sorted.len(), size.map(usize::from).sum());
        let mut last = 0;
        for &(part, at, place) in sorted {
            let part = &parts[part as usize];
            let posting = &part.postings[at as usize];
            let (from, to) = (place as usize, place as usize + usize::from(posting.bytes));
            // Of the first one of a stem, the record itself; of the next ones, how many are left out between.
            let step = (posting.record as usize - last) << 5 | impact(posting.weight, posting.record);
            last = posting.record as usize + 1;
            writer.add_posting(stem, step, usize::from(posting.count), &part.places[from..to]);
        }
    }
    writer.close_files();
    (writer.firsts, frequencies)
}

/// A file of postings, and one of their places, in the making.
#[derive(Default)]
struct OpenFiles {
    first: usize,
    /// How many postings each stem has, and how many numbers their places are.
    sizes: Vec<(usize, usize)>,
    postings: Vec<u8>,
    places: Vec<u8>,
}

struct PostingsWriter<'a> {
    files: &'a mut Vec<IndexFile>,
    firsts: Vec<usize>,
    open: OpenFiles,
}

impl PostingsWriter<'_> {
    /// Begins a stem with so many postings and bytes of places: in a new file, where the open one has no room.
    fn begin_stem(&mut self, stem: usize, postings: usize, places: usize) {
        let full = self.open.postings.len() + postings > FILE_BYTES || self.open.places.len() + places > MAX_FILE_BYTES;
        // What fills a file nearly alone leaves no room for others by beginning in a new one.
        if full && places < MAX_FILE_BYTES / 2 {
            self.close_files();
        }
        if self.open.sizes.is_empty() {
            self.open.first = stem;
        }
        self.open.sizes.push((0, 0));
    }

    /// Adds a posting; a stem with too many goes on in further files.
    fn add_posting(&mut self, stem: usize, step: usize, count: usize, places: &[u8]) {
        if self.open.postings.len() + 6 > MAX_FILE_BYTES || self.open.places.len() + places.len() > MAX_FILE_BYTES {
            self.close_files();
            self.open.first = stem;
            self.open.sizes.push((0, 0));
        }
        push_number(&mut self.open.postings, step);
        self.open.places.extend_from_slice(places);
        if let Some((postings, numbers)) = self.open.sizes.last_mut() {
            *postings += 1;
            *numbers += count + 1;
        }
    }

    fn close_files(&mut self) {
        let open = std::mem::take(&mut self.open);
        if open.sizes.is_empty() {
            return;
        }
        let mut bytes = Vec::with_capacity(open.postings.len() + 4 * open.sizes.len() + 16);
        push_number(&mut bytes, open.sizes.len());
        for (postings, numbers) in &open.sizes {
            push_number(&mut bytes, *postings);
            push_number(&mut bytes, *numbers);
        }
        bytes.extend(open.postings);
        let number = self.firsts.len();
        self.files.push((format!("postings-{number}.bin"), bytes));
        self.files.push((format!("places-{number}.bin"), open.places));
        self.firsts.push(open.first);
    }
}
