//! A page parsed into a tree, which is walked once: what its head says of it, and its text in lines. One of the two places
//! that name scraper.

use crate::html::is_inline;
use scraper::node::Element;
use scraper::{Html, Node};

/// A `<time>` with a `datetime`.
#[derive(Debug)]
pub struct Time {
    /// Its `datetime`, as it is written.
    pub text: String,
    /// Whether its attributes say that it is the time of publication.
    pub is_publication: bool,
}

/// What a page says by its elements.
#[derive(Debug, Default)]
pub struct PageContent {
    /// The name, in lower case, and the content of each `<meta>`.
    metas: Vec<(String, String)>,
    /// The content of the scripts with JSON-LD.
    pub json_ld: Vec<String>,
    /// The canonical link.
    pub canonical: Option<String>,
    /// The address in the comment of the browser that saved the page.
    pub saved_from: Option<String>,
    /// The `lang` of the page.
    pub language: Option<String>,
    /// The text of the first `<title>`.
    pub title: String,
    /// The text of each `<h1>`, those in a `<header>` last.
    pub headings: Vec<String>,
    /// The times outside of menus and the like.
    pub times: Vec<Time>,
    /// The captions of figures.
    pub captions: Vec<String>,
    /// The text, blocks on lines of their own.
    pub text: String,
    /// The text of footers, likewise.
    pub footer: String,
}

impl PageContent {
    /// The content of the first `<meta>` of a name, in lower case, that has any.
    pub fn meta(&self, name: &str) -> Option<&str> {
        let found = self
            .metas
            .iter()
            .find(|(known, content)| known == name && !content.trim().is_empty());
        found.map(|(_, content)| content.as_str())
    }
}

/// Elements whose text is not part of an article.
const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "nav", "aside", "form", "button", "select", "iframe", "object",
    "math", "textarea",
];

/// Which text of the page a piece of text belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Text,
    Title,
    Heading,
    Caption,
    Footer,
}

/// Parses a page and reads it.
pub fn parse_page(html: &str) -> PageContent {
    let document = Html::parse_document(html);
    let mut reader = PageReader::default();
    let mut node = document.tree.root();
    // A loop and no recursion: a page may be nested more deeply than the stack allows.
    loop {
        let descends = match node.value() {
            Node::Text(text) => {
                reader.read_text(text);
                true
            }
            Node::Comment(comment) => {
                if reader.content.saved_from.is_none() {
                    reader.content.saved_from = saved_from(comment);
                }
                true
            }
            Node::Element(element) => {
                let texts = node.children().filter_map(|child| child.value().as_text());
                reader.read_metadata(element, || texts.map(|text| &**text).collect());
                reader.enter(element.name());
                !SKIPPED.contains(&element.name())
            }
            _ => true,
        };
        if descends && let Some(child) = node.first_child() {
            node = child;
            reader.depth += 1;
            continue;
        }
        loop {
            if let Node::Element(element) = node.value() {
                reader.leave(element.name());
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                return reader.finish();
            };
            node = parent;
            reader.depth -= 1;
        }
    }
}

/// A page while its tree is walked.
#[derive(Default)]
struct PageReader {
    content: PageContent,
    /// The headings in a `<header>`, which may be the name of the site.
    header_headings: Vec<String>,
    /// The sections that are open, each with the depth at which it began.
    sections: Vec<(usize, Section)>,
    /// How deep in the tree the walk is.
    depth: usize,
    /// How many `<header>` and how many `<pre>` are open.
    open_headers: usize,
    open_preformatted: usize,
}

impl PageReader {
    fn section(&self) -> Section {
        self.sections.last().map_or(Section::Text, |(_, section)| *section)
    }

    fn read_text(&mut self, text: &str) {
        let section = self.section();
        let content = &mut self.content;
        let to = match section {
            Section::Text => &mut content.text,
            Section::Title => &mut content.title,
            Section::Footer => &mut content.footer,
            Section::Caption => content.captions.last_mut().unwrap_or(&mut content.text),
            Section::Heading if self.open_headers > 0 => self.header_headings.last_mut().unwrap_or(&mut content.title),
            Section::Heading => content.headings.last_mut().unwrap_or(&mut content.title),
        };
        push_text(text, self.open_preformatted > 0, to);
        if section == Section::Heading {
            push_text(text, false, &mut content.text);
        }
    }

