//! JSON-LD: what a page's data for search engines say about its article. Broken scripts are ignored.

use super::article::Sourced;
use super::words::one_line;
use crate::html::{Token, decode, tokens};
use crate::language::fold_name;
use serde_json::Value;

/// A value and the field that it comes from.
#[derive(Debug)]
pub struct Statement {
    /// On one line, with character references resolved; never empty.
    pub text: String,
    /// The name of the field in JSON-LD.
    pub field: &'static str,
}

impl Statement {
    /// What `make` makes of the text, with the field as its source.
    pub fn sourced<T>(&self, make: impl Fn(&str) -> T) -> Sourced<T> {
        Sourced::known(make(&self.text), format!("the page's JSON-LD, {}", self.field))
    }
}

/// What JSON-LD says about the article of a page.
#[derive(Debug, Default)]
pub struct JsonLd {
    pub headline: Option<Statement>,
    pub publisher: Option<Statement>,
    pub published: Option<Statement>,
    pub modified: Option<Statement>,
    pub language: Option<Statement>,
    pub url: Option<Statement>,
    pub place: Option<Statement>,
    /// The organisations that wrote it, and names of no known kind.
    pub authors: Vec<Statement>,
    /// Its text, as it is written.
    pub body: Option<String>,
    /// How many scripts could not be read.
    pub broken: usize,
}

/// How deeply lists and graphs are searched for articles.
const MAX_DEPTH: usize = 8;

impl JsonLd {
    /// Reads what the scripts say about the article that has one of these headings, folded, or about the only article if there
    /// is just one.
    pub fn read(scripts: &[String], headings: &[String]) -> Self {
        let mut broken = 0;
        let mut articles = Vec::new();
        for script in scripts {
            match serde_json::from_str::<Value>(script.trim().trim_end_matches(';')) {
                Ok(value) => find_articles(value, MAX_DEPTH, &mut articles),
                Err(_) => broken += 1,
            }
        }
        let has_heading = |article: &Value| {
            let headline =
                fold_name(&text(article.get("headline").or_else(|| article.get("name"))).unwrap_or_default());
            !headline.is_empty()
                && headings
                    .iter()
                    .any(|heading| heading.starts_with(&headline) || headline.starts_with(heading.as_str()))
        };
        let found = articles
            .iter()
            .find(|article| has_heading(article))
            .or(match articles.as_slice() {
                [only] => Some(only),
                _ => None,
            });
        let mut linked = found.map(Self::from_article).unwrap_or_default();
        linked.broken = broken;
        linked
    }

    fn from_article(article: &Value) -> Self {
        let statement = |field: &'static str| {
            Some(Statement {
                text: text(article.get(field))?,
                field,
            })
        };
        let named = |field: &'static str| {
            Some(Statement {
                text: name_of(article.get(field)?)?,
                field,
            })
        };
        let authors = ["sourceOrganization", "provider", "author", "creator"]
            .into_iter()
            .flat_map(|field| {
                let all = match article.get(field) {
                    Some(Value::Array(all)) => all.iter().collect(),
                    other => other.into_iter().collect::<Vec<_>>(),
                };
                let names = all
                    .into_iter()
                    .filter(|who| !has_type(who, &["Person"]))
                    .filter_map(name_of);
                names.map(move |text| Statement { text, field }).collect::<Vec<_>>()
            });
        Self {
            headline: statement("headline"),
            publisher: named("publisher"),
            published: statement("datePublished"),
            modified: statement("dateModified"),
            language: statement("inLanguage"),
            url: statement("url").or_else(|| {
                let main = article.get("mainEntityOfPage")?;
                let text = text(Some(main)).or_else(|| text(main.get("@id")))?;
                Some(Statement {
                    text,
                    field: "mainEntityOfPage",
                })
            }),
            place: named("contentLocation"),
            authors: authors.collect(),
            body: match article.get("articleBody") {
                Some(Value::String(body)) => Some(body.clone()),
                _ => None,
            },
            broken: 0,
        }
    }
}

fn find_articles(value: Value, depth: usize, articles: &mut Vec<Value>) {
    const ARTICLES: &[&str] = &[
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BlogPosting",
        "PressRelease",
    ];
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(values) => values
            .into_iter()
            .for_each(|value| find_articles(value, depth - 1, articles)),
        value if has_type(&value, ARTICLES) => articles.push(value),
        Value::Object(mut fields) => {
            for field in ["@graph", "mainEntity"] {
                if let Some(value) = fields.remove(field) {
                    find_articles(value, depth - 1, articles);
                }
            }
        }
        _ => {}
    }
}

fn has_type(value: &Value, types: &[&str]) -> bool {
    let is = |value: &Value| {
        value
            .as_str()
            .is_some_and(|name| types.contains(&name.rsplit('/').next().unwrap_or(name)))
    };
    match value.get("@type") {
        Some(Value::Array(names)) => names.iter().any(is),
        Some(name) => is(name),
        None => false,
    }
}

/// The text of a value, on one line, with character references resolved; `None` if there is none.
fn text(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => text,
        Value::Array(values) => return text(values.first()),
        _ => return None,
    };
    let text = if text.contains('&') {
        text_of_html(text)
    } else {
        text.clone()
    };
    Some(one_line(&text)).filter(|text| !text.is_empty())
}

/// The text of a piece of HTML: some sites write it into JSON-LD.
fn text_of_html(html: &str) -> String {
    let text = tokens(html).filter_map(|token| match token {
        Token::Text(text) => Some(decode(text)),
        _ => None,
    });
    text.collect()
}

/// The name of a person, organisation or place, which may be given as a text or as an object.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::Object(fields) => text(fields.get("name")),
        other => text(Some(other)).filter(|text| !text.contains("://")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(scripts: &[&str], headings: &[&str]) -> JsonLd {
        let scripts: Vec<String> = scripts.iter().map(|script| (*script).to_owned()).collect();
        let headings: Vec<String> = headings.iter().map(|heading| fold_name(heading)).collect();
        JsonLd::read(&scripts, &headings)
    }

    #[test]
    fn the_article_among_others() {
        let graph = r#"{"@graph": [{"@type": "WebSite", "name": "S"}, {"@type": "NewsArticle", "headline": "Other", "datePublished": "2031-01-01"},
            {"@type": ["NewsArticle"], "headline": "Almora &amp; Belmare agree", "publisher": {"@type": "Organization", "name": "Harbour Daily"}}]}"#;
        let linked = read(&["{ broken", graph], &["Almora & Belmare agree | Harbour Daily"]);
        assert_eq!(linked.broken, 1);
        assert_eq!(
            linked.headline.map(|it| it.text).as_deref(),
            Some("Almora & Belmare agree")
        );
        assert_eq!(linked.publisher.map(|it| it.text).as_deref(), Some("Harbour Daily"));
        assert!(linked.published.is_none());
        assert!(
            read(&[graph], &["Nothing like it"]).headline.is_none(),
            "two articles, and neither is this page's"
        );
    }

    #[test]
    fn strange_values() {
        let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
        for script in [
            "null",
            "[]",
            "1",
            r#"{"@type": 3}"#,
            r#"{"@type": "Article", "headline": {}, "publisher": 4, "author": [null, 3]}"#,
            &deep,
        ] {
            let linked = read(&[script], &[]);
            assert!(linked.headline.is_none() && linked.publisher.is_none(), "{script}");
        }
    }
}
