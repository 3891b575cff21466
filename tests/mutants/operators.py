"""What can be changed in one node of a syntax tree so that a test should notice.

Mutmut's operators, but for those whose mutants no test could miss (a value turned into None) or ought to hold (the words
of a message); and a few of our own, after mistakes that are easily made and hard to see.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst
from mutmut.mutation import mutators

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_EXITS = (cst.Return, cst.Continue, cst.Break, cst.Raise)
_PIECE = re.compile(
    r"""(?P<escape>\\.) | \[\^?\]?(?:\\.|[^\]\\])*\] | (?P<look>\(\?<?[=!]) | (?P<open>\() | (?P<close>\))
        | (?P<anchor>[\^$]) | (?P<quantifier>(?:[*+?]|\{\d+(?:,\d*)?\})[+?]?) | .""",
    re.VERBOSE | re.DOTALL,
)
_ANCHORS = {r"\A", r"\Z", r"\b"}


def mutate(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Yields what `node` may be turned into."""
    for kind, operator in _OPERATORS:
        if isinstance(node, kind):
            yield from operator(node)


def _string(node: cst.SimpleString) -> Iterator[cst.CSTNode]:
    """Yields another string for one that is no prose; for a regular expression the same with a piece less."""
    if "r" in node.prefix.lower():
        quotes = len(node.prefix) + len(node.quote)
        for pattern in _weaker_patterns(node.raw_value):
            yield node.with_changes(value=node.value[:quotes] + pattern + node.quote)
    elif node.raw_value and not node.raw_value.strip("\\nrt "):
        yield from (node.with_changes(value=repr(part)) for part in _halves(str(node.evaluated_value)))
    elif node.raw_value and " " not in node.raw_value and len(node.quote) == 1:
        yield node.with_changes(value=f"{node.prefix}{node.quote}XX{node.raw_value}XX{node.quote}")


def _halves(characters: str) -> tuple[str, str]:
    """Returns `characters` without the last, and without the first."""
    return characters[:-1], characters[1:]


def _weaker_patterns(pattern: str) -> Iterator[str]:
    """Yields `pattern` without one of its anchors, quantifiers or looks around."""
    pieces = list(_PIECE.finditer(pattern))
    for number, piece in enumerate(pieces):
        end = piece.end()
        if piece["look"]:
            depth, inner = 1, iter(pieces[number + 1 :])
            while depth and (part := next(inner, None)):
                depth += bool(part["open"] or part["look"]) - bool(part["close"])
                end = part.end()
        elif not (piece["anchor"] or piece["quantifier"] or piece["escape"] in _ANCHORS):
            continue
        weaker = pattern[: piece.start()] + pattern[end:]
        try:
            re.compile(weaker, re.VERBOSE)
        except re.error:
            continue
        yield weaker


def _integer(node: cst.Integer) -> Iterator[cst.CSTNode]:
    value = int(node.value, 0)
    yield node.with_changes(value=str(value + 1))
    if value:
        yield node.with_changes(value=str(value - 1))


def _float(node: cst.Float) -> Iterator[cst.CSTNode]:
    for factor in (0.9, 1.1):
        yield node.with_changes(value=repr(float(node.value) * factor))


def _early_exit(node: cst.If) -> Iterator[cst.CSTNode]:
    """Yields an `if` that never leaves the function or the round."""
    last = node.body.body[-1]
    leaves = isinstance(last, cst.SimpleStatementLine) and isinstance(last.body[-1], _EXITS)
    if leaves and not node.orelse:
        yield node.with_changes(test=cst.Name("False"))


def _condition(node: cst.BooleanOperation) -> Iterator[cst.CSTNode]:
    yield from (node.left, node.right)


def _filter(node: cst.CompFor) -> Iterator[cst.CSTNode]:
    if node.ifs:
        yield node.with_changes(ifs=node.ifs[1:])


def _bound(node: cst.Slice) -> Iterator[cst.CSTNode]:
    if node.lower and node.upper:
        yield from (node.with_changes(lower=None), node.with_changes(upper=None))


def _element(node: cst.Tuple) -> Iterator[cst.CSTNode]:
    if node.lpar and len(node.elements) > 1:
        for number in range(len(node.elements)):
            yield node.with_changes(elements=[*node.elements[:number], *node.elements[number + 1 :]])


def _interpolation(node: cst.FormattedString) -> Iterator[cst.CSTNode]:
    """Yields a formatted string without one of its values, where it is no prose."""
    if any(isinstance(part, cst.FormattedStringText) and " " in part.value for part in node.parts):
        return
    for number, part in enumerate(node.parts):
        if isinstance(part, cst.FormattedStringExpression) and len(node.parts) > 1:
            yield node.with_changes(parts=[*node.parts[:number], *node.parts[number + 1 :]])


def _argument(node: cst.Call) -> Iterator[cst.CSTNode]:
    """Yields a call without one of its arguments."""
    for mutated in mutators.operator_arg_removal(node):
        if len(mutated.args) < len(node.args):
            yield mutated


_OPERATORS: tuple[tuple[type[cst.CSTNode], Callable[..., Iterable[cst.CSTNode]]], ...] = (
    (cst.SimpleString, _string),
    (cst.Integer, _integer),
    (cst.Float, _float),
    (cst.If, _early_exit),
    (cst.BooleanOperation, _condition),
    (cst.CompFor, _filter),
    (cst.Slice, _bound),
    (cst.Tuple, _element),
    (cst.FormattedString, _interpolation),
    (cst.Call, _argument),
    (cst.Call, mutators.operator_symmetric_string_methods_swap),
    (cst.Name, mutators.operator_name),
    (cst.AugAssign, mutators.operator_augmented_assignment),
    (cst.UnaryOperation, mutators.operator_remove_unary_ops),
    (cst.Lambda, mutators.operator_lambda),
    (cst.IfExp, mutators.operator_if_exp),
    (cst.CSTNode, mutators.operator_keywords),
    (cst.CSTNode, mutators.operator_swap_op),
)
