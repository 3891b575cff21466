// What is found in the text: Pagefind finds pages, this finds the passage of each that says most of what is asked.
import { cutWord, fold, isBlankless, isFormOf, parts, readQuery, respell, splitWords } from "./words.js";

const LOADED = 24;
const SHOWN = 20;
const SPELLED = 24;
const WINDOW = 28;
const SIGNS_INSIDE = /[\p{L}\p{N}][^\p{L}\p{N}\s]/u;
const WORD_IN_SIGNS = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}\p{M}]*)$/su;
const UNMARKED = /^(.*)()()$/su;
const WEIGHTS = { "deleted clause": 0.5, comparison: 0.25, history: 0.2 };

export async function loadEngine(root) {
  const pagefind = await import(new URL("pagefind/pagefind.js", root));
  await pagefind.options({ baseUrl: "/" });
  await pagefind.init("en");
  return pagefind;
}

// The hits for a query, best first, and how many pages of the other revisions have all its words. A word that no hit has may be
// written otherwise.
export async function findPassages(pagefind, names, query, filters) {
  const { words, changes } = readQuery(query);
  const exact = SIGNS_INSIDE.test(query) && fold(query);
  const look = (asked) => findHits(pagefind, names, { words: asked, changes, exact }, filters);
  const typed = await look(words);
  const heard = listHeard(typed.hits, words);
  const spelled = words.filter((word) => !heard.includes(word)).flatMap(respell).slice(0, SPELLED);
  const known = spelled.length ? listHeard((await look(spelled)).hits, spelled) : [];
  const { hits, pages } = known.length ? await look([...heard, ...known]) : typed;
  const others = typed.hits.length || !typed.pages.length ? await countOthers(pagefind, names, words, filters) : {};
  return { hits: hits.slice(0, SHOWN), more: pages.length > SHOWN, others };
}

const listHeard = (hits, words) => words.filter((word) => hits.some(({ heard }) => heard.has(word)));

async function findHits(pagefind, names, { words, changes, exact }, filters) {
  const pages = await findPages(pagefind, words, filters, names.pages.size / names.labels.length);
  const ranked = pages.map((page) => ({ ...page, score: weigh([...page.heard.values()], page.total) }));
  const first = ranked.sort((one, other) => other.score - one.score).slice(0, LOADED);
  const hits = await Promise.all(
    first.map(async (page) => describe(await readPage(page.result), { ...page, exact }, names, filters)),
  );
  // Where it is asked what changed, the comparisons that speak of it come first; where signs are asked for, what has them.
  const answers = (hit) => changes && hit.group === "comparison" && hit.whole;
  const best = (one, other) => answers(other) - answers(one) || other.exact - one.exact || other.score - one.score;
  return { hits: hits.filter(Boolean).sort(best), pages };
}

// A page as it is written, without the straight apostrophes that part words in `engine/search_copy.py`.
async function readPage(result) {
  const page = await result.data();
  const read = (text) => text?.replaceAll("’'", "’");
  const anchors = page.anchors.map((anchor) => ({ ...anchor, text: read(anchor.text) }));
  return { ...page, content: read(page.content), meta: { ...page.meta, title: read(page.meta.title) }, anchors };
}

// Every page with one of the words: how well it fits, how much of what is asked it says, and where.
async function findPages(pagefind, words, filters, size) {
  const found = await Promise.all(words.map((word) => findWord(pagefind, word, filters)));
  const pages = new Map();
  let total = 0;
  found.forEach((results, at) => {
    const rarity = Math.log(1 + size / (1 + results.length));
    if (results.length) total += rarity;
    for (const { result, score, parts, starts } of results) {
      const page = pages.get(result.id) ?? { result, heard: new Map(), runs: [] };
      page.heard.set(words[at], { score, rarity });
      page.runs.push(...starts.map((start) => ({ start, parts, word: words[at], rarity })));
      pages.set(result.id, page);
    }
  });
  return [...pages.values()].map((page) => ({ ...page, total }));
}

