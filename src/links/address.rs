//! Addresses in the form in which they are requested: normalised as in browsers, and without a fragment.

use crate::fields;
pub use url::Url;

/// The address to request; `None` if it is not a valid http or https address.
pub fn parse(written: &str) -> Option<Url> {
    let mut url = Url::parse(written.trim()).ok().filter(is_http)?;
    url.set_fragment(None);
    Some(url)
}

/// The address that a redirect leads to, without credentials; `None` if it is not a valid http or https address.
pub fn follow(from: &Url, location: &str) -> Option<Url> {
    let mut url = from.join(location.trim()).ok().filter(is_http)?;
    url.set_fragment(None);
    Some(without_credentials(&url))
}

/// The host without a leading `www.`: what counts as one host for the limits of requests.
pub fn host(url: &Url) -> String {
    let named = url.host_str().unwrap_or_default();
    fields::host(url.as_str()).unwrap_or_else(|| named.to_owned())
}

/// The address without user name and password: what a text happens to contain must not be sent.
pub fn without_credentials(url: &Url) -> Url {
    let mut url = url.clone();
    // Both fail only for an address without a host, and `is_http` has refused these.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url
}

fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_one_form() {
        let form = |written: &str| parse(written).map(|url| url.to_string());
        for (written, asked) in [
            ("https://Example.ORG", "https://example.org/"),
            ("https://example.org/a b#part", "https://example.org/a%20b"),
            ("https://münchen.example/ü", "https://xn--mnchen-3ya.example/%C3%BC"),
            ("http://example.org:80/../x", "http://example.org/x"),
        ] {
            assert_eq!(form(written).as_deref(), Some(asked), "{written}");
        }
        for none in [
            "https://",
            "mailto:a@example.org",
            "/a",
            "https://[bad/",
            "javascript:x",
        ] {
            assert_eq!(form(none), None, "{none}");
        }
    }

    #[test]
    fn hosts_and_redirects() {
        let at = |text: &str| parse(text).expect("an address");
        assert_eq!(host(&at("https://www.example.org:8443/a")), "example.org");
        assert_eq!(host(&at("http://[::1]:80/")), "[::1]");
        assert_eq!(
            follow(&at("https://a.example/b/c"), "../d#e"),
            parse("https://a.example/d")
        );
        assert_eq!(
            follow(&at("https://a.example/"), "//b.example/x"),
            parse("https://b.example/x")
        );
        assert_eq!(follow(&at("https://a.example/"), "file:///etc/passwd"), None);
        assert_eq!(
            without_credentials(&at("https://me:secret@a.example/")),
            at("https://a.example/")
        );
    }
}
