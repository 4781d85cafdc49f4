//! Finds the values of a front matter that are names of things, by its table. It takes what was written, with its mistakes.

use super::{Mapping, Type, Vocabulary};
use crate::diagnostic::FieldPath;
use crate::yaml::Value;

/// A name in a front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The path of the value.
    pub path: FieldPath,
    /// The name, as it was written.
    pub text: String,
    /// What kind of thing it names.
    pub of: Vocabulary,
}

/// Every name in a front matter, in the order of the file.
pub fn find_names(value: &Value, mapping: &'static Mapping) -> Vec<Named> {
    let mut found = Vec::new();
    find_in_mapping(value, mapping, &FieldPath::root(), &mut found);
    found
}

fn find_in_mapping(value: &Value, mapping: &'static Mapping, at: &FieldPath, found: &mut Vec<Named>) {
    match value {
        Value::Map(pairs) => {
            for (key, value) in pairs {
                if let Some(field) = mapping.field(key) {
                    find_in_value(value, &field.kind, &at.key(key), found);
                }
            }
        }
        Value::Text(text) => {
            let field = mapping.shorthand.and_then(|shorthand| mapping.field(shorthand(text)));
            if let Some(field) = field {
                find_in_value(value, &field.kind, at, found);
            }
        }
        _ => {}
    }
}

fn find_in_value(value: &Value, kind: &'static Type, at: &FieldPath, found: &mut Vec<Named>) {
    match (kind, value) {
        (Type::Name(of), Value::Text(text)) => found.push(Named {
            path: at.clone(),
            text: text.trim().to_owned(),
            of: *of,
        }),
        (Type::Entry, Value::Text(text)) => found.push(Named {
            path: at.clone(),
            text: text.trim().to_owned(),
            of: Vocabulary::Entry,
        }),
        (Type::Mapping(mapping), value) => find_in_mapping(value, mapping, at, found),
        (Type::List(item) | Type::OneOrMany(item), Value::List(items)) => {
            for (index, value) in items.iter().enumerate() {
                find_in_value(value, item, &at.index(index), found);
            }
        }
        (Type::OneOrMany(item), value) => find_in_value(value, item, at, found),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::find_names;
    use crate::fields::tables;

    #[test]
    fn names_are_found_wherever_a_table_has_them() {
        let front = "title: Xinhua\nsource: [China Daily, { publisher: TASS, agency: Interfax, side: russia }, 'https://a.example/']\n\
                     participants: [wang-yi, { person: lavrov, for: russia }, { name: 5 }]\ntopics: [brics]\n\
                     positions: [{ by: [china, { party: russia }], on: aukus, to: japan, account: tass }]\nrelated: [{ entry: rome, as: follows }]\n";
        let value = crate::yaml::parse(front).expect("YAML");
        let found: Vec<String> = find_names(&value, &tables::ENTRY)
            .into_iter()
            .map(|named| format!("{}={}", named.path, named.text))
            .collect();
        assert_eq!(
            found,
            [
                "source[0]=China Daily",
                "source[1].publisher=TASS",
                "source[1].agency=Interfax",
                "source[1].side=russia",
                "participants[0]=wang-yi",
                "participants[1].person=lavrov",
                "participants[1].for=russia",
                "topics[0]=brics",
                "positions[0].by[0]=china",
                "positions[0].by[1].party=russia",
                "positions[0].on=aukus",
                "positions[0].to=japan",
                "positions[0].account=tass",
                "related[0].entry=rome",
            ]
        );
    }
}
