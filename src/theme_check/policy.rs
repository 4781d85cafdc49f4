//! What a page may load and run: its Content-Security-Policy, and that it needs nothing that the policy forbids.

use super::markup::Element;
use super::{Finding, Rendered, Site};
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

/// What holds only if it is said: other directives fall back to `default-src`.
const SAID: [&str; 3] = ["default-src", "form-action", "base-uri"];

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

/// Elements that the policy keeps from loading anything at all.
const BLOCKED: [&str; 6] = ["iframe", "object", "embed", "video", "audio", "base"];

pub fn check(site: &Site, page: &Rendered, found: &mut Vec<Finding>) {
    policy(page, found);
    for (at, element) in page.markup.elements.iter().enumerate() {
        inline(element, found);
        elsewhere(site, element, found);
        if element.name == "style" || element.name == "script" && !element.has("src") && is_script(element) {
            let name = &element.name;
            let message = format!("the policy keeps an inline `<{name}>` from working");
            let help = "put it into a file below the theme's assets/, and link to it by `assets[…]`";
            found.push(Finding::new(&rules::PAGE_INLINE, message, help).sign(format!("<{name}>")));
        }
        if BLOCKED.contains(&element.name.as_str()) && page.markup.upwards(at).all(|it| it.name != "svg") {
            let message = format!("the policy keeps `<{}>` from working", element.name);
            let help = "take it out, or link to what it shows";
            found.push(Finding::new(&rules::PAGE_INLINE, message, help).sign(format!("<{}", element.name)));
        }
    }
}

fn policy(page: &Rendered, found: &mut Vec<Finding>) {
    let metas = page.markup.named(&["meta"]);
    let mut policies = metas.filter(|(_, meta)| {
        let name = meta.attribute("http-equiv").unwrap_or_default();
        name.eq_ignore_ascii_case("content-security-policy")
    });
    let help = "let base.html have the line of gazette's base.html that says `Content-Security-Policy`";
    let Some((at, meta)) = policies.next() else {
        let message = "the page has no Content-Security-Policy in a `<meta>`";
        found.push(Finding::new(&rules::PAGE_POLICY, message, help));
        return;
    };
    let content = meta.attribute("content").unwrap_or_default();
    if let Some(weak) = weakness(content) {
        let message = format!("the Content-Security-Policy is weaker than that of a Chancery site: {weak}");
        found.push(Finding::new(&rules::PAGE_POLICY, message, help).sign("Content-Security-Policy"));
    }
    if page.markup.elements[..at].iter().any(loads) {
        let message = "something is loaded before the Content-Security-Policy is said";
        let help = "put the policy right below `<meta charset=\"utf-8\">`";
        found.push(Finding::new(&rules::PAGE_POLICY, message, help).sign("Content-Security-Policy"));
    }
}

/// In what a policy allows more than it may; nothing where it does not.
fn weakness(content: &str) -> Option<String> {
    let directives: Vec<(String, Vec<&str>)> = content
        .split(';')
        .filter_map(|directive| {
            let mut words = directive.split_ascii_whitespace();
            Some((words.next()?.to_ascii_lowercase(), words.collect()))
        })
        .collect();
    if let Some(missing) = SAID
        .iter()
        .find(|name| directives.iter().all(|(known, _)| known != *name))
    {
        return Some(format!("it does not say {missing}"));
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

fn loads(element: &Element) -> bool {
    LOADS.iter().any(|(name, attributes)| {
        element.name == *name && *name != "form" && attributes.iter().any(|attribute| element.has(attribute))
    }) || element.name == "style"
        || element.name == "link" && LOADED_RELS.iter().any(|rel| element.is_rel(rel))
}

/// Whether what it holds is run, and is not data.
fn is_script(element: &Element) -> bool {
    let kind = element
        .attribute("type")
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    matches!(kind.as_str(), "" | "module" | "importmap" | "speculationrules") || kind.contains("javascript")
}

fn inline(element: &Element, found: &mut Vec<Finding>) {
    for (name, value) in &element.attributes {
        let is_address = ["href", "src", "action", "formaction"].contains(&name.as_str());
        let what = if name == "style" {
            "a `style` attribute".to_owned()
        } else if name.starts_with("on") {
            format!("the event handler `{name}`")
        } else if is_address && value.trim_start().to_ascii_lowercase().starts_with("javascript:") {
            "a `javascript:` address".to_owned()
        } else {
            continue;
        };
        let message = format!("the policy keeps {what} of `<{}>` from working", element.name);
        let help = "write a class for the style sheet, or a script file that finds the element";
        let sign = if is_address {
            "javascript:".to_owned()
        } else {
            format!(" {name}=")
        };
        found.push(Finding::new(&rules::PAGE_INLINE, message, help).sign(sign));
    }
}

fn elsewhere(site: &Site, element: &Element, found: &mut Vec<Finding>) {
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
                "`<{}>` asks another host, which the policy forbids: {address}",
                element.name
            );
            let help = "put the file into the theme's assets/, and name it by `assets[…]`";
            found.push(Finding::new(&rules::PAGE_ELSEWHERE, message, help).sign(address));
        }
    }
}
