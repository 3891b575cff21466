"""Examples that came into a list or commentary, or out of one: there they are prose, and the passage map has lost them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.time.certainty import SAME
from clausetree.diff.time.example_words import fold_words
from clausetree.diff.time.migrated import Migrated, MigratedPart
from clausetree.model.located import locate

if TYPE_CHECKING:
    from clausetree.diff.time.change_index import ChangeIndex
    from clausetree.model.located import Located


def find_indented(index: ChangeIndex, located: Located) -> Migrated | None:
    """Returns where an example stands with another indent; None where its words are not in each text just once."""
    words = fold_words(located.text)
    olds, news = index.examples_by_words
    if len(olds.get(words, ())) != 1 or len(news.get(words, ())) != 1:
        return None
    new = locate(index.changes.new, news[words][0])
    return Migrated(
        located.locator,
        located.text,
        (MigratedPart(new.locator, 1.0, new.text),),
        "typographic",
        index.is_moved(located.clause.index, new.clause.index),
        SAME,
    )
