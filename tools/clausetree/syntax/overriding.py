"""What a text says itself of who can override a level or a clause, read from its sentences.

A statement of a level is an item of a list that begins with the level's name in bold, with what stands in the item; a
clause's own is a sentence with "this", such as "this can be overridden by explicit instructions at the user level".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.overriding import (
    CONTEXT,
    Can,
    Override,
    Overriding,
    derive_override,
    find_senders,
    is_known,
    merge_override,
)
from clausetree.model.passage_sentences import find_sentences
from clausetree.text.bold_terms import BOLD_END
from clausetree.text.letters import NAME
from clausetree.text.list_markers import LIST_MARKER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.model.clause import Clause, Passage
    from clausetree.model.document import Document
    from clausetree.model.locator import Locator

_LEVEL = re.compile(rf"^[ \t]*{LIST_MARKER}[ \t]+\*\*({NAME}+){BOLD_END}", re.MULTILINE)
_VERB = r"(?:overrid(?:e|den)|lift(?:ed)?|set aside|change[d]?|switch(?:ed)? off)"
_PASSIVE = re.compile(
    rf"(?P<modal>\bcan(?:not|'t|’t)?\b|\bmay(?: not)?\b|\bmust not\b)(?P<not> not\b| never\b)?(?P<how>[^.;,]*?)\b{_VERB}(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"(?P<who>[^.;:]*?)\b(?P<modal>can(?:not|'t|’t)?|may(?: not)?|must not)\b(?P<how>[^.;,]*?)\boverride\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\bcan(?:not|'t|’t)\b|\bmay not\b|\bmust not\b", re.IGNORECASE)
_CLAUSES = re.compile(r",? \bbut\b")
_NOBODY = re.compile(rf"\b(?:no message|nobody|no one|nothing)\b[^.;]*\b{_VERB}", re.IGNORECASE)
_ANYBODY = re.compile(rf"\b(?:anyone|anybody|everyone)\b[^.;]*\b{_VERB}", re.IGNORECASE)
_IMPLICIT = re.compile(r"\bimplicit(?:ly)?\b|\bby a hint\b|\bcontext(?:ual)?\b", re.IGNORECASE)
_SENDERS = {
    "system": re.compile(r"\bsystem\b", re.IGNORECASE),
    "developer": re.compile(r"\bdevelopers?\b", re.IGNORECASE),
    "user": re.compile(r"\b(?<!end )users?\b", re.IGNORECASE),
}
_OWN = re.compile(r"\b(?:this|it)\b[^.;]{0,40}?\b(?:can(?:not|'t|’t)?|may|must)\b", re.IGNORECASE)


class Statement(NamedTuple):
    """What a text says of who can override something: for a sender what it can; and where it says so."""

    can: dict[str, Can]
    locator: Locator


def find_overriding(
    document: Document,
    clause: Clause,
    stated: Mapping[str, Mapping[str, Can]],
    statements: Mapping[str, Statement],
) -> Overriding:
    """Returns who can override a clause: by what it says itself, the settings, the text, else by a known ladder's order.

    Args:
        document: The document.
        clause: One of its clauses.
        stated: For levels who can override them and how, as the settings state it.
        statements: The same as the text states it: `find_level_statements`, once for all clauses.
    """
    level = clause.level
    if level is None:
        return Overriding(None, (), "unknown")
    if own := find_own_statement(document, clause):
        return Overriding(level, merge_override(_derive(document, level), own.can), "text", own.locator)
    return find_level_overriding(document, level, stated, statements)


def find_level_overriding(
    document: Document,
    level: str,
    stated: Mapping[str, Mapping[str, Can]],
    statements: Mapping[str, Statement],
) -> Overriding:
    """Returns who can override a clause of a level that says nothing of it itself; arguments as for `find_overriding`."""
    derived = _derive(document, level)
    if level in stated:
        return Overriding(level, merge_override(derived, stated[level]), "settings")
    if said := statements.get(level):
        return Overriding(level, merge_override(derived, said.can), "text", said.locator)
    return Overriding(level, derived, "profile" if derived else "unknown")


def _derive(document: Document, level: str) -> tuple[Override, ...]:
    return derive_override(document.ladder, level) if is_known(document.ladder) else ()


def find_level_statements(document: Document) -> dict[str, Statement]:
    """Returns for each level what the text says of who can override it, the first of several that say anything."""
    found: dict[str, Statement] = {}
    known = {level.casefold(): level for level in document.ladder}
    senders = find_senders(document.ladder)
    for clause in document.clauses:
        for number, passage in enumerate(clause.content.passages, 1):
            if passage.kind != "list":
                continue
            for name, said in _split_items(passage.span.slice(clause.content.source)):
                level = known.get(name.casefold())
                can = _read(said, senders) if level else {}
                if level and can:
                    found.setdefault(level, Statement(can, clause.locator.to("passage", number)))
    return found


def find_own_statement(document: Document, clause: Clause) -> Statement | None:
    """Returns what a clause says itself of who can override it; None where it does not."""
    senders = find_senders(document.ladder)
    for number, passage in enumerate(clause.content.passages, 1):
        for place, said in _find_own(clause, passage):
            if can := _read(said, senders):
                return Statement(can, clause.locator.to("passage", number).to("sentence", place))
    return None


def _find_own(clause: Clause, passage: Passage) -> Iterator[tuple[int, str]]:
    """Yields the sentences of a passage that speak of the clause itself, counted from 1."""
    if passage.kind != "paragraph" or "overrid" not in passage.span.slice(clause.content.source):
        return
    for place, span in enumerate(find_sentences(clause, passage), 1):
        said = span.slice(clause.content.source)
        if "overrid" in said and _OWN.search(said):
            yield place, said


def _split_items(text: str) -> Iterator[tuple[str, str]]:
    """Yields the items of a list that begin with a word in bold: the word, and all up to the next such item."""
    starts = list(_LEVEL.finditer(text))
    ends = [*(match.start() for match in starts[1:]), len(text)]
    for match, end in zip(starts, ends, strict=False):
        yield match[1], text[match.end() : end]


def _read(said: str, senders: tuple[str, ...]) -> dict[str, Can]:
    """Returns what somebody can, by what sentences say; empty where they say nothing of it."""
    if _NOBODY.search(said):
        return dict.fromkeys((*senders, CONTEXT), "no")
    found: dict[str, Can] = {}
    if anybody := _ANYBODY.search(said):
        implicit = bool(_IMPLICIT.search(said, anybody.start()))
        return dict.fromkeys(
            (*senders, *((CONTEXT,) if implicit else ())), "implicitly" if implicit else "explicitly"
        )
    for part in _CLAUSES.split(said):
        for match in _PASSIVE.finditer(part):
            _note(match, match["rest"], senders, found)
        for match in () if found else _ACTIVE.finditer(part):
            _note(match, match["who"], senders, found)
    return found


def _note(match: re.Match[str], where: str, senders: tuple[str, ...], found: dict[str, Can]) -> None:
    """Adds what one statement says: of the senders that it names there, of all where it names none."""
    told = match.groupdict("")
    negated = bool(_NEGATED.search(f"{told['modal']} ") or told.get("not"))
    implicit = bool(_IMPLICIT.search(told["how"] + told.get("rest", "")))
    named = [sender for sender in senders if sender in _SENDERS and _SENDERS[sender].search(where)]
    if negated and implicit:
        found.setdefault(CONTEXT, "no")
    elif negated:
        found |= dict.fromkeys(named, "no")
    elif implicit:
        found |= dict.fromkeys((*senders, CONTEXT), "implicitly")
    else:
        found |= dict.fromkeys(named, "explicitly")
