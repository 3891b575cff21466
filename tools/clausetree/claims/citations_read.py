"""What a sentence cites, each replaced by a sign of its own, so that the words around can be read."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from clausetree.claims.sentences_apart import CITED
from clausetree.claims.signs import FIRST_CLAUSE, FIRST_LEVEL, FIRST_QUOTE, MOST_CITED, PRIVATE
from clausetree.text.escapes import drop_escapes
from clausetree.text.letters import NAME, WORD
from clausetree.text.words import find_words, fold_typography

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clausetree.diff.changes import ChangeSet
    from clausetree.model.clause import Clause

_PRIVATE = re.compile(PRIVATE)
_BARE = re.compile(
    rf"(?<![\w#/&])(?:(?:v?\d{{4}}[-.]\d\d[-.]\d\d(?:-rev\d+)?)?#(?P<id>(?:{NAME}|[~.])+)(?:/[\w/]*)?|(?P<word>{WORD}+_{WORD}+(?:/[a-z]\d+)*))"
)
_CODE_ID = re.compile(r"(?:[^\s#]*#)?(?P<id>[^\s#/]+)(?:/[a-z]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_HEAD_NOUN = re.compile(r"\s+(?:clause|section|chapter|provision|heading)\b", re.IGNORECASE)
_LEAST_WORDS = 3
_PLACED = re.compile(
    r"\b(?:mov\w+|relocat\w+|part|belongs?|lives?|sits?)\b[^.;]*\b(?:to|from|under|into|in|of) (?:the )?\Z"
)
_NEAR = 200  # characters before a title that are looked at


class CitedClause(NamedTuple):
    """A clause that a sentence names.

    Attributes:
        written: The name, as it is written; a title without the escapes of Markdown.
        olds: The clauses of the old text that have it.
        news: Those of the new text.
        is_quoted: Whether it is a title in quotation marks, which could be quoted words too.
    """

    written: str
    olds: tuple[Clause, ...]
    news: tuple[Clause, ...]
    is_quoted: bool = False


class CitedQuote(NamedTuple):
    """Words that a sentence quotes, or sets as code."""

    text: str


Cited = CitedClause | CitedQuote | str
"""What a sentence can cite; a text is a level."""


def write_cited(cited: Cited) -> str:
    """Returns what a sentence cites as it is written there."""
    if isinstance(cited, CitedQuote):
        return cited.text
    return cited.written if isinstance(cited, CitedClause) else cited


class CitingSentence(NamedTuple):
    """A sentence with a sign for each thing that it cites.

    Attributes:
        text: The sentence, its letters as they are written.
        marks: What each sign stands for.
    """

    text: str
    marks: dict[str, Cited]


class ClauseNames:
    """The clauses and levels of two texts, by what a sentence can call them."""

    def __init__(self, changes: ChangeSet) -> None:
        """Takes the change set of the two texts."""
        self._ids = _Named(changes, lambda clause: clause.id)
        self._titles = _Named(changes, lambda clause: fold_typography(clause.title))
        self.levels = {*changes.old.ladder, *changes.new.ladder}
        self._starting: dict[str, list[str]] = defaultdict(list)
        for title in sorted(self._titles.names, key=len, reverse=True):
            if words := _WORD.search(title):
                self._starting[words[0]].append(title)

    def read(self, source: str) -> CitingSentence:
        """Returns a sentence with its signs."""
        return _SentenceReader(self).read(source)

    def by_id(self, name: str) -> CitedClause | None:
        """Returns the clauses that have an id or had it."""
        return self._ids.find(name, name)

    def by_title(self, title: str, *, is_quoted: bool = False) -> CitedClause | None:
        """Returns the clauses that have a title or had it."""
        bare = drop_escapes(title)
        folded = fold_typography(bare).strip(" .,")
        found = self._titles.find(folded, bare) or self._titles.find(fold_typography(title), title)
        return found._replace(is_quoted=is_quoted) if found else None

    def starting_at(self, text: str, place: int, word: str) -> str | None:
        """Returns the longest title that stands at a place of a text, which begins there with a word."""
        for title in self._starting.get(word, ()):
            end = place + len(title)
            is_whole = text.startswith(title, place) and not text[end : end + 1].isalnum()
            if is_whole and (
                len(find_words(title)) > 1 or _HEAD_NOUN.match(text, end) or _is_place(text, place)
            ):
                return title
        return None


def _is_place(text: str, place: int) -> bool:
    """Returns whether a capital letter stands where a sentence names the clause that something moved to or from."""
    return text[place].isupper() and _PLACED.search(text[max(0, place - _NEAR) : place]) is not None


class _Named:
    """The clauses of two texts by one of their names."""

    def __init__(self, changes: ChangeSet, name: Callable[[Clause], str]) -> None:
        self._olds = _group(changes.old.clauses, name)
        self._news = _group(changes.new.clauses, name)
        self.names = {*self._olds, *self._news} - {""}

    def find(self, name: str, written: str) -> CitedClause | None:
        if name not in self.names:
            return None
        return CitedClause(written, tuple(self._olds.get(name, ())), tuple(self._news.get(name, ())))


def _group(clauses: Iterable[Clause], name: Callable[[Clause], str]) -> dict[str, list[Clause]]:
    found: dict[str, list[Clause]] = defaultdict(list)
    for clause in clauses:
        found[name(clause)].append(clause)
    return found


def _is_changed(quote: re.Match[str]) -> bool:
    """Returns whether a quotation is one side of a change, such as `“[ ]” → “[x]”`: then its signs tell something."""
    before, after = quote.string[: quote.start() + 1].rstrip(" “\"'"), quote.string[quote.end() :].lstrip(" ")
    return before.endswith("→") or after.startswith("→")


class _SentenceReader:
    """Reads one sentence."""

    def __init__(self, names: ClauseNames) -> None:
        self._names = names
        self._marks: dict[str, Cited] = {}
        self._counts = {FIRST_CLAUSE: 0, FIRST_QUOTE: 0, FIRST_LEVEL: 0}

    def read(self, source: str) -> CitingSentence:
        text = CITED.sub(self._mark_cited, _PRIVATE.sub("", source))
        text = _BARE.sub(self._mark_bare, fold_typography(text))
        return CitingSentence(self._mark_titles(text), self._marks)

    def _mark(self, cited: Cited) -> str:
        first = FIRST_CLAUSE if isinstance(cited, CitedClause) else FIRST_LEVEL
        if isinstance(cited, CitedQuote):
            first = FIRST_QUOTE
        self._counts[first] = min(self._counts[first] + 1, MOST_CITED)
        sign = chr(first + self._counts[first])
        self._marks[sign] = cited
        return sign

    def _mark_cited(self, match: re.Match[str]) -> str:
        if match["code"] is not None:
            return self._mark_code(match["code"].strip())
        if match["label"] is not None:
            return self._mark_link(match)
        quoted = next(
            (match[name] for name in ("curly", "straight", "single", "apostrophe") if match[name]), None
        )
        if quoted is None:
            return match[0][1:]
        if found := self._names.by_title(quoted, is_quoted=True):
            return self._mark(found)
        least = _LEAST_WORDS if match["single"] or match["apostrophe"] else 1
        if len(find_words(quoted)) < least and not _is_changed(match):
            return match[0]
        return self._mark(CitedQuote(quoted))

    def _mark_code(self, said: str) -> str:
        if said in self._names.levels:
            return self._mark(said)
        match = _CODE_ID.fullmatch(said)
        if match and (found := self._names.by_id(match["id"])):
            return self._mark(found._replace(written=said))
        return self._mark(CitedQuote(said)) if find_words(said) else said

    def _mark_link(self, match: re.Match[str]) -> str:
        label = drop_escapes(match["label"])
        target = re.sub(r"\\(.)", r"\1", match["angled"]) if match["angled"] else match["plain"] or ""
        found = self._names.by_id(target.partition("#")[2]) if "#" in target else None
        if found := found or self._names.by_title(label):
            return self._mark(found._replace(written=label))
        return label

    def _mark_bare(self, match: re.Match[str]) -> str:
        name = (match["id"] or match["word"]).partition("/")[0]
        bare = name.rstrip(".-~")
        found = self._names.by_id(name) or self._names.by_id(bare)
        if found is None:
            return match[0]
        ending = name[len(bare) :] if found.written == bare else ""
        return self._mark(found) + ending

    def _mark_titles(self, text: str) -> str:
        pieces: list[str] = []
        place = 0
        for match in _WORD.finditer(text):
            if match.start() < place:
                continue
            title = self._names.starting_at(text, match.start(), match[0])
            found = self._names.by_title(title) if title else None
            if title and found:
                pieces += (text[place : match.start()], self._mark(found))
                place = match.start() + len(title)
        return "".join([*pieces, text[place:]])
