//! The front matter of topics, people, parties, sources, issues and pages, checked by itself.

use super::entry::each;
use crate::fields::Fields;
use crate::yaml::Value;
use jiff::civil::Date;

/// A topic as written.
#[derive(Debug)]
pub struct TopicFront {
    pub title: Option<String>,
    pub summary: Option<String>,
    pub usage_hint: Option<String>,
    pub parent: Option<String>,
    pub also_known_as: Vec<(usize, String)>,
    pub related: Vec<(usize, String)>,
    pub aliases: Vec<(usize, String)>,
    pub extra: Option<Value>,
}

/// A person as written.
#[derive(Debug)]
pub struct PersonFront {
    pub name: Option<String>,
    pub sort_name: Option<String>,
    pub native_name: Option<String>,
    pub also_known_as: Vec<(usize, String)>,
    pub wikidata: Option<String>,
    pub offices: Vec<(usize, OfficeFront)>,
    pub aliases: Vec<(usize, String)>,
    pub extra: Option<Value>,
}

/// An office as written.
#[derive(Debug)]
pub struct OfficeFront {
    pub title: String,
    pub of: Option<String>,
    pub from: Option<Date>,
    /// The outer none: nothing is known; the inner: until today.
    pub until: Option<Option<Date>>,
    pub note: Option<String>,
}

/// A party as written.
#[derive(Debug)]
pub struct PartyFront {
    pub name: Option<String>,
    pub kind: Option<String>,
    pub code: Option<String>,
    pub part_of: Option<String>,
    pub also_known_as: Vec<(usize, String)>,
    pub members: Vec<(usize, MemberFront)>,
    pub aliases: Vec<(usize, String)>,
    pub extra: Option<Value>,
}

/// A member as written.
#[derive(Debug)]
pub struct MemberFront {
    pub party: String,
    pub from: Option<Date>,
    pub until: Option<Option<Date>>,
}

/// A source as written.
#[derive(Debug)]
pub struct SourceFront {
    pub name: Option<String>,
    pub kind: Option<String>,
    pub affiliation: Option<String>,
    pub basis: Option<String>,
    pub party: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub also_known_as: Vec<(usize, String)>,
    pub aliases: Vec<(usize, String)>,
    pub extra: Option<Value>,
}

/// An issue's introduction as written.
#[derive(Debug)]
pub struct IssueFront {
    pub period: Option<String>,
    pub title: Option<String>,
    pub lead: Option<String>,
    pub entries: Vec<(usize, String)>,
}

/// A page as written.
#[derive(Debug)]
pub struct PageFront {
    pub title: Option<String>,
    pub summary: Option<String>,
    pub menu: Option<u32>,
    pub language: Option<String>,
    pub draft: bool,
    pub aliases: Vec<(usize, String)>,
    pub extra: Option<Value>,
}

impl TopicFront {
    pub(super) fn from_fields(mut fields: Fields) -> Self {
        Self {
            title: fields.text("title"),
            summary: fields.text("summary"),
            usage_hint: fields.text("usage_hint"),
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
            native_name: fields.text("native_name"),
            also_known_as: fields.texts("also_known_as"),
            wikidata: fields.text("wikidata"),
            offices: each(&mut fields, "offices", office),
            aliases: fields.texts("aliases"),
            extra: fields.free("extra"),
        }
    }
}

fn office(fields: &mut Fields) -> Option<OfficeFront> {
    Some(OfficeFront {
        title: fields.text("title")?,
        of: fields.text("of"),
        from: fields.date("from"),
        until: fields.until("until"),
        note: fields.text("note"),
    })
}

impl PartyFront {
    pub(super) fn from_fields(mut fields: Fields) -> Self {
        Self {
            name: fields.text("name"),
            kind: fields.text("kind"),
            code: fields.text("code"),
            part_of: fields.text("part_of"),
            also_known_as: fields.texts("also_known_as"),
            members: each(&mut fields, "members", member),
            aliases: fields.texts("aliases"),
            extra: fields.free("extra"),
        }
    }
}

fn member(fields: &mut Fields) -> Option<MemberFront> {
    Some(MemberFront {
        party: fields.text("party")?,
        from: fields.date("from"),
        until: fields.until("until"),
    })
}

impl SourceFront {
    pub(super) fn from_fields(mut fields: Fields) -> Self {
        Self {
            name: fields.text("name"),
            kind: fields.text("kind"),
            affiliation: fields.text("affiliation"),
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
