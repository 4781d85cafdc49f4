//! Which digest a site is of, so that the site of one does not replace that of another.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a site says of the digest that it is of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SiteIdentity {
    /// The title.
    pub title: String,
    /// The URL at which it is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// The host and the date that its permanent ids begin with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed_authority: Option<String>,
    /// Whether it is a preview, which has what is not published.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub preview: bool,
}

impl SiteIdentity {
    /// Whether two sites are of one digest. Each of the three can change in the life of a digest, but hardly more than one
    /// at a time: as many must agree as differ, and at least one. What only one of the two has says nothing.
    pub fn is_of_same_digest(&self, other: &Self) -> bool {
        let compared = [
            Some(self.title == other.title),
            compare(self.base_url.as_deref(), other.base_url.as_deref()),
            compare(self.feed_authority.as_deref(), other.feed_authority.as_deref()),
        ];
        let count = |wanted| compared.iter().filter(|same| **same == Some(wanted)).count();
        count(true) >= count(false).max(1)
    }
}

/// Whether two values are the same; `None` if one of them is not known.
fn compare(one: Option<&str>, other: Option<&str>) -> Option<bool> {
    Some(one? == other?)
}

impl fmt::Display for SiteIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.title.escape_debug())?;
        match self.base_url.as_ref().or(self.feed_authority.as_ref()) {
            Some(address) => write!(f, " ({address})"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SiteIdentity;

    #[test]
    fn sites_of_one_digest() {
        let identity = |title: &str, base_url: &str, authority: &str| {
            let known = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            SiteIdentity {
                title: title.to_owned(),
                base_url: known(base_url),
                feed_authority: known(authority),
                preview: false,
            }
        };
        let old = identity("The Lantern", "https://lantern.int/", "lantern.int,2021");
        for (new, same) in [
            (
                identity("The Lantern", "https://lantern.int/", "lantern.int,2021"),
                true,
            ),
            (identity("Lantern", "https://lantern.int/", "lantern.int,2021"), true),
            (identity("The Lantern", "https://new.int/a/", "lantern.int,2021"), true),
            (
                identity("The Lantern", "https://lantern.int/", "lantern.int,2022"),
                true,
            ),
            (identity("The Lantern", "", ""), true),
            (identity("The Lantern", "https://preview.int/", ""), true),
            (identity("Lantern", "https://lantern.int/", ""), true),
            (identity("Content", "", ""), false),
            (identity("The Reef", "https://reef.int/", "reef.int,2021"), false),
            (identity("The Lantern", "https://reef.int/", "reef.int,2021"), false),
            (
                identity("La lanterne", "https://lantern.int/fr/", "lantern.int,2021"),
                false,
            ),
        ] {
            assert_eq!(old.is_of_same_digest(&new), same, "{new}");
            assert_eq!(new.is_of_same_digest(&old), same, "{new}");
        }
    }
}
