//! Tells HTML from plain text.

/// How much of a text is looked at, in characters: enough for the comments that browsers and archives put in front.
const BEGINNING: usize = 2_000;

/// Whether a text is HTML: by its beginning, by the name of its file (`extension`, without a dot), or by two kinds of tags
/// near its beginning. One tag is not enough, since plain text may mention one.
pub fn looks_like_html(text: &str, extension: Option<&str>) -> bool {
    let start: String = text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .chars()
        .take(BEGINNING)
        .collect();
    let start = start.to_ascii_lowercase();
    let beginnings = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<article",
        "<!-- saved from",
    ];
    let is_named = extension.is_some_and(|extension| {
        ["html", "htm", "xhtml"]
            .iter()
            .any(|name| extension.eq_ignore_ascii_case(name))
    });
    let tags = [
        "<html", "<body", "<head", "<meta ", "<title", "<div", "<p>", "<p ", "<h1", "<article",
    ];
    beginnings.iter().any(|beginning| start.starts_with(beginning))
        || (is_named && start.contains('<'))
        || tags.iter().filter(|tag| start.contains(**tag)).count() >= 2
}
