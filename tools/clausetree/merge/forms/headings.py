"""Headings merged field by field: depth, title, id, each attribute."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.conflict import Conflict, Question, Stance
from clausetree.merge.origins.nodes import BASE, OURS, SIDES, THEIRS
from clausetree.merge.wordings.wording import combine, settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.merge.conflict import ConflictPart, MergedPiece
    from clausetree.model.clause import Clause

_DEPTH = re.compile(r"[ ]{0,3}#{1,6}(?=[ \t]|\Z)")
_LISTED = "tags"
_QUOTED = re.compile(r"[\s{}]|\A\Z")


def merge_heading(
    clauses: Sequence[Clause | None], depth: int, clash: Question | None = None
) -> list[MergedPiece]:
    """Returns the heading line of a clause, without its line ending.

    Args:
        clauses: The clause in base, ours and theirs, where it is there; ids and levels go by their merged names.
        depth: The depth that it has in the merged text.
        clash: The question which clause keeps the id, where the other side gave it to another.
    """
    if clash:
        lone = next(filter(None, clauses))
        return _merge_fields([clause or lone for clause in clauses], depth, clash)
    lines = [clause and clause.content.source[: clause.heading.span.end] for clause in clauses]
    if lines[OURS] is None or lines[THEIRS] is None:
        return [_set_depth(lines[OURS] or lines[THEIRS] or "", depth)]
    chosen = _choose(lines)
    if chosen is not None:
        return [_set_depth(chosen, depth)]
    return _merge_fields(clauses, depth, None)


def _merge_fields(clauses: Sequence[Clause | None], depth: int, clash: Question | None) -> list[MergedPiece]:
    """Returns the heading line put together from its fields, each of them merged."""
    named = ["#", clash] if clash else [*_merge_id(clauses)]
    attributes = [*_merge_attributes(clauses)]
    if attributes and not named and isinstance(attributes[0], str):
        attributes[0] = attributes[0].lstrip()
    listed = [" {", *named, *attributes, "}"] if named or attributes else []
    return [f"{'#' * depth} ", *_merge_title(clauses), *listed, _merge_ends(clauses)]


def _choose(lines: Sequence[str | None]) -> str | None:
    """Returns the line of the side that changed it; None where both did."""
    if lines[THEIRS] in {lines[OURS], lines[BASE]}:
        return lines[OURS]
    return lines[THEIRS] if lines[OURS] == lines[BASE] else None


def _set_depth(line: str, depth: int) -> str:
    return _DEPTH.sub("#" * depth, line, count=1)


def _merge_title(clauses: Sequence[Clause | None]) -> Iterator[MergedPiece]:
    titles = [clause and clause.title for clause in clauses]
    base, ours, theirs = (title or "" for title in titles)
    title = settle(*titles)
    if title is None and base:
        title = combine(base, ours, theirs)
    yield title if title is not None else _ask("title", clauses, titles)


def _merge_id(clauses: Sequence[Clause | None]) -> Iterator[MergedPiece]:
    ids = [clause and (None if clause.made else clause.id) for clause in clauses]
    clause_id = _pick(*ids)
    if clause_id is None and any(ids):
        yield "#"
        yield _ask("id", clauses, ids)
    elif clause_id:
        yield f"#{clause_id}"


def _merge_attributes(clauses: Sequence[Clause | None]) -> Iterator[MergedPiece]:
    known = [dict(_read_attributes(clause)) if clause else {} for clause in clauses]
    for key in dict.fromkeys(key for side in SIDES for key in known[side]):
        written = [attributes.get(key) for attributes in known]
        values = [one and one.value for one in written]
        value = _merge_lists(*values) if key == (_LISTED, 0) else _pick(*values)
        if value is not None:
            found = (one.written for one in written[OURS:] if one and _is_said(one, value, key))
            yield f" {next(found, f'{key[0]}={_quote(value)}')}"
        elif values[OURS] != values[THEIRS] and values[BASE] not in {values[OURS], values[THEIRS]}:
            texts = ["" if one is None else f" {one.written}" for one in written]
            yield _ask("level" if key[0] == "authority" else "attribute", clauses, values, texts)


def _is_said(one: _Attribute, value: str, key: tuple[str, int]) -> bool:
    """Returns whether an attribute says a value, however a list of words is written."""
    return one.value == value or (key == (_LISTED, 0) and _split(one.value) == _split(value))


class _Attribute(NamedTuple):
    """What an attribute says, and how it is written."""

    value: str
    written: str


def _read_attributes(clause: Clause) -> Iterator[tuple[tuple[str, int], _Attribute]]:
    """Yields the attributes of a clause by their names; of a name that is there again by how often it came before, too."""
    times: Counter[str] = Counter()
    heading = clause.heading
    for (key, value), spans in zip(heading.attributes, heading.attribute_spans, strict=True):
        yield (key, times[key]), _Attribute(value, spans.whole.slice(clause.content.source))
        times[key] += 1


def _merge_ends(clauses: Sequence[Clause | None]) -> str:
    """Returns what stands behind the attribute list, such as a comment: of both sides, where both changed it."""
    ends = [_read_end(clause) if clause else None for clause in clauses]
    chosen = _choose(ends)
    return f"{ends[OURS]}{ends[THEIRS]}" if chosen is None else chosen


def _read_end(clause: Clause) -> str:
    heading = clause.heading
    if heading.attributes_span is None:
        return ""
    return clause.content.source[heading.attributes_span.end : heading.span.end].partition("\n")[0].rstrip()


def _pick(base: str | None, ours: str | None, theirs: str | None) -> str | None:
    """Returns the value of the side that changed it; None where both did, or where it is gone."""
    if theirs in {ours, base}:
        return ours
    return theirs if ours == base else None


def _merge_lists(base: str | None, ours: str | None, theirs: str | None) -> str | None:
    """Returns the words of a list with what each side put in, without what either took out."""
    old, one, other = (_split(written or "") for written in (base, ours, theirs))
    kept = [word for word in one if word in other or word not in old]
    kept += [word for word in other if word not in one and word not in old]
    return ",".join(kept) or None


def _split(written: str) -> list[str]:
    return written.replace(",", " ").split()


def _quote(value: str) -> str:
    return f'"{value}"' if _QUOTED.search(value) else value


def _ask(
    part: ConflictPart,
    clauses: Sequence[Clause | None],
    values: Sequence[str | None],
    texts: Sequence[str | None] | None = None,
) -> Question:
    stances = [
        Stance(str(clause.locator), value, None) if clause else None
        for clause, value in zip(clauses, values, strict=True)
    ]
    ours = clauses[OURS]
    what = "an attribute" if part == "attribute" else f"the {part}"
    why = f"both changed {what}: ours {_shown(values[OURS])}, theirs {_shown(values[THEIRS])}"
    conflict = Conflict(part, ours.id if ours else None, stances[BASE], stances[OURS], stances[THEIRS], why)
    base, one, other = (text or "" for text in (texts or values))
    return Question(conflict, base, one, other)


def _shown(value: str | None) -> str:
    return "none" if value is None else f"`{value}`"
