"""Locators as people cite them: with or without a revision, in this project's form, in others', and as addresses of sites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from clausetree.model.errors import ClausetreeError
from clausetree.model.locator import Locator, Step, parse_locator, read_number

if TYPE_CHECKING:
    from clausetree.model.locator import StepKind

_HINT = "write `LABEL#ID`, and the path to a part, such as `2025-09-12#be_kind/p3/s2`"
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_ANCHOR = re.compile(r"[pe][1-9]\d*(?:-[smcr][1-9]\d*)*")
_LABEL = re.compile(r"\d{4}-\d\d-\d\d(?:-rev\d+)?|latest|head")
_ARROW = re.compile(r"\s*(?:-?>|[\u203a\u2192])\s*")
_WORD = r"\u00b6|para(?:graph)?\.?|passage|sentence|example|message|comparison|response|[psemcr]"
_PART = re.compile(rf"({_WORD})\s*(\d+)", re.IGNORECASE)
_PARTS = re.compile(rf"(?P<clause>\S+?)(?P<parts>(?:[\s,]+(?:{_WORD})\s*\d+)+)", re.IGNORECASE)
_KINDS: dict[str, StepKind] = {
    "s": "sentence",
    "e": "example",
    "m": "message",
    "c": "comparison",
    "r": "response",
}


class CitedLocator(NamedTuple):
    """A locator and the revision in which its numbers count.

    Attributes:
        rev: A REV as it was written; None where none was.
        locator: The locator.
    """

    rev: str | None
    locator: Locator


def parse_cited(text: str) -> CitedLocator:
    """Returns the revision and the locator that `text` is.

    It reads `REV#be_kind/p3/s2`, `#be_kind`, `be_kind ¶3 s2`, `§3.2` (the number of a clause), the longer
    `spec@LABEL > #be_kind > ¶3 s2`, and addresses: of a site's pages, such as `https://host/LABEL/be_kind/#p3-s2`, and
    of `https://host/LABEL.html#be_kind`.

    Raises:
        ClausetreeError: It is none of these.
    """
    written = text.strip()
    if not written.isprintable():
        raise ClausetreeError("a locator contains a control character or a line break", _HINT)
    if not written:
        raise ClausetreeError("a locator is empty", _HINT)
    if _ADDRESS.match(written) and (found := _parse_address(written)):
        return found
    if _ARROW.search(written):
        return _parse_chain(written)
    rev, mark, rest = written.rpartition("#")
    if "#" in rev and _ANCHOR.fullmatch(rest):  # an anchor of the site after an id
        rev, _, clause = rev.rpartition("#")
        rest = "/".join([clause, *rest.split("-")])
    if not mark and "@" in rest:
        raise ClausetreeError(f"`{written}` names a revision, but no clause", f"add one: `{written}#ID`")
    if not rest:
        raise ClausetreeError(f"`{written}` names no clause", _HINT)
    return CitedLocator(rev or None, _parse_part(rest))


def _parse_address(text: str) -> CitedLocator | None:
    """Returns what the address of a page names; None where the address is that of a source."""
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise ClausetreeError(f"`{text}` is not an address: {error}", _HINT) from None
    anchor = unquote(parts.fragment)
    path = [unquote(name) for name in parts.path.split("/") if name]
    if path and path[-1].endswith((".html", ".htm")):
        if not anchor:
            raise ClausetreeError(f"`{text}` names no clause", "add one: `#ID`")
        return CitedLocator(path[-1].rpartition(".")[0], _parse_part(anchor))
    is_page = len(path) > 1 and (_LABEL.fullmatch(path[-2]) or path[-2] == "clauses")
    if is_page and anchor and not _ANCHOR.fullmatch(anchor):
        raise ClausetreeError(f"`{text}` names no part of a clause", "write it as `#p3`, `#p3-s2` or `#e2`")
    if is_page:
        rev = None if path[-2] == "clauses" else path[-2]
        return CitedLocator(
            rev, parse_locator("/".join([path[-1], *anchor.split("-")] if anchor else [path[-1]]))
        )
    if not anchor:
        raise ClausetreeError(
            f"`{text}` is not the address of a clause",
            "write the address of its page, such as `https://host/LABEL/ID/#p3`",
        )
    return None


def _parse_chain(text: str) -> CitedLocator:
    """Returns what is cited step by step, as in `spec@2025-12-18 > #be_kind > ¶3 s2`."""
    names = [name for name in _ARROW.split(text) if name]
    if not _ARROW.split(text)[-1]:
        raise ClausetreeError(f"`{text}` is cut off: nothing follows its last arrow", _HINT)
    rev = names.pop(0) if names and not names[0].startswith("#") and len(names) > 1 else None
    parts: list[str] = []
    while names and _PART.match(names[-1]) and len(names) > 1:
        parts.insert(0, names.pop())
    return CitedLocator(rev, _parse_part(" ".join([names[-1].removeprefix("#"), *parts])))


def _parse_part(text: str) -> Locator:
    """Returns the locator of a clause or a part of it, its steps written as `/p3/s2` or as `¶3 s2`."""
    words = _PARTS.fullmatch(text.strip())
    if words is None:
        return parse_locator(text.strip())
    steps = tuple(_read_step(kind, number) for kind, number in _PART.findall(words["parts"]))
    start = parse_locator(words["clause"].removeprefix("#"))
    return start._replace(steps=(*start.steps, *steps))


def _read_step(kind: str, number: str) -> Step:
    return Step(_KINDS.get(kind[0].lower(), "passage"), read_number(number))
