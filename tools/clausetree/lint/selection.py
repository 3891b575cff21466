"""Which rules hold, and how much each matters: codes, names and prefixes of codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.nearest import find_nearest
from clausetree.lint.table import RULES, rule_name
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def select_codes(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Returns the codes to check: those selected, or all where none is, without those ignored.

    Raises:
        ClausetreeError: A word names no rule.
    """
    selected = {code for word in select for code in find_codes(word)} or set(RULES)
    return frozenset(selected.difference(*(find_codes(word) for word in ignore)))


def choose_severities(severities: Mapping[str, str]) -> dict[str, str]:
    """Returns a severity, or `off`, for each code that settings give one; what names fewer rules goes first.

    Raises:
        ClausetreeError: A word names no rule.
    """
    found = sorted(
        ((find_codes(word), level) for word, level in severities.items()), key=lambda pair: -len(pair[0])
    )
    return {code: level for codes, level in found for code in codes}


def find_codes(word: str) -> tuple[str, ...]:
    """Returns the codes that a code, a rule's name or the beginning of a code names.

    Raises:
        ClausetreeError: It names no rule.
    """
    codes = tuple(code for code in RULES if word and code.startswith(word.upper()))
    codes = codes or tuple(code for code in RULES if rule_name(code) == word.lower())
    if codes:
        return codes
    near = find_nearest(word, (*RULES, *map(rule_name, RULES)))
    raise ClausetreeError(
        f"no rule `{word}`",
        f"did you mean `{near}`?"
        if near
        else "`clausetree explain` lists the rules; families are "
        + ", ".join(f"`{family}`" for family in dict.fromkeys(code[:3] for code in RULES)),
    )
