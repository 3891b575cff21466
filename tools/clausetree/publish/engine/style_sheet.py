"""A style sheet as values: its rules, what each selector needs in a page, and what each rule declares."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import tinycss2
from tinycss2.ast import AtRule, LiteralToken, ParseError, QualifiedRule, WhitespaceToken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from tinycss2.ast import Node

_USE = re.compile(r"var\(\s*(--[\w-]+)")
_CONDITIONAL = {"media", "supports", "layer", "container"}


class Selector(NamedTuple):
    """One selector of a rule.

    Attributes:
        text: As written.
        needed: The elements, and the classes with a dot before each, that there must be for it to style anything; those in
            `:not()` and the like left out.
        states: Its pseudo-classes and pseudo-elements without arguments, such as `hover`.
    """

    text: str
    needed: frozenset[str]
    states: frozenset[str]


class StyleRule(NamedTuple):
    """Selectors, and for each property the declaration as written."""

    selectors: tuple[Selector, ...]
    declarations: tuple[tuple[str, str], ...]


class GroupRule(NamedTuple):
    """Rules under a condition, such as `@media print`."""

    condition: str
    rules: StyleSheet


class OtherRule(NamedTuple):
    """A rule that has no selectors, such as `@keyframes`, as written."""

    text: str


StyleSheet = tuple[StyleRule | GroupRule | OtherRule, ...]


def parse_style_sheet(text: str) -> StyleSheet:
    """Returns the rules of a style sheet; comments are left out."""
    return _parse_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def render_style_sheet(sheet: StyleSheet) -> str:
    """Returns a style sheet as text, without blanks that say nothing."""
    return "".join(map(_render_rule, sheet))


def trim_style_sheet(sheet: StyleSheet, used: AbstractSet[str]) -> StyleSheet:
    """Returns a style sheet without what styles nothing.

    Args:
        sheet: The style sheet.
        used: The names of elements, and the classes with a dot before each, that there are.
    """
    return tuple(_trim(sheet, used))


def drop_unused_variables(sheet: StyleSheet, named: AbstractSet[str]) -> StyleSheet:
    """Returns a style sheet without the custom properties that neither itself nor another, which names `named`, uses."""
    while True:
        used = named | find_variables(render_style_sheet(sheet))
        shorter = tuple(_drop_variables(sheet, used))
        if shorter == sheet:
            return sheet
        sheet = shorter  # what only a dropped one used is not used now


def find_variables(text: str) -> set[str]:
    """Returns the custom properties that a style sheet or a script uses."""
    return set(_USE.findall(text))


def _parse_rules(nodes: Iterable[Node]) -> StyleSheet:
    return tuple(_parse_rule(node) for node in nodes if not isinstance(node, ParseError))


def _parse_rule(node: Node) -> StyleRule | GroupRule | OtherRule:
    if isinstance(node, QualifiedRule):
        selectors = (Selector(_render(part), *_read_selector(part)) for part in _split(node.prelude, ","))
        declarations = ((_find_property(part), _render(part)) for part in _split(node.content, ";"))
        return StyleRule(tuple(selectors), tuple(found for found in declarations if found[1]))
    if isinstance(node, AtRule) and node.lower_at_keyword in _CONDITIONAL and node.content is not None:
        inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        return GroupRule(f"@{node.at_keyword} {_render(node.prelude)}", _parse_rules(inner))
    return OtherRule(node.serialize())


def _read_selector(tokens: Iterable[Node]) -> tuple[frozenset[str], frozenset[str]]:
    """Returns what a selector needs, and the states that it has."""
    needed, states = set(), set()
    for before, token in pairwise((None, *tokens)):
        if token.type != "ident":
            continue
        sign = before.value if isinstance(before, LiteralToken) else ""
        if sign == ":":
            states.add(token.lower_value)
        else:
            needed.add(f".{token.value}" if sign == "." else token.lower_value)
    return frozenset(needed), frozenset(states)


def _find_property(declaration: Iterable[Node]) -> str:
    """Returns the property that a declaration sets; empty where it is none."""
    first = next((token for token in declaration if token.type != "whitespace"), None)
    return str(first.value) if first is not None and first.type == "ident" else ""


def _split(tokens: Iterable[Node], separator: str) -> Iterator[list[Node]]:
    """Yields what the separators part, without them, empty pieces left out."""
    piece: list[Node] = []
    for token in (*tokens, LiteralToken(0, 0, separator)):
        if not isinstance(token, LiteralToken) or token.value != separator:
            piece.append(token)
        elif piece:
            yield piece
            piece = []


def _render(tokens: Iterable[Node]) -> str:
    """Returns tokens as text, each run of blanks between them as one."""
    blank = WhitespaceToken(0, 0, " ")
    return str(
        tinycss2.serialize([blank if token.type == "whitespace" else token for token in tokens])
    ).strip()


def _render_rule(rule: StyleRule | GroupRule | OtherRule) -> str:
    if isinstance(rule, StyleRule):
        selectors = ",".join(selector.text for selector in rule.selectors)
        return f"{selectors}{{{';'.join(text for _, text in rule.declarations)}}}"
    if isinstance(rule, GroupRule):
        return f"{rule.condition}{{{render_style_sheet(rule.rules)}}}"
    return rule.text


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


def _drop_variables(sheet: StyleSheet, used: AbstractSet[str]) -> Iterator[StyleRule | GroupRule | OtherRule]:
    for rule in sheet:
        if isinstance(rule, StyleRule):
            kept = tuple(
                (name, text) for name, text in rule.declarations if not name.startswith("--") or name in used
            )
            if kept:
                yield rule._replace(declarations=kept)
        elif isinstance(rule, GroupRule):
            if rules := tuple(_drop_variables(rule.rules, used)):
                yield rule._replace(rules=rules)
        else:
            yield rule
