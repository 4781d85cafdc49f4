//! Themes that do not end, or reach for what they may not have.

use super::{Builds, Rule, check, template};

#[test]
fn themes() {
    let mut broken_words = template("words that are no YAML", "", Rule("yaml-syntax"));
    broken_words
        .files
        .push(("themes/site/strings/en.yaml".into(), b"a: [".to_vec()));
    let mut list_of_words = template(
        "words that are a list",
        "{% extends \"gazette/entry.html\" %}",
        Rule("template-render"),
    );
    list_of_words
        .files
        .push(("themes/site/strings/en.yaml".into(), b"- a".to_vec()));
    let mut unreadable = template("a theme.yaml that is a list", "", Rule("wrong-type"));
    unreadable.files[2].1 = b"- a\n".to_vec();
    let mut asset = template(
        "a style sheet that is none",
        "{% extends \"gazette/entry.html\" %}",
        Builds,
    );
    asset.files.push((
        "themes/site/assets/css/x.css".into(),
        b"url(url(\"../../../../etc/passwd\" \xFF url(".to_vec(),
    ));
    let mut twice = template(
        "templates that include each other",
        "{% include \"b.html\" %}",
        Rule("template-reference"),
    );
    twice.files.push((
        "themes/site/templates/b.html".into(),
        b"{% include \"entry.html\" %}".to_vec(),
    ));
    check(vec![
        template(
            "a template that includes itself",
            "{% include \"entry.html\" %}",
            Rule("template-reference"),
        ),
        template(
            "a template that includes itself by its full name",
            "{% include \"site/entry.html\" %}",
            Rule("template-reference"),
        ),
        template(
            "a template that extends itself",
            "{% extends \"site/entry.html\" %}",
            Rule("template-reference"),
        ),
        twice,
        template(
            "a component without end",
            "{% component again() %}a{{ <again /> }}{% endcomponent again %}{{ <again /> }}",
            Rule("template-reference"),
        ),
        template(
            "components without end",
            "{% component ping() %}{{ <pong /> }}{% endcomponent ping %}{% component pong() %}{{ <ping /> }}{% endcomponent pong %}{{ <ping /> }}",
            Rule("template-reference"),
        ),
        template(
            "a loop without end",
            "{% for i in range(end=1000000000000) %}a{% endfor %}",
            Rule("template-render"),
        ),
        template(
            "1,000 conditions in each other",
            format!("{}{}", "{% if true %}".repeat(1_000), "{% endif %}".repeat(1_000)),
            Rule("template-syntax"),
        ),
        template(
            "10,000 parentheses",
            format!("{{{{ {}1{} }}}}", "(".repeat(10_000), ")".repeat(10_000)),
            Rule("template-syntax"),
        ),
        template("100,000 open tags", "{{ ".repeat(100_000), Rule("template-syntax")),
        template("a template of 1 MB", "a ".repeat(500_000), Builds),
        template("an empty template", "", Builds),
        template("a template that is not UTF-8", b"Caf\xE9", Rule("not-utf8")),
        template("a template with a NUL", b"a\0b", Rule("control-character")),
        template("a division by nothing", "{{ 1 / 0 }}", Rule("template-render")),
        template(
            "a number that is too large",
            "{{ 170141183460469231731687303715884105727 + 1 }}",
            Rule("template-syntax"),
        ),
        template("all that there is", "{{ __tera_context }}", Builds),
        template(
            "a file to read",
            "{{ load_data(path=\"/etc/passwd\") }}",
            Rule("template-reference"),
        ),
        template(
            "the environment",
            "{{ get_env(name=\"HOME\") }}",
            Rule("template-reference"),
        ),
        broken_words,
        list_of_words,
        unreadable,
        asset,
    ]);
}
