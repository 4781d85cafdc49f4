//! Emphasis and line breaks in Chinese, Japanese and Korean.

use super::*;

#[test]
fn emphasis_beside_marks() {
    check(&[
        (
            "王毅说：**“小圈子不得人心。”**他强调。",
            "<p>王毅说：<strong>“小圈子不得人心。”</strong>他强调。</p>",
        ),
        ("**新冷战：**各方反对。", "<p><strong>新冷战：</strong>各方反对。</p>"),
        ("例子**\"加粗\"**例子。", "<p>例子<strong>“加粗”</strong>例子。</p>"),
        (
            "日本語**（強調）**日本語。",
            "<p>日本語<strong>（強調）</strong>日本語。</p>",
        ),
        (
            "**이 별표는(괄호)**이 문장.",
            "<p><strong>이 별표는(괄호)</strong>이 문장.</p>",
        ),
        ("中*（斜体）*文", "<p>中<em>（斜体）</em>文</p>"),
        ("中~~（删除）~~文", "<p>中<del>（删除）</del>文</p>"),
        (
            "ひらがな***「強調」***です",
            "<p>ひらがな<em><strong>「強調」</strong></em>です</p>",
        ),
        ("a**（全角）**b", "<p>a<strong>（全角）</strong>b</p>"),
        (
            "**[链接](https://a.example/)**后",
            "<p><strong><a href=\"https://a.example/\">链接</a></strong>后</p>",
        ),
        ("前**`code`**后", "<p>前<strong><code>code</code></strong>后</p>"),
        (
            "> 引：**“一”**和**“二”**。",
            "<blockquote>\n<p>引：<strong>“一”</strong>和<strong>“二”</strong>。</p>\n</blockquote>",
        ),
        ("- 项**“目”**的", "<ul>\n<li>项<strong>“目”</strong>的</li>\n</ul>"),
        ("# 题**“目”**的", "<h2 id=\"ti-mu-de\">题<strong>“目”</strong>的</h2>"),
        ("a**他**“b”", "<p>a<strong>他</strong>“b”</p>"),
        ("`中**“x”**文`", "<p><code>中**“x”**文</code></p>"),
        ("    中**“x”**文", "<pre tabindex=\"0\"><code>中**“x”**文</code></pre>"),
        ("[中**“x”**文](a)", "<p><a href=\"a\">中<strong>“x”</strong>文</a></p>"),
        ("[a](中**“x”**文)", "<p><a href=\"中**“x”**文\">a</a></p>"),
        (
            "![中**“x”**文](a.png)",
            "<figure><img src=\"a.png\" alt=\"中“x”文\" loading=\"lazy\"></figure>",
        ),
    ]);
    // Places in the body are those of the body, not of what the parser read.
    let text = "他说**“一”**和**“二”**，见[链接](ftp://x)。";
    let (_, problems) = convert(text, &Options::default());
    assert_eq!(&text[problems[0].range.clone()], "[链接](ftp://x)");
    // What has the marks themselves is as it was.
    let marks = "中**“x”**文\u{205c}\u{2e2b}\u{2056}\u{2058}";
    assert!(html(&convert(marks, &Options::default()).0).contains("\u{205c}\u{2e2b}\u{2056}\u{2058}"));
}

#[test]
fn line_breaks() {
    check(&[
        (
            "自强不息，厚\n德载物。\n第二行。",
            "<p>自强不息，厚德载物。第二行。</p>",
        ),
        ("中**文\n字**的\n*话*", "<p>中<strong>文字</strong>的<em>话</em></p>"),
        ("他说：\n“好。”\n然后", "<p>他说：“好。”然后</p>"),
        (
            "中文 English\n混排 here\nEnglish",
            "<p>中文 English\n混排 here\nEnglish</p>",
        ),
        ("한국어\n문장", "<p>한국어\n문장</p>"),
        ("中  \n文\\\n字", "<p>中<br>\n文<br>\n字</p>"),
        ("> 中\n> 文", "<blockquote>\n<p>中文</p>\n</blockquote>"),
        ("<div>中\n  文</div>", "<div>中文</div>"),
        ("<pre>中\n文</pre>", "<pre>中\n文</pre>"),
        ("- 中\n  文", "<ul>\n<li>中文</li>\n</ul>"),
    ]);
    for (markdown, excerpt) in [
        ("自强不息，厚\n德载物。", "自强不息，厚德载物。"),
        ("中[^1]\n文\n\n[^1]: 注", "中文"),
        ("日本語\nEnglish", "日本語 English"),
        ("คำ\nไทย", "คำ ไทย"),
    ] {
        let (body, _) = convert(markdown, &Options::default());
        assert_eq!(body.excerpt, excerpt);
        assert!(body.text().replace('\n', " ").trim().starts_with(excerpt), "{markdown}");
        assert_eq!(paragraphs(markdown)[0].text, excerpt);
    }
    let (body, _) = convert("# 标\n题\n\n![地\n图](a.png)", &Options::default());
    assert_eq!(body.headings.len(), 1);
}
