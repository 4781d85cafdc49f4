//! Makes what the parser says about a text that it cannot read into a sentence for writers, with a place and a cure.

use super::page::{Failure, Field, Page};
use super::{Fault, guard, locate};
use crate::diagnostic::rules::{FRONT_MATTER_TOO_DEEP, YAML_SYNTAX};
use std::ops::Range;

/// The longest value that a cure repeats.
const SHORT: usize = 60;

/// The fault that a failure is.
pub(super) fn explain(text: &str, failure: &Failure<'_>) -> Fault {
    let page = Page::new(text, failure);
    let (problem, context) = (failure.problem, failure.context);
    match problem {
        "mapping values are not allowed in this context" => page.unexpected_colon(),
        "found character that cannot start any token" => page.unexpected_start(),
        "did not find expected alphabetic or numeric character" => page.empty_name(),
        "unknown anchor" => page.unknown_anchor(),
        "did not find expected ',' or ']'" | "did not find expected ',' or '}'" => page.no_comma(),
        "did not find expected node content" => page.no_value(),
        "did not find expected key" => page.no_key(),
        "did not find expected '-' indicator" => page.no_dash(),
        "could not find expected ':'" => page.no_colon(),
        "found unexpected end of stream" | "found unexpected document indicator" => page.open_quote(),
        "found unknown escape character"
        | "did not find expected hexadecimal number"
        | "found invalid Unicode character escape code" => page.bad_escape(),
        "found a tab character that violates indentation"
        | "found a tab character where an indentation space is expected" => page.tab(),
        "block sequence entries are not allowed in this context" => page.list_after_key(),
        "recursion limit exceeded" => page.deep_aliases(),
        "deserializing from YAML containing more than one document is not supported" => page.second_document(),
        "found undefined tag handle" => page.tag(),
        "mapping keys are not allowed in this context" => page.quote_start('?', page.at),
        // A value that is not of the type that its tag says.
        _ if problem.contains("invalid value") || context.contains(" tag") => page.tag(),
        _ if context.contains("directive") => page.directive(),
        _ if context.ends_with("a block scalar") => page.block_header(),
        _ => page.other(problem),
    }
}

