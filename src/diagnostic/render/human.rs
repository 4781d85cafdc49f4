//! For people: the line that is meant, with carets and the cure, as rustc does it. annotate-snippets draws.

use super::excerpt::{Excerpt, excerpt};
use super::plain::{message, on_one_line, visible};
use crate::diagnostic::{Label, LocatedDiagnostic, Location, Severity, Span};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::Arc;

/// A longer cure is written below the excerpt, not beside the caret.
const BESIDE: usize = 72;
/// Further places are only counted.
const MOST_LABELS: usize = 8;

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
        for location in places(located) {
            let text = texts.entry(&*location.file);
            text.or_insert_with(|| text_of(&location.file));
        }
        let (group, excerpts) = group(located, &|file| texts.get(file)?.as_deref());
        let mut drawn = renderer.render(&[group]);
        if excerpts == 0 {
            // Without line numbers there is no margin; a blank keeps the arrow where readers look for it.
            drawn = drawn.replace('\n', "\n ");
        }
        writeln!(out, "{drawn}")?;
    }
    Ok(())
}

fn places<'a>(located: &LocatedDiagnostic<'a>) -> impl Iterator<Item = &'a Location> {
    let diagnostic = located.diagnostic;
    let labels = diagnostic.labels.iter().take(MOST_LABELS);
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
        .take(MOST_LABELS)
        .collect();
    if let Some(location) = &diagnostic.location {
        let own = located.span.as_ref().and_then(|span| {
            let text = text_of(&location.file)?;
            Some((text, span, excerpt(text, &[span])?))
        });
        if let Some((text, span, alone)) = own {
            let beside = help.take_if(|help| help.len() <= BESIDE && !help.contains('\n'));
            let near = near_labels(location, span, text, &mut labels);
            let spans: Vec<&Span> = [span].into_iter().chain(near.iter().map(|(_, span)| *span)).collect();
            let shown = excerpt(text, &spans).unwrap_or(alone);
            let beside = beside.map(|help| format!("help: {help}"));
            let own = [(AnnotationKind::Primary, beside)];
            let near = near.iter().map(|(label, _)| beneath(label));
            group = group.element(snippet(&location.file, shown, own.into_iter().chain(near)));
            excerpts += 1;
        } else {
            group = group.element(origin(location, located.span.as_ref()));
        }
    }
    let mut notes = Vec::new();
    for (label, span) in labels {
        let shown = span.and_then(|span| excerpt(text_of(&label.location.file)?, &[span]));
        match shown.filter(|_| excerpts > 0) {
            Some(shown) => {
                group = group.element(snippet(&label.location.file, shown, [beneath(label)]));
                excerpts += 1;
            }
            None => notes.push(note(label, span)),
        }
    }
    if let Some(help) = help {
        group = group.element(Level::HELP.message(help.into_owned()));
    }
    let more = diagnostic.labels.len().saturating_sub(MOST_LABELS);
    if more > 0 {
        notes.push(format!("and {more} more"));
    }
    for note in notes {
        group = group.element(Level::NOTE.message(note));
    }
    (group, excerpts)
}

/// Takes out the labels that can be shown in one piece with the diagnostic's own place.
fn near_labels<'a>(
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

fn beneath(label: &Label) -> Mark {
    (AnnotationKind::Context, Some(on_one_line(&label.text)))
}

/// An excerpt with what is written at its marks.
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
