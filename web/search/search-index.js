// The index of a digest, of which only the files are read that a query needs. docs/search.md says what they hold.

import { fold, isDense, isPart, words } from "./words.js";

// A word that is in no entry stands for at most so many that begin with it, while it is typed.
const MOST_COMPLETIONS = 5;
// Or for so many that share a long beginning with it.
const MOST_RELATIVES = 4;
// Words with one beginning may stand in several files: at most so many are read.
const MOST_FILES = 4;
// The newest entry counts 12 % more than the oldest.
const FRESHNESS = 0.12;
// The index knows these quotation marks as one.
const quotationMarks = /[“”„«»「」]/g;

const reversed = (text) => [...text].reverse().join("");
const byCount = (a, b) => b.count - a.count;

/** Whether two words differ by one letter: another, one more, one fewer, or two that changed places. */
export function isNear(a, b) {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const [tailA, tailB] = [restA.slice(1), restB.slice(1)];
  const isSwapped = restA[0] === tailB[0] && restB[0] === tailA[0] && tailA.slice(1) === tailB.slice(1);
  return tailA === tailB || tailA === restB || restA === tailB || isSwapped;
}

/** The numbers of a file: seven bits a byte, the lowest first; the eighth bit is set in all bytes of a number but its last. */
function decodeNumbers(buffer) {
  const numbers = [];
  let value = 0;
  let unit = 1;
  for (const byte of new Uint8Array(buffer)) {
    // Multiplied, not shifted: bit operations have 32 bits.
    value += (byte & 127) * unit;
    unit *= 128;
    if (byte < 128) {
      numbers.push(value);
      value = 0;
      unit = 1;
    }
  }
  return numbers;
}

/** The words of a file: `{ form, count, stems }`. Each line says how much of the word before it begins with. */
function decodeWords(text) {
  let form = "";
  let stem = 0;
  return text.split("\n").map((line) => {
    const [head, count, ...steps] = line.split(" ");
    form = form.slice(0, parseInt(head[0], 36)) + head.slice(1);
    return { form, count: Number(count), stems: steps.map((step) => (stem += Number(step))) };
  });
}

export class SearchIndex {
  /** `read` takes the name of a file of the index, and resolves to a `Response`. */
  constructor(read) {
    this.read = read;
    this.cache = new Map();
  }

  /** What was made for a key before, else what `make` makes now. */
  cached(key, make) {
    if (!this.cache.has(key)) this.cache.set(key, make());
    return this.cache.get(key);
  }

  file(name, type, decode = (content) => content) {
    return this.cached(name, async () => decode(await (await this.read(name))[type]()));
  }

  /** Reads what the index consists of. Everything else needs this first. */
  async open() {
    const contents = await this.file("contents.json", "json");
    this.entryCount = contents.entries;
    this.cardsPerFile = contents.cardsSize;
    this.facets = contents.facets;
    // The first word, or stem, of each file.
    this.firsts = { forms: contents.forms, endings: contents.endings };
    this.firstStems = contents.stems;
    return this;
  }

  numbers(kind, file) {
    return this.file(`${kind}-${file}.bin`, "arrayBuffer", decodeNumbers);
  }

  /** What a result shows of an entry. */
  async card(entry) {
    const cards = await this.file(`cards-${Math.floor(entry / this.cardsPerFile)}.json`, "json");
    return cards[entry % this.cardsPerFile];
  }

  /** The values of a facet by their slugs: `{ slug, label, entries }`. */
  facet(name) {
    return this.cached(name, async () => {
      const values = new Map();
      const [files] = this.facets[name] ?? [0];
      for (let file = 0; file < files; file++) {
        for (const [slug, label, steps] of await this.file(`${name}-${file}.json`, "json")) {
          // A value with very many entries stands in several files.
          if (!values.has(slug)) values.set(slug, { slug, label, entries: [] });
          let entry = 0;
          for (const step of steps) values.get(slug).entries.push((entry += step));
        }
      }
      return values;
    });
  }

  // ---- words ----

