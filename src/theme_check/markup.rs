//! A page's HTML as a browser reads it: elements in the order of the page, each with its parent. The only place that
//! names scraper.

use scraper::{Html, Node};
use std::collections::HashMap;

/// A page, read.
#[derive(Debug, Default)]
pub struct Markup {
    /// Every element, a parent before its children.
    pub elements: Vec<Element>,
    /// Every piece of text.
    pub texts: Vec<Text>,
    /// Whether it begins with `<!doctype html>`.
    pub has_doctype: bool,
    /// What the parser had to put right, in its words.
    pub repairs: Vec<String>,
}

/// An element.
#[derive(Debug)]
pub struct Element {
    /// Its name, in lower case.
    pub name: String,
    /// Its attributes, in no order that means anything.
    pub attributes: Vec<(String, String)>,
    /// What it stands in, by its place in the list.
    pub parent: Option<usize>,
}

/// A piece of text.
#[derive(Debug)]
pub struct Text {
    /// What it says, with single spaces and none around it.
    pub words: String,
    /// The element that it stands in.
    pub parent: usize,
}

impl Element {
    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it has an attribute.
    pub fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    /// Whether one of the words of `rel` is this.
    pub fn is_rel(&self, word: &str) -> bool {
        let rel = self.attribute("rel").unwrap_or_default();
        rel.split_ascii_whitespace().any(|it| it.eq_ignore_ascii_case(word))
    }
}

impl Markup {
    /// Reads a page.
    pub fn read(text: &str) -> Self {
        let html = Html::parse_document(text);
        let mut markup = Self {
            repairs: html.errors.iter().map(ToString::to_string).collect(),
            ..Self::default()
        };
        let mut places = HashMap::new();
        for node in html.tree.root().descendants() {
            let parent = node.parent().and_then(|parent| places.get(&parent.id()).copied());
            match node.value() {
                Node::Doctype(doctype) => {
                    markup.has_doctype = doctype.name() == "html" && doctype.public_id().is_empty()
                }
                Node::Element(element) => {
                    places.insert(node.id(), markup.elements.len());
                    markup.elements.push(Element {
                        name: element.name().to_owned(),
                        attributes: element
                            .attrs()
                            .map(|(name, value)| (name.to_owned(), value.to_owned()))
                            .collect(),
                        parent,
                    });
                }
                Node::Text(text) => {
                    let words = spaced(text);
                    if let Some(parent) = parent.filter(|_| !words.is_empty()) {
                        markup.texts.push(Text { words, parent });
                    }
                }
                _ => {}
            }
        }
        markup
    }

    /// The elements of these names, with their places.
    pub fn named<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = (usize, &'a Element)> {
        let all = self.elements.iter().enumerate();
        all.filter(|(_, element)| names.contains(&element.name.as_str()))
    }

    /// The element and what it stands in, from the inside to the outside.
    pub fn upwards(&self, at: usize) -> impl Iterator<Item = &Element> {
        let places = std::iter::successors(Some(at), |at| self.elements[*at].parent);
        places.map(|at| &self.elements[at])
    }

    /// Whether an element stands in another, or is it.
    pub fn is_within(&self, at: usize, outer: usize) -> bool {
        std::iter::successors(Some(at), |at| self.elements[*at].parent).any(|at| at == outer)
    }

    /// The nearest value of an attribute, from an element outwards.
    pub fn nearest(&self, at: usize, name: &str) -> Option<&str> {
        self.upwards(at).find_map(|element| element.attribute(name))
    }

    /// The elements below one, with their places.
    pub fn below(&self, outer: usize) -> impl Iterator<Item = (usize, &Element)> {
        let all = self.elements.iter().enumerate().skip(outer + 1);
        all.filter(move |(at, _)| self.is_within(*at, outer))
    }

    /// All that an element says, with single spaces.
    pub fn words(&self, outer: usize) -> String {
        let texts = self.texts.iter().filter(|text| self.is_within(text.parent, outer));
        let words: Vec<&str> = texts.map(|text| text.words.as_str()).collect();
        words.join(" ")
    }

    /// The place of the element with an id.
    pub fn with_id(&self, id: &str) -> Option<usize> {
        self.elements
            .iter()
            .position(|element| element.attribute("id") == Some(id))
    }
}

/// A text with single spaces and none around it.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
