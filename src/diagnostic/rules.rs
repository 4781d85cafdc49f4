//! Every rule that a digest is held to: its name, how bad breaking it is, and what it is about in one sentence.

use super::Severity;

/// A rule. Its name is part of the interface: it is printed, allowed and switched by name.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Lower-case words with hyphens.
    pub name: &'static str,
    /// How bad breaking it is, unless the configuration says otherwise.
    pub severity: Severity,
    /// One sentence for the reference.
    pub about: &'static str,
    /// Whether it is one of the editor's: `check` alone holds to it, and its level can always be changed.
    pub lint: bool,
}

impl Rule {
    /// Whether the configuration may change its level, and a file allow what breaks it.
    pub fn is_changeable(&self) -> bool {
        self.lint || self.severity != Severity::Error
    }
}

macro_rules! rules {
    (
        rules { $($id:ident $name:literal $severity:ident $about:literal;)* }
        lints { $($lint_id:ident $lint_name:literal $lint_severity:ident $lint_about:literal;)* }
    ) => {
        $(rules!(one $id $name $severity $about false);)*
        $(rules!(one $lint_id $lint_name $lint_severity $lint_about true);)*
        /// All of them, in the order of the reference.
        pub static ALL: &[&Rule] = &[$(&$id,)* $(&$lint_id,)*];
    };
    (one $id:ident $name:literal $severity:ident $about:literal $lint:literal) => {
        #[doc = $about]
        pub static $id: Rule = Rule { name: $name, severity: Severity::$severity, about: $about, lint: $lint };
    };
}

