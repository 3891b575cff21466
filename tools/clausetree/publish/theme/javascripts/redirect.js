// Leads on, and takes what stands behind `#` along; an id of a clause there leads to its page, where the links say so.
const asked = decodeURIComponent(location.hash.slice(1));
const to = document.currentScript.dataset.to;
const follow = () => {
  const clause = [...document.querySelectorAll("a[data-id]")].find((link) => link.dataset.id === asked);
  location.replace(clause ? clause.href : new URL(to, location).href + location.hash);
};
if (document.currentScript.dataset.wait === undefined) follow();
else addEventListener("DOMContentLoaded", follow);
