"""Files that look like specs: what to name where nothing says which one is meant."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from clausetree.history.files.markdown_names import MARKDOWN_ENDINGS
from clausetree.history.layouts.spec_layout import SPEC_FILE, has_heading_id
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.history.git_access.commit_tree import CommitTree
    from clausetree.history.layouts.file_tree import WholeTree

_OTHERS = re.compile(r"readme|changelog|contributing|license|code_of_conduct|security", re.IGNORECASE)
_NAMES = re.compile(r"spec|constitution|charter|principles", re.IGNORECASE)
_BESIDE = {"examples", "revisions"}
_HEADING = re.compile(rb"^#{1,6} ", re.MULTILINE)

_USUAL = f"looked for `clausetree.toml` and `{SPEC_FILE}`, there and in `spec/`; name the spec's own file"
_ELSEWHERE = "name a file, a folder, a git repository or an address, such as `openai@latest`"

_READ, _SHOWN = 500, 5


def absent_spec(tree: WholeTree, source: str, where: str | None = None) -> ClausetreeError:
    """Returns the error for a tree that has no spec where specs are, which says what in it looks like one.

    Args:
        tree: What was looked into.
        source: What the user calls it.
        where: Where else there is none; None where the source is all that was looked into.
    """
    found = [_name(tree, source, path) for path in _find_candidates(tree)]
    message = f"there is no spec in {where or f'`{source}`'}"
    if not found:
        return ClausetreeError(message, _USUAL if where is None else _ELSEWHERE)
    if len(found) == 1:
        return ClausetreeError(
            message, f"`{found[0]}` looks like one: name it, or say so in `clausetree.toml`"
        )
    if where is None:
        message = f"`{source}` has {len(found)} files that look like specs, and nothing says which is meant"
    return ClausetreeError(message, _list(found))


def absent_at(tree: CommitTree, source: str, folder: str, label: str) -> ClausetreeError | None:
    """Returns the error for a commit without a spec where specs are, which lists what looks like one; None for none.

    Args:
        tree: The files of the commit.
        source: What the user calls the repository, or a folder in it.
        folder: Which folder that is; the empty text for the top.
        label: What the user calls the commit.
    """
    inside = PurePosixPath(folder)
    paths = [PurePosixPath(path) for path in _find_candidates(tree)]
    start = "" if source == "." else f"{source}:"
    found = [f"{start}{path.relative_to(inside)}@{label}" for path in paths if path.is_relative_to(inside)]
    where = f"`{source}` at commit `{tree.commit[:7]}`"
    if not found:
        return None
    if len(found) == 1:
        return ClausetreeError(f"there is no spec in {where}", f"`{found[0]}` looks like one: name it")
    message = f"{where} has {len(found)} files that look like specs, and nothing says which is meant"
    return ClausetreeError(message, _list(found))


def _list(names: Sequence[str]) -> str:
    """Returns the hint that lists what can be named."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return "name one: " + ", ".join(f"`{name}`" for name in names[:_SHOWN]) + more


def _name(tree: WholeTree, source: str, path: str) -> str:
    """Returns what to type for a file of a tree."""
    return f"{source}:{path}" if tree.commit else tree.name(path)


def _find_candidates(tree: WholeTree) -> tuple[str, ...]:
    """Returns the paths of the files in a tree that look like specs: those of the usual name, else by their text."""
    paths = [path for path in tree.paths() if path.endswith(MARKDOWN_ENDINGS) and not _is_other(path)]
    usual = tuple(path for path in paths if PurePosixPath(path).name == SPEC_FILE)
    return usual or tuple(_select(tree, paths[:_READ]))


def _select(tree: WholeTree, paths: list[str]) -> Iterator[str]:
    """Yields the paths of files with ids at their headings; where there are none, of those with a name that says it."""
    texts = tree.load_all(paths)
    with_ids = [path for path in paths if has_heading_id(texts.get(path, b""))]
    named = [path for path in paths if _NAMES.search(PurePosixPath(path).stem)]
    yield from with_ids or (path for path in named if _HEADING.search(texts.get(path, b"")))


def _is_other(path: str) -> bool:
    """Returns whether a file is surely no spec, or an older text or eval prompts beside one."""
    pure = PurePosixPath(path)
    return bool(_OTHERS.fullmatch(pure.stem)) or not _BESIDE.isdisjoint(pure.parts[:-1])
