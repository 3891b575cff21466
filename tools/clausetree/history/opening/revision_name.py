"""Names of revisions: `SOURCE@LABEL`, either half optional."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.files.markdown_names import MARKDOWN_ENDINGS
from clausetree.history.git_access.address import KNOWN_NAMES, authority_end, is_address, split_inside
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Callable

STANDARD_INPUT = "-"
FILE_ENDINGS = (*MARKDOWN_ENDINGS, ".txt", ".bundle", ".git")
_PATH_STARTS = ("/", "./", "../", "~")
_RANGE = re.compile(r"(?P<old>.*?[^./])\.\.(?P<new>(?:\.{1,2}/)*[^.].*|)|\.\.(?P<only>[^./].*)", re.DOTALL)
_PARTED = re.compile(r"(?P<old>(?:.*?[^./])?)\.\.\.(?P<new>(?:(?:\.{1,2}/)*[^./].*)?)", re.DOTALL)


class RevisionName(NamedTuple):
    """What a user wrote to name a revision.

    Attributes:
        source: A path, an address, a known name or `-`; None for the project around the working directory.
        label: Which of the source's revisions; None for the source's default.
    """

    source: str | None
    label: str | None


def parse_revision_name(text: str, exists: Callable[[str], bool] = lambda _: False) -> RevisionName:
    """Returns the two halves of `text`.

    Args:
        text: As the user wrote it.
        exists: Says whether a path exists: what exists as written is a source, whatever it looks like.

    Raises:
        ClausetreeError: The label is one that git would take for something else.
    """
    if text == STANDARD_INPUT or exists(text):
        return RevisionName(source=text, label=None)
    splits = [at for at in range(len(text)) if _is_separator(text, at)]
    if splits:
        at = next((at for at in reversed(splits) if exists(text[:at])), splits[-1])
        return RevisionName(source=text[:at] or None, label=_check_label(text[at + 1 :]) or None)
    if is_source(text) or split_inside(text, exists):
        return RevisionName(source=text, label=None)
    return RevisionName(source=None, label=_check_label(text) or None)


def parse_range(text: str, exists: Callable[[str], bool] = lambda _: False) -> tuple[str, str] | None:
    """Returns the two names in `A..B`, the one left out as an empty text, or None where `text` is no range.

    The `..` of a path such as `../a.md` parts nothing, and neither does that in the name of something that exists.
    """
    match = _RANGE.fullmatch(text)
    if match is None or exists(text):
        return None
    source = parse_revision_name(text, exists).source
    if source and exists(source) and len(source) > len(match["old"] or ""):
        return None
    return match["old"] or "", match["new"] or match["only"] or ""


def check_dots(text: str, exists: Callable[[str], bool]) -> None:
    """Raises `ClausetreeError` for git's `A...B`, with what to write for it; a side left out is `HEAD`, as in git."""
    match = _PARTED.fullmatch(text)
    if match is None or exists(text) or not (match["old"] or match["new"]):
        return
    old, new = match["old"] or "HEAD", match["new"] or "HEAD"
    hint = f"write `{old}..{new}`"
    if not any(parse_revision_name(name, exists).source for name in (old, new)):
        hint += f", or for what changed since they parted `$(git merge-base {old} {new})..{new}`"
    raise ClausetreeError(f"`{text}` has three dots, and a range has two", hint)


def is_source(text: str) -> bool:
    """Returns whether `text`, which holds no label, looks like a source whatever exists."""
    return (
        text in KNOWN_NAMES
        or is_address(text)
        or text in {".", ".."}
        or text.startswith(_PATH_STARTS)
        or text.endswith((*FILE_ENDINGS, "/"))
    )


def _is_separator(text: str, at: int) -> bool:
    """Returns whether the character at `at` parts a source from a label.

    Not so in `user@host`, in `/@scope/`, and in git's own `main@{1}`.
    """
    if text[at] != "@" or text[at + 1 : at + 2] == "{" or text[at - 1 : at] == "/":
        return False
    return not is_address(text) or at > authority_end(text)


def _check_label(label: str) -> str:
    """Returns `label`; raises `ClausetreeError` where no label can look like that."""
    if label.startswith(("-", "^")):  # which git takes for an option, or for what is not meant
        raise ClausetreeError(
            f"the label `{label}` begins with `{label[0]}`, which no label does", "correct the label"
        )
    if not label.isprintable():
        raise ClausetreeError(f"the label {label!r} contains a control character", "correct the label")
    return label
