//! Checks the words of the digest's own themes, `strings/<language>.yaml`, against the English ones: keys that nothing uses, words that
//! are missing in a translation, and words of another form.

use super::word_form::check_form;
use crate::diagnostic::{Diagnostic, FieldPath, Location, PathStep, Target, rules};
use crate::fields::{is_language, language_tag};
use crate::language::primary_language;
use crate::load::{Inputs, ThemeFile, ThemeSources, is_built_in};
use crate::parse::DEFAULT_THEME;
use crate::suggest;
use crate::text_file::TextFile;
use crate::yaml::{self, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many missing words a warning names.
const SHOWN: usize = 5;

/// Checks the words that the digest uses: English ones and those of its language.
pub fn check_words(
    inputs: &Inputs,
    chain: &[&ThemeSources],
    templates: &[(String, TextFile)],
    language: &str,
) -> Vec<Diagnostic> {
    let own = own_files(chain);
    if own.is_empty() {
        return Vec::new();
    }
    let in_use = ["en", primary_language(language), language];
    let check = Check::new(inputs, chain, templates);
    let mut diagnostics: Vec<Diagnostic> = own.iter().filter_map(|file| check_name(file, language)).collect();
    for file in own.iter().filter(|file| in_use.contains(&file.language)) {
        // What cannot be read was reported where the words were merged.
        if let Ok(value) = yaml::parse(&file.source.text) {
            check.check_file(file, &value, &mut diagnostics);
        }
    }
    diagnostics.extend(check.check_translation(language, &own, SHOWN));
    diagnostics
}

/// Checks the words of all languages of a theme, and names every missing one. `chain` has the names of the theme and of those that it
/// extends.
pub fn check_all_words(inputs: &Inputs, chain: &[String], templates: &[(String, TextFile)]) -> Vec<Diagnostic> {
    let themes = chain
        .iter()
        .filter_map(|name| inputs.themes.iter().find(|theme| theme.name == *name));
    let chain: Vec<&ThemeSources> = themes.collect();
    let own = own_files(&chain);
    if own.is_empty() {
        return Vec::new();
    }
    let check = Check::new(inputs, &chain, templates);
    let mut diagnostics: Vec<Diagnostic> = own.iter().filter_map(|file| check_name(file, "en")).collect();
    for file in &own {
        match yaml::parse(&file.source.text) {
            Ok(value) => check.check_file(file, &value, &mut diagnostics),
            Err(faults) => {
                let of_file = faults
                    .into_iter()
                    .map(|fault| fault.into_diagnostic(&file.source.path, 0));
                diagnostics.extend(of_file);
            }
        }
    }
    let languages: BTreeSet<&str> = own.iter().map(|file| file.language).collect();
    for language in languages {
        diagnostics.extend(check.check_translation(language, &own, usize::MAX));
    }
    diagnostics
}

/// A file of words that is not built in.
struct WordsFile<'a> {
    /// The name of the theme.
    theme: &'a str,
    /// What its name says that its language is.
    language: &'a str,
    /// Whether its name ends with `.yaml`: others are not read.
    is_yaml: bool,
    source: &'a TextFile,
}

fn own_files<'a>(chain: &[&'a ThemeSources]) -> Vec<WordsFile<'a>> {
    let mut own = Vec::new();
    for theme in chain {
        for (below, file) in &theme.files {
            let (Some(name), ThemeFile::Text(source)) = (below.strip_prefix("strings/"), file) else {
                continue;
            };
            if !is_built_in(&theme.name, below, source.text.as_bytes()) {
                let (language, end) = name.rsplit_once('.').unwrap_or((name, ""));
                own.push(WordsFile {
                    theme: &theme.name,
                    language,
                    is_yaml: end == "yaml",
                    source,
                });
            }
        }
    }
    own
}

