//! JSON-LD: what a page's data for search engines say of its article. What is broken is left aside.

use super::words::one_line;
use crate::language::fold_name;
use serde_json::Value;

/// A value and the field that it is from.
#[derive(Debug)]
pub struct Statement {
    pub text: String,
    pub field: &'static str,
}

/// What is said of the article.
#[derive(Debug, Default)]
pub struct Linked {
    pub headline: Option<Statement>,
    pub publisher: Option<Statement>,
    pub published: Option<Statement>,
    pub modified: Option<Statement>,
    pub language: Option<Statement>,
    pub url: Option<Statement>,
    pub place: Option<Statement>,
    /// Organisations that wrote it.
    pub authors: Vec<Statement>,
    /// Its text.
    pub body: Option<String>,
    /// How many scripts could not be read.
    pub broken: usize,
}

/// How deep lists are gone into.
const DEEPEST: usize = 8;

impl Linked {
    /// What the scripts say of the article that has one of these headings, folded; of the only article, where there is one.
    pub fn read(scripts: &[String], headings: &[String]) -> Self {
        let mut broken = 0;
        let mut articles = Vec::new();
        for script in scripts {
            match serde_json::from_str::<Value>(script.trim().trim_end_matches(';')) {
                Ok(value) => gather(value, DEEPEST, &mut articles),
                Err(_) => broken += 1,
            }
        }
        let heads = |article: &Value| {
            let headline =
                fold_name(&text(article.get("headline").or_else(|| article.get("name"))).unwrap_or_default());
            !headline.is_empty()
                && headings
                    .iter()
                    .any(|heading| heading.starts_with(&headline) || headline.starts_with(heading.as_str()))
        };
        let found = articles
            .iter()
            .find(|article| heads(article))
            .or(match articles.as_slice() {
                [only] => Some(only),
                _ => None,
            });
        let mut linked = found.map(Self::of).unwrap_or_default();
        linked.broken = broken;
        linked
    }

    fn of(article: &Value) -> Self {
        let get = |field: &'static str| {
            Some(Statement {
                text: text(article.get(field))?,
                field,
            })
        };
        let named = |field: &'static str| {
            Some(Statement {
                text: name(article.get(field)?)?,
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
                let names = all.into_iter().filter(|who| !is_of(who, &["Person"])).filter_map(name);
                names.map(move |text| Statement { text, field }).collect::<Vec<_>>()
            });
        Self {
            headline: get("headline"),
            publisher: named("publisher"),
            published: get("datePublished"),
            modified: get("dateModified"),
            language: get("inLanguage"),
            url: get("url").or_else(|| {
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

fn gather(value: Value, depth: usize, articles: &mut Vec<Value>) {
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
        Value::Array(values) => values.into_iter().for_each(|value| gather(value, depth - 1, articles)),
        value if is_of(&value, ARTICLES) => articles.push(value),
        Value::Object(mut fields) => {
            for field in ["@graph", "mainEntity"] {
                if let Some(value) = fields.remove(field) {
                    gather(value, depth - 1, articles);
                }
            }
        }
        _ => {}
    }
}

fn is_of(value: &Value, types: &[&str]) -> bool {
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

/// A text on one line, character references resolved.
fn text(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => text,
        Value::Array(values) => return text(values.first()),
        _ => return None,
    };
    let text = if text.contains('&') {
        super::tree::text_of(text)
    } else {
        text.clone()
    };
    Some(one_line(&text)).filter(|text| !text.is_empty())
}

/// The name of a person, organisation or place.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::Object(fields) => text(fields.get("name")),
        other => text(Some(other)).filter(|text| !text.contains("://")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(scripts: &[&str], headings: &[&str]) -> Linked {
        let scripts: Vec<String> = scripts.iter().map(|script| (*script).to_owned()).collect();
        let headings: Vec<String> = headings.iter().map(|heading| fold_name(heading)).collect();
        Linked::read(&scripts, &headings)
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
