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
    CARD_BROKEN "card-broken" Error "What a theme's card.svg makes is no SVG.";
    CARD_WITHOUT_LETTERS "card-without-letters" Note "A title has letters that the typeface of social cards lacks.";
    CARDS_NOT_BUILT_IN "cards-not-built-in" Warning "The digest has social cards, and this build of Chancery cannot draw them.";
    TEMPLATE_SYNTAX "template-syntax" Error "A template cannot be read.";
    TEMPLATE_REFERENCE "template-reference" Error "A template names a filter, function, test, component or template that does not exist.";
    TEMPLATE_RENDER "template-render" Error "A template fails on a page.";
    MISSING_TEMPLATE "missing-template" Error "A theme lacks the template of a kind of page.";
    // What `theme check` finds on the pages that a theme makes
    PAGE_DOCTYPE "page-doctype" Error "A theme's page does not begin with `<!doctype html>`.";
    PAGE_MARKUP "page-markup" Error "A theme's page has a tag that is not closed, or stands where it may not.";
    PAGE_LANGUAGE "page-language" Error "A theme's page does not say its language, or that it is read from right to left.";
    PAGE_TITLE "page-title" Error "A theme's page has no title.";
    PAGE_CHARSET "page-charset" Error "A theme's page does not say early that it is UTF-8.";
    PAGE_VIEWPORT "page-viewport" Error "A theme's page does not fit a telephone, or cannot be enlarged.";
    PAGE_CANONICAL "page-canonical" Error "A theme's page does not name its own address.";
    PAGE_FEED "page-feed" Error "A theme's page does not name its feeds.";
    PAGE_POLICY "page-policy" Error "A theme's page has no Content-Security-Policy, a weaker one, or says it too late.";
    PAGE_INLINE "page-inline" Error "A theme's page has script or style inline, or an element, which the policy keeps from working.";
    PAGE_ELSEWHERE "page-elsewhere" Error "A theme's page asks something of another host.";
    PAGE_HEADINGS "page-headings" Error "A theme's page has not exactly one `<h1>`, or skips a level of headings.";
    PAGE_MAIN "page-main" Error "A theme's page has not exactly one `<main>`, or hides it.";
    PAGE_SKIP_LINK "page-skip-link" Error "A theme's page does not begin with a link that skips to its main part.";
    PAGE_ID "page-id" Error "A theme's page has an id twice, or names one that it does not have.";
    PAGE_ALT "page-alt" Error "A theme's page has a picture without words.";
    PAGE_LABEL "page-label" Error "A theme's page has a control, link or button that does not say what it is for.";
    PAGE_LINK "page-link" Error "A theme's page links to nothing on the site, or leaves the base path.";
    PAGE_UNREACHABLE "page-unreachable" Warning "A theme has no link to a page.";
    PAGE_ESCAPE "page-escape" Error "A theme shows a writer's text as markup, or escapes it twice.";
    PAGE_FOREIGN_TEXT "page-foreign-text" Error "A theme shows text in another language without `lang` and `dir`.";
    PAGE_CONTENT "page-content" Error "A theme leaves out of an entry's page what a digest is cited for: dates, sources, quotes.";
    PAGE_SIZE "page-size" Warning "A theme's page is over 100 KB, its style sheets over 15 KB or its scripts over 5 KB.";
}
lints {
    // Sources
    NO_URL "no-url" Warning "A source has neither an address nor a reason why it has none.";
    ARCHIVE_INCOMPLETE "archive-incomplete" Warning "An archived copy has no day, or a day has no archived copy.";
    ARCHIVE_DATE "archive-date" Warning "The day of an archived copy is not the one in its address.";
    TRACKING_PARAMETERS "tracking-parameters" Warning "An address has parameters that follow its readers.";
    ACCESSED_BEFORE_PUBLISHED "accessed-before-published" Warning "An account was read before it was published.";
    SINGLE_SOURCE "single-source" Note "An entry does not say that it rests on one source, or says so and has several.";
    // People
    OFFICE_CONTRADICTED "office-contradicted" Warning "The registry has another office for somebody on that day, or other days for that office.";
    UNLISTED_NAME "unlisted-name" Note "A registered person or party is named in the text and is no participant.";
    NAME_SPELT_TWICE "name-spelt-twice" Warning "An unregistered name is spelt in two ways in the digest.";
    // Wording and dates
    WRONG_WEEKDAY "wrong-weekday" Error "A weekday is not that of the date beside it.";
    TAKES_A_SIDE "takes-a-side" Warning "A word outside quotation marks takes a side.";
    IMPLIES_TRUTH "implies-truth" Warning "A verb says whether what somebody said is true.";
    RELATIVE_DATE "relative-date" Warning "A time such as \"yesterday\" has no meaning for later readers.";
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
