//! Templates: reads them, reports every mistake in them, renders them. The only place that names tera.

use crate::diagnostic::{Diagnostic, Location, Rule, Target, rules};
use crate::plan::Page;
use crate::suggest;
use crate::text_file::TextFile;
use crate::theme::Theme;
use std::collections::HashMap;
use std::sync::Arc;
use tera::{Context, ErrorKind, ReportError, Tera};

pub use tera::Value;
pub use tera::value::{Key, Map};

/// The templates of a theme, ready to render.
#[derive(Clone)]
pub struct Templates {
    tera: Tera,
    /// From a template's name to its file.
    files: HashMap<String, Arc<str>>,
}

/// A template that a theme must have besides those of the pages: the row of an entry in lists.
const ROW_TEMPLATE: &str = "parts/row.html";

/// A mistake in how templates are written or refer to each other, and the name of the template that has it.
struct Problem {
    template: String,
    diagnostic: Diagnostic,
}

impl Templates {
    /// Reads every template of the theme, and reports every mistake in them and every required template that is missing.
    /// Templates with mistakes are left out, so that those of the same name in the themes that the theme extends stand in for
    /// them, and the rest can be tried.
    pub fn new(theme: &Theme) -> (Self, Vec<Diagnostic>) {
        let mut templates = Self {
            tera: new_engine(theme),
            files: theme
                .templates
                .iter()
                .map(|(name, source)| (name.clone(), Arc::clone(&source.path)))
                .collect(),
        };
        let mut diagnostics = Vec::new();
        let (mut sources, mut left_out): (Vec<_>, Vec<_>) = (theme.templates.iter().collect(), Vec::new());
        loop {
            let all = sources.iter().map(|(name, source)| (name.as_str(), &*source.text));
            let Err(error) = templates.tera.add_raw_templates(all) else {
                break;
            };
            let problems = templates.problems(theme, &sources, &error);
            let has_problem = |(name, _): &&(String, TextFile)| problems.iter().any(|it| it.template == *name);
            let (broken, rest): (Vec<_>, Vec<_>) = sources.into_iter().partition(has_problem);
            let reported = problems.iter().filter(|problem| !follows_from(problem, &left_out));
            diagnostics.extend(reported.map(|problem| problem.diagnostic.clone()));
            // A mistake of a template that the theme does not have: nothing can be left out for it.
            sources = if broken.is_empty() { Vec::new() } else { rest };
            left_out.extend(broken);
            templates.tera = new_engine(theme);
        }
        let required = Page::templates().into_iter().chain([ROW_TEMPLATE]);
        let missing = required.filter(|name| !templates.has(name) && !left_out.iter().any(|it| is_named(&it.0, name)));
        diagnostics.extend(missing.map(|name| {
            let message = format!("the theme `{}` has no template {name}", theme.chain[0]);
            Diagnostic::general(&rules::MISSING_TEMPLATE, message).help("add it, or let the theme extend `gazette`")
        }));
        (templates, diagnostics)
    }

    /// Whether there is a template of this name.
    fn has(&self, name: &str) -> bool {
        self.tera.contains_template(name)
    }

    /// What keeps templates from being read together: their syntax errors, or if there are none their references to what does
    /// not exist. Tera stops at the first template that it cannot read, so each is tried alone.
    fn problems(&self, theme: &Theme, sources: &[&(String, TextFile)], error: &tera::Error) -> Vec<Problem> {
        let alone = sources.iter().filter_map(|(name, source)| {
            let error = new_engine(theme).add_raw_template(name, &source.text).err()?;
            match error.kind() {
                ErrorKind::SyntaxError(_) => Some(self.problems_of(&error, name)),
                _ => None,
            }
        });
        let syntax_errors: Vec<Problem> = alone.flatten().collect();
        match syntax_errors.is_empty() {
            true => self.problems_of(error, ""),
            false => syntax_errors,
        }
    }

