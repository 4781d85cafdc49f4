//! Made-up values for every field of a table, by which tests show that each of them is read.

use super::{Field, Mapping, Type};
use crate::yaml::Value;

/// Mappings that together have every field of a table, and of the tables inside it: one for each of the fields that exclude
/// each other.
pub fn samples(mapping: &'static Mapping) -> Vec<Value> {
    let alternatives = match mapping.one_of {
        [] => &[""],
        names => names,
    };
    let with = |alternative: &&str| {
        let is_wanted = |field: &&Field| field.name == *alternative || !mapping.one_of.contains(&field.name);
        let pairs = mapping.fields.iter().filter(is_wanted);
        Value::Map(
            pairs
                .map(|field| (field.name.to_owned(), sample(&field.kind, field.example)))
                .collect(),
        )
    };
    alternatives.iter().map(with).collect()
}

/// A value of a type. The example is taken where the type alone does not say what is valid.
fn sample(kind: &'static Type, example: &str) -> Value {
    match kind {
        Type::Mapping(mapping) => samples(mapping).into_iter().next().unwrap_or(Value::Null),
        Type::List(Type::Mapping(mapping)) | Type::OneOrMany(Type::Mapping(mapping)) => Value::List(samples(mapping)),
        Type::Free if example.contains(':') => crate::yaml::parse(example).expect("an example is YAML"),
        Type::Free => Value::Map(Vec::new()),
        Type::Sha256 => Value::Text("0".repeat(64)),
        _ => crate::yaml::parse(example).expect("an example is YAML"),
    }
}
