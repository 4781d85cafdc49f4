//! `**`, `__`, `~~`, `==` and pairs of `*` that became no emphasis.

use super::masked::{BLANKED, Masked, nearby, shown};
use crate::language::characters::is_punctuation;
use crate::language::east_asian::is_east_asian;
use crate::markdown::{Problem, RawHtml};
use std::ops::Range;

/// How far the end of a pair is from its beginning, in runs of delimiters and in bytes.
const MAX_RUNS: usize = 8;
const MAX_LENGTH: usize = 400;

/// Some delimiters of one kind next to each other.
struct Run {
    delimiter: u8,
    range: Range<usize>,
    before: Side,
    after: Side,
    /// Whether a quotation mark, a bracket or what is no text follows.
    opens_mark: bool,
}

/// What stands beside delimiters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Blank,
    /// A letter or digit of a script that sets blanks between words.
    Word,
    EastAsian,
    /// Punctuation, or what is no text.
    Mark,
}

impl Run {
    fn len(&self) -> usize {
        self.range.len()
    }

    /// Whether it stands within a word or number: `2**3`, `f**k`, `snake__case`.
    fn is_in_word(&self) -> bool {
        self.before == Side::Word && self.after == Side::Word
    }

    /// Whether emphasis may begin with it. After a word, it does so before a quotation: `said**“Yes”**`.
    fn begins(&self) -> bool {
        match self.after {
            Side::Blank => false,
            Side::Mark if self.before == Side::Word => self.opens_mark,
            _ => true,
        }
    }
}

pub(super) fn report_emphasis(masked: &Masked<'_>, problems: &mut Vec<Problem>) {
    let runs = find_runs(masked);
    let mut next = 0;
    while let Some(run) = runs.get(next) {
        next += 1;
        let rest = runs.get(next..).unwrap_or_default();
        let partner = rest.iter().take(MAX_RUNS).position(|other| is_pair(masked, run, other));
        match partner.and_then(|index| Some((index, rest.get(index)?))) {
            Some((index, other)) => {
                problems.push(pair(masked, run, other));
                next += index + 1;
            }
            None if is_open(run) && !is_identifier(masked, run) => problems.push(alone(masked, run)),
            None => {}
        }
    }
}

fn find_runs(masked: &Masked<'_>) -> Vec<Run> {
    let bytes = masked.text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let length = bytes[at..].iter().take_while(|other| **other == byte).count();
        if matches!(byte, b'*' | b'_' | b'~' | b'=') {
            runs.push(Run {
                delimiter: byte,
                range: at..at + length,
                before: side(masked.before(at)),
                after: side(masked.after(at + length)),
                opens_mark: masked.after(at + length).is_some_and(opens),
            });
        }
        at += length;
    }
    runs
}

fn side(c: Option<char>) -> Side {
    match c {
        None => Side::Blank,
        Some(c) if c.is_whitespace() => Side::Blank,
        Some(c) if c == BLANKED || is_punctuation(c) => Side::Mark,
        Some(c) if is_east_asian(c) => Side::EastAsian,
        Some(_) => Side::Word,
    }
}

/// Whether a character begins a quotation or a parenthesis.
fn opens(c: char) -> bool {
    matches!(
        c,
        BLANKED
            | '"'
            | '“'
            | '‘'
            | '«'
            | '‹'
            | '„'
            | '‚'
            | '('
            | '['
            | '「'
            | '『'
            | '《'
            | '（'
            | '【'
            | '¿'
            | '¡'
    )
}

