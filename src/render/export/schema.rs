//! The JSON Schema of the open data, made from the tables.

use crate::plan::export::DataTable;
use crate::render::export::column::{Column, ColumnKind};
use crate::render::export::tables::{BODY_COLUMNS, VERSION, table_of};
use serde_json::{Map, Value, json};

/// The schema, with a definition for a row and for the JSON file of each table.
pub fn schema_document(address: &str) -> Vec<u8> {
    let mut definitions = Map::new();
    let mut documents = Vec::new();
    for table in DataTable::ALL {
        let described = table_of(table);
        let row = object_schema(&described.columns());
        let mut row = row.as_object().cloned().unwrap_or_default();
        row.insert("description".into(), described.about().into());
        definitions.insert(described.row_name().into(), row.into());
        definitions.insert(table.name().into(), file_schema(table, described.row_name()));
        documents.push(json!({ "$ref": format!("#/$defs/{}", table.name()) }));
    }
    let with_body = [table_of(DataTable::Entries).columns(), BODY_COLUMNS.to_vec()].concat();
    definitions.insert("entry-page".into(), object_schema(&with_body));
    documents.push(json!({ "$ref": "#/$defs/entry-page" }));
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "The open data of a digest",
        "description": "A JSON file of a table, or an entry’s index.json. A line of a .jsonl file holds to the definition of its row.",
        "anyOf": documents,
        "$defs": definitions,
    });
    let mut out = serde_json::to_vec_pretty(&schema).expect("keys are texts");
    out.push(b'\n');
    out
}

/// A JSON file with all rows of a table.
fn file_schema(table: DataTable, row: &str) -> Value {
    let mut properties = json!({
        "$schema": { "type": "string" },
        "version": { "const": VERSION },
        "title": { "type": "string" },
        "base_url": { "type": ["string", "null"], "format": "iri" },
        "licence": {
            "type": ["object", "null"],
            "properties": { "name": { "type": "string" }, "url": { "type": ["string", "null"], "format": "iri" } },
            "required": ["name", "url"],
            "additionalProperties": false,
        },
        "updated": { "type": ["string", "null"], "format": "date-time" },
        "generator": { "type": "string" },
    });
    properties[table.name()] = json!({ "type": "array", "items": { "$ref": format!("#/$defs/{row}") } });
    let required: Vec<&String> = properties.as_object().into_iter().flat_map(Map::keys).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn object_schema(fields: &[Column]) -> Value {
    let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
    let mut properties = Map::new();
    for field in fields {
        let mut schema = kind_schema(field.kind);
        if !field.required {
            schema = make_nullable(schema);
        }
        schema.insert("description".into(), field.about.into());
        properties.insert(field.name.into(), schema.into());
    }
    json!({ "type": "object", "properties": properties, "required": names, "additionalProperties": false })
}

fn kind_schema(kind: ColumnKind) -> Map<String, Value> {
    let schema = match kind {
        ColumnKind::Text => json!({ "type": "string", "minLength": 1 }),
        ColumnKind::Number => json!({ "type": "integer", "minimum": 0 }),
        ColumnKind::Bool => json!({ "type": "boolean" }),
        ColumnKind::Day => json!({ "type": "string", "format": "date" }),
        ColumnKind::Date => json!({ "type": "string", "pattern": EDTF_PATTERN }),
        ColumnKind::Moment => json!({ "type": "string", "format": "date-time" }),
        ColumnKind::Url => json!({ "type": "string", "format": "iri-reference" }),
        ColumnKind::Language => json!({ "type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" }),
        ColumnKind::Slug("entries") => json!({ "type": "string", "pattern": ENTRY_PATTERN }),
        ColumnKind::Slug(_) => json!({ "type": "string", "pattern": SLUG_PATTERN }),
        ColumnKind::Choice(values) => json!({ "type": "string", "enum": values }),
        ColumnKind::Slugs(_) => json!({ "type": "array", "items": { "type": "string", "pattern": SLUG_PATTERN } }),
        ColumnKind::Texts => json!({ "type": "array", "items": { "type": "string", "minLength": 1 } }),
        ColumnKind::Body => json!({ "type": "string" }),
        ColumnKind::Objects(fields) => json!({ "type": "array", "items": object_schema(fields) }),
    };
    schema.as_object().cloned().unwrap_or_default()
}

/// A day, a month or a year, with `~` for about, or an interval of them.
const EDTF_PATTERN: &str = r"^\d{4}(-\d{2}(-\d{2})?)?~?(/\d{4}(-\d{2}(-\d{2})?)?~?)?$";

/// The slug of an entry, perhaps with its date before it.
const ENTRY_PATTERN: &str = r"^(\d{4}(-\d{2}(-\d{2})?)?/)?[a-z0-9-]+$";
const SLUG_PATTERN: &str = "^[a-z0-9-]+$";

fn make_nullable(mut schema: Map<String, Value>) -> Map<String, Value> {
    if let Some(kind) = schema.get("type").cloned() {
        schema.insert("type".into(), json!([kind, "null"]));
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.push(Value::Null);
    }
    schema
}
