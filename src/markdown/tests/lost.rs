//! Text that is not shown, lists that nobody meant, and characters that may not be published.

use super::*;

#[test]
fn footnotes_definitions_and_cells() {
    check_problem(
        &rules::LOST_TEXT,
        &[
            ("a\n\n[^b]: c", "[^b]:"),
            ("a[^b]\n\n[^b]: c\n\n[^b]: d", "[^b]:"),
            ("a[^B]\n\n[^b]: c\n[^ü]: d", "[^ü]:"),
            ("> a\n>\n> [^注]: b", "[^注]:"),
            ("a\n\n[b]: https://c.example/", "[b]: https://c.example/"),
            ("[Moderator]: Welcome\n\n[Гость]\n\n[Гость]: b", "[Moderator]: Welcome"),
            ("| A | B |\n|---|---|\n| 1 | 2 | lost cell |", "lost cell"),
            ("| A |\n|---|\n| 1 | 丢失 | 也丢失 |", "丢失 | 也丢失"),
            ("> | A |\n> |---|\n> | 1 | **x** |\n> | 2 |", "**x**"),
            ("## Talks {draft}", "{draft}"),
            ("# Переговоры {.class}", "{.class}"),
            ("# a {#B.c .d e=f}", "{#B.c .d e=f}"),
            ("عنوان {مسودة}\n---", "{مسودة}"),
            ("# 标题 {草稿 #a}", "{草稿 #a}"),
        ],
    );
    silent(&[
        "a[^1] b[^1]\n\n[^1]: c[^2]\n\n[^2]: d",
        "[//]: # (a comment)\n\n[comment]: <> (another)\n\na",
        "[a]\n\n[A]: b",
        "![a][b]\n\n[b]: c.png",
        "| A | B |\n|---|---|\n| 1 |\n| 1 | 2 | |\n| 1 | a \\| b |\n| `a \\| b` | 2 |",
        "| A |\n|---|\n1",
        "## Talks {#id}\n\n## {draft\\}\n\n## a {b} c\n\n## d {}",
    ]);
}

#[test]
fn accidental_lists() {
    check_problem(
        &rules::ACCIDENTAL_LIST,
        &[
            ("30. Oktober 2021 trafen sich die Minister.", "30."),
            ("30. října 2021 se ministři sešli.", "30."),
            ("> 30. lokakuuta 2021 ministerit tapasivat.", "30."),
            ("a\n\n30. oktober mødtes ministrene.", "30."),
            ("30. listopada 2021. sastali su se ministri.", "30."),
            ("30. октобра 2021. састали су се министри.", "30."),
            ("30. októbra sa stretli ministri.", "30."),
            ("30. oktoobril kohtusid ministrid.", "30."),
            ("30. oktobrī tikās ministri.", "30."),
            ("30. október hittust ráðherrar.", "30."),
            ("1. Mai 2021 trafen sie sich.", "1."),
            ("30. 10. 2021 se sešli.", "30."),
            ("1. 5. 2021 se sešli.", "1."),
            ("2021. november 3-án találkoztak.", "2021."),
            ("2021. gada 30. oktobrī tikās.", "2021."),
            ("1945. Then the war ended.", "1945."),
            ("1945) Then the war ended.", "1945)"),
            ("42. 条规定如下。", "42."),
            ("1. a\n2. b\n5. c", "5."),
            (
                "The delegations agreed on a reduction of subsidies by 5\n- 3 percent less than before",
                "-",
            ),
        ],
    );
    for (markdown, places) in [
        ("30. Oktober 2021 trafen.\n\n2021. november 3-án.", vec!["30.", "2021."]),
        ("3. Oktober 2021: Rom\n9. Oktober 2021: Bonn", vec!["3.", "9."]),
        ("1. a\n4. b\n9. c", vec!["4.", "9."]),
    ] {
        let (_, problems) = convert(markdown, &Options::default());
        let found: Vec<_> = problems
            .iter()
            .map(|problem| &markdown[problem.range.clone()])
            .collect();
        assert_eq!(found, places, "{markdown}");
        assert!(problems.iter().all(|problem| problem.rule == &rules::ACCIDENTAL_LIST));
    }
    silent(&[
        "1. a\n2. b",
        "0. a",
        "1. a",
        "1. a\n1. b\n1. c",
        "3. a\n4. b",
        "1. a\n\npara\n\n2. b\n\npara\n\n3. c",
        "1. Januar\n2. Februar\n3. März",
        "1. a\n2. b\n2. c",
        "30\\. Oktober 2021 trafen",
        "- 2021: a\n- 2022: b",
        "para\n- a\n- b",
        "They agreed on the following measures, which are listed here:\n- a reduction",
        "Agenda\n- talks",
        "1. Maier sagte\n2. Müller sagte",
        "# 30. Oktober 2021",
        "Am\n30. Oktober",
    ]);
    let help = |markdown: &str| {
        convert(markdown, &Options::default()).1[0]
            .help
            .clone()
            .unwrap_or_default()
    };
    assert!(help("30. Oktober 2021 trafen").contains("`30\\. Oktober`"));
    assert!(help("1945) Then").contains("`1945\\) Then`"));
}