// The pages that have a word, and where it starts. Of a script without blanks, its characters in a row: the engine finds each
// of them without its marks, and loses some places where it is asked for a row.
async function findWord(pagefind, word, filters) {
  const parts = cutWord(word);
  const found = await Promise.all(parts.map(async (part) => (await pagefind.search(part, { filters })).results));
  const [, ...next] = found.map((results) => new Map(results.map(({ id, score, words }) => [id, { score, places: new Set(words) }])));
  return found[0].flatMap((result) => {
    const others = next.map((pages) => pages.get(result.id));
    if (!others.every(Boolean)) return [];
    const starts = result.words.filter((start) => others.every(({ places }, at) => places.has(start + at + 1)));
    const score = others.reduce((sum, other) => sum + other.score, result.score) / parts.length;
    return starts.length ? [{ result, score, parts, starts }] : [];
  });
}

async function countOthers(pagefind, names, words, { revision, ...filters }) {
  if (!revision) return {};
  const clauses = { kind: "clause", ...filters };
  if (words.some(isBlankless)) {
    const counts = names.labels.map(async (label) => {
      const pages = await findPages(pagefind, words, { ...clauses, revision: label }, 1);
      return [label, pages.filter(({ heard }) => heard.size === words.length).length];
    });
    return Object.fromEntries((await Promise.all(counts)).filter(([label, count]) => count && label !== revision));
  }
  const found = await pagefind.search(words.join(" "), { filters: clauses });
  return Object.fromEntries(Object.entries(found.filters.revision ?? {}).filter(([label, count]) => count && label !== revision));
}

// How well a page fits by those of its words that were asked for; a page with all of them counts for much more.
const weigh = (heard, total) =>
  heard.reduce((sum, { score }) => sum + score, 0) * (heard.reduce((sum, { rarity }) => sum + rarity, 0) / total) ** 2;