/// Reports a file whose name is that of no language, or not written as the digest's is, so that it is not read.
fn check_name(file: &WordsFile, language: &str) -> Option<Diagnostic> {
    let report = |message: String, tag: Option<String>| {
        let diagnostic = Diagnostic::new(&rules::UNKNOWN_WORD, Location::file(&file.source.path), message);
        let name = tag.unwrap_or_else(|| "fr".to_owned());
        Some(diagnostic.help(format!("rename it, for example to `{name}.yaml`")))
    };
    let tag = || Some(file.language.replace('_', "-")).filter(|tag| is_language(tag));
    if !is_language(file.language) {
        let message = format!(
            "`{}` is not the tag of a language (BCP 47), and the file is not read",
            file.language
        );
        return report(message, language_tag(file.language).or_else(tag));
    }
    if !file.is_yaml {
        return report("only files that end with `.yaml` are read".to_owned(), tag());
    }
    let is_misspelt = |used: &str| file.language != used && file.language.eq_ignore_ascii_case(used);
    let used = [primary_language(language), language]
        .into_iter()
        .find(|used| is_misspelt(used))?;
    let message = format!("the file is not read, since the language of the digest is written `{used}`");
    report(message, Some(used.to_owned()))
}

struct Check<'a> {
    chain: &'a [&'a ThemeSources],
    templates: &'a [(String, TextFile)],
    /// The English words of each theme of the chain and of the default theme, by the theme's name.
    english: Vec<(&'a str, Value)>,
}

