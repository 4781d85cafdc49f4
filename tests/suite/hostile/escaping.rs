//! Texts that would do harm wherever they are not escaped.

use super::scripts;
use crate::digest::{self, Digest, NOW, entry};
use quick_xml::Reader;
use quick_xml::events::Event;

/// A text that would do harm, or be lost, wherever it is not escaped.
const NASTY: [&str; 7] = [
    "</script><script>alert(1)</script>",
    "\"onmouseover=\"alert(1)",
    "'onmouseover='alert(1)",
    "{{ 7*7 }}{% raw %}",
    "=cmd()",
    "]]>&amp;<!--",
    "a\u{202e}b & c\u{202c}",
];

#[test]
fn every_title_and_name_is_escaped() {
    for nasty in NASTY {
        let quoted = serde_json::to_string(nasty).expect("a text is JSON");
        let digest = Digest::new([
            (
                "chancery.yaml",
                format!(
                    "title: {quoted}\ndescription: {quoted}\nbase_url: https://example.org/\nfeed_authority: example.org,2021\nlicence: {quoted}\n"
                ),
            ),
            (
                "content/entries/rome.md",
                entry(
                    &format!(
                        "title: {quoted}\ndate: 2021-10-30\nsource: {{ publisher: {quoted}, agency: {quoted}, title: {quoted}, url_missing: {quoted}, supports: {quoted}, side: {quoted} }}\n\
                         participants: [{{ person: {quoted}, role: {quoted}, office: {quoted}, for: {quoted} }}, {{ party: {quoted} }}]\ntopics: [{quoted}]\nsummary: {quoted}\nplace: {quoted}\n\
                         positions: [{{ by: {{ person: {quoted} }}, on: {quoted}, summary: {quoted}, quote: {quoted} }}]\ncorrections: [{{ date: 2021-11-01, note: {quoted} }}]\nextra: {{ {quoted}: {quoted} }}\n"
                    ),
                    "They met.",
                ),
            ),
            (
                "content/topics/nasty.md",
                format!(
                    "---\ntitle: {quoted}\nsummary: {quoted}\nusage_hint: {quoted}\nalso_known_as: [{quoted}]\n---\n"
                ),
            ),
            (
                "content/people/nasty.md",
                format!(
                    "---\nname: {quoted}\nsort_name: {quoted}\nnative_name: {quoted}\nwikidata: {quoted}\noffices: [{{ title: {quoted}, of: {quoted}, note: {quoted} }}]\n---\n"
                ),
            ),
            (
                "content/parties/nasty.md",
                format!("---\nname: {quoted}\nalso_known_as: [{quoted}]\n---\n"),
            ),
            (
                "content/sources/nasty.md",
                format!("---\nname: {quoted}\nkind: {quoted}\n---\n"),
            ),
            (
                "content/issues/2021-w43.md",
                format!("---\ntitle: {quoted}\nextra: {{ {quoted}: {quoted} }}\n---\n"),
            ),
            (
                "content/pages/nasty.md",
                format!("---\ntitle: {quoted}\nsummary: {quoted}\nmenu: 1\n---\n"),
            ),
        ]);
        let prepared = digest.prepare(&digest::at(NOW));
        let (site, wrong) = digest::render(&prepared).unwrap_or_else(|| panic!("{nasty}: {:?}", prepared.diagnostics));
        assert_eq!(wrong, [], "{nasty}");
        assert_eq!(scripts(&site), None, "{nasty}");
        let page = |path: &str| String::from_utf8(site[path].clone()).expect("a page is UTF-8");
        let escaped = nasty.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        for (path, at_least) in [
            ("2021/10/30/rome/index.html", 12),
            ("index.html", 3),
            ("topics/nasty/index.html", 4),
            ("people/nasty/index.html", 5),
            ("parties/nasty/index.html", 3),
            ("sources/nasty/index.html", 3),
            ("nasty/index.html", 2),
            ("issues/index.html", 2),
            ("issues/2021-w43/index.html", 5),
            ("issues/2021-w43/email.html", 5),
        ] {
            let text = page(path);
            // In an attribute quotes are escaped as well; as text they need not be.
            let plain = text
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&#x2F;", "/");
            let found = plain.matches(&escaped).count();
            assert!(found >= at_least, "{path} has {nasty} {found} times: {text}");
        }
        let rome = page("2021/10/30/rome/index.html");
        let (_, data) = rome
            .split_once("<script type=\"application/ld+json\">")
            .expect("it has JSON-LD");
        let data = data.split("</script>").next().unwrap_or_default();
        let data: serde_json::Value = serde_json::from_str(data).expect("it is JSON");
        assert_eq!(data["@graph"][0]["headline"], nasty);
        assert_eq!(data["@graph"][0]["about"]["name"], nasty);
        for feed in [
            "atom.xml",
            "topics/nasty/atom.xml",
            "people/nasty/atom.xml",
            "sources/nasty/atom.xml",
            "issues/atom.xml",
        ] {
            let titles = titles(&page(feed));
            assert!(
                titles.len() >= 2 && titles.iter().all(|title| title.contains(nasty)),
                "{feed}: {titles:?}"
            );
            assert_eq!(titles.last().map(String::as_str), Some(nasty), "{feed}");
            let feed = page(&feed.replace("atom.xml", "feed.json"));
            let feed: serde_json::Value = serde_json::from_str(&feed).expect("it is JSON");
            assert!(feed["title"].as_str().is_some_and(|title| title.contains(nasty)));
            assert_eq!(feed["items"][0]["title"], nasty);
        }
        let opml = page("feeds.opml");
        titles(&opml);
        let named = format!("title=\"{} · ", quick_xml::escape::escape(nasty));
        assert!(opml.matches(&named).count() >= 4, "{nasty}: {opml}");
        titles(&page("sitemap.xml"));
        let mail = page("issues/2021-w43/email.txt").replace('\n', " ");
        // What turns the direction of all that follows has no end in plain text.
        let straight = nasty.replace(['\u{202e}', '\u{202c}'], "");
        assert!(mail.matches(&straight).count() >= 3, "{nasty}: {mail}");
    }
}

/// The titles of a feed, as an XML parser reads them. Fails where the feed is not well-formed.
fn titles(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut titles, mut inside, mut depth) = (Vec::new(), false, 0);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) => {
                depth += 1;
                inside = tag.name().as_ref() == "title";
                if inside {
                    titles.push(String::new());
                }
            }
            Event::End(_) => {
                depth -= 1;
                inside = false;
            }
            Event::Text(text) if inside => {
                let text = text.to_string();
                titles.last_mut().expect("a title is open").push_str(&text);
            }
            Event::GeneralRef(name) if inside => {
                let name = name.to_string();
                let said = match &*name {
                    "lt" => '<',
                    "gt" => '>',
                    "amp" => '&',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("&{other};"),
                };
                titles.last_mut().expect("a title is open").push(said);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    titles
}
