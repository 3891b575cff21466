"""Release notes held against what really changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.time.blame import SUBSTANCE
from clausetree.diff.time.mentions import NoteBlock, is_about, read_blocks
from clausetree.diff.time.roster import Key, Roster
from clausetree.diff.time.told_levels import find_wrong_levels
from clausetree.syntax.changelog import parse_entries, rank_title
from clausetree.syntax.identifiers import make_identifier
from clausetree.text.dates import find_date
from clausetree.text.nearest import find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.diff.kinds import Kind
    from clausetree.diff.shifts import Shift
    from clausetree.model.clause import Clause

NOTEWORTHY: frozenset[Kind] = SUBSTANCE | {"deleted", "renamed", "retitled", "moved", "retagged"}
"""The kinds of change that release notes are to mention."""

_PLACED: frozenset[Kind] = frozenset({"inserted", "deleted", "moved", "reordered"})
"""The kinds of change for which it matters what a clause stands after."""

_NEAR = 0.75  # of their letters in common, for a name that nothing has to be a slip for another


class Guess(NamedTuple):
    """A clause that an entry perhaps means.

    Attributes:
        clause: The clause.
        written: The name that is like its own; None where the entry has its title in other case.
    """

    clause: Clause
    written: str | None = None


class NotesReport(NamedTuple):
    """What an entry of a changelog leaves out, and what it says too much.

    Attributes:
        missing: The noteworthy changes whose clause it does not mention, by id or title.
        unchanged: The clauses of which it speaks and that did not change.
        perhaps: The changed clauses that it mentions by no more than their title in other case, or by a name that is
            like theirs; the latter are missing too.
        wrong_levels: The clauses of which it tells another change of level than there was, with the one that there was.
        strangers: The ids that it links to and that no clause of either document has.
    """

    missing: tuple[ClauseChange, ...]
    unchanged: tuple[Clause, ...]
    perhaps: tuple[Guess, ...]
    wrong_levels: tuple[tuple[Clause, Shift | None], ...] = ()
    strangers: tuple[str, ...] = ()

    @property
    def is_wrong(self) -> bool:
        """Returns whether the entry leaves out or says wrongly anything."""
        return bool(self.missing or self.unchanged or self.wrong_levels or self.strangers)


def find_entry(changelog: str, label: str) -> str | None:
    """Returns the entry of a changelog that is about the revision `label`, or None where no heading names it."""
    entries = parse_entries(changelog)
    ranks = ((rank_title(entry.title, label), entry) for entry in entries)
    named = [(rank, entry) for rank, entry in ranks if rank is not None]
    return min(named, key=lambda found: found[0])[1].text if named else None


def find_news(changelog: str, label: str, previous: str) -> str | None:
    """Returns what a changelog says of what came after the revision `previous`, up to `label`.

    That is the entry of `label`, with those between the two; None where it has no entry for `label`.
    """
    entry, older = find_entry(changelog, label), find_entry(changelog, previous)
    if entry is None or older is None or entry in older or older in entry:
        return entry
    start, stop = changelog.index(entry), changelog.index(older)
    if start < stop:
        return changelog[start:stop]
    return changelog[stop + len(older) : start + len(entry)]


def find_since(changelog: str, label: str, previous: str) -> str:
    """Returns what a changelog says of what came after the revision `previous`, up to `label`.

    Where it has no entry for `label`, that is all above the entry for `previous`, or all of it.
    """
    if news := find_news(changelog, label, previous):
        return news
    older = find_entry(changelog, previous)
    return changelog[: changelog.index(older)] if older else changelog


def is_noteworthy(change: ClauseChange) -> bool:
    """Returns whether release notes are to mention a change."""
    return not NOTEWORTHY.isdisjoint(change.kinds)


def check_notes(changes: ChangeSet, entry: str) -> NotesReport:
    """Returns how `entry`, the notes on `changes`, and the changes themselves are apart.

    A title in other case counts as a mention of a change, but is no proof that a clause that did not change is meant.
    A clause that did not change may be named as a place or a reason, beside one that changed.
    """
    roster = Roster(changes)
    levels = {*changes.ladder.old, *changes.ladder.new}
    blocks = read_blocks(entry, roster, levels)
    named = {key for block in blocks for mention in block.mentions for key in mention.keys}
    loose = {key for block in blocks for key in block.loose}
    unnamed = {
        key: change
        for change in changes.clauses
        if is_noteworthy(change) and (key := _key(change, roster)) not in named
    }
    missing = {key: change for key, change in unnamed.items() if key not in loose}
    changed = {_key(change, roster) for change in changes.clauses}
    claimed = dict.fromkeys(_find_claims(blocks, changed, _find_places(changes, roster)))
    unknown = dict.fromkeys(name for block in blocks for name in block.unknown)
    is_one = _is_one_step(entry)
    wrong = find_wrong_levels(changes, blocks, roster) if is_one else ()
    return NotesReport(
        missing=tuple(missing.values()),
        unchanged=tuple(roster.clauses[key] for key in claimed),
        perhaps=(
            *(Guess(change.clause) for key, change in unnamed.items() if key in loose),
            *_guess(missing.values(), unknown),
        ),
        wrong_levels=tuple((roster.clauses[key], shift) for key, shift in wrong if key in changed),
        strangers=tuple(_find_strangers(blocks, entry)) if is_one else (),
    )


def _is_one_step(entry: str) -> bool:
    """Returns whether an entry is about one step: what several say of steps between can be true of each of these alone."""
    entries = parse_entries(entry)
    dated = sum(find_date(one.title) is not None for one in entries)
    return dated <= 1 and (not entries or entry.strip().endswith(entries[0].text.strip()))


def _find_strangers(blocks: Iterable[NoteBlock], entry: str) -> Iterator[str]:
    """Yields the ids that links lead to and that neither a clause nor a heading of the entry has."""
    headings = {make_identifier(one.title) for one in parse_entries(entry)}
    for name in dict.fromkeys(name for block in blocks for name in block.strangers):
        if make_identifier(name) not in headings:
            yield name


def _key(change: ClauseChange, roster: Roster) -> Key:
    if change.new:
        return change.new.index
    assert change.old is not None  # noqa: S101 - one of the two is always there
    return roster.key_of_old(change.old)


def _find_claims(blocks: Iterable[NoteBlock], changed: set[Key], places: set[Key]) -> Iterator[Key]:
    """Yields the clauses that did not change and that an entry speaks of as if they had.

    It does where they are what a bullet is about, and neither it nor a bullet around it names a changed clause
    otherwise.
    """
    around: list[tuple[int, bool]] = []
    for block in blocks:
        around = [entry for entry in around if entry[0] < block.indent]
        subject = block.subject(changed)
        news = any(is_about(mention, changed) for mention in block.mentions)
        is_excused = (news or any(told for _, told in around)) and not any(
            is_about(mention, changed) for mention in subject
        )
        around.append((block.indent, news))
        if block.indent >= 0 and not is_excused:
            for mention in subject:
                if mention.is_sure and not (is_about(mention, changed) or is_about(mention, places)):
                    yield min(mention.keys)


def _find_places(changes: ChangeSet, roster: Roster) -> set[Key]:
    """Returns the clauses that notes can have reason to mention, changed or not, as where something was or is."""
    olds: list[Clause] = []
    news: list[Clause] = []
    reordered = [change.new_parent for change in changes.clauses if "reordered" in change.kinds]
    for change in changes.clauses:
        olds += changes.old.ancestors(change.old) if change.old else ()
        news += changes.new.ancestors(change.new) if change.new else ()
        olds += [flow.old for flow in change.flows]
        news += [flow.new for flow in change.flows]
        news += [change.succeeded_by.clause] if change.succeeded_by else []
        if not _PLACED.isdisjoint(change.kinds):
            olds += [change.old_after] if change.old_after else []
            news += [change.new_after] if change.new_after else []
    news += (clause for clause in changes.new.clauses if changes.new.parent(clause) in reordered)
    return {roster.key_of_old(clause) for clause in olds} | {clause.index for clause in news}


def _guess(missing: Iterable[ClauseChange], unknown: Iterable[str]) -> Iterator[Guess]:
    """Yields for names that nothing has the missing clauses that have one like them."""
    clauses = [clause for change in missing for clause in (change.new, change.old) if clause]
    names = {name: clause for clause in reversed(clauses) for name in (clause.title, clause.id)}
    for written in unknown:
        if nearest := find_nearest(written, names, _NEAR):
            yield Guess(names[nearest], written)
