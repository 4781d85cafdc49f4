//! Months as they stand after the number of a day that ends with a full stop: `30. Oktober`, `30. října`, `30. lokakuuta`. So
//! German, Czech, Slovak, Danish, Norwegian, Finnish, Estonian, Latvian, Icelandic, Slovene, Croatian, Serbian, Bosnian and
//! Macedonian write days; Hungarian writes years so (`2021. november`).

use crate::language::fold_name;
use crate::text::slice;

/// The months, folded, in all forms that stand beside a day.
const MONTHS: [&str; 143] = [
    // German, Danish, Norwegian, Icelandic
    "januar",
    "janner",
    "jan",
    "februar",
    "feber",
    "feb",
    "marz",
    "marts",
    "mars",
    "april",
    "apr",
    "mai",
    "maj",
    "juni",
    "jun",
    "juli",
    "jul",
    "august",
    "agust",
    "aug",
    "september",
    "sept",
    "sep",
    "oktober",
    "okt",
    "november",
    "nov",
    "dezember",
    "december",
    "desember",
    "dez",
    "des", // Czech
    "ledna",
    "unora",
    "brezna",
    "dubna",
    "kvetna",
    "cervna",
    "cervence",
    "srpna",
    "zari",
    "rijna",
    "listopadu",
    "prosince",
    // Slovak, Slovene, Bosnian, Serbian
    "januara",
    "januarja",
    "februara",
    "februarja",
    "marca",
    "marta",
    "aprila",
    "maja",
    "juna",
    "junija",
    "jula",
    "julija",
    "augusta",
    "avgusta",
    "septembra",
    "oktobra",
    "novembra",
    "decembra", // Croatian
    "sijecnja",
    "veljace",
    "ozujka",
    "travnja",
    "svibnja",
    "lipnja",
    "srpnja",
    "kolovoza",
    "rujna",
    "listopada",
    "studenoga",
    "studenog",
    "prosinca", // Serbian and Macedonian in Cyrillic letters
    "јануара",
    "фебруара",
    "марта",
    "априла",
    "маја",
    "јуна",
    "јула",
    "августа",
    "септембра",
    "октобра",
    "новембра",
    "децембра",
    "јануари",
    "февруари",
    "март",
    "април",
    "мај",
    "јуни",
    "јули",
    "август",
    "септември",
    "октомври",
    "ноември",
    "декември",
    // Estonian
    "jaanuar",
    "jaanuaril",
    "veebruar",
    "veebruaril",
    "martsil",
    "aprill",
    "aprillil",
    "mail",
    "juuni",
    "juunil",
    "juuli",
    "juulil",
    "augustil",
    "septembril",
    "oktoober",
    "oktoobril",
    "novembril",
    "detsember",
    "detsembril", // Latvian
    "janvaris",
    "janvari",
    "februaris",
    "februari",
    "aprilis",
    "aprili",
    "maijs",
    "maija",
    "junijs",
    "julijs",
    "augusts",
    "septembris",
    "septembri",
    "oktobris",
    "oktobri",
    "novembris",
    "novembri",
    "decembris",
    "decembri", // Hungarian
    "marcius",
    "majus",
    "junius",
    "julius",
    "augusztus",
    "szeptember",
];

/// The Finnish months, without the ending that all have: `lokakuuta`, `lokakuussa`.
const FINNISH: [&str; 12] = [
    "tammi", "helmi", "maalis", "huhti", "touko", "kesa", "heina", "elo", "syys", "loka", "marras", "joulu",
];

/// The month that a text begins with, as it is written, in a form that stands after the number of a day.
pub fn month_after_day(text: &str) -> Option<&str> {
    let length = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = slice(text, ..length);
    // No form is longer, and most words of a list are no months.
    if word.is_empty() || word.len() > 24 {
        return None;
    }
    let folded = fold_name(word);
    let is_finnish = || {
        FINNISH.iter().any(|month| {
            folded
                .strip_prefix(month)
                .is_some_and(|ending| ending.starts_with("kuu"))
        })
    };
    (MONTHS.contains(&&*folded) || is_finnish()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_folded() {
        for month in MONTHS {
            assert_eq!(fold_name(month), month);
        }
    }

    #[test]
    fn months_of_many_languages() {
        for text in [
            "Oktober 2021 trafen",
            "října 2021 se",
            "lokakuuta 2021",
            "oktober mødtes",
            "október hittust",
            "listopada 2021. sastali",
            "oktoobril kohtusid",
            "oktobrī tikās",
            "октобра 2021.",
            "október",
            "november 3-án",
            "März,",
            "Jänner",
        ] {
            assert!(month_after_day(text).is_some(), "{text}");
        }
        for text in [
            "",
            "Maier sagte",
            "Oktoberfest",
            "a",
            "The",
            "10. 2021",
            "Märtyrer",
            "王毅",
        ] {
            assert_eq!(month_after_day(text), None, "{text}");
        }
    }
}
