"""Locators: the addresses of clauses and of their parts."""

from __future__ import annotations

from typing import Literal, NamedTuple

StepKind = Literal["passage", "sentence", "example", "message", "comparison", "response"]

_LETTERS: dict[StepKind, str] = {
    "passage": "p",
    "sentence": "s",
    "example": "e",
    "message": "m",
    "comparison": "c",
    "response": "r",
}


class Step(NamedTuple):
    """One step from a clause to a part of it, or from a part to a part of that; `number` counts from 1."""

    kind: StepKind
    number: int

    def __str__(self) -> str:
        """Returns the step as written, such as `p3`."""
        return f"{_LETTERS[self.kind]}{self.number}"


class Locator(NamedTuple):
    """The address of a clause or of a part of it in one revision, such as `be_kind/p3/s2`.

    Attributes:
        clause: The clause's id.
        repeat: Which of the clauses that have this id, in the order of the text, from 1.
        steps: The way from the clause to the part; none for the clause itself.
    """

    clause: str
    repeat: int = 1
    steps: tuple[Step, ...] = ()

    @property
    def kind(self) -> StepKind | Literal["clause"]:
        """Returns what it is the address of."""
        return self.steps[-1].kind if self.steps else "clause"

    def to(self, kind: StepKind, number: int) -> Locator:
        """Returns the locator of a part of what this one is the address of; `number` counts from 1."""
        return self._replace(steps=(*self.steps, Step(kind, number)))

    def __str__(self) -> str:
        """Returns the locator as written; where two clauses have one id, the second is `clause_id~2`."""
        clause = self.clause if self.repeat == 1 else f"{self.clause}~{self.repeat}"
        return "/".join([clause, *map(str, self.steps)])
