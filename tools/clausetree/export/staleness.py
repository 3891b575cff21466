"""Staleness: whether the words that a row was made from still stand, as migration and fingerprints tell.

A fingerprint covers what a row says: of a comparison also what was said before it. Where migration follows less or more
than that, the fingerprint decides between exact and edited. A pair of responses is measured by these two and by what was
said before them, an eval prompt by its own words and by those of the clause that it tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.diff.time.migration import migrate_all
from clausetree.export.fingerprints import find_locator_words, fingerprint_words
from clausetree.export.prompt_staleness import PromptWatch
from clausetree.model.errors import ClausetreeError
from clausetree.model.located import list_parts, locate
from clausetree.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.kinds import Words
    from clausetree.diff.time.migrated import Migrated
    from clausetree.export.row_subjects import RowSubject
    from clausetree.model.document import Document
    from clausetree.model.locator import Locator

Freshness = Literal["exact", "touched", "stale"]
"""Whether a row still says what the spec says: to the letter; but for typography, marks, references, or its place; or not."""

Why = Literal["ladder"]
"""Why words differ: a level has another name."""

_STALE: frozenset[Words] = frozenset({"edited", "deleted", "unknown"})
_WEIGHT: tuple[Words, ...] = ("exact", "footnotes", "typographic", "references", "edited")


class Staleness(NamedTuple):
    """What became of the words that rows with one locator were made from.

    Attributes:
        migrated: What became of them, where they stand now and what changed.
        why: Why they differ, where that is all that does; None otherwise.
    """

    migrated: Migrated
    why: Why | None = None

    @property
    def freshness(self) -> Freshness:
        """Returns the group that the rows belong to."""
        if self.migrated.words in _STALE:
            return "stale"
        return "touched" if self.migrated.words != "exact" or self.migrated.moved else "exact"


class _Known(NamedTuple):
    """What became of all that rows were made from, part by part.

    Attributes:
        changes: What changed.
        migrated: What became of each part.
        before: For each comparison the messages that were said before it.
        prompts: What tells what became of eval prompts.
    """

    changes: ChangeSet
    migrated: Mapping[Locator, Migrated]
    before: Mapping[Locator, Sequence[Locator]]
    prompts: PromptWatch


def measure_staleness(subjects: Iterable[RowSubject], changes: ChangeSet) -> dict[RowSubject, Staleness]:
    """Returns for each of what rows of the old document were made from what became of its words; each is looked at once."""
    wanted = list(dict.fromkeys(subjects))
    locators = [subject.locator for subject in wanted]
    before = {
        locator: _find_before(changes.old, locator) for locator in locators if locator.kind == "comparison"
    }
    inside = [one for subject in wanted for one in subject.responses]
    asked = dict.fromkeys([*locators, *(one for ones in before.values() for one in ones), *inside])
    migrated = dict(zip(asked, migrate_all(asked, changes), strict=True))
    known = _Known(changes, migrated, before, PromptWatch(changes))
    return {subject: _measure(subject, known) for subject in wanted}


def _measure(subject: RowSubject, known: _Known) -> Staleness:
    before = [known.migrated[one] for one in known.before.get(subject.locator, ())]
    found = _judge(_join(known.migrated[subject.locator], before), known.changes)
    if found.migrated.words not in _WEIGHT:
        return found
    if subject.pair and found.migrated.words != "exact":
        responses = [known.migrated[one] for one in subject.responses]
        narrowed = _narrow(found.migrated, before, responses, known.changes.new)
        return Staleness(narrowed, found.why if narrowed.words == "edited" else None)
    prompt = known.prompts.follow(subject, found.migrated) if subject.footnote else None
    return _add_prompt(found, prompt) if prompt else found


def _find_before(document: Document, locator: Locator) -> Sequence[Locator]:
    """Returns the messages that were said before a comparison; none where there is no such comparison."""
    owner = locator._replace(steps=locator.steps[:-1])
    try:
        start = locate(document, locator).span.start
    except ClausetreeError:
        return ()
    return [one.locator for one in list_parts(document, owner, "message") if one.span.start < start]


def _join(comparison: Migrated, before: Sequence[Migrated]) -> Migrated:
    """Returns what became of a comparison and of what was said before it."""
    if comparison.words not in _WEIGHT:
        return comparison
    words = [comparison.words, *(one.words if one.words in _WEIGHT else "edited" for one in before)]
    redline = (*(line for one in before for line in one.redline), *comparison.redline)
    return comparison._replace(words=max(words, key=_WEIGHT.index), redline=redline)


def _narrow(
    comparison: Migrated, before: Sequence[Migrated], responses: Sequence[Migrated], new: Document
) -> Migrated:
    """Returns what became of two responses of a comparison and of what was said before them.

    Other responses are nothing to them, unless they are no longer in one comparison, or answer something else now.
    """
    place = comparison.to[0].locator
    answered = [one.to[0].locator for one in before if one.to]
    is_kept = all(one.to and one.to[0].locator.steps[:-1] == place.steps for one in responses)
    if not is_kept or answered != list(_find_before(new, place)):
        return comparison
    return _join(comparison._replace(words="exact", redline=()), [*before, *responses])


def _add_prompt(clause: Staleness, prompt: Migrated) -> Staleness:
    """Returns what became of an eval prompt together with the clause that it tests."""
    if prompt.words == "deleted":
        return Staleness(prompt)
    words = max(clause.migrated.words, prompt.words, key=_WEIGHT.index)
    redline = (*prompt.redline, *clause.migrated.redline)
    moved = clause.migrated.moved or prompt.moved
    joined = clause.migrated._replace(to=prompt.to, words=words, moved=moved, redline=redline)
    return Staleness(joined, clause.why if prompt.words == "exact" else None)


def _judge(migrated: Migrated, changes: ChangeSet) -> Staleness:
    """Returns what became of words, the fingerprint having its say."""
    if migrated.words not in {"exact", "edited", "deleted"} or not migrated.to:
        return Staleness(migrated)
    was, now = (
        find_locator_words(document, locator)
        for document, locator in ((changes.old, migrated.locator), (changes.new, migrated.to[0].locator))
    )
    is_same = fingerprint_words(was) == fingerprint_words(now)
    if migrated.words == "exact":
        return Staleness(migrated if is_same else migrated._replace(words="edited"))
    if is_same and was.strip():
        return Staleness(migrated._replace(words="exact", redline=()))
    names = {rename.old.casefold(): rename.new.casefold() for rename in changes.ladder.renamed}
    is_ladder = migrated.words == "edited" and len(migrated.to) == 1 and _is_renamed(was, now, names)
    return Staleness(migrated, "ladder" if is_ladder else None)


def _is_renamed(was: str, now: str, names: Mapping[str, str]) -> bool:
    """Returns whether two texts differ in names of levels, and in no other word."""
    olds, news = find_words(was), find_words(now)
    others = [(old, new) for old, new in zip(olds, news, strict=False) if old != new]
    return bool(others) and len(olds) == len(news) and all(names.get(old) == new for old, new in others)
