"""Changed words, quoted where they are few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.diff.redlines import Piece, draw_runs
from clausetree.output.markdown_text import escape
from clausetree.text.comments import hide_comments
from clausetree.text.excerpt import cut_text
from clausetree.text.footnote_marks import FOOTNOTE_MARK
from clausetree.text.link_targets import count_other_targets, find_targets, hide_targets
from clausetree.text.list_markers import LIST_MARKER
from clausetree.text.words import UNSPACED, find_words, fold_typography, split_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clausetree.diff.redlines import Redline, Run

_WORDS = 45  # characters of a quoted edit
_SENTENCE = 100  # characters of a quoted sentence
_SPOTS = 2  # edits of one passage
_BRIDGE = 2  # kept words between two edits that are quoted as one
_CLOSE = 4  # characters that stand for a word in a script without spaces
_UNSPACED = re.compile(f"[{UNSPACED}]")
_REFERENCE = re.compile(r"\[([^\[\]]*)\]\(#([^()\s]+)\)")
_FOOTNOTE = re.compile(rf"^ {{0,3}}{FOOTNOTE_MARK}:[ \t]*|{FOOTNOTE_MARK}", re.MULTILINE)
_OPENER = re.compile(
    r"\A(?:!!![^\n]*\n?)?\s*|^[ \t]+", re.MULTILINE
)  # of commentary, and how far it is indented
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_ITEM = re.compile(rf"^[ \t]*{LIST_MARKER}[ \t]+(?=\S)", re.MULTILINE)
_MARKS = {
    "commentary": (_OPENER, _ITEM),
    "admonition": (_OPENER, _ITEM),
    "quote": (_QUOTED, _ITEM),
    "list": (_ITEM,),
}
"""What stands before the words of lines, and is no word."""

_WORD = re.compile(r"\w")
_RAW = frozenset({"example", "code"})
_BY_LINE = _RAW | {"list", "table"}  # their lines say something each
_STOPS = ".,;:"


def quote_edit(line: Redline, titles: Mapping[str, str]) -> str | None:
    """Returns the words that a passage lost and gained, such as `“must” → “may”`; None where they are many or a line of their own.

    Args:
        line: The passage.
        titles: What clauses are called, by id, for references to them.
    """
    spots = [
        spot
        for spot in _find_spots(draw_runs(read_pieces(line, titles)), by_line=line.passage in _BY_LINE)
        if fold_typography(spot[0]) != fold_typography(spot[1])
    ]
    sides = [side for spot in spots for side in spot]
    if not spots or len(spots) > _SPOTS or not all(0 < len(side) <= _WORDS for side in sides):
        return None
    return " and ".join(f"{_quote(before)} → {_quote(after)}" for before, after in map(_trim, spots))


def read_pieces(line: Redline, titles: Mapping[str, str]) -> tuple[Piece, ...]:
    """Returns the sentences of a passage as a reader sees them, each beside what it became; see `quote_edit`."""
    marks = _MARKS["commentary"] if line.turn is not None else _MARKS.get(line.passage, ())
    texts = ([_leave_out(text, marks) for text in piece.with_plain_ends()] for piece in line.pieces)
    read = _read if line.passage in _RAW else _read_prose
    return tuple(Piece(read(before, titles), read(after, titles)) for before, after in texts)


def _leave_out(text: str, marks: Iterable[re.Pattern[str]]) -> str:
    for mark in marks:
        text = mark.sub("", text)
    return text


def count_readdressed(line: Redline, titles: Mapping[str, str]) -> int:
    """Returns how many links of a passage have another address, and not that of a renamed clause; see `quote_edit`."""
    if line.passage in _RAW:
        return 0
    sides = ([_list_targets(text, titles) for text in piece] for piece in line.pieces)
    return sum(count_other_targets(before, after) for before, after in sides)


def _list_targets(text: str, titles: Mapping[str, str]) -> list[str]:
    """Returns where links lead, to clauses by their titles; those that show the title are read with it."""
    targets = find_targets(text.replace("[?](", "("))
    return [titles.get(target.removeprefix("#"), target) for target in targets]


def is_reworded(line: Redline, titles: Mapping[str, str]) -> bool:
    """Returns whether a reader sees other words in a passage; see `quote_edit`."""
    pieces = read_pieces(line, titles)
    before, after = (fold_typography("".join(side)) for side in zip(*pieces, strict=True))
    return before != after


def quote_sentence(said: str) -> str:
    """Returns a sentence in quotation marks, without its full stop, cut after some words where it is long."""
    said = " ".join(said.split()).removesuffix(".")
    return _quote(cut_text(said, _SENTENCE))


def _read(text: str, titles: Mapping[str, str]) -> str:
    """Returns words as a reader sees them: references by their text, no footnote marks."""

    def refer(match: re.Match[str]) -> str:
        return titles.get(match[2], match[0]) if match[1] == "?" else match[1]

    return _FOOTNOTE.sub("", _REFERENCE.sub(refer, text))


def _read_prose(text: str, titles: Mapping[str, str]) -> str:
    """Returns words of prose as a reader sees them: links by their text too, and no comments."""
    return hide_targets(_read(hide_comments(text), titles))


def _find_spots(runs: Sequence[Run], *, by_line: bool) -> Iterator[tuple[str, str]]:
    """Yields each edit with its words before and after, and where no word is on one side, those around it.

    Where a text goes `by_line`, words of its line do, if there are any: on another may be a tag.
    """
    place = 0
    while place < len(runs):
        if runs[place].kind == "kept":
            place += 1
            continue
        end = _find_end(runs, place)
        spot = runs[place:end]
        before = "".join(run.text for run in spot if run.kind != "inserted")
        after = "".join(run.text for run in spot if run.kind != "deleted")
        if not (_WORD.search(before) and _WORD.search(after)):
            head = _last_word(runs[place - 1].text) if place else ""
            tail = _first_word(runs[end].text) if end < len(runs) else ""
            if by_line:
                head, tail = _keep_on_line(head, after if after.strip() else before, tail)
            before, after = head + before + tail, head + after + tail
        yield " ".join(before.split()), " ".join(after.split())
        place = end


def _keep_on_line(head: str, edit: str, tail: str) -> tuple[str, str]:
    """Returns the words before and after an edit but for those on other lines; where both are, those that are of no tag."""
    blanks = len(edit) - len(edit.lstrip())
    is_far = "\n" in head + edit[:blanks], "\n" in edit[len(edit.rstrip()) :] + tail
    near = "" if is_far[0] else head, "" if is_far[1] else tail
    if any(map(str.strip, near)):
        return near
    return "" if ">" in head else head, "" if "<" in tail else tail


def _find_end(runs: Sequence[Run], start: int) -> int:
    """Returns where an edit ends: before kept words that are more than a bridge to the next one."""
    end = start
    for place in range(start, len(runs)):
        if runs[place].kind != "kept":
            end = place + 1
        elif (
            max(len(runs[place].text.split()), len(find_words(runs[place].text))) > _BRIDGE
            or "\n" in runs[place].text
        ):
            break
    return end


def _last_word(text: str) -> str:
    """Returns the last word of a text, with the spaces after it; in scripts without spaces the last characters."""
    end = len(text.rstrip())
    word = text[max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1 :]
    return "".join(split_tokens(word)[-_CLOSE:]) if _UNSPACED.search(word) else word


def _first_word(text: str) -> str:
    """Returns the first word of a text, with the spaces before it; in scripts without spaces the first characters."""
    blanks = len(text) - len(text.lstrip())
    word = text[:blanks] + "".join(text[blanks:].split(maxsplit=1)[:1])
    return "".join(split_tokens(word)[:_CLOSE]) if _UNSPACED.search(word) else word


def _trim(spot: tuple[str, str]) -> tuple[str, str]:
    """Returns both sides without the stop that both end with."""
    before, after = spot
    if before[-1:] == after[-1:] and before[-1:] in _STOPS and len(before) > 1 < len(after):
        return before[:-1], after[:-1]
    return spot


def _quote(text: str) -> str:
    return f"“{escape(text)}”"
