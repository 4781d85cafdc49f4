// Kept short: docs/search.md explains it.

const PART = "[\\p{Alphabetic}\\p{N}\\p{M}]";
const DENSE = "[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}ー]";
const all = (source) => new RegExp(source, "gu");
const part = new RegExp(PART, "u"), dense = new RegExp(DENSE, "u");
const spans = all(`(?:${PART}|\\p{Cf})+`), runs = all(`${DENSE}+|((?!${DENSE}).)+`), units = all(`${DENSE}|((?!${DENSE})${PART})+|[^]`);
const dots = all(`(?<!${PART})([A-Za-z])\\.(?=[A-Za-z](?!${PART}))`);
const dropped = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/;
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", ł: "l", đ: "d", ð: "d", ı: "i", ς: "σ", ى: "ي", ی: "ي", ک: "ك", ة: "ه" };
const backwards = (text) => [...text].reverse().join("");
const often = (a, b) => b.count - a.count;

function fold(text) {
	let folded = "", last;
	for (const c of text.normalize("NFKD").toLowerCase()) {
		if (!dropped.test(c) || (c === "\u0306" && /[иу]/.test(last))) folded += LETTERS[c] ?? (part.test(c) ? c : "");
		last = c;
	}
	return folded.normalize("NFC");
}

function words(text) {
	const found = [];
	let place = 0;
	for (const [span] of text.replace(dots, "$1").matchAll(spans)) {
		for (const [run] of fold(span).matchAll(runs)) {
			const signs = [...run];
			if (dense.test(run)) {
				(signs[1] ? signs.slice(1) : [""]).forEach((c, i) => found.push({ form: signs[i] + c, place: place + i }));
				place += signs.length;
			} else if (!/^[a-z]$/.test(run)) found.push({ form: signs.slice(0, 40).join(""), place: place++ });
		}
	}
	return found;
}

function near(a, b) {
	let i = 0;
	while (i < a.length && a[i] === b[i]) i++;
	a = a.slice(i);
	b = b.slice(i);
	const x = a.slice(1), y = b.slice(1);
	return x === y || x === b || a === y || (a[0] === y[0] && b[0] === x[0] && x.slice(1) === y.slice(1));
}

class Index {
	known = new Map();

	constructor(read) {
		this.read = read;
	}

	once(key, make) {
		if (!this.known.has(key)) this.known.set(key, make());
		return this.known.get(key);
	}

	file(name, as = "json", make = (it) => it) {
		return this.once(name, async () => make(await (await this.read(name))[as]()));
	}

	async open() {
		return Object.assign(this, await this.file("contents.json"));
	}

	numbers(name, number) {
		return this.file(`${name}-${number}.bin`, "arrayBuffer", (buffer) => {
			const list = [];
			let value = 0, unit = 1;
			for (const byte of new Uint8Array(buffer)) {
				value += (byte & 127) * unit;
				unit *= 128;
				if (byte < 128) list.push(value), (value = 0), (unit = 1);
			}
			return list;
		});
	}

	dictionary(name, number) {
		let form = "", stem = 0;
		return this.file(`${name}-${number}.txt`, "text", (text) => text.split("\n").map((line) => {
			const [head, count, ...steps] = line.split(" ");
			form = form.slice(0, parseInt(head[0], 36)) + head.slice(1);
			return { form, count: +count, stems: steps.map((step) => (stem += +step)) };
		}));
	}

	async shelf(name, start, most = 1) {
		const firsts = this[name], from = Math.max(0, firsts.findLastIndex((first) => first <= start));
		let to = from + 1;
		while (to < from + most && firsts[to]?.startsWith(start)) to++;
		return (await Promise.all(firsts.slice(from, to).map((_, i) => this.dictionary(name, from + i)))).flat();
	}

	async beginning(name, start) {
		return (await this.shelf(name, start, 4)).filter(({ form }) => form.startsWith(start));
	}

	async exact(word) {
		return (await this.shelf("forms", word)).filter(({ form }) => form === word);
	}

