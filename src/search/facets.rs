//! By what results are narrowed: the values of each dimension, the most frequent first, each with its records.

use super::bytes::{put, put_text};
use super::gather::Part;
use super::{Dimension, FILE_LIMIT, File};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many records of a value stand together; the rest follow as if they were another value of the same name.
const AT_ONCE: usize = 8_000;

/// Writes the dimensions. Returns how many files each has, and their bytes.
pub fn write<'a>(
    dimensions: &'a [Dimension],
    parts: &[Part],
    files: &mut Vec<File>,
) -> BTreeMap<&'a str, (usize, usize)> {
    let mut written = BTreeMap::new();
    for (number, dimension) in dimensions.iter().enumerate() {
        let mut records: Vec<Vec<u32>> = vec![Vec::new(); dimension.values.len()];
        let values = parts.iter().flat_map(|part| &part.values);
        for (_, value, record) in values.filter(|(of, _, _)| *of as usize == number) {
            let list = &mut records[*value as usize];
            if list.last() != Some(record) {
                list.push(*record);
            }
        }
        let mut order: Vec<usize> = (0..records.len()).filter(|at| !records[*at].is_empty()).collect();
        order.sort_by_key(|at| (Reverse(records[*at].len()), *at));
        let mut body = Vec::new();
        let (mut count, mut sum) = (0, 0);
        let mut close = |body: &mut Vec<u8>| {
            if !body.is_empty() {
                sum += body.len();
                files.push((format!("{}-{count}.bin", dimension.name), std::mem::take(body)));
                count += 1;
            }
        };
        for at in order {
            let (slug, name) = &dimension.values[at];
            for some in records[at].chunks(AT_ONCE) {
                let mut value = Vec::with_capacity(some.len() + slug.len() + name.len() + 8);
                put_text(&mut value, slug);
                put_text(&mut value, name);
                put(&mut value, some.len());
                let mut last = 0;
                for record in some {
                    put(&mut value, *record as usize - last);
                    last = *record as usize;
                }
                if body.len() + value.len() > FILE_LIMIT {
                    close(&mut body);
                }
                body.extend(value);
            }
        }
        close(&mut body);
        written.insert(dimension.name, (count, sum));
    }
    written
}
