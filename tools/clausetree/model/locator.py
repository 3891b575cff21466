"""Locators: the addresses of clauses and of their parts."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from clausetree.model.errors import ClausetreeError

StepKind = Literal["passage", "sentence", "example", "message", "comparison", "response"]

_LETTERS: dict[StepKind, str] = {
    "passage": "p",
    "sentence": "s",
    "example": "e",
    "message": "m",
    "comparison": "c",
    "response": "r",
}


_KINDS: dict[str, StepKind] = {letter: kind for kind, letter in _LETTERS.items()}
_DIGITS = 18
_STEPS = re.compile(r"(?P<clause>.*?)(?:~(?P<repeat>[1-9]\d*))?(?P<steps>(?:/[a-z]\d+)*)", re.DOTALL)


class Step(NamedTuple):
    """One step from a clause to a part of it, or from a part to a part of that; `number` counts from 1."""

    kind: StepKind
    number: int

    def __str__(self) -> str:
        """Returns the step as written, such as `p3`."""
        return f"{_LETTERS[self.kind]}{self.number}"


PartPath = tuple[Step, ...]
"""The way from something to a part of it."""


class Locator(NamedTuple):
    """The address of a clause or of a part of it in one revision, such as `be_kind/p3/s2`.

    Attributes:
        clause: The clause's id.
        repeat: Which of the clauses that have this id, in the order of the text, from 1.
        steps: The way from the clause to the part; none for the clause itself.
    """

    clause: str
    repeat: int = 1
    steps: PartPath = ()

    @property
    def kind(self) -> StepKind | Literal["clause"]:
        """Returns what it is the address of."""
        return self.steps[-1].kind if self.steps else "clause"

    @property
    def clause_locator(self) -> Locator:
        """Returns the address of the clause that it is the address of, or of a part of."""
        return Locator(self.clause, self.repeat)

    def to(self, kind: StepKind, number: int) -> Locator:
        """Returns the locator of a part of what this one is the address of; `number` counts from 1."""
        return Locator(self.clause, self.repeat, (*self.steps, Step(kind, number)))

    def __str__(self) -> str:
        """Returns the locator as written; where two clauses have one id, the second is `clause_id~2`."""
        clause = self.clause if self.repeat == 1 else f"{self.clause}~{self.repeat}"
        return "/".join([clause, *map(str, self.steps)])


def parse_locator(text: str) -> Locator:
    """Returns the locator that `text` is, such as `be_kind/p3/s2`, without a revision.

    Raises:
        ClausetreeError: It is none.
    """
    match = _STEPS.fullmatch(text)
    steps = match["steps"].split("/")[1:] if match else []
    if (
        match is None
        or not match["clause"].rstrip("/")
        or text.endswith("/")
        or any(step[0] not in _KINDS for step in steps)
    ):
        raise ClausetreeError(
            f"`{text}` is not a locator",
            "write a clause's id and the path to a part, such as `be_kind/p3/s2`",
        )
    return Locator(
        match["clause"],
        read_number(match["repeat"] or "1"),
        tuple(Step(_KINDS[step[0]], read_number(step[1:])) for step in steps),
    )


def read_number(digits: str) -> int:
    """Returns the number of a part, given its digits.

    Raises:
        ClausetreeError: It has more digits than any number of parts.
    """
    if len(digits) > _DIGITS:
        raise ClausetreeError(
            f"the number `{digits[:_DIGITS]}…` in a locator has {len(digits)} digits",
            "parts are counted from 1, such as `be_kind/p3`",
        )
    return int(digits)