	async resolve(form, last) {
		const size = form.length, half = (size - 1) >> 1;
		let found = await this.exact(form);
		if (found[0]) return { found };
		const take = (words, most) => (found = words.sort(often).slice(0, most));
		if (last && size > 2) take(await this.beginning("forms", form), 5);
		if (found[0] || size < 4 || /\d/.test(form) || dense.test(form)) return { found, instead: true };
		const ends = await this.beginning("endings", backwards(form.slice(-half)));
		const others = ends.map((word) => backwards(word.form)).filter((word) => near(form, word));
		const close = await Promise.all([this.beginning("forms", form.slice(0, half)), ...others.map((word) => this.exact(word))]);
		take(close.flat().filter((word) => near(form, word.form)), 1);
		for (let length = size - 1; !found[0] && length >= Math.max(4, size * 0.6); length--) {
			take(await this.beginning("forms", form.slice(0, length)), 4);
		}
		return { found, instead: true };
	}

	async postings(stem) {
		const last = this.stems.findLastIndex((first) => first <= stem), parts = [];
		let file = last, id = 0;
		while (this.stems[file - 1] === stem) file--;
		for (; file <= last; file++) {
			const data = await this.numbers("postings", file), own = stem - this.stems[file];
			let at = 1 + 2 * data[0], skip = 0;
			for (let i = 0; i < own; i++) (at += data[1 + 2 * i]), (skip += data[2 + 2 * i]);
			parts.push({ file, skip, list: data.slice(at, at + data[1 + 2 * own]).map((step) => [(id += step >> 5), step & 31, id++]) });
		}
		return parts;
	}

	async phrase(terms, wanted) {
		let starts;
		for (const { parts, place } of terms) {
			const now = new Map();
			for (const { file, skip, list } of parts) {
				const data = await this.numbers("places", file);
				let next = skip;
				for (const [id] of list) {
					for (let count = data[next++], start = -place; count--; ) {
						start += data[next++];
						if (wanted.has(id) && (!starts || starts.get(id)?.has(start))) now.set(id, (now.get(id) ?? new Set()).add(start));
					}
				}
			}
			starts = now;
		}
		return starts;
	}

	facet(name) {
		return this.once(name, async () => {
			const values = new Map();
			for (let file = 0; file < this.facets[name]?.[0]; file++) {
				for (const [slug, label, steps] of await this.file(`${name}-${file}.json`)) {
					let id = 0;
					if (!values.has(slug)) values.set(slug, { slug, label, ids: [] });
					for (const step of steps) values.get(slug).ids.push((id += step));
				}
			}
			return values;
		});
	}

	async card(id) {
		return (await this.file(`cards-${Math.floor(id / this.cardsSize)}.json`))[id % this.cardsSize];
	}

	async search(query, narrow = [], sort) {
		const size = this.entries, text = query.replace(/[“”„«»「」]/g, '"'), list = words(text), all = new Map(list.map((word) => [word.form, word]));
		const phrases = text.split('"').filter((_, i) => i % 2).map(words), quoted = new Set(phrases.flat().map(({ form }) => form));
		const last = part.test(text.at(-1)) && list.at(-1)?.form, terms = [...all.values()];
		await Promise.all(terms.map(async (term) => {
			Object.assign(term, await this.resolve(term.form, term.form === last));
			term.stems = new Set(term.found.flatMap(({ stems }) => stems));
			term.parts = (await Promise.all([...term.stems].map((stem) => this.postings(stem)))).flat();
		}));
		const [score, hits] = [0, 0].map(() => new Float64Array(size)), forms = new Set();
		let needed = 0;
		for (const { form, parts, found, stems } of terms) {
			const best = new Map();
			for (const { list } of parts) for (const [id, impact] of list) best.set(id, Math.max(best.get(id) ?? 0, impact));
			const weight = Math.log(1 + (size - best.size + 0.5) / (best.size + 0.5));
			const counts = quoted.has(form) || best.size < size / 2 || !terms[1];
			needed += counts;
			for (const [id, impact] of best) {
				score[id] += weight * impact;
				hits[id] += counts;
			}
			for (const { form } of found) for (const word of await this.shelf("forms", form)) if (word.stems.some((stem) => stems.has(stem))) forms.add(word.form);
		}
		let found = [...hits.keys()].filter((id) => !terms[0] || score[id]);
		const whole = found.filter((id) => hits[id] === needed), partial = !whole.length && found.length > 0;
		const keep = (ids) => (found = found.filter((id) => ids.has(id)));
		if (!partial) found = whole;
		for (const phrase of phrases.filter(([first]) => first)) keep(await this.phrase(phrase.map(({ form, place }) => ({ ...all.get(form), place })), new Set(found)));
		for (const [name, slug] of narrow) keep(new Set((await this.facet(name)).get(slug)?.ids));
		const rank = (id) => score[id] * (1 + hits[id]) * (1.12 - (0.12 * id) / size);
		if (terms[0] && sort !== "date") found.sort((a, b) => rank(b) - rank(a) || a - b);
		return { found, forms, terms, partial };
	}
}

