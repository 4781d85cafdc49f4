//! Values for templates: texts, lists and mappings.

use super::template::{Key, Map};
use crate::yaml::Value as Yaml;

pub use super::template::Value;

/// A mapping for a template.
pub fn map<const N: usize>(pairs: [(&'static str, Value); N]) -> Value {
    Value::from(Map::from_iter(pairs.map(|(key, value)| (Key::Str(key), value))))
}

/// A mapping with more in it.
pub fn extended<const N: usize>(base: &Value, more: [(&'static str, Value); N]) -> Value {
    let base = base.as_map();
    let mut map = Map::with_capacity_and_hasher(base.map_or(0, |base| base.len()) + N, Default::default());
    for (key, value) in base.into_iter().flatten() {
        map.insert(key.clone(), value.clone());
    }
    map.extend(more.map(|(key, value)| (Key::Str(key), value)));
    Value::from(map)
}

/// A mapping for a template, put together from parts.
pub fn map_from(pairs: Vec<(&'static str, Value)>) -> Value {
    Value::from(Map::from_iter(
        pairs.into_iter().map(|(key, value)| (Key::Str(key), value)),
    ))
}

/// A mapping for a template, with keys that are known only now.
pub fn dictionary(pairs: impl Iterator<Item = (String, Value)>) -> Value {
    Value::from(Map::from_iter(
        pairs.map(|(key, value)| (Key::String(key.into()), value)),
    ))
}

/// Text that is escaped where it is shown.
pub fn text(text: &str) -> Value {
    Value::normal_string(text)
}

/// HTML that is safe as it is.
pub fn html(html: &str) -> Value {
    Value::safe_string(html)
}

/// The value, or none.
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

/// What a writer wrote under `extra`, or a theme's words.
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
