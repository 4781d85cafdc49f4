//! Bodies on the pages of their files: no id twice, and the text of wrapped and accidental lists wherever it goes.

use crate::digest::{self, Digest, NOW, files, site_of};
use std::collections::BTreeSet;
use std::path::Path;

/// The ids that the templates of the built-in themes give, as headings whose ids they would be.
fn headings_of_templates() -> String {
    let mut ids = BTreeSet::from(["position-1".to_owned()]);
    for theme in ["gazette", "bulletin"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("themes")
            .join(theme)
            .join("templates");
        for text in files(&folder).values() {
            let text = String::from_utf8_lossy(text);
            let named = text.split("id=\"").skip(1).filter_map(|rest| rest.split('"').next());
            ids.extend(named.filter(|id| !id.contains(['{', ' '])).map(str::to_owned));
        }
    }
    assert!(ids.contains("main") && ids.contains("chronology"));
    ids.iter().map(|id| format!("\n\n# {id}")).collect()
}

#[test]
fn no_id_is_there_twice() {
    let everything = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/everything");
    let headings = headings_of_templates();
    let texts = files(&everything).into_iter().map(|(path, mut bytes)| {
        if path.starts_with("content/") && path.ends_with(".md") {
            bytes.extend(headings.as_bytes());
        }
        (path, bytes)
    });
    let digest = Digest::new(texts);
    for theme in ["gazette", "bulletin"] {
        let mut options = digest::at("2026-06-01T00:00:00Z");
        options.theme = Some(theme.to_owned());
        let site = site_of(&digest.prepare(&options));
        let mut pages = 0;
        for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
            let html = String::from_utf8_lossy(bytes);
            let mut seen = BTreeSet::new();
            let ids = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
            for id in ids {
                assert!(seen.insert(id), "{theme}: {path} has the id {id} twice");
            }
            pages += usize::from(seen.contains("main-2"));
        }
        assert!(pages > 20, "{pages} pages with such a heading");
    }
}

#[test]
fn a_list_keeps_its_numbers_and_chinese_has_no_gaps() {
    let digest = Digest::new([
        (
            "chancery.yaml",
            "title: Digest\nbase_url: https://digest.example/\nfeed_authority: digest.example,2021\n".to_owned(),
        ),
        (
            "content/entries/rome.md",
            digest::entry(
                digest::PLAIN,
                "30. Oktober 2021 trafen sich die Minister.\n\n2021. november 3-án folytatták.",
            ),
        ),
        (
            "content/entries/beijing.md",
            digest::entry(
                "title: 会谈\ndate: 2021-10-29\nsource: Xinhua\nparticipants: [Wang Yi]\ntopics: [brics]\nlanguage: zh\n",
                "自强不息，厚\n德载物。见 https://a.example/报告。",
            ),
        ),
    ]);
    let site = site_of(&digest.prepare(&digest::at(NOW)));
    let text = |path: &str| String::from_utf8_lossy(site.get(path).unwrap_or_else(|| panic!("{path}"))).into_owned();
    for path in ["atom.xml", "2021/10/30/rome/index.html", "data/citations.ris"] {
        let text = text(path);
        assert!(text.contains("30. Oktober 2021 trafen"), "{path}");
        assert!(text.contains("2021. november 3-án"), "{path}");
    }
    for path in ["atom.xml", "2021/10/29/beijing/index.html", "data/citations.ris"] {
        let text = text(path);
        assert!(text.contains("自强不息，厚德载物。"), "{path}");
        assert!(!text.contains("厚 德") && !text.contains("厚\n德"), "{path}");
    }
    assert!(text("2021/10/29/beijing/index.html").contains("href=\"https://a.example/报告\""));
}
