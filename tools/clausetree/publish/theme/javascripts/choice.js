// Two revisions to compare, chosen or named in the address; where the pair has no page, the nearest that have one.
const form = document.querySelector("[data-compare]");
const said = form.querySelector("[role=status]");
const { from, to } = form.elements;
const labels = [...from.options].map((option) => option.value);
const links = [...document.querySelectorAll("a[data-from]")];

// The revision whose date is nearest to that of a label; the newest where the label has none.
const nearest = (label) => {
  const away = (other) => Math.abs(Date.parse(other) - Date.parse(label));
  const dated = labels.filter((other) => !Number.isNaN(away(other)));
  return dated.sort((one, other) => away(one) - away(other))[0] ?? labels[0];
};

const compare = (unknown) => {
  const [new_, old] = [labels.indexOf(from.value), labels.indexOf(to.value)].sort((one, other) => one - other);
  const distance = ({ dataset }) =>
    Math.abs(labels.indexOf(dataset.from) - old) + Math.abs(labels.indexOf(dataset.to) - new_);
  const ends = [labels[old], labels[new_]];
  const touching = links.filter(({ dataset }) => ends.includes(dataset.from) || ends.includes(dataset.to));
  const near = (touching.length ? touching : [...links]).sort((one, other) => distance(one) - distance(other));
  if (!unknown && !distance(near[0])) return location.assign(near[0].href);
  const known = old === new_ ? "These are the same revision." : `${labels[old]} and ${labels[new_]} have no page of their own.`;
  const why = unknown ?? known;
  said.replaceChildren(`${why} Nearest: `);
  for (const { href, dataset } of near.slice(0, 3)) {
    said.append(Object.assign(document.createElement("a"), { href, textContent: `${dataset.from} → ${dataset.to}` }), " ");
  }
};

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  compare();
});
const asked = new URLSearchParams(location.search);
const unknown = ["from", "to"].map((name) => asked.get(name)).filter((label) => label && !labels.includes(label));
for (const box of [from, to]) {
  const label = asked.get(box.name);
  if (label) box.value = labels.includes(label) ? label : nearest(label);
}
if (unknown.length) compare(`There is no revision ${unknown.join(", ")}.`);
else if (asked.get("from") && asked.get("to")) compare();
