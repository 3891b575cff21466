"""How far two wordings are apart: footnote marks, layout, rewritten ids, or words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.compare.named_targets import cut_targets
from clausetree.text.entities import decode_entities
from clausetree.text.lines import end_plainly
from clausetree.text.words import fold_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetree.diff.kinds import Successors, TextWording, Wording
    from clausetree.diff.match.fragments import Fragment

_BLANKS = " \t"
_WEIGHT: tuple[Wording, ...] = ("kept", "footnotes", "typographic", "references", "edited")


def compare_wording(old: str, new: str, successors: Successors) -> TextWording:
    """Returns how far two texts are apart, marks in them being words like others.

    An entity for its character is typography; by which characters lines end is nothing at all.
    """
    if old == new or end_plainly(old) == end_plainly(new):
        return "kept"
    before, after = (fold_wording(decode_entities(text)) for text in (old, new))
    return _compare_folded(before, after, successors)


def is_same_but_for_line_ends(old: str, new: str) -> bool:
    """Returns whether two texts are the same but for line ends and blanks before them, which nobody sees.

    Two blanks or more that break a line within a paragraph are seen. The first line that differs tells.
    """
    if old == new:
        return True
    olds, news = (end_plainly(text).rstrip(_BLANKS).split("\n") for text in (old, new))
    return len(olds) == len(news) and all(
        line == other or _strip_line_end(*line) == _strip_line_end(*other)
        for line, other in zip(_list_lines(olds), _list_lines(news), strict=True)
    )


def _list_lines(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yields lines, each with the one after it."""
    return zip(lines, [*lines[1:], ""], strict=True)


def _strip_line_end(line: str, after: str) -> str:
    """Returns a line without the blanks at its end, where they break nothing from the line after it."""
    bare = line.rstrip(_BLANKS)
    return bare if len(line) - len(bare) == 1 or not after.strip(_BLANKS) else line


def compare_fragments(old: Fragment, new: Fragment, successors: Successors) -> Wording:
    """Returns how far two sentences are apart.

    Footnote marks don't count as words: they are eval prompts. The number of a list item is typography, and so is where
    the lines of a quotation break; that it is one is not. By which characters lines end is nothing.
    """
    if end_plainly(old.text) == end_plainly(new.text):
        return "kept"
    if old.quoted != new.quoted:
        return "edited"
    if old.bare == new.bare:
        return "footnotes" if _is_only_marks(old, new) else "typographic"
    return _compare_folded(old.folded, new.folded, successors)


def find_heaviest(wordings: Iterable[Wording]) -> Wording:
    """Returns the wording that is furthest apart; `kept` where there is none."""
    heaviest: Wording = "kept"
    for wording in wordings:
        heaviest = max(heaviest, wording, key=_WEIGHT.index)
        if heaviest == "edited":
            break  # the others need no look
    return heaviest


def _is_only_marks(old: Fragment, new: Fragment) -> bool:
    return "[^" in old.text or "[^" in new.text


def _compare_folded(old: str, new: str, successors: Successors) -> TextWording:
    if old == new:
        return "typographic"
    if successors and "#" in old and _is_renamed(old, new, successors):
        return "references"
    return "edited"


def _is_renamed(old: str, new: str, successors: Successors) -> bool:
    """Returns whether nothing differs but the ids that links name, and these follow a rename."""
    (rest, befores), (other, afters) = cut_targets(old), cut_targets(new)
    return (
        rest == other
        and len(befores) == len(afters)
        and all(
            one == after or after in successors.get(one, ())
            for one, after in zip(befores, afters, strict=True)
        )
    )
