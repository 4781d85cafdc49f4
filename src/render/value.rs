//! Values for templates: texts, lists and mappings.

use super::template::{Key, Map};
use crate::yaml::Value as Yaml;

pub use super::template::Value;

/// A mapping.
pub fn map<const N: usize>(pairs: [(&'static str, Value); N]) -> Value {
    let pairs = pairs.map(|(key, value)| (Key::Str(key), value));
    Value::from(Map::from_iter(pairs))
}

/// A mapping with more keys.
pub fn extended<const N: usize>(base: &Value, more: [(&'static str, Value); N]) -> Value {
    let base = base.as_map();
    let mut map = Map::default();
    map.reserve(base.map_or(0, |base| base.len()) + N);
    for (key, value) in base.into_iter().flatten() {
        map.insert(key.clone(), value.clone());
    }
    map.extend(more.map(|(key, value)| (Key::Str(key), value)));
    Value::from(map)
}

/// A mapping from a list of pairs.
pub fn map_from(pairs: Vec<(&'static str, Value)>) -> Value {
    let pairs = pairs.into_iter().map(|(key, value)| (Key::Str(key), value));
    Value::from(pairs.collect::<Map>())
}

/// A mapping with keys that are not known when the program is compiled.
pub fn dictionary(pairs: impl Iterator<Item = (String, Value)>) -> Value {
    let pairs = pairs.map(|(key, value)| (Key::String(key.into()), value));
    Value::from(pairs.collect::<Map>())
}

/// Text that is escaped where it is shown.
pub fn text(text: &str) -> Value {
    Value::normal_string(text)
}

/// HTML that is safe as it is.
pub fn html(html: &str) -> Value {
    Value::safe_string(html)
}

/// The value of what there is, or none.
pub fn value_or_none<T>(value: Option<T>, make: impl FnOnce(T) -> Value) -> Value {
    value.map_or_else(Value::none, make)
}

/// Text, or none.
pub fn text_or_none(value: Option<&str>) -> Value {
    value.map_or_else(Value::none, text)
}

/// A list.
pub fn list(items: impl Iterator<Item = Value>) -> Value {
    Value::from(items.collect::<Vec<Value>>())
}

/// A value of YAML: what an author wrote under `extra`, or the words of a theme.
pub fn yaml_value(value: &Yaml) -> Value {
    match value {
        Yaml::Null => Value::none(),
        Yaml::Bool(value) => Value::from(*value),
        Yaml::Number(number) => match number.parse::<i64>() {
            Ok(number) => Value::from(number),
            Err(_) => number.parse::<f64>().map_or_else(|_| text(number), Value::from),
        },
        Yaml::Text(words) => text(words),
        Yaml::List(items) => list(items.iter().map(yaml_value)),
        Yaml::Map(pairs) => dictionary(pairs.iter().map(|(key, value)| (key.clone(), yaml_value(value)))),
    }
}
