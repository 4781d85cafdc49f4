//! The tables as JSON Schema (2020-12), for editors that complete and check front matter. In go a table and the names that
//! the digest knows, out comes a schema. What it refuses, the checks refuse as well.

use super::{Field, Mapping, Type, Vocabulary};
use serde_json::{Map, Value, json};

/// The names that a digest knows.
#[derive(Debug, Default)]
pub struct Names {
    /// Of topics: slugs, titles and other names. If there is any, no other topic is valid.
    pub topics: Vec<String>,
    /// Of people: slugs, names and other names.
    pub people: Vec<String>,
    /// Of parties, likewise.
    pub parties: Vec<String>,
    /// Of sources, likewise.
    pub sources: Vec<String>,
}

/// The schema of a whole front matter or YAML file.
pub fn schema(title: &str, mapping: &'static Mapping, names: &Names) -> Value {
    let mut schema = mapping_schema(mapping, names);
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".into(), json!(title));
    Value::Object(schema)
}

fn mapping_schema(mapping: &'static Mapping, names: &Names) -> Map<String, Value> {
    let properties = mapping
        .fields
        .iter()
        .map(|field| (field.name.to_owned(), field_schema(field, names)));
    let required = mapping
        .fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name);
    let mut schema = Map::new();
    schema.insert("type".into(), json!("object"));
    schema.insert("properties".into(), Value::Object(properties.collect()));
    schema.insert("required".into(), required.collect());
    schema.insert("additionalProperties".into(), json!(false));
    if !mapping.one_of.is_empty() {
        let one = mapping.one_of.iter().map(|name| json!({ "required": [name] }));
        schema.insert("oneOf".into(), one.collect());
    }
    schema
}

fn field_schema(field: &'static Field, names: &Names) -> Value {
    let mut schema = type_schema(&field.kind, names);
    // A field that is left empty is absent, unless it is required.
    if !field.required {
        schema = json!({ "anyOf": [schema, { "type": "null" }] });
    }
    schema["description"] = json!(field.about);
    schema["examples"] = json!([field.example]);
    schema
}

fn type_schema(kind: &'static Type, names: &Names) -> Value {
    const DAY: &str = r"\d{4}-\d{2}-\d{2}";
    const PARTIAL: &str = r"\d{4}(-\d{2}(-\d{2})?)?~?";
    // A year without quotes is a number to YAML.
    let with_year = |text: Value| json!({ "anyOf": [text, { "type": "integer", "minimum": 1, "maximum": 9999 }] });
    let pattern = |pattern: &str| json!({ "type": "string", "pattern": format!("^{pattern}$") });
    match kind {
        Type::Line | Type::Text | Type::ArchiveFile => json!({ "type": "string", "minLength": 1 }),
        Type::Name(vocabulary) => vocabulary_schema(*vocabulary, names),
        Type::Bool => json!({ "type": "boolean" }),
        Type::Count(min, max) => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Type::Slug => {
            json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": crate::text::SLUG_LIMIT })
        }
        Type::Entry => pattern("([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?/)?[a-z0-9]+(-[a-z0-9]+)*"),
        Type::Date => pattern(DAY),
        Type::PartialDate => with_year(pattern(PARTIAL)),
        Type::Span => with_year(pattern(&format!("{PARTIAL}(/{PARTIAL})?"))),
        Type::Until => with_year(pattern(&format!("({PARTIAL}|present)"))),
        Type::Moment => pattern(&format!("{DAY}([T ]\\d{{2}}:\\d{{2}}(:\\d{{2}})?)?")),
        Type::Url => json!({ "type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://" }),
        Type::SitePath => json!({ "type": "string", "pattern": "^/" }),
        Type::Sha256 => pattern("[0-9A-Fa-f]{64}"),
        Type::Language => json!({ "type": "string", "minLength": 2 }),
        Type::Country => pattern("[A-Za-z]{2}"),
        Type::Choice(choices) => json!({ "type": "string", "enum": choices }),
        Type::List(item) => json!({ "type": "array", "items": type_schema(item, names) }),
        Type::OneOrMany(item) => {
            let item = type_schema(item, names);
            json!({ "anyOf": [item, { "type": "array", "items": item }] })
        }
        Type::Mapping(mapping) => {
            let own = Value::Object(mapping_schema(mapping, names));
            match mapping.shorthand {
                Some(shorthand) => {
                    let stands_for = |text: &str| {
                        mapping
                            .field(shorthand(text))
                            .map(|field| type_schema(&field.kind, names))
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
            let value = type_schema(value, names);
            let properties = keys.iter().map(|key| ((*key).to_owned(), value.clone()));
            json!({ "type": "object", "properties": properties.collect::<Map<_, _>>(), "additionalProperties": false })
        }
        Type::Free => json!({}),
    }
}

fn vocabulary_schema(vocabulary: Vocabulary, names: &Names) -> Value {
    let known: Vec<&String> = match vocabulary {
        Vocabulary::Topic => names.topics.iter().collect(),
        Vocabulary::Person => names.people.iter().collect(),
        Vocabulary::Party => names.parties.iter().collect(),
        Vocabulary::Source => names.sources.iter().collect(),
        Vocabulary::Actor => names.people.iter().chain(&names.parties).collect(),
        Vocabulary::Entry => Vec::new(),
    };
    let any = json!({ "type": "string", "minLength": 1 });
    if known.is_empty() {
        return any;
    }
    // The names complete what a writer types. Topics are a closed list, in any case; of the others, new ones are let
    // through, as the checker does.
    let others = match vocabulary {
        Vocabulary::Topic => {
            let names: Vec<String> = known.iter().map(|name| in_any_case(name)).collect();
            json!({ "type": "string", "pattern": format!("^({})$", names.join("|")) })
        }
        _ => any,
    };
    json!({ "anyOf": [{ "enum": known }, others] })
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
        for (title, _, mapping) in KINDS {
            let schema = schema(title, mapping, &Names::default());
            let properties = schema["properties"].as_object().expect("properties");
            assert_eq!(properties.len(), mapping.fields.len(), "{title}");
            for field in mapping.fields {
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
