//! Days, moments and settings at and over their bounds.

use super::{Builds, Expect, Rule, check, configured, front, instead};

#[test]
fn dates_and_settings() {
    let with = |name: &str, config: &str, expect: Expect| configured(name, config, expect);
    let later = |name: &str, publish: &str, expect: Expect| front(name, format!("publish_at: {publish}"), expect);
    check(vec![
        instead("the last day", "date", "9999-12-31", Rule("future-event")),
        instead("the last month", "date", "9999-12", Rule("future-event")),
        instead("the longest interval", "date", "0001-01-01/9999-12-31", Builds),
        instead("the first day", "date", "0001-01-01", Builds),
        instead("no day", "date", "0000-00-00", Rule("bad-date")),
        instead("30 February", "date", "2021-02-30", Rule("bad-date")),
        instead("a day of five digits", "date", "10000-01-01", Rule("bad-date")),
        instead("a day before Christ", "date", "-0044-03-15", Rule("bad-date")),
        instead("a day in other digits", "date", "２０２１-１０-３０", Rule("bad-date")),
        instead("a day with a time", "date", "2021-10-30T06:00:00Z", Rule("bad-date")),
        instead(
            "three days",
            "date",
            "2021-10-30/2021-10-31/2021-11-01",
            Rule("bad-date"),
        ),
        instead("a day of 60 KB", "date", "2".repeat(60_000), Rule("bad-date")),
        later("published at the last moment", "9999-12-31T23:59:59.999999999", Builds),
        later("published at the first moment", "0001-01-01T00:00", Builds),
        later("published in a leap second", "2016-12-31T23:59:60", Builds),
        later("published at 25 o'clock", "2021-10-30T25:00", Rule("bad-date")),
        later("published before time", "-9999-01-01T00:00", Rule("bad-date")),
        with(
            "the time zone of nowhere",
            "timezone: Mars/Olympus\n",
            Rule("unknown-value"),
        ),
        with(
            "a time zone that is a path",
            "timezone: ../../../../etc/passwd\n",
            Rule("unknown-value"),
        ),
        with(
            "a time zone that is a file",
            "timezone: /etc/passwd\n",
            Rule("unknown-value"),
        ),
        with(
            "a time zone of 60 KB",
            &format!("timezone: {}\n", "a/".repeat(30_000)),
            Rule("unknown-value"),
        ),
        with("a far time zone", "timezone: Pacific/Kiritimati\n", Builds),
        with("no entries on a page", "page_size: 0\n", Rule("wrong-type")),
        with("fewer than none", "page_size: -1\n", Rule("wrong-type")),
        with("too many on a page", "page_size: 4294967296\n", Rule("wrong-type")),
        with("one and a half", "page_size: 1.5\n", Rule("wrong-type")),
        with("not even a number", "feed_size: .nan\n", Rule("wrong-type")),
        with(
            "no kinds of pages",
            "pages: { archive: false, topics: false, people: false, parties: false, sources: false, feeds: false, sitemap: false }\n",
            Builds,
        ),
        with("a theme that is a path", "theme: ../../x\n", Rule("unknown-theme")),
        with("an empty theme", "theme: \"\"\n", Rule("wrong-type")),
        with("a language that is a path", "language: ../../x\n", Rule("wrong-type")),
        with("a language that nobody speaks", "language: xx-Yyyy-ZZ\n", Builds),
        with(
            "a feed authority of script",
            "feed_authority: \"<script>,2021\"\n",
            Rule("bad-address"),
        ),
        with(
            "a title of script",
            "title: \"</title><script>alert(1)</script>\"\ndescription: \"\\\"><script>alert(1)</script>\"\n",
            Builds,
        ),
        with(
            "an unknown rule",
            "lints: { \"../../x\": off }\n",
            Rule("unknown-field"),
        ),
    ]);
}
