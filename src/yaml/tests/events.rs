//! A second reader: values from the events of the marked parser, by the rules of YAML 1.2 and of this program. It exists to
//! be compared with the first one.

use crate::language::forbidden::is_forbidden;
use crate::yaml::Value;
use saphyr_parser::{Event, Parser, ScalarStyle, StrInput, Tag};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// The largest value that aliases may make; the reader in use has a limit of the same order.
const MAX_NODES: usize = 1024 * 1024;
/// The deepest nesting that aliases may make, which is the one of serde_yaml.
const MAX_DEPTH: usize = 128;

/// Reads one document.
///
/// # Errors
/// Why it is refused.
pub(super) fn read(text: &str) -> Result<Value, String> {
    if let Some(control) = text
        .chars()
        .find(|&c| is_forbidden(c) && !matches!(c, '\r' | '\u{85}' | '\u{feff}'))
    {
        return Err(format!("the control character {control:?}"));
    }
    let mut reader = Reader {
        events: Parser::new_from_str(text),
        anchors: HashMap::new(),
        open: Vec::new(),
        nodes: 0,
    };
    let mut root = None;
    loop {
        match reader.next()? {
            Event::StreamEnd => break,
            Event::StreamStart | Event::DocumentEnd => {}
            Event::DocumentStart(_) if root.is_some() => return Err("a second document".to_owned()),
            Event::DocumentStart(_) => {}
            event => root = Some(reader.node(event, 0)?),
        }
    }
    Ok(root.unwrap_or_else(|| Value::Map(Vec::new())))
}

struct Reader<'a> {
    events: Parser<'a, StrInput<'a>>,
    /// The value of each anchor, with its number of nodes and its depth.
    anchors: HashMap<usize, (Value, usize, usize)>,
    /// The anchors of the collections that are being read.
    open: Vec<usize>,
    nodes: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<Event<'a>, String> {
        match self.events.next_event() {
            Some(Ok((event, _))) => Ok(event),
            Some(Err(error)) => Err(error.to_string()),
            None => Ok(Event::StreamEnd),
        }
    }

    fn node(&mut self, event: Event<'a>, depth: usize) -> Result<Value, String> {
        self.nodes += 1;
        if self.nodes > MAX_NODES || depth > MAX_DEPTH {
            return Err("too large or too deep".to_owned());
        }
        let before = self.nodes;
        let (anchor, value) = match event {
            Event::Alias(anchor) => return self.alias(anchor, depth),
            Event::Scalar(text, style, anchor, tag) => {
                refuse_tag(tag.as_deref())?;
                (anchor, scalar(text, style)?)
            }
            Event::SequenceStart(anchor, tag) => {
                refuse_tag(tag.as_deref())?;
                self.open.push(anchor);
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        Event::SequenceEnd => break,
                        event => items.push(self.node(event, depth + 1)?),
                    }
                }
                self.open.pop();
                (anchor, Value::List(items))
            }
            Event::MappingStart(anchor, tag) => {
                refuse_tag(tag.as_deref())?;
                self.open.push(anchor);
                let map = self.map(depth)?;
                self.open.pop();
                (anchor, map)
            }
            event => return Err(format!("{event:?} where a value is expected")),
        };
        if anchor > 0 {
            let nodes = self.nodes - before + 1;
            let levels = levels(&value);
            self.anchors.insert(anchor, (value.clone(), nodes, levels));
        }
        Ok(value)
    }

    fn map(&mut self, depth: usize) -> Result<Value, String> {
        let mut entries: Vec<(String, Value)> = Vec::new();
        let mut keys = HashSet::new();
        loop {
            let event = self.next()?;
            if event == Event::MappingEnd {
                return Ok(Value::Map(entries));
            }
            let Value::Text(key) = self.node(event, depth + 1)? else {
                return Err("a key that is not text".to_owned());
            };
            let event = self.next()?;
            let value = self.node(event, depth + 1)?;
            if key == "<<" || !keys.insert(key.clone()) {
                return Err(format!("the key {key}"));
            }
            entries.push((key, value));
        }
    }

    fn alias(&mut self, anchor: usize, depth: usize) -> Result<Value, String> {
        if self.open.contains(&anchor) {
            return Err("an alias within its own value".to_owned());
        }
        let (value, nodes, levels) = self.anchors.get(&anchor).ok_or("an unknown alias")?;
        self.nodes += nodes;
        if self.nodes > MAX_NODES || depth + levels > MAX_DEPTH {
            return Err("too large or too deep".to_owned());
        }
        Ok(value.clone())
    }
}

/// How deeply a value is nested.
fn levels(value: &Value) -> usize {
    match value {
        Value::List(items) => 1 + items.iter().map(levels).max().unwrap_or(0),
        Value::Map(entries) => 1 + entries.iter().map(|(_, value)| levels(value)).max().unwrap_or(0),
        _ => 0,
    }
}

fn refuse_tag(tag: Option<&Tag>) -> Result<(), String> {
    match tag {
        Some(tag) => Err(format!("the tag {tag}")),
        None => Ok(()),
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle) -> Result<Value, String> {
    if text.chars().any(is_forbidden) {
        return Err("a control character".to_owned());
    }
    Ok(match style {
        ScalarStyle::Plain => plain(&text),
        _ => Value::Text(text.into_owned()),
    })
}

/// The core schema of YAML 1.2.
fn plain(text: &str) -> Value {
    let sign = |rest: &str| !rest.starts_with(['+', '-']);
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    match digits {
        ".inf" | ".Inf" | ".INF" => return Value::Text(if negative { "-.inf" } else { ".inf" }.to_owned()),
        ".nan" | ".NaN" | ".NAN" if digits == text => return Value::Text(".nan".to_owned()),
        _ => {}
    }
    let radix = |prefix: &str, radix: u32| {
        let rest = digits.strip_prefix(prefix).filter(|rest| sign(rest))?;
        u128::from_str_radix(rest, radix).ok()
    };
    if let Some(number) = radix("0x", 16).or_else(|| radix("0o", 8)) {
        return Value::Number(if negative {
            format!("-{number}")
        } else {
            number.to_string()
        });
    }
    let is_decimal = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_decimal && let Ok(number) = digits.parse::<u128>() {
        return Value::Number(if negative {
            format!("-{number}")
        } else {
            number.to_string()
        });
    }
    let mut parts = digits.splitn(2, ['e', 'E']);
    let mantissa = parts.next().unwrap_or_default();
    let exponent = parts.next();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_mantissa =
        (is_digits(whole) && (fraction.is_empty() || is_digits(fraction))) || (whole.is_empty() && is_digits(fraction));
    let is_exponent = exponent.is_none_or(|exponent| is_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)));
    if is_mantissa
        && is_exponent
        && let Ok(number) = digits.parse::<f64>()
    {
        return match number.is_finite() {
            true => Value::Number((if negative { -number } else { number } + 0.0).to_string()),
            // Larger than any number of the program, which keeps the text.
            false => Value::Text(text.to_owned()),
        };
    }
    Value::Text(text.to_owned())
}
