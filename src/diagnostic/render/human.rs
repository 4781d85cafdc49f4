//! For people: an excerpt of the file with carets and the help, as rustc prints it. annotate-snippets draws.

use super::excerpt::{Excerpt, excerpt};
use super::plain::{message, on_one_line, visible};
use crate::diagnostic::{Label, LocatedDiagnostic, Location, Severity, Span};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::Arc;

/// The longest help that is written beside the caret, in bytes; a longer one is written below the excerpt, where it does not run off the
/// screen.
const MAX_HELP_BESIDE: usize = 72;
/// The most labels that are shown; the rest are counted.
const MAX_LABELS: usize = 8;

pub(super) fn render(
    located: &[LocatedDiagnostic<'_>],
    text_of: &dyn Fn(&str) -> Option<Arc<str>>,
    colour: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let renderer = match colour {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    for (at, located) in located.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let mut texts = HashMap::new();
        for location in locations(located) {
            let text = texts.entry(&*location.file);
            text.or_insert_with(|| text_of(&location.file));
        }
        let (group, excerpts) = group(located, &|file| texts.get(file)?.as_deref());
        let mut drawn = renderer.render(&[group]);
        if excerpts == 0 {
            // Without line numbers there is no margin: a blank keeps the arrow in the column that it has elsewhere.
            drawn = drawn.replace('\n', "\n ");
        }
        writeln!(out, "{drawn}")?;
    }
    Ok(())
}

fn locations<'a>(located: &LocatedDiagnostic<'a>) -> impl Iterator<Item = &'a Location> {
    let diagnostic = located.diagnostic;
    let labels = diagnostic.labels.iter().take(MAX_LABELS);
    let labels = labels.map(|label| &label.location);
    diagnostic.location.iter().chain(labels)
}

/// What is drawn of a diagnostic, and how many excerpts are in it.
fn group<'t>(located: &LocatedDiagnostic<'_>, text_of: &dyn Fn(&str) -> Option<&'t str>) -> (Group<'static>, usize) {
    let diagnostic = located.diagnostic;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(message(located).into_owned())
        .id(diagnostic.rule.name);
    let mut group = Group::with_title(title);
    let mut excerpts = 0;

    let mut help = diagnostic.help.as_deref().map(visible);
    let mut labels: Vec<(&Label, Option<&Span>)> = diagnostic
        .labels
        .iter()
        .zip(located.labels.iter().map(Option::as_ref))
        .take(MAX_LABELS)
        .collect();
    if let Some(location) = &diagnostic.location {
        let span = located.span.as_ref();
        match span.and_then(|span| own_excerpt(location, span, text_of(&location.file)?, &mut labels)) {
            Some((excerpt, near)) => {
                let beside = help.take_if(|help| help.len() <= MAX_HELP_BESIDE && !help.contains('\n'));
                let own = (AnnotationKind::Primary, beside.map(|help| format!("help: {help}")));
                let near = near.into_iter().map(label_mark);
                group = group.element(snippet(&location.file, excerpt, [own].into_iter().chain(near)));
                excerpts += 1;
            }
            None => group = group.element(origin(location, span)),
        }
    }
    let mut notes = Vec::new();
    for (label, span) in labels {
        let excerpt = span.and_then(|span| excerpt(text_of(&label.location.file)?, &[span]));
        match excerpt.filter(|_| excerpts > 0) {
            Some(excerpt) => {
                group = group.element(snippet(&label.location.file, excerpt, [label_mark(label)]));
                excerpts += 1;
            }
            None => notes.push(note(label, span)),
        }
    }
    if let Some(help) = help {
        group = group.element(Level::HELP.message(help.into_owned()));
    }
    let more = diagnostic.labels.len().saturating_sub(MAX_LABELS);
    if more > 0 {
        notes.push(format!("and {more} more"));
    }
    for note in notes {
        group = group.element(Level::NOTE.message(note));
    }
    (group, excerpts)
}

/// The excerpt around the diagnostic's own location, and the labels that are shown in it; those are taken out of `labels`.
fn own_excerpt<'a>(
    location: &Location,
    span: &Span,
    text: &str,
    labels: &mut Vec<(&'a Label, Option<&'a Span>)>,
) -> Option<(Excerpt, Vec<&'a Label>)> {
    let alone = excerpt(text, &[span])?;
    let near = take_near_labels(location, span, text, labels);
    let spans: Vec<&Span> = [span].into_iter().chain(near.iter().map(|(_, span)| *span)).collect();
    let labels = near.into_iter().map(|(label, _)| label).collect();
    Some((excerpt(text, &spans).unwrap_or(alone), labels))
}

/// Takes out the labels that can be shown in one excerpt with the diagnostic's own location.
fn take_near_labels<'a>(
    location: &Location,
    span: &Span,
    text: &str,
    labels: &mut Vec<(&'a Label, Option<&'a Span>)>,
) -> Vec<(&'a Label, &'a Span)> {
    let mut near: Vec<(&Label, &Span)> = Vec::new();
    labels.retain(|&(label, label_span)| {
        let Some(label_span) = label_span.filter(|_| label.location.file == location.file) else {
            return true;
        };
        let spans = near.iter().map(|(_, span)| *span);
        let spans: Vec<&Span> = [span, label_span].into_iter().chain(spans).collect();
        let fits = excerpt(text, &spans).is_some();
        if fits {
            near.push((label, label_span));
        }
        !fits
    });
    near
}

type Mark = (AnnotationKind, Option<String>);

fn label_mark(label: &Label) -> Mark {
    (AnnotationKind::Context, Some(on_one_line(&label.text)))
}

/// An excerpt with the texts of its marks.
fn snippet(
    file: &str,
    excerpt: Excerpt,
    marks: impl IntoIterator<Item = Mark>,
) -> Snippet<'static, Annotation<'static>> {
    let marks = excerpt.marks.into_iter().zip(marks);
    let annotations = marks.map(|(bytes, (kind, text))| kind.span(bytes).label(text));
    Snippet::source(excerpt.source)
        .line_start(excerpt.first)
        .path(on_one_line(file))
        .annotations(annotations)
}

fn origin(location: &Location, span: Option<&Span>) -> Origin<'static> {
    let origin = Origin::path(on_one_line(&location.file));
    match span {
        Some(span) => origin.line(span.line).char_column(span.column),
        None => origin,
    }
}

fn note(label: &Label, span: Option<&Span>) -> String {
    let (text, file) = (on_one_line(&label.text), on_one_line(&label.location.file));
    match span {
        Some(span) => format!("{text}: {file}:{}:{}", span.line, span.column),
        None => format!("{text}: {file}"),
    }
}
