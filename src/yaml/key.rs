//! Reads the keys of mappings: text, or what a key is instead.

use super::YamlError;
use super::state::{ReadState, control_error, tag_error, too_large};
use crate::diagnostic::rules::{WRONG_TYPE, YAML_SYNTAX};
use crate::diagnostic::{CurrentPath, Target};
use serde::Deserializer;
use serde::de::{DeserializeSeed, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor};
use std::fmt;

/// Reads one key.
pub(super) struct KeySeed<'a>(pub &'a mut ReadState);

/// A key as it was read.
pub(super) struct Key {
    /// Its text; that of a number or boolean; of a key with a tag, the tag; empty for nothing, a list or a mapping.
    pub text: String,
    pub kind: KeyKind,
}

/// What a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyKind {
    Text,
    Nothing,
    Boolean,
    Number,
    List,
    Mapping,
    Tagged,
}

impl KeyKind {
    /// The kind after "is".
    fn words(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Nothing => "empty",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::List => "a list",
            Self::Mapping => "a mapping",
            Self::Tagged => "a tag",
        }
    }
}

impl Key {
    fn new(text: impl ToString, kind: KeyKind) -> Self {
        Self {
            text: text.to_string(),
            kind,
        }
    }

    /// What is wrong with this key of the mapping at a path.
    pub fn error(&self, mapping: &CurrentPath<'_>) -> Option<YamlError> {
        let key = &self.text;
        let whole_mapping = || Target::Value(mapping.path());
        let own = || Target::Key(mapping.path().key(key));
        let words = self.kind.words();
        Some(match self.kind {
            KeyKind::Text if key == "<<" => {
                YamlError::new(&YAML_SYNTAX, own(), "merge keys (`<<`) are not supported").help("write the fields out")
            }
            KeyKind::Text => control_error(own, key)?,
            KeyKind::Nothing => YamlError::new(&WRONG_TYPE, whole_mapping(), "a key is missing before a `:`")
                .help("quote the value if the colon is meant as text"),
            KeyKind::Tagged => tag_error(whole_mapping(), key),
            KeyKind::List | KeyKind::Mapping => {
                let message = format!("a key must be text, but this one is {words}");
                YamlError::new(&WRONG_TYPE, whole_mapping(), message)
                    .help("quote the value if its brackets are meant as text")
            }
            KeyKind::Boolean | KeyKind::Number => {
                let message = format!("a key must be text, but `{key}` is {words}");
                // How a fraction was written is not known: 1.10 is read as 1.1.
                let help = match key.contains(['.', 'e']) && self.kind == KeyKind::Number {
                    true => "put it in quotes".to_owned(),
                    false => format!("quote it: `\"{key}\":`"),
                };
                YamlError::new(&WRONG_TYPE, own(), message).help(help)
            }
        })
    }
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for KeySeed<'_> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_unit<E>(self) -> Result<Key, E> {
        Ok(Key::new("", KeyKind::Nothing))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Key, E> {
        Ok(Key::new(value, KeyKind::Boolean))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Key, E> {
        Ok(Key::new(number, KeyKind::Number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Key, E> {
        Ok(Key::new(number, KeyKind::Number))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Key, E> {
        Ok(Key::new(number, KeyKind::Number))
    }

    fn visit_u128<E>(self, number: u128) -> Result<Key, E> {
        Ok(Key::new(number, KeyKind::Number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Key, E> {
        Ok(Key::new(number, KeyKind::Number))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Key, E> {
        match self.0.count(text.len()) {
            true => Ok(Key::new(text, KeyKind::Text)),
            false => Err(too_large()),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Key, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Key::new("", KeyKind::List))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Key, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Key::new("", KeyKind::Mapping))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Key, A::Error> {
        let (tag, content) = tagged.variant::<String>()?;
        content.newtype_variant::<IgnoredAny>()?;
        Ok(Key::new(tag, KeyKind::Tagged))
    }
}
