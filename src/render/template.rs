//! Templates: reads them, reports every mistake in them, renders them. The only place that names tera.

use crate::diagnostic::{Diagnostic, Location, Rule, Target, rules};
use crate::suggest;
use crate::theme::Theme;
use std::collections::HashMap;
use std::sync::Arc;
use tera::{Context, ErrorKind, Tera};

pub use tera::Value;
pub use tera::value::{Key, Map};

/// The templates of a theme, ready to render.
#[derive(Clone)]
pub struct Templates {
    tera: Tera,
    /// From a template's name to its file.
    files: HashMap<String, Arc<str>>,
}

/// The templates that a theme must have.
const REQUIRED: [&str; 26] = [
    "home.html",
    "entry.html",
    "archive.html",
    "topics.html",
    "topic.html",
    "positions.html",
    "people.html",
    "person.html",
    "parties.html",
    "party.html",
    "pairs.html",
    "pair.html",
    "sources.html",
    "source.html",
    "issues.html",
    "issue.html",
    "issue-email.html",
    "issue-email.txt",
    "page.html",
    "search.html",
    "corrections.html",
    "upcoming.html",
    "not-found.html",
    "data.html",
    "parts/row.html",
    "card.svg",
];

impl Templates {
    /// Reads every template of the theme.
    ///
    /// # Errors
    /// Every template that cannot be read; else everything that templates name and that is not there.
    pub fn new(theme: &Theme) -> Result<Self, Vec<Diagnostic>> {
        let files = theme
            .templates
            .iter()
            .map(|(name, source)| (name.clone(), Arc::clone(&source.path)))
            .collect();
        let mut templates = Self {
            tera: new_engine(theme),
            files,
        };
        let all = theme
            .templates
            .iter()
            .map(|(name, source)| (name.as_str(), &*source.text));
        if let Err(error) = templates.tera.add_raw_templates(all) {
            let broken = templates.syntax(theme);
            return Err(if broken.is_empty() {
                templates.diagnostic(&error, "")
            } else {
                broken
            });
        }
        let missing = REQUIRED.iter().filter(|name| !templates.tera.contains_template(name));
        let missing: Vec<Diagnostic> = missing
            .map(|name| {
                let message = format!("the theme `{}` has no template {name}", theme.chain[0]);
                Diagnostic::general(&rules::MISSING_TEMPLATE, message).help("add it, or let the theme extend `gazette`")
            })
            .collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        Ok(templates)
    }

