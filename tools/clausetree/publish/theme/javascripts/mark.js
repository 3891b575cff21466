// Marks the words by which a page was found, on the page itself. Nothing depends on it.
const KEY = "clausetree.found";
const MOST = 200;

export function rememberWords(address, words) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ path: address.pathname, words }));
  } catch {
    // without storage, the page is shown without marks
  }
}

export function markRemembered() {
  const found = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  sessionStorage.removeItem(KEY);
  if (found?.path === location.pathname) markWords(found.words);
}

function markWords(words) {
  const page = document.querySelector(".clausetree");
  for (const mark of page.querySelectorAll("mark.found")) mark.replaceWith(mark.textContent);
  page.normalize();
  if (!words.length) return;
  const pattern = new RegExp(words.map(boundWord).join("|"), "giu");
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("[data-aside], .permalink, math, button")) nodes.push(walker.currentNode);
  }
  nodes.flatMap((node) => [...node.data.matchAll(pattern)].reverse().map((match) => [node, match])).slice(0, MOST).forEach(wrap);
}

const escape = (text) => RegExp.escape?.(text) ?? text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

// A word as a page may have it: with whichever apostrophe, and not inside of another word.
function boundWord(word) {
  const written = word.split("'").map(escape).join("['’‘ʼ]");
  const bound = (sign) => (isSpaced(word) ? `(?${sign}[\\p{L}\\p{N}])` : "");
  return `${/^[\p{L}\p{N}]/u.test(word) ? bound("<!") : ""}${written}${bound("!")}`;
}

const isSpaced = (word) => !/[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]/u.test(word);

function wrap([node, match]) {
  const end = node.splitText(match.index);
  end.splitText(match[0].length);
  const mark = document.createElement("mark");
  mark.className = "found";
  end.replaceWith(mark);
  mark.append(end);
}
