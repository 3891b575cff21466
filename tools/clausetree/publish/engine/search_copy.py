"""A page as the search engine reads it: what it says, with every word set apart."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl

from clausetree.publish.draw.markup import Markup, element, join
from clausetree.text.words import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BODY = re.compile(r'<div class="clausetree" data-facets="([^"]*)">(.*?)(?:</article>|\Z)', re.DOTALL)
_CLAUSE = re.compile(
    r'(<h1\b.*?</h1>).*?(<div class="clause__text">.*?)<(?:h2 id="[a-z]+"|p class="source") data-aside',
    re.DOTALL,
)
_ELSEWHERE = re.compile(r'<a [^>]*class="example__others"[^>]*>.*?</a>')
_TEXT = re.compile(r"(<[^>]*>)|([^<]+)")
_RUN = re.compile(f"[{UNSPACED}]+")
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
_BLOCK = re.compile(
    r"(</?(?:blockquote|details|div|h[1-6]|li|ol|p|pre|section|summary|table|tbody|td|th|thead|tr|ul)\b[^>]*>)"
)
_CELL_END = re.compile("</t[dh]>")
_TAG = re.compile(r"<[^>]*>")
_CAME = re.compile(r"<ins\b.*?</ins>", re.DOTALL)
_WENT = re.compile(r"<del\b.*?</del>", re.DOTALL)
_NUMBER = re.compile(r'<span class="number">.*?</span>')
_OPEN, _CLOSE = "\x02", "\x03"
_AROUND = 6
"""How many words on both sides of what was deleted are told with it."""


class SearchCopy(NamedTuple):
    """What the search engine reads of a page.

    Attributes:
        text: What the page says, as HTML; of a clause what its own text says, so that it is the same wherever that is.
        facets: What the search can filter it by: names and values, but for the revision.
        revisions: The revisions that it speaks of.
        is_clause: Whether it is a clause of one of them.
    """

    text: str
    facets: tuple[tuple[str, str], ...]
    revisions: tuple[str, ...]
    is_clause: bool

    def render(self, revisions: Iterable[str]) -> str:
        """Returns the HTML of it, as what is read in these revisions."""
        facets = (*self.facets, *(("revision", revision) for revision in revisions))
        told = join(_render_facet(name, value) for name, value in facets)
        return f'<!doctype html><html><body><div data-pagefind-body="">{told}{self.text}</body></html>'


def copy_for_search(page: str) -> SearchCopy | None:
    """Returns what the search engine reads of a page; None where the page is not to be found.

    Scripts without spaces are cut into characters, so that any part of a word is found: the box asks for characters in a
    row. Of a passage that was edited the newer text is told first, then what the older one said where words went.
    """
    body = _BODY.search(page)
    if not body:
        return None
    values = parse_qsl(unescape(body[1]))
    clause = _CLAUSE.search(body[2]) if ("kind", "clause") in values else None
    said = _ELSEWHERE.sub("", f"{clause[1]}{clause[2]}</div>") if clause else body[2]
    told = "".join(_part_sides(said)) if "<del" in said or "<ins" in said else said
    text = _TEXT.sub(lambda part: part[1] or cut_characters(part[2]), _CELL_END.sub(r"\g<0> ", told))
    facets = tuple((name, value) for name, value in values if name != "revision")
    revisions = tuple(value for name, value in values if name == "revision")
    return SearchCopy(text, facets, revisions, clause is not None)


def _part_sides(body: str) -> Iterator[str]:
    """Yields the pieces of a comparison, what each block says now apart from what it said; titles as they are now."""
    before = ""
    for piece in _BLOCK.split(body):
        if before.startswith("<h"):
            number = _NUMBER.match(piece)
            yield (number[0] if number else "") + _TAG.sub("", _WENT.sub("", _NUMBER.sub("", piece)))
        elif "<del" in piece:
            yield f"{_WENT.sub('', piece)} {_tell_older(piece)}"
        else:
            yield piece
        before = piece


def _tell_older(piece: str) -> str:
    """Returns what the older text of a block said where words went, with those around them."""
    marked = re.sub(r"<del\b[^>]*>", _OPEN, _CAME.sub("", piece)).replace("</del>", _CLOSE)
    words = _TAG.sub("", marked).split()
    went, is_inside = set(), False
    for place, word in enumerate(words):
        if is_inside or _OPEN in word:
            went.add(place)
        is_inside = word.rfind(_OPEN) > word.rfind(_CLOSE) or (is_inside and _CLOSE not in word)
    told = {near for place in went for near in range(place - _AROUND, place + _AROUND + 1)}
    kept = [word if place - 1 in told else f"…{word}" for place, word in enumerate(words) if place in told]
    return " ".join(kept).replace(_OPEN, "").replace(_CLOSE, "")


def _render_facet(name: str, value: str) -> Markup:
    return element("data", value=value, data_pagefind_filter=f"{name}[value]")


def cut_characters(text: str) -> str:
    """Returns a text with spaces around each character of a script without spaces, as `theme/javascripts/words.js` does.

    A typographic apostrophe inside a word gets a straight one after it, where the engine parts words: so `utilisateur` is
    found in `l’utilisateur`. The box takes it out of what it shows.
    """
    parted = _APOSTROPHE.sub("’'", text)
    return _RUN.sub(lambda run: "".join(map(_set_apart, run[0])) + " ", parted)


def _set_apart(character: str) -> str:
    return character if unicodedata.category(character).startswith("M") else f" {character}"