  /** The words of the files in which those that begin with `start` stand. */
  async dictionary(kind, start, mostFiles = 1) {
    const firsts = this.firsts[kind];
    const from = Math.max(0, firsts.findLastIndex((first) => first <= start));
    let to = from + 1;
    while (to < from + mostFiles && firsts[to]?.startsWith(start)) to++;
    const files = firsts.slice(from, to).map((_, at) => this.file(`${kind}-${from + at}.txt`, "text", decodeWords));
    return (await Promise.all(files)).flat();
  }

  async wordsFrom(kind, start) {
    return (await this.dictionary(kind, start, MOST_FILES)).filter(({ form }) => form.startsWith(start));
  }

  async exactWord(form) {
    return (await this.dictionary("forms", form)).filter((word) => word.form === form);
  }

  /**
   * The words of the index that a word of a query stands for. `isGuess` where the index does not have it itself; the last
   * word may be half typed.
   */
  async resolve(form, isLast) {
    const exact = await this.exactWord(form);
    if (exact.length > 0) return { found: exact, isGuess: false };
    let found = [];
    if (isLast && form.length > 2) found = (await this.wordsFrom("forms", form)).sort(byCount).slice(0, MOST_COMPLETIONS);
    // Numbers and characters are what they are, and short words are near to too many.
    const isCorrectable = form.length >= 4 && !/\d/.test(form) && !isDense(form);
    if (found.length === 0 && isCorrectable) found = await this.correct(form);
    if (found.length === 0 && isCorrectable) found = await this.relatives(form);
    return { found, isGuess: true };
  }

  /** The most frequent word that differs by one letter. */
  async correct(form) {
    // One mistake leaves the first half or the last as it is.
    const half = (form.length - 1) >> 1;
    const endings = await this.wordsFrom("endings", reversed(form.slice(-half)));
    const sameEnd = endings.map((word) => reversed(word.form)).filter((word) => isNear(form, word));
    // The endings have no counts: those words are looked up.
    const candidates = await Promise.all([
      this.wordsFrom("forms", form.slice(0, half)),
      ...sameEnd.map((word) => this.exactWord(word)),
    ]);
    return candidates.flat().filter((word) => isNear(form, word.form)).sort(byCount).slice(0, 1);
  }

  /** The most frequent words that share the longest beginning, of at least 60 % of the word. */
  async relatives(form) {
    const shortest = Math.max(4, form.length * 0.6);
    for (let length = form.length - 1; length >= shortest; length--) {
      const found = await this.wordsFrom("forms", form.slice(0, length));
      if (found.length > 0) return found.sort(byCount).slice(0, MOST_RELATIVES);
    }
    return [];
  }

  // ---- postings ----

  /**
   * Where a stem stands: for each file `{ file, skip, list }`, the entries as `[entry, impact]`, and how many numbers of
   * the file's places belong to other stems before.
   */
  async postings(stem) {
    const last = this.firstStems.findLastIndex((first) => first <= stem);
    let file = last;
    // A stem with too many goes on in the next files, which begin with it.
    while (this.firstStems[file - 1] === stem) file--;
    const parts = [];
    let entry = 0;
    for (; file <= last; file++) {
      const data = await this.numbers("postings", file);
      // First how many stems; for each, how many postings and how many numbers of places; then the postings.
      const own = stem - this.firstStems[file];
      let start = 1 + 2 * data[0];
      let skip = 0;
      for (let other = 0; other < own; other++) {
        start += data[1 + 2 * other];
        skip += data[2 + 2 * other];
      }
      const steps = data.slice(start, start + data[1 + 2 * own]);
      const list = steps.map((step) => {
        entry += step >> 5;
        return [entry++, step & 31];
      });
      parts.push({ file, skip, list });
    }
    return parts;
  }

  /** The wanted entries in which terms follow each other, each with the places where they begin. */
  async phrase(terms, wanted) {
    let starts;
    for (const { parts, place } of terms) {
      const next = new Map();
      for (const { file, skip, list } of parts) {
        const data = await this.numbers("places", file);
        let at = skip;
        for (const [entry] of list) {
          const count = data[at++];
          let start = -place;
          for (let occurrence = 0; occurrence < count; occurrence++) {
            start += data[at++];
            const continues = starts === undefined || starts.get(entry)?.has(start);
            if (!wanted.has(entry) || !continues) continue;
            if (!next.has(entry)) next.set(entry, new Set());
            next.get(entry).add(start);
          }
        }
      }
      starts = next;
    }
    return starts;
  }

