use super::*;
#[test]
fn explore() {
    let text = std::fs::read_to_string("/tmp/explore.txt").unwrap();
    for part in text.split("\n=====\n") {
        let mut o = Options::default();
        let mut part = part;
        if let Some(p) = part.strip_prefix("TRUST\n") {
            o.raw_html = RawHtml::Trust;
            part = p;
        }
        if let Some(p) = part.strip_prefix("ESCAPE\n") {
            o.raw_html = RawHtml::Escape;
            part = p;
        }
        let (body, problems) = convert(part, &o);
        println!("-----\n{part}\n-->\n{}", body.html(|i| Some(&body.links[i].target)));
        for l in &body.links {
            println!("LINK {l:?} {:?}", part.get(l.range.clone()));
        }
        for p in &problems {
            println!(
                "PROBLEM {} {:?} {:?}",
                p.rule.name,
                p.message,
                part.get(p.range.clone())
            );
        }
        if !body.headings.is_empty() {
            println!(
                "{:?}",
                body.headings
                    .iter()
                    .map(|h| (h.level, &*h.id, &*h.text))
                    .collect::<Vec<_>>()
            );
        }
        println!("anchors {:?} excerpt {:?}", body.anchors, body.excerpt);
    }
}

#[test]
fn hostile_explore() {
    let n = 10_000;
    let r = |s: &str| s.repeat(n);
    let inputs: Vec<(&str, String)> = vec![
        (">", r(">") + "a"),
        ("[", r("[")),
        ("[]", r("[") + "a" + &r("]")),
        ("*", r("*") + "a"),
        ("*a **b", r("*a **b ") + &r("b** a*")),
        ("- ", r("- ") + "a"),
        ("gtlazy", r(">") + "a\n" + &r("b\n")),
        ("list indent", (0..1200).map(|i| "  ".repeat(i) + "- a\n").collect()),
        (
            "list tab",
            (0..1200).map(|i| "\t".repeat(i / 2) + "- a\n").collect::<String>() + &r("b\n"),
        ),
        (
            "list indent+lazy",
            (0..300).map(|i| "  ".repeat(i) + "- a\n").collect::<String>() + &r("b\n"),
        ),
        ("250k div", "<div>".repeat(50_000)),
        ("250k div nl", "<div>\n\n".repeat(35_000)),
        ("inline b", "a ".to_string() + &"<b>".repeat(80_000)),
        (
            "b then p",
            "x".to_string()
                + &(0..250).map(|i| format!("<b title={i}>")).collect::<String>()
                + "\n\n"
                + &"a\n\n".repeat(100_000),
        ),
        (
            "b then rawp",
            "x".to_string()
                + &(0..250).map(|i| format!("<b title={i}>")).collect::<String>()
                + "\n\n<div>"
                + &"<p></p>".repeat(100_000),
        ),
        (
            "attrs",
            "<div ".to_string() + &(0..60_000).map(|i| format!("a{i} ")).collect::<String>() + ">",
        ),
        (
            "attrs open",
            "<div ".to_string() + &(0..60_000).map(|i| format!("a{i} ")).collect::<String>(),
        ),
        ("<a <a", r("<a ")),
        ("<div <div", "<div>\n".to_string() + &r("<a ")),
        ("<!--", "<div>\n".to_string() + &r("<!-- ")),
        ("<script", "<div>\n".to_string() + &r("<script>")),
        ("</x", "<div>\n".to_string() + &r("</b>")),
        ("b pairs", "<div>\n".to_string() + &r("<b>a</b>")),
        ("<a b=\"", "<div>\n".to_string() + &r("<a b=\"")),
        ("li", "<ul>\n".to_string() + &r("<li>a\n")),
        ("td", "<table>\n".to_string() + &r("<tr><td>a\n")),
        ("tables", "<div>\n".to_string() + &"<table>".repeat(255)),
        (
            "tables in td",
            "<div>\n".to_string() + &"<table><tr><td>".repeat(80) + &r("<p>x</p>"),
        ),
        ("adopt", "<div>\n".to_string() + &"<b><p>".repeat(120) + &r("</b></p>")),
        ("adopt2", "<div>\n".to_string() + &r("<b><p></b></p>")),
        ("adopt3", "<div>\n".to_string() + &r("<a><div></a></div>")),
        ("foster", "<table>\n".to_string() + &r("<b>a</b><p>x</p>")),
        (
            "b li",
            "<ul>\n".to_string() + &(0..200).map(|i| format!("<b title={i}>")).collect::<String>() + &"<li>x".repeat(n),
        ),
        (
            "b div",
            "x".to_string()
                + &(0..200).map(|i| format!("<b title={i}>")).collect::<String>()
                + &"<div>x</div>".repeat(n),
        ),
        (
            "p b div",
            "<p>\n".to_string()
                + &(0..200).map(|i| format!("<b title={i}>")).collect::<String>()
                + &"<div>x</div>".repeat(n),
        ),
        (
            "a b p",
            "<div><a href=x>".to_string()
                + &(0..200).map(|i| format!("<b title={i}>")).collect::<String>()
                + "\n\n"
                + &"[x](u)\n\n".repeat(n),
        ),
        ("same heading", r("# a\n")),
        ("footrefs", r("[^1]") + "\n\n[^1]: a"),
        ("fnlink", r("[^1](")),
        ("wide", "|a".repeat(n) + "|\n" + &"|-".repeat(n) + "|\n" + &r("|b|\n")),
        ("![", r("![")),
        ("![]", r("![a") + &r("](b)")),
        ("images", r("![a](b) ")),
        ("tasks", r("- [ ] a\n")),
        ("task nest", r("- [ ] ")),
        ("&#1;", "<b>".to_string() + &r("&#1;")),
        ("em raw", r("*<table><tr><td>a*</td></tr></table>\n\n")),
        ("quotes", r("> <b title=1>\n\n")),
        ("html in list", r("- <div>\n")),
        ("titles ok", r("- [a](b'c) 'x\n")),
        ("titles many", "[a](b \"\nc\nc\nc\nc\nc\nc\nc\nc\nc\nc\n".repeat(5000)),
        ("title (", "[a](b (".to_string() + &r("x\n")),
        ("title<", "[a](<b>'".to_string() + &r("x\n")),
        ("title", "[a](b \"".to_string() + &r("x\n") + "\")"),
        ("dl", r("a\n: b\n\n")),
        ("alert", r("> [!NOTE]\n> x\n\n")),
        ("code json", "```json\n".to_string() + &"[".repeat(60_000) + "\n```"),
        ("code big", "```json\n".to_string() + &r("[1, 2]\n") + "\n```"),
        ("code nest", "```json\n".to_string() + &"{\n".repeat(30_000) + "\n```"),
        (
            "code rust",
            "```rust\n".to_string() + &"fn a() { let x = vec![1, 2]; }\n".repeat(2000) + "\n```",
        ),
        (
            "code line",
            "```html\n".to_string() + &("<a ".repeat(600) + "\n").repeat(30) + "\n```",
        ),
    ];
    for (name, text) in inputs {
        for raw_html in [RawHtml::Sanitize, RawHtml::Trust, RawHtml::Escape] {
            let start = std::time::Instant::now();
            let (body, problems) = convert(
                &text,
                &Options {
                    raw_html,
                    smart_punctuation: true,
                },
            );
            let t = start.elapsed();
            let html = body.html(|i| Some(&body.links[i].target));
            println!(
                "{name:20} {raw_html:?} {:8} -> {:8} {t:?} {:?}",
                text.len(),
                html.len(),
                problems.iter().map(|p| &*p.message).take(2).collect::<Vec<_>>()
            );
        }
    }
}
