// What pages can do with scripts on: copy, filter the tree, follow the publisher's addresses, open the search.
(() => {
  const { root, revision } = document.currentScript.dataset;
  const siteRoot = new URL(root, location);

  // Copy buttons; without scripts there are none, for nothing would copy.
  const citation = () =>
    document.querySelector("[data-citation]").textContent.replace(/\n}\s*$/, `\n  url = {${address()}},\n}`);
  const address = () => location.href.split("#")[0];
  const sources = {
    link: async () => address(),
    markdown: async () => (await fetch("index.md")).text(),
    citation: async () => citation(),
  };
  const makeButton = (what, name) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: name });
    button.dataset.copy = what;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(await sources[what]());
      } catch {
        return say("This can’t be copied here");
      }
      say("Copied");
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = name), 1500);
    });
    return button;
  };
  document.querySelector(".tools")?.prepend(makeButton("link", "Copy link"), makeButton("markdown", "Copy Markdown"));
  document.querySelector(".cite")?.append(makeButton("citation", "Copy BibTeX"));

  // A passage's permanent link is copied as it is followed, where the browser lets a page write there.
  document.addEventListener("click", ({ target }) => {
    const link = target.closest(".permalink");
    if (link) navigator.clipboard?.writeText(link.href).then(() => say("Link copied"), () => {});
  });

  let status;
  function say(text) {
    if (!status) {
      status = document.createElement("div");
      status.className = "said-status";
      status.setAttribute("role", "status");
      document.querySelector("main").append(status);
    }
    status.textContent = text;
    status.classList.add("shown");
    setTimeout(() => status.classList.remove("shown"), 1500);
  }

  // The clause browser: the filter lives in the address, so that it can be linked to.
  const filter = document.querySelector("[data-filter]");
  const tree = document.querySelector("ul.tree");
  if (filter && tree) {
    filter.hidden = false;
    const asked = new URLSearchParams(location.search);
    for (const box of filter.elements) {
      if (box.type === "checkbox") box.checked = asked.getAll(box.name).includes(box.value);
    }
    const apply = () => {
      const chosen = new FormData(filter);
      const names = [...new Set(chosen.keys())];
      let found = 0;
      const show = (item) => {
        const has = (name) => item.dataset[name].split(" ").some((value) => chosen.getAll(name).includes(value));
        const own = names.every(has);
        const below = [...item.querySelectorAll(":scope > ul > li")].map(show).some(Boolean);
        item.hidden = !own && !below;
        item.classList.toggle("aside", !own);
        found += own;
        return own || below;
      };
      [...tree.children].forEach(show);
      document.querySelector(".none").hidden = found > 0;
    };
    filter.addEventListener("change", () => {
      const query = new URLSearchParams(new FormData(filter)).toString();
      history.replaceState(null, "", query ? `?${query}` : location.pathname);
      apply();
    });
    apply();

    // The publisher's addresses: a revision's page with `#id` leads to the clause.
    const read = (name) => {
      try {
        return decodeURIComponent(name);
      } catch {
        return name; // as it stands: a `%` that begins no character
      }
    };
    const follow = () => {
      const id = read(location.hash.slice(1));
      const entry = id && [...tree.querySelectorAll("li")].find((item) => item.dataset.id === id);
      if (entry) location.replace(`${entry.dataset.slug}/${location.protocol === "file:" ? "index.html" : ""}`); // a disk lists a folder
    };
    addEventListener("hashchange", follow);
    follow();
  }

  // Eval prompts and footnotes that a mark or a hit leads to are unfolded.
  const unfold = () => document.querySelector(":target")?.closest("details")?.setAttribute("open", "");
  for (const moment of ["pageshow", "hashchange"]) addEventListener(moment, unfold);

  // A browser loads no modules from a disk.
  if (location.protocol === "file:") {
    document.body.append(Object.assign(document.createElement("script"), { src: new URL("javascripts/file.js", siteRoot) }));
    return;
  }

  // A sentence is found in its passage: `#p3-s2` leads to `#p3`.
  const passage = /^#(.*p\d+)-s\d+$/.exec(location.hash);
  if (passage) document.getElementById(passage[1])?.scrollIntoView();

  // What only some pages need.
  if (document.querySelector("[data-examples]")) import(new URL("javascripts/examples.js", siteRoot));
  if (document.querySelector("[data-compare]")) import(new URL("javascripts/choice.js", siteRoot));
  if (document.querySelector("[data-changes]")) import(new URL("javascripts/compare.js", siteRoot));

  // The text of another page of the site; null where it can't be had. Its head stays out: this page's policy is not for its style.
  const readPage = async (address) => {
    const page = await fetch(address).catch(() => null);
    if (!page?.ok) return null;
    const text = await page.text();
    return new DOMParser().parseFromString(text.slice(text.indexOf("<article")), "text/html");
  };

  // What changed in a clause is opened on its own page; a second click closes it.
  for (const link of document.querySelectorAll(".since a")) {
    let shown;
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (!shown) {
        const id = decodeURIComponent(new URL(link.href).hash.slice(1));
        const found = (await readPage(link.href))?.getElementById(id)?.closest(".change");
        if (!found) return location.assign(link.href);
        found.querySelector("h2").remove();
        document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("stylesheets/changes.css", siteRoot) }));
        shown = Object.assign(document.createElement("div"), { className: "since__changes", hidden: true });
        shown.append(found);
        link.closest(".since").after(shown);
      }
      shown.hidden = !shown.hidden;
      link.setAttribute("aria-expanded", !shown.hidden);
    });
    link.setAttribute("aria-expanded", false);
  }

  // What did not change in a clause is taken from its page as it is opened; where that can't be had, the link leads to it.
  const takeUnchanged = async ({ target }) => {
    const link = target.matches("details.unchanged[open]") && target.querySelector("[data-passages]");
    const read = link && (await readPage(link.href));
    if (!read) return;
    const passages = link.dataset.passages.split(" ").map((id) => read.getElementById(id));
    for (const passage of passages) {
      for (const sign of passage.querySelectorAll(".permalink, [data-aside]")) sign.remove();
      for (const named of [passage, ...passage.querySelectorAll("[id]")]) named.removeAttribute("id");
      for (const way of passage.querySelectorAll("[href]")) way.href = new URL(way.getAttribute("href"), link.href);
    }
    link.parentElement.replaceWith(...passages);
  };
  document.addEventListener("toggle", takeUnchanged, { capture: true });

  // Words by which the page was found are marked on it.
  const mark = () => import(new URL("javascripts/mark.js", siteRoot)).then(({ markRemembered }) => markRemembered());
  try {
    if (sessionStorage.getItem("clausetree.found")) mark();
  } catch {
    // without storage nothing is remembered
  }

  // Search: its code and its index are fetched when it is first opened.
  const opener = document.querySelector("[data-search]");
  if (!opener) return; // a preview has no index
  let search, early;
  const open = async () => {
    if (early) return;
    const before = document.activeElement;
    early = document.createElement("input"); // takes what is typed until the box is there
    early.ariaLabel = "Search for";
    early.style.cssText = "position: fixed; top: 0; opacity: 0; font-size: 16px"; // a phone enlarges the page for smaller letters
    document.body.append(early);
    early.focus();
    const takeTyped = () => {
      const typed = early?.value ?? "";
      early?.remove();
      early = null;
      before.focus({ preventScroll: true }); // and again once the box is closed
      return typed;
    };
    try {
      search ??= import(new URL("javascripts/search.js", siteRoot));
      await (await search).openSearch(siteRoot, revision, takeTyped);
    } finally {
      if (early) takeTyped();
    }
  };
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (slash || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      event.stopPropagation();
      open();
    }
  }, true);
})();
