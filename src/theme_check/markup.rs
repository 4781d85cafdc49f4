//! A page's HTML as a browser reads it: elements in the order of the page, each with its parent. The only place that
//! names scraper.

use scraper::{Html, Node};
use std::collections::HashMap;

/// The elements and texts of a page.
#[derive(Debug, Default)]
pub struct Markup {
    /// Every element, a parent before its children.
    pub elements: Vec<Element>,
    /// Every piece of text.
    pub texts: Vec<Text>,
    /// Whether it begins with `<!doctype html>`.
    pub has_doctype: bool,
    /// What the parser had to correct, in its words.
    pub corrections: Vec<String>,
}

/// An element.
#[derive(Debug)]
pub struct Element {
    /// Its name, in lower case.
    pub name: String,
    /// Its attributes, in no order that means anything.
    pub attributes: Vec<(String, String)>,
    /// Its parent, as an index of `Markup::elements`; `None` for `<html>`.
    pub parent: Option<usize>,
}

/// A piece of text.
#[derive(Debug)]
pub struct Text {
    /// Its text, with single spaces and none around it; never empty.
    pub words: String,
    /// The element that it stands in, as an index of `Markup::elements`.
    pub parent: usize,
}

impl Element {
    /// The value of an attribute, by its name in lower case.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it has an attribute.
    pub fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    /// Whether one of the words of its `rel` is this, in any case.
    pub fn is_rel(&self, word: &str) -> bool {
        let rel = self.attribute("rel").unwrap_or_default();
        rel.split_ascii_whitespace().any(|it| it.eq_ignore_ascii_case(word))
    }
}

impl Markup {
    /// Parses a page.
    pub fn parse(text: &str) -> Self {
        let html = Html::parse_document(text);
        let mut markup = Self {
            corrections: html.errors.iter().map(ToString::to_string).collect(),
            ..Self::default()
        };
        let mut indexes = HashMap::new();
        for node in html.tree.root().descendants() {
            let parent = node.parent().and_then(|parent| indexes.get(&parent.id()).copied());
            match node.value() {
                Node::Doctype(doctype) => {
                    markup.has_doctype = doctype.name() == "html" && doctype.public_id().is_empty();
                }
                Node::Element(element) => {
                    indexes.insert(node.id(), markup.elements.len());
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
                    let words = with_single_spaces(text);
                    if let Some(parent) = parent.filter(|_| !words.is_empty()) {
                        markup.texts.push(Text { words, parent });
                    }
                }
                _ => {}
            }
        }
        markup
    }

    /// The elements of these names, each with its index.
    pub fn named<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = (usize, &'a Element)> {
        let all = self.elements.iter().enumerate();
        all.filter(|(_, element)| names.contains(&element.name.as_str()))
    }

    /// The element and what it stands in, from the inside to the outside.
    pub fn ancestors(&self, at: usize) -> impl Iterator<Item = &Element> {
        let indexes = std::iter::successors(Some(at), |at| self.elements[*at].parent);
        indexes.map(|at| &self.elements[at])
    }

    /// Whether an element stands in another, or is it.
    pub fn is_within(&self, at: usize, outer: usize) -> bool {
        std::iter::successors(Some(at), |at| self.elements[*at].parent).any(|at| at == outer)
    }

    /// The nearest value of an attribute, from an element outwards.
    pub fn nearest(&self, at: usize, name: &str) -> Option<&str> {
        self.ancestors(at).find_map(|element| element.attribute(name))
    }

    /// The elements in an element, each with its index.
    pub fn descendants(&self, outer: usize) -> impl Iterator<Item = (usize, &Element)> {
        let all = self.elements.iter().enumerate().skip(outer + 1);
        all.filter(move |(at, _)| self.is_within(*at, outer))
    }

    /// The text of an element, with single spaces.
    pub fn words(&self, outer: usize) -> String {
        let texts = self.texts.iter().filter(|text| self.is_within(text.parent, outer));
        let words: Vec<&str> = texts.map(|text| text.words.as_str()).collect();
        words.join(" ")
    }

    /// The index of the first element with an id.
    pub fn find_id(&self, id: &str) -> Option<usize> {
        self.elements
            .iter()
            .position(|element| element.attribute("id") == Some(id))
    }
}

/// A text with single spaces and none around it.
pub fn with_single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
