// Light or dark: as the system has it, or as it was chosen; the head of each page has the line that finds the choice again.
(() => {
  const html = document.documentElement;
  const button = document.querySelector("[data-colours]:not(html)");
  const isDark = () => (html.dataset.colours ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const name = () => {
    button.title = `Switch to ${isDark() ? "light" : "dark"} colours`;
    button.setAttribute("aria-label", button.title);
  };
  button.addEventListener("click", () => {
    html.dataset.colours = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("clausetree.colours", html.dataset.colours);
    } catch {
      // without storage, the choice lasts until the next page
    }
    name();
  });
  name();
  button.hidden = false;
})();
