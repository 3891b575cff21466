// A comparison: what is shown of it, the next and the previous change, and both texts side by side.
const SIDES = "clausetree.sides";
const diff = document.querySelector(".diff");
const form = diff.querySelector("[data-changes]");
const list = diff.querySelector(".change-list");
const changes = [...diff.querySelectorAll(".change")];
const groups = [...list.querySelectorAll("details"), ...diff.querySelectorAll("details.typography")];
const entries = [...list.querySelectorAll("li")];

const anchor = (change) => change.querySelector("h2").id;
const entryOf = new Map();
for (const entry of entries) {
  const named = decodeURIComponent(entry.querySelector("a").hash.slice(1));
  entryOf.set(named, [...(entryOf.get(named) ?? []), entry]);
}

// Says that nothing is left of what is chosen.
const none = Object.assign(document.createElement("p"), { className: "none" });
none.setAttribute("role", "status");
diff.querySelector(".changes").prepend(none);

// The filter lives in the address, so that it can be linked to.
const asked = new URLSearchParams(location.search);
for (const box of form.querySelectorAll("select")) {
  if ([...box.options].some((option) => option.value === asked.get(box.name))) box.value = asked.get(box.name);
}
const apply = () => {
  const { kind, level } = Object.fromEntries(new FormData(form));
  for (const change of changes) {
    const shown =
      (!kind || change.dataset.kinds.split(" ").includes(kind)) &&
      (!level || change.dataset.level.split(" ").includes(level));
    change.hidden = !shown;
    for (const entry of entryOf.get(anchor(change)) ?? []) entry.hidden = !shown;
  }
  none.textContent = changes.some((change) => !change.hidden) || !changes.length ? "" : "No change matches.";
  for (const group of groups) {
    const found = group.querySelectorAll(group.matches(".typography") ? ".change:not([hidden])" : "li:not([hidden])").length;
    group.querySelector("summary span").textContent = found;
    group.hidden = !found;
  }
};
form.addEventListener("change", () => {
  const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();
  history.replaceState(null, "", (chosen ? `?${chosen}` : location.pathname) + location.hash);
  apply();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
apply();

// `n` and `p`: every redline is a change; a clause without one, such as a moved one, is one by its heading.
const stops = () =>
  changes
    .filter((change) => change.checkVisibility())
    .flatMap((change) => {
      const lines = [...change.querySelectorAll(".redline")].filter((line) => line.checkVisibility());
      return lines.length ? lines : [change];
    });
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select, textarea, dialog")) return;
  if (event.key !== "n" && event.key !== "p") return;
  const edge = document.querySelector(".md-header").offsetHeight + 16;
  const places = stops();
  const tops = places.map((stop) => stop.getBoundingClientRect().top - edge);
  // From the one that was gone to, while it is in view: the last ones of a page can't be scrolled to the top.
  const here = places.indexOf(document.activeElement);
  const isSeen = tops[here] > -2 && tops[here] < innerHeight - edge;
  const next = event.key === "n" ? here + 1 : here - 1;
  const nearest = event.key === "n" ? tops.findIndex((top) => top > 2) : tops.findLastIndex((top) => top < -2);
  const at = isSeen ? next : nearest;
  if (!places[at]) return;
  event.preventDefault();
  scrollBy({ top: tops[at] });
  places[at].tabIndex = -1;
  places[at].focus({ preventScroll: true });
});

// Where one is, in the list.
const seen = new IntersectionObserver(
  (records) => {
    for (const { target, isIntersecting } of records) {
      if (!isIntersecting) continue;
      for (const link of list.querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
      const links = (entryOf.get(anchor(target)) ?? []).map((entry) => entry.querySelector("a"));
      for (const link of links) link.setAttribute("aria-current", "true");
      const first = links.find((link) => link.checkVisibility());
      if (first && getComputedStyle(list).position === "sticky") {
        const { offsetTop } = first;
        if (offsetTop < list.scrollTop || offsetTop > list.scrollTop + list.clientHeight - 40) list.scrollTop = offsetTop - 60;
      }
    }
  },
  { rootMargin: "-15% 0px -75%" },
);
for (const change of changes) seen.observe(change);

// Side by side: the older text is a copy in which what came is not shown, as what went is not in the newer.
// What then holds no word on a side, such as a link that came, is not drawn there as an empty one.
const markHollow = (text, mark) => {
  for (const part of text.querySelectorAll(`:is(a, code, em, strong, p, li, div, tr, pre, blockquote):has(${mark})`)) {
    const copy = part.cloneNode(true);
    for (const one of copy.querySelectorAll(mark)) one.remove();
    part.classList.toggle("hollow", !copy.textContent.trim());
  }
};
const button = form.querySelector("[data-sides]");
const setSides = (on) => {
  if (on) {
    for (const text of diff.querySelectorAll(".redline__text:not(.redline__old)")) {
      if (text.parentElement.classList.contains("redline__pair")) continue;
      const pair = Object.assign(document.createElement("div"), { className: "redline__pair" });
      const old = text.cloneNode(true);
      old.classList.add("redline__old");
      markHollow(old, "ins, .origin, .redline__note:not(.redline__note--went)");
      markHollow(text, "del, .redline__note--went");
      text.replaceWith(pair);
      pair.append(old, text);
    }
  }
  diff.classList.toggle("diff--sides", on);
  button.setAttribute("aria-pressed", on);
};
button.addEventListener("click", () => {
  const on = !diff.classList.contains("diff--sides");
  try {
    localStorage.setItem(SIDES, on ? "1" : "");
  } catch {
    // without storage, the choice lasts until the next page
  }
  // What is read stays where it is, though all above it gets another height.
  const tops = new Map([...diff.querySelectorAll(".change h2, .redline")].map((one) => [one, one.getBoundingClientRect().top]));
  setSides(on);
  const read = [...tops.keys()].findLast((one) => one.checkVisibility() && tops.get(one) < innerHeight / 4);
  if (read) scrollBy({ top: read.getBoundingClientRect().top - tops.get(read), behavior: "instant" });
});
try {
  if (localStorage.getItem(SIDES)) setSides(true);
} catch {
  // likewise
}
