"""The tool `migrate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from clausetree.diff.kinds import Words  # noqa: TC001 - pydantic reads the annotations
from clausetree.diff.time.migration import make_unknown, migrate_all
from clausetree.mcp.agent_answers import (
    AgentAnswer,
    AgentValue,
    Cursor,
    Excerpt,
    Label,
    Line,
    LocatorText,
    RevisionFacts,
    build_facts,
    fill_page,
    find_warning,
    write_locator,
)
from clausetree.mcp.agent_tool import AgentTool
from clausetree.model.errors import ClausetreeError
from clausetree.model.locator import Locator
from clausetree.project.migrating import check_one_spec

if TYPE_CHECKING:
    from clausetree.diff.time.migrated import Migrated
    from clausetree.mcp.served_spec import ServedSpec
    from clausetree.project.spec_documents import SpecDocument

_PARTS = 3


class MigrationArguments(AgentValue):
    """Which locators, where to, and which page of what became of them."""

    locators: Annotated[tuple[LocatorText, ...], Field(min_length=1, max_length=10)]
    """The locators, as for `resolve`; 10 at most."""
    to: Label
    """The label of the revision to migrate to."""
    revision: Label = None
    """The label of the revision for locators that name none."""
    cursor: Cursor = 0
    """The `next_cursor` of the page before."""


class FollowedPart(AgentValue):
    """A part of the new text."""

    locator: Line
    """Its address, with the label of the revision."""
    share: float
    """Which share of the old words is there, from 0 to 1; 0 for what only took their place."""
    text: Excerpt
    """What it says, its first 1,000 characters."""


class FollowedLocator(AgentValue):
    """What became of a locator."""

    asked: Line
    """The locator, as it was given."""
    revision: RevisionFacts | None
    """The revision that it was looked up in; null where it could not be read."""
    was: Excerpt
    """What was there, its first 1,000 characters."""
    words: Words
    """What became of the words; `unknown` where the locator has no part."""
    moved: bool
    """Whether the words are in another clause now."""
    confidence: float
    """How sure the answer is, from 0 to 1; 0.8 and more counts as confident."""
    to: tuple[FollowedPart, ...]
    """Where the words are now, the largest share first, 3 parts at most."""
    problem: Line | None
    """Why the words are unknown; null where they are known."""


class FollowedLocators(AgentAnswer):
    """What became of locators, a page at a time."""

    to: RevisionFacts
    """The revision that they were migrated to."""
    locators: tuple[FollowedLocator, ...]
    """What became of each of this page, in the order in which they were given."""
    total: int
    """How many there are on all pages."""
    next_cursor: int | None
    """The `cursor` of the next page; null on the last."""


def answer_migration(spec: ServedSpec, given: MigrationArguments) -> FollowedLocators:
    """Returns what became of locators."""
    target = spec.document(given.to)
    followed = [_follow(spec, asked, given, target) for asked in given.locators]
    page, following = fill_page(followed, given.cursor, len(followed))
    return FollowedLocators(
        warning=find_warning(target),
        to=build_facts(target.revision),
        locators=page,
        total=len(followed),
        next_cursor=following,
    )


def _follow(spec: ServedSpec, asked: str, given: MigrationArguments, target: SpecDocument) -> FollowedLocator:
    try:
        document, locator = spec.cite(asked, given.revision)
        compared = spec.compare(document.revision.label, given.to)
        check_one_spec(*compared)
    except ClausetreeError as error:
        return _build(asked, None, make_unknown(Locator(asked), error), target)
    (migrated,) = migrate_all([locator], compared.changes)
    return _build(asked, build_facts(document.revision), migrated, compared.chain.new)


def _build(
    asked: str, revision: RevisionFacts | None, migrated: Migrated, target: SpecDocument
) -> FollowedLocator:
    return FollowedLocator(
        asked=asked,
        revision=revision,
        was=migrated.was,
        words=migrated.words,
        moved=migrated.moved,
        confidence=round(migrated.confidence, 2),
        to=tuple(
            FollowedPart(
                locator=write_locator(target, part.locator), share=round(part.share, 2), text=part.text
            )
            for part in migrated.to[:_PARTS]
        ),
        problem=migrated.problem,
    )


MIGRATE = AgentTool(
    "migrate",
    "Follow locators into another revision",
    "Shows where the words of one revision's locators are in another revision, newer or older, and whether they changed.",
    MigrationArguments,
    FollowedLocators,
    answer_migration,
)
