"""`clausetree upstream status --format json`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

import msgspec

from clausetree.diff.kinds import Kind  # noqa: TC001 - msgspec reads the annotations
from clausetree.model.policy import Policy  # noqa: TC001 - likewise
from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - likewise
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from clausetree.merge.fork_status import ForkStatus
    from clausetree.output.screen import Screen


class UpstreamShape(msgspec.Struct, frozen=True):
    """The upstream of a fork.

    Attributes:
        source: What it is called: a path, an address, or a known name.
        base: The revision that the fork last took over.
        latest: Its newest revision.
        behind: The labels of those that the fork has not taken over, oldest first.
    """

    source: str
    base: RevisionShape
    latest: RevisionShape
    behind: tuple[str, ...]


class ClauseStatusShape(msgspec.Struct, frozen=True):
    """A clause that the fork or upstream changed.

    Attributes:
        id: Its id: as the fork has it, else as upstream has it, else as the base had it.
        fork: What the fork did to it; empty where it left it alone.
        upstream: What upstream did to it since the base; likewise.
        policy: What is to be done with upstream's changes of it.
        held: The label of the older revision that it was left behind at, or the commit where it has none; null where it was not.
        merge: Whether taking upstream's newest revision would leave a question there; `none` where upstream left it alone.
    """

    id: str
    fork: tuple[Kind, ...]
    upstream: tuple[Kind, ...]
    policy: Policy
    held: str | None
    merge: Literal["none", "clean", "conflict"]


class ForkStatusSummaryShape(msgspec.Struct, frozen=True):
    """The clauses in numbers.

    Attributes:
        fork: How many the fork changed alone.
        upstream: How many upstream changed alone.
        both: How many both changed.
        conflicts: How many would be left to decide.
    """

    fork: int
    upstream: int
    both: int
    conflicts: int


class ForkStatusShape(msgspec.Struct, frozen=True):
    """How a fork differs from its upstream.

    Attributes:
        schema_version: The version of this shape.
        upstream: The upstream.
        clauses: The clauses that either changed.
        summary: The clauses in numbers.
    """

    schema_version: SchemaVersion
    upstream: UpstreamShape
    clauses: tuple[ClauseStatusShape, ...]
    summary: ForkStatusSummaryShape


def render(answer: ForkStatus, _screen: Screen) -> str:
    """Returns where a fork stands as indented JSON."""
    counts = Counter((bool(row.fork), bool(row.upstream)) for row in answer.clauses)
    return encode_shape(
        ForkStatusShape(
            schema_version="1",
            upstream=UpstreamShape(
                answer.source, build_revision(answer.base), build_revision(answer.latest), answer.behind
            ),
            clauses=tuple(ClauseStatusShape(*row[:-1]) for row in answer.clauses),
            summary=ForkStatusSummaryShape(
                fork=counts[True, False],
                upstream=counts[False, True],
                both=counts[True, True],
                conflicts=sum(row.merge == "conflict" for row in answer.clauses),
            ),
        )
    )