#[test]
fn excerpts_of_lists() {
    for (markdown, excerpt) in [
        (
            "30. Oktober 2021 trafen sie sich.\n\n2021. november 3-án.",
            "30. Oktober 2021 trafen sie sich. 2021. november 3-án.",
        ),
        ("1945. Then.\n\nMore.", "1945. Then."),
        ("- one\n- two", "one; two"),
        ("1. one\n2. two.\n   - three", "1. one; 2. two. three"),
        ("- 自强不息，厚\n  德载物", "自强不息，厚德载物"),
        ("- one\n\nAlone", "Alone"),
        ("> - quoted", ""),
    ] {
        assert_eq!(convert(markdown, &Options::default()).0.excerpt, excerpt, "{markdown}");
    }
}

#[test]
fn removed_html() {
    check_problem(
        &rules::BLOCKED_HTML,
        &[
            (
                "a <iframe src=\"https://v.example/1\"></iframe> b",
                "<iframe src=\"https://v.example/1\">",
            ),
            (
                "<iframe src=\"https://v.example/1\"></iframe>\n",
                "<iframe src=\"https://v.example/1\">",
            ),
            ("<video src=v.mp4>旧浏览器</video>", "<video src=v.mp4>"),
            ("> <audio src=\"a.mp3\"></audio>", "<audio src=\"a.mp3\">"),
            ("<script>\nalert(1)\n</script>\n\nя", "<script>"),
            ("<style>p {}</style>\n\nя", "<style>"),
            ("<object data=x></object>", "<object data=x>"),
            ("<form>ا</form>", "<form>"),
            ("<embed src=x>", "<embed src=x>"),
            ("<svg><text>a</text></svg> b", "<svg>"),
            ("a <b onclick=\"x()\">b</b>", "onclick=\"x()\""),
            ("- <p style=\"color: red\">a</p>", "style=\"color: red\""),
            ("<h1>Titel</h1>", "<h1>"),
            ("Send it to <name> soon", "<name>"),
            ("<font>a</font> <font>b</font>", "<font>"),
            ("<?php x ?>\n", "<?php x ?>"),
        ],
    );
    silent(&[
        "<b>a</b> <span class=x data-a=b>c</span>",
        "<!-- a -->",
        "<div>\n\na\n\n</div>",
        "a<br>b",
        "`<iframe>`",
    ]);
    let text = |markdown: &str| convert(markdown, &Options::default()).0.text();
    assert_eq!(text("a <script>alert(*1*)</script> b").trim(), "a  b");
    assert_eq!(text("a <video>old browser</video>").trim(), "a old browser");
    let trusted = |markdown: &str| {
        let options = Options {
            raw_html: RawHtml::Trust,
            ..Options::default()
        };
        let (_, problems) = convert(markdown, &options);
        problems.iter().map(|problem| problem.rule.name).collect::<Vec<_>>()
    };
    for markdown in [
        "<iframe src=\"https://v.example/\"></iframe>",
        "<script>alert(1)</script>",
        "<script src=\"https://v.example/x.js\"></script>",
        "<video src=\"/v.mp4\"></video>",
        "<p style=\"color: red\">a</p>",
        "<form action=\"https://v.example/\"></form>",
    ] {
        assert_eq!(trusted(markdown), ["blocked-html"], "{markdown}");
    }
    for markdown in [
        "<script src=\"/x.js\"></script>",
        "<script type=\"application/ld+json\">{}</script>",
        "<form action=\"/search/\"></form>",
        "<p>a</p>",
    ] {
        assert_eq!(trusted(markdown).len(), 0, "{markdown}");
    }
    let escape = Options {
        raw_html: RawHtml::Escape,
        ..Options::default()
    };
    assert_eq!(convert("<iframe src=x></iframe> <b onclick=x>c</b>", &escape).1, []);
}

#[test]
fn references_to_what_may_not_be_published() {
    for (rule, cases) in [
        (
            &rules::CONTROL_CHARACTER,
            &[
                ("a&#1;b", "&#1;"),
                ("会&#xFFFE;谈", "&#xFFFE;"),
                ("# Б&#xffff;", "&#xffff;"),
                ("- &#xFDD0;", "&#xFDD0;"),
                ("&#0;", "&#0;"),
                ("| &#x1F; |\n|-|", "&#x1F;"),
                ("<b title=\"&#xFFFE;\">a</b>", "&#xFFFE;"),
                ("<div>&#xFFFF;</div>", "&#xFFFF;"),
                ("a[^1]\n\n[^1]: ب&#8;", "&#8;"),
            ][..],
        ),
        (
            &rules::DIRECTION_CONTROL,
            &[
                ("&#x202E;evil", "&#x202E;"),
                ("> &#8237;a", "&#8237;"),
                ("<p>&#x202a;</p>", "&#x202a;"),
            ][..],
        ),
    ] {
        check_problem(rule, cases);
        for (markdown, _) in cases {
            let body = convert(markdown, &Options::default()).0;
            let is_bad = |c: char| {
                crate::language::forbidden::is_forbidden(c) && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c)
            };
            assert!(
                !html(&body).contains(is_bad) && !body.excerpt.contains(is_bad),
                "{markdown}"
            );
        }
    }
    silent(&[
        "&#233; &#x738B; &#x200F; &#x2068;a&#x2069;",
        "`&#1;`",
        "\\&#1;",
        "&#xFFFD;",
    ]);
}