    /// Reads what an element says by its attributes; `text` is its own text.
    fn read_metadata(&mut self, element: &Element, text: impl FnOnce() -> String) {
        let content = &mut self.content;
        let attribute = |name: &str| element.attr(name).map(str::to_owned);
        let has_value = |name: &str, value: &str| {
            element
                .attr(name)
                .is_some_and(|found| found.trim().eq_ignore_ascii_case(value))
        };
        match element.name() {
            "html" => content.language = attribute("lang").or_else(|| attribute("xml:lang")),
            "meta" => {
                let name = ["property", "name", "itemprop", "http-equiv"]
                    .iter()
                    .find_map(|key| element.attr(key));
                if let (Some(name), Some(value)) = (name, attribute("content")) {
                    content.metas.push((name.trim().to_ascii_lowercase(), value));
                }
            }
            "link" if content.canonical.is_none() && has_value("rel", "canonical") => {
                content.canonical = attribute("href");
            }
            "script" if has_value("type", "application/ld+json") => content.json_ld.push(text()),
            "time" => {
                let signs = ["itemprop", "class", "pubdate"]
                    .iter()
                    .filter_map(|key| element.attr(key));
                let signs = signs.collect::<Vec<_>>().join(" ").to_ascii_lowercase();
                let is_publication = element.attr("pubdate").is_some() || signs.contains("publish");
                let time = attribute("datetime").map(|text| Time { text, is_publication });
                content.times.extend(time);
            }
            _ => {}
        }
    }

    /// Opens the section that an element begins.
    fn enter(&mut self, name: &str) {
        let before = self.section();
        let section = match name {
            "title" if self.content.title.is_empty() => Some(Section::Title),
            "h1" => {
                let headings = if self.open_headers > 0 {
                    &mut self.header_headings
                } else {
                    &mut self.content.headings
                };
                headings.push(String::new());
                Some(Section::Heading)
            }
            "figcaption" => {
                self.content.captions.push(String::new());
                Some(Section::Caption)
            }
            "footer" => Some(Section::Footer),
            _ => None,
        };
        self.break_line(name, before);
        let depth = self.depth;
        self.sections.extend(section.map(|section| (depth, section)));
        self.open_headers += usize::from(name == "header");
        self.open_preformatted += usize::from(name == "pre");
    }

    /// Closes the section that an element began.
    fn leave(&mut self, name: &str) {
        if self.sections.last().is_some_and(|(began, _)| *began == self.depth) {
            self.sections.pop();
        }
        self.open_headers -= usize::from(name == "header");
        self.open_preformatted -= usize::from(name == "pre");
        self.break_line(name, self.section());
    }

    /// Begins a new line where a block begins or ends.
    fn break_line(&mut self, name: &str, section: Section) {
        if is_inline(name) {
            return;
        }
        let content = &mut self.content;
        match section {
            Section::Text | Section::Heading => content.text.push('\n'),
            Section::Footer => content.footer.push('\n'),
            Section::Caption => {
                if let Some(caption) = content.captions.last_mut() {
                    caption.push(' ');
                }
            }
            Section::Title => {}
        }
    }

    fn finish(mut self) -> PageContent {
        self.content.headings.extend(self.header_headings);
        self.content
    }
}

/// Appends text; outside of `<pre>` a line break is a space.
fn push_text(text: &str, is_preformatted: bool, to: &mut String) {
    if is_preformatted {
        to.push_str(text);
    } else {
        to.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
    }
}

/// The address in `saved from url=(0042)https://example.org/…`, a comment that browsers write.
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
        let content = parse_page(html);
        assert_eq!(
            (
                content.title.as_str(),
                content.meta("og:title"),
                content.language.as_deref()
            ),
            ("T | S", Some("T"), Some("en"))
        );
        assert_eq!(content.canonical.as_deref(), Some("https://a.example/t"));
        assert_eq!(content.saved_from.as_deref(), Some("https://a.example/x"));
        assert_eq!(content.headings, ["The T", "S"]);
        assert_eq!(
            (content.json_ld.len(), content.captions.as_slice()),
            (1, ["Below".to_owned()].as_slice())
        );
        assert!(content.times[0].is_publication && content.footer.contains('©'));
        let lines: Vec<&str> = content
            .text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(lines, ["S", "The T", "x", "One two", "Three"]);
    }
}
