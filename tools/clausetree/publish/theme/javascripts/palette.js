// Sets the colours that were chosen before, or that the system prefers, before anything is drawn.
{
  const chosen = __md_get("__palette")?.color;
  const dark = chosen ? chosen.scheme === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
}
