//! The keys of works in lists of citations. They never change: an entry’s is made of its first address, an account’s of its
//! own.

use crate::digest::{Account, AccountKind};

/// How many hexadecimal digits tell apart what has no other name.
const DIGITS: usize = 10;

/// `wang-lavrov-rome-2021-10-30`, from the address that an entry had first. One that is not of that form is told from
/// all others by its digits.
pub fn entry_key(first: &str) -> String {
    let mut parts: Vec<&str> = first.split('/').filter(|part| !part.is_empty()).collect();
    let slug = parts.pop().unwrap_or_default();
    if is_period(&parts) && slug.bytes().all(is_plain) {
        return format!("{slug}-{}", parts.join("-"));
    }
    let name: String = slug.chars().filter(|c| u8::try_from(*c).is_ok_and(is_plain)).collect();
    let digits = hash_digits(blake3::Hasher::new().update(first.trim_matches('/').as_bytes()));
    if name.is_empty() {
        digits
    } else {
        format!("{name}-{digits}")
    }
}

/// The publisher's slug, and digits of the account's address; without one, of what else is known of it. Where that is not
/// enough to know it again elsewhere, it is this account of this entry alone.
pub fn account_key(publisher: &str, account: &Account, first: &str, at: usize) -> String {
    let mut hash = blake3::Hasher::new();
    match &account.url {
        Some(url) => {
            hash.update(url.as_bytes());
        }
        None => {
            let published = account.published.map(|day| day.to_string());
            let is_known = account.title.is_some() && published.is_some();
            let own = (!is_known).then(|| format!("{}\n{at}", first.trim_matches('/')));
            let kind = account.kind.map(AccountKind::word);
            let (title, why_no_url) = (account.title.as_deref(), account.url_missing.as_deref());
            for part in [title, published.as_deref(), kind, why_no_url] {
                hash.update(part.unwrap_or_default().as_bytes());
                hash.update(b"\n");
            }
            hash.update(own.unwrap_or_default().as_bytes());
        }
    }
    format!("{publisher}-{}", hash_digits(&hash))
}

/// `2021/10/30`, `2021/10` or `2021`
fn is_period(parts: &[&str]) -> bool {
    let number = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts {
        [year] => number(year, 4),
        [year, month] => number(year, 4) && number(month, 2),
        [year, month, day] => number(year, 4) && number(month, 2) && number(day, 2),
        _ => false,
    }
}

fn is_plain(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')
}

fn hash_digits(hash: &blake3::Hasher) -> String {
    let mut digits = hash.finalize().to_hex().to_string();
    digits.truncate(DIGITS);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_has_a_key_that_no_other_has() {
        assert_eq!(entry_key("2021/10/30/rome/"), "rome-2021-10-30");
        assert_eq!(entry_key("2021/10/rome-2021"), "rome-2021-2021-10");
        assert_eq!(entry_key("1818/aachen/"), "aachen-1818");
        let others = ["a-b/c", "a/b-c", "c", "é/c", "2021/10/30/C/", "é", ""].map(entry_key);
        for (at, key) in others.iter().enumerate() {
            assert!(key.bytes().all(is_plain) && !key.is_empty(), "{key}");
            assert!(!others[..at].contains(key), "{key}");
        }
        assert_eq!(entry_key("earlier/"), entry_key("earlier"));
    }
}
