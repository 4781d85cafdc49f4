// Shows where the words of a query are in a text. Texts are lists of pieces: `[text, isMarked]`.

import { fold, isDense, isPart, pieces } from "./words.js";

// How many pieces an excerpt has: words and what is between them.
const LENGTH = 80;
// How many of them are looked at for the part with most of the words.
const WINDOW = 60;
// How many stand before the first marked one.
const LEAD = 16;

/** A text in pieces, those marked whose forms a query found. */
export function mark(text, forms) {
  const all = pieces(text);
  const isPair = (at) => forms.has(fold((all[at] ?? "") + (all[at + 1] ?? "")));
  return all.map((piece, at) => [piece, isDense(piece) ? isPair(at) || isPair(at - 1) : forms.has(fold(piece))]);
}

/** The part of a text that has most of the words, marked. */
export function excerpt(text, forms) {
  const all = mark(text.replace(/\s+/g, " ").trim(), forms);
  let best = 0;
  let most = 0;
  all.forEach(([, isMarked], at) => {
    if (!isMarked) return;
    const marked = all.slice(at, at + WINDOW).filter(([, isMarked]) => isMarked);
    const different = new Set(marked.map(([piece]) => fold(piece))).size;
    if (different > most) [best, most] = [at, different];
  });
  // A match near the beginning is shown with the beginning.
  let start = best < LEAD + 4 ? 0 : best - LEAD;
  while (start > 0 && !isPart(all[start][0])) start++;
  const end = start + LENGTH;
  return [[start > 0 ? "… " : ""], ...all.slice(start, end), [end < all.length ? " …" : ""]];
}