function marked(text, forms) {
	const pieces = text.match(units) ?? [], pair = (i) => forms.has(fold((pieces[i] ?? "") + (pieces[i + 1] ?? "")));
	return pieces.map((piece, i) => [piece, dense.test(piece) ? pair(i) || pair(i - 1) : forms.has(fold(piece))]);
}

function excerpt(text, forms) {
	const pieces = marked(text.replace(/\s+/g, " ").trim(), forms);
	let best = 0, most = 0;
	pieces.forEach(([, hit], i) => {
		const many = hit && new Set(pieces.slice(i, i + 60).map(([piece, hit]) => hit && fold(piece))).size;
		if (many > most) [best, most] = [i, many];
	});
	let from = best < 20 ? 0 : best - 16;
	while (from && !part.test(pieces[from][0])) from++;
	return [[from ? "… " : ""], ...pieces.slice(from, from + 80), [pieces[from + 80] ? " …" : ""]];
}

// The page. Tests take what stands above.
const [form, found, browse, status, results, model, sorts, pager] = "search found browse status results result sort pages".split(" ").map((id) => document.getElementById(id));
const { folder, home, text, ...say } = form.dataset, input = form.elements.q;
const groups = [...found.querySelectorAll("[data-facet]")], asked = () => new URLSearchParams(location.search);
const make = (tag, text, more) => Object.assign(document.createElement(tag), { textContent: text }, more);
const put = (element, pieces) => element.replaceChildren(...pieces.map(([text, hit]) => (hit ? make("mark", text) : text)));
const fill = (words, values) => words.replace(/{(\w+)}/g, (_, name) => values[name]);
const index = new Index(async (name) => {
	const file = await fetch(folder + name, { cache: "no-cache" });
	return file.ok ? file : Promise.reject(file);
});
const ready = index.open().then(() => groups.forEach((group) => (group.open = innerWidth > 990 && index.facets[group.dataset.facet][1] < 1000)));
let turn = 0, forms, wait, shown = new Set();

const seen = new IntersectionObserver((items) => items.filter((item) => item.isIntersecting).forEach(async ({ target }) => {
	seen.unobserve(target);
	const { href } = target.querySelector("a"), html = await index.once(href, async () => (await fetch(href)).text());
	const texts = new DOMParser().parseFromString(html, "text/html").querySelectorAll(text);
	put(target.lastElementChild, excerpt([...texts].map((element) => element.textContent).join(" "), forms));
}));
const address = (change) => {
	const to = asked();
	to.delete("page");
	change(to);
	return `?${to}`;
};

