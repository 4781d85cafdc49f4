//! Plain text: which of its lines are the headline, the stamp, captions and text, and which only stand around the article.

use super::article::{Article, Sourced};
use super::dateline::find_dateline;
use super::lines::{
    is_byline, is_caption, is_copyright, is_footer, is_navigation, is_same_line, is_stamp_like, is_text,
};
use super::stamp::{Stamp, find_stamp, names_in_stamp};
use super::words::{ends_sentence, one_line, word_count};
use crate::fields::url_fault;
use crate::language::{display_width, fold_name};
use crate::text::{floor_boundary, slice};

/// How many bytes of a paragraph, and how many lines, are read.
const MAX_PARAGRAPH: usize = 8_000;
const MAX_LINES: usize = 5_000;
/// The widest headline, in columns.
const MAX_HEADLINE_WIDTH: usize = 250;
/// Below the first line of text, so many columns are enough for a sentence of it.
const SHORT_SENTENCE_WIDTH: usize = 25;

/// Reads the lines of an article. `headline` is given where the page has stated it already.
pub fn read_plain_text(text: &str, headline: Option<&str>) -> Article {
    let lines: Vec<String> = join_lines(text);
    let start = headline
        .and_then(|headline| lines.iter().position(|line| is_same_line(line, headline)))
        .unwrap_or_default();
    let begins_text = |line: &String| is_text(line) || find_dateline(line).is_some();
    let body = lines.iter().skip(start).position(begins_text);
    let body = body.map_or(lines.len(), |at| start + at);
    let (head, rest) = lines.split_at(body);
    let mut article = Article::default();
    read_head(head, start, &mut article);
    read_body(rest, &mut article);
    article.address = address(&lines);
    article
}

/// Reads the lines above the text.
fn read_head(head: &[String], start: usize, article: &mut Article) {
    let stamp = find_stamp(head, start);
    let headline = match &stamp {
        // The headline stands above the stamp; behind it, if there is none above.
        Some(Stamp { line_number, .. }) => {
            let (above, below) = head.split_at(*line_number);
            headline_in(above.iter().rev()).or_else(|| headline_in(below.iter()))
        }
        None => headline_in(head.iter()),
    };
    if let Some(stamp) = &stamp {
        let from = format!("the stamp \"{}\"", stamp.line);
        article.published = Some(match stamp.is_update {
            true => Sourced::guess(stamp.date, format!("{from}, which is the date of an update")),
            false => Sourced::known(stamp.date, from),
        });
        article.agencies.extend(names_in_stamp(&stamp.line));
    }
    let heading = headline.map(|line| line.trim_start_matches(['#', ' ']));
    for line in head {
        if is_caption(line) {
            article.captions.push(line.clone());
        } else if heading != Some(line.as_str()) {
            article.boilerplate.push(line.clone());
        }
    }
    article.headline =
        heading.map(|line| Sourced::known(line.to_owned(), "its exact headline: the line above the text"));
}

/// Reads the text and what follows it.
fn read_body(lines: &[String], article: &mut Article) {
    let mut is_over = false;
    for line in lines {
        is_over |= is_footer(line) && !article.paragraphs.is_empty();
        if is_over || is_footer(line) {
            article.boilerplate.push(line.clone());
        } else if is_caption(line) {
            article.captions.push(line.clone());
        } else if is_text(line)
            || find_dateline(line).is_some()
            || (ends_sentence(line) && display_width(line) >= SHORT_SENTENCE_WIDTH)
        {
            article.paragraphs.push(line.clone());
        }
    }
}

/// The lines that have something on them; those of a hard-wrapped paragraph are joined.
fn join_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut before: Option<&str> = None;
    for line in text.lines().take(MAX_LINES) {
        let trimmed = slice(line, ..floor_boundary(line, MAX_PARAGRAPH)).trim();
        let goes_on = before.is_some_and(|before| is_continued(before, trimmed, lines.last()));
        match lines.last_mut() {
            Some(last) if goes_on && last.len() < MAX_PARAGRAPH => {
                last.push(' ');
                last.push_str(&one_line(trimmed));
            }
            _ => lines.extend(Some(one_line(trimmed)).filter(|line| !line.is_empty())),
        }
        before = Some(trimmed).filter(|line| !line.is_empty());
    }
    lines
}

/// Whether a line is wrapped and goes on in the next: it has about the width of a page, and the next one begins in lower
/// case, or several have been joined already.
fn is_continued(line: &str, next: &str, joined: Option<&String>) -> bool {
    let is_wide = (50..=100).contains(&line.chars().count());
    let begins_inside = |c: char| c.is_lowercase() || joined.is_some_and(|joined| joined.len() > 160);
    is_wide && next.starts_with(begins_inside) && !is_stamp_like(line)
}

/// The first line that can be a headline: one of four words and more, else of three.
fn headline_in<'a>(lines: impl Iterator<Item = &'a String>) -> Option<&'a String> {
    let is_possible = |line: &&String| {
        !is_navigation(line)
            && !is_caption(line)
            && !is_copyright(line)
            && !is_footer(line)
            && !is_stamp_like(line)
            && !is_byline(line)
            && display_width(line) <= MAX_HEADLINE_WIDTH
    };
    let lines: Vec<&String> = lines.filter(is_possible).collect();
    let with_words = |min: usize| lines.iter().copied().find(|line| word_count(line) >= min);
    with_words(4).or_else(|| with_words(3))
}

/// An address that stands on a line of its own, at the beginning or the end.
fn address(lines: &[String]) -> Option<Sourced<String>> {
    let mut ends = lines.iter().take(6).chain(lines.iter().rev().take(4));
    ends.find_map(|line| {
        let word = line.split(' ').next_back()?;
        let is_alone = line == word || fold_name(line.split("http").next()?).split(' ').count() <= 2;
        let is_address = is_alone && url_fault(word).is_none();
        is_address.then(|| Sourced::guess(word.to_owned(), "it stands on a line of its own"))
    })
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
        let article = read_plain_text(ARTICLE, None);
        assert_eq!(
            article.headline.map(|it| it.value).as_deref(),
            Some("Almora and Belmare agree on fishing rights, warn of 'grey fleets'")
        );
        assert_eq!(
            article.published.map(|it| (it.value, it.guess)),
            Some((jiff::civil::date(2031, 3, 16), true))
        );
        assert_eq!(article.agencies[0].value, "Tidewire");
        assert_eq!(
            (article.captions.len(), article.paragraphs.len()),
            (1, 2),
            "{:#?}",
            article.paragraphs
        );
        assert!(article.boilerplate[0] == "Harbour Daily" && article.boilerplate.iter().any(|line| is_copyright(line)));
    }

    #[test]
    fn hard_wrapped_lines_are_put_together() {
        let text = "Ministers agree on the lights of the northern strait\n\n\
            The ministers of the two states agreed on Saturday that the\nlights of the northern strait are to be kept by both of them,\nin turn.\n\n\
            They will meet again.\n";
        let article = read_plain_text(text, None);
        assert_eq!(article.paragraphs.len(), 1, "{:#?}", article.paragraphs);
        assert!(article.paragraphs[0].ends_with("both of them, in turn."));
    }

    #[test]
    fn nothing_is_made_of_nothing() {
        for text in ["", "\n\n", "Home", "a\nb\nc", "2021-10-30", "©"] {
            let article = read_plain_text(text, None);
            assert!(
                article.headline.is_none() && article.paragraphs.is_empty(),
                "{text:?}: {article:?}"
            );
        }
    }
}
