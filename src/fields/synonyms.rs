//! Tables of what writers write for fields and values that have another name here: words of other programs, of everyday
//! language and of diplomacy.

use super::Mapping;
use crate::language::{fold_name, fold_to_ascii};

/// Names of fields that other programs or everyday language have, with the fields that they are here. The first one that a
/// mapping has is meant.
const FIELDS: &[(&str, &[&str])] = &[
    ("abstract", &["summary"]),
    ("accessdate", &["accessed"]),
    ("access-date", &["accessed"]),
    ("actors", &["participants"]),
    ("address", &["url"]),
    ("alternative-names", &["also_known_as"]),
    ("alt-names", &["also_known_as"]),
    ("archive", &["archive_url"]),
    ("archived-at", &["archive_url"]),
    ("archive-date", &["archived"]),
    ("attendees", &["participants"]),
    ("author", &["agency"]),
    ("begin", &["from"]),
    ("body", &["note"]),
    ("categories", &["topics"]),
    ("category", &["topics", "kind", "type"]),
    ("city", &["place", "name"]),
    ("contributors", &["participants"]),
    ("copy", &["saved"]),
    ("country", &["for", "code", "of", "place", "party"]),
    ("country-code", &["country", "code"]),
    ("date", &["published", "from"]),
    ("day", &["date"]),
    ("delegation", &["for"]),
    ("description", &["summary", "note"]),
    ("end", &["until"]),
    ("end-date", &["until"]),
    ("event-date", &["date"]),
    ("event-type", &["type"]),
    ("excerpt", &["summary"]),
    ("file", &["saved"]),
    ("full-name", &["name"]),
    ("headline", &["title"]),
    ("href", &["url"]),
    ("iso", &["code", "country"]),
    ("iso-code", &["code", "country"]),
    ("job", &["office"]),
    ("keywords", &["topics"]),
    ("lang", &["language"]),
    ("lead", &["summary"]),
    ("link", &["url"]),
    ("locale", &["language"]),
    ("location", &["place", "country"]),
    ("media", &["publisher"]),
    ("name", &["title", "publisher"]),
    ("nation", &["for", "party", "country"]),
    ("newspaper", &["publisher", "source"]),
    ("office-title", &["office"]),
    ("old-urls", &["aliases"]),
    ("organisation", &["party", "for"]),
    ("organization", &["party", "for"]),
    ("outlet", &["publisher", "source"]),
    ("parties", &["participants"]),
    ("people", &["participants"]),
    ("permalink", &["slug"]),
    ("persons", &["participants"]),
    ("post", &["office"]),
    ("pubdate", &["published", "publish_at"]),
    ("publish-date", &["published", "publish_at"]),
    ("published-at", &["published", "publish_at"]),
    ("publication-date", &["published", "publish_at"]),
    ("publication", &["publisher", "source"]),
    ("quotation", &["quote"]),
    ("rank", &["office"]),
    ("redirect-from", &["aliases"]),
    ("redirects", &["aliases"]),
    ("references", &["source"]),
    ("related-entries", &["related"]),
    ("retrieved", &["accessed"]),
    ("see-also", &["related"]),
    ("since", &["from"]),
    ("site", &["publisher", "url"]),
    ("speaker", &["by"]),
    ("stances", &["positions"]),
    ("start", &["from"]),
    ("start-date", &["from", "date"]),
    ("state", &["for", "party"]),
    ("statements", &["positions"]),
    ("subject", &["topics", "on"]),
    ("subjects", &["topics"]),
    ("subtitle", &["summary"]),
    ("tag", &["topics"]),
    ("tags", &["topics"]),
    ("text", &["summary", "note", "quote"]),
    ("theme", &["topics"]),
    ("title", &["office", "name"]),
    ("to", &["until"]),
    ("topic", &["topics", "on"]),
    ("town", &["place", "name"]),
    ("translation", &["translation_of"]),
    ("uri", &["url"]),
    ("venue", &["place", "name"]),
    ("verb", &["act"]),
    ("web", &["url"]),
    ("website", &["url"]),
    ("when", &["date"]),
    ("where", &["place"]),
    ("who", &["participants", "by", "name"]),
];

