//! Makes a [`Value`] of what a YAML parser reports, without a tree between, and gathers every error on the way.

use super::Value;
use super::key::{KeyKind, KeySeed};
use super::state::{ReadState, control_error, tag_error, too_large};
use crate::diagnostic::{CurrentPath, Target};
use serde::Deserializer;
use serde::de::{DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use std::collections::HashSet;
use std::fmt;

/// Up to here a mapping's keys are compared one by one, which is faster than a set for the few that nearly every mapping has.
const MAX_COMPARED_KEYS: usize = 24;

/// Reads the value at a path.
pub(super) struct NodeSeed<'a> {
    pub path: &'a CurrentPath<'a>,
    pub state: &'a mut ReadState,
}

impl NodeSeed<'_> {
    fn scalar<E: serde::de::Error>(self, value: Value) -> Result<Value, E> {
        match self.state.count(0) {
            true => Ok(value),
            false => Err(too_large()),
        }
    }

    fn number<E: serde::de::Error>(self, number: impl ToString) -> Result<Value, E> {
        self.scalar(Value::Number(number.to_string()))
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    // Only a text without any content comes here; an empty value is a unit.
    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Map(Vec::new()))
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Value, E> {
        self.scalar(Value::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Value, E> {
        self.number(number)
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Value, E> {
        self.number(number)
    }

    fn visit_i128<E: serde::de::Error>(self, number: i128) -> Result<Value, E> {
        self.number(number)
    }

    fn visit_u128<E: serde::de::Error>(self, number: u128) -> Result<Value, E> {
        self.number(number)
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Value, E> {
        self.scalar(if number.is_finite() {
            // Adding zero makes zero of minus zero.
            Value::Number((number + 0.0).to_string())
        } else if number.is_nan() {
            Value::Text(".nan".to_owned())
        } else if number > 0.0 {
            Value::Text(".inf".to_owned())
        } else {
            Value::Text("-.inf".to_owned())
        })
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Value, E> {
        if !self.state.count(text.len()) {
            return Err(too_large());
        }
        self.state
            .push_error(|| control_error(|| Target::Value(self.path.path()), text));
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        if !self.state.count(0) {
            return Err(too_large());
        }
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(NodeSeed {
            path: &CurrentPath::Index(self.path, items.len()),
            state: self.state,
        })? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        if !self.state.count(0) {
            return Err(too_large());
        }
        let mut entries: Vec<(String, Value)> = Vec::new();
        let mut key_set = HashSet::new();
        while let Some(key) = map.next_key_seed(KeySeed(self.state))? {
            let path = CurrentPath::Key(self.path, &key.text);
            let value = map.next_value_seed(NodeSeed {
                path: &path,
                state: self.state,
            })?;
            self.state.push_error(|| key.error(self.path));
            if key.kind != KeyKind::Text {
                continue;
            }
            let is_repeated = if entries.len() < MAX_COMPARED_KEYS {
                entries.iter().any(|(earlier, _)| *earlier == key.text)
            } else {
                if key_set.is_empty() {
                    key_set.extend(entries.iter().map(|(earlier, _)| earlier.clone()));
                }
                !key_set.insert(key.text.clone())
            };
            if is_repeated {
                self.state.push_duplicate(path.path());
            } else {
                entries.push((key.text, value));
            }
        }
        Ok(Value::Map(entries))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (tag, content) = tagged.variant::<String>()?;
        self.state
            .push_error(|| Some(tag_error(Target::Value(self.path.path()), &tag)));
        content.newtype_variant_seed(self)
    }
}