  // ---- a query ----

  /** The words of a query, once each, with what the index has for them. */
  async terms(list, lastForm) {
    const terms = [...new Map(list.map((word) => [word.form, word])).values()];
    return Promise.all(terms.map(async ({ form }) => {
      const { found, isGuess } = await this.resolve(form, form === lastForm);
      const stems = new Set(found.flatMap((word) => word.stems));
      const parts = (await Promise.all([...stems].map((stem) => this.postings(stem)))).flat();
      return { form, found, isGuess, stems, parts };
    }));
  }

  /** What is marked in results: every known word of a term's stems in the files that were read for it. */
  async formsOf(terms) {
    const forms = new Set();
    for (const { found, stems } of terms) {
      for (const { form } of found) {
        for (const word of await this.dictionary("forms", form)) {
          if (word.stems.some((stem) => stems.has(stem))) forms.add(word.form);
        }
      }
    }
    return forms;
  }

  /**
   * How well each entry answers, by Okapi BM25: `scores`, how many terms it has (`hits`), and how many it has to have
   * (`needed`): not those that more than half of the entries have.
   */
  score(terms, quoted) {
    const size = this.entryCount;
    const scores = new Float64Array(size);
    const hits = new Float64Array(size);
    let needed = 0;
    for (const { form, parts } of terms) {
      const impacts = new Map();
      for (const { list } of parts) {
        for (const [entry, impact] of list) impacts.set(entry, Math.max(impacts.get(entry) ?? 0, impact));
      }
      const weight = Math.log(1 + (size - impacts.size + 0.5) / (impacts.size + 0.5));
      const isNeeded = quoted.has(form) || impacts.size < size / 2 || terms.length === 1;
      if (isNeeded) needed += 1;
      for (const [entry, impact] of impacts) {
        scores[entry] += weight * impact;
        if (isNeeded) hits[entry] += 1;
      }
    }
    return { scores, hits, needed };
  }

  /**
   * Answers a query. `narrow` is a list of `[facet, slug]`, and `sort` is "date" or not given. Entries are numbered as they
   * are listed, newest first: so `found` is in the order of dates until it is sorted. `isPartial` where no entry has all words.
   */
  async search(query, narrow = [], sort = "") {
    const text = query.replace(quotationMarks, '"');
    const list = words(text);
    const phrases = text.split('"').filter((_, at) => at % 2 === 1).map(words).filter((phrase) => phrase.length > 0);
    const quoted = new Set(phrases.flat().map(({ form }) => form));
    const isTyping = isPart(text.at(-1) ?? "");
    const terms = await this.terms(list, isTyping ? list.at(-1)?.form : undefined);

    const { scores, hits, needed } = this.score(terms, quoted);
    let found = [...scores.keys()].filter((entry) => terms.length === 0 || scores[entry] > 0);
    const complete = found.filter((entry) => hits[entry] === needed);
    const isPartial = complete.length === 0 && found.length > 0;
    if (!isPartial) found = complete;

    const termOf = new Map(terms.map((term) => [term.form, term]));
    for (const phrase of phrases) {
      const parts = phrase.map(({ form, place }) => ({ parts: termOf.get(form).parts, place }));
      const starts = await this.phrase(parts, new Set(found));
      found = found.filter((entry) => starts.has(entry));
    }
    for (const [name, slug] of narrow) {
      const entries = new Set((await this.facet(name)).get(slug)?.entries);
      found = found.filter((entry) => entries.has(entry));
    }
    if (terms.length > 0 && sort !== "date") {
      const rank = (entry) => scores[entry] * (1 + hits[entry]) * (1 + FRESHNESS - (FRESHNESS * entry) / this.entryCount);
      found.sort((a, b) => rank(b) - rank(a) || a - b);
    }
    return { found, forms: await this.formsOf(terms), terms, isPartial };
  }
}
