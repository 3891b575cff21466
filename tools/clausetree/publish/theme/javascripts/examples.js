// The browser of examples: what is chosen lives in the address, so that it can be linked to.
const form = document.querySelector("[data-examples]");
const cards = [...document.querySelectorAll(".card")];
const status = document.querySelector(".none");
const boxes = [...form.querySelectorAll("select")];
const asked = new URLSearchParams(location.search);
for (const box of boxes) {
  if ([...box.options].some((option) => option.value === asked.get(box.name))) box.value = asked.get(box.name);
}
const apply = () => {
  const chosen = boxes.filter((box) => box.value);
  for (const card of cards) {
    card.hidden = !chosen.every((box) => (card.dataset[box.name] ?? "").split("\n").includes(box.value));
  }
  const found = cards.filter((card) => !card.hidden).length;
  status.textContent = chosen.length ? `${found} of ${cards.length} shown` : "";
};
form.addEventListener("change", () => {
  const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();
  history.replaceState(null, "", (chosen ? `?${chosen}` : location.pathname) + location.hash);
  apply();
});
form.hidden = false;
apply();
