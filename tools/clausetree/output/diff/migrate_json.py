"""`clausetree migrate --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.diff.kinds import Words  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.diff.change_shapes import RedlineShape  # noqa: TC001 - likewise
from clausetree.output.diff.json import build_redline
from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - likewise
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from clausetree.output.answers import MigratedRow, MigrationAnswer
    from clausetree.output.screen import Screen

_DIGITS = 2


class MigratedPartShape(msgspec.Struct, frozen=True):
    """A part of the new text.

    Attributes:
        locator: Its address.
        share: Which share of the old words is there, from 0 to 1; 0 for what only took their place.
        text: What it says; of a clause its prose, without heading, commentary and examples.
    """

    locator: str
    share: float
    text: str


class MigratedShape(msgspec.Struct, frozen=True, rename={"origin": "from"}):
    """What became of a locator.

    Attributes:
        origin: The locator with the label of its revision; as it was asked for where it could not be read.
        was: What was there; of a clause its prose, without heading, commentary and examples.
        to: Where the words are now, the largest share first; if they were deleted, what took their place, if anything.
        words: What became of the words. `exact`: the same; `typographic`: only quotes, dashes, spaces and numbers of
            list items differ; `footnotes`: only footnote marks; `references`: only targets that follow a renamed
            clause; `edited`: other words, or words before and after that were not there; `deleted`: nothing that it
            said is there, or the opposite; `unknown`: the old text has no such part.
        moved: Whether the words are in another clause, which is not the same one renamed.
        confidence: How sure the answer is, from 0 to 1; 0.8 and more counts as confident.
        redline: What changed, passage by passage, as in `clausetree schema changes`.
        problem: Why the words are unknown; null where they are known.
    """

    origin: str
    was: str
    to: tuple[MigratedPartShape, ...]
    words: Words
    moved: bool
    confidence: float
    redline: tuple[RedlineShape, ...]
    problem: str | None


class MigrationShape(msgspec.Struct, frozen=True, rename={"origins": "from"}):
    """What became of locators.

    Attributes:
        schema_version: The version of this shape.
        origins: The revisions in which the locators count.
        to: The revision that they were migrated to.
        locators: What became of each, in the order in which they were asked for.
    """

    schema_version: SchemaVersion
    origins: tuple[RevisionShape, ...]
    to: RevisionShape
    locators: tuple[MigratedShape, ...]


def render(answer: MigrationAnswer, _: Screen) -> str:
    """Returns what became of the locators as indented JSON."""
    origins = dict.fromkeys(row.revision for row in answer.rows if row.revision)
    return encode_shape(
        MigrationShape(
            schema_version="1",
            origins=tuple(map(build_revision, origins)),
            to=build_revision(answer.to),
            locators=tuple(_build(row, answer.to.label) for row in answer.rows),
        )
    )


def _build(row: MigratedRow, label: str) -> MigratedShape:
    migrated = row.migrated
    return MigratedShape(
        origin=f"{row.revision.label}#{migrated.locator}" if row.revision else row.asked,
        was=migrated.was,
        to=tuple(
            MigratedPartShape(f"{label}#{part.locator}", round(part.share, _DIGITS), part.text)
            for part in migrated.to
        ),
        words=migrated.words,
        moved=migrated.moved,
        confidence=round(migrated.confidence, _DIGITS),
        redline=tuple(map(build_redline, migrated.redline)),
        problem=migrated.problem,
    )
