"""What became of locators, as people cite them, in another revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.time.migration import make_unknown, migrate_all
from clausetree.history.opening.revision_name import STANDARD_INPUT
from clausetree.model.errors import ClausetreeError
from clausetree.model.locator import Locator
from clausetree.output.answers import MigratedRow, MigrationAnswer
from clausetree.project.chains import load_chain
from clausetree.project.citations import read_citation
from clausetree.project.revs import load_revision, parse_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from clausetree.diff.changes import ChangeSet
    from clausetree.model.cited_locator import CitedLocator
    from clausetree.project.chains import Chain


_COMMON = (
    1 / 3
)  # of the clauses of the smaller text; the embedded spec and another one of its kind share 0.15, it and its fork 0.92


class _Cited(NamedTuple):
    """A locator as it was written, and what it says; why not, where it says nothing."""

    written: str
    cited: CitedLocator | None
    error: ClausetreeError | None = None


def migrate_citations(
    texts: Iterable[str],
    to: str,
    origin: str | None,
    *,
    start: Path,
    report: Callable[[str], None] | None = None,
) -> MigrationAnswer:
    """Returns what became of locators, in their order; what can't be answered is told by the words `unknown`.

    Args:
        texts: The locators, in any form that `parse_cited` reads.
        to: A REV: where to; a label alone is one of the source that all locators name.
        origin: The REV of the locators that name none.
        start: The working directory.
        report: Is told of slow work before it begins.

    Raises:
        ClausetreeError: `to` names nothing that can be read.
    """
    cited = [_read(text, origin, start) for text in texts]
    to = _complete(to, [str(one.cited.rev) for one in cited if one.cited], start)
    target = load_revision(to, start=start, report=report).revision
    found: dict[int, MigratedRow] = {}
    for rev in dict.fromkeys(one.cited.rev for one in cited if one.cited):
        places = [place for place, one in enumerate(cited) if one.cited and one.cited.rev == rev]
        rows = _migrate(str(rev), to, [cited[place] for place in places], start, report)
        found |= dict(zip(places, rows, strict=True))
    rows = [found.get(place) or _fail(one, one.error) for place, one in enumerate(cited)]
    return MigrationAnswer(target, tuple(rows))


def _complete(to: str, revs: Sequence[str], start: Path) -> str:
    """Returns the REV `to`, with the source that all of `revs` name where it names none."""
    sources = {parse_name(rev, start).source for rev in revs}
    if parse_name(to, start).source is not None or len(sources) != 1:
        return to
    source = sources.pop()
    return to if source is None else f"{source}@{to}"


def _read(text: str, origin: str | None, start: Path) -> _Cited:
    try:
        cited = read_citation(text, start)
    except ClausetreeError as error:
        return _Cited(text, None, error)
    if cited.rev is None and origin is None:
        hint = f"write `LABEL#{cited.locator}`, or `--from REV` for all"
        return _Cited(text, None, ClausetreeError(f"`{text}` names no revision", hint))
    return _Cited(text, cited._replace(rev=cited.rev or origin))


def _migrate(
    rev: str, to: str, cited: Sequence[_Cited], start: Path, report: Callable[[str], None] | None
) -> list[MigratedRow]:
    """Returns what became of the locators of one revision."""
    try:
        chain = load_chain(rev, to, start=start, report=report)
        changes = chain.diff()
        check_one_spec(chain, changes)
    except ClausetreeError as error:
        return [_fail(one, error) for one in cited]
    locators = [one.cited.locator for one in cited if one.cited]
    rows = zip(cited, migrate_all(locators, changes), strict=True)
    return [MigratedRow(one.written, chain.old.revision, migrated) for one, migrated in rows]


def check_one_spec(chain: Chain, changes: ChangeSet) -> None:
    """Raises `ClausetreeError` where the two texts of a chain are of two specs."""
    if not _is_one_spec(chain, changes):
        raise _unrelated(chain)


def _is_one_spec(chain: Chain, changes: ChangeSet) -> bool:
    """Returns whether two texts are of one spec: from one source, or with so many clauses in common as a fork has."""
    old, new = chain.old, chain.new
    smaller = min(len(old.clauses), len(new.clauses))
    if old.revision.source == new.revision.source and old.revision.source != STANDARD_INPUT:
        return changes.related
    return changes.related and len(changes.pairs) >= _COMMON * smaller


def _unrelated(chain: Chain) -> ClausetreeError:
    old, new = chain.old.revision, chain.new.revision
    return ClausetreeError(
        f"{old.source}@{old.label} and {new.source}@{new.label} have hardly a clause in common: they are different specs",
        "name two revisions of one spec",
    )


def _fail(one: _Cited, error: ClausetreeError | None) -> MigratedRow:
    assert error is not None  # noqa: S101 - what was read has its row
    locator = one.cited.locator if one.cited else Locator(one.written)
    return MigratedRow(one.written, None, make_unknown(locator, error))
