"""What the address of a link means: a clause, a file beside the spec, or something elsewhere."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from markdown_it.common.utils import unescapeAll

from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

SPEC_PATHS = ("model_spec.md",)
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_MARK = re.compile(r"&(?:#0*35|#[xX]0*23|num);|(?<!&)#|#(?!\d{1,7};|[xX][0-9a-fA-F]{1,6};)")
"""What begins a fragment: the sign, which may be an entity, and is not that of another character's number."""
_DIRECTIVE = ":~:"
"""What ends a fragment before words for the browser, such as which to mark: https://wicg.github.io/scroll-to-text-fragment/."""


class Labels(tuple[tuple[str, str], ...]):  # noqa: SLOT001 - its index is kept, for which a tuple can't have slots
    """The labels of links, as CommonMark compares them, and the address of each."""

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """Returns the address of each label."""
        return dict(self)


class LinkContext(NamedTuple):
    """What decides where links lead, beside their own words.

    Attributes:
        paths: The paths of the spec in its repository; a link to one of them is a link into this text.
        definitions: The labels that the text defines.
    """

    paths: tuple[str, ...] = SPEC_PATHS
    definitions: Labels = Labels()


class Address(NamedTuple):
    """An address that does not lead elsewhere.

    Attributes:
        path: The file, decoded; nothing where it is this text.
        fragment: What stands after `#`, decoded; None without `#`.
        fragment_span: Where in the address as written the fragment is.
    """

    path: str
    fragment: str | None
    fragment_span: Span


def read_address(written: str, paths: tuple[str, ...] = SPEC_PATHS) -> Address | None:
    """Returns what a link's address means, given without `<>`; None where it leads elsewhere, or nowhere.

    Args:
        written: The address, escapes and all.
        paths: The paths of the spec in its repository.
    """
    plain = unescapeAll(written)
    if _ELSEWHERE.match(plain):
        return None
    path, mark, fragment = _split(plain)
    if path and _is_spec(path, paths):
        path = ""
        mark = mark if fragment else ""  # the spec as a whole
    if not path and not mark:
        return None
    sign = _MARK.search(written)
    start = sign.end() if sign else 0
    end = start + len(written[start:].partition(_DIRECTIVE)[0])
    return Address(path, unquote(fragment) if mark else None, Span(start, end))


def leads_to_whole(written: str, paths: tuple[str, ...]) -> bool:
    """Returns whether a link's address leads to the spec as a whole: to a file of its, and to no place in it."""
    plain = unescapeAll(written)
    path, _, fragment = _split(plain)
    return bool(path) and not fragment and not _ELSEWHERE.match(plain) and _is_spec(path, paths)


def _split(plain: str) -> tuple[str, str, str]:
    """Returns the path of an address, decoded, the mark of a fragment or nothing, and the fragment as written."""
    before, mark, behind = plain.partition("#")
    fragment, directive, _ = behind.partition(_DIRECTIVE)
    return unquote(before.partition("?")[0]), mark if fragment or not directive else "", fragment


def _is_spec(path: str, paths: tuple[str, ...]) -> bool:
    """Returns whether a path that stands in the spec leads to the spec itself."""
    folders = {""} if path.startswith("/") else {posixpath.dirname(one) for one in paths}
    return any(posixpath.normpath(posixpath.join(folder, path.lstrip("/"))) in paths for folder in folders)