/// Words that mean the same as a value of a closed list.
const SAME: &[(&str, &[&str])] = &[
    ("agency", &["wire"]),
    ("article", &["press"]),
    ("blog", &["press"]),
    ("canceled", &["cancelled"]),
    ("called off", &["cancelled"]),
    ("conference call", &["video-meeting", "virtual"]),
    ("country", &["state"]),
    ("data", &["dataset"]),
    ("done", &["happened"]),
    ("excerpt", &["transcript"]),
    ("face to face", &["in-person"]),
    ("facebook", &["social"]),
    ("gov", &["government-release", "government"]),
    ("in presence", &["in-person"]),
    ("interview", &["broadcast", "statement"]),
    ("journal", &["press"]),
    ("magazine", &["press"]),
    ("negotiations", &["negotiation"]),
    ("news", &["press"]),
    ("news agency", &["wire"]),
    ("news article", &["press"]),
    ("news conference", &["press-conference"]),
    ("newspaper", &["press"]),
    ("newswire", &["wire"]),
    ("news wire", &["wire"]),
    ("newspaper article", &["press"]),
    ("nation", &["state"]),
    ("official", &["official-readout", "government"]),
    ("offline", &["in-person"]),
    ("on site", &["in-person"]),
    ("online", &["virtual"]),
    ("op ed", &["opinion-article"]),
    ("opinion", &["opinion-article"]),
    ("opinion piece", &["opinion-article"]),
    ("phone call", &["call"]),
    ("phone", &["call", "virtual"]),
    ("planned", &["scheduled"]),
    ("postponed", &["scheduled"]),
    ("presser", &["press-conference"]),
    ("press article", &["press"]),
    ("press briefing", &["press-conference"]),
    ("press release", &["government-release", "announcement"]),
    ("radio", &["broadcast"]),
    ("readout", &["official-readout"]),
    ("remote", &["virtual"]),
    ("report", &["publication", "press"]),
    ("state visit", &["visit"]),
    ("sanctions", &["sanction"]),
    ("social media", &["social"]),
    ("sovereign state", &["state"]),
    ("talks", &["negotiation"]),
    ("took place", &["happened"]),
    ("telephone", &["call"]),
    ("telephone call", &["call"]),
    ("telephone conversation", &["call"]),
    ("television", &["broadcast"]),
    ("tv", &["broadcast"]),
    ("tweet", &["social"]),
    ("upcoming", &["scheduled"]),
    ("video", &["video-meeting", "virtual"]),
    ("video call", &["video-meeting", "virtual"]),
    ("video conference", &["video-meeting", "virtual"]),
    ("videoconference", &["video-meeting", "virtual"]),
    ("vtc", &["video-meeting", "virtual"]),
    ("voting", &["vote"]),
    ("wire service", &["wire"]),
    ("zoom", &["video-meeting", "virtual"]),
];

/// Words for which a value of a closed list comes nearest: whether it says what the writer means is for the writer to decide.
const NEAR: &[(&str, &[&str])] = &[
    ("abstain", &["note"]),
    ("accept", &["agree"]),
    ("accord", &["signing"]),
    ("accuse", &["criticise"]),
    ("acknowledge", &["note"]),
    ("admonish", &["criticise"]),
    ("advocate", &["support"]),
    ("affirm", &["state"]),
    ("agreement", &["signing"]),
    ("alliance", &["bloc"]),
    ("applaud", &["praise"]),
    ("appeal", &["request"]),
    ("approve", &["support"]),
    ("ask", &["request"]),
    ("assert", &["state"]),
    ("back", &["support"]),
    ("ban", &["sanction"]),
    ("bilateral", &["meeting"]),
    ("blame", &["criticise"]),
    ("block", &["oppose", "bloc"]),
    ("book", &["publication"]),
    ("call for", &["request"]),
    ("call on", &["request"]),
    ("call upon", &["request"]),
    ("caution", &["express-concern"]),
    ("ceremony", &["signing"]),
    ("claim", &["state"]),
    ("coalition", &["bloc"]),
    ("commend", &["praise"]),
    ("commit", &["pledge"]),
    ("communique", &["joint-statement", "joint-text"]),
    ("concern", &["express-concern", "reserved"]),
    ("concerned", &["express-concern", "reserved"]),
    ("condemn", &["criticise"]),
    ("conference", &["summit"]),
    ("confirm", &["state"]),
    ("confirmed", &["corroborated", "scheduled"]),
    ("congratulate", &["praise"]),
    ("con", &["against"]),
    ("convention", &["treaty", "summit"]),
    ("corroborates", &["same-event"]),
    ("criticize", &["criticise"]),
    ("cable", &["letter"]),
    ("declaration", &["statement", "joint-text"]),
    ("declare", &["state"]),
    ("declined", &["cancelled"]),
    ("decry", &["criticise"]),
    ("demand", &["request"]),
    ("demarche", &["letter"]),
    ("demonstration", &["announcement"]),
    ("denounce", &["criticise"]),
    ("deplore", &["criticise"]),
    ("disagree", &["oppose"]),
    ("dispute", &["deny"]),
    ("embargo", &["sanction"]),
    ("encourage", &["request"]),
    ("endorse", &["support"]),
    ("erratum", &["correction"]),
    ("expulsion", &["recall-expulsion"]),
    ("firm", &["company"]),
    ("follow up", &["follows"]),
    ("followup", &["follows"]),
    ("group", &["bloc"]),
    ("hail", &["praise"]),
    ("hearing", &["statement"]),
    ("igo", &["organisation"]),
    ("inform", &["announce"]),
    ("institution", &["organisation", "body"]),
    ("invite", &["request"]),
    ("ministry", &["body"]),
    ("mou", &["signing"]),
    ("neutral", &["none"]),
    ("ngo", &["organisation"]),
    ("no", &["against"]),
    ("nomination", &["appointment"]),
    ("note", &["letter"]),
    ("note verbale", &["letter"]),
    ("object", &["oppose"]),
    ("offer", &["propose"]),
    ("plead", &["request"]),
    ("precedes", &["prepares"]),
    ("promise", &["pledge"]),
    ("protest", &["oppose", "letter"]),
    ("pro", &["for"]),
    ("reaffirm", &["state"]),
    ("reaction", &["responds-to"]),
    ("refuse", &["reject"]),
    ("regret", &["express-concern"]),
    ("reiterate", &["state"]),
    ("remarks", &["speech"]),
    ("replies", &["responds-to"]),
    ("reply", &["responds-to", "letter"]),
    ("resolution", &["vote"]),
    ("say", &["state"]),
    ("stress", &["state"]),
    ("suggest", &["propose"]),
    ("symposium", &["meeting"]),
    ("tell", &["state"]),
    ("thank", &["praise"]),
    ("treaty", &["signing"]),
    ("underline", &["state"]),
    ("urge", &["request"]),
    ("verified", &["corroborated"]),
    ("veto", &["vote", "reject"]),
    ("vow", &["pledge"]),
    ("warn", &["express-concern", "threaten"]),
    ("yes", &["for"]),
];

