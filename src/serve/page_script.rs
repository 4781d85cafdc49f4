//! What `serve` adds to the pages: a script that reloads them and shows errors, and its style sheet. The pages' content
//! security policy allows no inline script or style, so both are files of the same origin.

/// The address of the stream of states.
pub const EVENTS: &str = "/_chancery/events";
/// The address of the script.
pub const SCRIPT: &str = "/_chancery/reload.js";
/// The address of the style sheet of the panel that shows errors.
pub const PANEL: &str = "/_chancery/panel.css";
/// The HTML that is added to every page.
pub const TAG: &str = "<script src=\"/_chancery/reload.js\" defer></script>";

/// The text of the script or the style sheet, if it is at this address.
pub fn file_at(path: &str) -> Option<&'static str> {
    match path {
        SCRIPT => Some(include_str!("page_script/reload.js")),
        PANEL => Some(include_str!("page_script/panel.css")),
        _ => None,
    }
}

/// Inserts [`TAG`] at the end of the page's head; at the end of the page if it has no `</head>`.
pub fn insert_tag(mut page: Vec<u8>) -> Vec<u8> {
    const HEAD_END: &[u8] = b"</head>";
    let at = page.windows(HEAD_END.len()).position(|part| part == HEAD_END);
    let at = at.unwrap_or(page.len());
    page.splice(at..at, TAG.bytes());
    page
}
