//! From the path of a request to a page of the site map. What is not on the map does not exist: no path of a request is
//! ever used as a path on disk.

use crate::plan::{Page, encode, export};

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Route {
    /// The page with this number on the site map.
    Page(usize),
    /// A file that is made together with the page of this number, by its name.
    FileOfPage(usize, String),
    /// The root of the server, while the site is below a base path: redirect to the home page.
    RedirectToHome,
    /// A folder without the slash at its end: redirect to this path.
    RedirectToFolder(String),
    /// Nothing.
    NotFound,
}

/// Finds the route of a path. `pages` is sorted by address; `base` begins and ends with `/`.
pub fn find_route(path: &str, base: &str, pages: &[(String, Page)]) -> Route {
    let page_at = |address: &str| pages.binary_search_by(|(known, _)| known.as_str().cmp(address)).ok();
    let (Some(path), Some(decoded_base)) = (percent_decode(path), percent_decode(base)) else {
        return Route::NotFound;
    };
    let Some(address) = path.strip_prefix(&decoded_base) else {
        return match path.as_str() {
            "/" => Route::RedirectToHome,
            path if decoded_base.strip_suffix('/') == Some(path) => Route::RedirectToFolder(base.to_owned()),
            _ => Route::NotFound,
        };
    };
    let index = address
        .strip_suffix("index.html")
        .filter(|folder| folder.is_empty() || folder.ends_with('/'));
    let (folder, name) = address.split_at(address.rfind('/').map_or(0, |slash| slash + 1));
    let page_with_files = page_at(folder).filter(|page| match pages.get(*page) {
        Some((_, Page::SearchIndex)) => true,
        Some((_, Page::Entry(_) | Page::Translation(_))) => export::is_companion_name(name),
        _ => false,
    });
    if let Some(page) = page_with_files {
        Route::FileOfPage(page, name.to_owned())
    } else if let Some(page) = page_at(address).or_else(|| page_at(index?)) {
        Route::Page(page)
    } else if page_at(&format!("{address}/")).is_some() {
        Route::RedirectToFolder(format!("{base}{}/", encode(address)))
    } else {
        Route::NotFound
    }
}

/// Undoes percent-encoding (RFC 3986); `None` if it is incomplete or the result is not UTF-8.
pub fn percent_decode(path: &str) -> Option<String> {
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
        rest = after.get(2..)?;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(path: &str, base: &str) -> Route {
        let addresses = ["", "a b.pdf", "atom.xml", "topics/", "topics/brics/", "über/"];
        let pages: Vec<(String, Page)> = addresses.iter().map(|it| ((*it).to_owned(), Page::Robots)).collect();
        find_route(path, base, &pages)
    }

    #[test]
    fn pages_are_found_below_the_base_path() {
        for (path, page) in [
            ("/digest/", 0),
            ("/digest/index.html", 0),
            ("/digest/a%20b.pdf", 1),
            ("/%64igest/atom.xml", 2),
            ("/digest/topics/brics/", 4),
            ("/digest/topics/brics/index.html", 4),
            ("/digest/%C3%BCber/", 5),
        ] {
            assert_eq!(route(path, "/digest/"), Route::Page(page), "{path}");
        }
        assert_eq!(route("/", "/"), Route::Page(0));
        assert_eq!(route("/", "/digest/"), Route::RedirectToHome);
    }

    #[test]
    fn a_folder_without_its_slash_is_redirected() {
        for (path, target) in [
            ("/digest", "/digest/"),
            ("/digest/topics/brics", "/digest/topics/brics/"),
            ("/digest/%C3%BCber", "/digest/%C3%BCber/"),
        ] {
            assert_eq!(
                route(path, "/digest/"),
                Route::RedirectToFolder(target.to_owned()),
                "{path}"
            );
        }
    }

    #[test]
    fn all_else_is_not_found() {
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
            assert_eq!(route(path, "/digest/"), Route::NotFound, "{path}");
        }
    }
}
