"""Which rules hold, and how much each matters: codes, names and beginnings of codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.table import RULES, rule_name
from clausetree.model.errors import ClausetreeError
from clausetree.text.nearest import find_nearest
from clausetree.text.path_pattern import PathPattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from clausetree.config.settings import LintSettings, SeverityWord
    from clausetree.model.diagnostic import Severity


class Selection(NamedTuple):
    """What a user says of rules: codes, names, beginnings of codes.

    Attributes:
        select: The rules to check, in place of those that settings select and leave out; none for what settings say.
        ignore: Rules to leave out.
        extend: Rules to check as well, whatever settings leave out.
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    extend: Sequence[str] = ()


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
    asked = frozenset(_all_codes((*selection.select, *selection.extend)))
    codes = asked if selection.select else _settled_codes(settings, path)
    severities = _settled_severities(settings, path) if settings else {}
    codes -= {code for code, level in severities.items() if level == "off"}
    codes |= asked
    held = {code: level for code, level in severities.items() if level != "off"}
    return Chosen(codes - set(_all_codes(selection.ignore)), held)


def choose_ignored(
    settings: Mapping[str, Sequence[str]], path: str
) -> tuple[tuple[PathPattern, frozenset[str]], ...]:
    """Returns for each pattern of `lint.per-file-ignores` the codes that it leaves out.

    Args:
        settings: What settings say.
        path: What errors call them.

    Raises:
        ClausetreeError: A word names no rule.
    """
    return tuple(
        (
            PathPattern(pattern),
            frozenset(_all_codes(words, f"`lint.per-file-ignores.{pattern}` in `{path}`: ")),
        )
        for pattern, words in settings.items()
    )


def _settled_codes(settings: LintSettings | None, path: str) -> frozenset[str]:
    """Returns the rules that settings select, those left out that they ignore."""
    if settings is None:
        return frozenset(RULES)
    select = frozenset(_all_codes(settings.select, f"`lint.select` in `{path}`: "))
    ignore = frozenset(_all_codes(settings.ignore, f"`lint.ignore` in `{path}`: "))
    return (select or frozenset(RULES)) - ignore


def _settled_severities(settings: LintSettings, path: str) -> Mapping[str, SeverityWord]:
    """Returns for each code that settings speak of its severity; what names fewer rules has the last word."""
    given = [
        (find_codes(word, f"`lint.severity.{word}` in `{path}`: "), level)
        for word, level in settings.severity.items()
    ]
    severities: dict[str, SeverityWord] = {}
    for found, level in sorted(given, key=lambda pair: -len(pair[0])):
        severities.update(dict.fromkeys(found, level))
    return severities


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


def list_rule_words() -> dict[str, str]:
    """Returns the words that name rules, each with what it means: codes, families and names, in this order."""
    families = dict.fromkeys(code.rstrip("0123456789") for code in RULES)
    return (
        {code: rule_name(code) for code in RULES}
        | {family: f"all rules of the family {family}" for family in families}
        | {rule_name(code): code for code in RULES}
    )


def _all_codes(words: Iterable[str], place: str = "") -> list[str]:
    return [code for word in words for code in find_codes(word, place)]
