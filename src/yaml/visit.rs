//! Makes a [`Value`] of what a YAML parser tells, without a tree between, and gathers every fault on the way.

use super::{Fault, Value, characters};
use crate::diagnostic::rules::{WRONG_TYPE, YAML_SYNTAX};
use crate::diagnostic::{FieldPath, Target, Trail};
use serde::Deserializer;
use serde::de::{DeserializeSeed, EnumAccess, Error as _, IgnoredAny, MapAccess, SeqAccess};
use serde::de::{VariantAccess, Visitor};
use std::collections::HashSet;
use std::fmt;

/// What a text may grow to where aliases repeat parts of it: bytes of text, and [`NODE`] for each value and key. No
/// text within the guard's limit comes near it without aliases.
const LARGEST: usize = 1024 * 1024;
const NODE: usize = 8;

/// The most faults, and the most duplicate keys, that are told of one text.
const MOST: usize = 1000;

/// Up to here a mapping's keys are compared one by one.
const FEW_KEYS: usize = 24;

/// What is gathered while a text is read.
#[derive(Default)]
pub(super) struct State {
    pub faults: Vec<Fault>,
    /// The keys that stand again in their mapping.
    pub duplicates: Vec<FieldPath>,
    size: usize,
}

impl State {
    /// Whether there was too much.
    pub fn is_too_large(&self) -> bool {
        self.size > LARGEST
    }

    fn fault(&mut self, fault: impl FnOnce() -> Option<Fault>) {
        if self.faults.len() < MOST {
            self.faults.extend(fault());
        }
    }

    /// Counts one value or key of so many bytes; false once there is too much.
    fn count(&mut self, bytes: usize) -> bool {
        self.size += NODE + bytes;
        !self.is_too_large()
    }
}

/// Makes a [`Value`] of whatever stands at the end of the trail.
pub(super) struct Node<'a> {
    pub trail: &'a Trail<'a>,
    pub state: &'a mut State,
}

