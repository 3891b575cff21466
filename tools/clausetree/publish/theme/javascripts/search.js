// The search dialog, over Pagefind's index of all revisions.
const FACETS = ["revision", "level", "kind", "chapter"];
const KINDS = ["clause", "example", "definition"];
const MANY = 20;

let dialog, engine, newest, asked = 0;

export function openSearch(root, newestRevision) {
  newest = newestRevision;
  if (!dialog) {
    build();
    engine = load(root);
  }
  if (!dialog.open) dialog.showModal();
  field().focus();
  field().select();
}

async function load(root) {
  const pagefind = await import(new URL("pagefind/pagefind.js", root));
  await pagefind.options({ baseUrl: root.pathname, excerptLength: 24 });
  await pagefind.init();
  draw(await pagefind.filters());
  return pagefind;
}

const field = () => dialog.querySelector("input[type=search]");

function make(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function build() {
  dialog = make("dialog", { className: "search" });
  dialog.setAttribute("aria-label", "Search the spec");
  const input = make("input", { type: "search", autocomplete: "off", spellcheck: false, placeholder: "Search" });
  input.setAttribute("aria-label", "Search for");
  const close = make("button", { type: "button", textContent: "Close" });
  const form = make("form", { method: "dialog" }, make("div", { className: "search__bar" }, input, close), make("div", { className: "facets" }));
  const count = make("p", { className: "search__count" });
  count.setAttribute("role", "status");
  dialog.append(form, count, make("ol", { className: "search__results" }));
  document.body.append(dialog);
  close.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.querySelector(".search__results a")?.click();
  });
  input.addEventListener("input", run);
  form.addEventListener("change", run);
  dialog.addEventListener("keydown", move);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}

function draw(filters) {
  const kinds = KINDS.filter((kind) => filters.kind?.[kind]).map((kind) => `${kind}s`);
  field().placeholder = `Search ${kinds.join(", ")}`;
  const facets = dialog.querySelector(".facets");
  for (const name of FACETS) {
    const values = Object.keys(filters[name] ?? {});
    if (!values.length) continue;
    if (name === "revision") values.reverse();
    const select = make("select", { name });
    select.append(make("option", { value: "", textContent: "any" }));
    for (const value of values) select.append(make("option", { value, textContent: value, selected: name === "revision" && value === newest }));
    facets.append(make("label", {}, `${name} `, select));
  }
}

function chosen() {
  const filters = {};
  for (const select of dialog.querySelectorAll("select")) if (select.value) filters[select.name] = select.value;
  return filters;
}

async function run() {
  const turn = ++asked;
  const pagefind = await engine;
  const query = field().value.trim();
  const results = dialog.querySelector(".search__results");
  const count = dialog.querySelector(".search__count");
  const filters = chosen();
  if (!query) {
    results.replaceChildren();
    count.textContent = "";
    return;
  }
  const found = await pagefind.search(query, { filters });
  const pages = await Promise.all(found.results.slice(0, MANY).map((result) => result.data()));
  if (turn !== asked) return;
  const more = found.results.length > MANY ? `, the first ${MANY} shown` : "";
  count.textContent = found.results.length === 1 ? "1 clause" : `${found.results.length} clauses${more}`;
  const walking = results.contains(document.activeElement);
  results.replaceChildren(...pages.map((page) => drawResult(page, filters.kind)));
  if (walking) (results.querySelector("a") ?? field()).focus();
}

function drawResult(page, kind) {
  const without = dialog.querySelector("select[name=level]") ? "no level" : "";
  const facts = [page.filters.revision?.[0], page.filters.level?.[0] ?? without, page.filters.chapter?.[0]];
  const inExamples = page.sub_results.filter((part) => part.anchor?.id.startsWith("example-"));
  const parts = kind === "example" && inExamples.length ? inExamples : page.sub_results.filter((part) => part.anchor?.element !== "h1" && part.anchor);
  const title = make("a", { href: (kind === "example" && inExamples[0]?.url) || page.url, textContent: page.meta.title });
  const item = make("li", {}, title, make("p", { className: "search__facts", textContent: facts.filter(Boolean).join(" · ") }));
  item.append(make("p", { className: "search__excerpt" }, ...marked(page.excerpt)));
  const below = parts.slice(0, 3).map((part) => make("li", {}, make("a", { href: part.url, textContent: part.title })));
  if (below.length) item.append(make("ul", {}, ...below));
  return item;
}

// Pagefind marks hits in escaped text; the text is put in as text all the same.
function marked(excerpt) {
  const body = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...body.childNodes].map((node) =>
    node.nodeName === "MARK" ? make("mark", { textContent: node.textContent }) : node.textContent,
  );
}

function move(event) {
  if (event.key === "Escape") { // a search field would only empty itself
    event.preventDefault();
    dialog.close();
    return;
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (event.target.matches("select")) return;
  const stops = [field(), ...dialog.querySelectorAll(".search__results a")];
  const here = Math.max(stops.indexOf(document.activeElement), 0);
  const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}
