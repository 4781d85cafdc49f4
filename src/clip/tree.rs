//! A page as a tree, gone through once: what it says of itself in its head, and its text in lines. The only place that
//! names scraper.

use crate::html::is_inline;
use scraper::{Html, Node};

/// A `<time>` with a machine's reading.
#[derive(Debug)]
pub struct Time {
    /// Its `datetime`.
    pub text: String,
    /// Whether it is said to be of the publication.
    pub published: bool,
}

/// What a page says by its elements.
#[derive(Debug, Default)]
pub struct Marked {
    metas: Vec<(String, String)>,
    /// The scripts with JSON-LD.
    pub linked: Vec<String>,
    /// The canonical link.
    pub canonical: Option<String>,
    /// The address in the comment of the browser that saved the page.
    pub saved_from: Option<String>,
    /// The page's language.
    pub language: Option<String>,
    /// The `<title>`.
    pub title: String,
    /// The first headings, those in the page's header last.
    pub headings: Vec<String>,
    /// The times outside of menus and the like.
    pub times: Vec<Time>,
    /// What stands below pictures.
    pub captions: Vec<String>,
    /// The text, blocks on lines of their own.
    pub text: String,
    /// The text of the page's footer, likewise.
    pub footer: String,
}

impl Marked {
    /// What a `<meta>` says.
    pub fn meta(&self, name: &str) -> Option<&str> {
        let found = self
            .metas
            .iter()
            .find(|(known, content)| known == name && !content.trim().is_empty());
        found.map(|(_, content)| content.as_str())
    }
}

/// Elements whose text is of no article.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "nav", "aside", "form", "button", "select", "iframe", "object",
    "math", "textarea",
];
/// Where the text goes that is met.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Location {
    Text,
    Title,
    Heading,
    Caption,
    Footer,
}

/// Reads a page.
pub fn read(html: &str) -> Marked {
    let document = Html::parse_document(html);
    let mut marked = Marked::default();
    let mut in_header: Vec<String> = Vec::new();
    // The places that are open, each with the depth at which it began.
    let mut places: Vec<(usize, Location)> = Vec::new();
    let (mut depth, mut header, mut preformatted) = (0usize, 0usize, 0usize);
    let root = document.tree.root();
    let mut node = root;
    loop {
        let mut descend = true;
        let place = places.last().map_or(Location::Text, |(_, place)| *place);
        match node.value() {
            Node::Text(text) => {
                let to = match place {
                    Location::Text => &mut marked.text,
                    Location::Title => &mut marked.title,
                    Location::Footer => &mut marked.footer,
                    Location::Caption => marked.captions.last_mut().unwrap_or(&mut marked.text),
                    Location::Heading if header > 0 => in_header.last_mut().unwrap_or(&mut marked.title),
                    Location::Heading => marked.headings.last_mut().unwrap_or(&mut marked.title),
                };
                push(text, preformatted > 0, to);
                if place == Location::Heading {
                    push(text, false, &mut marked.text);
                }
            }
            Node::Comment(comment) if marked.saved_from.is_none() => marked.saved_from = saved_from(comment),
            Node::Element(element) => {
                let name = element.name();
                let attribute = |name: &str| element.attr(name).map(str::to_owned);
                match name {
                    "html" => marked.language = attribute("lang").or_else(|| attribute("xml:lang")),
                    "meta" => {
                        let named = ["property", "name", "itemprop", "http-equiv"]
                            .iter()
                            .find_map(|key| element.attr(key));
                        if let (Some(named), Some(content)) = (named, element.attr("content")) {
                            marked
                                .metas
                                .push((named.trim().to_ascii_lowercase(), content.to_owned()));
                        }
                    }
                    "link"
                        if marked.canonical.is_none()
                            && element
                                .attr("rel")
                                .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
                    {
                        marked.canonical = attribute("href");
                    }
                    "script"
                        if element
                            .attr("type")
                            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) =>
                    {
                        let text = node
                            .children()
                            .filter_map(|child| Some(child.value().as_text()?.to_string()));
                        marked.linked.push(text.collect());
                    }
                    "time" => {
                        let signs = ["itemprop", "class", "pubdate"]
                            .iter()
                            .filter_map(|key| element.attr(key));
                        let signs = signs.collect::<Vec<_>>().join(" ").to_ascii_lowercase();
                        let published = element.attr("pubdate").is_some() || signs.contains("publish");
                        marked
                            .times
                            .extend(attribute("datetime").map(|text| Time { text, published }));
                    }
                    _ => {}
                }
                descend = !SILENT.contains(&name);
                let opened = match name {
                    "title" if marked.title.is_empty() => Some(Location::Title),
                    "h1" => {
                        let headings = if header > 0 {
                            &mut in_header
                        } else {
                            &mut marked.headings
                        };
                        headings.push(String::new());
                        Some(Location::Heading)
                    }
                    "figcaption" => {
                        marked.captions.push(String::new());
                        Some(Location::Caption)
                    }
                    "footer" => Some(Location::Footer),
                    _ => None,
                };
                break_line(name, &mut marked, place);
                places.extend(opened.map(|place| (depth, place)));
                header += usize::from(name == "header");
                preformatted += usize::from(name == "pre");
            }
            _ => {}
        }
        if descend && let Some(child) = node.first_child() {
            node = child;
            depth += 1;
            continue;
        }
        loop {
            if let Node::Element(element) = node.value() {
                if places.last().is_some_and(|(began, _)| *began == depth) {
                    places.pop();
                }
                let name = element.name();
                header -= usize::from(name == "header");
                preformatted -= usize::from(name == "pre");
                break_line(
                    name,
                    &mut marked,
                    places.last().map_or(Location::Text, |(_, place)| *place),
                );
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) => {
                    node = parent;
                    depth -= 1;
                }
                None => {
                    marked.headings.extend(in_header);
                    return marked;
                }
            }
        }
    }
}

