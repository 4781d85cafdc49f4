//! The search page and its index among the other pages: what is told, what is left out, what a switch takes away.

use crate::digest::{self, Digest, NOW, entry};

const ROME: (&str, &str) = (
    "title: A meeting in Rome\ndate: 2021-10-30\nsource: Xinhua\nparticipants: [China, Russia]\ntopics: [aukus]\n",
    "They spoke of submarines.",
);

fn digest(config: &str) -> Digest {
    let digest = Digest::new([(
        "chancery.yaml",
        format!("title: A digest\nbase_url: https://example.org/d/\n{config}"),
    )]);
    digest.write("content/entries/rome.md", entry(ROME.0, ROME.1));
    digest
}

#[test]
fn the_index_has_what_is_published_and_no_more() {
    let digest = digest("");
    digest.write(
        "content/entries/draft.md",
        entry(
            &ROME.0.replace("Rome", "Venice").replace("date", "draft: true\ndate"),
            "Secretly.",
        ),
    );
    let (site, _) = digest::render(&digest.prepare(&digest::at(NOW))).expect("it is valid");
    let text = |path: &str| String::from_utf8_lossy(&site[path]).into_owned();
    assert!(text("search/index/contents.json").contains("\"entries\":1"));
    assert!(text("search/index/cards-0.json").contains("2021/10/30/rome/"));
    let forms = text("search/index/forms-0.txt");
    assert!(forms.contains("ubmarines"), "{forms}");
    assert!(!forms.contains("secretly") && !forms.contains("venice"), "{forms}");
    assert!(text("search/index.html").contains("data-folder=\"/d/search/index/\""));
    assert!(text("sitemap.xml").contains("/d/search/</loc>") && !text("sitemap.xml").contains("search/index"));
}

#[test]
fn one_line_switches_it_off() {
    let digest = digest("pages: { search: false }\n");
    let (site, _) = digest::render(&digest.prepare(&digest::at(NOW))).expect("it is valid");
    assert!(site.keys().all(|path| !path.starts_with("search/")));
    assert!(!String::from_utf8_lossy(&site["index.html"]).contains("/search/"));
}

#[test]
fn another_file_in_the_folder_of_the_index_is_told() {
    let digest = digest("");
    digest.write("content/static/search/index/cards-0.json", "[]");
    let prepared = digest.prepare(&digest::at(NOW));
    let told = prepared
        .diagnostics
        .iter()
        .find(|it| it.rule.name == "duplicate-address");
    assert!(
        told.is_some_and(|it| it.message.contains("the search index")),
        "{:?}",
        prepared.diagnostics
    );
}
