"""The files of a spec that has several: which ones `spec.files` means in a tree, and their texts put together."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from clausetree.history.files.encoding import check_size, parse_text
from clausetree.model.errors import ClausetreeError
from clausetree.text.joined_files import join_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.history.layouts.file_tree import Tree
    from clausetree.text.joined_files import TextPart


class PartsError(ClausetreeError):
    """The files that a spec is to be put together from are not there, or are not files."""


_MAGIC = re.compile(r"[*?\[]")
_ANY_FOLDERS = "**"


def find_files(tree: Tree, folder: str, patterns: Sequence[str], settings: str) -> tuple[str, ...]:
    """Returns the paths of the files that patterns mean, pattern by pattern, those of one pattern sorted, each once.

    `*`, `?` and `[…]` stand for what is in one name, `**` for any folders; a name that begins with a dot is meant only by a
    pattern that does.

    Args:
        tree: The files.
        folder: The folder that the patterns count from.
        patterns: As settings have them.
        settings: What errors call the settings.

    Raises:
        PartsError: A pattern meets nothing, or a symbolic link.
    """
    found: dict[str, None] = {}
    for pattern in patterns:
        matches = _find_matches(tree, folder, pattern)
        if not matches:
            raise PartsError(
                f"`spec.files` in `{settings}`: no file matches `{pattern}`",
                f"paths count from the folder of `{settings}`, and symbolic links are not followed",
            )
        for path, is_link in matches.items():
            if is_link:
                raise PartsError(
                    f"`spec.files` in `{settings}`: `{path}` is a symbolic link",
                    "replace the link with the file itself",
                )
            found[str(PurePosixPath(folder, path))] = None
    return tuple(found)


def load_parts(tree: Tree, paths: Sequence[str]) -> tuple[str, tuple[TextPart, ...]]:
    """Returns the text that files make, one after the other, and where each of them is in it.

    Raises:
        ClausetreeError: One of them is not there or can't be read, or they are too large together.
    """
    loaded = tree.load_all(paths)
    files = {path: loaded[path] if path in loaded else tree.load(path) for path in paths}
    check_size(sum(map(len, files.values())), tree.name(paths[0]))
    texts = {tree.diagnostic_path(path): parse_text(data, tree.name(path)) for path, data in files.items()}
    return join_parts(texts)


def _find_matches(tree: Tree, folder: str, pattern: str) -> dict[str, bool]:
    """Returns the paths that a pattern means, sorted, each with whether it is a symbolic link."""
    names = PurePosixPath(pattern).parts
    fixed = next((at for at, name in enumerate(names) if _MAGIC.search(name)), len(names) - 1)
    base, rest = PurePosixPath(*names[:fixed]), names[fixed:]
    listed = tree.files(str(PurePosixPath(folder, base)), deep=len(rest) > 1 or rest[0] == _ANY_FOLDERS)
    return {
        str(base / path): listed[path]
        for path in sorted(listed)
        if path == "/".join(rest) or _is_meant(path.split("/"), rest)
    }


def _is_meant(path: Sequence[str], names: Sequence[str]) -> bool:
    """Returns whether a pattern means a path, given the names of both."""
    if not names or not path:
        return not names and not path
    if names[0] != _ANY_FOLDERS:
        return _is_name_meant(path[0], names[0]) and _is_meant(path[1:], names[1:])
    rest = names[1:] or ("*",)
    return _is_meant(path, rest) or (not path[0].startswith(".") and _is_meant(path[1:], names))


def _is_name_meant(name: str, pattern: str) -> bool:
    return fnmatchcase(name, pattern) and (pattern.startswith(".") or not name.startswith("."))
