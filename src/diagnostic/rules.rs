//! The table of all rules: their names, their default severities, and a description of each in one sentence.

use super::Severity;

/// A rule that a digest is checked against. Its name is part of the interface: it is printed, and configurations and
/// `allow:` refer to it.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Lower-case words with hyphens.
    pub name: &'static str,
    /// The default severity of what breaks it.
    pub severity: Severity,
    /// One sentence for the reference in docs/rules.md.
    pub about: &'static str,
    /// Whether it is a lint: `build` runs it only if its level is error, and its level can always be changed.
    pub lint: bool,
    /// Whether it is a list rather than a problem: reported only if `check --rule` or the configuration asks for it.
    pub on_request: bool,
}

impl Rule {
    /// Whether the configuration may change its level, and a file may allow what breaks it. Errors that are no lints
    /// cannot be turned off, since the site would be broken.
    pub fn is_changeable(&self) -> bool {
        self.lint || self.severity != Severity::Error
    }
}

macro_rules! rules {
    (
        rules { $($id:ident $name:literal $severity:ident $about:literal;)* }
        lints { $($lint_id:ident $lint_name:literal $lint_severity:ident $lint_about:literal;)* }
        lists { $($list_id:ident $list_name:literal $list_severity:ident $list_about:literal;)* }
    ) => {
        $(rules!(one $id $name $severity $about false false);)*
        $(rules!(one $lint_id $lint_name $lint_severity $lint_about true false);)*
        $(rules!(one $list_id $list_name $list_severity $list_about true true);)*
        /// All rules, in the order of the reference.
        pub static ALL: &[&Rule] = &[$(&$id,)* $(&$lint_id,)* $(&$list_id,)*];
    };
    (one $id:ident $name:literal $severity:ident $about:literal $lint:literal $on_request:literal) => {
        #[doc = $about]
        pub static $id: Rule = Rule {
            name: $name,
            severity: Severity::$severity,
            about: $about,
            lint: $lint,
            on_request: $on_request,
        };
    };
}

