// The search page. The address holds what is asked for, and everything is shown by it. docs/themes.md lists what the page
// has to have for that.

import { excerpt, mark } from "./excerpt.js";
import { SearchIndex } from "./search-index.js";

const RESULTS_PER_PAGE = 10;
// The most values of a facet that are listed.
const FACET_VALUES = 20;
// A facet of more bytes is read only when a reader opens it.
const FACET_BYTES = 6000;
// On wide windows facets are open, unless they have more bytes.
const OPEN_WIDTH = 990;
const OPEN_FACET_BYTES = 1000;
// How long typing has to rest before it is searched for, in milliseconds.
const TYPING_PAUSE = 120;

const element = (id) => document.getElementById(id);
const form = element("search");
const found = element("found");
const browse = element("browse");
const status = element("status");
const results = element("results");
const resultTemplate = element("result");
const sortLinks = element("sort").querySelectorAll("a");
const pager = element("pages");
const input = form.elements.q;
const facetGroups = [...found.querySelectorAll("[data-facet]")];
// Where the index and the home page are, what of an entry's page is its text, and the sentences of the status.
const { folder, home, text: textSelector, ...sentences } = form.dataset;

const index = new SearchIndex(async (name) => {
  // The name stays and the content changes: a copy of an earlier build would not fit the other files.
  const response = await fetch(folder + name, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status}: ${name}`);
  return response;
});
const ready = index.open().then(() => {
  for (const group of facetGroups) {
    const [, bytes] = index.facets[group.dataset.facet];
    group.open = innerWidth > OPEN_WIDTH && bytes < OPEN_FACET_BYTES;
  }
});

// The marked words and the entries of the results that are shown.
let markedForms = new Set();
let shownEntries = new Set();
// Counts the searches: an answer that comes after a later question is dropped.
let searches = 0;
let typingTimer;

// ---- small pieces ----

function make(tag, text = "", properties = {}) {
  return Object.assign(document.createElement(tag), { textContent: text }, properties);
}

function putMarked(target, pieces) {
  target.replaceChildren(...pieces.map(([text, isMarked]) => (isMarked ? make("mark", text) : text)));
}

/** A sentence with its `{names}` replaced. */
function fill(sentence, values) {
  return sentence.replace(/{(\w+)}/g, (_, name) => values[name]);
}

function parameters() {
  return new URLSearchParams(location.search);
}

/** The present address, changed and on the first page. */
function addressWith(change) {
  const changed = parameters();
  changed.delete("page");
  change(changed);
  return `?${changed}`;
}

// ---- results ----

// The index has no texts. What stands around a match is read from the entry's page when its result comes into view.
const observer = new IntersectionObserver((observed) => {
  for (const { isIntersecting, target } of observed) {
    if (isIntersecting) {
      observer.unobserve(target);
      showExcerpt(target);
    }
  }
});

async function showExcerpt(item) {
  const { href } = item.querySelector("a");
  const html = await index.cached(href, async () => (await fetch(href)).text());
  const page = new DOMParser().parseFromString(html, "text/html");
  const texts = [...page.querySelectorAll(textSelector)].map((part) => part.textContent);
  putMarked(item.lastElementChild, excerpt(texts.join(" "), markedForms));
}

function resultItem([path, title, date, place, type, sources, language]) {
  const item = resultTemplate.content.firstElementChild.cloneNode(true);
  const [link, line] = item.children;
  const time = line.firstElementChild;
  putMarked(link, mark(title, markedForms));
  link.href = home + path;
  if (language) link.lang = language;
  // An entry's address begins with its date: 2021/10/30/…
  time.dateTime = path.match(/^\d+(\/\d\d)+(?=\/)/)[0].replaceAll("/", "-");
  time.textContent = date;
  time.after(...[place, type, sources].filter(Boolean).map((part) => ` · ${part}`));
  observer.observe(item);
  return item;
}

function showStatus(count, terms, isPartial) {
  const guesses = terms.filter((term) => term.isGuess).map((term) => {
    const sentence = term.found.length > 0 ? sentences.instead : sentences.unknown;
    return fill(sentence, { word: term.form, others: term.found.map((word) => word.form).join(", ") });
  });
  const number = fill([sentences.none, sentences.one][count] ?? sentences.many, { number: count });
  status.textContent = [number, ...guesses, isPartial ? sentences.partial : ""].join(" ");
}

function showSortLinks(sort) {
  for (const link of sortLinks) {
    link.href = addressWith((changed) => changed.set("sort", link.dataset.sort));
    link.ariaCurrent = sort === link.dataset.sort;
  }
}

function showPager(number, pages) {
  const [previous, middle, next] = pager.children;
  pager.hidden = pages < 2;
  middle.textContent = fill(sentences.page, { number, pages });
  for (const [link, target] of [[previous, number - 1], [next, number + 1]]) {
    link.hidden = target < 1 || target > pages;
    link.href = addressWith((changed) => changed.set("page", target));
  }
}

async function showFacets() {
  await ready;
  const asked = parameters();
  for (const group of facetGroups) {
    const { facet } = group.dataset;
    const [files, bytes] = index.facets[facet];
    const chosen = asked.getAll(facet);
    group.hidden = files === 0;
    if (chosen.length > 0) group.open = true;
    if (!group.open && bytes > FACET_BYTES) continue;
    const values = [...(await index.facet(facet)).values()].map(({ slug, label, entries }) => {
      return { slug, label, count: entries.filter((entry) => shownEntries.has(entry)).length };
    });
    const listed = values.filter(({ slug, count }) => count > 0 || chosen.includes(slug));
    listed.sort((a, b) => b.count - a.count);
    const items = listed.slice(0, FACET_VALUES).map((value) => facetItem(facet, value, chosen.includes(value.slug)));
    group.lastElementChild.replaceChildren(...items);
  }
}

function facetItem(facet, { slug, label, count }, isChosen) {
  const href = addressWith((changed) => (isChosen ? changed.delete(facet, slug) : changed.append(facet, slug)));
  const item = make("li");
  item.append(make("a", label, { ariaCurrent: isChosen, href }), " ", make("span", count));
  return item;
}

/** Shows what the address asks for. */
async function show() {
  searches += 1;
  const own = searches;
  const asked = parameters();
  const query = asked.get("q") ?? "";
  const sort = asked.get("sort") ?? "";
  const narrow = [...asked].filter(([name]) => facetGroups.some((group) => group.dataset.facet === name));
  const isAsked = query.trim() !== "" || narrow.length > 0;
  browse.hidden = isAsked;
  found.hidden = !isAsked;
  if (!isAsked) {
    status.textContent = "";
    return;
  }
  await ready;
  const answer = await index.search(query, narrow, sort);
  const count = answer.found.length;
  const pages = Math.ceil(count / RESULTS_PER_PAGE);
  const page = Math.max(1, Math.min(Math.trunc(Number(asked.get("page"))) || 1, pages));
  const onPage = answer.found.slice((page - 1) * RESULTS_PER_PAGE, page * RESULTS_PER_PAGE);
  const cards = await Promise.all(onPage.map((entry) => index.card(entry)));
  if (own !== searches) return;
  markedForms = answer.forms;
  shownEntries = new Set(answer.found);
  showStatus(count, answer.terms, answer.isPartial);
  results.replaceChildren(...cards.map(resultItem));
  showSortLinks(sort);
  showPager(page, pages);
  await showFacets();
}

// ---- what a reader does ----

function showFailure() {
  status.textContent = sentences.failed;
}

function refresh() {
  show().catch(showFailure);
}

/** Goes to an address; `method` is `pushState` or, where no step back is wanted, `replaceState`. */
function go(method, address) {
  if (address !== location.search) history[method](null, "", address);
  refresh();
}

function searchForInput(method) {
  clearTimeout(typingTimer);
  go(method, addressWith((changed) => changed.set("q", input.value)));
}

function showAddress() {
  input.value = parameters().get("q");
  refresh();
}

addEventListener("popstate", showAddress);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  searchForInput("pushState");
});
input.addEventListener("input", () => {
  clearTimeout(typingTimer);
  typingTimer = setTimeout(searchForInput, TYPING_PAUSE, "replaceState");
});
for (const group of facetGroups) group.addEventListener("toggle", () => showFacets().catch(showFailure));
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="?"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go("pushState", link.getAttribute("href"));
  // The links of the pager have `rel`: the next page begins at the top.
  if (link.rel) form.scrollIntoView();
});
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  const links = [...results.querySelectorAll("a")];
  const at = links.indexOf(target);
  const isInSearch = at >= 0 || target === input;
  let next;
  if (isInSearch && key === "ArrowDown") next = links[at + 1];
  else if (isInSearch && key === "ArrowUp") next = links[at - 1] ?? input;
  else if (!isInSearch && key === "/") next = input;
  if (next) {
    event.preventDefault();
    next.focus();
  }
  if (isInSearch && key === "Escape") {
    input.focus();
    input.value = "";
    searchForInput("pushState");
  }
});
form.hidden = false;
showAddress();