impl Node<'_> {
    fn scalar<E: serde::de::Error>(self, value: Value) -> Result<Value, E> {
        if self.state.count(0) {
            Ok(value)
        } else {
            Err(E::custom("too much"))
        }
    }

    fn text<E: serde::de::Error>(self, text: &str) -> Result<Value, E> {
        if !self.state.count(text.len()) {
            return Err(E::custom("too much"));
        }
        self.state
            .fault(|| control_fault(|| Target::Value(self.trail.path()), text));
        Ok(Value::Text(text.to_owned()))
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
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

    fn visit_bool<E: serde::de::Error>(self, yes: bool) -> Result<Value, E> {
        self.scalar(Value::Bool(yes))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Value, E> {
        self.scalar(Value::Number(number.to_string()))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Value, E> {
        self.scalar(Value::Number(number.to_string()))
    }

    fn visit_i128<E: serde::de::Error>(self, number: i128) -> Result<Value, E> {
        self.scalar(Value::Number(number.to_string()))
    }

    fn visit_u128<E: serde::de::Error>(self, number: u128) -> Result<Value, E> {
        self.scalar(Value::Number(number.to_string()))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Value, E> {
        self.scalar(if number.is_finite() {
            // Adding nothing makes nothing of minus nothing.
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
        self.text(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        if !self.state.count(0) {
            return Err(A::Error::custom("too much"));
        }
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(Node {
            trail: &Trail::Index(self.trail, items.len()),
            state: self.state,
        })? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        if !self.state.count(0) {
            return Err(A::Error::custom("too much"));
        }
        let mut entries: Vec<(String, Value)> = Vec::new();
        let mut many = HashSet::new();
        while let Some(Found { key, kind }) = map.next_key_seed(Key(self.state))? {
            let trail = Trail::Key(self.trail, &key);
            let value = map.next_value_seed(Node {
                trail: &trail,
                state: self.state,
            })?;
            self.state.fault(|| key_fault(self.trail, &key, kind));
            if kind != TEXT {
                continue;
            }
            let again = if entries.len() < FEW_KEYS {
                entries.iter().any(|(earlier, _)| *earlier == key)
            } else {
                if many.is_empty() {
                    many.extend(entries.iter().map(|(earlier, _)| earlier.clone()));
                }
                !many.insert(key.clone())
            };
            if !again {
                entries.push((key, value));
            } else if self.state.duplicates.len() < MOST {
                self.state.duplicates.push(trail.path());
            }
        }
        Ok(Value::Map(entries))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (tag, content) = tagged.variant::<String>()?;
        self.state
            .fault(|| Some(tag_fault(Target::Value(self.trail.path()), &tag)));
        content.newtype_variant_seed(self)
    }
}

/// Reads a key: text, or what it is instead.
struct Key<'a>(&'a mut State);

struct Found {
    /// Its text; of a list or mapping, none; of a key with a tag, the tag.
    key: String,
    kind: &'static str,
}

impl Found {
    fn new(key: impl ToString, kind: &'static str) -> Self {
        Self {
            key: key.to_string(),
            kind,
        }
    }
}

const TEXT: &str = "text";
const NUMBER: &str = "a number";
const TAG: &str = "a tag";

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Key<'_> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_unit<E>(self) -> Result<Found, E> {
        Ok(Found::new("", "nothing"))
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Found, E> {
        Ok(Found::new(yes, "yes/no"))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Found, E> {
        Ok(Found::new(number, NUMBER))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Found, E> {
        Ok(Found::new(number, NUMBER))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Found, E> {
        Ok(Found::new(number, NUMBER))
    }

    fn visit_u128<E>(self, number: u128) -> Result<Found, E> {
        Ok(Found::new(number, NUMBER))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Found, E> {
        Ok(Found::new(number, NUMBER))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Found, E> {
        if self.0.count(text.len()) {
            Ok(Found::new(text, TEXT))
        } else {
            Err(E::custom("too much"))
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Found, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Found::new("", "a list"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Found::new("", "a mapping"))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Found, A::Error> {
        let (tag, content) = tagged.variant::<String>()?;
        content.newtype_variant::<IgnoredAny>()?;
        Ok(Found::new(tag, TAG))
    }
}

/// A tag, which is nothing that a digest needs.
pub(super) fn tag_fault(target: Target, tag: &str) -> Fault {
    let tag = tag.trim_start_matches('!');
    let message = format!("the tag `!{tag}` means nothing here");
    Fault::new(&YAML_SYNTAX, target, message).help("quote the value if it is meant as text")
}

/// What is wrong with a key of the mapping at the trail's end.
fn key_fault(mapping: &Trail<'_>, key: &str, kind: &str) -> Option<Fault> {
    let own = || Target::Key(mapping.path().key(key));
    Some(match kind {
        TEXT if key == "<<" => {
            Fault::new(&YAML_SYNTAX, own(), "merge keys (`<<`) are not read").help("write the fields out")
        }
        TEXT => control_fault(own, key)?,
        "nothing" => {
            let target = Target::Value(mapping.path());
            Fault::new(&WRONG_TYPE, target, "a key is missing before a `:`")
                .help("quote the value if the colon is meant as text")
        }
        TAG => tag_fault(Target::Value(mapping.path()), key),
        _ if key.is_empty() => {
            let message = format!("a key must be text, and this one is {kind}");
            Fault::new(&WRONG_TYPE, Target::Value(mapping.path()), message)
                .help("quote the value if its brackets are meant as text")
        }
        _ => {
            let message = format!("a key must be text, and `{key}` is {kind}");
            Fault::new(&WRONG_TYPE, own(), message).help(format!("quote it: `\"{key}\":`"))
        }
    })
}

/// The error for text that contains a control character.
fn control_fault(target: impl FnOnce() -> Target, text: &str) -> Option<Fault> {
    Some(characters::control_fault(target(), characters::first_control(text)?))
}