rules! {
rules {
    // Files
    UNREADABLE "unreadable" Error "A file or folder cannot be read.";
    NOT_UTF8 "not-utf8" Error "A text file is not UTF-8.";
    STRAY_FILE "stray-file" Warning "A file or folder under content/ is of an unknown type and is ignored.";
    OUTSIDE_CONTENT "outside-content" Error "A symbolic link points outside of its folder.";
    REFUSED_FILE "refused-file" Error "A file of this type is not copied from the folder of an entry.";
    CONTROL_CHARACTER "control-character" Error "A text contains a control character other than tab and line break, a noncharacter, or a byte order mark that does not begin the file.";
    DIRECTION_CONTROL "direction-control" Warning "A text or a file's name has a character that changes the direction or order of what follows it.";
    BODY_TOO_LARGE "body-too-large" Error "A body is larger than 2 MiB.";
    DAMAGED_EVIDENCE "damaged-evidence" Error "A line of evidence.lock is damaged or a conflict marker.";
    // Front matter
    FRONT_MATTER_FENCE "front-matter-fence" Error "A file does not begin with front matter between two lines of `---`.";
    FRONT_MATTER_TOO_LARGE "front-matter-too-large" Error "Front matter or a YAML file is larger than 64 KiB.";
    FRONT_MATTER_TOO_DEEP "front-matter-too-deep" Error "Front matter or a YAML file is nested more than 64 levels deep, or its aliases contain themselves or grow too large.";
    YAML_SYNTAX "yaml-syntax" Error "Front matter or a YAML file is not valid YAML.";
    DUPLICATE_KEY "duplicate-key" Error "A mapping has a duplicate key.";
    MISSING_FIELD "missing-field" Error "A required field is missing.";
    UNKNOWN_FIELD "unknown-field" Error "A field name is unknown.";
    WRONG_TYPE "wrong-type" Error "A value has the wrong type for its field.";
    UNKNOWN_VALUE "unknown-value" Error "A value is not in the list of values that its field takes.";
    BAD_DATE "bad-date" Error "A date is invalid or not precise enough for its field, or an interval ends before it starts.";
    BAD_ADDRESS "bad-address" Error "An address or path is invalid, or of a kind that Chancery does not publish.";
    BAD_SLUG "bad-slug" Error "A slug is invalid: it must be lower-case ASCII letters, digits and single hyphens.";
    // The digest as a whole
    DUPLICATE_SLUG "duplicate-slug" Error "Two files of one kind have the same slug.";
    DUPLICATE_ISSUE "duplicate-issue" Error "Two files introduce the same issue.";
    ISSUE_CADENCE "issue-cadence" Error "An introduction is for a month while issues are weekly, or for a week while they are monthly.";
    NOT_IN_ISSUE "not-in-issue" Error "An issue's introduction names an entry that is not in the issue.";
    ISSUE_WITHOUT_ENTRIES "issue-without-entries" Warning "An introduction is for a week or month without entries, which has no issue.";
    UNKNOWN_TOPIC "unknown-topic" Error "A topic is unknown: no file in content/topics/ has this name.";
    UNKNOWN_REFERENCE "unknown-reference" Error "A field names an unknown entry, party, person or topic.";
    AMBIGUOUS_NAME "ambiguous-name" Error "A name is ambiguous: it matches more than one registered person or party, or several that need no file.";
    NEAR_MISS "near-miss" Warning "An unregistered name is spelled almost like a registered one.";
    UNCLEAR_NAME "unclear-name" Warning "A name that nothing has may not be that of one person: it has the word of a body, an office, a separator or parentheses.";
    NAMES_COLLIDE "names-collide" Error "Two different names would have the same address, since at least one has no file.";
    PARTICIPANT_REPEATED "participant-repeated" Warning "An entry lists a person or party twice, perhaps under two names.";
    UNREGISTERED_NAMES "unregistered-names" Note "Names without a file of their own get plain pages.";
    TOPIC_CIRCLE "topic-circle" Error "The parents of topics form a cycle.";
    PARTY_CIRCLE "party-circle" Error "`part_of`, `speaks_for` or `successor` of parties form a cycle.";
    POSITION_BY_OUTSIDER "position-by-outsider" Warning "A position is held by a person or party that is not a participant of the entry, or is only mentioned in it.";
    STANCE_WITHOUT_QUESTION "stance-without-question" Warning "A position has a stance, but its topic has no question to take a side on.";
    POSITION_WITHOUT_ACCOUNT "position-without-account" Warning "An entry has several accounts, and a position does not say from which one it is taken.";
    ROLE_MISSPELT "role-misspelt" Warning "The role of a participant is nearly one of those that have a meaning of their own, or another word for it.";
    POSITION_OFF_TOPIC "position-off-topic" Error "A position is on a topic that is not among the topics of its entry.";
    PUBLISHED_BEFORE_EVENT "published-before-event" Error "An account was published before the event that it reports.";
    CORRECTION_DATE "correction-date" Error "A correction is dated before what it corrects, or in the future.";
    CORRECTION_NOTE "correction-note" Error "The note of a correction has a heading, a footnote or an id, which would collide with the page it is shown on.";
    CLOCK_CHANGE "clock-change" Warning "`publish_at` is a time that a change of the clocks skips or repeats.";
    FUTURE_EVENT "future-event" Warning "An event is in the future, in every time zone, and not marked as scheduled.";
    AFFILIATION_WITHOUT_BASIS "affiliation-without-basis" Error "The affiliation of a source has no address that supports it.";
    // Addresses and links
    DUPLICATE_ADDRESS "duplicate-address" Error "Two pages or files have the same address.";
    BROKEN_LINK "broken-link" Error "The target of a link is missing.";
    BROKEN_ANCHOR "broken-anchor" Error "A link points to a heading that is missing on its page.";
    BROKEN_IMAGE "broken-image" Error "The file of an image is missing.";
    REMOTE_IMAGE "remote-image" Error "An image would be loaded from another host.";
    LINK_TO_WITHHELD "link-to-withheld" Note "A link points to a withheld entry, and becomes plain text.";
    HTML_TOO_DEEP "html-too-deep" Error "Raw HTML, block quotes or lists are nested more than 256 levels deep, or a link's title has more than 100 lines.";
    MARKUP_AS_TEXT "markup-as-text" Warning "Markup in a body is printed as it stands, since it is incomplete, names what is not there, or belongs to another program.";
    LOST_TEXT "lost-text" Warning "A part of a body is not shown: a footnote or definition that nothing refers to, a surplus cell of a table, a word in braces after a heading.";
    ACCIDENTAL_LIST "accidental-list" Warning "A paragraph becomes a list since it begins with a date, a year or a number, or an item has another number than was written.";
    BLOCKED_HTML "blocked-html" Warning "Raw HTML in a body is removed, or browsers are not allowed to load or run it.";
    EMPTY_BODY "empty-body" Warning "An entry has no text.";
    CODE_NOT_HIGHLIGHTED "code-not-highlighted" Note "A code block is larger than 64 KiB and is shown without colours.";
    // Configuration and theme
    NO_CONFIGURATION "no-configuration" Note "A digest of more than entries has no configuration file chancery.yaml.";
    NO_BASE_URL "no-base-url" Note "base_url is missing, so there are no feeds, no sitemap and no canonical links.";
    NO_FEED_AUTHORITY "no-feed-authority" Note "feed_authority is missing, so ids in feeds are addresses: if those change, readers see every entry again.";
    UNKNOWN_THEME "unknown-theme" Error "The theme is unknown.";
    THEME_CIRCLE "theme-circle" Error "The themes that extend each other form a cycle.";
    THEME_VERSION "theme-version" Error "A theme does not work with this version of Chancery.";
    CARD_BROKEN "card-broken" Error "The output of a theme's card.svg is not valid SVG.";
    CARD_WITHOUT_LETTERS "card-without-letters" Note "A title has letters that the font of social cards does not have.";
    CARDS_NOT_BUILT_IN "cards-not-built-in" Warning "The digest has social cards, but this build of Chancery cannot draw them.";
    TEMPLATE_SYNTAX "template-syntax" Error "A template has a syntax error.";
    TEMPLATE_REFERENCE "template-reference" Error "A template uses an unknown filter, function, test, component or template.";
    TEMPLATE_RENDER "template-render" Error "A template fails while it renders a page.";
    MISSING_TEMPLATE "missing-template" Error "A theme is missing the template for a kind of page.";
    // What `theme check` finds on the pages that a theme makes
    PAGE_DOCTYPE "page-doctype" Error "A theme's page does not begin with `<!doctype html>`.";
    PAGE_MARKUP "page-markup" Error "A theme's page has a tag that is not closed or not allowed in its place.";
    PAGE_LANGUAGE "page-language" Error "A theme's page does not declare its language, or its direction from right to left.";
    PAGE_TITLE "page-title" Error "A theme's page has no title.";
    PAGE_CHARSET "page-charset" Error "A theme's page does not declare UTF-8 near its beginning.";
    PAGE_VIEWPORT "page-viewport" Error "A theme's page does not fit the screen of a phone, or cannot be zoomed.";
    PAGE_CANONICAL "page-canonical" Error "A theme's page has no canonical link.";
    PAGE_FEED "page-feed" Error "A theme's page does not link its feeds.";
    PAGE_POLICY "page-policy" Error "A theme's page has no Content-Security-Policy, a weaker one, or declares it too late.";
    PAGE_INLINE "page-inline" Error "A theme's page has an inline script or style, or an element that the Content-Security-Policy blocks.";
    PAGE_ELSEWHERE "page-elsewhere" Error "A theme's page loads something from another host.";
    PAGE_HEADINGS "page-headings" Error "A theme's page does not have exactly one `<h1>`, or skips a heading level.";
    PAGE_MAIN "page-main" Error "A theme's page does not have exactly one `<main>`, or hides it.";
    PAGE_SKIP_LINK "page-skip-link" Error "A theme's page does not begin with a link that skips to the main content.";
    PAGE_ID "page-id" Error "A theme's page has a duplicate id, or refers to an unknown id.";
    PAGE_ALT "page-alt" Error "A theme's page has an image without alt text.";
    PAGE_LABEL "page-label" Error "A theme's page has a control, link or button without a label.";
    PAGE_LINK "page-link" Error "A theme's page has a link whose target is missing on the site, or outside of the base path.";
    PAGE_UNREACHABLE "page-unreachable" Warning "No page of a theme links to this page.";
    PAGE_ESCAPE "page-escape" Error "A theme outputs a writer's text without escaping it, or escapes it twice.";
    PAGE_FOREIGN_TEXT "page-foreign-text" Error "A theme shows text in another language without `lang` and `dir`.";
    PAGE_CONTENT "page-content" Error "A theme omits required content from an entry's page: dates, sources, quotes.";
    PAGE_SIZE "page-size" Warning "A theme's page is larger than 100 KB, its style sheets are larger than 15 KB or its scripts larger than 5 KB.";
}
lints {
    // Sources
    NO_URL "no-url" Note "An account has neither an address nor a reason why it has none.";
    ARCHIVE_INCOMPLETE "archive-incomplete" Warning "`archived` is set but `archive_url` is missing, or the reverse.";
    ARCHIVE_DATE "archive-date" Warning "`archived` is not the date in the address of the archived copy.";
    TRACKING_PARAMETERS "tracking-parameters" Warning "An address has tracking parameters.";
    ACCESSED_BEFORE_PUBLISHED "accessed-before-published" Warning "An account was accessed before it was published.";
    OUTCOME_MISSING "outcome-missing" Note "An event is still marked as scheduled, although its last day is over everywhere on Earth.";
    FUTURE_ACCOUNT "future-account" Warning "An account was published, read or archived on a day that has not begun anywhere on Earth.";
    SINGLE_SOURCE "single-source" Note "An entry rests on one source without saying so, or says so and has several.";
    // People and parties
    OFFICE_CONTRADICTED "office-contradicted" Warning "The registry has another office for a person on the date of an entry, or other dates for that office.";
    PARTICIPANT_WITHOUT_PARTY "participant-without-party" Note "A person has offices of parties on the date of an entry, and it is not clear for which party they are there.";
    PARTY_DID_NOT_EXIST "party-did-not-exist" Warning "An entry names a party that did not exist on its date, according to the registry.";
    NO_SORT_NAME "no-sort-name" Note "A registered person has no `sort_name`, and lists sort them by the first letter of the name.";
    SAME_NAME "same-name" Warning "Two registered people, or two registered parties, have one name and no `distinction` that tells them apart.";
    UNLISTED_NAME "unlisted-name" Note "A registered person or party is named in the text but is not a participant.";
    NAME_SPELT_TWICE "name-spelt-twice" Warning "An unregistered name has two spellings in the digest.";
    // Wording and dates
    WRONG_WEEKDAY "wrong-weekday" Error "A weekday does not match the date next to it.";
    TAKES_A_SIDE "takes-a-side" Warning "A word outside quotation marks takes a side.";
    IMPLIES_TRUTH "implies-truth" Warning "A reporting verb implies that a statement is true or false.";
    RELATIVE_DATE "relative-date" Warning "A time such as \"yesterday\" has no meaning for later readers.";
    PARTICIPANT_UNNAMED "participant-unnamed" Note "A participant is never named in the entry's text.";
    LONG_SENTENCE "long-sentence" Note "A sentence is too long to follow.";
    LONG_ENTRY "long-entry" Note "An entry's text is too long for a digest.";
    SAVED_COPY_MISSING "saved-copy-missing" Note "A saved copy is missing in archive/ or cannot be read, and quotations from it are not checked.";
    SAVED_COPY_CHANGED "saved-copy-changed" Error "A saved copy does not match the SHA-256 in the entry or in evidence.lock.";
    SAVED_COPY_OUTSIDE "saved-copy-outside" Error "A saved copy is outside of archive/.";
    QUOTES_UNCHECKED "quotes-unchecked" Note "Quotations are not checked, since there is no saved copy of their source.";
    QUOTE_UNVERIFIED "quote-unverified" Note "A quotation was never verified against a saved copy, or has been changed since.";
    QUOTE_DIFFERS "quote-differs" Error "A quotation differs slightly from a saved source.";
    QUOTE_NOT_FOUND "quote-not-found" Warning "A quotation was not found in any saved source.";
    QUOTE_UNATTRIBUTED "quote-unattributed" Warning "A quotation has no speaker in its sentence or in a neighbouring one.";
    COPIED_RUN "copied-run" Warning "Eight or more words in a row are copied from a saved source, outside quotation marks.";
    COPIED_SHARE "copied-share" Warning "A tenth of a text is copied from its saved sources; from a fifth on this is an error.";
    DUPLICATE_ENTRY "duplicate-entry" Warning "Two entries seem to be about the same event.";
    UNUSED_ALLOW "unused-allow" Note "A file allows a rule that it does not break.";
}
lists {
    STANCE_IMPLIED "stance-implied" Note "The act of a position implies its side on the question of the topic. Reported only on request: `chancery check --rule stance-implied`.";
}
}