/// The text of a piece of HTML.
pub fn text_of(html: &str) -> String {
    Html::parse_fragment(html).root_element().text().collect()
}

fn push(text: &str, preformatted: bool, to: &mut String) {
    if preformatted {
        to.push_str(text);
    } else {
        to.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
    }
}

fn break_line(name: &str, marked: &mut Marked, place: Location) {
    if is_inline(name) {
        return;
    }
    match place {
        Location::Text | Location::Heading => marked.text.push('\n'),
        Location::Footer => marked.footer.push('\n'),
        Location::Caption => marked
            .captions
            .last_mut()
            .into_iter()
            .for_each(|caption| caption.push(' ')),
        Location::Title => {}
    }
}

/// `saved from url=(0042)https://example.org/…`
fn saved_from(comment: &str) -> Option<String> {
    let rest = comment.trim().strip_prefix("saved from url=")?;
    let (_, url) = rest.split_once(')')?;
    Some(url.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_says() {
        let html = "<!-- saved from url=(0020)https://a.example/x --><html lang=en><head><title>T | S</title>\
            <meta property='og:title' content='T'><link rel=canonical href='https://a.example/t'>\
            <script type='application/ld+json'>{\"a\": 1}</script></head><body><header><h1>S</h1></header><nav>Menu</nav>\
            <h1>The <i>T</i></h1><time datetime='2031-03-16' class='published'>x</time><p>One\ntwo<p>Three\
            <figure><figcaption>Below</figcaption></figure><footer>© S</footer>";
        let marked = read(html);
        assert_eq!(
            (
                marked.title.as_str(),
                marked.meta("og:title"),
                marked.language.as_deref()
            ),
            ("T | S", Some("T"), Some("en"))
        );
        assert_eq!(marked.canonical.as_deref(), Some("https://a.example/t"));
        assert_eq!(marked.saved_from.as_deref(), Some("https://a.example/x"));
        assert_eq!(marked.headings, ["The T", "S"]);
        assert_eq!(
            (marked.linked.len(), marked.captions.as_slice()),
            (1, ["Below".to_owned()].as_slice())
        );
        assert!(marked.times[0].published && marked.footer.contains('©'));
        let lines: Vec<&str> = marked
            .text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(lines, ["S", "The T", "x", "One two", "Three"]);
    }
}
