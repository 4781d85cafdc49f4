//! Saved copies in other forms than text and HTML: PDF, e-mail, MHTML; and those that cannot be read, which accuse nobody.

use crate::digest::{Digest, Run, entry};

/// A PDF with these pages, each of these lines, in a standard font and without compression.
fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 4 + 2 * at)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (at, lines) in pages.iter().enumerate() {
        let text: Vec<String> = lines.iter().map(|line| format!("({line}) Tj 0 -16 Td")).collect();
        let content = format!("BT /F1 12 Tf 72 720 Td {} ET", text.join("\n"));
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            5 + 2 * at
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let start = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for offset in offsets {
        file.push_str(&format!("{offset:010} 00000 n \n"));
    }
    let size = objects.len() + 1;
    file.push_str(&format!(
        "trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    file.into_bytes()
}

fn digest(name: &str, copy: impl AsRef<[u8]>, body: &str) -> Digest {
    let front = format!(
        "title: A meeting in Rome\ndate: 2021-10-30\nsource: {{ publisher: Xinhua, saved: {{ file: {name} }} }}\n\
         participants: [Wang Yi, Sergey Lavrov]\ntopics: [brics]\n"
    );
    let digest = Digest::new([("content/entries/rome.md", entry(&front, body))]);
    digest.write(&format!("archive/{name}"), copy);
    digest
}

fn check(name: &str, copy: impl AsRef<[u8]>, body: &str) -> Run {
    let run = digest(name, copy, body).run(&["check"]);
    assert!(run.in_time && !run.err.contains("panicked"), "{}", run.err);
    run
}

const BODY: &str = "Wang and Lavrov spoke. He said that “both countries will not agree to a ‘small circle’ in Asia”.";
const CHANGED: &str = "Wang and Lavrov spoke. He said that “both countries will agree to a ‘small circle’ in Asia”.";

/// The true quotation is found in the copy, and the other is not.
fn is_read(name: &str, copy: impl AsRef<[u8]>) {
    let run = check(name, &copy, BODY);
    assert!(
        run.code == Some(0) && run.out.contains("is in a saved copy"),
        "{name}: {}",
        run.out
    );
    let run = check(name, &copy, CHANGED);
    assert!(
        run.code == Some(1) && run.out.contains("“not” is left out"),
        "{name}: {}",
        run.out
    );
}

/// What cannot be read is told once, and accuses nobody.
fn is_unreadable(name: &str, copy: impl AsRef<[u8]>, why: &str) {
    let run = check(name, &copy, &format!("{BODY} {CHANGED}"));
    assert!(
        run.out.contains(&format!("archive/{name} cannot be read: {why}")),
        "{name}: {}",
        run.out
    );
    assert_eq!(run.out.matches("saved-copy-missing").count(), 1, "{}", run.out);
    for rule in ["quote-differs", "quote-not-found", "quotes-unchecked"] {
        assert!(!run.out.contains(rule), "{name}: {}", run.out);
    }
    assert_eq!(run.code, Some(0));
}

#[test]
fn texts_of_pdfs_are_read() {
    let pages: [&[&str]; 2] = [
        &[
            "Ministry of Foreign Affairs",
            "He said: both coun-",
            "tries will not agree to a",
            "Page 1 of 2",
        ],
        &[
            "Ministry of Foreign Affairs",
            "\\223small circle\\224 in Asia.",
            "Page 2 of 2",
        ],
    ];
    is_read("talks.pdf", pdf(&pages));
    // By its bytes, not by its name.
    is_read("talks", pdf(&pages));
    let run = check("talks.pdf", pdf(&pages), CHANGED);
    assert!(
        run.out.contains("what the source says: archive/talks.pdf\n"),
        "{}",
        run.out
    );
}

#[test]
fn e_mails_are_decoded() {
    let quoted = "Subject: =?utf-8?Q?Press_release?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=windows-1252\r\n\
                  Content-Transfer-Encoding: quoted-printable\r\n\r\nHe said both countries will n=\r\not agree to a =93small =\r\n\
                  circle=94 in Asia.\r\n";
    is_read("talks.eml", quoted);
    is_read("talks.txt", quoted);
    // <p>He said both countries will not agree to a &ldquo;small <b>circle</b>&rdquo; in Asia.</p>
    let encoded = "PHA+SGUgc2FpZCBib3RoIGNvdW50cmllcyB3aWxsIG5vdCBhZ3JlZSB0byBhICZsZHF1bztzbWFs\r\n\
                   bCA8Yj5jaXJjbGU8L2I+JnJkcXVvOyBpbiBBc2lhLjwvcD4=";
    let multipart = format!(
        "From: press@ministry.example\r\nSubject: Talks\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nSee the page.\r\n\
         --b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{encoded}\r\n--b--\r\n"
    );
    is_read("talks.eml", &multipart);
    let forwarded = format!(
        "Subject: Fwd\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"c\"\r\n\r\n--c\r\n\
         Content-Type: message/rfc822\r\n\r\n{multipart}\r\n--c--\r\n"
    );
    is_read("talks.eml", forwarded);
}

#[test]
fn saved_pages_with_their_parts_are_decoded() {
    let page = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://ministry.example/1\r\nMIME-Version: 1.0\r\n\
                Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----b\"\r\n\r\n\r\n\
                ------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
                <html><head><style>p { color: red }</style></head><body><p>He said both countries will not agree to a =\r\n\
                =E2=80=9Csmall circle=E2=80=9D in Asia.</p></body></html>\r\n\
                ------b\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n------b--\r\n";
    is_read("talks.mhtml", page);
    is_read("talks.mht", page);
}

#[test]
fn what_cannot_be_read_accuses_nobody() {
    is_unreadable("scan.pdf", pdf(&[&[]]), "it is a PDF without text, such as a scan");
    is_unreadable("broken.pdf", "%PDF-1.7\nnothing", "it is a damaged PDF");
    is_unreadable("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "it is an image");
    is_unreadable(
        "talks.docx",
        b"PK\x03\x04\x14\0",
        "it is a ZIP archive or an office document",
    );
    is_unreadable("talks.bin", b"\x01\x02\x03\x04\0\x05\x06", "it is not a text");
    let secret = "Subject: Talks\r\nMIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nMIIB";
    is_unreadable("secret.eml", secret, "it is encrypted");
    let encrypted = String::from_utf8(pdf(&[&["He said nothing."]])).expect("ASCII");
    let encrypted = encrypted.replace(
        "/Root 1 0 R",
        "/Root 1 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard \
         /V 1 /R 2 /P -44 /O <00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff> \
         /U <ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100> >>",
    );
    is_unreadable("locked.pdf", encrypted, "it is an encrypted PDF");
}

#[test]
fn an_unreadable_copy_excuses_only_what_may_be_from_it() {
    let front = "title: A meeting in Rome\ndate: 2021-10-30\nsource:\n  - { publisher: Xinhua, saved: { file: scan.pdf } }\n  \
                 - { publisher: TASS, saved: { file: tass.txt } }\nparticipants: [Wang Yi, Sergey Lavrov]\ntopics: [brics]\n\
                 positions:\n  - { by: Wang Yi, on: brics, account: Xinhua, quote: \"we will agree\" }\n  \
                 - { by: Sergey Lavrov, on: brics, account: TASS, quote: \"we will agree to this\" }\n";
    let digest = Digest::new([("content/entries/rome.md", entry(front, BODY))]);
    digest.write("archive/scan.pdf", pdf(&[&[]]));
    digest.write("archive/tass.txt", "Lavrov said: we will not agree to this.");
    let run = digest.run(&["check"]);
    assert_eq!(run.out.matches("quote-differs").count(), 1, "{}", run.out);
    assert!(run.out.contains("rome.md:11:"), "{}", run.out);
}

#[test]
fn damaged_files_end_in_time() {
    let good = pdf(&[&["He said both countries will not agree", "to a small circle in Asia."]]);
    for at in (0..good.len()).step_by(41) {
        let mut damaged = good.clone();
        damaged[at] = b'<';
        damaged.truncate(good.len() - at % 7);
        let run = digest("talks.pdf", &damaged, BODY).run(&["check", "--format", "short"]);
        assert!(
            run.in_time && run.code.is_some_and(|code| code < 2),
            "{at}: {}",
            run.err
        );
        assert!(!run.err.contains("panicked"), "{at}: {}", run.err);
    }
    let nested = format!(
        "%PDF-1.4\n1 0 obj\n{}\nendobj\ntrailer << /Root 1 0 R >>\n",
        "[".repeat(500_000)
    );
    let parts = "--b\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n".repeat(20_000);
    let mail = format!("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n{parts}");
    for (name, copy) in [
        ("nested.pdf", nested),
        ("nested.eml", mail),
        ("empty.eml", String::new()),
    ] {
        let run = digest(name, copy, BODY).run(&["check", "--format", "short"]);
        assert!(
            run.in_time && run.code.is_some_and(|code| code < 2),
            "{name}: {}",
            run.err
        );
    }
}
