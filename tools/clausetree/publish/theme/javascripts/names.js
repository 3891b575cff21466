// What is found by name: ids, numbers, footnotes, titles, terms, levels, revisions. From `search.json`, as one revision has it.
import { bare, countSlips, fold, isBlankless, isCommon, splitWords } from "./words.js";

const ORDER = ["number", "id", "revision", "commit", "footnote", "former id", "level", "tag", "title", "definition", "term", "former title", "example", "tool"];
const MANY = 8;
const IN_WORD = 5;
const COMMIT = 7;

export async function loadNames(root) {
  const answer = await fetch(new URL("search.json", root));
  if (!answer.ok) throw new Error("no search.json");
  const data = await answer.json();
  const states = data.clauses.map(() => []);
  for (const [of, id, number, title, level, chapter, slug, first, last] of data.states) {
    states[of].push({ of, id, number, title, level, chapter, slug, first, last });
  }
  const labels = data.revisions.map(([label]) => label);
  const names = { ...data, states, labels, folders: data.revisions.map(([, folder]) => `${folder}/`), known: new Map() };
  names.shown = new Map(data.revisions.map(([label, , shown]) => [label, shown]));
  names.inTool = location.pathname.startsWith(new URL("tool/", root).pathname);
  names.pages = new Map();
  for (const state of states.flat()) {
    for (let at = state.first; at <= state.last; at++) names.pages.set(`${names.folders[at]}${state.slug}/`, { ...state, at });
  }
  return names;
}

// How far a row is from a revision: 0 where it holds in it, negative where it ended before.
const distance = ({ first, last }, at) => (at < first ? first - at : at > last ? last - at : 0);
const nearest = (rows, at) =>
  rows.reduce((best, row) => (Math.abs(distance(row, at)) < Math.abs(distance(best, at)) ? row : best));

// The levels of a revision, highest first; of all revisions the newest one's first.
export function listLevels(names, at) {
  const rows = names.levels.map(([levels, first, last]) => ({ levels, first, last })).reverse();
  const found = rows.filter((row) => at === null || distance(row, at) === 0).flatMap(({ levels }) => levels);
  return [...new Set(found.map(([level]) => level))];
}

export function listChapters(names, at) {
  const found = names.states.flat().filter((state) => at === null || distance(state, at) === 0);
  return [...new Set(found.map(({ chapter }) => chapter))];
}

// Everything with a name, as readers of a revision meet it.
export function listNames(names, at) {
  if (!names.known.has(at)) {
    const clauses = names.states.map((states) => describeClause(names, states, at));
    const others = [...describeParts(names, at), ...describeLevels(names, at), ...describeTags(names, at), ...describeRevisions(names), ...describeTool(names)];
    names.known.set(at, [...clauses, ...others].map((entry, order) => ({ ...entry, order })));
  }
  return names.known.get(at);
}

function describeClause(names, states, at) {
  const state = nearest(states, at);
  const here = distance(state, at) === 0;
  const [history, without, heirs] = names.clauses[state.of];
  const ended = states.every(({ last }) => last < at); // and not only away for a while
  const shown = here ? at : state.last < at ? state.last : state.first;
  const keys = [[state.id, "id"], [state.title, "title"], ...(here ? [[state.number, "number"]] : [])];
  for (const other of states) {
    if (other.id !== state.id) keys.push([other.id, "former id"]);
    if (other.title !== state.title) keys.push([other.title, "former title"]);
  }
  return {
    kind: ended ? "deleted clause" : "clause",
    title: state.title,
    history,
    number: here ? state.number : "",
    url: ended ? `clauses/${history}/` : `${names.folders[shown]}${state.slug}/`,
    note: ended ? `deleted in ${names.labels[without]}` : here ? "" : `not in ${names.labels[at]}, but in ${names.labels[shown]}`,
    heirs: ended ? heirs.map((id) => findHeir(names, id, at)).filter(Boolean) : [],
    facts: [names.labels[shown], state.level, state.chapter],
    level: state.level, chapter: state.chapter, id: state.id, here, keys,
  };
}

// The clause that text of a deleted one went to, where this revision still has it.
function findHeir(names, id, at) {
  const states = names.states.find((found) => found.some((state) => state.id === id));
  const state = states && nearest(states, at);
  return state && distance(state, at) === 0 ? { title: state.title, url: `${names.folders[at]}${state.slug}/` } : null;
}

function describeParts(names, at) {
  const groups = new Map();
  for (const [of, kind, name, anchor, first, last] of names.parts) {
    const key = JSON.stringify([of, kind, name]);
    groups.set(key, [...(groups.get(key) ?? []), { of, kind, name, anchor, first, last }]);
  }
  const found = [...groups.values()].map((rows) => nearest(rows, at));
  return found.map((part) => {
    const away = distance(part, at);
    const shown = away === 0 ? at : away < 0 ? part.last : part.first;
    const state = nearest(names.states[part.of], shown);
    return {
      kind: part.kind,
      title: part.kind === "footnote" ? `Footnote ${part.name}` : part.name,
      url: `${names.folders[shown]}${state.slug}/${part.anchor}`,
      note: away === 0 ? "" : `not in ${names.labels[at]}, but in ${names.labels[shown]}`,
      facts: [names.labels[shown], state.level, `§ ${state.number} ${state.title}`],
      level: state.level, chapter: state.chapter, here: away === 0, keys: [[part.name, part.kind]],
    };
  });
}

const describeLevels = (names, at) => describeMarks(names, at, names.levels, "level", "level of authority");
const describeTags = (names, at) => describeMarks(names, at, names.tags, "tag", "all clauses with this tag");

