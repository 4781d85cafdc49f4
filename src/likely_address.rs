//! What a text is likely to be that stands where an address is wanted: a path on the writer's computer, or a URL without its
//! scheme.

/// Whether a text is a path on the writer's own computer: `C:\\Users\\me\\map.png`, `file:///home/me/map.png`, `~/map.png`.
pub fn is_path_of_computer(text: &str) -> bool {
    let mut characters = text.chars();
    let has_drive = characters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && characters.next() == Some(':')
        && matches!(characters.next(), Some('\\' | '/'));
    let lower = text.to_ascii_lowercase();
    let beginnings = [
        "\\\\",
        "file:",
        "~/",
        "/users/",
        "/home/",
        "/volumes/",
        "/mnt/",
        "%userprofile%",
    ];
    has_drive || beginnings.iter().any(|beginning| lower.starts_with(beginning))
}

/// Whether a text looks like a URL of which the scheme is missing: `www.example.org/a`, `example.org/news`, `//example.org`.
pub fn looks_like_host(text: &str) -> bool {
    let text = text.trim_start_matches('/');
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    let Some((name, ending)) = host.rsplit_once('.') else {
        return false;
    };
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-') && !label.starts_with('-')
    };
    let is_file = matches!(
        ending.to_ascii_lowercase().as_str(),
        "md" | "markdown"
            | "html"
            | "htm"
            | "png"
            | "jpg"
            | "jpeg"
            | "gif"
            | "webp"
            | "avif"
            | "svg"
            | "pdf"
            | "txt"
            | "csv"
            | "heic"
            | "tif"
            | "tiff"
            | "bmp"
            | "doc"
            | "docx"
            | "xls"
            | "xlsx"
            | "odt"
            | "zip"
            | "json"
            | "xml"
            | "mp4"
    );
    let is_domain = ending.chars().count() >= 2 && ending.chars().all(char::is_alphabetic);
    is_domain && name.split('.').all(is_label) && (!is_file || host.starts_with("www."))
}

#[cfg(test)]
mod tests {
    use super::{is_path_of_computer, looks_like_host};

    #[test]
    fn what_is_meant_is_recognised() {
        for text in [
            "C:\\Users\\me\\map.png",
            "c:/a.png",
            "file:///a",
            "\\\\server\\a",
            "~/a.png",
            "/Users/me/a.png",
            "/home/me/a",
        ] {
            assert!(is_path_of_computer(text), "{text}");
        }
        for text in ["/2021/a/", "a.png", "https://example.org/", "C:", "é:\\"] {
            assert!(!is_path_of_computer(text), "{text}");
        }
        for text in [
            "www.example.org",
            "example.org/a",
            "//example.org/a",
            "bücher.example",
            "example.org:80/",
        ] {
            assert!(looks_like_host(text), "{text}");
        }
        for text in ["map.svg", "2021-rome.md", "a/b", "..", "../a.png", "rome", "1.5", ""] {
            assert!(!looks_like_host(text), "{text}");
        }
    }
}
