//! Tags of languages (BCP 47): their primary subtag, and the direction that the language is written in.

/// The language of a tag without its script or region, its primary subtag: `zh` of `zh-Hant-TW`.
pub fn primary_language(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The direction of a language's script, as HTML's attribute `dir` has it: `rtl` or `ltr`.
pub fn text_direction(tag: &str) -> &'static str {
    match primary_language(tag) {
        "ar" | "fa" | "he" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb" => "rtl",
        _ => "ltr",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_languages() {
        assert_eq!(primary_language("zh-Hant-TW"), "zh");
        assert_eq!(primary_language("en"), "en");
        assert_eq!(primary_language(""), "");
        assert_eq!([text_direction("ar-EG"), text_direction("en")], ["rtl", "ltr"]);
    }
}
