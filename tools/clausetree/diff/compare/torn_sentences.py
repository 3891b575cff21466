"""Sentences that were broken in several, or put together to one, whatever was left out or put in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from clausetree.text.similarity import measure_containment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence, Sized

    from clausetree.text.shingles import Shingles

    Read = Callable[["_Link"], tuple[Shingles, Shingles]]

_TORN = 0.42  # of a sentence's words, to be a part that another one lost or gained; labelled: from 0.43 (four below), others up to 0.4
_Link = TypeVar("_Link", bound="tuple[Sized, Sized]")


def join_torn(
    links: Iterable[_Link], read: Read[_Link], join: Callable[[Sequence[_Link]], _Link]
) -> list[_Link]:
    """Returns links with those joined of which one was or became a part of another one, and what stands between the two.

    Args:
        links: Sentences before and after, in the order of the text; on one side there may be none.
        read: Gives the pairs of words of a link, before and after.
        join: Makes several links one.
    """
    found: list[_Link] = []
    run = 0  # where the links begin that stand on the same side only, up to the last
    for link in links:
        if _is_lone(link) and not (run < len(found) and bool(link[0]) == bool(found[-1][0])):
            run = len(found)
        found.append(link)
        start = _find_start(found, run, read)
        if start is not None:
            found[start:] = [join(found[start:])]
        if not _is_lone(found[-1]):
            run = len(found)
    return found


def is_torn_off(part: Shingles, whole: Shingles) -> bool:
    """Returns whether a sentence was or became part of another one, each given by the pairs of its words."""
    return measure_containment(part, whole) >= _TORN


def _is_lone(link: tuple[Sized, Sized]) -> bool:
    """Returns whether a link is on one side only."""
    return bool(link[0]) != bool(link[1])


def _find_start(links: Sequence[_Link], run: int, read: Read[_Link]) -> int | None:
    """Returns the first of the links that are one with the last, given where a run begins; None where it is one with none."""
    last = len(links) - 1
    if _is_lone(links[last]):
        is_torn = run and _is_torn(links[run - 1], links[last], read, is_next=run == last)
        return run - 1 if is_torn else None
    torn = (at for at in range(run, last) if _is_torn(links[last], links[at], read, is_next=at == last - 1))
    return next(torn, None)


def _is_torn(whole: _Link, part: _Link, read: Read[_Link], *, is_next: bool) -> bool:
    """Returns whether `part`, which stands on one side only, was or became part of the sentence in `whole`.

    Where others stand between the two, words that `whole` has on both sides tell nothing.
    """
    if not (whole[0] and whole[1]):
        return False
    side = 0 if part[0] else 1
    said, own = read(whole)[1 - side], read(whole)[side]
    return is_torn_off(read(part)[side], said if is_next else said - own)
