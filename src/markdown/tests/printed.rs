//! Markup that is printed as it stands, in many languages and places, and texts that have none.

use super::*;

#[test]
fn marks_of_emphasis() {
    check_problem(
        &rules::MARKUP_AS_TEXT,
        &[
            ("**unclosed strong", "**"),
            ("a __unclosed", "__"),
            ("# ~~Überschrift", "~~"),
            ("> Он сказал **важно", "**"),
            ("- قال **مهم جدا", "**"),
            ("| a |\n|-|\n| **สำคัญ |", "**"),
            ("a**“yes”**b", "**“yes”**"),
            ("**\"Yes,\"**he said", "**\"Yes,\"**"),
            ("**«Да»**сказал", "**«Да»**"),
            ("__“是”__他说", "__“是”__"),
            ("*«Да»*сказал", "*«Да»*"),
            ("** strong**", "** strong**"),
            ("**strong **", "**strong **"),
            ("a ==b== c", "==b=="),
            ("***a", "***"),
            ("x[^1]\n\n[^1]: a **b", "**"),
        ],
    );
    silent(&[
        "2 ** 3 and 2**3",
        "Price** includes, tax** does not.",
        "f**k and s***",
        "name: ____ or __________",
        "\\*\\*a \\*\\*b",
        "`**a` and `__b`",
        "```\n**a\n```",
        "    **a",
        "snake__case and a * b * c",
        "5*3",
        "a == b == c",
        "* * *",
        "**a** *b* __c__ _d_ ~~e~~ ~f~",
        "<https://a.example/**x>",
        "https://a.example/__x",
        "~10 and ~20",
        "Use __errno_location here",
        "&ast;&ast;a",
    ]);
}

#[test]
fn brackets() {
    check_problem(
        &rules::MARKUP_AS_TEXT,
        &[
            ("[space](https://a.example/a b)", "[space](https://a.example/a b)"),
            ("![地图](张 地图.png)", "![地图](张 地图.png)"),
            ("a [half](https://a.example/ b", "[half](https://a.example/"),
            ("[вид](https://a.example/", "[вид](https://a.example/"),
            ("[链接]（https://a.example/）", "[链接]（https://a.example/）"),
            ("(text)[https://a.example/]", "[https://a.example/]"),
            ("a [text][nowhere]", "[text][nowhere]"),
            ("![x][img]", "![x][img]"),
            ("[nowhere][]", "[nowhere]"),
            ("- a[^nowhere]", "[^nowhere]"),
            ("# عنوان[^١]", "[^١]"),
            ("a^[an inline note]", "^[an inline note]"),
            ("see [[Rome summit]]", "[[Rome summit]]"),
            ("[[Rome|the summit]]", "[[Rome|the summit]]"),
            ("[caption id=\"x\" width=\"3\"]a", "[caption id=\"x\" width=\"3\"]"),
            ("[gallery ids=\"1,2\"]", "[gallery ids=\"1,2\"]"),
            ("> [embed]https://a.example/[/embed]", "[embed]"),
            ("[b]fett[/b]", "[/b]"),
            ("[url=https://a.example/]x[/url]", "[url=https://a.example/]"),
            ("[TOC]", "[TOC]"),
            ("> [!WARNING] Custom title\n> text", "[!WARNING] Custom title"),
            ("> [!danger]\n> text", "[!danger]"),
            ("[!NOTE]\ntext", "[!NOTE]"),
        ],
    );
    silent(&[
        "He said [sic] that […] Mr Wang [the minister] came [1][2].",
        "“[W]e will [not] go”, [Mr Wang] said [emphasis added].",
        "> [Mr Wang] said (2021) [that]",
        "a [1] (p. 3) and a[0]",
        "\\[a\\](b c)",
        "`[a](b c)` and `[^x]` and `[[x]]`",
        "[a](b) [c](<d e>) [f](g \"h i\")",
        "> [!NOTE]\n> text",
        "> [!tip]\n> text",
        "[[1]](a)",
        "[a]: b\n\n[c][a] [a][] [a]",
        "[王毅] 说 [原文如此]",
        "سورة [كذا] [٢]",
        "- [ ] a\n- [x] b",
    ]);
}

