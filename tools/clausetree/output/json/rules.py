"""`clausetree explain --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from clausetree.lint.rule_page import build_page
from clausetree.output.json.document_shapes import SchemaVersion  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.lint.rule import Rule
    from clausetree.output.screen import Screen


class RuleShape(msgspec.Struct, frozen=True):
    """A lint rule.

    Attributes:
        code: Its code, such as `REF001`.
        name: Its name, such as `dangling-reference`.
        severity: How much what it finds matters, where settings do not say.
        fixes: Whether what it finds can be fixed.
        summary: What it does, in one sentence.
        page: Its page, in Markdown.
    """

    code: str
    name: str
    severity: Literal["error", "warning", "info"]
    fixes: Literal["never", "sometimes", "always"]
    summary: str
    page: str


class RulesShape(msgspec.Struct, frozen=True):
    """Lint rules.

    Attributes:
        schema_version: The version of this shape.
        rules: The rules that were asked for, in the order of their table.
    """

    schema_version: SchemaVersion
    rules: tuple[RuleShape, ...]


def render(answer: Sequence[type[Rule]], _screen: Screen) -> str:
    """Returns the rules as indented JSON."""
    return encode_shape(RulesShape("1", tuple(map(_rule, answer))))


def _rule(rule: type[Rule]) -> RuleShape:
    page = build_page(rule)
    return RuleShape(rule.code, rule.name, rule.severity, rule.fixes, page.summary, page.text)
