//! Earlier addresses of a page: absolute paths of the site, as they are read, not as they are sent.

use crate::text::percent_decode;
use std::borrow::Cow;

/// Characters that end a path, or that a file cannot have on every system.
const REFUSED: [char; 9] = ['\\', '<', '>', '"', '\'', '&', '*', '|', ':'];

/// Why a text is not a path of the site.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PathFault {
    /// The reason, as a clause.
    pub why: Cow<'static, str>,
    /// What to do, where that is not to write a path such as another one.
    pub help: Option<String>,
    /// What is meant.
    pub meant: Option<String>,
    /// Whether nothing else can be.
    pub is_certain: bool,
}

impl PathFault {
    fn new(why: impl Into<Cow<'static, str>>) -> Self {
        Self {
            why: why.into(),
            help: None,
            meant: None,
            is_certain: false,
        }
    }

    fn meaning(self, meant: String, is_certain: bool) -> Self {
        let meant = Some(meant).filter(|meant| site_path_fault(meant).is_none());
        Self {
            meant,
            is_certain,
            ..self
        }
    }
}

/// Why a text is not a path of the site; none if it is one.
pub(super) fn site_path_fault(text: &str) -> Option<PathFault> {
    if !text.starts_with('/') || text.starts_with("//") {
        let fault = PathFault::new("it does not begin with one `/`");
        return Some(match own_path(text) {
            Some(path) => fault.meaning(path, false),
            None => fault,
        });
    }
    if let Some((path, query)) = text.split_once('?') {
        let help = format!(
            "a static site cannot lead an address with a query on, since it answers every query with the page `{path}`: \
             set the redirect up at your host, or leave it out"
        );
        return Some(PathFault {
            help: Some(help),
            ..PathFault::new(format!("it has a query, `?{query}`"))
        });
    }
    if let Some((path, _)) = text.split_once('#') {
        let fault = PathFault::new("it has a `#`, and browsers do not send what follows that");
        return Some(fault.meaning(path.to_owned(), true));
    }
    if text.contains('%') {
        let decoded = percent_decode(text);
        let (why, is_encoded) = match decoded != text && !decoded.contains('%') {
            true => ("it is percent-encoded", true),
            false => ("it contains a `%`", false),
        };
        let fault = PathFault::new(why);
        if is_encoded && let Some(other) = site_path_fault(&decoded).filter(|other| other.meant.is_none()) {
            return Some(other);
        }
        return Some(if is_encoded {
            fault.meaning(decoded, true)
        } else {
            fault
        });
    }
    if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
        let encoded = text.replace(char::is_whitespace, "%20");
        return Some(PathFault {
            help: Some(format!(
                "set the redirect from `{encoded}` up at your host, or leave it out"
            )),
            ..PathFault::new("it contains a space, which is `%20` in an address")
        });
    }
    if text.split('/').any(|part| matches!(part, "." | "..")) || text.trim_matches('/').contains("//") {
        let parts = text.split('/').filter(|part| !matches!(*part, "" | "."));
        let path: String = parts.map(|part| format!("/{part}")).collect();
        let end = if text.ends_with('/') { "/" } else { "" };
        let fault = PathFault::new("it has `.`, `..` or nothing between two `/`");
        if text.split('/').any(|part| part == "..") {
            return Some(fault);
        }
        return Some(fault.meaning(format!("{path}{end}"), false));
    }
    if let Some(refused) = text.chars().find(|c| REFUSED.contains(c)) {
        let why = format!("it contains `{refused}`, which the name of a file cannot have on every system");
        let fault = PathFault::new(why);
        return Some(match refused {
            '\\' => fault.meaning(text.replace('\\', "/"), false),
            _ => fault,
        });
    }
    if text.len() > 1_000 || text.split('/').any(|part| part.len() > 255) {
        Some(PathFault::new("it is longer than a file name can be"))
    } else if text.split('/').any(|part| part.starts_with(".chancery-")) {
        Some(PathFault::new("it has a name that is reserved for Chancery"))
    } else if matches!(text, "/" | "/index.html") {
        Some(PathFault::new("it is the home page"))
    } else {
        None
    }
}

/// The path of a URL or of a text without its first slash.
fn own_path(text: &str) -> Option<String> {
    let after_scheme = text.split_once("://").map(|(_, rest)| rest);
    let path = match after_scheme.or(text.strip_prefix("//")) {
        Some(rest) => rest.split_once('/')?.1,
        None => text,
    };
    Some(format!("/{}", path.trim_start_matches('/')))
}

/// Whether a path is that of a file which hosts do not serve as a page, so that a page that redirects cannot stand there.
pub(super) fn is_other_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| !matches!(extension.as_str(), "html" | "htm" | "xhtml"))
}

#[cfg(test)]
mod tests {
    use super::{is_other_file, site_path_fault};

    #[test]
    fn paths_are_told_what_they_should_be() {
        for (text, part, meant) in [
            ("/caf%C3%A9/", "percent-encoded", Some("/café/")),
            ("/%E4%BC%9A%E8%B0%88/", "percent-encoded", Some("/会谈/")),
            ("/a%20b/", "a space", None),
            ("/100%/", "`%`", None),
            ("/?p=123", "`?p=123`", None),
            ("/новости/?page=2", "`?page=2`", None),
            ("/old/#end", "`#`", Some("/old/")),
            ("/a|b/", "`|`", None),
            ("/a:b/", "`:`", None),
            ("/a\\b", "`\\`", Some("/a/b")),
            ("/a//b/", "nothing between", Some("/a/b/")),
            ("/../a", "`..`", None),
            ("/a b/", "`%20`", None),
            ("/index.html", "home page", None),
            ("old/", "does not begin", Some("/old/")),
            ("https://example.org/old/", "does not begin", Some("/old/")),
        ] {
            let fault = site_path_fault(text).unwrap_or_else(|| panic!("{text}"));
            assert!(fault.why.contains(part), "{text}: {fault:?}");
            assert_eq!(fault.meant.as_deref(), meant, "{text}");
        }
        for text in ["/rome", "/rome/index.html", "/会谈/", "/feed.xml", "/a.b/"] {
            assert_eq!(site_path_fault(text), None, "{text}");
        }
        assert!(is_other_file("/feed.xml") && is_other_file("/wp/index.php"));
        assert!(!is_other_file("/a.b/") && !is_other_file("/a.html") && !is_other_file("/rome"));
    }
}
