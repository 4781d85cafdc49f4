//! From a request's path to an address of the site. What is not on the site's map is nowhere: no path of the request
//! ever becomes a path of the disk.

use crate::plan::{Page, encode, export};

/// What a request asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// The page with this number on the map.
    Page(usize),
    /// A file of the folder with this number on the map, by its name.
    Within(usize, String),
    /// The site's home page, which is elsewhere.
    Home,
    /// A folder without its `/`: it is at this path.
    Folder(String),
    /// What is not there.
    Nothing,
}

/// Looks a path up. `pages` is sorted by address; `base` begins and ends with `/`.
pub fn find(path: &str, base: &str, pages: &[(String, Page)]) -> Asked {
    let at = |address: &str| pages.binary_search_by(|(known, _)| known.as_str().cmp(address)).ok();
    let (Some(path), Some(decoded_base)) = (decode(path), decode(base)) else {
        return Asked::Nothing;
    };
    let Some(address) = path.strip_prefix(&decoded_base) else {
        return match path.as_str() {
            "/" => Asked::Home,
            path if decoded_base.strip_suffix('/') == Some(path) => Asked::Folder(base.to_owned()),
            _ => Asked::Nothing,
        };
    };
    let index = address
        .strip_suffix("index.html")
        .filter(|folder| folder.is_empty() || folder.ends_with('/'));
    let folder = address.rfind('/').map_or(0, |slash| slash + 1);
    let name = &address[folder..];
    let inside = at(&address[..folder]).filter(|page| match pages[*page].1 {
        Page::SearchIndex => true,
        Page::Entry(_) | Page::Translation(_) => export::is_name(name),
        _ => false,
    });
    if let Some(page) = inside {
        Asked::Within(page, name.to_owned())
    } else if let Some(page) = at(address).or_else(|| at(index?)) {
        Asked::Page(page)
    } else if at(&format!("{address}/")).is_some() {
        Asked::Folder(format!("{base}{}/", encode(address)))
    } else {
        Asked::Nothing
    }
}

/// Undoes percent-encoding (RFC 3986); none where that gives no text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte != b'%' {
            bytes.push(*byte);
            continue;
        }
        let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
        bytes.push(u8::try_from(digit(0)? * 16 + digit(1)?).ok()?);
        rest = &after[2..];
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(path: &str, base: &str) -> Asked {
        let addresses = ["", "a b.pdf", "atom.xml", "topics/", "topics/brics/", "über/"];
        let pages: Vec<(String, Page)> = addresses.iter().map(|it| ((*it).to_owned(), Page::Robots)).collect();
        find(path, base, &pages)
    }

    #[test]
    fn what_is_on_the_map_is_found_below_the_base_path() {
        for (path, page) in [
            ("/digest/", 0),
            ("/digest/index.html", 0),
            ("/digest/a%20b.pdf", 1),
            ("/%64igest/atom.xml", 2),
            ("/digest/topics/brics/", 4),
            ("/digest/topics/brics/index.html", 4),
            ("/digest/%C3%BCber/", 5),
        ] {
            assert_eq!(asked(path, "/digest/"), Asked::Page(page), "{path}");
        }
        assert_eq!(asked("/", "/"), Asked::Page(0));
        assert_eq!(asked("/", "/digest/"), Asked::Home);
    }

    #[test]
    fn a_folder_without_its_slash_is_shown_the_way() {
        for (path, way) in [
            ("/digest", "/digest/"),
            ("/digest/topics/brics", "/digest/topics/brics/"),
            ("/digest/%C3%BCber", "/digest/%C3%BCber/"),
        ] {
            assert_eq!(asked(path, "/digest/"), Asked::Folder(way.to_owned()), "{path}");
        }
    }

    #[test]
    fn all_else_is_nothing() {
        for path in [
            "",
            "*",
            "//digest/",
            "/digest/../digest/",
            "/digest/..%2f..%2fetc/passwd",
            "/digest/%2e%2e/",
            "/digest/topics//",
            "/digest/topics/%00",
            "/digest/%",
            "/digest/%f",
            "/digest/%zz",
            "/digest/%+1",
            "/digest/%ff",
            "/digest/atom.xml/",
            "/digest/atom.xml/index.html",
            "/digest/xindex.html",
            "/atom.xml",
            "/digest\\atom.xml",
        ] {
            assert_eq!(asked(path, "/digest/"), Asked::Nothing, "{path}");
        }
    }
}
