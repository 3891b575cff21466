"""A query as written, in terms; and what is said of a place in it that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.model.errors import ClausetreeError
from clausetree.text.cells import cell_width
from clausetree.text.nearest import tell_known

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausetree.model.clause import Clause
    from clausetree.text.span import Span

    Predicate = Callable[[Clause], bool]
    """Says whether a clause fits a term."""

Operator = Literal[":", "<", "<=", ">", ">="]

_AROUND = 36
"""How many characters are shown on each side of the place of a mistake: with them it fits a line of 80 cells."""

_LONGEST = 40  # characters of a word that messages quote
_CUT = "…"


class QueryValue(NamedTuple):
    """A value of a term: its words without the quotes around them, and where it stands in the expression."""

    text: str
    span: Span


class QueryTerm(NamedTuple):
    """One condition.

    Attributes:
        key: What is asked for, such as `level`; `text` for a word without a key.
        operator: How it is compared.
        values: What it is compared with; any of several is enough.
        excluded: Whether the clauses are wanted that do not fit.
        expression: The expression that it stands in.
        span: Where it stands there.
        bare: Whether it is a word or a quotation without a key.
    """

    key: str
    operator: Operator
    values: tuple[QueryValue, ...]
    excluded: bool
    expression: str
    span: Span
    bare: bool = False


class Query(NamedTuple):
    """An expression, read: a clause fits if all terms hold."""

    expression: str
    terms: tuple[QueryTerm, ...]


def point_at(expression: str, span: Span, message: str, hint: str | None = None) -> ClausetreeError:
    """Returns the error for what is wrong at a place of an expression, which it shows with carets below the place."""
    line = "".join(letter if letter.isprintable() else " " for letter in expression)
    start, end = max(span.start - _AROUND, 0), max(span.start, min(span.end, span.start + _AROUND))
    before = (_CUT if start else "") + line[start : span.start]
    after = line[end : end + _AROUND] + (_CUT if end + _AROUND < len(line) else "")
    carets = " " * cell_width(before) + "^" * max(cell_width(line[span.start : end]), 1)
    return ClausetreeError(f"{message}\n  {before}{line[span.start : end]}{after}\n  {carets}", hint)


def shorten(text: str) -> str:
    """Returns a part of an expression as messages quote it: on one line, and not without end."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + _CUT


def list_choices(near: str | None, known: Sequence[str]) -> str:
    """Returns a hint with the nearest word, if one is near, and all that there are."""
    listed = tell_known(known)
    return f"{near} {listed}" if near else listed
