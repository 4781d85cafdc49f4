//! Plain text: which of its lines are the headline, the stamp, captions, the text, and which only stand around it.

use super::dateline::dateline;
use super::days;
use super::page::{Page, Said};
use super::words::{ends_sentence, one_line, word_count};
use crate::fields::url_fault;
use crate::language::{display_width, fold_name};

/// The longest line that is looked at closely, in bytes; what is longer is text.
const LINE: usize = 400;
/// How much of a paragraph, in bytes, and how many lines are read.
const PARAGRAPH: usize = 8_000;
const LINES: usize = 5_000;

/// What menus, buttons and advertisements begin with, folded.
const NAVIGATION: &[&str] = &[
    "home",
    "menu",
    "share",
    "subscribe",
    "log in",
    "login",
    "sign in",
    "sign up",
    "newsletter",
    "global edition",
    "edition",
    "follow us",
    "search",
    "advertisement",
    "skip to",
    "print",
    "email",
    "comments",
    "facebook",
    "twitter",
    "whatsapp",
    "accueil",
    "partager",
    "abonnez",
    "recherche",
    "inicio",
    "compartir",
    "suscribete",
    "startseite",
    "teilen",
    "suche",
    "anmelden",
    "главная",
    "поделиться",
    "поиск",
    "подписаться",
    "首页",
    "分享",
    "登录",
    "搜索",
    "الرئيسية",
    "مشاركة",
    "شارك",
    "بحث",
];
/// What stands at the end of an article, and with what its page goes on, folded.
const FOOTER: &[&str] = &[
    "most viewed",
    "most read",
    "most popular",
    "related",
    "read more",
    "read also",
    "see also",
    "more stories",
    "more on",
    "copyright",
    "all rights reserved",
    "recommended",
    "you may also like",
    "trending",
    "tags",
    "a lire aussi",
    "lire aussi",
    "sur le meme sujet",
    "tous droits reserves",
    "le plus lu",
    "les plus lus",
    "lo mas leido",
    "mas leidas",
    "mas noticias",
    "noticias relacionadas",
    "te puede interesar",
    "todos los derechos",
    "meistgelesen",
    "mehr zum thema",
    "lesen sie auch",
    "alle rechte vorbehalten",
    "читайте также",
    "самое читаемое",
    "популярное",
    "материалы по теме",
    "все права защищены",
    "相关新闻",
    "相关阅读",
    "延伸阅读",
    "热门",
    "版权",
    "责任编辑",
    "اقرأ أيضا",
    "اقرا ايضا",
    "الأكثر قراءة",
    "مواضيع ذات صلة",
    "جميع الحقوق",
    "حقوق النشر",
];
/// What says that a line stands below a picture, folded or as it is.
const CAPTION: &[&str] = &[
    "[photo",
    "(photo",
    "photo:",
    "photo by",
    "file photo",
    "/photo",
    "photo :",
    "foto:",
    "(foto",
    "bild:",
    "фото:",
    "фото ",
    "摄",
    "图为",
    "صورة",
];
/// What says that a stamp tells of a later version.
const UPDATED: &[&str] = &[
    "updated",
    "modified",
    "mis a jour",
    "actualizado",
    "aktualisiert",
    "обновлено",
    "更新",
    "تحديث",
];
/// What stands in a stamp beside the day, folded, and is nobody's name.
const STAMP_WORDS: &[&str] = &[
    "updated",
    "published",
    "posted",
    "modified",
    "last",
    "on",
    "at",
    "gmt",
    "utc",
    "est",
    "edt",
    "bst",
    "cet",
    "source",
    "by",
    "am",
    "pm",
    "publie",
    "le",
    "mis",
    "a",
    "jour",
    "par",
    "publicado",
    "actualizado",
    "el",
    "las",
    "por",
    "fuente",
    "veroffentlicht",
    "aktualisiert",
    "am",
    "stand",
    "um",
    "uhr",
    "von",
    "quelle",
    "опубликовано",
    "обновлено",
    "в",
    "источник",
    "мск",
    "发布",
    "更新",
    "来源",
    "时间",
    "نشر",
    "تحديث",
    "في",
    "المصدر",
    "h",
    "date",
];

