// The words of a text by the rules of src/search/words.rs, which makes the index. The two have to agree word by word:
// tests/search/words.json holds them together.

// A letter, digit or mark.
const PART = "[\\p{Alphabetic}\\p{N}\\p{M}]";
// A character of a script that writes no spaces between words, or (Hangul) joins particles to them.
const DENSE = "[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}ー]";

const partPattern = new RegExp(PART, "u");
const densePattern = new RegExp(DENSE, "u");
// Words as they are written. Format characters (\p{Cf}) such as the zero-width joiner stand inside of words.
const stretchPattern = new RegExp(`(?:${PART}|\\p{Cf})+`, "gu");
// What is of dense scripts in a stretch, and what is not.
const runPattern = new RegExp(`${DENSE}+|(?:(?!${DENSE}).)+`, "gu");
// A text cut where a word may begin or end, without losing a character: `[^]` is any of them, line breaks too.
const piecePattern = new RegExp(`${DENSE}|(?:(?!${DENSE})${PART})+|[^]`, "gu");
// The full stops inside of abbreviations such as `U.S.A.`, which are one word.
const abbreviationPattern = new RegExp(`(?<!${PART})([A-Za-z])\\.(?=[A-Za-z](?!${PART}))`, "gu");

// Accents, the vowel points of Hebrew and Arabic, and the stroke that lengthens Arabic words.
const droppedPattern = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/;
const BREVE = "\u0306";
// Letters that Unicode does not take apart, and those that are written in two ways.
const REPLACED = {
  ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", ł: "l", đ: "d", ð: "d", ı: "i",
  ς: "σ",
  ى: "ي", ی: "ي", ک: "ك", ة: "ه",
};
// As in the index: of a longer word, the rest does not count.
const WORD_LIMIT = 40;

export const isPart = (text) => partPattern.test(text);
export const isDense = (text) => densePattern.test(text);

/** Cuts a text where a word may begin or end. A character of a dense script stands alone. */
export const pieces = (text) => text.match(piecePattern) ?? [];

/** A text in lower case, without accents and the like. */
export function fold(text) {
  let folded = "";
  let previous = "";
  for (const character of text.normalize("NFKD").toLowerCase()) {
    // й and ў are letters of their own, not и and у with an accent.
    const isLetterWithBreve = character === BREVE && /[иу]/.test(previous);
    if (isLetterWithBreve || !droppedPattern.test(character)) {
      folded += REPLACED[character] ?? (isPart(character) ? character : "");
    }
    previous = character;
  }
  return folded.normalize("NFC");
}

/** The words of a query, each with its place among them. Of dense scripts they are pairs of characters. */
export function words(text) {
  const found = [];
  let place = 0;
  for (const [stretch] of text.replace(abbreviationPattern, "$1").matchAll(stretchPattern)) {
    for (const [run] of fold(stretch).matchAll(runPattern)) {
      const characters = [...run];
      if (isDense(run)) {
        // A single character has no pair. The index has both, so it is found alone.
        if (characters.length === 1) found.push({ form: run, place });
        for (let at = 1; at < characters.length; at++) {
          found.push({ form: characters[at - 1] + characters[at], place: place + at - 1 });
        }
        place += characters.length;
      } else if (!/^[a-z]$/.test(run)) {
        found.push({ form: characters.slice(0, WORD_LIMIT).join(""), place });
        place += 1;
      }
    }
  }
  return found;
}
