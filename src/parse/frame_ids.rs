//! The ids that pages have around the body of a file, in the built-in themes: a heading "Main" gets `main-2`, since `main` is
//! where "skip to content" leads. A test holds this against the themes.

use crate::load::ContentKind;

/// The ids of the page of a file, by its kind and slug; one that ends with a hyphen stands for all with a number after it.
pub(super) fn frame_ids(kind: ContentKind, slug: &str) -> &'static [&'static str] {
    match kind {
        // Its text introduces the home page.
        ContentKind::Page if slug == "home" => &["activity-desc", "activity-title", "main", "years"],
        ContentKind::Entry => &["corrections", "main", "mentions", "position-"],
        ContentKind::Topic => &[
            "activity-desc",
            "activity-title",
            "background",
            "chronology",
            "corrections",
            "main",
            "mentions",
            "parties",
            "people",
            "positions",
            "sides",
            "speakers",
            "subtopics",
            "timeline-desc",
            "timeline-title",
        ],
        ContentKind::Person => &[
            "activity-desc",
            "activity-title",
            "chronology",
            "corrections",
            "counterparts",
            "main",
            "mentions",
            "positions",
            "topics",
        ],
        ContentKind::Party => &[
            "activity-desc",
            "activity-title",
            "acts-with",
            "chronology",
            "corrections",
            "counterparts",
            "envoys",
            "main",
            "member-of",
            "members",
            "mentions",
            "on-record",
            "pairs",
            "positions",
            "spoke-for-it",
            "topics",
        ],
        ContentKind::Source => &[
            "activity-desc",
            "activity-title",
            "carried-by",
            "carries",
            "chronology",
            "corrections",
            "kinds",
            "languages",
            "main",
            "mentions",
            "sides",
            "topics",
        ],
        ContentKind::Issue => &["corrections", "main", "mentions", "topics"],
        ContentKind::Page => &["corrections", "main", "mentions"],
    }
}