/// A line that says when and by whom an article was published.
struct Stamp {
    at: usize,
    date: jiff::civil::Date,
    updated: bool,
    line: String,
}

/// Reads the lines of an article. `headline` is known where the page has said it already.
pub fn read(text: &str, headline: Option<&str>) -> Page {
    let lines: Vec<String> = lines(text);
    let start = headline
        .and_then(|headline| lines.iter().position(|line| same(line, headline)))
        .unwrap_or_default();
    let body = lines
        .iter()
        .skip(start)
        .position(|line| is_text(line) || dateline(line).is_some());
    let body = body.map_or(lines.len(), |at| start + at);
    let (head, rest) = lines.split_at(body);
    let mut page = Page::default();
    let stamp = stamp(head, start);
    let found = match &stamp {
        // The headline stands above the stamp; behind it, if there is none above.
        Some(stamp) => headline_in(head[..stamp.at].iter().rev()).or_else(|| headline_in(head[stamp.at..].iter())),
        None => headline_in(head.iter()),
    };
    page.headline = found.map(|line| {
        Said::known(
            line.trim_start_matches(['#', ' ']).to_owned(),
            "its exact headline: the line above the text",
        )
    });
    if let Some(stamp) = &stamp {
        let from = format!("the stamp \"{}\"", stamp.line);
        page.published = Some(match stamp.updated {
            true => Said::guess(stamp.date, format!("{from}, which is of an update")),
            false => Said::known(stamp.date, from),
        });
        page.agencies.extend(names_in_stamp(&stamp.line));
    }
    let at_headline = page.headline.as_ref().map(|headline| headline.value.clone());
    for line in head {
        if is_caption(line) {
            page.captions.push(line.clone());
        } else if at_headline.as_ref() != Some(line) {
            page.furniture.push(line.clone());
        }
    }
    let mut footer = false;
    for line in rest {
        footer |= is_footer(line) && !page.paragraphs.is_empty();
        if footer || is_footer(line) {
            page.furniture.push(line.clone());
        } else if is_caption(line) {
            page.captions.push(line.clone());
        } else if is_text(line) || dateline(line).is_some() || (ends_sentence(line) && display_width(line) >= 25) {
            page.paragraphs.push(line.clone());
        }
    }
    page.address = address(&lines);
    page
}

/// The lines that have something on them; those of a hard-wrapped paragraph are put together.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut before: Option<&str> = None;
    for line in text.lines().take(LINES) {
        let end = (0..=line.len().min(PARAGRAPH))
            .rev()
            .find(|at| line.is_char_boundary(*at));
        let trimmed = line[..end.unwrap_or_default()].trim();
        // A line of nearly full width that ends no sentence, and after it one that begins none.
        let goes_on = before.is_some_and(|before| {
            (50..=100).contains(&before.chars().count()) && !trimmed.is_empty() && !is_stamp_like(before)
        }) && trimmed
            .chars()
            .next()
            .is_some_and(|c| c.is_lowercase() || lines.last().is_some_and(|all| all.len() > 160));
        match lines.last_mut() {
            Some(last) if goes_on && last.len() < PARAGRAPH => {
                last.push(' ');
                last.push_str(&one_line(trimmed));
            }
            _ => lines.extend(Some(one_line(trimmed)).filter(|line| !line.is_empty())),
        }
        before = Some(trimmed).filter(|line| !line.is_empty());
    }
    lines
}

fn is_stamp_like(line: &str) -> bool {
    line.len() <= LINE && days::find_days(line).iter().any(|day| day.year.is_some())
}

/// Whether two texts are one but for marks, case and what follows.
fn same(line: &str, headline: &str) -> bool {
    line.len() <= LINE && fold_name(line) == fold_name(headline)
}

fn begins_with_one_of(line: &str, beginnings: &[&str]) -> bool {
    let line: String = line.chars().take(60).collect();
    let folded = fold_name(&line);
    let begins = |beginning: &&str| {
        let rest = folded.strip_prefix(*beginning);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') || !beginning.is_ascii())
    };
    beginnings.iter().any(begins)
}

fn is_navigation(line: &str) -> bool {
    let parts = line
        .split([' ', '\t'])
        .filter(|part| matches!(*part, "/" | ">" | "»" | "›" | "|" | "•"))
        .count();
    let few = word_count(line) <= 8;
    (few && parts > 0) || (word_count(line) <= 5 && begins_with_one_of(line, NAVIGATION)) || line.contains("://")
}

