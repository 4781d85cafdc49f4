//! The table of examples: for every lint, a digest that breaks it and one that does not. `docs/lints.md` is generated from
//! them, and a test runs them all. Required fields that an entry leaves out are filled in.

/// What the documentation says of a rule, and its examples.
pub struct Example {
    /// The rule's name.
    pub rule: &'static str,
    /// Why the rule exists, and what it ignores.
    pub about: &'static str,
    /// Files that break it, each by its path and text.
    pub bad: Files,
    /// Files that do not break it.
    pub good: Files,
}

pub type Files = &'static [(&'static str, &'static str)];

const fn entry(text: &'static str) -> (&'static str, &'static str) {
    ("content/entries/meeting.md", text)
}

/// Stands for a thousand words in an example.
pub const FILLER: &str = "[… a thousand words more …]";

const WANG: (&str, &str) = (
    "content/people/wang-yi.md",
    "---\nname: Wang Yi\noffices:\n  - { title: Foreign Minister, of: china, from: 2013-03-16, until: 2022-12-30 }\n---\n",
);

const TWO_OFFICES: (&str, &str) = (
    "content/people/wang-yi.md",
    "---\nname: Wang Yi\noffices:\n  - { title: Foreign Minister, of: china, from: 2013-03-16, until: 2022-12-30 }\n  - { title: Chair, of: asean, from: 2021-10-30 }\n---\n",
);

const SOVIET_UNION: (&str, &str) = (
    "content/parties/soviet-union.md",
    "---\nname: Soviet Union\nkind: state\nfrom: 1922-12-30\nuntil: 1991-12-26\nsuccessor: russia\n---\n",
);

/// An entry that quotes a source with a saved copy.
const QUOTES_SAVED: (&str, &str) = entry(
    "---\nsource: { publisher: Xinhua, url: \"https://xinhua.example/1\", saved: { file: rome.txt } }\n---\nWang Yi said that “the two sides agree”.\n",
);

/// An entry whose saved copy has its SHA-256.
const HASHES_SAVED: (&str, &str) = entry(
    "---\nsource:\n  publisher: Xinhua\n  url: https://xinhua.example/1\n  saved: { file: rome.txt, sha256: df43342e9f35a60401335676c698a3016ea07321e876313b8f80f403f6e8a734 }\n---\n",
);

