//! The front matter of topics, people, parties, sources, issues and pages, checked by itself.

use super::entry::each;
use crate::fields::Fields;
use crate::fields::lists::{Affiliation, PartyKind};
use crate::yaml::Value;
use jiff::civil::Date;

/// A topic as written.
#[derive(Debug)]
pub struct TopicFront {
    /// What it is called.
    pub title: Option<String>,
    /// What it is, in a sentence.
    pub summary: Option<String>,
    /// When writers should use it.
    pub usage_hint: Option<String>,
    /// What it is part of.
    pub parent: Option<String>,
    /// Other names.
    pub also_known_as: Vec<(usize, String)>,
    /// What it is related to, each with its place in the list.
    pub related: Vec<(usize, String)>,
    /// Its earlier addresses.
    pub aliases: Vec<(usize, String)>,
    /// What a theme wants to know.
    pub extra: Option<Value>,
}

/// A person as written.
#[derive(Debug)]
pub struct PersonFront {
    /// The usual name.
    pub name: Option<String>,
    /// The name as it is sorted.
    pub sort_name: Option<String>,
    /// The name in its own script.
    pub native_name: Option<String>,
    /// Other names.
    pub also_known_as: Vec<(usize, String)>,
    /// The item's identifier at Wikidata.
    pub wikidata: Option<String>,
    /// Offices held, as far as they are known.
    pub offices: Vec<(usize, OfficeFront)>,
    /// Its earlier addresses.
    pub aliases: Vec<(usize, String)>,
    /// What a theme wants to know.
    pub extra: Option<Value>,
}

/// An office as written.
#[derive(Debug)]
pub struct OfficeFront {
    /// What it is called.
    pub title: String,
    /// The party that is spoken for, or that an office is of.
    pub of: Option<String>,
    /// The first day, where it is known.
    pub from: Option<Date>,
    /// The outer none: nothing is known; the inner: until today.
    pub until: Option<Option<Date>>,
    /// What else is to be said of it.
    pub note: Option<String>,
}

/// A party as written.
#[derive(Debug)]
pub struct PartyFront {
    /// The usual name.
    pub name: Option<String>,
    /// What kind of thing it is.
    pub kind: Option<PartyKind>,
    /// The country code (ISO 3166-1 alpha-2).
    pub code: Option<String>,
    /// The party that it speaks for.
    pub part_of: Option<String>,
    /// Other names.
    pub also_known_as: Vec<(usize, String)>,
    /// The members of a bloc.
    pub members: Vec<(usize, MemberFront)>,
    /// Its earlier addresses.
    pub aliases: Vec<(usize, String)>,
    /// What a theme wants to know.
    pub extra: Option<Value>,
}

/// A member as written.
#[derive(Debug)]
pub struct MemberFront {
    /// The party.
    pub party: String,
    /// The first day, where it is known.
    pub from: Option<Date>,
    /// The last day: the outer none says that nothing is known, the inner that it lasts.
    pub until: Option<Option<Date>>,
}

/// A source as written.
#[derive(Debug)]
pub struct SourceFront {
    /// The usual name.
    pub name: Option<String>,
    /// What kind of thing it is.
    pub kind: Option<String>,
    /// Who stands behind it (`tables::AFFILIATIONS`).
    pub affiliation: Option<Affiliation>,
    /// The address that supports the affiliation.
    pub basis: Option<String>,
    /// The party.
    pub party: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// Other names.
    pub also_known_as: Vec<(usize, String)>,
    /// Its earlier addresses.
    pub aliases: Vec<(usize, String)>,
    /// What a theme wants to know.
    pub extra: Option<Value>,
}

/// An issue's introduction as written.
#[derive(Debug)]
pub struct IssueFront {
    /// The week or month.
    pub period: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// The slug of the entry that leads.
    pub lead: Option<String>,
    /// Slugs of entries in the editor's order, each with its place in the list.
    pub entries: Vec<(usize, String)>,
    /// What a theme wants to know.
    pub extra: Option<Value>,
}

/// A page as written.
#[derive(Debug)]
pub struct PageFront {
    /// What it is called.
    pub title: Option<String>,
    /// What it is, in a sentence.
    pub summary: Option<String>,
    /// Its place in the menu.
    pub menu: Option<u32>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// Whether it is withheld.
    pub draft: bool,
    /// Its earlier addresses.
    pub aliases: Vec<(usize, String)>,
    /// What a theme wants to know.
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
            kind: fields.choice("kind", PartyKind::from_word),
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
