// Pages opened from a disk: there a link to a folder lists it, so that links lead to the page in it, and what needs a server says so.
const lead = (link) => {
  const to = new URL(link.getAttribute("href"), location);
  if (to.protocol !== "file:" || !to.pathname.endsWith("/")) return;
  to.pathname += "index.html";
  link.setAttribute("href", to.href);
};
document.querySelectorAll("a[href]").forEach(lead);
new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) if (node.querySelectorAll) node.querySelectorAll("a[href]").forEach(lead);
  }
}).observe(document.body, { childList: true, subtree: true });
for (const button of document.querySelectorAll("[data-search], [data-copy=markdown]")) button.remove();
const said = document.createElement("p");
said.className = "notice";
said.setAttribute("role", "note");
said.textContent = "Opened from a disk: reading works; search, most filters and copying Markdown need a server, such as “clausetree site serve”.";
document.querySelector("main .clausetree")?.prepend(said);
