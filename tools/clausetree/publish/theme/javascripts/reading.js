// What hands and eyes need on every page: the drawer, where one is in the lists beside the text, definitions on tap, print.
(() => {
  // What measures waits until the page is drawn: nobody waits for it then.
  const onceDrawn = (work) => requestAnimationFrame(() => setTimeout(work));

  // The drawer opens and closes by itself (`popover`); it is told how it stands, and focus goes in and never wanders behind it.
  const drawer = document.getElementById("__nav");
  const opener = document.querySelector(".drawer-open");
  const reveal = (list, link, behavior) => {
    const { top, bottom, height } = list.getBoundingClientRect();
    const place = link.getBoundingClientRect();
    if (place.top < top || place.bottom > bottom) list.scrollBy({ top: place.top - top - height / 3, behavior });
  };
  const here = drawer.querySelector("[aria-current]");
  opener.setAttribute("aria-expanded", false);
  drawer.addEventListener("toggle", ({ newState }) => {
    opener.setAttribute("aria-expanded", newState === "open");
    if (newState !== "open") return;
    drawer.querySelector(".drawer-close").focus();
    if (here) reveal(drawer, here);
  });
  drawer.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !drawer.contains(relatedTarget) && drawer.matches(":popover-open")) drawer.hidePopover();
  });
  onceDrawn(() => here?.checkVisibility() && reveal(drawer, here));

  // The contents show what is being read.
  const follow = (list) => {
    const entries = new Map();
    const seen = new IntersectionObserver(
      (records) => {
        const now = records.findLast((record) => record.isIntersecting);
        if (!now) return;
        list.querySelector("[aria-current]")?.removeAttribute("aria-current");
        const link = entries.get(now.target);
        link.setAttribute("aria-current", "true");
        reveal(list, link);
      },
      { rootMargin: "-15% 0px -80%" },
    );
    for (const link of list.querySelectorAll("a")) {
      const named = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      const part = named?.closest("section, .example") ?? named;
      if (part) {
        entries.set(part, link);
        seen.observe(part);
      }
    }
  };
  onceDrawn(() => document.querySelectorAll("[data-contents]").forEach(follow));

  // A heat map that is wider than the window begins at the newest release.
  onceDrawn(() => {
    for (const frame of document.querySelectorAll(".heat-frame")) frame.scrollLeft = frame.scrollWidth;
  });

  // A table that is wider than its place scrolls by the keyboard too.
  const tables = document.querySelectorAll("table:not([class])");
  const letScroll = () => {
    const wide = [...tables].map((table) => table.scrollWidth > table.clientWidth);
    tables.forEach((table, place) => wide[place] ? table.setAttribute("tabindex", 0) : table.removeAttribute("tabindex"));
  };
  onceDrawn(letScroll);
  addEventListener("resize", letScroll);

  // A defined term: a tap, a click or the focus of the keyboard shows what it means; Escape hides it.
  const terms = [...document.querySelectorAll("a.term")];
  let shown;
  const show = (term) => {
    if (shown?.term === term && shown.note.matches(":popover-open")) return;
    shown?.note.remove();
    const note = Object.assign(document.createElement("span"), { className: "meaning-note", popover: "auto", id: "__meaning", dir: "auto" });
    note.append(term.title, " ", Object.assign(document.createElement("a"), { href: term.href, textContent: "Where it is defined" }));
    term.after(note);
    note.showPopover();
    const place = term.getBoundingClientRect();
    const below = place.bottom + note.offsetHeight + 8 < innerHeight || place.top < note.offsetHeight + 8;
    note.style.left = `${scrollX + Math.max(8, Math.min(place.left, innerWidth - note.offsetWidth - 8))}px`;
    note.style.top = `${scrollY + (below ? place.bottom + 4 : place.top - note.offsetHeight - 4)}px`;
    term.setAttribute("aria-describedby", note.id);
    shown = { term, note };
    note.addEventListener("toggle", ({ newState }) => {
      term.setAttribute("aria-expanded", newState === "open");
      if (newState === "closed") term.removeAttribute("aria-describedby");
    });
  };
  document.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && shown?.note.isConnected && relatedTarget !== shown.term && !shown.note.contains(relatedTarget)) {
      shown.note.hidePopover();
    }
  });
  for (const term of terms) {
    term.setAttribute("role", "button");
    term.setAttribute("aria-expanded", false);
    term.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(term);
    });
    term.addEventListener("focus", () => term.matches(":focus-visible") && show(term));
  }

  // Print says which page this is; where a browser prints nothing in the margins, its own lines do.
  const quote = (text) => `"${text.replace(/\s+/g, " ").replace(/["\\]/g, "\\$&")}"`;
  addEventListener("beforeprint", () => {
    document.documentElement.style.setProperty("--printed", quote(document.title));
    document.documentElement.style.setProperty("--printed-from", quote(location.href.split("#")[0]));
  });
})();
