//! The order of the names of people: where the family name comes first, a list by name is one by family name.

use super::scripts::{Script, main_script};

/// Whether a name as it is written begins with the family name, or is a single word, as far as its script or the language
/// of the digest (BCP 47) says so.
///
/// Names in Chinese, Japanese and Korean characters do, but for foreign ones, which a dot divides or katakana writes; so do
/// those with the letters of Vietnamese, and in a Hungarian digest those with the letters of Hungarian.
pub fn begins_with_family_name(name: &str, language: &str) -> bool {
    let name = name.trim();
    match main_script(name) {
        Some(Script::Han) => {
            let is_divided = name.contains(['·', '・', '•', '‧', '＝']);
            !is_divided && name.contains(is_han)
        }
        Some(Script::Hangul) => !name.contains(['·', ' ']),
        _ if !name.contains(char::is_whitespace) => true,
        Some(Script::Latin) => {
            name.contains(is_vietnamese) || super::primary_language(language) == "hu" && name.contains(is_hungarian)
        }
        _ => false,
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Letters that no other language of Latin script has.
fn is_vietnamese(c: char) -> bool {
    matches!(c, 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')
}

fn is_hungarian(c: char) -> bool {
    "áéíóöőúüűÁÉÍÓÖŐÚÜŰ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names_that_come_first() {
        for (name, language) in [
            ("王毅", "en"),
            ("林 芳正", "ja"),
            ("박진", "ko"),
            ("Nguyễn Phú Trọng", "en"),
            ("Orbán Viktor", "hu"),
            ("Pelé", "pt"),
        ] {
            assert!(begins_with_family_name(name, language), "{name}");
        }
        for (name, language) in [
            ("Angela Merkel", "de"),
            ("Wang Yi", "en"),
            ("弗拉基米尔·普京", "zh"),
            ("ジョー・バイデン", "ja"),
            ("Сергей Лавров", "ru"),
            ("Viktor Orbán", "en"),
            ("محمد علي", "ar"),
        ] {
            assert!(!begins_with_family_name(name, language), "{name}");
        }
    }
}
