//! The front matter of topics, people, parties, sources, issues and pages, checked by itself.

use crate::fields::lists::{Affiliation, PartyKind};
use crate::fields::{Bounds, Fields, Membership};
use crate::yaml::Value;

/// A topic as it was written.
#[derive(Debug)]
pub struct TopicFront {
    /// The title.
    pub title: Option<String>,
    /// What the topic is, in a sentence.
    pub summary: Option<String>,
    /// When to use this topic.
    pub usage_hint: Option<String>,
    /// The question on which parties take sides.
    pub question: Option<String>,
    /// The name of the topic that it is part of.
    pub parent: Option<String>,
    /// Other names, each with its index.
    pub also_known_as: Vec<(usize, String)>,
    /// The names of related topics, each with its index.
    pub related: Vec<(usize, String)>,
    /// Earlier addresses, which redirect here, each with its index.
    pub aliases: Vec<(usize, String)>,
    /// Values for a theme.
    pub extra: Option<Value>,
}

/// A person as they were written.
#[derive(Debug)]
pub struct PersonFront {
    /// The usual name.
    pub name: Option<String>,
    /// The name as lists sort it.
    pub sort_name: Option<String>,
    /// What tells them from namesakes.
    pub distinction: Option<String>,
    /// The name in its original script.
    pub native_name: Option<String>,
    /// Other names, each with its index.
    pub also_known_as: Vec<(usize, String)>,
    /// The identifier at Wikidata.
    pub wikidata: Option<String>,
    /// The offices held, each with its index.
    pub offices: Vec<(usize, OfficeFront)>,
    /// Earlier addresses, which redirect here, each with its index.
    pub aliases: Vec<(usize, String)>,
    /// Values for a theme.
    pub extra: Option<Value>,
}

/// An office as it was written.
#[derive(Debug)]
pub struct OfficeFront {
    /// The title.
    pub title: String,
    /// The name of the party that it is an office of.
    pub of: Option<String>,
    /// The names of the parties that an envoy is accredited to, each with its index.
    pub to: Vec<(usize, String)>,
    /// From when until when it is held.
    pub bounds: Bounds,
    /// Whether it is held only for the time being, as by an acting minister.
    pub acting: bool,
    /// Where it is known from.
    pub source: Option<OfficeSourceFront>,
    /// A remark.
    pub note: Option<String>,
}

/// Where an office is known from, as it was written.
#[derive(Debug)]
pub struct OfficeSourceFront {
    /// The name of who publishes it.
    pub publisher: Option<String>,
    /// Its URL.
    pub url: Option<String>,
}

/// A party as it was written.
#[derive(Debug)]
pub struct PartyFront {
    /// The usual name.
    pub name: Option<String>,
    /// The name as lists sort it.
    pub sort_name: Option<String>,
    /// What tells it from namesakes.
    pub distinction: Option<String>,
    /// What kind of party it is.
    pub kind: Option<PartyKind>,
    /// The country code (ISO 3166-1 alpha-2).
    pub code: Option<String>,
    /// The name of the party that it belongs to.
    pub part_of: Option<String>,
    /// The name of the party that it speaks for.
    pub speaks_for: Option<String>,
    /// Other names, each with its index.
    pub also_known_as: Vec<(usize, String)>,
    /// From when until when it exists.
    pub bounds: Bounds,
    /// The names of the parties that took its place, each with its index.
    pub successors: Vec<(usize, String)>,
    /// The members of a bloc, each with its index.
    pub members: Vec<(usize, Membership<String>)>,
    /// Earlier addresses, which redirect here, each with its index.
    pub aliases: Vec<(usize, String)>,
    /// Values for a theme.
    pub extra: Option<Value>,
}

/// A source as it was written.
#[derive(Debug)]
pub struct SourceFront {
    /// The usual name.
    pub name: Option<String>,
    /// What kind of source it is, in the writer's words.
    pub kind: Option<String>,
    /// Who owns or controls it.
    pub affiliation: Option<Affiliation>,
    /// The URL of a page that confirms the affiliation.
    pub basis: Option<String>,
    /// The name of the party that it speaks for.
    pub party: Option<String>,
    /// The URL of its website.
    pub url: Option<String>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// Other names, each with its index.
    pub also_known_as: Vec<(usize, String)>,
    /// Earlier addresses, which redirect here, each with its index.
    pub aliases: Vec<(usize, String)>,
    /// Values for a theme.
    pub extra: Option<Value>,
}