    /// The same templates, with values that all of them see.
    pub fn with_globals(&self, globals: Vec<(&'static str, Value)>) -> Self {
        let mut templates = self.clone();
        let context = templates.tera.global_context();
        for (name, value) in globals {
            context.insert_value(name, value);
        }
        templates
    }

    /// Every template that cannot be read, each tried alone.
    fn syntax(&self, theme: &Theme) -> Vec<Diagnostic> {
        let alone = theme.templates.iter().filter_map(|(name, source)| {
            let error = new_engine(theme).add_raw_template(name, &source.text).err()?;
            match error.kind() {
                ErrorKind::SyntaxError(_) => Some(self.diagnostic(&error, name)),
                _ => None,
            }
        });
        alone.flatten().collect()
    }

    /// Renders a page.
    ///
    /// # Errors
    /// The first mistake of the template on this page.
    pub fn render(&self, template: &str, variables: Vec<(&'static str, Value)>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let mut context = Context::new();
        for (name, value) in variables {
            context.insert_value(name, value);
        }
        let mut out = Vec::with_capacity(16 << 10);
        match self.tera.render_to(template, &context, &mut out) {
            Ok(()) => Ok(out),
            Err(error) => Err(self.diagnostic(&error, template)),
        }
    }

    /// What is wrong with what a template of a chain of themes makes.
    pub fn fault(&self, chain: &[String], template: &str, rule: &'static Rule, why: &str) -> Diagnostic {
        let mut names = chain.iter().map(|theme| format!("{theme}/{template}"));
        let name = names.find(|name| self.files.contains_key(name));
        self.at(rule, name.as_deref().unwrap_or(template), Target::File, why.to_owned())
    }

    /// What an error of tera's says, as diagnostics.
    fn diagnostic(&self, error: &tera::Error, template: &str) -> Vec<Diagnostic> {
        let rule = match error.kind() {
            ErrorKind::SyntaxError(_) => &rules::TEMPLATE_SYNTAX,
            ErrorKind::RenderingError(_) => &rules::TEMPLATE_RENDER,
            _ => &rules::TEMPLATE_REFERENCE,
        };
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                let length = if span.end_line == span.start_line {
                    span.end_col.saturating_sub(span.start_col)
                } else {
                    1
                };
                let spot = Target::Line(span.start_line, span.start_col + 1, length.max(1));
                let name = if report.filename().is_empty() {
                    template
                } else {
                    report.filename()
                };
                let mut message = report.message().to_owned();
                let mut cause = std::error::Error::source(error);
                while let Some(inner) = cause {
                    message = format!("{message}: {inner}");
                    cause = inner.source();
                }
                let (message, known) = split_known_names(&message);
                let diagnostic = self.at(rule, name, spot, lower_first(message));
                let Some(known) = known else {
                    return vec![diagnostic];
                };
                let wanted = message.split('`').nth(1).unwrap_or_default();
                let near = suggest::nearest(wanted, known.split(", "));
                vec![match near {
                    Some(near) => diagnostic.suggest(Some(near)),
                    None => diagnostic.help(format!("here are {known}")),
                }]
            }
            ErrorKind::MissingParent { current, parent } => {
                let near = suggest::nearest(parent, self.files.keys().map(String::as_str));
                let message = format!("this template extends `{parent}`, which is not there");
                vec![self.at(rule, current, Target::File, message).suggest(near)]
            }
            ErrorKind::CircularExtend { tpl, .. } => {
                vec![self.at(
                    rule,
                    tpl,
                    Target::File,
                    "this template extends itself, by way of others".to_owned(),
                )]
            }
            ErrorKind::CircularInclude { tpl, .. } => {
                vec![self.at(
                    rule,
                    tpl,
                    Target::File,
                    "this template includes itself, by way of others".to_owned(),
                )]
            }
            _ => self.reports(&error.to_string()),
        }
    }

    /// Several reports in one text: `error: what`, then `--> name:line:column`, then the line and its carets.
    fn reports(&self, text: &str) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for report in text.split("\n\n") {
            let mut lines = report.lines();
            let message = lines.next().unwrap_or_default().trim_start_matches("error: ");
            let place = lines.next().and_then(|line| line.trim().strip_prefix("--> "));
            let mut parts = place.unwrap_or_default().rsplitn(3, ':');
            let column = parts.next().and_then(|part| part.parse().ok());
            let line = parts.next().and_then(|part| part.parse().ok());
            let length = report.lines().last().map_or(1, |line| line.matches('^').count().max(1));
            match (parts.next(), line, column) {
                (Some(name), Some(line), Some(column)) => {
                    let spot = Target::Line(line, column, length);
                    found.push(self.at(&rules::TEMPLATE_REFERENCE, name, spot, lower_first(message)));
                }
                _ => found.push(Diagnostic::general(
                    &rules::TEMPLATE_REFERENCE,
                    lower_first(report.trim()),
                )),
            }
        }
        found
    }

    fn at(&self, rule: &'static Rule, name: &str, spot: Target, message: String) -> Diagnostic {
        match self.files.get(name) {
            Some(file) => Diagnostic::new(rule, Location::at(file, spot), message),
            None => Diagnostic::general(rule, format!("{name}: {message}")),
        }
    }
}

/// Tera, with the names of the chain's themes in front of bare names.
fn new_engine(theme: &Theme) -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on([".html", ".svg"]);
    let prefixes = theme.chain.iter().map(|name| format!("{name}/"));
    tera.set_fallback_prefixes(prefixes).expect("no template was added yet");
    tera
}

/// Tera's sentence about an unknown name without its full stop, and the names that are known where it stands.
fn split_known_names(message: &str) -> (&str, Option<&str>) {
    for list in [". Available fields: ", ". Available variables: "] {
        if let Some((message, known)) = message.split_once(list) {
            return (message, Some(known));
        }
    }
    (message.trim_end_matches('.'), None)
}

/// Messages begin in lower case.
fn lower_first(message: &str) -> String {
    let mut characters = message.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}
