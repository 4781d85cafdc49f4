//! Pictures for those who share a link: an SVG that the theme’s `card.svg` makes, to be drawn as PNG.

use crate::diagnostic::{Diagnostic, rules};
use crate::draw::{Picture, Weight, can_draw, lines};
use crate::plan::CardSubject;
use crate::render::context::Context;
use crate::render::value::{Value, list, map, text, text_or_none};

/// The template of a card.
const TEMPLATE: &str = "card.svg";

/// The width of the text, in pixels of a card that is 1200 wide.
const TEXT_WIDTH: f32 = 1_040.0;

/// The sizes that a title may have, in pixels, each with the most lines that have room.
const TITLE_SIZES: [(u8, usize); 4] = [(84, 2), (72, 3), (60, 4), (48, 5)];

/// The size of the text below the title, in pixels.
const BELOW_SIZE: f32 = 30.0;

/// The most lines below the title.
const BELOW_LINES: usize = 2;

/// The texts of a card.
struct CardTexts<'a> {
    kind: &'static str,
    title: &'a str,
    above: Option<String>,
    below: Option<String>,
}

/// The social card of the digest, a topic or an entry.
///
/// # Errors
/// A mistake in the template, or an SVG that cannot be read.
pub fn picture(context: &Context, subject: CardSubject) -> Result<Picture, Vec<Diagnostic>> {
    let texts = card_texts(context, subject);
    let (size, title) = fit_title(texts.title);
    let below = if_drawable(texts.below);
    let below = below.map(|below| cut_lines(lines(&below, Weight::Regular, BELOW_SIZE, TEXT_WIDTH), BELOW_LINES));
    let site = if_drawable(Some(context.digest.config.title.clone()));
    let card = map([
        ("kind", text(texts.kind)),
        ("title", list(title.iter().map(|line| text(line)))),
        ("size", Value::from(u64::from(size))),
        ("above", text_or_none(if_drawable(texts.above).as_deref())),
        ("below", list(below.iter().flatten().map(|line| text(line)))),
        ("site", text_or_none(site.as_deref())),
    ]);
    let svg = context.templates.render(TEMPLATE, vec![("card", card)])?;
    let svg = String::from_utf8_lossy(&svg).into_owned();
    let chain = &context.theme.chain;
    Picture::new(svg).map_err(|why| {
        let fault = context.templates.fault(chain, TEMPLATE, &rules::CARD_BROKEN, &why);
        vec![fault]
    })
}

fn card_texts<'a>(context: &Context<'a>, subject: CardSubject) -> CardTexts<'a> {
    let digest = context.digest;
    match subject {
        CardSubject::Digest => CardTexts {
            kind: "digest",
            title: &digest.config.title,
            above: None,
            below: digest.config.description.clone(),
        },
        CardSubject::Topic(id) => {
            let topic = digest.topic(id);
            CardTexts {
                kind: "topic",
                title: &topic.title,
                above: Some(context.word("topic").to_owned()),
                below: topic.summary.clone(),
            }
        }
        CardSubject::Entry(id) => {
            let entry = digest.entry(id);
            let date = context.dates().span(entry.date);
            let topics: Vec<&str> = entry.topics.iter().map(|id| digest.topic(*id).title.as_str()).collect();
            CardTexts {
                kind: "entry",
                title: &entry.title,
                above: Some(match &entry.place {
                    Some(place) => format!("{date} · {}", place.name),
                    None => date,
                }),
                below: Some(topics.join(" · ")),
            }
        }
    }
}

/// The text, if the typeface has all of its characters.
fn if_drawable(text: Option<String>) -> Option<String> {
    text.filter(|text| can_draw(text))
}

/// The largest size at which a title fits, and its lines; at the smallest size the lines that are too many are cut off.
fn fit_title(title: &str) -> (u8, Vec<String>) {
    let lines_at = |size: u8| lines(title, Weight::Semibold, f32::from(size), TEXT_WIDTH);
    let fits = TITLE_SIZES.iter().find_map(|(size, max)| {
        let lines = lines_at(*size);
        (lines.len() <= *max).then_some((*size, lines))
    });
    let [.., (smallest, max)] = TITLE_SIZES;
    fits.unwrap_or_else(|| (smallest, cut_lines(lines_at(smallest), max)))
}

/// The first lines, with an ellipsis where lines are left out.
fn cut_lines(mut lines: Vec<String>, max: usize) -> Vec<String> {
    if lines.len() > max {
        lines.truncate(max);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}