/// The introduction of an issue as it was written.
#[derive(Debug)]
pub struct IssueFront {
    /// The week or month; none if the file's name gives it.
    pub period: Option<String>,
    /// The title; none if it is the period.
    pub title: Option<String>,
    /// The slug of the entry that comes first.
    pub lead: Option<String>,
    /// The slugs of entries in the order in which they are shown, each with its index.
    pub entries: Vec<(usize, String)>,
    /// Values for a theme.
    pub extra: Option<Value>,
}

/// A page as it was written.
#[derive(Debug)]
pub struct PageFront {
    /// The title.
    pub title: Option<String>,
    /// What the page is about, in a sentence.
    pub summary: Option<String>,
    /// Its place in the menu; none if it is not in the menu.
    pub menu: Option<u32>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// Whether it is a draft, which is not published.
    pub draft: bool,
    /// Earlier addresses, which redirect here, each with its index.
    pub aliases: Vec<(usize, String)>,
    /// Values for a theme.
    pub extra: Option<Value>,
}

impl TopicFront {
    pub(super) fn from_fields(mut fields: Fields) -> Self {
        Self {
            title: fields.text("title"),
            summary: fields.text("summary"),
            usage_hint: fields.text("usage_hint"),
            question: fields.text("question"),
            parent: fields.text("parent"),
            also_known_as: fields.texts("also_known_as"),
            related: fields.texts("related"),
            aliases: fields.texts("aliases"),
            extra: fields.free("extra"),
        }
    }
}

impl PersonFront {
    pub(super) fn from_fields(mut fields: Fields) -> Self {
        Self {
            name: fields.text("name"),
            sort_name: fields.text("sort_name"),
            distinction: fields.text("distinction"),
            native_name: fields.text("native_name"),
            also_known_as: fields.texts("also_known_as"),
            wikidata: fields.text("wikidata"),
            offices: fields.each("offices", OfficeFront::from_fields),
            aliases: fields.texts("aliases"),
            extra: fields.free("extra"),
        }
    }
}

impl OfficeFront {
    /// The office that an item of `offices` gives; None if it has no title.
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let title = fields.text("title");
        let source = fields.mapping("source").and_then(|mut source| {
            let is_written = source.has("publisher") || source.has("url");
            let (publisher, url) = (source.text("publisher"), source.text("url"));
            // One that is written and has no value has a mistake, which has been reported.
            let has_value = publisher.is_some() || url.is_some();
            (has_value || !is_written).then_some(OfficeSourceFront { publisher, url })
        });
        let office = Self {
            title: title.clone().unwrap_or_default(),
            of: fields.text("of"),
            to: fields.texts("to"),
            bounds: Bounds::from_fields(fields),
            acting: fields.bool("acting").unwrap_or_default(),
            source,
            note: fields.text("note"),
        };
        title.is_some().then_some(office)
    }
}

impl PartyFront {
    pub(super) fn from_fields(mut fields: Fields) -> Self {
        Self {
            name: fields.text("name"),
            sort_name: fields.text("sort_name"),
            distinction: fields.text("distinction"),
            kind: fields.choice("kind", PartyKind::from_word),
            code: fields.text("code"),
            part_of: fields.text("part_of"),
            speaks_for: fields.text("speaks_for"),
            also_known_as: fields.texts("also_known_as"),
            bounds: Bounds::from_fields(&mut fields),
            successors: fields.texts("successor"),
            members: fields.each("members", Membership::from_fields),
            aliases: fields.texts("aliases"),
            extra: fields.free("extra"),
        }
    }
}

impl SourceFront {
    pub(super) fn from_fields(mut fields: Fields) -> Self {
        Self {
            name: fields.text("name"),
            kind: fields.text("kind"),
            affiliation: fields.choice("affiliation", Affiliation::from_word),
            basis: fields.text("basis"),
            party: fields.text("party"),
            url: fields.text("url"),
            language: fields.text("language"),
            also_known_as: fields.texts("also_known_as"),
            aliases: fields.texts("aliases"),
            extra: fields.free("extra"),
        }
    }
}

impl IssueFront {
    pub(super) fn from_fields(mut fields: Fields) -> Self {
        Self {
            period: fields.text("period"),
            title: fields.text("title"),
            lead: fields.text("lead"),
            entries: fields.texts("entries"),
            extra: fields.free("extra"),
        }
    }
}

impl PageFront {
    pub(super) fn from_fields(mut fields: Fields) -> Self {
        Self {
            title: fields.text("title"),
            summary: fields.text("summary"),
            menu: fields.count("menu"),
            language: fields.text("language"),
            draft: fields.bool("draft").unwrap_or_default(),
            aliases: fields.texts("aliases"),
            extra: fields.free("extra"),
        }
    }
}
