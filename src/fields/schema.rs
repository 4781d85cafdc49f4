//! The tables as JSON Schema (2020-12), for editors that complete and check front matter. In goes a table and the names that
//! the digest knows, out comes a schema; what it refuses, the walker refuses too.

use super::{Field, Mapping, Type, Vocabulary};
use serde_json::{Map, Value, json};

/// The names that a digest has, by vocabulary. A closed one takes no others.
#[derive(Debug, Default)]
pub struct Names {
    /// Topics: slugs, titles and other names. Closed where there is any.
    pub topics: Vec<String>,
    /// People: slugs, names and other names.
    pub people: Vec<String>,
    /// Parties, likewise.
    pub parties: Vec<String>,
    /// Sources, likewise.
    pub sources: Vec<String>,
}

/// A whole schema.
pub fn schema(title: &str, record: &'static Mapping, names: &Names) -> Value {
    let mut schema = mapping(record, names);
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".into(), json!(title));
    Value::Object(schema)
}

fn mapping(record: &'static Mapping, names: &Names) -> Map<String, Value> {
    let properties = record
        .fields
        .iter()
        .map(|field| (field.name.to_owned(), property(field, names)));
    let required = record
        .fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name);
    let mut schema = Map::new();
    schema.insert("type".into(), json!("object"));
    schema.insert("properties".into(), Value::Object(properties.collect()));
    schema.insert("required".into(), required.collect());
    schema.insert("additionalProperties".into(), json!(false));
    if !record.one_of.is_empty() {
        let one = record.one_of.iter().map(|name| json!({ "required": [name] }));
        schema.insert("oneOf".into(), one.collect());
    }
    schema
}

fn property(field: &'static Field, names: &Names) -> Value {
    let mut schema = kind(&field.kind, names);
    // A field that is left empty is absent, unless it is required.
    if !field.required {
        schema = json!({ "anyOf": [schema, { "type": "null" }] });
    }
    schema["description"] = json!(field.about);
    schema["examples"] = json!([field.example]);
    schema
}

fn kind(kind: &'static Type, names: &Names) -> Value {
    const DAY: &str = r"\d{4}-\d{2}-\d{2}";
    let pattern = |pattern: &str| json!({ "type": "string", "pattern": format!("^{pattern}$") });
    match kind {
        Type::Line | Type::Text | Type::ArchiveFile => json!({ "type": "string", "minLength": 1 }),
        Type::Name(vocabulary) => vocabulary.schema(names),
        Type::Bool => json!({ "type": "boolean" }),
        Type::Count(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Type::Slug => {
            json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": crate::text::SLUG_LIMIT })
        }
        Type::Date => pattern(DAY),
        Type::Span => pattern(&format!("({DAY}(/{DAY})?|\\d{{4}}-\\d{{2}})")),
        Type::Until => pattern(&format!("({DAY}|present)")),
        Type::Moment => pattern(&format!("{DAY}([T ]\\d{{2}}:\\d{{2}}(:\\d{{2}})?)?")),
        Type::Url => json!({ "type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://" }),
        Type::SitePath => json!({ "type": "string", "pattern": "^/" }),
        Type::Sha256 => pattern("[0-9A-Fa-f]{64}"),
        Type::Language => json!({ "type": "string", "minLength": 2 }),
        Type::Country => pattern("[A-Za-z]{2}"),
        Type::Choice(choices) => json!({ "type": "string", "enum": choices }),
        Type::List(item) => json!({ "type": "array", "items": self::kind(item, names) }),
        Type::OneOrMany(item) => {
            let item = self::kind(item, names);
            json!({ "anyOf": [item, { "type": "array", "items": item }] })
        }
        Type::Mapping(record) => {
            let own = Value::Object(mapping(record, names));
            match record.shorthand {
                Some(shorthand) => {
                    let stands_for = |text: &str| {
                        record
                            .field(shorthand(text))
                            .map(|field| self::kind(&field.kind, names))
                    };
                    let short: Vec<Value> = ["text", "https://example.org/"]
                        .into_iter()
                        .filter_map(stands_for)
                        .collect();
                    let mut all = short;
                    all.dedup();
                    all.push(own);
                    json!({ "anyOf": all })
                }
                None => own,
            }
        }
        Type::Table(keys, value) => {
            let value = self::kind(value, names);
            let properties = keys.iter().map(|key| ((*key).to_owned(), value.clone()));
            json!({ "type": "object", "properties": properties.collect::<Map<_, _>>(), "additionalProperties": false })
        }
        Type::Free => json!({}),
    }
}

impl Vocabulary {
    fn schema(self, names: &Names) -> Value {
        let known: Vec<&String> = match self {
            Self::Topic => names.topics.iter().collect(),
            Self::Person => names.people.iter().collect(),
            Self::Party => names.parties.iter().collect(),
            Self::Source => names.sources.iter().collect(),
            Self::Actor => names.people.iter().chain(&names.parties).collect(),
        };
        let any = json!({ "type": "string", "minLength": 1 });
        if known.is_empty() {
            return any;
        }
        // The names complete what a writer types. Topics are a closed list, in any case; of the others, new ones are let
        // through, as the checker does.
        let others = match self {
            Self::Topic => {
                let names: Vec<String> = known.iter().map(|name| in_any_case(name)).collect();
                json!({ "type": "string", "pattern": format!("^({})$", names.join("|")) })
            }
            _ => any,
        };
        json!({ "anyOf": [{ "enum": known }, others] })
    }
}

/// A regular expression (ECMA-262) for a text, whatever the case of its letters.
fn in_any_case(text: &str) -> String {
    let one = |char: char| {
        let (lower, upper): (String, String) = (char.to_lowercase().collect(), char.to_uppercase().collect());
        match char {
            _ if lower != upper && lower.chars().count() == 1 && upper.chars().count() == 1 => {
                format!("[{upper}{lower}]")
            }
            '-' | '/' | ' ' => char.to_string(),
            _ if char.is_alphanumeric() => char.to_string(),
            _ if char.is_ascii() => format!("\\{char}"),
            _ => char.to_string(),
        }
    };
    text.chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::{Names, schema};
    use crate::fields::reference::KINDS;
    use serde_json::Value;

    #[test]
    fn every_field_is_in_the_schema() {
        for (title, _, record) in KINDS {
            let schema = schema(title, record, &Names::default());
            let properties = schema["properties"].as_object().expect("properties");
            assert_eq!(properties.len(), record.fields.len(), "{title}");
            for field in record.fields {
                assert_eq!(
                    properties[field.name]["description"], field.about,
                    "{title}.{}",
                    field.name
                );
            }
            assert_eq!(schema["additionalProperties"], Value::Bool(false));
        }
    }

    #[test]
    fn topics_are_a_closed_list_in_any_case() {
        assert_eq!(
            super::in_any_case("COVID-19 (new)"),
            r"[Cc][Oo][Vv][Ii][Dd]-19 \([Nn][Ee][Ww]\)"
        );
    }
}
