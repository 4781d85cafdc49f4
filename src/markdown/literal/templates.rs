//! Commands and attributes of other programs: `{{< figure >}}`, `{% include %}`, `<% x %>`, `{#id}`, `{.class}`, `{: .class}`;
//! and addresses between `<` and `>` that are no links.

use super::masked::{Masked, nearby, shown};
use crate::markdown::Problem;
use crate::text::slice;

/// How far an end is searched for, in bytes.
const MAX_LENGTH: usize = 2_000;

/// How commands of template languages begin and end.
const COMMANDS: [(&str, &str); 4] = [("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("{#", "#}")];

pub(super) fn report_templates(masked: &Masked<'_>, problems: &mut Vec<Problem>) {
    let mut done = 0;
    for (at, _) in masked.text.match_indices(['{', '<']) {
        if at < done {
            continue;
        }
        if let Some((end, problem)) = command(masked, at)
            .or_else(|| attributes(masked, at))
            .or_else(|| address(masked, at))
        {
            problems.push(problem);
            done = end;
        }
    }
}

/// A command of a template language: `{{< ref "x" >}}`, `{% figure %}`.
fn command(masked: &Masked<'_>, at: usize) -> Option<(usize, Problem)> {
    let rest = nearby(masked.written_from(at), MAX_LENGTH);
    let text = masked.text.get(at..)?;
    let (start, end) = COMMANDS.into_iter().find(|(start, _)| text.starts_with(start))?;
    let length = start.len() + rest.get(start.len()..)?.find(end)? + end.len();
    let markup = slice(rest, ..length);
    let message = format!(
        "`{}` is printed: commands of other programs do nothing here",
        shown(markup)
    );
    let help = match inside(markup) {
        name if name.starts_with("ref") || name.starts_with("relref") || name.starts_with("link") => {
            "write a link to the file: `[text](entry.md)`"
        }
        name if name.starts_with("figure") || name.starts_with("image") || name.starts_with("img") => {
            "write an image: `![what it shows](picture.jpg \"caption\")`"
        }
        name if [
            "youtube",
            "vimeo",
            "tweet",
            "x ",
            "instagram",
            "video",
            "audio",
            "embed",
        ]
        .iter()
        .any(|known| name.starts_with(known)) =>
        {
            "write a link: `[text](https://…)`"
        }
        _ => "write what it stands for, or put it between backticks if it is meant as text",
    };
    Some((at + length, masked.problem(at..at + length, message, help)))
}

/// The words of a command.
fn inside(markup: &str) -> &str {
    markup.trim_start_matches(['{', '<', '%', '#', ' ', '-'])
}

/// Attributes as Pandoc and Kramdown have them: `{#id}`, `{.class}`, `{: .class}`, `{width=50%}`.
fn attributes(masked: &Masked<'_>, at: usize) -> Option<(usize, Problem)> {
    let rest = nearby(masked.written_from(at), MAX_LENGTH).strip_prefix('{')?;
    let line = rest.split('\n').next()?;
    let (attributes, _) = line.split_once('}')?;
    let first = attributes.trim().split_ascii_whitespace().next()?;
    let name = |name: &str| name.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_name = |word: &str| {
        name(word)
            && word
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let is_attribute = match first.chars().next()? {
        '#' | '.' => is_name(first.get(1..)?),
        ':' => first.len() == 1 || name(first.get(1..)?),
        _ => first
            .split_once('=')
            .is_some_and(|(key, value)| is_name(key) && !value.is_empty()),
    };
    if !is_attribute {
        return None;
    }
    let end = at + attributes.len() + 2;
    let message = format!(
        "`{}` is printed: only headings have an id in braces, and nothing has classes",
        shown(masked.written(at..end))
    );
    Some((
        end,
        masked.problem(
            at..end,
            message,
            "delete it, or put it between backticks if it is meant as text",
        ),
    ))
}

/// An address between angle brackets that is no link: `<https://a.example/a b>`.
fn address(masked: &Masked<'_>, at: usize) -> Option<(usize, Problem)> {
    let rest = nearby(masked.written_from(at), MAX_LENGTH).strip_prefix('<')?;
    if rest.starts_with("!--") {
        let message = "the comment that begins here does not end, and is printed".to_owned();
        let help = "write `-->` where it ends, or `\\<!--` if it is meant as text";
        return Some((at + 4, masked.problem(at..at + 4, message, help)));
    }
    let is_address = ["http://", "https://"].iter().any(|scheme| rest.starts_with(scheme));
    let line = rest.split('\n').next()?;
    let (address, _) = line.split_once('>').filter(|_| is_address)?;
    let end = at + address.len() + 2;
    let message = format!("`<{}>` is no link, since it has a blank in it", shown(address));
    let help = format!("write `<{}>`", address.trim().replace(' ', "%20"));
    Some((end, masked.problem(at..end, message, help)))
}
