//! Pictures for those who share a link: an SVG that the theme’s `card.svg` makes, to be drawn as PNG.

use crate::diagnostic::{Diagnostic, rules};
use crate::draw::{Picture, Weight, can_draw, lines};
use crate::plan::CardSubject;
use crate::render::context::Context;
use crate::render::value::{Value, list, map, text, text_or_none};

/// The width of the text, in pixels of a card that is 1200 wide.
const TEXT_WIDTH: f32 = 1_040.0;

/// The sizes that a title may have, in pixels, with the most lines at each.
const TITLE_SIZES: [(u8, usize); 4] = [(84, 2), (72, 3), (60, 4), (48, 5)];

const TEMPLATE: &str = "card.svg";

pub fn picture(context: &Context, shown: CardSubject) -> Result<Picture, Vec<Diagnostic>> {
    let digest = context.digest;
    let drawn = |text: &str| Some(text.to_owned()).filter(|text| can_draw(text));
    let (kind, title, above, below) = match shown {
        CardSubject::Digest => ("digest", &digest.config.title, None, digest.config.description.clone()),
        CardSubject::Topic(id) => {
            let topic = digest.topic(id);
            (
                "topic",
                &topic.title,
                drawn(context.word("topic")),
                topic.summary.clone(),
            )
        }
        CardSubject::Entry(id) => {
            let entry = digest.entry(id);
            let date = context.dates().span(entry.date);
            let above = match &entry.place {
                Some(place) => format!("{date} · {}", place.name),
                None => date,
            };
            let topics: Vec<&str> = entry.topics.iter().map(|id| digest.topic(*id).title.as_str()).collect();
            ("entry", &entry.title, drawn(&above), Some(topics.join(" · ")))
        }
    };
    let fits = TITLE_SIZES.iter().find_map(|(size, most)| {
        let lines = lines(title, Weight::Semibold, f32::from(*size), TEXT_WIDTH);
        (lines.len() <= *most).then_some((*size, lines))
    });
    let (size, title) = fits.unwrap_or_else(|| {
        let (size, most) = TITLE_SIZES[TITLE_SIZES.len() - 1];
        (
            size,
            cut_lines(lines(title, Weight::Semibold, f32::from(size), TEXT_WIDTH), most),
        )
    });
    let below = below.filter(|below| can_draw(below));
    let below = below.map(|below| cut_lines(lines(&below, Weight::Regular, 30.0, TEXT_WIDTH), 2));
    let card = map([
        ("kind", text(kind)),
        ("title", list(title.iter().map(|line| text(line)))),
        ("size", Value::from(u64::from(size))),
        ("above", text_or_none(above.as_deref())),
        ("below", list(below.iter().flatten().map(|line| text(line)))),
        ("site", text_or_none(drawn(&digest.config.title).as_deref())),
    ]);
    let svg = context.templates.render(TEMPLATE, vec![("card", card)])?;
    let svg = String::from_utf8_lossy(&svg).into_owned();
    Picture::new(svg).map_err(|why| {
        vec![
            context
                .templates
                .fault(&context.theme.chain, TEMPLATE, &rules::CARD_BROKEN, &why),
        ]
    })
}

/// The first lines, with an ellipsis where something is left out.
fn cut_lines(mut lines: Vec<String>, most: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}
