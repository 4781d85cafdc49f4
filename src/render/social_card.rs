//! Pictures for those who share a link: an SVG that the theme's `card.svg` makes, to be drawn as PNG.

use super::Renderer;
use super::template::{Value, list, map, maybe, text};
use crate::diagnostic::{Diagnostic, rules};
use crate::draw::{Picture, Weight, can_draw, lines};
use crate::plan::{CARD, CardSubject};

/// The width of the text, in pixels of a card that is 1200 wide.
const WIDTH: f32 = 1_040.0;
/// The sizes that a title may have, in pixels, with the most lines at each.
const SIZES: [(u8, usize); 4] = [(84, 2), (72, 3), (60, 4), (48, 5)];

impl<'a> Renderer<'a> {
    pub(super) fn social_card(&self, shown: CardSubject) -> Result<Picture, Vec<Diagnostic>> {
        let digest = self.digest;
        let drawn = |text: &str| Some(text.to_owned()).filter(|text| can_draw(text));
        let (kind, title, above, below) = match shown {
            CardSubject::Digest => ("digest", &digest.config.title, None, digest.config.description.clone()),
            CardSubject::Topic(id) => {
                let topic = digest.topic(id);
                ("topic", &topic.title, drawn(self.word("topic")), topic.summary.clone())
            }
            CardSubject::Entry(id) => {
                let entry = digest.entry(id);
                let date = self.dates().span(entry.date);
                let above = match &entry.place {
                    Some(place) => format!("{date} · {}", place.name),
                    None => date,
                };
                let topics: Vec<&str> = entry.topics.iter().map(|id| digest.topic(*id).title.as_str()).collect();
                ("entry", &entry.title, drawn(&above), Some(topics.join(" · ")))
            }
        };
        let fits = SIZES.iter().find_map(|(size, most)| {
            let lines = lines(title, Weight::Semibold, f32::from(*size), WIDTH);
            (lines.len() <= *most).then_some((*size, lines))
        });
        let (size, title) = fits.unwrap_or_else(|| {
            let (size, most) = SIZES[SIZES.len() - 1];
            (size, cut(lines(title, Weight::Semibold, f32::from(size), WIDTH), most))
        });
        let below = below.filter(|below| can_draw(below));
        let below = below.map(|below| cut(lines(&below, Weight::Regular, 30.0, WIDTH), 2));
        let card = map([
            ("kind", text(kind)),
            ("title", list(title.iter().map(|line| text(line)))),
            ("size", Value::from(u64::from(size))),
            ("above", maybe(above.as_deref())),
            ("below", list(below.iter().flatten().map(|line| text(line)))),
            ("site", maybe(drawn(&digest.config.title).as_deref())),
        ]);
        let svg = self.templates.render(TEMPLATE, vec![("card", card)])?;
        let svg = String::from_utf8_lossy(&svg).into_owned();
        Picture::new(svg).map_err(|why| {
            vec![
                self.templates
                    .fault(&self.theme.chain, TEMPLATE, &rules::CARD_BROKEN, &why),
            ]
        })
    }

    /// The absolute address of the picture that stands for a page.
    pub(super) fn card_of(&self, address: &str) -> Option<String> {
        let config = &self.digest.config;
        let base = config.base_url.as_deref().filter(|_| config.pages.cards)?;
        let own = format!("{address}{CARD}");
        let card = [own.as_str(), CARD]
            .into_iter()
            .find(|card| self.site.at(card).is_some())?;
        Some(format!("{base}{card}"))
    }
}

const TEMPLATE: &str = "card.svg";

/// The first lines, with an ellipsis where something is left out.
fn cut(mut lines: Vec<String>, most: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}
