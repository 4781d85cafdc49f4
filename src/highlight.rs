//! Highlights code: code and the name of its language in, the same code as spans with classes out. Knows no HTML. The
//! syntaxes are loaded once, when the first block needs them.

use std::ops::Range;
use std::sync::LazyLock;
use syntect::parsing::{BasicScopeStackOp, ParseState, Scope, ScopeStack, SyntaxSet};
use syntect::util::LinesWithEndings;

/// The limit for the code of one text that is highlighted, in bytes.
pub const MAX_SIZE: usize = 64 * 1024;

/// The limit for a line that is highlighted, in bytes: the time for a line grows with the square of its length.
pub const MAX_LINE: usize = 500;

/// The languages that are highlighted, by the names that people write after a fence, each with the file extension by which
/// syntect finds its syntax. Of all syntaxes, these need at most some seconds for the worst `MAX_SIZE` of code; others need a
/// minute.
const LANGUAGES: [(&str, &str); 46] = [
    ("bash", "sh"),
    ("bib", "bib"),
    ("bibtex", "bib"),
    ("c", "c"),
    ("c#", "cs"),
    ("c++", "cpp"),
    ("cpp", "cpp"),
    ("cs", "cs"),
    ("csharp", "cs"),
    ("css", "css"),
    ("diff", "diff"),
    ("geojson", "json"),
    ("go", "go"),
    ("golang", "go"),
    ("h", "c"),
    ("html", "html"),
    ("java", "java"),
    ("javascript", "js"),
    ("js", "js"),
    ("json", "json"),
    ("jsonl", "json"),
    ("latex", "tex"),
    ("lua", "lua"),
    ("markdown", "md"),
    ("md", "md"),
    ("patch", "diff"),
    ("perl", "pl"),
    ("php", "php"),
    ("pl", "pl"),
    ("py", "py"),
    ("python", "py"),
    ("r", "r"),
    ("rb", "rb"),
    ("rs", "rs"),
    ("ruby", "rb"),
    ("rust", "rs"),
    ("sh", "sh"),
    ("shell", "sh"),
    ("sql", "sql"),
    ("svg", "xml"),
    ("tex", "tex"),
    ("xhtml", "html"),
    ("xml", "xml"),
    ("yaml", "yaml"),
    ("yml", "yaml"),
    ("zsh", "sh"),
];

/// All classes that a span may have, for themes to colour.
pub const CLASSES: [&str; 8] = [
    "hl-comment",
    "hl-string",
    "hl-constant",
    "hl-keyword",
    "hl-name",
    "hl-variable",
    "hl-inserted",
    "hl-deleted",
];

/// The class of each kind of scope, by the beginning of its name; the first that fits counts. An empty class ends that of
/// the scope around it.
const SCOPES: [(&str, &str); 15] = [
    ("comment", "hl-comment"),
    ("constant", "hl-constant"),
    ("entity.name", "hl-name"),
    ("entity.other", "hl-name"),
    ("keyword.operator", ""),
    ("keyword", "hl-keyword"),
    ("markup.deleted", "hl-deleted"),
    ("markup.heading", "hl-name"),
    ("markup.inserted", "hl-inserted"),
    ("storage", "hl-keyword"),
    ("string", "hl-string"),
    ("support.type", "hl-name"),
    ("support.function", "hl-name"),
    ("meta.interpolation", ""),
    ("variable", "hl-variable"),
];

struct Syntaxes {
    set: SyntaxSet,
    /// [`SCOPES`], parsed.
    classes: Vec<(Scope, &'static str)>,
}

static SYNTAXES: LazyLock<Syntaxes> = LazyLock::new(|| Syntaxes {
    set: SyntaxSet::load_defaults_newlines(),
    classes: SCOPES
        .iter()
        .filter_map(|&(scope, class)| Some((Scope::new(scope).ok()?, class)))
        .collect(),
});

impl Syntaxes {
    fn class(&self, scope: Scope) -> Option<&'static str> {
        self.classes
            .iter()
            .find(|(prefix, _)| prefix.is_prefix_of(scope))
            .map(|&(_, class)| class)
    }
}

/// Whether code in this language can be highlighted. Loads nothing.
pub fn is_known(language: &str) -> bool {
    extension(language).is_some()
}

fn extension(language: &str) -> Option<&'static str> {
    LANGUAGES
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(language))
        .map(|&(_, extension)| extension)
}

/// The code as spans in order, each with its class if it has one; `None` if the language is unknown or the code too long.
pub fn highlight<'a>(code: &'a str, language: &str) -> Option<Vec<(Option<&'static str>, &'a str)>> {
    let extension = extension(language)?;
    if code.len() > MAX_SIZE || LinesWithEndings::from(code).any(|line| line.len() > MAX_LINE) {
        return None;
    }
    let syntaxes = &*SYNTAXES;
    let mut state = ParseState::new(syntaxes.set.find_syntax_by_extension(extension)?);
    let mut scopes = ScopeStack::new();
    // The class at each depth of `scopes`: a scope without one has that of the scope around it.
    let mut classes: Vec<&'static str> = Vec::new();
    let mut spans: Vec<(&'static str, Range<usize>)> = Vec::new();
    let mut line_start = 0;
    for line in LinesWithEndings::from(code) {
        let mut done = line_start;
        for (at, change) in state.parse_line(line, &syntaxes.set).ok()? {
            let class = classes.last().copied().unwrap_or_default();
            push_span(&mut spans, class, done..line_start + at);
            done = line_start + at;
            let follow = |change: BasicScopeStackOp, _: &[Scope]| match change {
                BasicScopeStackOp::Push(scope) => {
                    let around = classes.last().copied().unwrap_or_default();
                    classes.push(syntaxes.class(scope).unwrap_or(around));
                }
                BasicScopeStackOp::Pop => {
                    classes.pop();
                }
            };
            scopes.apply_with_hook(&change, follow).ok()?;
        }
        line_start += line.len();
        let class = classes.last().copied().unwrap_or_default();
        push_span(&mut spans, class, done..line_start);
    }
    spans
        .into_iter()
        .map(|(class, range)| Some(((!class.is_empty()).then_some(class), code.get(range)?)))
        .collect()
}

/// Adds a span, or makes the last one longer if that has the same class.
fn push_span(spans: &mut Vec<(&'static str, Range<usize>)>, class: &'static str, range: Range<usize>) {
    match spans.last_mut() {
        _ if range.is_empty() => {}
        Some((last, span)) if *last == class => span.end = range.end,
        _ => spans.push((class, range)),
    }
}
