"""Records: the rows of a file of somebody's dataset as they were read, whatever its form, each with the line where it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Record(NamedTuple):
    """A row as it stands in a file.

    Attributes:
        line: The line where it begins, from 1.
        fields: Its fields by name.
    """

    line: int
    fields: Mapping[str, object]


def make_error(name: str, line: int, message: str, hint: str | None = None) -> ClausetreeError:
    """Returns what is wrong at a line of a file."""
    return ClausetreeError(f"{name}:{line}: {message}", hint)
