// The search page, in few bytes: docs/search.md explains the files of the index and how they are read. `Index` knows no
// page, so that tests can ask it. Words are made by the rules of src/search/words.rs.

const PART = "[\\p{Alphabetic}\\p{N}\\p{M}]";
const DENSE = "[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}ー]";
const all = (source) => new RegExp(source, "gu");
const part = new RegExp(PART, "u"), dense = new RegExp(DENSE, "u");
const stretches = all(`(?:${PART}|\\p{Cf})+`), runs = all(`${DENSE}+|((?!${DENSE}).)+`), units = all(`${DENSE}|((?!${DENSE})${PART})+|[^]`);
const initials = all(`(?<!${PART})([A-Za-z])\\.(?=[A-Za-z](?!${PART}))`);
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

// Words with their places.
export function words(text) {
	const found = [];
	let place = 0;
	for (const [stretch] of text.replace(initials, "$1").matchAll(stretches)) {
		for (const [run] of fold(stretch).matchAll(runs)) {
			const signs = [...run];
			if (dense.test(run)) {
				(signs[1] ? signs.slice(1) : [""]).forEach((c, i) => found.push({ form: signs[i] + c, place: place + i }));
				place += signs.length;
			} else if (!/^[a-z]$/.test(run)) found.push({ form: signs.slice(0, 40).join(""), place: place++ });
		}
	}
	return found;
}

// Whether one letter more, fewer or another, or two that changed places, make one word of the other.
function near(a, b) {
	let i = 0;
	while (i < a.length && a[i] === b[i]) i++;
	const [x, y, x1, y1] = [a.slice(i), b.slice(i), a.slice(i + 1), b.slice(i + 1)];
	return x1 === y1 || x1 === y || x === y1 || (x[0] === y1[0] && x1[0] === y[0] && x1.slice(1) === y1.slice(1));
}

function numbers(bytes) {
	const list = [];
	let value = 0, unit = 1;
	for (const byte of bytes) {
		value += (byte & 127) * unit;
		unit *= 128;
		if (byte < 128) list.push(value), (value = 0), (unit = 1);
	}
	return list;
}

export class Index {
	known = new Map();

	// `read` promises a file of the index as a Response.
	constructor(read) {
		this.read = read;
	}

	once(key, make) {
		if (!this.known.has(key)) this.known.set(key, make());
		return this.known.get(key);
	}

	file(name, as = "json") {
		return this.once(name, async () => (await this.read(name, this.version))[as]());
	}

	async binary(name, number) {
		return new Uint8Array(await this.file(`${name}-${number}.bin`, "arrayBuffer"));
	}

	async open() {
		return Object.assign(this, await this.file("contents.json"));
	}

	dictionary(name, number) {
		return this.once(name + number, async () => {
			let form = "", stem = 0;
			return (await this.file(`${name}-${number}.txt`, "text")).split("\n").map((line) => {
				const [head, count, ...steps] = line.split(" ");
				form = form.slice(0, parseInt(head[0], 36)) + head.slice(1);
				return { form, count: +count, stems: steps.map((step) => (stem += +step)) };
			});
		});
	}

	// The parts of a dictionary, at most `most`, that have the words which begin so.
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

	// What a word stands for: itself, what it begins, or what it was meant to be.
	async resolve(form, last) {
		const size = form.length, half = Math.max(2, (size - 1) >> 1);
		let found = await this.exact(form);
		if (found[0]) return { found };
		const take = (words, most) => (found = words.sort(often).slice(0, most));
		if (last && size > 2) take(await this.beginning("forms", form), 8);
		if (found[0] || size < 4 || /\d/.test(form) || dense.test(form)) return { found, instead: true };
		// A mistake leaves the first or the last half as it is; only the middle two of four letters are of both.
		const ends = await this.beginning("endings", backwards(form.slice(-half)));
		const others = ends.map((word) => backwards(word.form)).filter((word) => near(form, word)).slice(0, 8);
		if (size < 5) others.push(form[0] + form[2] + form[1] + form[3]);
		const close = await Promise.all([this.beginning("forms", form.slice(0, half)), ...others.map((word) => this.exact(word))]);
		take(close.flat().filter((word) => near(form, word.form)), 1);
		for (let length = size - 1; !found[0] && length >= Math.max(4, size * 0.6); length--) {
			take((await this.beginning("forms", form.slice(0, length))).filter((word) => word.form.length < size + 5), 4);
		}
		return { found, instead: true };
	}

