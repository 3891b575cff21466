// The search box: what is found by name first, as one types, then what is found in the text.
import { rememberWords, markRemembered } from "./mark.js";
import { findHistory, findNames, isInWord, listChapters, listLevels, loadNames, suggest } from "./names.js";
import { findPassages, loadEngine, markedWords } from "./passages.js";
import { readQuery } from "./words.js";

const KINDS = ["clause", "example", "definition", "deleted clause", "history", "comparison"];

let dialog, root, names, engine, ready, asked = 0, running = Promise.resolve();

// Opens the box, with what `takeTyped` gives in it where that is something.
export async function openSearch(siteRoot, folder, takeTyped = () => "") {
  if (!dialog) {
    root = siteRoot;
    build();
    ready = load(folder);
    await style();
  }
  const typed = takeTyped();
  if (!dialog.open) {
    document.body.append(dialog); // no sooner, so that no two fields have one name
    dialog.showModal();
  }
  field().focus();
  if (!typed) return field().select();
  field().value = typed;
  start();
}

async function load(folder) {
  try {
    names = await loadNames(root);
    drawFacets(folder ? names.folders.indexOf(`${folder}/`) : names.newest);
    engine = await loadEngine(root);
  } catch {
    say(names ? "The text cannot be searched here; names can." : "There is nothing to search here.");
  }
}

const style = () =>
  new Promise((done) => {
    const href = new URL("stylesheets/search.css", root);
    document.head.append(make("link", { rel: "stylesheet", href, onload: done, onerror: done }));
  });

const field = () => dialog.querySelector("input[type=search]");
const list = () => dialog.querySelector(".search__results");
const say = (text) => (dialog.querySelector(".search__count").textContent = text);

function make(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function build() {
  dialog = make("dialog", { className: "search" });
  dialog.setAttribute("aria-label", "Search the spec");
  const input = make("input", { type: "search", autocomplete: "off", spellcheck: false, maxLength: 300 });
  input.placeholder = "Words, an id, a number such as 3.2, a footnote, a title";
  input.setAttribute("aria-label", "Search for");
  input.setAttribute("aria-controls", "search-results");
  const close = make("button", { type: "button", textContent: "Close" });
  const bar = make("div", { className: "search__bar" }, input, close);
  const facets = make("div", { className: "facets" });
  const form = make("form", { method: "dialog" }, bar, facets);
  const count = make("p", { className: "search__count" });
  count.setAttribute("role", "status");
  const results = make("ol", { className: "search__results", id: "search-results" });
  results.setAttribute("aria-label", "Results");
  dialog.append(form, count, results, make("div", { className: "search__more" }));
  close.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await running;
    list().querySelector(".search__hit")?.click();
  });
  input.addEventListener("input", start);
  facets.addEventListener("change", () => {
    fillByRevision();
    start();
  });
  dialog.addEventListener("keydown", move);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}

function drawFacets(place) {
  const at = names.labels[place] === undefined ? names.newest : place;
  for (const name of ["revision", "level", "kind", "chapter"]) {
    const select = make("select", { name, id: `search-${name}` });
    const label = make("label", { htmlFor: select.id, textContent: name });
    dialog.querySelector(".facets").append(make("span", {}, label, " ", select));
  }
  fill("revision", names.labels.map((label) => [label, names.shown.get(label)]).reverse(), names.labels[at]);
  fill("kind", KINDS.map((kind) => [kind, kind]));
  fillByRevision();
}

// The levels and chapters to choose from are those of the revision that is chosen.
function fillByRevision() {
  const place = names.labels.indexOf(chosen().revision);
  const at = place < 0 ? null : place;
  fill("level", listLevels(names, at).map((level) => [level, level]));
  fill("chapter", listChapters(names, at).map((chapter) => [chapter, chapter]));
}

function fill(name, options, value = facet(name).value) {
  const choices = [["", "any"], ...options].map(([key, textContent]) => make("option", { value: key, textContent }));
  facet(name).replaceChildren(...choices);
  facet(name).value = options.some(([key]) => key === value) ? value : "";
  facet(name).parentElement.hidden = !options.length;
}

const facet = (name) => dialog.querySelector(`select[name=${name}]`);

function chosen() {
  const filters = {};
  for (const select of dialog.querySelectorAll("select")) if (select.value) filters[select.name] = select.value;
  return filters;
}

// Takes a change of the query or the facets; what an older one finds is no longer shown.
function start() {
  const turn = ++asked;
  list().setAttribute("aria-busy", true);
  const failed = () => say("The search failed. Reload the page and try again.");
  running = run(turn).catch(failed).finally(() => turn === asked && list().removeAttribute("aria-busy"));
}

async function run(turn) {
  const query = field().value.trim();
  if (!names) await ready;
  if (!names || turn !== asked) return;
  const filters = chosen();
  const place = names.labels.indexOf(filters.revision);
  const at = place < 0 ? names.newest : place;
  const { words, history } = readQuery(query);
  const matching = query ? findNames(names, at, query, filters) : [];
  const named = matching.filter((name) => !isInWord(name));
  const byName = (history && !named.length ? findHistory(names, at, words) : named).map(describeName);
  show(byName);
  dialog.querySelector(".search__more").replaceChildren();
  if (!query) return say("");
  if (!engine) await ready;
  const found = engine ? await findPassages(engine, names, query, filters) : { hits: [], more: false, others: {} };
  if (turn !== asked) return;
  const joined = join(byName, found.hits);
  const hits = joined.length ? joined : matching.map(describeName);
  show(hits);
  say(count(hits, found.more));
  dialog.querySelector(".search__more").replaceChildren(...drawMore(hits, found.others, query, at));
}

