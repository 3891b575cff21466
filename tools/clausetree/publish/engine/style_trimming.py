"""A style sheet without what it need not say: what styles nothing that there is, and what a later rule overrides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clausetree.publish.engine.style_sheet import GroupRule, StyleRule, find_variables, render_style_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from clausetree.publish.engine.style_sheet import OtherRule, StyleSheet

_SHORTHANDS = ("margin", "padding", "background")
"""Each sets all properties whose names begin with its own and a hyphen; others, such as `border` and `border-radius`, do not."""


def trim_style_sheet(sheet: StyleSheet, used: AbstractSet[str]) -> StyleSheet:
    """Returns a style sheet without what styles nothing.

    Args:
        sheet: The style sheet.
        used: What there is, named as `Selector.needed` names it.
    """
    return tuple(_trim(sheet, used))


def drop_overridden(sheet: StyleSheet) -> StyleSheet:
    """Returns a style sheet without the declarations that a later rule overrides: one with the same selectors and no condition."""
    kept: list[StyleRule | GroupRule | OtherRule] = []
    later: dict[str, set[str]] = {}
    for rule in reversed(sheet):
        if not isinstance(rule, StyleRule):
            kept.append(rule)
            continue
        texts = [selector.text for selector in rule.selectors]
        overriding = set.intersection(*(later.get(text, set()) for text in texts))
        if left := tuple(one for one in rule.declarations if not _is_overridden(one, overriding)):
            kept.append(rule._replace(declarations=left))
        for text in texts:
            later.setdefault(text, set()).update(name for name, _ in rule.declarations)
    return tuple(reversed(kept))


def drop_unused_variables(sheet: StyleSheet, named: AbstractSet[str]) -> StyleSheet:
    """Returns a style sheet without the custom properties that neither itself nor another, which names `named`, uses."""
    while True:
        used = named | find_variables(render_style_sheet(sheet))
        shorter = drop_declarations(sheet, partial(_is_unused_variable, used))
        if shorter == sheet:
            return sheet
        sheet = shorter  # what only a dropped one used is not used now


def drop_declarations(sheet: StyleSheet, is_dropped: Callable[[str], bool]) -> StyleSheet:
    """Returns a style sheet without the declarations of some properties, nor the rules that are left empty."""
    return tuple(_drop_declarations(sheet, is_dropped))


def _trim(sheet: StyleSheet, used: AbstractSet[str]) -> Iterator[StyleRule | GroupRule | OtherRule]:
    for rule in sheet:
        if isinstance(rule, StyleRule):
            selectors = tuple(selector for selector in rule.selectors if selector.needed <= used)
            if selectors:
                yield rule._replace(selectors=selectors)
        elif isinstance(rule, GroupRule):
            if rules := trim_style_sheet(rule.rules, used):
                yield rule._replace(rules=rules)
        else:
            yield rule


def _is_unused_variable(used: AbstractSet[str], name: str) -> bool:
    return name.startswith("--") and name not in used


def _is_overridden(declaration: tuple[str, str], overriding: AbstractSet[str]) -> bool:
    name, text = declaration
    shorthand = next((short for short in _SHORTHANDS if name.startswith(f"{short}-")), name)
    return not text.endswith("!important") and not overriding.isdisjoint((name, shorthand))


def _drop_declarations(
    sheet: StyleSheet, is_dropped: Callable[[str], bool]
) -> Iterator[StyleRule | GroupRule | OtherRule]:
    for rule in sheet:
        if isinstance(rule, StyleRule):
            if kept := tuple(one for one in rule.declarations if not is_dropped(one[0])):
                yield rule._replace(declarations=kept)
        elif isinstance(rule, GroupRule):
            if rules := drop_declarations(rule.rules, is_dropped):
                yield rule._replace(rules=rules)
        else:
            yield rule