pub static EXAMPLES: &[Example] = &[
    Example {
        rule: "no-url",
        about: "A reader must be able to find a source again, or learn why that is not possible.",
        bad: &[entry("---\nsource: { publisher: Xinhua }\n---\n")],
        good: &[entry(
            "---\nsource: { publisher: Xinhua, url_missing: printed edition only }\n---\n",
        )],
    },
    Example {
        rule: "archive-incomplete",
        about: "An archived copy shows what a page said on one day. Without the date it shows less, and a date without a copy shows nothing.",
        bad: &[entry(
            "---\nsource:\n  publisher: TASS\n  url: https://tass.example/1\n  archive_url: https://web.archive.org/web/20211101120000/https://tass.example/1\n---\n",
        )],
        good: &[entry(
            "---\nsource:\n  publisher: TASS\n  url: https://tass.example/1\n  archive_url: https://web.archive.org/web/20211101120000/https://tass.example/1\n  archived: 2021-11-01\n---\n",
        )],
    },
    Example {
        rule: "archive-date",
        about: "Addresses of the Wayback Machine contain the date of the copy, and `archived` must be the same. Other archives have no date in \
                their addresses and are not checked. `chancery fix` writes the date of the address.",
        bad: &[entry(
            "---\nsource:\n  publisher: TASS\n  url: https://tass.example/1\n  archive_url: https://web.archive.org/web/20211101120000/https://tass.example/1\n  archived: 2021-10-11\n---\n",
        )],
        good: &[entry(
            "---\nsource:\n  publisher: TASS\n  url: https://tass.example/1\n  archive_url: https://web.archive.org/web/20211101120000/https://tass.example/1\n  archived: 2021-11-01\n---\n",
        )],
    },
    Example {
        rule: "tracking-parameters",
        about: "Parameters such as `utm_source` and `fbclid` tell a site where its readers came from. They do not change the page, and \
                make two addresses of one page look different. `chancery fix` removes them; the rest of the address stays. `url` and \
                `basis` in the file of a source are checked too.",
        bad: &[entry(
            "---\nsource: https://tass.example/news?id=7&utm_source=newsletter&fbclid=IwAR0\n---\n",
        )],
        good: &[entry("---\nsource: https://tass.example/news?id=7\n---\n")],
    },
    Example {
        rule: "accessed-before-published",
        about: "An account cannot be read before it is published.",
        bad: &[entry(
            "---\nsource: { publisher: TASS, url: \"https://tass.example/1\", published: 2021-10-31, accessed: 2021-10-13 }\n---\n",
        )],
        good: &[entry(
            "---\nsource: { publisher: TASS, url: \"https://tass.example/1\", published: 2021-10-31, accessed: 2021-11-13 }\n---\n",
        )],
    },
    Example {
        rule: "outcome-missing",
        about: "Who reads that something is announced expects that it is still to come. The day is over everywhere 12 hours after it is over \
                in UTC. The list of `status` has the entries of events that were cancelled or did happen.",
        bad: &[entry("---\ndate: 2023-06-01\nstatus: scheduled\n---\n")],
        good: &[entry("---\ndate: 2023-06-01\nstatus: cancelled\n---\n")],
    },
    Example {
        rule: "future-account",
        about: "`published`, `accessed` and `archived` are days that have been. A day counts as soon as it has begun anywhere on Earth, \
                14 hours before it begins in UTC; of a month or a year, the first day counts, and of `~` the earliest that it can mean.",
        bad: &[entry(
            "---\nsource: { publisher: TASS, url: \"https://tass.example/1\", published: 2021-10-31, accessed: 2024-11-01 }\n---\n",
        )],
        good: &[entry(
            "---\nsource: { publisher: TASS, url: \"https://tass.example/1\", published: 2021-10-31, accessed: 2024-01-01 }\n---\n",
        )],
    },
    Example {
        rule: "single-source",
        about: "Readers must be told when an entry rests on one source. Several outlets that carry the text of one agency are one source. A \
                document may be its own source (`primary-text`). `single-source` with several sources is reported too.",
        bad: &[entry(
            "---\nsource:\n  - { publisher: China Daily, agency: Xinhua, url: \"https://daily.example/1\" }\n  - { publisher: CGTN, agency: Xinhua, url: \"https://cgtn.example/1\" }\nverification: corroborated\n---\n",
        )],
        good: &[entry(
            "---\nsource:\n  - { publisher: China Daily, agency: Xinhua, url: \"https://daily.example/1\" }\n  - { publisher: Reuters, url: \"https://reuters.example/1\" }\nverification: corroborated\n---\n",
        )],
    },
    Example {
        rule: "office-contradicted",
        about: "A participant has an office that the registry has for other dates, or another office than the registry has for the date. \
                What the registry does not know contradicts nothing, and a longer title of the same office is the same office. Who is there for one \
                party may hold the office of another, and the page shows it with its own party.",
        bad: &[
            WANG,
            entry(
                "---\ndate: 2023-05-01\nparticipants: [{ person: wang-yi, office: Foreign Minister, for: china }]\n---\n",
            ),
        ],
        good: &[
            WANG,
            entry(
                "---\ndate: 2021-10-30\nparticipants: [{ person: wang-yi, office: State Councilor and Foreign Minister, for: china }]\n---\n",
            ),
        ],
    },
    Example {
        rule: "participant-without-party",
        about: "Positions and meetings count for the party that a person stands for: the one that `for:` names, else the one of the \
                office that the entry names, else the one of all offices that they hold or may hold on that day. Where these are of several \
                parties, or the registry does not have the office, nothing is assumed, and the person counts for nobody until the entry says `for:`.",
        bad: &[
            TWO_OFFICES,
            entry("---\ndate: 2021-10-30\nparticipants: [{ person: wang-yi }]\n---\n"),
        ],
        good: &[
            TWO_OFFICES,
            entry("---\ndate: 2021-10-30\nparticipants: [{ person: wang-yi, for: china }]\n---\n"),
        ],
    },
    Example {
        rule: "party-did-not-exist",
        about: "States and organisations have `from` and `until`. An entry whose date lies for certain outside of them probably means \
                another party: the help names the `successor` of that time, or the predecessor. What is known only to the year, or only \
                about, is outside only if the whole of it is.",
        bad: &[
            SOVIET_UNION,
            (
                "content/parties/russia.md",
                "---\nname: Russia\nkind: state\ncode: RU\nfrom: 1991-12-25\nuntil: present\n---\n",
            ),
            entry("---\ndate: 2021-10-30\nparticipants: [soviet-union]\n---\n"),
        ],
        good: &[
            SOVIET_UNION,
            entry("---\ndate: 1975-08-01\nparticipants: [soviet-union]\n---\n"),
        ],
    },
    Example {
        rule: "no-sort-name",
        about: "Lists sort people by `sort_name`, and it begins with the family name. Without it they are sorted by the first letter of the \
                name, and the page of all people says \"By name\" instead of \"By family name\". Names of one word and names in Chinese, \
                Japanese, Korean or Vietnamese writing need none; in a Hungarian digest, nor do those with Hungarian letters.",
        bad: &[("content/people/wang-yi.md", "---\nname: Wang Yi\n---\n")],
        good: &[(
            "content/people/wang-yi.md",
            "---\nname: Wang Yi\nsort_name: Wang Yi\n---\n",
        )],
    },
    Example {
        rule: "same-name",
        about: "Pages, lists and feeds show the name with its `distinction:`. Without one that differs, two people or two parties look \
                like one. Years of a life, an office or a place will do.",
        bad: &[
            (
                "content/people/king.md",
                "---\nname: Rufus King\nsort_name: King, Rufus\n---\n",
            ),
            (
                "content/people/king-general.md",
                "---\nname: Rufus King\nsort_name: King, Rufus\n---\n",
            ),
            entry("---\nparticipants: [{ person: king }, Wang Yi]\n---\nRufus King and Wang Yi spoke.\n"),
        ],
        good: &[
            (
                "content/people/king.md",
                "---\nname: Rufus King\nsort_name: King, Rufus\ndistinction: 1755–1827\n---\n",
            ),
            (
                "content/people/king-general.md",
                "---\nname: Rufus King\nsort_name: King, Rufus\ndistinction: 1814–1876\n---\n",
            ),
            entry("---\nparticipants: [{ person: king }, Wang Yi]\n---\nRufus King and Wang Yi spoke.\n"),
        ],
    },
    Example {
        rule: "unlisted-name",
        about: "The text names somebody who is registered, but the entry does not list them, so their page does not link to it. Not reported are names in quotations; of the states of listed people, of members of listed blocs and of those who hold positions or are addressed; of the entry's place, topics and sources; of a state after “in”, “to” and the like, where it may be a place; of longer names, such as the South China Sea; and of organisations and blocs, unless they begin a sentence.",
        bad: &[
            (
                "content/parties/india.md",
                "---\nname: India\nkind: state\ncode: IN\n---\n",
            ),
            entry("---\nparticipants: [Wang Yi]\n---\nWang Yi spoke. India answered on the same day.\n"),
        ],
        good: &[
            (
                "content/parties/india.md",
                "---\nname: India\nkind: state\ncode: IN\n---\n",
            ),
            entry(
                "---\nparticipants: [Wang Yi, { party: india, role: mentioned }]\n---\nWang Yi spoke. India answered on the same day.\n",
            ),
        ],
    },
    Example {
        rule: "name-spelt-twice",
        about: "Two names without a file differ by a letter or two, and are probably one person, party or source with two pages. A name that is \
                nearly a registered one is reported by `near-miss`.",
        bad: &[
            entry("---\nparticipants: [Sergey Lavrov]\n---\nSergey Lavrov spoke.\n"),
            (
                "content/entries/call.md",
                "---\nparticipants: [Sergei Lavrov]\n---\nSergei Lavrov called.\n",
            ),
        ],
        good: &[
            entry("---\nparticipants: [Sergey Lavrov]\n---\nSergey Lavrov spoke.\n"),
            (
                "content/entries/call.md",
                "---\nparticipants: [Sergey Lavrov]\n---\nSergei Lavrov called.\n",
            ),
        ],
    },
    Example {
        rule: "participant-unnamed",
        about: "A participant must be named in the text, in the title or in the summary, hold a position or be addressed by one. A party is named \
                by its adjective (“Brazilian”), by somebody who acts for it, and by a bloc that it belongs to; a person by any part of the \
                name, and by the party that they act for. Entries in another language than the digest's are not checked.",
        bad: &[entry(
            "---\nparticipants: [Wang Yi, Sergey Lavrov]\n---\nWang spoke for an hour.\n",
        )],
        good: &[entry(
            "---\nparticipants: [Wang Yi, Sergey Lavrov]\n---\nWang spoke for an hour, and Lavrov answered.\n",
        )],
    },
    Example {
        rule: "wrong-weekday",
        about: "A weekday beside a date must be that of the date, in Arabic, Chinese, English, French, German, Italian, Japanese, Portuguese, Russian \
                and Spanish. A date without a year is the one nearest to the event. A weekday without a date is not checked.",
        bad: &[entry(
            "---\ndate: 2021-10-30\n---\nWang Yi spoke on Sunday, 30 October 2021.\n",
        )],
        good: &[entry(
            "---\ndate: 2021-10-30\n---\nWang Yi spoke on Saturday, 30 October 2021, and left on Sunday.\n",
        )],
    },
    Example {
        rule: "takes-a-side",
        about: "Some words are used by one side about the other. They are allowed in quotation marks, in block quotes and in the titles of sources, \
                where they are somebody else's, and in registered names. “Sanctions regime” and similar phrases are allowed.",
        bad: &[entry(
            "---\n---\nWang Yi spoke of the regime and its so-called reforms.\n",
        )],
        good: &[entry(
            "---\n---\nWang Yi spoke of the government, which he called a “regime”, and of the sanctions regime.\n",
        )],
    },
    Example {
        rule: "implies-truth",
        about: "“Admitted” and “pointed out” imply that what was said is true; “claimed” implies that it is not. A digest does not know, and \
                writes “said”, “argued” or “according to”.",
        bad: &[entry(
            "---\n---\nWang Yi admitted the delay and pointed out its cause.\n",
        )],
        good: &[entry(
            "---\n---\nWang Yi said that there was a delay, and gave a cause for it.\n",
        )],
    },
    Example {
        rule: "relative-date",
        about: "“Yesterday” and “next year” are clear on the day of writing only.",
        bad: &[entry(
            "---\n---\nWang Yi spoke yesterday of what China plans for next year.\n",
        )],
        good: &[entry(
            "---\n---\nWang Yi spoke on 30 October 2021 of what China planned for 2022: “Next year is ours.”\n",
        )],
    },
    Example {
        rule: "long-sentence",
        about: "A sentence of more than 60 words is hard to follow. A semicolon ends a sentence too.",
        bad: &[entry(
            "---\n---\nWang Yi said that the two sides had met and had talked for a long time about the matters that were before them and about \
             those that were not, that they had found that there was much on which they were of one mind and some on which they were of two, and \
             that they would meet again before the end of the year in one of the two capitals or in a third place.\n",
        )],
        good: &[entry(
            "---\n---\nWang Yi said that the two sides had met and had talked for a long time about the matters that were before them and about \
             those that were not. They had found, he said, that there was much on which they were of one mind and some on which they were of two. \
             They would meet again before the end of the year in one of the two capitals or in a third place.\n",
        )],
    },
    Example {
        rule: "long-entry",
        about: "A digest is shorter than its sources: the limit for an entry is 1,000 words.",
        bad: &[entry("---\n---\nWang Yi spoke. [… a thousand words more …]\n")],
        good: &[entry("---\n---\nWang Yi spoke for an hour.\n")],
    },
    Example {
        rule: "saved-copy-missing",
        about: "`saved` names a copy of the source below `archive/`, which is not published. Quotations are compared with it.",
        bad: &[QUOTES_SAVED],
        good: &[("archive/rome.txt", "Wang said: the two sides agree.\n"), QUOTES_SAVED],
    },
    Example {
        rule: "saved-copy-changed",
        about: "Where `saved` has a SHA-256, the copy must not have changed since.",
        bad: &[
            ("archive/rome.txt", "Wang met Lavrov in Rome, and more.\n"),
            HASHES_SAVED,
        ],
        good: &[("archive/rome.txt", "Wang met Lavrov in Rome.\n"), HASHES_SAVED],
    },
    Example {
        rule: "saved-copy-outside",
        about: "Copies are read inside `archive/` only, even if a symbolic link leads elsewhere.",
        bad: &[("archive/rome.txt", "-> /etc/hosts\n"), QUOTES_SAVED],
        good: &[("archive/rome.txt", "Wang said: the two sides agree.\n"), QUOTES_SAVED],
    },
    Example {
        rule: "quotes-unchecked",
        about: "Reported once for an entry whose quotations cannot be compared with anything, since none of its sources has a saved copy.",
        bad: &[entry(
            "---\n---\nWang Yi said that “the two sides will go on with their talks”.\n",
        )],
        good: &[
            (
                "archive/rome.txt",
                "The two sides will go on with their talks, Wang said.\n",
            ),
            entry(
                "---\nsource: { publisher: Xinhua, url: \"https://xinhua.example/1\", saved: { file: rome.txt } }\n---\nWang Yi said that “the two sides will go on with their talks”.\n",
            ),
        ],
    },
    Example {
        rule: "quote-unverified",
        about: "`chancery seal` writes down in `evidence.lock` which quotations it found in the saved copies, so that this is known where \
                the copies are not, and what was changed since is found. With `lints: { quote-unverified: error }`, nothing is \
                published whose quotations were not verified, those of entries without a saved copy among them.",
        bad: &[
            (
                "evidence.lock",
                "content/entries/meeting.md archive/rome.txt copy ff34ecd0df2ede075f49810f01fdc28b16d530a0040a9862a877f1c7c96c02b8 -/Latn 2021-11-02\n\
                 content/entries/meeting.md archive/rome.txt quote ff34ecd0df2ede075f49810f01fdc28b16d530a0040a9862a877f1c7c96c02b8 7cef48efda5291b792d00b2448a2a1c6e9e6363b17ad9b10ec4d18391c67afe5 fe60f09e0fd33860 4 2021-11-02\n",
            ),
            entry(
                "---\nsource: { publisher: Xinhua, url: \"https://xinhua.example/1\", saved: { file: rome.txt } }\n---\nWang Yi said that “the two sides disagree”.\n",
            ),
        ],
        good: &[
            (
                "evidence.lock",
                "content/entries/meeting.md archive/rome.txt copy ff34ecd0df2ede075f49810f01fdc28b16d530a0040a9862a877f1c7c96c02b8 -/Latn 2021-11-02\n\
                 content/entries/meeting.md archive/rome.txt quote ff34ecd0df2ede075f49810f01fdc28b16d530a0040a9862a877f1c7c96c02b8 7cef48efda5291b792d00b2448a2a1c6e9e6363b17ad9b10ec4d18391c67afe5 fe60f09e0fd33860 4 2021-11-02\n",
            ),
            QUOTES_SAVED,
        ],
    },
    Example {
        rule: "quote-differs",
        about: "A quotation that differs a little from its source may have lost a “not”. Quotation marks, dashes and white space do not \
                count; mark what is left out by “…” and what is put in by square brackets.",
        bad: &[
            (
                "archive/rome.txt",
                "Wang said that both countries will not support the forming of any small circle.\n",
            ),
            entry(
                "---\nsource: { publisher: Xinhua, url: \"https://xinhua.example/1\", saved: { file: rome.txt } }\n---\nWang Yi said that both “will support the forming of any small circle”.\n",
            ),
        ],
        good: &[
            (
                "archive/rome.txt",
                "Wang said that both countries will not support the forming of any small circle.\n",
            ),
            entry(
                "---\nsource: { publisher: Xinhua, url: \"https://xinhua.example/1\", saved: { file: rome.txt } }\n---\nWang Yi said that both “will not support … any small circle”.\n",
            ),
        ],
    },
    Example {
        rule: "quote-not-found",
        about: "No saved copy has anything like the quotation.",
        bad: &[
            (
                "archive/rome.txt",
                "Wang said that both countries will not support the forming of any small circle.\n",
            ),
            entry(
                "---\nsource: { publisher: Xinhua, url: \"https://xinhua.example/1\", saved: { file: rome.txt } }\n---\nWang Yi said that “trade has grown since last spring”.\n",
            ),
        ],
        good: &[
            (
                "archive/rome.txt",
                "Wang said that both countries will not support the forming of any small circle.\n",
            ),
            entry(
                "---\nsource: { publisher: Xinhua, url: \"https://xinhua.example/1\", saved: { file: rome.txt } }\n---\nWang Yi said that trade had grown.\n",
            ),
        ],
    },
    Example {
        rule: "quote-unattributed",
        about: "A reader must learn whose words a quotation is, from its own sentence or the one before or after it. Entries in English are checked.",
        bad: &[entry(
            "---\n---\nWang Yi came to Rome. It rained. The situation is “worse than it has been in years”. More rain fell. Then there was thunder.\n",
        )],
        good: &[entry(
            "---\n---\nWang Yi came to Rome. It rained. The situation, he said, is “worse than it has been in years”. More rain fell.\n",
        )],
    },
    Example {
        rule: "copied-run",
        about: "Eight or more words in a row that a saved copy has too, outside quotation marks. Names do not count.",
        bad: &[
            (
                "archive/rome.txt",
                "The two sides exchanged views on the situation in the region and agreed to keep in close touch.\n",
            ),
            entry(
                "---\nsource: { publisher: Xinhua, url: \"https://xinhua.example/1\", saved: { file: rome.txt } }\n---\nWang Yi and his guest exchanged views on the situation in the region and agreed to talk again.\n",
            ),
        ],
        good: &[
            (
                "archive/rome.txt",
                "The two sides exchanged views on the situation in the region and agreed to keep in close touch.\n",
            ),
            entry(
                "---\nsource: { publisher: Xinhua, url: \"https://xinhua.example/1\", saved: { file: rome.txt } }\n---\nWang Yi and his guest spoke of their neighbours, and are to talk again.\n",
            ),
        ],
    },
    Example {
        rule: "copied-share",
        about: "The share of a text's runs of five words that its saved copies have too, not counting quotations and names. From a fifth on \
                it is an error, unless the digest sets another level for the rule.",
        bad: &[
            (
                "archive/rome.txt",
                "The two sides exchanged views on the situation in the region and agreed to keep in close touch on all matters of common interest in the months to come.\n",
            ),
            entry(
                "---\nsource: { publisher: Xinhua, url: \"https://xinhua.example/1\", saved: { file: rome.txt } }\n---\nWang Yi and his guest exchanged views on the situation in that region; and they agreed to keep in close touch on such matters; all matters of common interest in the weeks and the months to come.\n",
            ),
        ],
        good: &[
            (
                "archive/rome.txt",
                "The two sides exchanged views on the situation in the region and agreed to keep in close touch on all matters of common interest in the months to come.\n",
            ),
            entry(
                "---\nsource: { publisher: Xinhua, url: \"https://xinhua.example/1\", saved: { file: rome.txt } }\n---\nWang Yi and his guest spoke of their neighbours. They want to stay in contact, on what concerns both, until winter and beyond it.\n",
            ),
        ],
    },
    Example {
        rule: "duplicate-entry",
        about: "Two entries have the same participants and a common topic within a day, or nearly the same text. Reported at the file that comes \
                later; two entries that are related are not reported.",
        bad: &[
            entry(
                "---\ndate: 2021-10-30\nparticipants: [Wang Yi, Sergey Lavrov]\nplace: Rome\n---\nWang Yi and Lavrov met.\n",
            ),
            (
                "content/entries/talks.md",
                "---\ndate: 2021-10-31\nparticipants: [Sergey Lavrov, Wang Yi]\nplace: Rome\n---\nLavrov and Wang talked about submarines.\n",
            ),
        ],
        good: &[
            entry(
                "---\ndate: 2021-10-30\nparticipants: [Wang Yi, Sergey Lavrov]\nplace: Rome\n---\nWang Yi and Lavrov met.\n",
            ),
            (
                "content/entries/talks.md",
                "---\ndate: 2021-10-31\nparticipants: [Sergey Lavrov, Wang Yi]\nplace: Rome\nrelated: [{ entry: meeting, as: same-event }]\n---\nLavrov and Wang talked about submarines.\n",
            ),
        ],
    },
    Example {
        rule: "unused-allow",
        about: "A file allows a rule that nothing in it breaks any more.",
        bad: &[entry(
            "---\nallow: [{ rule: relative-date, reason: the name of a newspaper }]\n---\nWang Yi spoke to a newspaper.\n",
        )],
        good: &[entry(
            "---\nallow: [{ rule: relative-date, reason: the name of a newspaper }]\n---\nWang Yi spoke to Today.\n",
        )],
    },
    Example {
        rule: "stance-implied",
        about: "A list for editors, and no problem: every position whose side is not theirs, but what the act implies. It is reported only on request, by `chancery check --rule stance-implied` or a level in `chancery.yaml`.",
        bad: &[
            ("chancery.yaml", "lints: { stance-implied: note }\n"),
            (
                "content/topics/talks.md",
                "---\ntitle: Talks\nquestion: Should there be talks?\n---\n",
            ),
            entry(
                "---\npositions: [{ by: Wang Yi, act: welcome, on: talks, summary: Welcomed the talks. }]\n---\nWang Yi welcomed the talks.\n",
            ),
        ],
        good: &[
            ("chancery.yaml", "lints: { stance-implied: note }\n"),
            (
                "content/topics/talks.md",
                "---\ntitle: Talks\nquestion: Should there be talks?\n---\n",
            ),
            entry(
                "---\npositions: [{ by: Wang Yi, act: welcome, stance: for, on: talks, summary: Welcomed the talks. }]\n---\nWang Yi welcomed the talks.\n",
            ),
        ],
    },
];
