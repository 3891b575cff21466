"""A fork of any spec: forty listed edits of every kind, made by places in it, and what shows that each still stands."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable  # noqa: TC003 - an alias is built of them
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.document import Document  # noqa: TC001 - likewise
from clausetree.model.referrals import find_targets
from clausetree.text.edit import TextEdit, apply_edits
from clausetree.text.span import Span
from tests.lint.casefile import SPEC, lint_files

if TYPE_CHECKING:
    from clausetree.model.clause import Clause, Passage

_LONG_WORD = re.compile(r"(?<= )[a-z]{6,}(?= )")
_LONG = 60  # characters, for a passage that stands once


class ForkEdit(NamedTuple):
    """One of a fork's edits.

    Attributes:
        name: What it does, and to which clause.
        edits: The same as edits of the text.
        stands: Whether a text has it, once.
    """

    name: str
    edits: tuple[TextEdit, ...]
    stands: Callable[[Document], bool]


class Fork(NamedTuple):
    """The text of a fork and the edits that it is made of."""

    text: str
    edits: tuple[ForkEdit, ...]


def build_fork(base: Document) -> Fork:
    """Returns the fork of a text."""
    leaves = [
        clause
        for clause, following in pairwise(base.clauses)
        if clause.parent is not None
        and following.depth <= clause.depth
        and not clause.made
        and _prose(clause)
    ]
    chance = random.Random(11)
    chance.shuffle(leaves)
    free = iter(leaves)
    edits = [_add_sentence(next(free), number) for number in range(8)]
    edits += [_change_word(next(free), number) for number in range(8)]
    edits += [_insert_clause(next(free), number) for number in range(4)]
    edits += [_retitle(next(free), number) for number in range(3)]
    edits += [_rename(base, next(free), number) for number in range(3)]
    edits += [_relevel(next(clause for clause in free if clause.level)) for _ in range(3)]
    edits += [_delete_passage(next(clause for clause in free if _long(clause))) for _ in range(3)]
    edits += [_delete_clause(next(free)) for _ in range(2)]
    edits += [_move_clause(base, next(free)) for _ in range(2)]
    edits += [_add_example(next(free), number) for number in range(2)]
    edits += [
        _edit_example(next(clause for clause in free if clause.examples), number) for number in range(2)
    ]
    flat = sorted(edit for each in edits for edit in each.edits)
    return Fork(apply_edits(base.text, flat), tuple(edits))


def _prose(clause: Clause) -> list[Passage]:
    return [
        passage
        for passage in clause.content.passages
        if passage.kind == "paragraph"
        and len(_LONG_WORD.findall(passage.span.slice(clause.content.source))) > 2
    ]


def _long(clause: Clause) -> list[Passage]:
    return [passage for passage in _prose(clause) if passage.span.end - passage.span.start > _LONG]


def _insert(at: int, text: str) -> tuple[TextEdit, ...]:
    return (TextEdit(Span(at, at), text),)


def _replace(clause: Clause, span: Span, text: str) -> TextEdit:
    return TextEdit(span.shift(clause.start), text)


def _stands_once(words: str) -> Callable[[Document], bool]:
    return lambda document: document.text.count(words) == 1


def _add_sentence(clause: Clause, number: int) -> ForkEdit:
    words = f"Forked house rule {number} holds here."
    end = clause.start + _prose(clause)[0].span.end
    return ForkEdit(f"a sentence added to `{clause.id}`", _insert(end, f" {words}"), _stands_once(words))


def _change_word(clause: Clause, number: int) -> ForkEdit:
    passage = _prose(clause)[-1]
    found = _LONG_WORD.search(clause.content.source, passage.span.start)
    assert found
    word = f"forkword{number}x"
    edit = _replace(clause, Span(found.start(), found.end()), word)
    return ForkEdit(f"a word of `{clause.id}`", (edit,), _stands_once(word))


def _insert_clause(clause: Clause, number: int) -> ForkEdit:
    name = f"forked_clause_{number}"
    text = (
        f"{'#' * clause.depth} Forked clause {number} {{#{name}}}\n\nOnly the fork says number {number}.\n\n"
    )
    return ForkEdit(
        f"a clause before `{clause.id}`", _insert(clause.start, text), _stands_once(f"{{#{name}}}")
    )


def _retitle(clause: Clause, number: int) -> ForkEdit:
    title = f"Forked title {number}"
    return ForkEdit(
        f"another title of `{clause.id}`",
        (_replace(clause, clause.heading.title_span, title),),
        _stands_once(title),
    )


def _rename(base: Document, clause: Clause, number: int) -> ForkEdit:
    name = f"forked_name_{number}"
    assert clause.heading.id_span
    edits = [_replace(clause, clause.heading.id_span, name)]
    edits += [
        _replace(other, target.span, name)
        for other in base.clauses
        for target in find_targets(other.content)
        if target.span and target.id == clause.id
    ]
    return ForkEdit(
        f"another id of `{clause.id}`",
        tuple(edits),
        lambda document: (
            document.text.count(f"{{#{name}") == 1
            and not any(
                target.id == clause.id for one in document.clauses for target in find_targets(one.content)
            )
        ),
    )


def _relevel(clause: Clause) -> ForkEdit:
    span = clause.heading.value_span("authority")
    assert span
    level = "developer" if clause.level != "developer" else "user"
    return ForkEdit(
        f"another level of `{clause.id}`",
        (_replace(clause, span, level),),
        lambda document: [one.level for one in document.clauses if one.id == clause.id] == [level],
    )


def _delete_passage(clause: Clause) -> ForkEdit:
    span = _long(clause)[0].span
    words = span.slice(clause.content.source)
    return ForkEdit(
        f"a passage of `{clause.id}` deleted",
        (_replace(clause, span, ""),),
        lambda document: words not in document.text,
    )


def _delete_clause(clause: Clause) -> ForkEdit:
    return ForkEdit(
        f"`{clause.id}` deleted",
        (_replace(clause, Span(0, len(clause.content.source)), ""),),
        lambda document: clause.id not in {one.id for one in document.clauses},
    )


def _move_clause(base: Document, clause: Clause) -> ForkEdit:
    home = next(
        other
        for other in base.clauses
        if other.depth == clause.depth and other.parent != clause.parent and other.parent is not None
    )
    parent = base.clauses[home.parent].id if home.parent is not None else ""
    return ForkEdit(
        f"`{clause.id}` moved into `{parent}`",
        (
            *_insert(home.start, clause.content.source),
            _replace(clause, Span(0, len(clause.content.source)), ""),
        ),
        lambda document: _find_parents(document, clause.id) == [parent],
    )


def _find_parents(document: Document, clause_id: str) -> list[str | None]:
    parents = [document.parent(clause) for clause in document.clauses if clause.id == clause_id]
    return [parent and parent.id for parent in parents]


def _add_example(clause: Clause, number: int) -> ForkEdit:
    words = f"Does the fork's rule {number} hold?"
    text = f"\n\n**Example**: forked {number}\n\n~~~xml\n<user>\n{words}\n</user>\n<assistant>\nIt does.\n</assistant>\n~~~"
    end = clause.start + clause.content.passages[-1].span.end
    return ForkEdit(f"an example added to `{clause.id}`", _insert(end, text), _stands_once(words))


def _edit_example(clause: Clause, number: int) -> ForkEdit:
    message = next(iter(clause.examples[0].conversation.all_messages()))
    found = re.compile(r"\b[A-Za-z]{3,}\b").search(clause.content.source, message.body.start)
    assert found
    word = f"forkmessage{number}x"
    edit = _replace(clause, Span(found.start(), found.end()), word)
    return ForkEdit(f"a message in `{clause.id}`", (edit,), _stands_once(word))


def count_errors(text: str) -> Counter[tuple[str, str]]:
    """Returns the errors that lint finds in a text, by code and message."""
    found = lint_files({SPEC: text})
    return Counter((one.code, one.message) for one in found if one.severity == "error")
