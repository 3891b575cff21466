"""Safe fixes are made and looked at before anybody is offered them.

What counts is that the clauses are the same afterwards, that each finding which a fix is for is gone, and that there is
none that was not there. All fixes are tried at once; where that fails, halves of them are, until those that did it are
found.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.fix import apply_fixes, take_fixes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from clausetree.model.diagnostic import Diagnostic

_MOST_TRIES = 24  # each reads and checks the whole text; a text in which more fixes go wrong is offered fewer


class Outcome(NamedTuple):
    """What is known of a text.

    Attributes:
        clauses: What must stay as it is.
        codes: How often each rule finds something.
    """

    clauses: tuple[object, ...]
    codes: Counter[str]


def verify_fixes(
    found: Sequence[Diagnostic],
    text: str,
    clauses: tuple[object, ...],
    check: Callable[[str], Outcome],
    is_wanted: Callable[[Diagnostic], bool] = lambda _: True,
) -> list[Diagnostic]:
    """Returns what is found in a text, safe fixes that don't do what they should left out.

    Args:
        found: What all rules find in it.
        text: The text.
        clauses: What must stay as it is.
        check: Returns what is known of another text.
        is_wanted: Says of which findings anybody wants the fix; those of the others stay as they are.
    """
    safe = [index for index, one in enumerate(found) if one.fix and one.fix.safe and is_wanted(one)]
    if not safe:
        return list(found)
    trial = _Trial(found, text, Outcome(clauses, Counter(one.code for one in found)), check)
    refused = set(safe) - trial.find_sound(safe)
    return [one._replace(fix=None) if index in refused else one for index, one in enumerate(found)]


class _Trial:
    """Tries fixes of a text, and counts the tries."""

    def __init__(
        self, found: Sequence[Diagnostic], text: str, before: Outcome, check: Callable[[str], Outcome]
    ) -> None:
        self._found = found
        self._text = text
        self._before = before
        self._check = check
        self._tries = 0

    def find_sound(self, indexes: Sequence[int]) -> set[int]:
        """Returns which of the findings have a fix that does what it should."""
        if not indexes or self._tries >= _MOST_TRIES:
            return set()
        fixes = {index: fix for index in indexes if (fix := self._found[index].fix)}
        taken = {id(fix) for fix in take_fixes(fixes.values())}
        now = [index for index, fix in fixes.items() if id(fix) in taken]
        later = [index for index, fix in fixes.items() if id(fix) not in taken]
        self._tries += 1
        if self._is_sound(now):
            return {*now, *self.find_sound(later)}
        if len(now) == 1:
            return self.find_sound(later)
        middle = len(now) // 2
        return {*self.find_sound(now[:middle]), *self.find_sound(now[middle:]), *self.find_sound(later)}

    def _is_sound(self, indexes: Iterable[int]) -> bool:
        """Returns whether all of these fixes, made at once, do what they should."""
        fixed = [self._found[index] for index in indexes]
        after = self._check(apply_fixes(self._text, [one.fix for one in fixed if one.fix]))
        expected = self._before.codes.copy()
        expected.subtract(one.code for one in fixed)
        return after.clauses == self._before.clauses and after.codes <= expected
