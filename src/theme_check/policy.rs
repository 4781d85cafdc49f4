//! Checks a page's Content-Security-Policy, and that the page needs nothing that the policy blocks.

use super::markup::Element;
use super::{Finding, RenderedPage, RenderedSite};
use crate::diagnostic::rules;

/// The policy of a Chancery site. A theme's may be stricter.
const POLICY: [(&str, &[&str]); 8] = [
    ("default-src", &["'none'"]),
    ("script-src", &["'self'", "'none'"]),
    ("style-src", &["'self'", "'none'"]),
    ("img-src", &["'self'", "'none'"]),
    ("font-src", &["'self'", "'none'"]),
    ("connect-src", &["'self'", "'none'"]),
    ("form-action", &["'self'", "'none'"]),
    ("base-uri", &["'none'"]),
];

/// Directives that must be there, since they do not fall back to `default-src`.
const REQUIRED: [&str; 3] = ["default-src", "form-action", "base-uri"];

/// Elements that load something, with the attributes that name it.
const LOADS: [(&str, &[&str]); 7] = [
    ("script", &["src"]),
    ("img", &["src", "srcset"]),
    ("source", &["src", "srcset"]),
    ("input", &["src"]),
    ("image", &["href"]),
    ("use", &["href"]),
    ("form", &["action"]),
];

/// Links of the head that load something.
const LOADED_RELS: [&str; 9] = [
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
    "apple-touch-icon",
];

/// Elements that the policy blocks altogether.
const BLOCKED: [&str; 6] = ["iframe", "object", "embed", "video", "audio", "base"];

pub fn check_policy(site: &RenderedSite, page: &RenderedPage, findings: &mut Vec<Finding>) {
    check_directives(page, findings);
    for (at, element) in page.markup.elements.iter().enumerate() {
        check_attributes(element, findings);
        check_hosts(site, element, findings);
        if element.name == "style" || element.name == "script" && !element.has("src") && is_script(element) {
            let name = &element.name;
            let message = format!("the Content-Security-Policy blocks the inline `<{name}>`");
            let help = "move it to a file in the theme's assets/, and link to it with `assets[…]`";
            findings.push(Finding::new(&rules::PAGE_INLINE, message, help).at(format!("<{name}>")));
        }
        if BLOCKED.contains(&element.name.as_str()) && page.markup.ancestors(at).all(|it| it.name != "svg") {
            let message = format!("the Content-Security-Policy blocks `<{}>`", element.name);
            let help = "remove it, or link to its content";
            findings.push(Finding::new(&rules::PAGE_INLINE, message, help).at(format!("<{}", element.name)));
        }
    }
}

fn check_directives(page: &RenderedPage, findings: &mut Vec<Finding>) {
    let metas = page.markup.named(&["meta"]);
    let mut policies = metas.filter(|(_, meta)| {
        let name = meta.attribute("http-equiv").unwrap_or_default();
        name.eq_ignore_ascii_case("content-security-policy")
    });
    let help = "copy the line with `Content-Security-Policy` from base.html of gazette";
    let Some((at, meta)) = policies.next() else {
        let message = "the page has no Content-Security-Policy in a `<meta>`";
        findings.push(Finding::new(&rules::PAGE_POLICY, message, help));
        return;
    };
    let content = meta.attribute("content").unwrap_or_default();
    if let Some(weak) = find_weakness(content) {
        let message = format!("the Content-Security-Policy is weaker than required: {weak}");
        findings.push(Finding::new(&rules::PAGE_POLICY, message, help).at("Content-Security-Policy"));
    }
    if page.markup.elements[..at].iter().any(loads_something) {
        let message = "something is loaded before the Content-Security-Policy";
        let help = "put the policy right after `<meta charset=\"utf-8\">`";
        findings.push(Finding::new(&rules::PAGE_POLICY, message, help).at("Content-Security-Policy"));
    }
}

/// How a policy allows more than it may; `None` if it does not.
fn find_weakness(content: &str) -> Option<String> {
    let directives: Vec<(String, Vec<&str>)> = content
        .split(';')
        .filter_map(|directive| {
            let mut words = directive.split_ascii_whitespace();
            Some((words.next()?.to_ascii_lowercase(), words.collect()))
        })
        .collect();
    if let Some(missing) = REQUIRED
        .iter()
        .find(|name| directives.iter().all(|(known, _)| known != *name))
    {
        return Some(format!("{missing} is missing"));
    }
    directives.into_iter().find_map(|(name, values)| {
        let allowed = POLICY
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, allowed)| *allowed);
        // Directives that are not of this list fetch something that a Chancery site has none of, or fetch nothing.
        let allowed = allowed.or_else(|| name.ends_with("-src").then_some(&["'none'"][..]))?;
        let more = values.into_iter().find(|value| !allowed.contains(value))?;
        Some(format!("{name} allows {more}"))
    })
}

fn loads_something(element: &Element) -> bool {
    LOADS.iter().any(|(name, attributes)| {
        element.name == *name && *name != "form" && attributes.iter().any(|attribute| element.has(attribute))
    }) || element.name == "style"
        || element.name == "link" && LOADED_RELS.iter().any(|rel| element.is_rel(rel))
}

/// Whether the content of a `<script>` is run, and not data.
fn is_script(element: &Element) -> bool {
    let kind = element
        .attribute("type")
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    matches!(kind.as_str(), "" | "module" | "importmap" | "speculationrules") || kind.contains("javascript")
}

fn check_attributes(element: &Element, findings: &mut Vec<Finding>) {
    for (name, value) in &element.attributes {
        let is_address = ["href", "src", "action", "formaction"].contains(&name.as_str());
        let what = if name == "style" {
            "the `style` attribute".to_owned()
        } else if name.starts_with("on") {
            format!("the event handler `{name}`")
        } else if is_address && value.trim_start().to_ascii_lowercase().starts_with("javascript:") {
            "the `javascript:` address".to_owned()
        } else {
            continue;
        };
        let message = format!("the Content-Security-Policy blocks {what} of `<{}>`", element.name);
        let help = "use a class and a style sheet, or a script file";
        let template_text = if is_address {
            "javascript:".to_owned()
        } else {
            format!(" {name}=")
        };
        findings.push(Finding::new(&rules::PAGE_INLINE, message, help).at(template_text));
    }
}

fn check_hosts(site: &RenderedSite, element: &Element, findings: &mut Vec<Finding>) {
    let mut addresses: Vec<&str> = Vec::new();
    for (name, attributes) in LOADS {
        if element.name == name {
            let named = attributes.iter().filter_map(|attribute| element.attribute(attribute));
            addresses.extend(
                named
                    .flat_map(|value| value.split(','))
                    .map(|part| part.trim().split(' ').next().unwrap_or_default()),
            );
        }
    }
    if element.name == "link" && LOADED_RELS.iter().any(|rel| element.is_rel(rel)) {
        addresses.extend(element.attribute("href"));
    }
    let base = site.digest.config.base_url.as_deref();
    for address in addresses {
        let has_host = address.starts_with("//") || address.split('/').next().is_some_and(|start| start.contains(':'));
        if has_host && !base.is_some_and(|base| address.starts_with(base)) {
            let message = format!(
                "`<{}>` loads from another host, which the Content-Security-Policy blocks: {address}",
                element.name
            );
            let help = "put the file into the theme's assets/, and refer to it with `assets[…]`";
            findings.push(Finding::new(&rules::PAGE_ELSEWHERE, message, help).at(address));
        }
    }
}
