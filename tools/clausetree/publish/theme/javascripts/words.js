// Words as the search compares them: in any script, without what a question says beside what it asks for.

// Scripts without blanks between words; each character is a word by itself, as in `engine/search_copy.py`.
const BLANKLESS =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
  "\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
const CHARACTER = new RegExp(`[${BLANKLESS}]\\p{M}*`, "gu");
const BEGINS = new RegExp(`^[${BLANKLESS}]`, "u");
const ENDS = new RegExp(`[${BLANKLESS}]\\p{M}*$`, "u");
const WORD = /[\p{L}\p{M}\p{N}_]+(?:['.-][\p{L}\p{M}\p{N}_]+)*/gu;

const SIGNS = /[^\p{L}\p{M}\p{N}]+/gu;

const COMMON = new Set(
  ("a about an and any are as at be been being but by can could did do does for from had has have how i if in into is it " +
    "its just may me might must my no not of on or our rule rules said say says shall should so some spec than that the their them then there these " +
    "they this those to us was we were what when where whether which who whom whose why will with would you your")
    .split(" "),
);
// What changed, not what happens: a spec also says who may delete a file, and how a new user is met.
const ASKS_FOR_CHANGES = new RegExp(
  "\\b(?:what|which|how|when|who)\\b.*\\b(?:(?:chang|updat|add|remov|delet|renam|edit|introduc)ed|happened|differs?|differences?)\\b" +
    "|\\bwhat(?:'s| is| are)? (?:new|different)\\b|\\b(?:did|has|have|was|were)\\b.*\\bchange\\b|\\bchange[sd]\\b|\\bhistory of\\b",
);
const OF_CHANGES = /^(?:chang\w*|differ\w*|new|updat\w*|add(?:ed)?|remov\w*|delet\w*|renam\w*|edit\w*|happen\w*|introduc\w*|history|since|between)$/;

// NFKC takes a Thai and a Lao vowel apart, which are one character in what is written.
export const fold = (text) =>
  text.normalize("NFKC").replace(/\u0e4d\u0e32/g, "\u0e33").replace(/\u0ecd\u0eb2/g, "\u0eb3")
    .toLowerCase().replace(/[‘’ʼ]/g, "'").replace(/[“”„]/g, '"').replace(/\s+/g, " ").trim();

// Text as names and forms of words are compared: without the marks that people leave out, such as accents and points, but with
// those that are vowels; letters that few keyboards have as others write them.
const LETTERS = { ß: "ss", œ: "oe", æ: "ae", ø: "o", đ: "d", ł: "l", ı: "i" };
export const bare = (text) =>
  fold(text).normalize("NFD").replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u093c]/g, "").normalize("NFC").replace(/[ßœæøđłı]/g, (letter) => LETTERS[letter]);

export const splitWords = (text) => fold(text).match(WORD) ?? [];

export const isCommon = (word) => COMMON.has(word.replace(/'.*/, ""));

export const isBlankless = (text) => BEGINS.test(text) || ENDS.test(text);

// The words that matter in a query, and whether it asks what changed, or for a history; of nothing else, all its words.
export function readQuery(query) {
  const all = [...new Set(splitWords(query))];
  const changes = ASKS_FOR_CHANGES.test(fold(query));
  const asked = all.filter((word) => !isCommon(word) && !(changes && OF_CHANGES.test(word)));
  return { words: (asked.length ? asked : all).slice(0, 12), changes, history: changes && all.includes("history") };
}

// What the engine is asked for a word, one after the other: the characters of a script without blanks.
export const cutWord = (word) => word.replace(CHARACTER, " $& ").trim().split(/\s+/);

// How a word that is found nowhere may be written: characters two by two, as several words stand in a row where there are no
// blanks between them; else with letters that not every keyboard has.
export function respell(word) {
  const parts = cutWord(word);
  if (parts.length > 1) return parts.slice(1).map((part, at) => parts[at] + part);
  const plain = bare(word);
  const sharp = plain.replaceAll("ss", "ß");
  const withoutE = (text) => text.replace(/([aou])e/g, "$1"); // the index has `ü` as `u`, whoever types `ue`
  const wide = plain.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  const lettered = Object.entries(LETTERS).map(([letter, plainly]) => plain.replaceAll(plainly, letter));
  return [...new Set([plain, withoutE(plain), sharp, withoutE(sharp), wide, ...lettered])].filter((other) => other !== word);
}

// Whether a blank stands between two words of the index; around a character that is a word by itself, none.
export const parts = (before, after) => !ENDS.test(before) && !BEGINS.test(after);

// Whether a word of a text is one that was asked for, or a form of it; the engine also takes words that only begin alike.
export function isFormOf(written, asked) {
  if (isBlankless(asked)) return fold(written) === asked;
  const letters = (text) => bare(text).normalize("NFD"); // a Korean syllable is several
  const word = letters(asked).replace(SIGNS, "");
  const forms = [letters(written).replace(SIGNS, ""), ...letters(written).split(SIGNS)];
  return forms.some((form) => {
    if (word.length < 4) return form === word || form === `${word}s`;
    let same = 0;
    while (same < word.length && form[same] === word[same]) same++;
    return same >= 0.6 * word.length;
  });
}

// How many letters two words differ in, swapped neighbours counted once; more than `most` is not told apart.
export function countSlips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [], row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + !same);
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (i > 1 && j > 1 && swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}
