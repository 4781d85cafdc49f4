//! Compares all quotations of an entry with its saved copies, for `evidence.lock`.

use super::find::QuoteSearch;
use super::outcomes::describe_outcome;
use super::saved_copies::{SavedCopies, read_saved_copies};
use crate::diagnostic::Diagnostic;
use crate::evidence::{CopyEvidence, CopyState, EntryEvidence, QuotePrint, Tongue, Vocabulary};
use crate::language::main_script;
use crate::lint::subject::{QuotedText, Subject};
use crate::load::Inputs;
use std::sync::Arc;

/// The language of an entry, and the script of its title.
pub fn tongue_of(subject: &Subject) -> Tongue {
    Tongue {
        language: Some(subject.digest.language_of(subject.entry).to_owned()),
        script: main_script(&subject.entry.title),
    }
}

/// Whether a quotation may be from a copy that cannot be read: a position is from the account that it names.
pub fn may_be_unreadable(copies: &SavedCopies, quoted: &QuotedText) -> bool {
    let mut unreadable = copies.unreadable.iter();
    unreadable.any(|(_, _, accounts)| quoted.account.is_none_or(|account| accounts.contains(&account)))
}

/// What was found of an entry, and what is wrong with its quotations and its copies.
pub fn verify_quotations(inputs: &Inputs, subject: &Subject) -> (EntryEvidence, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut vocabulary = Vocabulary::default();
    let saved = read_saved_copies(inputs, subject, &mut vocabulary, &mut diagnostics);
    let quoted: Vec<QuotedText> = subject.quoted().collect();
    let tongue = tongue_of(subject);
    let mut copies = QuoteSearch::new(&saved.readable, &tongue, &mut vocabulary);
    let mut found: Vec<Vec<(QuotePrint, usize)>> = saved.readable.iter().map(|_| Vec::new()).collect();
    let mut quotations = Vec::new();
    for one in &quoted {
        let Some(print) = QuotePrint::of(one.text) else {
            continue;
        };
        quotations.push(print);
        let exact = copies.find_exact(one.text);
        if exact.is_empty() && !saved.readable.is_empty() {
            let outcome = copies.find(one.text, may_be_unreadable(&saved, one));
            diagnostics.extend(describe_outcome(&outcome, copies.copies, one.location.clone()));
        }
        for (copy, position) in exact {
            found[copy].push((print, position + 1));
        }
    }
    let read = saved.readable.iter().zip(found).map(|(copy, found)| CopyEvidence {
        path: Arc::clone(&copy.path),
        state: CopyState::Read {
            hash: copy.hash,
            tongue: copy.tongue.clone(),
            found,
        },
    });
    let unreadable = saved.unreadable.iter().map(|(path, hash, _)| CopyEvidence {
        path: Arc::clone(path),
        state: CopyState::Unreadable { hash: *hash },
    });
    let absent = saved.absent.iter().map(|path| CopyEvidence {
        path: Arc::clone(path),
        state: CopyState::Absent,
    });
    let evidence = EntryEvidence {
        entry: Arc::clone(&subject.file.path),
        copies: read.chain(unreadable).chain(absent).collect(),
        quotations,
    };
    (evidence, diagnostics)
}