// What clauses are marked with: where that leads in each revision, as rows.
function describeMarks(names, at, listed, kind, told) {
  const rows = listed.map(([marks, first, last]) => ({ marks, first, last }));
  const found = new Map();
  for (const row of rows.sort((one, other) => Math.abs(distance(one, at)) - Math.abs(distance(other, at)))) {
    const here = distance(row, at) === 0;
    const shown = here ? at : distance(row, at) < 0 ? row.last : row.first;
    for (const [mark, address] of row.marks) {
      if (found.has(mark)) continue;
      const note = here ? "" : `not in ${names.labels[at]}, but in ${names.labels[shown]}`;
      const facts = [names.labels[shown], told];
      found.set(mark, { kind, title: mark, url: names.folders[shown] + address, note, facts, here, keys: [[mark, kind]] });
    }
  }
  return found.values();
}

const describeRevisions = (names) =>
  names.revisions.map(([label, , , commit], at) => ({
    kind: "revision", title: label, url: names.folders[at], note: "", facts: [], here: true,
    keys: [[label, "revision"], ...(commit ? [[commit, "commit"]] : [])],
  }));

const describeTool = (names) =>
  names.tool.map(([kind, title, url, keys]) => ({
    kind, title, url, note: "", facts: ["clausetree"], here: true, keys: keys.map((key) => [key, "tool"]),
  }));

// What is about clausetree comes first on its own pages; on those of a spec it comes last, and only where its whole name is asked for.
function rankTool(names, as, tier) {
  const near = tier < 2 ? 0 : tier;
  if (as === "tool") return names.inTool ? [0, near, 0] : [1, near, 0];
  return [0, near, names.inTool ? 1 : 0];
}

// The names that match, best first: the same, then those that begin so, then those with such a word, then with a part of one;
// last those with these letters in a word, which in languages with blanks are no part of what it means.
export function findNames(names, at, query, { level, chapter, kind } = {}) {
  const raw = query.trim().replace(/^[`"'#]+|[`"']+$/g, "").replace(/^\[\^(.+)\]$/, "^$1").replace(/^§\s*/, "");
  if (raw.startsWith("^")) return findFootnotes(names, at, raw.slice(1));
  const asked = bare(raw).replace(/(\d)\.$/, "$1");
  if (!asked) return [];
  const isNumber = /^\s*§/.test(query);
  const found = [];
  for (const entry of listNames(names, at)) {
    if ((level && entry.level !== level) || (chapter && entry.chapter !== chapter) || (kind && entry.kind !== kind)) continue;
    let best = null;
    for (const [key, as] of entry.keys) {
      if (isNumber && as !== "number") continue;
      const tier = match(key, as, raw, asked);
      const rank = [...rankTool(names, as, tier), tier, !entry.here, ORDER.indexOf(as), entry.order];
      const wanted = tier !== null && (as === "tool" ? names.inTool || tier < 2 : entry.here || tier < 3);
      if (wanted && (!best || compare(rank, best.rank) < 0)) best = { ...entry, as, key, tier, rank };
    }
    if (best) found.push(best);
  }
  return found.sort((one, other) => compare(one.rank, other.rank)).slice(0, MANY);
}

// Those whose mark is asked for as it is written.
const findFootnotes = (names, at, label) =>
  findNames(names, at, label, { kind: "footnote" });

const compare = (one, other) => {
  const at = one.findIndex((value, place) => value !== other[place]);
  return at < 0 ? 0 : one[at] - other[at];
};

function match(key, as, raw, asked) {
  const folded = bare(key);
  if (key === raw) return 0;
  if (folded === asked) return 1;
  if (as === "commit") return asked.length >= COMMIT && folded.startsWith(asked) ? 1 : null;
  if (as === "revision" && folded === asked.replace(/^v(?=\d)/, "").replace(/\./g, "-")) return 1;
  if (as === "number") return folded.startsWith(`${asked}.`) ? 3 : null;
  const spoken = folded.replace(/[_-]/g, " ");
  if (spoken === asked) return 1;
  if (folded.startsWith(asked) || spoken.startsWith(asked)) return 2;
  if (isCommon(asked)) return null;
  const words = splitWords(spoken);
  if (splitWords(asked).every((word) => words.some((other) => other.startsWith(word)))) return 3;
  if (!folded.includes(asked) && !spoken.includes(asked)) return null;
  return isBlankless(asked) ? 4 : asked.length > 2 ? IN_WORD : null;
}

// Whether a name has what is asked for in the middle of a word alone.
export const isInWord = ({ tier }) => tier === IN_WORD;

// The history of the clause that the words of a question name, if they name one.
export function findHistory(names, at, words) {
  const [found] = findNames(names, at, words.join(" ")).filter(({ id, tier }) => id && tier < 2);
  return found ? [{ ...found, kind: "history", url: `clauses/${found.history}/`, number: "", note: "", heirs: [] }] : [];
}

// What may have been meant: the query with its unknown words replaced by the known ones that are nearest.
export function suggest(names, at, query) {
  const known = new Set();
  for (const { keys } of listNames(names, at)) {
    for (const [key] of keys) [fold(key), ...splitWords(key.replace(/[_-]/g, " "))].forEach((word) => known.add(word));
  }
  const near = (word) => {
    const most = word.length > 4 ? 2 : 1;
    const slips = [...known].map((other) => [other, countSlips(word, other, most)]);
    return slips.filter(([, count]) => count <= most).sort((one, other) => one[1] - other[1]).map(([other]) => other);
  };
  const whole = near(fold(query)).slice(0, 3);
  if (whole.length) return whole;
  const words = splitWords(query);
  const better = words.map((word) => (known.has(word) || isCommon(word) ? word : (near(word)[0] ?? word)));
  return words.some((word, place) => word !== better[place]) ? [better.join(" ")] : [];
}
