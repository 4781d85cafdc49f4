//! Checks of URLs and of paths of the site. Pure functions on text.

/// Why a text is not a URL that may be published; none if it is one.
pub fn url_fault(text: &str) -> Option<&'static str> {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    match rest {
        None => Some("only http and https URLs are allowed"),
        Some(_) if text.contains(|c: char| c.is_whitespace() || c.is_control()) => Some("it contains a space"),
        Some(_) if text.contains(['<', '>', '"', '`', '\\', '{', '}', '|', '^']) => {
            Some("it contains a character that must be percent-encoded")
        }
        Some(_) if host(text).is_none() => Some("it has no host"),
        Some(_) => None,
    }
}

/// The host of an http or https URL, in lower case, without a leading `www.`.
pub fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()
        && host
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_')))
    .then(|| host.to_owned())
}

/// Whether a text is a path on the writer's own computer: `C:\\Users\\me\\map.png`, `file:///home/me/map.png`, `~/map.png`.
pub fn is_path_of_computer(text: &str) -> bool {
    let mut characters = text.chars();
    let has_drive = characters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && characters.next() == Some(':')
        && matches!(characters.next(), Some('\\' | '/'));
    let lower = text.to_ascii_lowercase();
    let beginnings = [
        "\\\\", "file:", "~/", "/users/", "/home/", "/volumes/", "/mnt/", "%userprofile%",
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
        "md" | "markdown" | "html" | "htm" | "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg" | "pdf" | "txt" | "csv"
            | "heic" | "tif" | "tiff" | "bmp" | "doc" | "docx" | "xls" | "xlsx" | "odt" | "zip" | "json" | "xml" | "mp4"
    );
    let is_domain = ending.chars().count() >= 2 && ending.chars().all(char::is_alphabetic);
    is_domain && name.split('.').all(is_label) && (!is_file || host.starts_with("www."))
}

/// Why a text is not a path of the site; none if it is one.
pub(super) fn site_path_fault(text: &str) -> Option<&'static str> {
    if !text.starts_with('/') || text.starts_with("//") {
        Some("it does not begin with one `/`")
    } else if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
        Some("it contains a space")
    } else if text.split('/').any(|part| matches!(part, "." | "..")) || text.trim_matches('/').contains("//") {
        Some("it has `.`, `..` or nothing between two `/`")
    } else if text.contains(['\\', '?', '#', '%', '<', '>', '"', '\'', '&', '*', '|', ':']) {
        Some("it contains a character that a path cannot have")
    } else if text.len() > 1_000 || text.split('/').any(|part| part.len() > 255) {
        Some("it is longer than a file name can be")
    } else if text.split('/').any(|part| part.starts_with(".chancery-")) {
        Some("it has a name that is reserved for Chancery")
    } else if text == "/" {
        Some("it is the home page")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{is_path_of_computer, looks_like_host};

    #[test]
    fn what_is_meant_is_recognised() {
        for text in [
            "C:\\Users\\me\\map.png", "c:/a.png", "file:///a", "\\\\server\\a", "~/a.png", "/Users/me/a.png", "/home/me/a",
        ] {
            assert!(is_path_of_computer(text), "{text}");
        }
        for text in ["/2021/a/", "a.png", "https://example.org/", "C:", "é:\\"] {
            assert!(!is_path_of_computer(text), "{text}");
        }
        for text in ["www.example.org", "example.org/a", "//example.org/a", "bücher.example", "example.org:80/"] {
            assert!(looks_like_host(text), "{text}");
        }
        for text in ["map.svg", "2021-rome.md", "a/b", "..", "../a.png", "rome", "1.5", ""] {
            assert!(!looks_like_host(text), "{text}");
        }
    }
}
