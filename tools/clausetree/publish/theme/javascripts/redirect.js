// Leads on, and takes what stands behind `#` along; an id of a clause there leads to its page, where the links say so.
const read = (name) => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // as it stands: a `%` that begins no character
  }
};
const asked = read(location.hash.slice(1));
const to = document.currentScript.dataset.to;
const follow = () => {
  const clause = [...document.querySelectorAll("a[data-id]")].find((link) => link.dataset.id === asked);
  const address = new URL(clause ? clause.href : to + location.hash, location);
  if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html"; // a disk lists a folder
  location.replace(address);
};
if (document.currentScript.dataset.wait === undefined) follow();
else addEventListener("DOMContentLoaded", follow);
