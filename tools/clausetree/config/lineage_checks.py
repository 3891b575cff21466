"""What the tables `[[lineage]]` must hold beyond their types."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD
from clausetree.text.nearest import find_nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.config.settings import LineageSettings, Settings
    from clausetree.model.declared import DeclaredKind

_TARGETS: Mapping[DeclaredKind, tuple[int, int | None, str]] = {
    "renamed": (1, 1, "exactly one id"),
    "split": (2, None, "at least two ids"),
    "merged": (1, 1, "exactly one id"),
    "succeeded": (1, 1, "exactly one id"),
    "deleted": (0, 0, "no id"),
}
"""How many ids `to` has where something of a kind is declared: the least, the most, and both in words."""


def check_lineage(settings: Settings, path: str) -> None:
    """Raises `ClausetreeError` where tables `[[lineage]]` make no sense, each by itself or beside each other."""
    seen: set[tuple[str, str]] = set()
    new_ids: set[tuple[str, str]] = set()
    for index, entry in enumerate(settings.lineage):
        place = f"lineage[{index}]"
        _check_targets(entry, place, path)
        _check_at(settings, entry.at, place, path)
        if (entry.source, entry.at) in seen:
            raise ClausetreeError(
                f"`{place}.from` in `{path}`: what became of `{entry.source}` at `{entry.at}` is declared twice",
                "keep one of the tables; a clause that became several has one, with all their ids in `to`",
            )
        seen.add((entry.source, entry.at))
        named = {(target, entry.at) for target in entry.to} if entry.kind == "renamed" else set()
        if named & new_ids:
            raise ClausetreeError(
                f"`{place}.to` in `{path}`: two clauses are renamed to `{entry.to[0]}` at `{entry.at}`",
                'where both became one clause, write `kind = "merged"` for one of them',
            )
        new_ids |= named


def _check_targets(entry: LineageSettings, place: str, path: str) -> None:
    """Raises `ClausetreeError` for what is not an id, and for ids that do not fit the kind."""
    keys = [("from", entry.source), *((f"to[{number}]", target) for number, target in enumerate(entry.to))]
    for key, written in keys:
        if written.split() != [written] or written.startswith("#"):
            raise ClausetreeError(
                f"`{place}.{key}` in `{path}`: `{written}` is not an id",
                "write the id of a clause, without `#`",
            )
    least, most, words = _TARGETS[entry.kind]
    if len(entry.to) < least or (most is not None and len(entry.to) > most):
        raise ClausetreeError(
            f"`{place}.to` in `{path}`: `{entry.kind}` goes with {words}, not {len(entry.to)}",
            "correct `to` or `kind`",
        )
    again = [target for target, count in Counter(entry.to).items() if count > 1]
    if entry.kind != "split" and entry.source in entry.to:
        again.append(entry.source)
    if again:
        raise ClausetreeError(
            f"`{place}.to` in `{path}`: `{again[0]}` is named twice",
            "name each id once; only a split keeps its own",
        )


def _check_at(settings: Settings, label: str, place: str, path: str) -> None:
    """Raises `ClausetreeError` for the label of a revision that can't be: none, or one that is not listed."""
    known = [*(entry.label for entry in settings.revision), HEAD]
    if label and (label in known or not settings.revision):
        return
    near = find_nearest(label, known)
    raise ClausetreeError(
        f"`{place}.at` in `{path}`: there is no revision `{label}`",
        (f"did you mean `{near}`? " if near else "")
        + f"write the label of a revision, or `{HEAD}` for one that is not released",
    )
