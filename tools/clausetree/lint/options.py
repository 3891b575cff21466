"""The options of rules, as `[lint.rules.NAME]` in settings has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.table import RULES, load_rule, rule_name
from clausetree.model.errors import ClausetreeError
from clausetree.text.nearest import find_nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS = {int: "a number", tuple: "a list of text"}


def parse_options(rules: Mapping[str, Mapping[str, object]], path: str) -> dict[str, NamedTuple]:
    """Returns for each code that settings give options to the rule's options.

    Args:
        rules: For a rule's name or code its options.
        path: What errors call the settings.

    Raises:
        ClausetreeError: There is no such rule or option, or its value is of another kind.
    """
    codes = {rule_name(code): code for code in RULES}
    found: dict[str, NamedTuple] = {}
    for word, given in rules.items():
        code = word if word in RULES else codes.get(word)
        if code is None:
            near = find_nearest(word, codes)
            message = f"unknown key `lint.rules.{word}` in `{path}`"
            raise ClausetreeError(
                f"{message}; did you mean `{near}`?" if near else message, "the keys here are names of rules"
            )
        found[code] = _parse_rule(load_rule(code).options, given, f"lint.rules.{word}", path)
    return found


def _parse_rule(defaults: NamedTuple, given: Mapping[str, object], place: str, path: str) -> NamedTuple:
    """Returns the options of one rule, given its defaults, with what settings say in their place."""
    known = defaults._asdict()
    values: dict[str, object] = {}
    for key, value in given.items():
        if key not in known:
            near = find_nearest(key, known)
            message = f"unknown key `{place}.{key}` in `{path}`"
            hint = (
                f"the keys here are {', '.join(f'`{name}`' for name in known)}"
                if known
                else "this rule has no options"
            )
            raise ClausetreeError(f"{message}; did you mean `{near}`?" if near else message, hint)
        default = known[key]
        if (
            isinstance(default, tuple)
            and isinstance(value, list)
            and all(isinstance(item, str) for item in value)
        ):
            values[key] = tuple(value)
        elif type(value) is type(default) and not isinstance(default, tuple):
            values[key] = value
        else:
            raise ClausetreeError(
                f"`{place}.{key}` in `{path}`: expected {_KINDS[type(default)]}", "correct the value"
            )
    return defaults._replace(**values)