impl Page<'_> {
    /// `title: Rome: a visit`, a line indented too deep, or `title:Rome` on the line before.
    fn unexpected_colon(&self) -> Fault {
        let line = self.line(self.at);
        if let Some(field) = Field::of(self.text, line.clone())
            && field.colon < self.at
            && !field.value.is_empty()
        {
            let message = format!(
                "the value of `{}` has a colon and a space in it, and is not quoted",
                field.key
            );
            return fault(field.value.clone(), message).help(quote_it(&self.text[field.value]));
        }
        let Some(above) = self.line_above(&line) else {
            return fault(self.token(), "a colon stands where no field can begin")
                .help("quote the value if the colon is meant as text");
        };
        let said = &self.text[above.clone()];
        if Field::of(self.text, above.clone()).is_none() {
            if let Some((key, value)) = said.split_once(':')
                && !key.is_empty()
                && !value.is_empty()
            {
                let message = format!("there is no space after the colon of `{key}`");
                return fault(above, message).help(format!("write `{key}: {value}`"));
            }
            return fault(above, "this line is not a field").help(NOT_A_FIELD);
        }
        fault(
            line,
            "this line is indented more deeply than the field above it, which has a value already",
        )
        .help("begin it in the same column as the line above, or quote the whole value")
    }

    /// `title: @rome`, or a tab.
    fn unexpected_start(&self) -> Fault {
        match self.text[self.at..].chars().next() {
            Some('\t') => self.tab(),
            Some(first) => self.quote_start(first, self.at),
            None => self.other("text is missing"),
        }
    }

    /// `title: * rome`, `title: **rome**`.
    fn empty_name(&self) -> Fault {
        let at = self.began.unwrap_or(self.at);
        match self.text[at..].chars().next() {
            Some(first) => self.quote_start(first, at),
            None => self.other("text is missing"),
        }
    }

    fn quote_start(&self, first: char, at: usize) -> Fault {
        let value = at..self.line(at).end.max(at);
        let first = match first {
            '`' => "a backtick".to_owned(),
            first => format!("`{first}`"),
        };
        let message = format!("a value cannot begin with {first} unless it is quoted");
        fault(value.clone(), message).help(quote_it(&self.text[value]))
    }

    fn unknown_anchor(&self) -> Fault {
        let value = self.at..self.line(self.at).end.max(self.at);
        let word = self.word();
        let message = format!("`{word}` refers to an earlier value by name, and there is none");
        fault(self.at..self.at + word.len(), message).help(quote_it(&self.text[value]))
    }

    /// `[rome, paris` or `[rome "paris"]`.
    fn no_comma(&self) -> Fault {
        let Some(open) = self.began else {
            return self.other("a comma or a closing bracket is missing");
        };
        if self.line(open) == self.line(self.at) && self.at < self.line(open).end {
            let (what, close) = self.bracket(open);
            let message = format!("a comma or `{close}` is missing before this in the {what}");
            return fault(self.token(), message).help("quote a value that has brackets, commas or a colon in it");
        }
        self.open_bracket(open)
    }

    fn open_bracket(&self, open: usize) -> Fault {
        let (what, close) = self.bracket(open);
        let message = format!("the {what} that begins here is not closed");
        fault(open..self.line(open).end.max(open), message).help(format!(
            "close it with `{close}`, or quote the value if the bracket is meant as text"
        ))
    }

    fn bracket(&self, open: usize) -> (&'static str, char) {
        match self.text.as_bytes().get(open) {
            Some(b'{') => ("mapping", '}'),
            _ => ("list", ']'),
        }
    }

    /// `[rome, , paris]`, `title: ]`, `[` at the end.
    fn no_value(&self) -> Fault {
        let next = self.text[self.at..].chars().next();
        if let Some(close @ (']' | '}')) = next {
            let message = format!("`{close}` closes nothing that was opened");
            return fault(self.token(), message).help("quote the value if it is meant as text");
        }
        if let Some(open) = guard::open_bracket(&self.text[..self.at]) {
            if next.is_none() {
                return self.open_bracket(open);
            }
            return fault(self.token(), "a value is missing here").help("take the comma out");
        }
        fault(self.token(), "a value is missing here").help("quote the value if this is meant as text")
    }

    /// `title: "Rome" and Paris`, `title: [Draft] Rome`, or a line that is indented unlike its neighbours.
    fn no_key(&self) -> Fault {
        let line = self.line(self.at);
        if line.start >= self.at {
            if self.text[self.at..].starts_with("- ") {
                return fault(line, "a list item stands where a field is expected")
                    .help("put it under a field of its own, and indent it");
            }
            return fault(line, "this line is not indented like the fields around it")
                .help("begin it in the same column as the fields that it belongs to");
        }
        let Some(field) = Field::of(self.text, line.clone()).filter(|field| field.colon < self.at) else {
            return self.other("text goes on where a field should begin");
        };
        let value = &self.text[field.value.clone()];
        let first = value.chars().next().unwrap_or_default();
        let message = match first {
            '"' | '\'' => format!("the value of `{}` goes on after its closing quote", field.key),
            '[' | '{' => format!("the value of `{}` goes on after its closing bracket", field.key),
            _ => format!("the value of `{}` is not one value", field.key),
        };
        fault(field.value, message).help(quote_it(value))
    }

    fn no_dash(&self) -> Fault {
        fault(
            self.line(self.at),
            "this line stands in a list, and begins neither with `- ` nor under an item's first field",
        )
        .help("begin a new item with `- `; begin an item's further fields under its first one")
    }

    fn no_colon(&self) -> Fault {
        let at = self.began.unwrap_or(self.at);
        let line = self.line(at);
        if let Some((key, value)) = self.text[line.clone()].split_once(':')
            && !value.starts_with(' ')
            && !value.is_empty()
            && !key.contains([' ', '"', '\''])
        {
            let message = format!("there is no space after the colon of `{key}`");
            return fault(line, message).help(format!("write `{key}: {value}`"));
        }
        fault(line, "this line is not a field").help(NOT_A_FIELD)
    }

    fn open_quote(&self) -> Fault {
        let at = self.began.unwrap_or(self.at);
        let quote = self.text[at..].chars().next().unwrap_or('"');
        fault(
            at..self.line(at).end.max(at),
            "the quote that begins here is not closed",
        )
        .help(format!("close it with `{quote}`"))
    }

    fn bad_escape(&self) -> Fault {
        let before = &self.text[..self.at];
        let start = match self.text[self.at..].starts_with('\\') {
            true => self.at,
            false => before.rfind('\\').unwrap_or(self.at),
        };
        let sign: String = self.text[start..].chars().take(2).collect();
        let message = match sign.as_str() {
            "\\x" | "\\u" | "\\U" => format!("the escape `{sign}` lacks its digits"),
            _ => format!("`{sign}` is no escape that double quotes know"),
        };
        fault(start..start + sign.len(), message).help("write `\\\\` for a backslash, or use single quotes")
    }

    fn tab(&self) -> Fault {
        let end = self.text[self.at..].trim_start_matches('\t').len();
        fault(self.at..self.text.len() - end, "a tab is used as indentation").help("indent with spaces")
    }

    fn list_after_key(&self) -> Fault {
        let value = self.at..self.line(self.at).end.max(self.at);
        fault(value, "a list cannot begin on the line of its key")
            .help("put each `- ` on a line of its own, or quote the value if it is meant as text")
    }

    /// The guard has seen to everything else that nests.
    fn deep_aliases(&self) -> Fault {
        let message = format!("aliases nest this more than {} levels deep", guard::DEEPEST);
        Fault::at(&FRONT_MATTER_TOO_DEEP, self.token(), message).help("write the values out where they are needed")
    }

    fn second_document(&self) -> Fault {
        let mut start = 0;
        let mut content = false;
        for line in self.text.split_inclusive('\n') {
            let said = line.trim_end();
            if content && ["---", "..."].contains(&said.split(' ').next().unwrap_or_default()) {
                return fault(start..start + said.len(), "a second document begins here")
                    .help("a file holds one; take the line out");
            }
            content |= !said.is_empty() && !said.starts_with('#');
            start += line.len();
        }
        match locate::failure(self.text) {
            Some(at) => Page { at, ..*self }.after_the_end(),
            None => self.after_the_end(),
        }
    }

    fn after_the_end(&self) -> Fault {
        if self.text[self.at..].starts_with(':') {
            return fault(self.token(), "there is no space after this colon").help("write `key: value`");
        }
        fault(self.token(), "text goes on after the one value that this is")
            .help("write `key: value` lines, with a space after each colon")
    }

    fn tag(&self) -> Fault {
        let value = self.began.unwrap_or(self.at);
        let value = value..self.line(value).end.max(value);
        fault(value.clone(), "a value that begins with `!` has to be quoted").help(quote_it(&self.text[value]))
    }

    fn directive(&self) -> Fault {
        fault(self.line(self.at), "a line that begins with `%` is not read here")
            .help("take the line out, or quote it if it is meant as text")
    }

    fn block_header(&self) -> Fault {
        let at = self.began.unwrap_or(self.at);
        let value = at..self.line(at).end.max(at);
        fault(value.clone(), "text under `|` or `>` has to begin on the next line").help(quote_it(&self.text[value]))
    }

    fn other(&self, problem: &str) -> Fault {
        let context = match self.context {
            "" => String::new(),
            context => format!(", {context}"),
        };
        let message = format!("this cannot be read as YAML: {problem}{context}");
        fault(self.token(), message).help("quote the value if it is meant as text")
    }
}

const NOT_A_FIELD: &str = "write it as `key: value`; to go on with the value above, indent the line";

fn fault(bytes: Range<usize>, message: impl Into<String>) -> Fault {
    Fault::at(&YAML_SYNTAX, bytes, message)
}

/// "Quote the value", with the quoted value where it is short.
fn quote_it(value: &str) -> String {
    match quoted(value) {
        Some(quoted) if value.len() <= SHORT => format!("quote the value: `{quoted}`"),
        _ => "put the whole value in quotes".to_owned(),
    }
}

fn quoted(value: &str) -> Option<String> {
    let inner = |quote| value.strip_prefix(quote)?.strip_suffix(quote);
    // `'It's'`: the writer has quoted it, with the wrong quotes.
    let value = inner('\'').filter(|inner| inner.contains('\'')).unwrap_or(value);
    if value.contains(|char: char| char.is_control()) {
        None
    } else if value.contains(['"', '\\']) {
        Some(format!("'{}'", value.replace('\'', "''")))
    } else {
        Some(format!("\"{value}\""))
    }
}
