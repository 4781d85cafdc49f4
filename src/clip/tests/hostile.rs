//! What is large, broken or no article at all: a draft or a clear error, and never a long wait.

use super::super::{Clipping, clip};
use super::{digest, front, now};
use std::time::{Duration, Instant};

/// A guard against hanging; `scripts/bench` and the release build show the true times.
const GUARD: Duration = Duration::from_secs(20);
/// How large the inputs are; without optimisation, five megabytes take minutes in all.
const LARGE: usize = if cfg!(debug_assertions) { 256 << 10 } else { 5 << 20 };

/// Clips something; whether it became a draft.
fn tried(name: &str, bytes: Vec<u8>) -> bool {
    let root = digest();
    let wanted = Clipping {
        bytes,
        slug: Some("hostile".to_owned()),
        dry_run: true,
        ..Clipping::default()
    };
    let start = Instant::now();
    let made = clip(root.path(), &wanted, now());
    let took = start.elapsed();
    println!(
        "{name}: {took:.2?}, {}",
        made.as_ref().map_or_else(ToString::to_string, |_| "a draft".to_owned())
    );
    assert!(took < GUARD, "{name} took {took:?}");
    let Ok(made) = made else { return false };
    assert!(made.text.len() < 60_000, "{name}: {} bytes", made.text.len());
    front(&made);
    true
}

fn filled(part: &str) -> Vec<u8> {
    part.repeat(LARGE / part.len()).into_bytes()
}

#[test]
fn five_megabytes_of_a_page() {
    let part = "<p>Ana Rell said on Saturday that \"the lanterns\" of Almora and Belmare are lit.</p>";
    let html = format!(
        "<!DOCTYPE html><h1>Ministers agree on the lanterns</h1>{}",
        part.repeat((5 << 20) / part.len())
    );
    assert!(tried("five megabytes", html.into_bytes()));
}

#[test]
fn large_pages() {
    let page = |body: &str| {
        let mut html = b"<!DOCTYPE html><html><head><title>Ministers agree on the lanterns</title></head><body><h1>Ministers agree on the lanterns</h1>".to_vec();
        html.extend(filled(body));
        html
    };
    for (name, body) in [
        (
            "paragraphs",
            "<p>Ana Rell said on Saturday that \"the lanterns\" of Almora and Belmare are lit, and that fishing rights matter.</p>",
        ),
        (
            "unclosed paragraphs",
            "<p>Ana Rell said that fishing rights matter <i>to all</i> of us in the strait.<li>x",
        ),
        ("unclosed divisions", "<div>"),
        ("unclosed formatting", "<p><b><i>x"),
        ("spans with attributes", "<span class=\"a b c\" id=\"x\">x</span>"),
        ("tables", "<table><tr><td>a<td>b</table>"),
        ("text alone", "Ana Rell said that \"we agree\" with Otto Varn "),
        ("less-than signs", "<"),
        ("comments", "<!--"),
        ("scripts", "<script>"),
        (
            "linked",
            "<script type=application/ld+json>[[[[{\"@type\":\"NewsArticle\"}]]]]</script>",
        ),
        ("metas", "<meta name=date content=x>"),
        ("headings", "<h1>a</h1>"),
        ("references", "&amp;&#x41;&bogus;"),
    ] {
        assert!(tried(name, page(body)), "{name}");
    }
    let mut long = b"<p>x<meta property=og:title content=\"".to_vec();
    long.extend(filled("long "));
    assert!(tried("an unclosed attribute", long));
}

#[test]
fn large_texts() {
    for (name, part) in [
        ("one line", "Ana Rell said \"yes\" to Otto Varn and "),
        ("short lines", "a\n"),
        ("stamps", "Tidewire | Updated: 2031-03-16 09:20\n"),
        ("sentences", "Rell said \"no\" on Saturday. "),
        ("quotation marks", "\""),
        ("letters without blanks", "安娜雷尔表示同意"),
        ("blanks", " \n"),
        (
            "datelines",
            "PORT MERIDIAN, Mar 15 (Tidewire) -- Ana Rell said here Saturday that fishing rights matter to us.\n",
        ),
    ] {
        let mut text = b"Ministers agree on the lanterns\n\n".to_vec();
        text.extend(filled(part));
        assert!(tried(name, text), "{name}");
    }
}

#[test]
fn what_is_no_article() {
    assert!(!tried("empty", Vec::new()));
    assert!(!tried("binary", (0..=255).cycle().take(100_000).collect()));
    assert!(!tried("a PDF", b"%PDF-1.7 and so on".to_vec()));
    assert!(!tried("too large", vec![b'a'; 17 << 20]));
    assert!(tried("one letter", b"a".to_vec()));
    assert!(tried("broken UTF-16", b"\xff\xfeA\0\x00\xd8b\0c".to_vec()));
    assert!(tried("nothing but a tag", b"<html>".to_vec()));
}

/// Parts of pages in any order: no panic, and what is made can be read.
#[test]
fn parts_in_any_order() {
    let parts = [
        "<p>",
        "</p>",
        "<h1>",
        "<article>",
        "<time datetime=2031-03-16>",
        "<script type=\"application/ld+json\">",
        "</script>",
        "{\"@type\":\"NewsArticle\",\"headline\":",
        "\"Ana Rell: 'yes' # no\"",
        "}",
        "\n\n",
        "Tidewire | Updated: 2031-03-16",
        "PORT MERIDIAN - ",
        "Ana Rell",
        " said ",
        "“",
        "”",
        "\"",
        "«",
        "©",
        "2031",
        "年3月",
        "16日电",
        "星期",
        "周",
        "\u{202e}",
        "\u{0}",
        "é",
        "'s",
        "’s",
        "Oct",
        " 30",
        "-",
        "/",
        "(",
        ")",
        "<table><td>",
        "<b>",
        "&#0;",
        "---",
        "…",
        "The two sides",
        " agreed. ",
        "\t",
        "\u{85}",
        "\u{2028}",
        "🙂",
        "ا",
    ];
    let mut state = 7u64;
    let mut next = |most: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((state >> 33) % u64::try_from(most).expect("it is small")).expect("it is small")
    };
    let root = digest();
    for round in 0..300 {
        let mut text: String = (0..next(60)).map(|_| parts[next(parts.len())]).collect();
        text.push_str("Ana Rell said that the lanterns of the strait are lit, and that nobody is to put them out.");
        let wanted = Clipping {
            bytes: text.clone().into_bytes(),
            slug: Some("hostile".to_owned()),
            dry_run: true,
            ..Clipping::default()
        };
        match clip(root.path(), &wanted, now()) {
            Ok(made) => drop(front(&made)),
            Err(error) => assert!(text.contains('\0'), "{round}: {error}\n{text}"),
        }
    }
}