// Where a page is read: a clause that several revisions have in these words in the one that is asked for, else in the newest.
function findPlace(page, names, asked) {
  const indexed = page.url.replace(/^\//, "");
  const having = page.filters.revision ?? [];
  if (!names.folders.some((folder) => indexed.startsWith(folder))) return { address: indexed, revision: having[0] };
  const revision = having.includes(asked) ? asked : names.labels.findLast((label) => having.includes(label));
  const rest = indexed.slice(indexed.indexOf("/") + 1);
  return { address: names.folders[names.labels.indexOf(revision)] + rest, revision };
}

function describe(page, { heard: known, total, runs, exact }, names, { kind: wanted, revision: asked }) {
  const { address, revision } = findPlace(page, names, asked);
  const group = page.filters.kind?.[0] ?? "clause";
  const definitions = findDefinitions(names, address);
  const words = page.content.split(/\s+/);
  const meant = runs
    .filter(({ start, parts }) => parts.every((part, at) => isFormOf(words[start + at] ?? "", part)))
    .flatMap(({ start, parts, word, rarity }) => parts.map((_, at) => ({ place: start + at, word, rarity })));
  if (!meant.length) return null;
  const said = new Set(meant.map(({ word }) => word));
  const stretches = divide(page, group, meant).map((stretch) => ({ ...stretch, kind: kindOf(stretch, group, definitions) }));
  const head = stretches.find((stretch) => !stretch.anchor);
  const heard = head?.heard ?? new Map();
  for (const stretch of stretches) {
    const all = new Map([...heard, ...stretch.heard]);
    stretch.share = [...all.values()].reduce((sum, rarity) => sum + rarity, 0) / total;
    stretch.near = measureNearness(stretch);
    stretch.exact = exact && fold(words.slice(stretch.from, stretch.to).join(" ")).includes(exact) ? 1 : 0;
  }
  const able = stretches.filter((stretch) => stretch !== head && (!isPart(wanted) || stretch.kind === wanted));
  able.sort((one, other) => other.exact - one.exact || other.share - one.share || other.near - one.near || other.places.length - one.places.length);
  const [best = isPart(wanted) ? null : head] = able;
  const titled = page.meta.title.split(/\s+/).length;
  if (!best || (group === "history" && best.places.every((place) => place < titled))) return null; // the clause is found itself
  const state = names.pages.get(address);
  return {
    group,
    kind: best.kind,
    title: titleOf(page, state, best, group),
    number: state?.number ?? "",
    page: address,
    url: linkTo(best, address),
    facts: [revision, state?.level || page.filters.level?.[0], state?.chapter],
    excerpt: quote(page, best, WINDOW),
    heard: said,
    whole: best.share > 0.99,
    exact: best.exact,
    others: able.slice(1, 3).map((stretch) => ({ url: linkTo(stretch, address), excerpt: quote(page, stretch, WINDOW / 2) })),
    score: weigh([...said].map((word) => known.get(word)), total) * (0.3 + 0.7 * best.share) * (0.4 + 0.6 * best.near) * (WEIGHTS[group] ?? 1),
  };
}

// How near the words of a stretch stand to each other where they are nearest: 1 in a row, 0 far apart.
function measureNearness({ heard, at }) {
  let shortest = Infinity;
  for (let start = 0; start < at.length; start++) {
    const seen = new Set();
    for (let end = start; end < at.length && seen.size < heard.size; end++) {
      seen.add(at[end].word);
      if (seen.size === heard.size) shortest = Math.min(shortest, at[end].place - at[start].place + 1);
    }
  }
  return Math.min(1, heard.size / shortest);
}

const isPart = (kind) => kind === "example" || kind === "definition";
const linkTo = (stretch, address) => (stretch.anchor ? `${address}#${encodeURIComponent(stretch.anchor)}` : address);

// A comparison is of two revisions: its facts name both.
function titleOf(page, state, stretch, group) {
  if (group === "comparison") return stretch.title ? `${join(stretch.title.split(/\s+/))} (${page.meta.title})` : page.meta.title;
  return state?.title ?? join(page.meta.title.split(/\s+/));
}

// The parts of a page that an address leads to, with the words that they say: passages, or the changes of a comparison.
function divide(page, group, places) {
  const marks = page.anchors
    .filter(({ element, id }) => (group === "comparison" ? element === "h2" : /^p\d+$/.test(id)))
    .sort((one, other) => one.location - other.location);
  const end = page.content.split(/\s+/).length;
  const starts = [{ location: 0, id: "" }, ...marks];
  return starts
    .map(({ location, id, text }, at) => {
      const next = starts[at + 1]?.location ?? end;
      const within = places.filter(({ place }) => place >= location && place < next).sort((one, other) => one.place - other.place);
      const to = id ? next : end; // a title is read with what follows it
      const example = page.anchors.find((anchor) => anchor.location === location && /^e\d+$/.test(anchor.id));
      const heard = new Map(within.map(({ word, rarity }) => [word, rarity]));
      return { from: location, to, anchor: example?.id ?? id, title: text ?? "", at: within, places: within.map(({ place }) => place), heard, example };
    })
    .filter((stretch) => stretch.places.length);
}

function kindOf(stretch, group, definitions) {
  if (group !== "clause") return group;
  return stretch.example ? "example" : definitions.has(`#${stretch.anchor}`) ? "definition" : "clause";
}

function findDefinitions(names, address) {
  const state = names.pages.get(address);
  const here = ([of, kind, , , first, last]) => kind === "definition" && of === state?.of && first <= state.at && state.at <= last;
  return new Set(names.parts.filter(here).map(([, , , anchor]) => anchor));
}

// The words around those that matched, in pieces of text, each marked or not.
function quote(page, { from, to, places }, size) {
  const words = page.content.split(/\s+/);
  const length = isBlankless(words[places[0]]) ? 2 * size : size;
  const matched = new Set(places);
  const starts = places.map((place) => Math.max(from, Math.min(place - Math.ceil(length / 4), to - length)));
  const fullness = (start) => places.filter((place) => place >= start && place < start + length).length;
  const start = starts.reduce((best, other) => (fullness(other) > fullness(best) ? other : best), starts[0]);
  const end = Math.min(to, start + length);
  const pieces = [];
  const add = (text, marked = false) => {
    if (text && pieces.at(-1)?.marked === marked) pieces.at(-1).text += text;
    else if (text) pieces.push({ text, marked });
  };
  add(start > from ? "… " : "");
  for (let at = start; at < end; at++) {
    if (at > start && parts(words[at - 1], words[at])) add(" ");
    const [, before, word, after] = words[at].match(matched.has(at) ? WORD_IN_SIGNS : UNMARKED);
    add(before);
    add(word, true);
    add(after);
  }
  add(end < to ? " …" : "");
  return pieces;
}

const join = (words) => words.reduce((said, word, at) => said + (at && parts(words[at - 1], word) ? " " : "") + word, "");

// The words of an excerpt that matched, as the page that it is from has them.
export const markedWords = (excerpt) => [
  ...new Set(
    excerpt
      .filter(({ marked }) => marked)
      .flatMap(({ text }) => (isBlankless(text) ? [text] : splitWords(text))),
  ),
];
