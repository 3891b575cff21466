"""Line endings as git would store them, where a work tree has others: a checkout on Windows is no edit of a spec."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from clausetree.history.git_access.repository import Repository

_ON = {"true", "yes", "on", "1", "input"}


class _Facts(NamedTuple):
    """What `git ls-files --eol` says of a file: the endings that are stored of it, and the attributes `text` and `eol`."""

    stored: str
    attributes: tuple[str, ...]


class StoredEndings:
    """What a repository does with the line endings of the files in its work tree; git is asked where one has `\\r\\n`."""

    def __init__(self, top: Path, git_folder: Path) -> None:
        """Takes the top of the work tree, and the `.git` in it."""
        self._top = top
        self._git_folder = git_folder

    def restore(self, path: Path, data: bytes) -> bytes:
        """Returns the bytes that git would store where the file at `path` holds `data`."""
        if b"\r\n" not in data:
            return data
        try:
            converts = self._converts(path, data)
        except ClausetreeError:  # such as a repository that git can't read
            return data
        return data.replace(b"\r\n", b"\n") if converts else data

    def _converts(self, path: Path, data: bytes) -> bool:
        """Returns whether git would replace `\\r\\n` by `\\n`, as gitattributes(5) has it."""
        name = os.path.relpath(os.path.realpath(path), self._top).replace(os.sep, "/")
        file = self._tracked.get(name) or self._list("--others", "--", name).get(name, _Facts("", ()))
        if "-text" in file.attributes:
            return False
        if "text" in file.attributes:
            return True
        if "text=auto" not in file.attributes and not self._is_automatic:
            return False
        lone = data.count(b"\r") > data.count(b"\r\n")
        return not lone and b"\0" not in data and file.stored not in {"crlf", "mixed"}

    @cached_property
    def _repository(self) -> Repository:
        from clausetree.history.git_access.repository import Repository  # noqa: PLC0415 - few files have such line endings

        return Repository(folder=self._git_folder, shown=str(self._top))

    @cached_property
    def _is_automatic(self) -> bool:
        try:
            return self._repository.run("config", "--get", "core.autocrlf").decode().strip().lower() in _ON
        except ClausetreeError:  # the key is not there
            return False

    @cached_property
    def _tracked(self) -> Mapping[str, _Facts]:
        """Returns what git says of the files that it tracks, by path from the top."""
        return self._list()

    def _list(self, *options: str) -> Mapping[str, _Facts]:
        output = self._repository.run("-C", str(self._top), "ls-files", "--eol", "-z", *options)
        found = {}
        for row in os.fsdecode(output).split("\0")[:-1]:
            facts, _, name = row.partition("\t")
            stored, _, rest = facts.partition(" ")
            attributes = rest.partition("attr/")[2].split()
            found[name] = _Facts(stored.removeprefix("i/"), tuple(attributes))
        return found
