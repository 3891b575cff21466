"""Every kind of mutation: those that come by chance, one or several to a clause, and those that come by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.diff.mutations import (
    chapters,
    examples,
    footnotes,
    headings,
    ladders,
    layout,
    passages,
    structure,
    wording,
)
from tests.diff.mutations.book import Book, open_book
from tests.diff.mutations.case import Case, close

Mutation = Callable[[Book], None]

SINGLE = (
    (structure.rename,),
    (structure.retitle,),
    (structure.move,),
    (structure.reorder,),
    (headings.relevel,),
    (structure.split,),
    (structure.merge,),
    (wording.edit_lightly,),
    (wording.edit_heavily,),
    (structure.swap_ids,),
    (structure.insert,),
    (structure.delete, structure.insert),
)
"""What happens to one clause."""

STACKED = (
    (structure.rename, structure.retitle),
    (structure.rename, structure.move),
    (structure.rename, wording.edit_heavily),
    (structure.retitle, wording.edit_heavily),
    (structure.move, wording.edit_heavily),
    (structure.swap_ids, wording.edit_lightly),
    (structure.rename, structure.retitle, wording.edit_lightly),
    (structure.rename, structure.retitle, structure.move),
    (structure.rename, headings.relevel, wording.edit_lightly),
    (structure.reorder, structure.retitle, wording.edit_lightly),
    (structure.move, headings.relevel, wording.edit_lightly),
)
"""Several things that happen to the same clause."""

KINDS: dict[str, Mutation] = {
    mutation.__name__: mutation
    for mutation in (
        chapters.move_chapter,
        chapters.rename_chapter,
        chapters.replace_in_place,
        chapters.swap_empty_chapters,
        examples.change_reason,
        examples.change_target,
        examples.delete_example,
        examples.drop_word,
        examples.flip_verdict,
        examples.insert_example,
        examples.move_example,
        examples.reorder_examples,
        examples.retitle_example,
        footnotes.add_mark,
        footnotes.delete_one_of_two_with_a_mark,
        footnotes.mark_before_colon,
        footnotes.mark_other_words,
        footnotes.move_mark,
        footnotes.remove_mark,
        footnotes.shift_mark,
        headings.lose_level,
        headings.rename_with_references,
        headings.retitle_in_typography,
        headings.tag,
        ladders.insert_level,
        ladders.leave_one_behind,
        ladders.rename_ladder,
        layout.break_paragraph,
        layout.change_typography,
        layout.decompose,
        layout.join_paragraphs,
        layout.move_passage,
        layout.move_sentence,
        passages.merge_and_reword,
        passages.move_and_reword,
        passages.split_and_negate,
        wording.change_letter,
        wording.change_word,
        wording.insert_item,
        wording.rename_sentence,
    )
}
"""What happens on purpose, each kind by its name."""


def mutate(text: str, seed: int) -> Case:
    """Returns a spec before and after a mutation, and the facts between the two.

    One of three times several clauses change, one of three times several things happen to one clause.
    """
    book = open_book(text, seed)
    choices = STACKED if seed % 3 == 1 else SINGLE
    for _ in range(book.random.randint(3, 5) if seed % 3 == 2 else 1):
        book.focus = None
        for mutation in book.random.choice(choices):
            before = {entry for entry in book.entries if entry.touched}
            mutation(book)
            if seed % 3 == 1 and book.focus is None:
                book.focus = next(
                    (entry for entry in book.entries if entry.touched and entry not in before), None
                )
    return close(book)


def mutate_by(mutation: Mutation, texts: Sequence[str], seed: int) -> Case | None:
    """Returns a mutation of the first text, from one that hangs on the seed, that has what it takes; None where none has."""
    start = seed % len(texts)
    for text in (*texts[start:], *texts[:start]):
        book = open_book(text, seed)
        mutation(book)
        case = close(book)
        if case.old != case.new:
            return case
    return None
