//! Facets, by which results are filtered: the values of each dimension, the most frequent first, each with its records.

use super::gather::Part;
use super::{Dimension, FILE_LIMIT, IndexFile};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many records of a value are written together; the rest follow as if they were another value of the same name.
const RECORDS_AT_ONCE: usize = 4_000;

/// Writes the dimensions. Returns for each the number of its files, and their bytes.
pub fn write_facets<'a>(
    dimensions: &'a [Dimension],
    parts: &[Part],
    files: &mut Vec<IndexFile>,
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
        let mut body = String::new();
        let (mut count, mut sum) = (0, 0);
        let mut close = |body: &mut String| {
            if !body.is_empty() {
                body.push(']');
                sum += body.len();
                files.push((
                    format!("{}-{count}.json", dimension.name),
                    std::mem::take(body).into_bytes(),
                ));
                count += 1;
            }
        };
        for at in order {
            let (slug, name) = &dimension.values[at];
            for some in records[at].chunks(RECORDS_AT_ONCE) {
                let mut last = 0;
                let step = |record: &u32| record - std::mem::replace(&mut last, *record);
                let steps: Vec<u32> = some.iter().map(step).collect();
                let value = serde_json::to_string(&(slug, name, steps)).unwrap_or_default();
                if body.len() + value.len() > FILE_LIMIT - 8 {
                    close(&mut body);
                }
                body.push_str(if body.is_empty() { "[" } else { ",\n" });
                body.push_str(&value);
            }
        }
        close(&mut body);
        written.insert(dimension.name, (count, sum));
    }
    written
}
