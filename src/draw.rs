//! Draws SVG with text as PNG, always with the same two faces, so that every machine draws the same. The only place that
//! names resvg, skrifa and png.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, ImageHrefResolver, fontdb, roxmltree};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use std::ops::RangeInclusive;
use std::sync::{Arc, LazyLock};

/// The family that is drawn with (SIL Open Font License): Latin, Greek, Cyrillic and Hebrew letters.
const FAMILY: &str = "Libertinus Serif";
/// Its faces, which the build script takes out of the crate typst-assets.
const REGULAR: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/LibertinusSerif-Regular.otf"));
const SEMIBOLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/LibertinusSerif-Semibold.otf"));
/// Whether this program can draw.
pub const AVAILABLE: bool = true;
/// Raised when the same SVG would be drawn in another way.
const EDITION: &str = "1";
/// Letters that the faces surely have.
const PLAIN: RangeInclusive<char> = ' '..='~';
/// Where in a PNG its mark is looked for, in bytes.
const HEAD: usize = 512;

/// An SVG that is well formed, to be drawn where it is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    svg: String,
    /// Stands in the PNG, and tells whether that is this SVG drawn.
    mark: String,
}

/// How bold a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// 400
    Regular,
    /// 600
    Semibold,
}

impl Picture {
    /// An SVG. What cannot be drawn is a mistake of whoever wrote it, here told as far as it can be without drawing.
    ///
    /// # Errors
    /// It is not XML, or its outermost element is no `svg`.
    pub fn new(svg: String) -> Result<Self, String> {
        let document = roxmltree::Document::parse(&svg).map_err(|error| error.to_string())?;
        let root = document.root_element().tag_name().name();
        if root != "svg" {
            return Err(format!("it is `{root}` and has to be `svg`"));
        }
        let mut hash = blake3::Hasher::new();
        hash.update(EDITION.as_bytes()).update(svg.as_bytes());
        let mark = hash.finalize().to_hex().to_string();
        Ok(Self { svg, mark })
    }

    /// Whether a PNG is this picture drawn before.
    pub fn is(&self, png: &[u8]) -> bool {
        let head = &png[..png.len().min(HEAD)];
        head.windows(self.mark.len()).any(|bytes| bytes == self.mark.as_bytes())
    }

    /// Draws it.
    ///
    /// # Errors
    /// What the SVG has that cannot be drawn.
    pub fn png(&self) -> Result<Vec<u8>, String> {
        let options = usvg::Options {
            font_family: FAMILY.to_owned(),
            fontdb: Arc::clone(&FONTS),
            // It stands alone: whatever it would take from elsewhere is left out.
            image_href_resolver: ImageHrefResolver {
                resolve_data: ImageHrefResolver::default_data_resolver(),
                resolve_string: Box::new(|_, _| None),
            },
            ..usvg::Options::default()
        };
        let tree = usvg::Tree::from_str(&self.svg, &options).map_err(|error| error.to_string())?;
        let size = tree.size().to_int_size();
        let mut pixmap = Pixmap::new(size.width(), size.height()).ok_or("it is too large")?;
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        self.encode(&pixmap).map_err(|error| error.to_string())
    }

    /// A PNG without transparency, marked.
    fn encode(&self, pixmap: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
        let colours: Vec<u8> = pixmap
            .pixels()
            .iter()
            .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
            .collect();
        let mut out = Vec::with_capacity(64 << 10);
        let mut encoder = png::Encoder::new(&mut out, pixmap.width(), pixmap.height());
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::Balanced);
        encoder.add_text_chunk("Software".to_owned(), "Chancery".to_owned())?;
        encoder.add_text_chunk("Source".to_owned(), self.mark.clone())?;
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&colours)?;
        writer.finish()?;
        Ok(out)
    }
}

/// Whether the faces have all of a text's letters.
pub fn can_draw(text: &str) -> bool {
    let face = face(Weight::Semibold);
    let has = |c| face.charmap().map(c).is_some_and(|glyph| glyph.to_u32() != 0);
    // Every title is asked for at every edit of one; nearly all are plain.
    text.chars().all(|c| PLAIN.contains(&c) || has(c))
}

/// Parts a text into lines of at most a width, in pixels at a size. A word that is wider stands alone.
pub fn lines(text: &str, weight: Weight, size: f32, width: f32) -> Vec<String> {
    let face = face(weight);
    let (charmap, metrics) = (
        face.charmap(),
        face.glyph_metrics(Size::new(size), LocationRef::default()),
    );
    let measure = |text: &str| -> f32 {
        let glyphs = text.chars().filter_map(|c| charmap.map(c));
        glyphs.filter_map(|glyph| metrics.advance_width(glyph)).sum()
    };
    let mut lines: Vec<String> = Vec::new();
    let space = measure(" ");
    let mut taken = 0.0;
    for word in text.split_whitespace() {
        let wide = measure(word);
        match lines.last_mut() {
            Some(line) if taken + space + wide <= width => {
                line.push(' ');
                line.push_str(word);
                taken += space + wide;
            }
            _ => {
                lines.push(word.to_owned());
                taken = wide;
            }
        }
    }
    lines
}

/// The faces as usvg takes them, read once.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    for face in [REGULAR, SEMIBOLD] {
        database.load_font_source(fontdb::Source::Binary(Arc::new(face)));
    }
    Arc::new(database)
});

fn face(weight: Weight) -> skrifa::FontRef<'static> {
    let data = match weight {
        Weight::Regular => REGULAR,
        Weight::Semibold => SEMIBOLD,
    };
    skrifa::FontRef::new(data).expect("the build script has taken out a font")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_lines() {
        assert!(can_draw("Wang Yi: “Ærø, Łódź” – Москва, Αθήνα, ירושלים 2021 €"));
        let charmap = face(Weight::Semibold).charmap();
        assert!(
            PLAIN
                .into_iter()
                .all(|c| charmap.map(c).is_some_and(|glyph| glyph.to_u32() != 0))
        );
        assert!(!can_draw("王毅") && !can_draw("العربية") && !can_draw("👍"));
        let text = "Wang Yi and Sergey Lavrov meet in Rome";
        let parted = lines(text, Weight::Semibold, 64.0, 600.0);
        assert!(parted.len() > 1, "{parted:?}");
        assert_eq!(parted.join(" "), text);
        assert_eq!(lines(text, Weight::Regular, 16.0, 600.0).len(), 1);
        assert!(lines(" ", Weight::Regular, 16.0, 600.0).is_empty());
        assert_eq!(lines("Rindfleischetikettierung", Weight::Regular, 64.0, 10.0).len(), 1);
    }

    #[test]
    fn a_picture_knows_its_png() {
        let svg = |text: &str| {
            let size = "xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"30\"";
            format!("<svg {size}><rect width=\"60\" height=\"30\" fill=\"#fff\"/><text y=\"20\">{text}</text></svg>")
        };
        let one = Picture::new(svg("One")).expect("an SVG");
        let other = Picture::new(svg("Two")).expect("an SVG");
        let png = one.png().expect("a PNG");
        assert!(one.is(&png) && !other.is(&png) && !one.is(b""));
        assert_eq!(png, one.png().expect("a PNG"), "twice the same");
        assert_ne!(png, other.png().expect("a PNG"));
        assert!(Picture::new("<svg>".to_owned()).is_err());
        assert!(Picture::new("<html/>".to_owned()).is_err());
        let empty = Picture::new("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\"/>".to_owned());
        assert!(empty.expect("well formed").png().is_err());
    }
}