#[test]
fn other_programs() {
    check_problem(
        &rules::MARKUP_AS_TEXT,
        &[
            ("{{< figure src=\"x.png\" >}}", "{{< figure src=\"x.png\" >}}"),
            ("a {{<ref \"b\">}} c", "{{<ref \"b\">}}"),
            ("> {{ site.title }}", "{{ site.title }}"),
            ("- {% include x.html %}", "{% include x.html %}"),
            ("| {{x}} |\n|-|", "{{x}}"),
            ("# Titel {{< ref \"x\" >}}\n", "{{< ref \"x\" >}}"),
            ("a <% b %> c", "<% b %>"),
            ("![a](b.png){width=50%}", "{width=50%}"),
            ("текст{.class}", "{.class}"),
            ("para\n{: .note }", "{: .note }"),
            ("::: warning\ntext\n:::", "::: warning"),
            (":::note\n\n文字\n\n:::", ":::note"),
            ("##Heading", "##Heading"),
            ("###제목", "###제목"),
            ("| A | B |\n| 1 | 2 |", "| A | B |"),
            ("| A | B |\n|---|\n| 1 | 2 |", "| A | B |"),
            ("a `code b", "`"),
            ("**a** `b` ``c", "``"),
            ("```rust\nfn a() {}\n\nText", "```"),
            ("&nosuch; a", "&nosuch;"),
            ("caf&eacut;", "&eacut;"),
            ("&#xZZ; a", "&#xZZ;"),
            ("<https://a.example/a b>", "<https://a.example/a b>"),
            ("a <!-- b", "<!--"),
            ("<!-- a\n\nb", "<"),
        ],
    );
    silent(&[
        "#5 is open, #COP26",
        "AT&T; R&D; Q&A; S&P; a & b; c",
        "&amp; &eacute; &#233; &nbsp; &nGg;",
        "a {b} {c, d} {1}",
        "`{{ x }}` `{% y %}`",
        "```\n{{ x }}\n::: y\n```",
        "Qur`an and Sana`a",
        "a | b | c",
        "| A | B |\n|---|---|\n| 1 | 2 |",
        "a <!-- b --> c\n\n<!-- d\n\ne -->",
        "ratio 1:::2",
        "a < b > c, x <- y",
        "\\{{ x",
        "~~~\na\n~~~",
        "````\n```\n````",
    ]);
}

/// Prose in many languages and of many kinds has nothing to report.
#[test]
fn prose() {
    silent(&[
        "The ministers met in Rome on 30 October 2021 (see below) – and agreed: “We go on”.\n\n> “[The] G20 [sic] … must act,” said X [translation].\n\n1. First\n2. Second\n\n- a\n- b",
        "Am 30. Oktober 2021 trafen sich die Minister („G20“); 50 % stimmten zu.\n\n* eins\n* zwei",
        "王毅强调：“小圈子不得人心。”他说，中方愿同各方一道[原文如此]……\n\n——新华社",
        "外相は「会談は有意義だった」と述べた（共同通信）。\n\n・第一\n・第二",
        "외교부 장관은 “회담이 유익했다”고 말했다(연합뉴스).",
        "Министр сказал: «Мы готовы» — и добавил, что №5 — важно.",
        "قال الوزير: «نحن مستعدون»، وأضاف أن ٥٠٪ وافقوا؛ انظر [٣].",
        "मंत्री ने कहा, “हम तैयार हैं।”",
        "รัฐมนตรีกล่าวว่า “เราพร้อม” ในวันที่ ๓๐ ตุลาคม",
        "השר אמר: \"אנחנו מוכנים\" (ר׳ להלן).",
        "Resolution 2231 (2015), para. 5(a)–(c) and S/RES/2231*; cf. A/76/L.1/Rev.1_2.",
        "Votes: 120–5–30. Cost: $5 to $10, or ~10 % more. C++ and C#, R&D; AT&T.",
        "e-mail: see the address_of_x; file_name_here.txt and __init__",
    ]);
}
