"""Which rules hold, and how much each matters: codes, names and beginnings of codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.table import RULES, rule_name
from clausetree.model.errors import ClausetreeError
from clausetree.text.nearest import find_nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from clausetree.config.settings import LintSettings, SeverityWord
    from clausetree.model.diagnostic import Severity


class Selection(NamedTuple):
    """What a user says of rules: codes, names, beginnings of codes.

    Attributes:
        select: The rules to check, in place of those that settings select and leave out; none for what settings say.
        ignore: Rules to leave out.
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()


class Chosen(NamedTuple):
    """The rules to check, and how.

    Attributes:
        codes: The rules.
        severities: For a code its severity, where that is not the rule's own.
    """

    codes: Collection[str] = RULES
    severities: Mapping[str, Severity] = {}


def choose_rules(selection: Selection, settings: LintSettings | None, path: str) -> Chosen:
    """Returns the rules that hold.

    Args:
        selection: What the user says.
        settings: What settings say, where there are any.
        path: What errors call the settings.

    Raises:
        ClausetreeError: A word names no rule.
    """
    codes = frozenset(_all_codes(selection.select))
    severities: dict[str, SeverityWord] = {}
    if settings:
        if not codes:
            select = frozenset(_all_codes(settings.select, f"`lint.select` in `{path}`: "))
            codes = (select or frozenset(RULES)) - set(
                _all_codes(settings.ignore, f"`lint.ignore` in `{path}`: ")
            )
        given = [
            (find_codes(word, f"`lint.severity.{word}` in `{path}`: "), level)
            for word, level in settings.severity.items()
        ]
        for found, level in sorted(
            given, key=lambda pair: -len(pair[0])
        ):  # what names one rule has the last word
            severities.update(dict.fromkeys(found, level))
        codes -= {code for code, level in severities.items() if level == "off"}
    elif not codes:
        codes = frozenset(RULES)
    held = {code: level for code, level in severities.items() if level != "off"}
    return Chosen(codes - set(_all_codes(selection.ignore)), held)


def find_codes(word: str, place: str = "") -> tuple[str, ...]:
    """Returns the codes that a code, a rule's name or the beginning of a code names.

    Args:
        word: What names one or more rules.
        place: What an error begins with: where the word stands.

    Raises:
        ClausetreeError: It names no rule.
    """
    codes = tuple(code for code in RULES if word and code.startswith(word.upper()))
    codes = codes or tuple(code for code in RULES if rule_name(code) == word.lower())
    if codes:
        return codes
    near = find_nearest(word, (*RULES, *map(rule_name, RULES)))
    raise ClausetreeError(
        f"{place}no rule `{word}`",
        f"did you mean `{near}`?" if near else "`clausetree explain` lists the rules",
    )


def _all_codes(words: Iterable[str], place: str = "") -> list[str]:
    return [code for word in words for code in find_codes(word, place)]
