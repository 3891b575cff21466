// Light or dark: as the system has it, or as it was chosen on a page before. A page's head takes the choice before anything is drawn,
// but for the one-page edition's, which has no script before its text.
(() => {
  const KEY = "clausetree.colours";
  const html = document.documentElement;
  try {
    const chosen = localStorage.getItem(KEY);
    if (chosen) html.dataset.colours = chosen;
  } catch {
    // without storage, the choice lasts until the next page
  }
  const isDark = () => (html.dataset.colours ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const wire = () => {
    const button = document.querySelector("[data-colours]:not(html)");
    const name = () => {
      button.title = `Switch to ${isDark() ? "light" : "dark"} colours`;
      button.setAttribute("aria-label", button.title);
    };
    button.addEventListener("click", () => {
      html.dataset.colours = isDark() ? "light" : "dark";
      try {
        localStorage.setItem(KEY, html.dataset.colours);
      } catch {
        // likewise
      }
      name();
    });
    name();
    button.hidden = false;
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", wire);
  else wire();
})();
