//! What goes to the browser beside the site: the script that reloads pages and shows mistakes, and its style sheet.
//! Pages allow no inline script or style, so both are files of the same origin.

/// Where the news comes from.
pub const EVENTS: &str = "/_chancery/events";
/// Where the script is.
pub const SCRIPT: &str = "/_chancery/reload.js";
/// Where the panel's style sheet is.
pub const PANEL: &str = "/_chancery/panel.css";
/// All that is added to a page.
pub const TAG: &str = "<script src=\"/_chancery/reload.js\" defer></script>";

/// One of the two files, with the name by which it gets its type.
pub fn file(path: &str) -> Option<&'static str> {
    match path {
        SCRIPT => Some(include_str!("browser/reload.js")),
        PANEL => Some(include_str!("browser/panel.css")),
        _ => None,
    }
}

/// The page with [`TAG`] at the end of its head, or of the whole where it has no such end.
pub fn with_tag(mut page: Vec<u8>) -> Vec<u8> {
    const HEAD: &[u8] = b"</head>";
    let at = page.windows(HEAD.len()).position(|part| part == HEAD);
    let at = at.unwrap_or(page.len());
    page.splice(at..at, TAG.bytes());
    page
}
