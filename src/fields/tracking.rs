//! Parameters of addresses that tell a site where its reader came from, and what of an address says which page it is.

/// Parameters that tell a site where its reader came from, besides all that begin with `utm_`.
const TRACKING_PARAMETERS: [&str; 24] = [
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igshid",
    "igsh",
    "mc_cid",
    "mc_eid",
    "_hsenc",
    "_hsmi",
    "mkt_tok",
    "vero_id",
    "oly_enc_id",
    "oly_anon_id",
    "ref_src",
    "ref_url",
    "cmpid",
    "spm",
];

fn is_tracking(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.starts_with("utm_") || TRACKING_PARAMETERS.contains(&name.as_str())
}

/// The first tracking parameter, and the address without any; None where there is none.
pub fn without_tracking(url: &str) -> Option<(String, String)> {
    let (url, fragment) = match url.split_once('#') {
        Some((url, fragment)) => (url, format!("#{fragment}")),
        None => (url, String::new()),
    };
    let (path, query) = url.split_once('?')?;
    let (tracking, kept): (Vec<&str>, Vec<&str>) = query.split('&').partition(|parameter| is_tracking(parameter));
    let found = tracking.first()?.split('=').next().unwrap_or_default().to_owned();
    let query = if kept.is_empty() {
        String::new()
    } else {
        format!("?{}", kept.join("&"))
    };
    Some((found, format!("{path}{query}{fragment}")))
}

/// What of an address says which page it is: two addresses of one page are the same then, whatever their scheme, fragment, last
/// slash and tracking parameters are. A fragment that a program of the page reads (`#!/…`, `#/…`) counts.
pub fn comparable_url(url: &str) -> String {
    let url = url.trim();
    let url = without_tracking(url).map_or_else(|| url.to_owned(), |(_, clean)| clean);
    let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let (page, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (address, query) = page.split_once('?').unwrap_or((page, ""));
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let host = host
        .strip_suffix(":443")
        .or_else(|| host.strip_suffix(":80"))
        .unwrap_or(host);
    let mut comparable = format!("{host}/{}", path.trim_end_matches('/'));
    for (sign, part) in [("?", query), ("#", fragment)] {
        if !part.is_empty() && (sign == "?" || part.starts_with(['!', '/'])) {
            comparable.push_str(sign);
            comparable.push_str(part);
        }
    }
    comparable
}

/// Whether an address is that of a site as a whole, not of a page of it.
pub fn is_site_address(url: &str) -> bool {
    let comparable = comparable_url(url);
    comparable.split_once('/').is_none_or(|(_, page)| page.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{comparable_url, is_site_address, without_tracking};

    #[test]
    fn addresses_without_tracking_parameters() {
        for (url, clean) in [
            (
                "https://e.org/a?utm_source=x&id=3&fbclid=9#top",
                Some("https://e.org/a?id=3#top"),
            ),
            ("https://e.org/a?UTM_Medium=x", Some("https://e.org/a")),
            ("https://e.org/a?id=3", None),
            ("https://e.org/utm_source", None),
            ("https://e.org/a#?utm_source=x", None),
        ] {
            let found = without_tracking(url).map(|(_, clean)| clean);
            assert_eq!(found.as_deref(), clean, "{url}");
        }
    }

    #[test]
    fn addresses_of_one_page_are_the_same() {
        for url in [
            "http://e.org/a",
            "https://E.org/a/",
            "https://www.e.org/a#section",
            "https://e.org:443/a?utm_source=x",
        ] {
            assert_eq!(comparable_url(url), comparable_url("https://e.org/a"), "{url}");
        }
        for url in [
            "https://e.org/b",
            "https://e.org/a?id=2",
            "https://news.e.org/a",
            "https://e.org/a#!/2",
            "https://e.org/A",
        ] {
            assert_ne!(comparable_url(url), comparable_url("https://e.org/a"), "{url}");
        }
        assert!(is_site_address("https://外交.example/") && is_site_address("https://e.org"));
        assert!(!is_site_address("https://e.org/?id=1") && !is_site_address("https://e.org/a"));
    }
}