fn is_footer(line: &str) -> bool {
    line.starts_with('©') || (begins_with_one_of(line, FOOTER) && (!ends_sentence(line) || is_copyright(line)))
}

/// What only lines about the rights in a page say, folded.
const RIGHTS: &[&str] = &[
    "all rights reserved",
    "tous droits reserves",
    "todos los derechos reservados",
    "alle rechte vorbehalten",
    "все права защищены",
    "版权所有",
    "جميع الحقوق محفوظة",
    "حقوق النشر محفوظة",
];

/// Whether a line is about the rights in the page.
pub fn is_copyright(line: &str) -> bool {
    let start: String = line.chars().take(LINE).collect();
    let folded = fold_name(&start);
    start.contains('©') || folded.starts_with("copyright") || RIGHTS.iter().any(|words| folded.contains(words))
}

fn is_caption(line: &str) -> bool {
    if line.len() > LINE * 2 {
        return false;
    }
    let lower = line.to_lowercase();
    CAPTION.iter().any(|sign| lower.contains(sign))
        && (line.ends_with([']', ')', '）', '】']) || !is_text(line) || lower.starts_with(['[', '(']))
}

/// Whether a line is of the text: long, and it ends as sentences do.
fn is_text(line: &str) -> bool {
    let width = display_width(line);
    !is_copyright(line) && (width >= 200 || (width >= 60 && ends_sentence(line) && !is_caption_mark(line)))
}

fn is_caption_mark(line: &str) -> bool {
    let lower = line.to_lowercase();
    line.ends_with(']') && CAPTION.iter().any(|sign| lower.contains(sign))
}

/// The first line that can be a headline.
fn headline_in<'a>(lines: impl Iterator<Item = &'a String>) -> Option<&'a String> {
    let possible = |line: &&String| {
        !is_navigation(line)
            && !is_caption(line)
            && !is_copyright(line)
            && !is_footer(line)
            && !is_stamp_like(line)
            && !is_byline(line)
    };
    let lines: Vec<&String> = lines.filter(possible).collect();
    let of = |least: usize| {
        lines
            .iter()
            .copied()
            .find(|line| word_count(line) >= least && display_width(line) <= 250)
    };
    of(4).or_else(|| of(3))
}

fn is_byline(line: &str) -> bool {
    word_count(line) <= 8
        && begins_with_one_of(
            line,
            &[
                "by",
                "par",
                "por",
                "von",
                "автор",
                "记者",
                "来源",
                "source",
                "fuente",
                "quelle",
                "источник",
                "المصدر",
            ],
        )
}

/// The stamp: a short line with a day and little else. One that tells of the first version is preferred.
fn stamp(head: &[String], start: usize) -> Option<Stamp> {
    let stamps = head
        .iter()
        .enumerate()
        .skip(start.saturating_sub(3))
        .filter_map(|(at, line)| {
            if line.len() > LINE || is_caption(line) || display_width(line) > 120 {
                return None;
            }
            let day = days::find_days(line).into_iter().find(|day| day.year.is_some())?;
            let date = day.date()?;
            let rest = format!("{} {}", &line[..day.range.start], &line[day.range.end..]);
            let folded = fold_name(&rest);
            let others = folded
                .split(' ')
                .filter(|word| !STAMP_WORDS.contains(word) && word.chars().any(char::is_alphabetic));
            let named = STAMP_WORDS
                .iter()
                .any(|known| folded.split(' ').any(|word| word == *known));
            let few = others.count() <= if named || line.contains('|') { 8 } else { 4 };
            few.then(|| Stamp {
                at,
                date,
                updated: UPDATED.iter().any(|word| folded.contains(word)),
                line: line.clone(),
            })
        });
    let mut stamps: Vec<Stamp> = stamps.collect();
    let at = stamps
        .iter()
        .position(|stamp| !stamp.updated)
        .or((!stamps.is_empty()).then_some(0))?;
    Some(stamps.swap_remove(at))
}

