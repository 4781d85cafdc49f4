//! Pictures for those who share a link.

use crate::digest::{self, Digest, NOW, Site, entry};

const CONFIG: &str = "title: The Lantern\nbase_url: https://example.org/digest/\npages: { cards: true }\n";

/// A site, and the rules that its diagnostics name.
fn site(config: &str, titles: &[&str]) -> (Site, Vec<&'static str>) {
    let entries = titles.iter().enumerate().map(|(at, title)| {
        let front = format!(
            "title: {title}\ndate: 2021-10-30\nsource: Xinhua\nparticipants: [China]\ntopics: [talks]\nslug: entry-{at}\n"
        );
        (format!("content/entries/{at}.md"), entry(&front, "They met."))
    });
    let files: Vec<(String, String)> = entries
        .chain([("chancery.yaml".to_owned(), config.to_owned())])
        .collect();
    let digest = Digest::new(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let prepared = digest.prepare(&digest::at(NOW));
    let site = digest::site_of(&prepared);
    (
        site,
        prepared
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.rule.name)
            .collect(),
    )
}

/// The picture that a page names.
fn image(site: &Site, page: &str) -> Option<String> {
    let html = std::str::from_utf8(&site[page]).expect("it is UTF-8");
    let (_, rest) = html.split_once("<meta property=\"og:image\" content=\"")?;
    Some(rest.split('"').next()?.to_owned())
}

#[cfg(feature = "cards")]
#[test]
fn pages_name_their_pictures() {
    let (site, rules) = site(CONFIG, &["China & <Ruritania> “agree”", "王毅 in Rome"]);
    let own = "https://example.org/digest/2021/10/30/entry-0/card.png";
    assert_eq!(image(&site, "2021/10/30/entry-0/index.html").as_deref(), Some(own));
    // What cannot be drawn has the digest's.
    let general = "https://example.org/digest/card.png";
    assert_eq!(image(&site, "2021/10/30/entry-1/index.html").as_deref(), Some(general));
    assert_eq!(image(&site, "people/index.html").as_deref(), Some(general));
    assert_eq!(
        image(&site, "topics/talks/index.html").as_deref(),
        Some("https://example.org/digest/topics/talks/card.png")
    );
    assert!(rules.contains(&"card-without-letters"), "{rules:?}");
    let pictures: Vec<&String> = site.keys().filter(|path| path.ends_with("card.png")).collect();
    assert_eq!(
        pictures,
        ["2021/10/30/entry-0/card.png", "card.png", "topics/talks/card.png"]
    );
    for path in pictures {
        let png = &site[path];
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
        assert_eq!((number(16), number(20)), (1200, 630), "{path}");
        assert!(png.len() < 120_000, "{path} has {} bytes", png.len());
    }
}

#[test]
fn without_cards_nothing_names_one() {
    for config in [
        "title: The Lantern\nbase_url: https://example.org/\n",
        "title: The Lantern\npages: { cards: true }\n",
    ] {
        let (site, _) = site(config, &["One"]);
        assert_eq!(image(&site, "2021/10/30/entry-0/index.html"), None, "{config}");
        assert!(!site.keys().any(|path| path.ends_with(".png")), "{config}");
    }
}

#[cfg(not(feature = "cards"))]
#[test]
fn a_program_without_cards_says_so_and_builds() {
    let (site, rules) = site(CONFIG, &["One"]);
    assert!(rules.contains(&"cards-not-built-in"), "{rules:?}");
    assert_eq!(image(&site, "2021/10/30/entry-0/index.html"), None);
    assert!(!site.keys().any(|path| path.ends_with(".png")));
}
