//! What a page says of the archived copies of its sources.

use crate::digest::{Digest, NOW};

/// An entry whose first source has an archived copy with a day, the second one without, and of the third only the copy is
/// left.
const ARCHIVED: &str = "title: A meeting in Rome\ndate: 2021-10-30\nsource:\n  - { publisher: Xinhua, title: They \
                        met, url: \"https://example.org/a?b=1&c=2\", archive_url: \"https://archive.example/1?a=1&b=2\", \
                        archived: 2021-11-02 }\n  - { publisher: TASS, url: https://example.org/b, archive_url: \
                        https://archive.example/2 }\n  - { publisher: Reuters, url_missing: it is gone, archive_url: \
                        https://archive.example/3, archived: 2021-11-04 }\nparticipants: [Wang Yi, Sergey \
                        Lavrov]\ntopics: [brics]\n";

#[test]
fn an_archived_copy_is_offered_beside_the_original() {
    let digest = Digest::of_entry(ARCHIVED, "They met.");
    let run = digest.run(&["build", "--now", NOW]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let site = digest.published();
    let page = String::from_utf8_lossy(&site["2021/10/30/rome/index.html"]).into_owned();
    for held in [
        "<a class=\"out\" href=\"https://example.org/a?b=1&amp;c=2\" \
         data-versionurl=\"https://archive.example/1?a=1&amp;b=2\" data-versiondate=\"2021-11-02\"><cite>They met</cite></a>",
        "<a class=\"out\" href=\"https://archive.example/1?a=1&amp;b=2\" \
         data-originalurl=\"https://example.org/a?b=1&amp;c=2\" data-versiondate=\"2021-11-02\">Archived copy of <time \
         datetime=\"2021-11-02\">2 November 2021</time></a>",
        "<a class=\"out\" href=\"https://example.org/b\" data-versionurl=\"https://archive.example/2\">Read the account</a>",
        "<a class=\"out\" href=\"https://archive.example/2\" data-originalurl=\"https://example.org/b\">Archived copy</a>",
        "<a class=\"out\" href=\"https://archive.example/3\" data-versiondate=\"2021-11-04\">Archived copy of <time \
         datetime=\"2021-11-04\">4 November 2021</time></a>",
    ] {
        assert!(page.contains(held), "{held}\n{page}");
    }
}