rules! {
rules {
    // Files
    UNREADABLE "unreadable" Error "A file or folder cannot be read.";
    NOT_UTF8 "not-utf8" Error "A text file is not UTF-8.";
    STRAY_FILE "stray-file" Warning "A file or folder under content/ is of no kind that Chancery knows.";
    OUTSIDE_CONTENT "outside-content" Error "A symbolic link leads out of the folder that it stands in.";
    REFUSED_FILE "refused-file" Error "A file of this kind is not copied from beside an entry.";
    CONTROL_CHARACTER "control-character" Error "A text holds a control character other than tab and newline.";
    BODY_TOO_LARGE "body-too-large" Error "A body is over 2 MiB.";
    // Front matter
    FRONT_MATTER_FENCE "front-matter-fence" Error "A file does not begin with front matter between two lines of `---`.";
    FRONT_MATTER_TOO_LARGE "front-matter-too-large" Error "Front matter is over 64 KiB.";
    FRONT_MATTER_TOO_DEEP "front-matter-too-deep" Error "Front matter is nested over 64 levels deep.";
    YAML_SYNTAX "yaml-syntax" Error "Front matter or a YAML file is not valid YAML.";
    DUPLICATE_KEY "duplicate-key" Error "A key stands twice in one mapping.";
    MISSING_FIELD "missing-field" Error "A required field is not there.";
    UNKNOWN_FIELD "unknown-field" Error "A field of this name does not exist.";
    WRONG_TYPE "wrong-type" Error "A value is not of the type that its field takes.";
    UNKNOWN_VALUE "unknown-value" Error "A value is not in its field's closed list.";
    BAD_DATE "bad-date" Error "A date does not exist, is not precise enough, or an interval ends before it starts.";
    BAD_ADDRESS "bad-address" Error "An address or path is not one that Chancery publishes.";
    BAD_SLUG "bad-slug" Error "A slug is not lower-case ASCII letters, digits and single hyphens.";
    // The digest as a whole
    DUPLICATE_SLUG "duplicate-slug" Error "Two files of one kind have the same slug.";
    DUPLICATE_ISSUE "duplicate-issue" Error "Two files introduce one issue.";
    ISSUE_CADENCE "issue-cadence" Error "An introduction is for a month where issues are weekly, or for a week where they are monthly.";
    NOT_IN_ISSUE "not-in-issue" Error "An issue's introduction names an entry that is not in the issue.";
    ISSUE_WITHOUT_ENTRIES "issue-without-entries" Warning "An introduction is for a week or month without entries, which makes no issue.";
    UNKNOWN_TOPIC "unknown-topic" Error "A topic is not in the digest's vocabulary.";
    UNKNOWN_REFERENCE "unknown-reference" Error "A field names an entry, party, person or topic that does not exist.";
    AMBIGUOUS_NAME "ambiguous-name" Error "A name means more than one registered person or party.";
    NEAR_MISS "near-miss" Warning "An unregistered name is nearly that of a registered one.";
    UNREGISTERED_NAMES "unregistered-names" Note "Names that no registry file knows get plain pages.";
    TOPIC_CIRCLE "topic-circle" Error "Topics are each other's parents.";
    PARTY_CIRCLE "party-circle" Error "Parties are part of each other.";
    POSITION_BY_OUTSIDER "position-by-outsider" Warning "A position is held by somebody who takes no part in the entry.";
    POSITION_OFF_TOPIC "position-off-topic" Error "A position is on a topic that the entry does not have.";
    PUBLISHED_BEFORE_EVENT "published-before-event" Error "An account was published before the event that it tells of.";
    FUTURE_EVENT "future-event" Warning "An event lies in the future and is not marked as scheduled.";
    AFFILIATION_WITHOUT_BASIS "affiliation-without-basis" Error "A source's affiliation has no address that supports it.";
    // Addresses and links
    DUPLICATE_ADDRESS "duplicate-address" Error "Two things are to be published at one address.";
    BROKEN_LINK "broken-link" Error "A link leads to nothing in the digest.";
    BROKEN_ANCHOR "broken-anchor" Error "A link leads to a heading that its page does not have.";
    BROKEN_IMAGE "broken-image" Error "An image is not there.";
    REMOTE_IMAGE "remote-image" Error "An image would be loaded from another host.";
    LINK_TO_WITHHELD "link-to-withheld" Warning "A link leads to an entry that is withheld, and becomes plain text.";
    HTML_TOO_DEEP "html-too-deep" Error "Raw HTML, or Markdown's quotes and lists, are nested over 256 levels deep, or a link's title is over 100 lines.";
    CODE_NOT_HIGHLIGHTED "code-not-highlighted" Note "A code block is over 64 KiB and is shown without colours.";
    // Configuration and theme
    NO_CONFIGURATION "no-configuration" Note "There is no chancery.yaml.";
    NO_BASE_URL "no-base-url" Note "Without base_url there are no feeds, no sitemap and no canonical links.";
    UNKNOWN_THEME "unknown-theme" Error "There is no theme of this name.";
    THEME_CIRCLE "theme-circle" Error "Themes extend each other.";
    THEME_VERSION "theme-version" Error "A theme does not work with this version of Chancery.";
    TEMPLATE_SYNTAX "template-syntax" Error "A template cannot be read.";
    TEMPLATE_REFERENCE "template-reference" Error "A template names a filter, function, test, component or template that does not exist.";
    TEMPLATE_RENDER "template-render" Error "A template fails on a page.";
    MISSING_TEMPLATE "missing-template" Error "A theme lacks the template of a kind of page.";
}
lints {
    PARTICIPANT_UNNAMED "participant-unnamed" Note "A participant is never named in the entry's text.";
    LONG_SENTENCE "long-sentence" Note "A sentence is too long to be followed.";
    LONG_ENTRY "long-entry" Note "An entry's text is too long for a digest.";
    SAVED_COPY_MISSING "saved-copy-missing" Note "A saved copy is not in archive/ or cannot be read, and quotations from it are not checked.";
    SAVED_COPY_CHANGED "saved-copy-changed" Error "A saved copy is not the one whose SHA-256 the entry has.";
    SAVED_COPY_OUTSIDE "saved-copy-outside" Error "A saved copy lies outside of archive/.";
    QUOTES_UNCHECKED "quotes-unchecked" Note "Quotations are not held against a saved copy of their source, since there is none.";
    QUOTE_DIFFERS "quote-differs" Error "A quotation is nearly, and not quite, what a saved source says.";
    QUOTE_NOT_FOUND "quote-not-found" Warning "A quotation is in no saved source.";
    QUOTE_UNATTRIBUTED "quote-unattributed" Warning "Nobody near a quotation is said to have said it.";
    COPIED_RUN "copied-run" Warning "Eight or more words in a row are a saved source's, outside quotation marks.";
    COPIED_SHARE "copied-share" Warning "A tenth of a text is worded as its saved sources are; from a fifth on it is an error.";
    DUPLICATE_ENTRY "duplicate-entry" Warning "Two entries seem to tell of one event.";
    UNUSED_ALLOW "unused-allow" Note "A file allows what nothing in it breaks.";
}
}
