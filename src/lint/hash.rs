//! Hashes of stretches of words that are the same on every machine and in every run, unlike those of the standard library.

/// The hash of a sequence of numbers.
pub fn hash_numbers(numbers: impl IntoIterator<Item = u64>) -> u64 {
    numbers.into_iter().fold(0x243f_6a88_85a3_08d3, |hash, number| {
        spread_bits(hash.rotate_left(23) ^ number)
    })
}

/// The hash of a text.
pub fn hash_text(text: &str) -> u64 {
    hash_numbers(text.as_bytes().chunks(8).map(|bytes| {
        let mut number = [0; 8];
        number[..bytes.len()].copy_from_slice(bytes);
        u64::from_le_bytes(number)
    }))
}

/// Spreads the bits of a number over all of another (splitmix64's last steps).
pub const fn spread_bits(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