/// Whether two runs look like the beginning and the end of emphasis.
fn is_pair(masked: &Masked<'_>, run: &Run, other: &Run) -> bool {
    let is_alike = run.delimiter == other.delimiter && run.len() == other.len();
    if !is_alike || run.is_in_word() || other.is_in_word() {
        return false;
    }
    let between = masked.text.get(run.range.end..other.range.start).unwrap_or_default();
    if between.len() > MAX_LENGTH || between.contains('\n') || between.trim().is_empty() {
        return false;
    }
    match (run.delimiter, run.len()) {
        (b'*' | b'_' | b'~', 2) | (b'*', 3) => {
            let has_blank_before = run.before == Side::Blank && run.after == Side::Blank;
            let has_blank_after = other.before == Side::Blank && matches!(other.after, Side::Blank | Side::Mark);
            match other.before {
                // `**strong **`, with a blank too many.
                Side::Blank => run.begins() && run.before != Side::Word && has_blank_after,
                _ if run.begins() => true,
                // `** strong**`
                _ => has_blank_before && other.after != Side::Word,
            }
        }
        // `*“Yes,”*he said`: a mark within, a letter after it.
        (b'*', 1) => {
            run.before != Side::Word
                && !matches!(run.after, Side::Blank)
                && other.before == Side::Mark
                && matches!(other.after, Side::Word | Side::EastAsian)
                && !between.ends_with(['(', '[', '/'])
        }
        (b'=', 2) => run.before != Side::Word && run.after != Side::Blank && other.before != Side::Blank,
        _ => false,
    }
}

/// Whether a run without a partner looks like the beginning of emphasis. Its end does not: `12**` is a footnote's mark.
fn is_open(run: &Run) -> bool {
    let is_delimiter = match run.delimiter {
        b'*' => matches!(run.len(), 2 | 3),
        b'_' | b'~' => run.len() == 2,
        _ => false,
    };
    let has_text = matches!(run.after, Side::Word | Side::EastAsian) || run.opens_mark;
    is_delimiter && run.before != Side::Word && has_text
}

/// Whether a run begins a name of a program: `__errno_location`.
fn is_identifier(masked: &Masked<'_>, run: &Run) -> bool {
    let rest = nearby(masked.text.get(run.range.end..).unwrap_or_default(), MAX_LENGTH);
    let word = rest
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()
        .unwrap_or_default();
    run.delimiter == b'_' && word.contains('_')
}

fn pair(masked: &Masked<'_>, run: &Run, other: &Run) -> Problem {
    let range = run.range.start..other.range.end;
    let inner = masked.written(run.range.end..other.range.start);
    let delimiter = masked.written(run.range.clone());
    let message = format!("the marks of `{}` are printed", shown(masked.written(range.clone())));
    let trimmed = inner.trim();
    let help = if trimmed.len() < inner.len() && run.delimiter != b'=' {
        format!(
            "write `{delimiter}{}{delimiter}`, without a blank inside",
            shown(trimmed)
        )
    } else if masked.place.raw_html == RawHtml::Escape {
        "write a blank or a mark before the first and after the last of them".to_owned()
    } else {
        let (start, end) = match (run.delimiter, run.len()) {
            (b'=', _) => ("<mark>", "</mark>"),
            (b'~', _) => ("<del>", "</del>"),
            (_, 1) => ("<em>", "</em>"),
            (_, 3) => ("<strong><em>", "</em></strong>"),
            _ => ("<strong>", "</strong>"),
        };
        format!("write `{start}{}{end}`", shown(trimmed))
    };
    masked.problem(range, message, help)
}

fn alone(masked: &Masked<'_>, run: &Run) -> Problem {
    let delimiter = masked.written(run.range.clone());
    let message = format!("`{delimiter}` is printed: nothing ends what it begins");
    let escaped: String = delimiter.chars().flat_map(|c| ['\\', c]).collect();
    let words = nearby(masked.written_from(run.range.end), MAX_LENGTH);
    let word = words
        .split(|c: char| c.is_whitespace() || is_punctuation(c))
        .next()
        .unwrap_or_default();
    let help = format!(
        "write it again where that ends, such as `{delimiter}{word}{delimiter}`, or `{escaped}` if it is meant as text",
        word = shown(word)
    );
    masked.problem(run.range.clone(), message, help)
}
