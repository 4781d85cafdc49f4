//! Which kinds of pages and files a site has.

macro_rules! kinds {
    ($($(#[$about:meta])* $name:ident: $usual:expr,)*) => {
        /// Which kinds of pages are made (`pages` of the configuration).
        #[derive(Debug, Clone)]
        #[allow(clippy::struct_excessive_bools, reason = "each is one switch that a user sets")]
        pub struct PageKinds {
            $($(#[$about])* pub $name: bool,)*
        }

        impl Default for PageKinds {
            fn default() -> Self {
                Self { $($name: $usual,)* }
            }
        }

        impl PageKinds {
            /// Switches a kind on or off; a name that is none changes nothing.
            pub(super) fn switch(&mut self, name: &str, on: bool) {
                match name {
                    $(stringify!($name) => self.$name = on,)*
                    _ => {}
                }
            }
        }

        #[cfg(test)]
        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

kinds! {
    /// Years, months and days.
    archive: true,
    /// Topics.
    topics: true,
    /// People.
    people: true,
    /// Parties.
    parties: true,
    /// Sources.
    sources: true,
    /// The search page and its index.
    search: true,
    /// Pairs of parties.
    pairs: true,
    /// Weekly or monthly issues.
    issues: true,
    /// Atom and JSON feeds and the list of them.
    feeds: true,
    /// The sitemap and robots.txt.
    sitemap: true,
    /// Everything that was corrected.
    corrections: true,
    /// What is announced.
    upcoming: true,
    /// Open data: the files below `/data/`, and each entry as JSON.
    data: true,
    /// Citations in CSL-JSON, BibTeX and RIS.
    citations: true,
    /// Calendars.
    calendar: true,
    /// Pictures for those who share a link.
    cards: false,
    /// What static hosts read: `_headers`, `_redirects`, `CNAME`, `.nojekyll`.
    hosting: true,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::tables::PAGE_KINDS;

    #[test]
    fn every_kind_in_the_table_of_fields_can_be_switched() {
        assert_eq!(NAMES, PAGE_KINDS);
    }
}
