"""Whether a text may be released, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from clausetree.output.review.review_answers import ReleaseAnswer
    from clausetree.output.screen import Screen
    from clausetree.review.release_checks import ReleaseCheck


class CheckDetailShape(msgspec.Struct, frozen=True):
    """One reason why a check failed.

    Attributes:
        says: The fact.
        path: The file that it is about; null where it is about none.
        line: The line there, from 1; null where it is about none.
    """

    says: str
    path: str | None
    line: int | None


class ReleaseCheckShape(msgspec.Struct, frozen=True):
    """Whether a text is ready in one respect.

    Attributes:
        name: `label`, `notes`, `ids`, `levels` or `lint`; a first release has no `ids` and `levels`.
        ok: Whether it is.
        says: The fact.
        hint: What to do about it; null where nothing is to be done.
        details: Each reason why it is not.
    """

    name: str
    ok: bool
    says: str
    hint: str | None
    details: tuple[CheckDetailShape, ...]


class ReleaseShape(msgspec.Struct, frozen=True):
    """Whether a text may be released.

    Attributes:
        schema_version: The version of this shape.
        label: What the release is to be called.
        revision: The text.
        previous: The release before it; null where it is the first.
        ready: Whether every check is as it should be.
        checks: What was checked.
    """

    schema_version: SchemaVersion
    label: str
    revision: RevisionShape
    previous: RevisionShape | None
    ready: bool
    checks: tuple[ReleaseCheckShape, ...]


def render(answer: ReleaseAnswer, _screen: Screen) -> str:
    """Returns the checks as indented JSON."""
    return encode_shape(
        ReleaseShape(
            schema_version="1",
            label=answer.label,
            revision=build_revision(answer.revision),
            previous=build_revision(answer.previous) if answer.previous else None,
            ready=answer.is_ready,
            checks=tuple(map(_build_check, answer.checks)),
        )
    )


def _build_check(check: ReleaseCheck) -> ReleaseCheckShape:
    details = tuple(CheckDetailShape(*detail) for detail in check.details)
    return ReleaseCheckShape(check.name, check.ok, check.says, check.hint, details)
