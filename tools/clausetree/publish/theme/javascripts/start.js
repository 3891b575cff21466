// What Material's own inline script defines, as a file: the Content-Security-Policy lets no inline script run.
// The scope is the whole site, so that the choice of colours holds in every revision.
__md_scope = new URL(document.currentScript.dataset.scope, location);
__md_hash = (text) => [...text].reduce((hash, c) => (hash << 5) - hash + c.charCodeAt(0), 0);
__md_get = (key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // without storage, the choice lasts until the next page
  }
};

// The colours that were chosen before, or that the system prefers, are set before anything is drawn.
new MutationObserver((_, observer) => {
  if (!document.body) return;
  observer.disconnect();
  const chosen = __md_get("__palette")?.color;
  const dark = chosen ? chosen.scheme === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
}).observe(document.documentElement, { childList: true });