/// The names between the bars of a stamp; what follows "Source:" is no guess.
fn names_in_stamp(line: &str) -> Vec<Said<String>> {
    let parts = line.split(['|', '·', '•', '—', '–']).map(str::trim);
    let names = parts.filter_map(|part| {
        let part = days::find_days(part)
            .first()
            .map_or(part, |day| part[..day.range.start].trim());
        let (label, name) = part.split_once([':', '：']).unwrap_or(("", part));
        let sourced = ["source", "fuente", "quelle", "источник", "来源", "المصدر"].contains(&fold_name(label).as_str());
        let name = if sourced { name.trim() } else { part };
        let is_name = (1..=5).contains(&word_count(name))
            && !fold_name(name).split(' ').all(|word| STAMP_WORDS.contains(&word))
            && name
                .chars()
                .next()
                .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
        let from = format!("the stamp \"{line}\"");
        is_name.then(|| Said {
            value: name.to_owned(),
            from,
            guess: !sourced,
        })
    });
    names.collect()
}

/// An address that stands on a line of its own, at the beginning or the end.
fn address(lines: &[String]) -> Option<Said<String>> {
    let ends = lines.iter().take(6).chain(lines.iter().rev().take(4));
    ends.filter_map(|line| {
        let word = line.split(' ').next_back()?;
        let alone = line == word || fold_name(line.split("http").next()?).split(' ').count() <= 2;
        (alone && url_fault(word).is_none()).then(|| Said::guess(word.to_owned(), "it stands on a line of its own"))
    })
    .next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "Harbour Daily\nHome / World / Diplomacy\n\nAlmora and Belmare agree on fishing rights, warn of 'grey fleets'\n\n\
        Tidewire | Updated: 2031-03-16 09:20\nShare - Chat\nForeign Minister Ana Rell (left) meets Otto Varn in Port Meridian, Mar 15, 2031. [Photo/Tidewire]\n\n\
        PORT MERIDIAN - Almora is ready to work with Belmare on fishing rights, Foreign Minister Ana Rell said here Saturday.\n\n\
        \"We agree on this,\" she said.\n\nMost Viewed in 24 Hours\nAlmora wins the regatta after a long and exciting day on the water, the referees said.\n\
        Copyright 2031 Harbour Daily. All rights reserved.";

    #[test]
    fn the_parts_of_a_text() {
        let page = read(ARTICLE, None);
        assert_eq!(
            page.headline.map(|it| it.value).as_deref(),
            Some("Almora and Belmare agree on fishing rights, warn of 'grey fleets'")
        );
        assert_eq!(
            page.published.map(|it| (it.value, it.guess)),
            Some((jiff::civil::date(2031, 3, 16), true))
        );
        assert_eq!(page.agencies[0].value, "Tidewire");
        assert_eq!(
            (page.captions.len(), page.paragraphs.len()),
            (1, 2),
            "{:#?}",
            page.paragraphs
        );
        assert!(page.furniture[0] == "Harbour Daily" && page.furniture.iter().any(|line| is_copyright(line)));
    }

    #[test]
    fn hard_wrapped_lines_are_put_together() {
        let text = "Ministers agree on the lights of the northern strait\n\n\
            The ministers of the two states agreed on Saturday that the\nlights of the northern strait are to be kept by both of them,\nin turn.\n\n\
            They will meet again.\n";
        let page = read(text, None);
        assert_eq!(page.paragraphs.len(), 1, "{:#?}", page.paragraphs);
        assert!(page.paragraphs[0].ends_with("both of them, in turn."));
    }

    #[test]
    fn a_text_about_rights_is_a_text() {
        for line in [
            "The ministers talked about copyright and about the rights of authors for the whole afternoon.",
            "وناقش الوزيران حقوق الصيد في المضيق بين البلدين وعدد القوارب في هذا الموسم من كل عام.",
        ] {
            assert!(is_text(line) && !is_copyright(line), "{line}");
        }
        assert!(is_copyright("Copyright 1995 - . All rights reserved."));
    }

    #[test]
    fn nothing_is_made_of_nothing() {
        for text in ["", "\n\n", "Home", "a\nb\nc", "2021-10-30", "©"] {
            let page = read(text, None);
            assert!(
                page.headline.is_none() && page.paragraphs.is_empty(),
                "{text:?}: {page:?}"
            );
        }
    }
}
