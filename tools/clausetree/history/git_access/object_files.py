"""Files of commits, read many at once; what is not there is told from what git ought to have and lacks."""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.files.encoding import check_size
from clausetree.history.git_access.git_command import GitFailedError
from clausetree.history.git_access.lost_object import LostObjectError, explain_failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clausetree.history.git_access.git_folder import GitFolder

_LINKS = {"symlink", "dangling", "loop", "notdir"}
_FOLDER, _SUBMODULE = b"40000", b"160000"
_REMEMBERED = 32  # answers
_SHORT = 1 << 20  # bytes of an answer: what runs for long is not to hold every text that it saw
_ANSWERS: dict[tuple[GitFolder, tuple[str, ...], bytes], bytes] = {}
"""What git said; a merge asks for the same few objects again and again, and what a hash names never changes."""


class _Entry(NamedTuple):
    """What a folder of a commit holds under a name: its mode, and the hash of the object."""

    mode: bytes
    hash: str


def load_files(repository: GitFolder, places: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], bytes]:
    """Returns the files at pairs of commit and path; those that are not there are left out.

    Raises:
        LostObjectError: Git lacks an object that it takes to know.
        ClausetreeError: A file is too large to be a text, or the repository is broken.
    """
    try:
        return _load(repository, places)
    except GitFailedError as failed:
        for place in places if len(places) > 1 else ():
            load_files(repository, [place])  # which says more where this is the one
        error = explain_failure(repository, failed)
        if isinstance(error, LostObjectError):
            raise _lost(repository, *places[0]) from None
        raise error from None


def has_file(repository: GitFolder, commit: str, path: str) -> bool:
    """Returns whether a commit has a file at a path; git need not have its text."""
    entry = _find_entry(repository, commit, path)
    return entry is not None and entry.mode not in {_FOLDER, _SUBMODULE}


def list_names(repository: GitFolder, commit: str, folder: str) -> tuple[str, ...]:
    """Returns the names of what is in a folder of a commit, sorted; none where it is not there."""
    tree = f"{commit}^{{tree}}"
    if folder not in {"", "."}:
        entry = _find_entry(repository, commit, folder)
        if entry is None or entry.mode != _FOLDER:
            return ()
        tree = entry.hash
    try:
        entries = _read_folders(repository, [tree])[tree]
    except GitFailedError:
        entries = None
    if entries is None:
        raise _lost(repository, commit, folder)
    return tuple(sorted(entries))


def _load(repository: GitFolder, places: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], bytes]:
    """Returns the files at places; raises what git raises."""
    answers = dict(zip(places, _read_sizes(repository, places), strict=True))
    absent = [place for place, (_, kind, _) in answers.items() if kind == "missing"]
    for place, entry in _find_entries(repository, absent).items():
        if entry and entry.mode not in {_FOLDER, _SUBMODULE}:
            raise _lost(repository, *place)
    found = {}
    for place, (name, kind, size) in answers.items():
        if kind == "blob":
            check_size(size, place[1])
            found[place] = name
    texts = _read_objects(repository, found.values())
    return {place: text for place, (_, text) in zip(found, texts, strict=True) if text is not None}


def _read_sizes(repository: GitFolder, places: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, int]]:
    """Yields hash, type and size of what is at each place; links are followed, and one that leads nowhere has no type."""
    names = [f"{commit}:{path}" for commit, path in places]
    lines = iter(
        _ask(repository, "--batch-check", names, "--follow-symlinks").decode(errors="replace").split("\n")
    )
    for line in lines:
        words = line.split(" ")
        if words[0] in _LINKS and len(words) == 2:  # noqa: PLR2004
            next(lines)  # where the link leads, or the name again
            yield "", "", 0
        elif line.endswith((" missing", " ambiguous")):
            yield "", "missing", 0
        elif line:
            yield words[0], words[1], int(words[2])


def _find_entry(repository: GitFolder, commit: str, path: str) -> _Entry | None:
    try:
        return _find_entries(repository, [(commit, path)])[commit, path]
    except GitFailedError as failed:
        error = explain_failure(repository, failed)
        raise (_lost(repository, commit, path) if isinstance(error, LostObjectError) else error) from None


def _find_entries(
    repository: GitFolder, places: Iterable[tuple[str, str]]
) -> Mapping[tuple[str, str], _Entry | None]:
    """Returns what is at each place, as the folders on the way say; None where it is not there."""
    found: dict[tuple[str, str], _Entry | None] = {}
    steps = {place: (f"{place[0]}^{{tree}}", PurePosixPath(place[1]).parts) for place in places}
    while steps:
        folders = _read_folders(repository, {folder for folder, _ in steps.values()})
        deeper = {}
        for place, (folder, (name, *rest)) in steps.items():
            entries = folders[folder]
            if entries is None:
                raise _lost(repository, *place)
            entry = entries.get(name)
            if rest and entry and entry.mode == _FOLDER:
                deeper[place] = (entry.hash, tuple(rest))
            else:
                found[place] = None if rest else entry
        steps = deeper
    return found


def _read_folders(repository: GitFolder, names: Iterable[str]) -> Mapping[str, Mapping[str, _Entry] | None]:
    """Returns for each name of a tree object what it holds; None where git lacks it."""
    known = list(names)
    return {
        name: None if data is None else dict(_parse_folder(data, len(found) // 2))
        for name, (found, data) in zip(known, _read_objects(repository, known), strict=True)
    }


def _parse_folder(data: bytes, width: int) -> Iterator[tuple[str, _Entry]]:
    """Yields the entries of a tree object whose hashes have `width` bytes."""
    at = 0
    while at < len(data):
        end = data.index(b"\0", at)
        mode, _, name = data[at:end].partition(b" ")
        at = end + 1 + width
        yield os.fsdecode(name), _Entry(mode, data[end + 1 : at].hex())


def _read_objects(repository: GitFolder, names: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """Yields hash and bytes of each object; None for those that git lacks."""
    output, at = _ask(repository, "--batch", names), 0
    while at < len(output):
        start = output.index(b"\n", at) + 1
        words = output[at : start - 1].decode(errors="replace").split(" ")
        if words[-1] == "missing":
            at = start
            yield words[0], None
        else:
            at = start + int(words[2]) + 1
            yield words[0], output[start : at - 1]


def _ask(repository: GitFolder, option: str, names: Iterable[str], *options: str) -> bytes:
    """Returns what `git cat-file` says of objects, all in one run; short answers are remembered."""
    feed = "".join(f"{name}\n" for name in names).encode(errors="surrogateescape")
    if not feed:
        return b""
    asked = repository, (option, *options), feed
    known = _ANSWERS.get(asked)
    if known is not None:
        return known
    said = repository.run("cat-file", option, *options, feed=feed)
    if len(said) <= _SHORT:
        if len(_ANSWERS) >= _REMEMBERED:
            _ANSWERS.clear()
        _ANSWERS[asked] = said
    return said


def _lost(repository: GitFolder, commit: str, path: str) -> LostObjectError:
    _ANSWERS.clear()  # for what git lacks now it may have when it is asked again
    return LostObjectError(repository, f"`{path}` at commit `{commit[:7]}`", commit)