	// The entries of a stem with their impacts, by file, and how many places of other stems stand before its own there.
	async postings(stem) {
		const last = this.stems.findLastIndex((first) => first <= stem), parts = [];
		let file = last, id = 0;
		while (this.stems[file - 1] === stem) file--;
		for (; file <= last; file++) {
			const data = numbers(await this.binary("postings", file)), own = stem - this.stems[file];
			let at = 1 + 2 * data[0], skip = 0;
			for (let i = 0; i < own; i++) (at += data[1 + 2 * i]), (skip += data[2 + 2 * i]);
			parts.push({ file, skip, list: data.slice(at, at + data[1 + 2 * own]).map((step) => [(id += step >> 5), step & 31, id++]) });
		}
		return parts;
	}

	// The entries, of those in `wanted`, in which words follow each other.
	async phrase(terms, wanted) {
		let starts;
		for (const { parts, place } of terms) {
			const now = new Map();
			for (const { file, skip, list } of parts) {
				const data = numbers(await this.binary("places", file));
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

	// The values of a dimension by their slugs.
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

	// Finds entries, the best or the newest first, narrowed by pairs of a dimension and a slug.
	async search(query, narrow = [], sort) {
		const size = this.entries, text = query.replace(/[“”„«»「」]/g, '"'), list = words(text), all = new Map(list.map((word) => [word.form, word]));
		const phrases = text.split('"').filter((_, i) => i % 2).map(words), quoted = new Set(phrases.flat().map(({ form }) => form));
		const last = part.test(text.at(-1)) && list.at(-1)?.form, terms = [...all.values()];
		await Promise.all(terms.map(async (term) => {
			Object.assign(term, await this.resolve(term.form, term.form === last));
			term.stems = new Set(term.found.flatMap(({ stems }) => stems));
			term.parts = (await Promise.all([...term.stems].map((stem) => this.postings(stem)))).flat();
		}));
		const [score, weights, hits] = [0, 0, 0].map(() => new Float64Array(size)), forms = new Set();
		let needed = 0;
		for (const { form, parts, found, stems } of terms) {
			const best = new Map();
			for (const { list } of parts) for (const [id, impact] of list) best.set(id, Math.max(best.get(id) ?? 0, impact));
			const weight = Math.log(1 + (size - best.size + 0.5) / (best.size + 0.5));
			// A word that most entries have says little: it may be missing.
			const counts = quoted.has(form) || best.size < size / 2 || !terms[1];
			needed += counts;
			for (const [id, impact] of best) {
				score[id] += weight * impact;
				weights[id] += weight;
				hits[id] += counts;
			}
			// What is to be marked: the words, and their other forms.
			for (const { form } of found) for (const word of await this.shelf("forms", form)) if (word.stems.some((stem) => stems.has(stem))) forms.add(word.form);
		}
		let found = [...hits.keys()].filter((id) => !terms[0] || hits[id]);
		const whole = found.filter((id) => hits[id] === needed), partial = !whole.length && found.length > 0;
		const keep = (ids) => (found = found.filter((id) => ids.has(id)));
		if (!partial) found = whole;
		for (const phrase of phrases.filter(([first]) => first)) keep(await this.phrase(phrase.map(({ form, place }) => ({ ...all.get(form), place })), new Set(found)));
		for (const [name, slug] of narrow) keep(new Set((await this.facet(name)).get(slug)?.ids));
		// Entries are numbered from the newest on: of two that say as much, the newer one comes first.
		const rank = (id) => score[id] * weights[id] * (1.12 - (0.12 * id) / size);
		if (terms[0] && sort !== "date") found.sort((a, b) => rank(b) - rank(a) || a - b);
		return { found, forms, terms, partial };
	}
}

// A text in pieces, each with whether it is one of the forms.
function marked(text, forms) {
	const pieces = text.match(units) ?? [], pair = (i) => forms.has(fold((pieces[i] ?? "") + (pieces[i + 1] ?? "")));
	return pieces.map((piece, i) => [piece, dense.test(piece) ? pair(i) || pair(i - 1) : forms.has(fold(piece))]);
}

// The part of a text that has the most of the forms.
export function excerpt(text, forms) {
	const pieces = marked(text.replace(/\s+/g, " ").trim(), forms);
	let best = 0, most = 0;
	pieces.forEach(([, hit], i) => {
		const many = hit && new Set(pieces.slice(i, i + 60).map(([piece, hit]) => hit && fold(piece))).size;
		if (many > most) [best, most] = [i, many];
	});
	const from = best < 20 ? 0 : best - 16;
	return [[from ? "… " : ""], ...pieces.slice(from, from + 80), [pieces[from + 80] ? " …" : ""]];
}

const form = globalThis.document?.getElementById("search");
if (form) {
	const [found, browse, status, results, model, sorts, pager] = ["found", "browse", "status", "results", "result", "sort", "pages"].map((id) => document.getElementById(id));
	const { folder, home, text, ...say } = form.dataset, input = form.elements.q;
	const groups = [...found.querySelectorAll("[data-facet]")], asked = () => new URLSearchParams(location.search);
	const make = (tag, text, properties) => Object.assign(document.createElement(tag), { textContent: text }, properties);
	const put = (element, pieces) => element.replaceChildren(...pieces.map(([text, hit]) => (hit ? make("mark", text) : text)));
	const fill = (words, values) => words.replace(/{(\w+)}/g, (_, name) => values[name]);
	const index = new Index(async (name, version) => {
		const response = await fetch(`${folder}${name}?${version ?? ""}`, { cache: version ? "default" : "no-cache" });
		if (response.ok) return response;
		throw response;
	});
	const ready = index.open();
	let turn = 0, forms, wait;

	const seen = new IntersectionObserver((items) => items.filter((item) => item.isIntersecting).forEach(async ({ target }) => {
		seen.unobserve(target);
		const { href } = target.querySelector("a"), html = await index.once(href, async () => (await fetch(href)).text());
		const texts = new DOMParser().parseFromString(html, "text/html").querySelectorAll(text);
		put(target.lastElementChild, excerpt([...texts].map((element) => element.textContent).join(" "), forms));
	}));
	// The address of these results with something else.
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
		const { found: ids, terms, partial, ...rest } = await index.search(query, narrow, sort);
		const count = ids.length, pages = Math.ceil(count / 10), number = Math.max(1, Math.min(now.get("page") | 0, pages));
		const cards = await Promise.all(ids.slice(number * 10 - 10, number * 10).map((id) => index.card(id)));
		if (mine !== turn) return;
		forms = rest.forms;
		const notes = terms.filter((term) => term.instead).map(({ form, found }) =>
			fill(found[0] ? say.instead : say.unknown, { word: form, others: found.slice(0, 3).map(({ form }) => form).join(", ") }));
		status.textContent = [fill([say.none, say.one][count] ?? say.many, { number: count }), ...notes, partial ? say.partial : ""].join(" ");
		results.replaceChildren(...cards.map(([path, title, date, place, type, sources, lang]) => {
			const item = model.content.firstElementChild.cloneNode(true), link = item.querySelector("a"), time = item.querySelector("time");
			put(link, marked(title, forms));
			Object.assign(link, { href: home + path }, lang && { lang });
			Object.assign(time, { dateTime: path.match(/^\d+(\/\d\d)+(?=\/)/)[0].replaceAll("/", "-"), textContent: date });
			time.after(...[place, type, sources].filter(Boolean).map((one) => ` · ${one}`));
			seen.observe(item);
			return item;
		}));
		for (const link of sorts.querySelectorAll("a")) {
			link.href = address((to) => to.set("sort", link.dataset.sort));
			link.ariaCurrent = sort === link.dataset.sort;
		}
		const [previous, middle, next] = pager.children;
		pager.hidden = pages < 2;
		middle.textContent = fill(say.page, { number, pages });
		for (const [link, to] of [[previous, number - 1], [next, number + 1]]) {
			link.hidden = to < 1 || to > pages;
			link.href = address((asked) => asked.set("page", to));
		}
		const set = new Set(ids);
		for (const group of groups) {
			const { facet } = group.dataset, [files, bytes] = index.facets[facet], slugs = now.getAll(facet);
			group.hidden = !files;
			if (!group.open && !slugs[0] && bytes > 6000) continue;
			const values = [...(await index.facet(facet)).values()];
			if (mine !== turn) return;
			for (const value of values) value.count = value.ids.filter((id) => set.has(id)).length;
			const shown = values.filter(({ slug, count }) => count || slugs.includes(slug)).sort(often).slice(0, 20);
			group.lastElementChild.replaceChildren(...shown.map(({ slug, label, count }) => {
				const ariaCurrent = slugs.includes(slug), item = make("li");
				item.append(make("a", label, { ariaCurrent, href: address((to) => (ariaCurrent ? to.delete(facet, slug) : to.append(facet, slug))) }), " ", make("span", count));
				return item;
			}));
			group.open ||= slugs[0];
		}
	}

	const go = (how, to) => {
		if (how && to !== location.search) history[how](null, "", to);
		show().catch(() => (status.textContent = say.failed));
	};
	const typed = (how) => {
		clearTimeout(wait);
		go(how, address((to) => (input.value ? to.set("q", input.value) : to.delete("q"))));
	};
	onpopstate = () => {
		input.value = asked().get("q");
		go();
	};
	form.onsubmit = (event) => (event.preventDefault(), typed("pushState"));
	input.oninput = () => (clearTimeout(wait), (wait = setTimeout(typed, 120, "replaceState")));
	for (const group of groups) group.ontoggle = () => group.open && !group.querySelector("li") && go();
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
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		if (next) event.preventDefault(), next.focus();
		if (key === "Escape" && own) input.focus(), (input.value = ""), typed("pushState");
	};
	form.hidden = false;
	onpopstate();
}