async function show() {
	const mine = ++turn, now = asked(), query = now.get("q") ?? "", sort = now.get("sort") ?? "";
	const narrow = [...now].filter(([name]) => groups.some(({ dataset }) => dataset.facet === name));
	found.hidden = !(browse.hidden = query.trim() || narrow[0]);
	if (found.hidden) return (status.textContent = "");
	await ready;
	const got = await index.search(query, narrow, sort), ids = got.found;
	const count = ids.length, pages = Math.ceil(count / 10), number = Math.max(1, Math.min(now.get("page") | 0, pages));
	const cards = await Promise.all(ids.slice(number * 10 - 10, number * 10).map((id) => index.card(id)));
	if (mine !== turn) return;
	forms = got.forms;
	const notes = got.terms.filter((term) => term.instead).map(({ form, found }) =>
		fill(found[0] ? say.instead : say.unknown, { word: form, others: found.map(({ form }) => form).join(", ") }));
	status.textContent = [fill([say.none, say.one][count] ?? say.many, { number: count }), ...notes, got.partial ? say.partial : ""].join(" ");
	results.replaceChildren(...cards.map(([path, title, date, place, type, sources, lang]) => {
		const item = model.content.firstElementChild.cloneNode(true), [link, { firstElementChild: time }] = item.children;
		put(link, marked(title, forms));
		link.href = home + path;
		if (lang) link.lang = lang;
		time.dateTime = path.match(/^\d+(\/\d\d)+(?=\/)/)[0].replaceAll("/", "-");
		time.textContent = date;
		time.after(...[place, type, sources].filter(Boolean).map((one) => ` · ${one}`));
		seen.observe(item);
		return item;
	}));
	for (const link of sorts.querySelectorAll("a")) {
		link.href = address((to) => to.set("sort", link.dataset.sort));
		link.ariaCurrent = sort === link.dataset.sort;
	}
	const [back, middle, next] = pager.children;
	pager.hidden = pages < 2;
	middle.textContent = fill(say.page, { number, pages });
	for (const [link, to] of [[back, number - 1], [next, number + 1]]) {
		link.hidden = to < 1 || to > pages;
		link.href = address((asked) => asked.set("page", to));
	}
	shown = new Set(ids);
	facets();
}

async function facets() {
	const now = asked();
	for (const group of groups) {
		const { facet } = group.dataset, [files, bytes] = index.facets[facet], slugs = now.getAll(facet);
		group.hidden = !files;
		group.open ||= slugs[0];
		if (!group.open && bytes > 6000) continue;
		const values = [...(await index.facet(facet)).values()];
		for (const value of values) value.count = value.ids.filter((id) => shown.has(id)).length;
		const most = values.filter(({ slug, count }) => count || slugs.includes(slug)).sort(often).slice(0, 20);
		group.lastElementChild.replaceChildren(...most.map(({ slug, label, count }) => {
			const ariaCurrent = slugs.includes(slug), item = make("li");
			const href = address((to) => (ariaCurrent ? to.delete(facet, slug) : to.append(facet, slug)));
			item.append(make("a", label, { ariaCurrent, href }), " ", make("span", count));
			return item;
		}));
	}
}

const go = (how, to) => {
	if (how && to !== location.search) history[how](null, "", to);
	show().catch(() => (status.textContent = say.failed));
};
const typed = (how) => {
	clearTimeout(wait);
	go(how, address((to) => to.set("q", input.value)));
};
onpopstate = () => {
	input.value = asked().get("q");
	go();
};
form.onsubmit = (event) => (event.preventDefault(), typed("pushState"));
input.oninput = () => (clearTimeout(wait), (wait = setTimeout(typed, 120, "replaceState")));
for (const group of groups) group.ontoggle = facets;
document.onclick = (event) => {
	const link = event.target.closest('a[href^="?"]');
	if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
	event.preventDefault();
	go("pushState", link.getAttribute("href"));
	if (link.rel) form.scrollIntoView();
};
document.onkeydown = (event) => {
	const { key, target } = event, links = [...results.querySelectorAll("a")], at = links.indexOf(target), own = at >= 0 || target === input;
	const next = own ? { ArrowDown: links[at + 1], ArrowUp: links[at - 1] ?? input }[key] : key === "/" && input;
	if (next) event.preventDefault(), next.focus();
	if (key === "Escape" && own) input.focus(), (input.value = ""), typed("pushState");
};
form.hidden = false;
onpopstate();
