// A page of `clausetree site serve`: shows what is wrong with the draft, and follows its edits.
(() => {
  const { builds } = document.currentScript.dataset;
  const PLACE = "preview-place";
  const CLOSED = "preview-closed";

  // Where one reads is kept by the passage at the top of the window, since the text above it may have changed.
  const keepPlace = () => {
    const top = [...document.querySelectorAll("article [id]")].findLast((one) => one.getBoundingClientRect().top < innerHeight / 4);
    const place = { path: location.pathname, left: scrollX, top: scrollY, id: top?.id, offset: top?.getBoundingClientRect().top };
    sessionStorage.setItem(PLACE, JSON.stringify(place));
  };
  const takePlace = () => {
    const place = JSON.parse(sessionStorage.getItem(PLACE));
    sessionStorage.removeItem(PLACE);
    if (place?.path !== location.pathname) return;
    history.scrollRestoration = "manual";
    const element = place.id && document.getElementById(place.id);
    const top = element ? scrollY + element.getBoundingClientRect().top - place.offset : place.top;
    scrollTo({ left: place.left, top, behavior: "instant" });
  };
  addEventListener("load", takePlace);

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const style = new CSSStyleSheet();
  style.replaceSync(`
    .draft-state { position: fixed; inset: auto 1rem 1rem auto; z-index: 9; max-width: min(40rem, calc(100vw - 2rem));
      max-height: 40vh; overflow: auto; padding: .5rem .75rem; border: 2px solid; border-radius: .3rem; font-size: .7rem;
      background: var(--md-default-bg-color, Canvas); color: var(--md-default-fg-color, CanvasText); overflow-wrap: anywhere; }
    .draft-state summary { cursor: pointer; font-weight: 700; }
    .draft-state ul { margin: .5rem 0 0; padding: 0; list-style: none; }
    .draft-state li + li { margin-top: .5rem; }
    .draft-state a { color: inherit; text-decoration: underline; }
    @media print { .draft-state { display: none; } }`);
  document.adoptedStyleSheets.push(style);
  const list = make("ul", {});
  const summary = make("summary", {});
  const box = make("details", { open: !sessionStorage.getItem(CLOSED) }, summary, list);
  const frame = make("aside", { className: "draft-state", hidden: true, ariaLabel: "Draft", ariaLive: "polite" }, box);
  box.addEventListener("toggle", () => sessionStorage.setItem(CLOSED, box.open ? "" : "1"));
  document.body.append(frame);

  const describe = ({ severity, code, place, message, hint, page }) => {
    const where = page ? make("a", { href: page }, place) : place;
    return make("li", {}, where, `: ${severity}: ${message} [${code}]`, ...(hint ? [make("br", {}), hint] : []));
  };
  let shown = "";
  const show = (told) => {
    const now = JSON.stringify(told);
    if (now === shown) return;
    shown = now;
    const count = told.findings.length;
    const parts = [
      told.problem && "Problem",
      count && `${count} ${count === 1 ? "finding" : "findings"} in the draft`,
      told.building && "Building…",
    ];
    summary.textContent = parts.filter(Boolean).join(" · ");
    list.replaceChildren(...(told.problem ? [make("li", {}, told.problem)] : []), ...told.findings.map(describe));
    frame.hidden = !summary.textContent;
  };

  const follow = ({ pages }) => {
    const here = pages.some((page) => new URL(page, location).pathname === location.pathname);
    if (pages.length && !here && document.visibilityState === "visible") return location.assign(pages[0]);
    keepPlace();
    location.reload();
  };
  const ask = async () => {
    try {
      const answer = await fetch("/__preview/state.json", { cache: "no-store" });
      const told = await answer.json();
      show(told);
      if (told.builds !== Number(builds)) return follow(told);
    } catch {
      // The server was stopped: the page stays readable, and follows again once it is back.
    }
    setTimeout(ask, 1000);
  };
  ask();
})();