impl<'a> Check<'a> {
    fn new(inputs: &'a Inputs, chain: &'a [&'a ThemeSources], templates: &'a [(String, TextFile)]) -> Self {
        let default = inputs.themes.iter().find(|theme| theme.name == DEFAULT_THEME);
        let is_in_chain = |name: &str| chain.iter().any(|theme| theme.name == name);
        let themes = chain
            .iter()
            .copied()
            .chain(default.filter(|default| !is_in_chain(&default.name)));
        let english = themes.filter_map(|theme| {
            let source = theme.source("strings/en.yaml")?;
            Some((theme.name.as_str(), yaml::parse(&source.text).ok()?))
        });
        Self {
            chain,
            templates,
            english: english.collect(),
        }
    }

    /// Checks the keys and the form of the words of a file.
    fn check_file(&self, file: &WordsFile, value: &Value, diagnostics: &mut Vec<Diagnostic>) {
        // The English words of a theme cannot be compared with themselves.
        let is_itself = |theme: &str| file.language == "en" && theme == file.theme;
        let english = self.english.iter().filter(|(theme, _)| !is_itself(theme));
        let english: Vec<&Value> = english.map(|(_, value)| value).collect();
        self.check_value(&file.source.path, &FieldPath::root(), value, &english, diagnostics);
    }

    /// Compares a value with those of the English files at the same path.
    fn check_value(
        &self,
        path: &Arc<str>,
        at: &FieldPath,
        value: &Value,
        english: &[&Value],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let Value::Map(pairs) = value else {
            if let Some(english) = english.first() {
                diagnostics.extend(check_form(path, at, value, english));
            }
            return;
        };
        if let Some(english) = english
            .first()
            .filter(|_| !english.iter().any(|it| matches!(it, Value::Map(_))))
        {
            diagnostics.extend(check_form(path, at, value, english));
            return;
        }
        for (key, value) in pairs {
            let below: Vec<&Value> = english.iter().filter_map(|english| child(english, key)).collect();
            let here = at.key(key);
            if !below.is_empty() {
                self.check_value(path, &here, value, &below, diagnostics);
            } else if !self.is_used(at, key) {
                let known: Vec<&str> = english.iter().flat_map(|english| keys(english)).collect();
                let message = format!("no theme has the word `{here}`, and no template shows it");
                let location = Location::at(path, Target::Key(here.clone()));
                let diagnostic = Diagnostic::new(&rules::UNKNOWN_WORD, location, message);
                diagnostics.push(match nearest_key(key, &known) {
                    Some(near) => diagnostic.suggest(Some(near)),
                    None => diagnostic.help(format!(
                        "delete it, or show it in a template: `{{{{ strings.{key} }}}}`"
                    )),
                });
            }
        }
    }

    /// Whether a template shows a word that the built-in themes do not have: the key at the top of its path.
    fn is_used(&self, at: &FieldPath, key: &str) -> bool {
        let first = match at.steps().first() {
            Some(_) => top_key(at),
            None => key,
        };
        let forms = [
            format!("strings.{first}"),
            format!("strings[\"{first}\"]"),
            format!("strings['{first}']"),
        ];
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        self.templates.iter().any(|(_, template)| {
            forms.iter().any(|form| {
                let mut places = template.text.match_indices(form.as_str());
                places.any(|(start, _)| {
                    let after = template
                        .text
                        .get(start + form.len()..)
                        .and_then(|rest| rest.chars().next());
                    form.ends_with(']') || !after.is_some_and(is_part)
                })
            })
        })
    }

    /// Reports the words that are missing in a language, at the first file of the digest's own for it.
    fn check_translation(&self, language: &str, own: &[WordsFile], shown: usize) -> Option<Diagnostic> {
        let primary = primary_language(language);
        let is_of_language = |file: &&WordsFile| file.is_yaml && [language, primary].contains(&file.language);
        let file = own.iter().find(is_of_language).filter(|_| primary != "en")?;
        let mut translated = Vec::new();
        for theme in self.chain {
            for name in BTreeSet::from([primary, language]) {
                let source = theme.source(&format!("strings/{name}.yaml"));
                translated.extend(source.and_then(|source| yaml::parse(&source.text).ok()));
            }
        }
        let mut all = BTreeSet::new();
        self.english
            .iter()
            .for_each(|(_, english)| collect_words(english, "", &mut all));
        let mut known = BTreeSet::new();
        for value in &translated {
            collect_words(value, "", &mut known);
        }
        let missing: Vec<String> = all.difference(&known).map(|word| format!("`{word}`")).collect();
        if missing.is_empty() {
            return None;
        }
        let (first, rest) = missing.split_at(missing.len().min(shown));
        let more = if rest.is_empty() {
            String::new()
        } else {
            format!(" and {} more", rest.len())
        };
        let message = format!(
            "{} of {} words are missing in this translation and are shown in English: {}{more}",
            missing.len(),
            all.len(),
            first.join(", ")
        );
        let diagnostic = Diagnostic::new(&rules::MISSING_WORDS, Location::file(&file.source.path), message);
        Some(match rest.is_empty() {
            true => {
                diagnostic.help("themes/gazette/strings/en.yaml of Chancery has the English words with their comments")
            }
            false => diagnostic.help("`chancery theme check` lists them all"),
        })
    }
}

/// The key that was probably meant. Of two that differ by one letter, it is the longer: letters are more often left out than added.
fn nearest_key<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let slips = known.iter().filter(|known| suggest::is_slip(written, known));
    let longest = slips.max_by_key(|known| known.len()).copied();
    longest.or_else(|| suggest::nearest(written, known.iter().copied()))
}

fn child<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    match value {
        Value::Map(pairs) => pairs.iter().find(|(known, _)| known == key).map(|(_, value)| value),
        _ => None,
    }
}

fn keys(value: &Value) -> impl Iterator<Item = &str> {
    let pairs = match value {
        Value::Map(pairs) => pairs.as_slice(),
        _ => &[],
    };
    pairs.iter().map(|(key, _)| key.as_str())
}

/// Adds the path of every word that is not empty; a list is one word.
fn collect_words(value: &Value, path: &str, words: &mut BTreeSet<String>) {
    match value {
        Value::Null => {}
        Value::Map(pairs) => {
            for (key, value) in pairs {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                collect_words(value, &path, words);
            }
        }
        _ => drop(words.insert(path.to_owned())),
    }
}

fn top_key(at: &FieldPath) -> &str {
    match at.steps().first() {
        Some(PathStep::Key(key)) => key,
        _ => "",
    }
}
