"""The engine's style sheet, cut down to what the pages of a site can use."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import tinycss2
from tinycss2.ast import AtRule, LiteralToken, QualifiedRule

from clausetree.publish.engine.site_folder import write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from tinycss2.ast import Node

_STYLES = "assets/stylesheets"
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_WORD = re.compile(r"[\w-]+")
_CONDITIONAL = {"media", "supports", "layer", "container"}


def trim_styles(stage: Path) -> None:
    """Writes the engine's style sheets anew, without the rules that no page of the built site can use.

    They style many components that no page here has, and every first reader would wait for them.
    """
    used = _find_used_classes(stage)
    for file in (stage / _STYLES).glob("*.css"):
        text = trim_sheet(file.read_text(encoding="utf-8"), used)
        file.unlink()  # the old one may be that of the site in use too
        write_text(file, text)


def trim_sheet(sheet: str, used: AbstractSet[str]) -> str:
    """Returns a style sheet without the rules each of whose selectors names a class that is not among `used`."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return str(tinycss2.serialize(_trim(rules, used)))


def _find_used_classes(stage: Path) -> set[str]:
    """Returns the classes of all elements, and all words of the site's own scripts, which set some."""
    used: set[str] = set()
    for page in filter(Path.is_file, stage.rglob("*.html")):  # a clause's folder can have such a name too
        for classes in set(_CLASSES.findall(page.read_text(encoding="utf-8"))):
            used.update(classes.split())
    for script in (stage / "javascripts").glob("*.js"):
        used.update(_WORD.findall(script.read_text(encoding="utf-8")))
    return used


def _trim(rules: Iterable[Node], used: AbstractSet[str]) -> list[Node]:
    kept: list[Node] = []
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            if any(_find_classes(selector) <= used for selector in _split_selectors(rule.prelude)):
                kept.append(rule)
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in _CONDITIONAL and rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            rule.content = _trim(inner, used)
            kept += [rule] if rule.content else []
        else:
            kept.append(rule)
    return kept


def _split_selectors(prelude: Iterable[Node]) -> Iterator[list[Node]]:
    """Yields the selectors that commas separate."""
    selector: list[Node] = []
    for token in prelude:
        if isinstance(token, LiteralToken) and token.value == ",":
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _find_classes(selector: Iterable[Node]) -> set[str]:
    """Returns the classes that an element must have, or stand in, for a selector to mean it; those in `:not()` and the like left out."""
    return {
        after.value
        for dot, after in pairwise(selector)
        if isinstance(dot, LiteralToken) and dot.value == "." and after.type == "ident"
    }
