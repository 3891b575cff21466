"""A style sheet as values: its rules, what each selector needs in a page, and what each rule declares."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import tinycss2
from tinycss2.ast import AtRule, LiteralToken, ParseError, QualifiedRule, WhitespaceToken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tinycss2.ast import Node

_USE = re.compile(r"var\(\s*(--[\w-]+)")
_CONDITIONAL = {"media", "supports", "layer", "container"}


class Selector(NamedTuple):
    """One selector of a rule.

    Attributes:
        text: As written.
        needed: What there must be for it to style anything: elements, classes as `.name`, attributes as `[name]`, and `[dir=rtl]`
            where it is for what runs that way; what stands in `:not()` and the like left out.
        states: Its pseudo-classes and pseudo-elements without arguments, such as `hover`.
    """

    text: str
    needed: frozenset[str]
    states: frozenset[str]


class StyleRule(NamedTuple):
    """Selectors, and for each property its declaration, without spaces that say nothing."""

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
    """Returns a style sheet as text, without spaces that say nothing."""
    return "".join(map(_render_rule, sheet))


def find_variables(text: str) -> set[str]:
    """Returns the custom properties that a style sheet or a script uses."""
    return set(_USE.findall(text))


def find_set_variables(sheet: StyleSheet) -> set[str]:
    """Returns the custom properties that a style sheet sets under no condition."""
    rules = (rule for rule in sheet if isinstance(rule, StyleRule))
    return {name for rule in rules for name, _ in rule.declarations if name.startswith("--")}


def _parse_rules(nodes: Iterable[Node]) -> StyleSheet:
    return tuple(_parse_rule(node) for node in nodes if not isinstance(node, ParseError))


def _parse_rule(node: Node) -> StyleRule | GroupRule | OtherRule:
    if isinstance(node, QualifiedRule):
        selectors = (Selector(_render(part), *_read_selector(part)) for part in _split(node.prelude, ","))
        declarations = (_read_declaration(part) for part in _split(node.content, ";") if _render(part))
        return StyleRule(tuple(selectors), tuple(declarations))
    if isinstance(node, AtRule) and node.lower_at_keyword in _CONDITIONAL and node.content is not None:
        inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        return GroupRule(f"@{node.at_keyword} {_render(node.prelude)}", _parse_rules(inner))
    return OtherRule(node.serialize())


def _read_selector(tokens: Iterable[Node]) -> tuple[frozenset[str], frozenset[str]]:
    """Returns what a selector needs, and the states that it has."""
    needed: set[str] = set()
    states: set[str] = set()
    for before, token in pairwise((None, *tokens)):
        sign = before.value if isinstance(before, LiteralToken) else ""
        if token.type == "[] block":
            needed.update(_read_attribute(token.content))
        elif token.type == "function" and token.lower_name == "dir":
            needed.add(f"[dir={_render(token.arguments)}]")
        elif token.type == "ident" and sign == ":":
            states.add(token.lower_value)
        elif token.type == "ident":
            needed.add(f".{token.value}" if sign == "." else token.lower_value)
    return frozenset(needed), frozenset(states)


def _read_attribute(tokens: Iterable[Node]) -> Iterator[str]:
    """Yields what `[name=value]` needs: the attribute, and the value too where it is a direction."""
    words = [token.value for token in tokens if token.type in {"ident", "string"}]
    yield f"[{words[0]}]"
    if words[0] == "dir" and len(words) > 1:
        yield f"[dir={words[1]}]"


def _read_declaration(tokens: Iterable[Node]) -> tuple[str, str]:
    """Returns the property that a declaration sets, and the declaration."""
    name, colon, value = _render(tokens).partition(":")
    return name.rstrip(), name.rstrip() + colon + value.lstrip()


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
    """Returns tokens as text, each run of spaces between them as one."""
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