const describeName = (name) => ({ ...name, page: name.url.split("#")[0], excerpt: [], others: [], byName: true });

// A clause, or a part of one, that is found by its name and in its text is one hit.
function join(byName, inText) {
  const pages = new Map(inText.flatMap((hit) => [[hit.page, hit], [hit.url, hit]]));
  const whole = new Set(byName.map((hit) => hit.url));
  const first = byName.map((hit) => {
    const same = pages.get(hit.url);
    if (!same || same.group === "comparison") return hit;
    return { ...hit, excerpt: same.excerpt, others: same.url === hit.url ? same.others : [same, ...same.others].slice(0, 2) };
  });
  return [...first, ...inText.filter((hit) => (!whole.has(hit.page) && !whole.has(hit.url)) || hit.group === "comparison")];
}

function count(hits, more) {
  const kinds = Map.groupBy ? Map.groupBy(hits, ({ kind }) => kind) : new Map([["hit", hits]]);
  const said = [...kinds].map(([kind, found]) => (found.length === 1 ? `1 ${kind}` : `${found.length} ${plural(kind)}`));
  return hits.length ? `${said.join(", ")}${more ? "; the best are shown" : ""}` : "Nothing found";
}

const plural = (kind) => (kind === "history" ? "histories" : `${kind}s`);

function show(hits) {
  const walking = list().contains(document.activeElement);
  list().replaceChildren(...hits.map(drawHit));
  if (walking) (list().querySelector("a") ?? field()).focus();
}

function drawHit(hit) {
  const words = hit.excerpt.length ? markedWords([...hit.excerpt, ...hit.others.flatMap(({ excerpt }) => excerpt)]) : [];
  const link = drawLink(hit.url, [hit.title], words);
  link.className = "search__hit";
  const kind = make("span", { className: "search__kind", textContent: hit.kind });
  const number = hit.number ? [make("span", { className: "search__number", textContent: `§ ${hit.number}` }), " "] : [];
  const item = make("li", {}, ...number, link, " ", kind);
  const facts = hit.facts.filter((fact) => fact);
  if (facts.length) item.append(make("p", { className: "search__facts", textContent: facts.map((fact) => names.shown.get(fact) ?? fact).join(" · ") }));
  const notes = [hit.as === "former id" && `${hit.key} is another id of ${hit.id}`, hit.as === "former title" && `another title: ${hit.key}`, hit.note];
  const note = notes.filter((said) => said).join("; ");
  if (note) item.append(make("p", { className: "search__note" }, note));
  if (hit.excerpt.length) item.append(make("p", { className: "search__excerpt" }, ...hit.excerpt.map(drawPiece)));
  const below = [
    ...(hit.heirs ?? []).map(({ title, url }) => make("li", {}, "its text went to ", drawLink(url, [title], []))),
    ...hit.others.map(({ url, excerpt }) => make("li", {}, drawLink(url, excerpt.map(drawPiece), words))),
  ];
  if (below.length) item.append(make("ul", {}, ...below));
  return item;
}

const drawPiece = ({ text, marked }) => (marked ? make("mark", { textContent: text }) : text);

function drawLink(url, children, words) {
  const link = make("a", { href: new URL(url, root) }, ...children);
  link.addEventListener("click", () => {
    rememberWords(link, words);
    if (link.pathname !== location.pathname || !link.hash) return;
    dialog.close();
    markRemembered();
  });
  return link;
}

// What to do next: what other revisions have, and where nothing is found what may have been meant.
function drawMore(hits, others, query, at) {
  const pieces = [];
  const labels = Object.keys(others).sort((one, other) => names.labels.indexOf(other) - names.labels.indexOf(one));
  const groups = [["Also in older revisions: ", (label) => names.labels.indexOf(label) < at], ["Also in newer revisions: ", (label) => names.labels.indexOf(label) > at]];
  for (const [said, belongs] of groups) {
    const buttons = labels.filter(belongs).map((label) => drawButton(`${names.shown.get(label)} (${others[label]})`, () => choose("revision", label)));
    if (buttons.length) pieces.push(make("p", {}, said, ...buttons));
  }
  if (hits.length) return pieces;
  const meant = suggest(names, at, query).map((words) => drawButton(words, () => (field().value = words)));
  if (meant.length) pieces.unshift(make("p", {}, "Did you mean: ", ...meant));
  const narrowed = Object.keys(chosen()).filter((name) => name !== "revision");
  if (narrowed.length) pieces.push(make("p", {}, drawButton(`Search without ${narrowed.join(" and ")}`, () => narrowed.forEach((name) => choose(name, "")))));
  const all = make("a", { href: new URL("clauses/", root), textContent: "All clauses, including deleted ones" });
  return [...pieces, make("p", {}, "Try fewer or other words, an id, a number such as 3.2, or look through ", all, ".")];
}

function choose(name, value) {
  facet(name).value = value;
  fillByRevision();
}

function drawButton(textContent, act) {
  const button = make("button", { type: "button", textContent });
  button.addEventListener("click", () => {
    act();
    field().focus();
    start();
  });
  return button;
}

function move(event) {
  if (event.key === "Escape") { // a search field would only empty itself
    event.preventDefault();
    dialog.close();
    return;
  }
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || event.target.matches("select")) return;
  const stops = [field(), ...list().querySelectorAll("a")];
  const here = Math.max(stops.indexOf(document.activeElement), 0);
  const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}