    /// The same templates, with variables that all of them see.
    pub fn with_globals(&self, globals: Vec<(&'static str, Value)>) -> Self {
        let mut templates = self.clone();
        let context = templates.tera.global_context();
        for (name, value) in globals {
            context.insert_value(name, value);
        }
        templates
    }

    /// Renders a page.
    ///
    /// # Errors
    /// The first mistake of the template on this page; nothing if there is no such template, which was reported when the templates
    /// were read.
    pub fn render(&self, template: &str, variables: Vec<(&'static str, Value)>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        if !self.has(template) {
            return Err(Vec::new());
        }
        let mut context = Context::new();
        for (name, value) in variables {
            context.insert_value(name, value);
        }
        let mut out = Vec::with_capacity(16 << 10);
        match self.tera.render_to(template, &context, &mut out) {
            Ok(()) => Ok(out),
            Err(error) => {
                let problems = self.problems_of(&error, template);
                Err(problems.into_iter().map(|problem| problem.diagnostic).collect())
            }
        }
    }

    /// A mistake in what a template makes. `chain` is the theme and the themes that it extends.
    pub fn fault(&self, chain: &[String], template: &str, rule: &'static Rule, why: &str) -> Diagnostic {
        let mut names = chain.iter().map(|theme| format!("{theme}/{template}"));
        let name = names.find(|name| self.files.contains_key(name));
        self.at(rule, name.as_deref().unwrap_or(template), Target::File, why.to_owned())
    }

    /// An error of tera as problems.
    fn problems_of(&self, error: &tera::Error, template: &str) -> Vec<Problem> {
        let one = |template: &str, diagnostic: Diagnostic| {
            vec![Problem {
                template: template.to_owned(),
                diagnostic,
            }]
        };
        match error.kind() {
            ErrorKind::SyntaxError(report) => {
                one(template, self.located(&rules::TEMPLATE_SYNTAX, error, report, template))
            }
            ErrorKind::RenderingError(report) => {
                one(template, self.located(&rules::TEMPLATE_RENDER, error, report, template))
            }
            ErrorKind::MissingParent { current, parent } => {
                let nearest = suggest::nearest(parent, self.files.keys().map(String::as_str));
                let message = format!("this template extends `{parent}`, which does not exist");
                one(current, self.in_file(current, message).suggest(nearest))
            }
            ErrorKind::CircularExtend { tpl, .. } => one(
                tpl,
                self.in_file(tpl, "templates that extend each other form a cycle".to_owned()),
            ),
            ErrorKind::CircularInclude { tpl, .. } => one(
                tpl,
                self.in_file(tpl, "templates that include each other form a cycle".to_owned()),
            ),
            _ => self.parse_reports(&error.to_string()),
        }
    }

    /// A mistake at a place of a template, with its causes and a suggestion where a name is unknown.
    fn located(&self, rule: &'static Rule, error: &tera::Error, report: &ReportError, template: &str) -> Diagnostic {
        let span = report.span();
        let length = if span.end_line == span.start_line {
            span.end_col.saturating_sub(span.start_col)
        } else {
            1
        };
        let target = Target::Line(span.start_line, span.start_col + 1, length.max(1));
        let name = Some(report.filename()).filter(|name| !name.is_empty());
        let mut message = report.message().to_owned();
        let mut cause = std::error::Error::source(error);
        while let Some(inner) = cause {
            message = format!("{message}: {inner}");
            cause = inner.source();
        }
        let (message, known) = split_known_names(&message);
        let diagnostic = self.at(rule, name.unwrap_or(template), target, lower_first(message));
        let Some(known) = known else {
            return diagnostic;
        };
        let unknown = message.split('`').nth(1).unwrap_or_default();
        match suggest::nearest(unknown, known.split(", ")) {
            Some(nearest) => diagnostic.suggest(Some(nearest)),
            None => diagnostic.help(format!("the known names here are {known}")),
        }
    }

    /// Several reports in one text, as tera writes them: `error: message`, then `--> name:line:column`, then the line and its
    /// carets.
    fn parse_reports(&self, text: &str) -> Vec<Problem> {
        let reports = text.split("\n\n").map(|report| {
            let mut lines = report.lines();
            let message = lines.next().unwrap_or_default().trim_start_matches("error: ");
            let location = lines.next().and_then(|line| line.trim().strip_prefix("--> "));
            let mut parts = location.unwrap_or_default().rsplitn(3, ':');
            let column = parts.next().and_then(|part| part.parse().ok());
            let line = parts.next().and_then(|part| part.parse().ok());
            let length = report.lines().last().map_or(1, |line| line.matches('^').count().max(1));
            let rule = &rules::TEMPLATE_REFERENCE;
            let name = parts.next().unwrap_or_default();
            let diagnostic = match (line, column) {
                (Some(line), Some(column)) if !name.is_empty() => {
                    let target = Target::Line(line, column, length);
                    self.at(rule, name, target, lower_first(message))
                }
                _ => Diagnostic::general(rule, lower_first(report.trim())),
            };
            Problem {
                template: name.to_owned(),
                diagnostic,
            }
        });
        reports.collect()
    }

    /// A mistake in how a template refers to others.
    fn in_file(&self, name: &str, message: String) -> Diagnostic {
        self.at(&rules::TEMPLATE_REFERENCE, name, Target::File, message)
    }

    fn at(&self, rule: &'static Rule, name: &str, target: Target, message: String) -> Diagnostic {
        match self.files.get(name) {
            Some(file) => Diagnostic::new(rule, Location::at(file, target), message),
            None => Diagnostic::general(rule, format!("{name}: {message}")),
        }
    }
}

/// Whether a problem only follows from a template that was left out: it refers to that template, or to one of its components.
fn follows_from(problem: &Problem, left_out: &[&(String, TextFile)]) -> bool {
    let unknown = problem.diagnostic.message.split('`').nth(1).unwrap_or_default();
    !unknown.is_empty()
        && left_out.iter().any(|(name, source)| {
            is_named(name, unknown)
                || source
                    .text
                    .contains(&format!("component {}", unknown.trim_matches(['<', '>', '/'])))
        })
}

/// Whether a template, such as `gazette/entry.html`, is meant by a name: its own, or that without the theme.
fn is_named(template: &str, name: &str) -> bool {
    template == name || template.split_once('/').is_some_and(|(_, bare)| bare == name)
}

/// An engine that looks a bare name up in the theme and then in each theme that it extends.
fn new_engine(theme: &Theme) -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on([".html", ".svg"]);
    let prefixes = theme.chain.iter().map(|name| format!("{name}/"));
    tera.set_fallback_prefixes(prefixes).expect("no template was added yet");
    tera
}

/// Tera's message about an unknown name without its full stop, and the names that are known at that place.
fn split_known_names(message: &str) -> (&str, Option<&str>) {
    for list in [". Available fields: ", ". Available variables: "] {
        if let Some((message, known)) = message.split_once(list) {
            return (message, Some(known));
        }
    }
    (message.trim_end_matches('.'), None)
}

/// The message with its first letter in lower case, as messages of the program begin.
fn lower_first(message: &str) -> String {
    let mut characters = message.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}
