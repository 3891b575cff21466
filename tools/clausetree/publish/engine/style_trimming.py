"""A style sheet without what it need not say: what styles nothing that there is, and what a later rule overrides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clausetree.publish.engine.style_sheet import GroupRule, StyleRule, find_variables, render_style_sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from clausetree.publish.engine.style_sheet import OtherRule, Selector, StyleSheet

_SHORTHANDS = ("margin", "padding", "background")
"""Each sets all properties whose names begin with its own and a hyphen; others, such as `border` and `border-radius`, do not."""


def keep_selectors(sheet: StyleSheet, is_kept: Callable[[Selector], bool]) -> StyleSheet:
    """Returns a style sheet without the other selectors, nor the rules that are left without any."""
    return _rewrite(sheet, lambda rule: rule._replace(selectors=tuple(filter(is_kept, rule.selectors))))


def trim_style_sheet(sheet: StyleSheet, used: AbstractSet[str]) -> StyleSheet:
    """Returns a style sheet without what styles nothing.

    Args:
        sheet: The style sheet.
        used: What there is, named as `Selector.needed` names it.
    """
    return keep_selectors(sheet, lambda selector: selector.needed <= used)


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

    def drop(rule: StyleRule) -> StyleRule:
        return rule._replace(declarations=tuple(one for one in rule.declarations if not is_dropped(one[0])))

    return _rewrite(sheet, drop)


def _rewrite(sheet: StyleSheet, change: Callable[[StyleRule], StyleRule]) -> StyleSheet:
    """Returns a style sheet with its rules changed, those under conditions too, without what is left empty."""
    kept: list[StyleRule | GroupRule | OtherRule] = []
    for rule in sheet:
        if isinstance(rule, StyleRule):
            changed = change(rule)
            kept += [changed] if changed.selectors and changed.declarations else []
        elif isinstance(rule, GroupRule):
            rules = _rewrite(rule.rules, change)
            kept += [rule._replace(rules=rules)] if rules else []
        else:
            kept.append(rule)
    return tuple(kept)


def _is_unused_variable(used: AbstractSet[str], name: str) -> bool:
    return name.startswith("--") and name not in used


def _is_overridden(declaration: tuple[str, str], overriding: AbstractSet[str]) -> bool:
    name, text = declaration
    shorthand = next((short for short in _SHORTHANDS if name.startswith(f"{short}-")), name)
    return not text.endswith("!important") and not overriding.isdisjoint((name, shorthand))
