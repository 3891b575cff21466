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

_SIZES, _OBJECTS = "--batch-check", "--batch"
_LINKS = {"symlink", "dangling", "loop", "notdir"}
_FOLDER, _SUBMODULE = b"40000", b"160000"
_REMEMBERED = 64  # answers
_SHORT = 1 << 20  # bytes of an answer: what runs for long is not to hold every text that it saw
_ANSWERS: dict[tuple[GitFolder, str, str], _Answer] = {}
"""What git said of an object; a merge asks for the same few again and again, and what a hash names never changes."""


class _Answer(NamedTuple):
    """What git says of an object: its hash, its type, how many bytes it has, and these, where they were asked for.

    The type is `missing` for what git lacks, and empty for a link that leads nowhere.
    """

    hash: str
    kind: str
    size: int
    data: bytes = b""


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
    answers = dict(zip(places, _ask(repository, _SIZES, map(":".join, places)), strict=True))
    absent = [place for place, answer in answers.items() if answer.kind == "missing"]
    for place, entry in _find_entries(repository, absent).items():
        if entry and entry.mode not in {_FOLDER, _SUBMODULE}:
            raise _lost(repository, *place)
    found = {}
    for place, answer in answers.items():
        if answer.kind == "blob":
            check_size(answer.size, place[1])
            found[place] = answer.hash
    texts = _ask(repository, _OBJECTS, found.values())
    return {place: text.data for place, text in zip(found, texts, strict=True) if text.kind != "missing"}


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
        name: None if found.kind == "missing" else dict(_parse_folder(found.data, len(found.hash) // 2))
        for name, found in zip(known, _ask(repository, _OBJECTS, known), strict=True)
    }


def _parse_folder(data: bytes, width: int) -> Iterator[tuple[str, _Entry]]:
    """Yields the entries of a tree object whose hashes have `width` bytes."""
    at = 0
    while at < len(data):
        end = data.index(b"\0", at)
        mode, _, name = data[at:end].partition(b" ")
        at = end + 1 + width
        yield os.fsdecode(name), _Entry(mode, data[end + 1 : at].hex())


def _ask(repository: GitFolder, option: str, names: Iterable[str]) -> tuple[_Answer, ...]:
    """Returns what `git cat-file` says of each object, all in one run; short answers are remembered."""
    asked = tuple(names)
    answers = {name: _ANSWERS.get((repository, option, name)) for name in asked}
    unknown = [name for name, answer in answers.items() if answer is None]
    if unknown:
        feed = "".join(f"{name}\n" for name in unknown).encode(errors="surrogateescape")
        options = (option, "--follow-symlinks") if option == _SIZES else (option,)
        said = repository.run("cat-file", *options, feed=feed)
        answers |= zip(unknown, _parse_answers(said, option), strict=True)
        short = {
            (repository, option, name): answer
            for name in unknown
            if (answer := answers[name]) and len(answer.data) <= _SHORT
        }
        if len(_ANSWERS) + len(short) > _REMEMBERED:
            _ANSWERS.clear()
        if len(short) <= _REMEMBERED:
            _ANSWERS.update(short)
    return tuple(answer for name in asked if (answer := answers[name]))


def _parse_answers(said: bytes, option: str) -> Iterator[_Answer]:
    """Yields what `git cat-file` wrote; links are followed, and of one that leads nowhere it writes where that is."""
    at = 0
    while at < len(said):
        end = said.index(b"\n", at)
        at, words = end + 1, said[at:end].decode(errors="replace").split(" ")
        if words[0] in _LINKS and len(words) == 2:  # noqa: PLR2004
            at += int(words[1]) + 1
            yield _Answer("", "", 0)
        elif words[-1] in {"missing", "ambiguous"}:
            yield _Answer("", "missing", 0)
        else:
            start, size = at, int(words[2])
            at += size + 1 if option == _OBJECTS else 0
            yield _Answer(words[0], words[1], size, said[start : max(start, at - 1)])


def _lost(repository: GitFolder, commit: str, path: str) -> LostObjectError:
    _ANSWERS.clear()  # for what git lacks now it may have when it is asked again
    return LostObjectError(repository, f"`{path}` at commit `{commit[:7]}`", commit)
