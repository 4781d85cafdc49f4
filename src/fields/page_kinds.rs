//! Which kinds of pages and files a site has: the switches under `pages:` in `chancery.yaml`, with their defaults.

macro_rules! page_kinds {
    ($($(#[$about:meta])* $name:ident: $default:expr,)*) => {
        /// Which kinds of pages and files are made.
        #[derive(Debug, Clone)]
        #[allow(clippy::struct_excessive_bools, reason = "each is one switch that a user sets")]
        pub struct PageKinds {
            $($(#[$about])* pub $name: bool,)*
        }

        impl Default for PageKinds {
            fn default() -> Self {
                Self { $($name: $default,)* }
            }
        }

        impl PageKinds {
            /// The name of every kind.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// Switches a kind on or off. An unknown name changes nothing.
            pub fn switch(&mut self, name: &str, on: bool) {
                match name {
                    $(stringify!($name) => self.$name = on,)*
                    _ => {}
                }
            }
        }
    };
}

page_kinds! {
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