/// Names of languages in English and their own, with their tags.
const LANGUAGES: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("العربيه", "ar"),
    ("bengali", "bn"),
    ("chinese", "zh"),
    ("中文", "zh"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dutch", "nl"),
    ("nederlands", "nl"),
    ("english", "en"),
    ("farsi", "fa"),
    ("persian", "fa"),
    ("finnish", "fi"),
    ("french", "fr"),
    ("francais", "fr"),
    ("german", "de"),
    ("deutsch", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("hungarian", "hu"),
    ("indonesian", "id"),
    ("italian", "it"),
    ("italiano", "it"),
    ("japanese", "ja"),
    ("日本語", "ja"),
    ("korean", "ko"),
    ("한국어", "ko"),
    ("malay", "ms"),
    ("norwegian", "no"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("portugues", "pt"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("русский", "ru"),
    ("serbian", "sr"),
    ("spanish", "es"),
    ("espanol", "es"),
    ("swahili", "sw"),
    ("swedish", "sv"),
    ("thai", "th"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
    ("urdu", "ur"),
    ("vietnamese", "vi"),
];

/// Names that do not say for certain which field is meant.
const DOUBTFUL_FIELDS: &[&str] = &[
    "address",
    "author",
    "body",
    "category",
    "copy",
    "file",
    "nation",
    "name",
    "organisation",
    "organization",
    "references",
    "site",
    "state",
    "subject",
    "text",
    "theme",
    "to",
    "who",
];

/// The field of a mapping that is meant by another name, and whether no other can be.
pub(super) fn field_meant(written: &str, mapping: &Mapping) -> Option<(&'static str, bool)> {
    let key = written.trim();
    let lower = fold_to_ascii(key).replace(['_', ' '], "-");
    let (name, meant) = FIELDS
        .iter()
        .find(|(name, _)| *name == lower || name.replace('-', "") == lower)?;
    let field = meant.iter().copied().find(|name| mapping.field(name).is_some())?;
    Some((field, !DOUBTFUL_FIELDS.contains(name)))
}

/// The word of a closed list that is meant by another word, and whether the two mean the same.
pub(super) fn word_meant(written: &str, words: &[&'static str]) -> Option<(&'static str, bool)> {
    let squeezed = |text: &str| fold_name(text).replace(' ', "");
    let written_squeezed = squeezed(written);
    if let Some(word) = words.iter().find(|word| squeezed(word) == written_squeezed) {
        return Some((word, true));
    }
    let written = fold_name(written);
    let find = |table: &[(&str, &[&'static str])], written: &str| {
        let meant = table.iter().filter(|(name, _)| *name == written);
        meant
            .flat_map(|(_, meant)| *meant)
            .find(|meant| words.contains(meant))
            .copied()
    };
    for form in base_forms(&written) {
        if let Some(word) = find(SAME, &form) {
            return Some((word, true));
        }
        if let Some(word) = find(NEAR, &form) {
            return Some((word, false));
        }
    }
    None
}

/// A word, and what it may be an inflected form of: `condemns`, `urged`, `calling on`.
fn base_forms(written: &str) -> Vec<String> {
    let (verb, rest) = match written.split_once(' ') {
        Some((verb, rest)) => (verb, format!(" {rest}")),
        None => (written, String::new()),
    };
    let mut forms = vec![written.to_owned()];
    for (ending, instead) in [
        ("s", ""),
        ("es", ""),
        ("ed", ""),
        ("d", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ies", "y"),
        ("ied", "y"),
    ] {
        if let Some(stem) = verb.strip_suffix(ending).filter(|stem| stem.chars().count() >= 2) {
            forms.push(format!("{stem}{instead}{rest}"));
        }
    }
    forms.extend(written.strip_suffix('s').map(str::to_owned));
    forms
}

/// Whether a text says of an end that there is none yet.
pub(super) fn means_present(text: &str) -> bool {
    let text = fold_name(text);
    matches!(
        text.as_str(),
        "present"
            | "now"
            | "today"
            | "current"
            | "currently"
            | "ongoing"
            | "incumbent"
            | "to date"
            | "heute"
            | "aujourdhui"
    )
}

/// The tag of a language that is named, or that is written with an underscore or in other capitals: `English`, `pt_BR`, `EN`.
pub fn language_tag(text: &str) -> Option<String> {
    let folded = fold_name(text);
    if let Some((_, tag)) = LANGUAGES.iter().find(|(name, _)| *name == folded) {
        return Some((*tag).to_owned());
    }
    let mut parts = text.split(['_', '-']);
    let primary = parts.next()?.to_ascii_lowercase();
    let rest: Vec<String> = parts
        .map(|part| match part.len() {
            2 => part.to_ascii_uppercase(),
            _ => part.to_owned(),
        })
        .collect();
    let is_primary = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    is_primary.then(|| [vec![primary], rest].concat().join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::lists::{AccountKind, Act, EventFormat, EventType, PartyKind, Status};
    use crate::fields::tables;

    #[test]
    fn words_of_the_trade_are_known() {
        for (written, words, meant) in [
            ("telephone call", EventType::WORDS, Some(("call", true))),
            ("Joint Statement", EventType::WORDS, Some(("joint-statement", true))),
            ("note", EventType::WORDS, Some(("letter", false))),
            ("condemns", Act::WORDS, Some(("criticise", false))),
            ("call on", Act::WORDS, Some(("request", false))),
            ("calls on", Act::WORDS, Some(("request", false))),
            ("urged", Act::WORDS, Some(("request", false))),
            ("committed", Act::WORDS, None),
            ("denies", Act::WORDS, None),
            ("News article", AccountKind::WORDS, Some(("press", true))),
            ("video", EventFormat::WORDS, Some(("virtual", true))),
            ("done", Status::WORDS, Some(("happened", true))),
            ("country", PartyKind::WORDS, Some(("state", true))),
            ("xyz", Act::WORDS, None),
        ] {
            assert_eq!(word_meant(written, words), meant, "{written}");
        }
    }

    #[test]
    fn every_value_in_the_tables_is_one() {
        use crate::fields::lists::{Affiliation, CorrectionKind, Relation, Stance, Verification};
        let lists = [
            EventType::WORDS,
            EventFormat::WORDS,
            Status::WORDS,
            Verification::WORDS,
            Act::WORDS,
            Stance::WORDS,
            AccountKind::WORDS,
            Relation::WRITTEN,
            CorrectionKind::WORDS,
            PartyKind::WORDS,
            Affiliation::WORDS,
        ];
        for (written, meant) in SAME.iter().chain(NEAR) {
            assert_eq!(fold_name(written), *written);
            for word in *meant {
                assert!(lists.iter().any(|list| list.contains(word)), "{written}: {word}");
            }
        }
    }

    #[test]
    fn fields_of_other_programs_are_known() {
        for (written, meant) in [
            ("tags", Some("topics")),
            ("description", Some("summary")),
            ("location", Some("place")),
            ("Categories", Some("topics")),
            ("publishDate", Some("publish_at")),
            ("mood", None),
        ] {
            let found = field_meant(written, &tables::ENTRY);
            assert_eq!(found, meant.map(|name| (name, true)), "{written}");
        }
    }

    #[test]
    fn languages_are_named() {
        for (text, tag) in [
            ("English", Some("en")),
            ("pt_br", Some("pt-BR")),
            ("FR", Some("fr")),
            ("Français", Some("fr")),
        ] {
            assert_eq!(language_tag(text).as_deref(), tag, "{text}");
        }
    }
}
