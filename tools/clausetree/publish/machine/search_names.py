"""`search.json`, all that the search finds by name: ids, numbers, footnotes, titles, terms, levels, in whichever revision."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from clausetree.publish.addresses.site_addresses import Addresses, fragment, label_slug
from clausetree.publish.addresses.slug import make_slug
from clausetree.publish.books.successors import find_heirs
from clausetree.publish.draw.clause_body import enumerate_examples, example_title
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.plain_words import name_revision, title_of
from clausetree.publish.draw.running_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetree.diff.time.lineage import Life
    from clausetree.model.clause import Clause
    from clausetree.model.reference import Footnote
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries
    from clausetree.publish.machine.tool_names import ToolName

_HERE = Addresses("")


class _Part(NamedTuple):
    """What has a name and stands in a clause.

    Attributes:
        kind: Whether it is a footnote, an example, a definition, or another term in bold that a passage begins with.
        name: The label of a footnote, the title of an example, a term.
        anchor: The part of an address that leads to it on the page of its clause.
    """

    kind: str
    name: str
    anchor: str


def render_names(series: EditionSeries, tool: Sequence[ToolName] = ()) -> str:
    """Returns `search.json`: revisions oldest first, and rows, each with the first and last revision that it holds in.

    Args:
        series: The revisions.
        tool: What there is to find about clausetree, in all revisions.
    """
    lives = series.lineage.whole_lives
    known = {
        (stage.revision.label, stage.clause.start): index
        for index, life in enumerate(lives)
        for stage in life.stages
        if stage.clause
    }
    clauses = [
        (place, known[label, clause.start], clause, edition)
        for place, (label, edition) in enumerate(series.by_label.items())
        for clause in edition.document.clauses
    ]
    names = {
        "revisions": [
            [edition.label, label_slug(edition.label), name_revision(edition), edition.revision.commit]
            for edition in series.editions
        ],
        "newest": series.place(series.newest.label),
        "levels": list(
            _join_runs((place, (_list_levels(edition),)) for place, edition in enumerate(series.editions))
        ),
        "tags": list(
            _join_runs((place, (_list_tags(edition),)) for place, edition in enumerate(series.editions))
        ),
        "clauses": [_describe_end(life, series) for life in lives],
        "states": list(
            _join_runs((place, (of, *_describe(clause, edition))) for place, of, clause, edition in clauses)
        ),
        "parts": list(
            _join_runs(
                (place, (of, *part))
                for place, of, clause, edition in clauses
                for part in _list_parts(clause, edition)
            )
        ),
        "tool": tool,
    }
    return json.dumps(names, ensure_ascii=False, separators=(",", ":")) + "\n"


def _list_levels(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Returns the levels of a revision, highest first, each with what leads to its meaning from the front page."""
    front = _HERE.revision(edition.label)
    return tuple(
        (level, _HERE.level(edition.label, level).removeprefix(front)) for level in edition.by_level()
    )


def _list_tags(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Returns the tags of a revision, each with what shows its clauses from the front page."""
    tags = dict.fromkeys(tag for clause in edition.document.clauses for tag in clause.tags)
    return tuple((tag, f"?{urlencode({'tag': tag})}") for tag in tags)


def _describe(clause: Clause, edition: Edition) -> tuple[str, ...]:
    """Returns a clause's id, number, title, level, the title of its chapter, and the name of its page."""
    chapter = next(iter((*edition.document.ancestors(clause), clause)))
    title = title_of(clause, edition)
    return (
        clause.id,
        clause.number,
        title,
        clause.level or "",
        title if chapter is clause else title_of(chapter, edition),
        edition.slug(clause),
    )


def _list_parts(clause: Clause, edition: Edition) -> Iterator[_Part]:
    """Yields what can be found by name in a clause."""
    labels = set()
    for footnote in clause.content.footnotes:
        if footnote.label not in labels:
            labels.add(footnote.label)
            yield _Part("footnote", footnote.label, _place_footnote(footnote, clause, edition))
    view = PageView(edition=edition, addresses=_HERE)
    for _, example in enumerate_examples(clause):
        if example.title:
            place = clause.examples.index(example) + 1
            yield _Part("example", plain(example_title(example, view)), f"#e{place}")
    for number, passage in enumerate(clause.content.passages, 1):
        for bold in passage.terms:
            yield _Part("definition" if clause.defines else "term", bold.term, f"#p{number}")


def _place_footnote(footnote: Footnote, clause: Clause, edition: Edition) -> str:
    """Returns what leads to a footnote's eval prompts, or to the passage with its mark where there are none."""
    if footnote.label in edition.prompts:
        return fragment(f"prompt-{footnote.label}")
    numbers = (
        number
        for number, passage in enumerate(clause.content.passages, 1)
        if passage.span.start <= footnote.span.start < passage.span.end
    )
    number = next(numbers, None)
    return f"#p{number}" if number else ""


def _describe_end(life: Life, series: EditionSeries) -> list[object]:
    """Returns the name of a clause's history; of a deleted one also the revision without it, and the ids of its heirs."""
    slug = make_slug(life.last_clause.id)
    if life.is_alive:
        return [slug]
    return [slug, series.place(life.stages[-1].revision.label), list(find_heirs(life))]


def _join_runs(found: Iterable[tuple[int, tuple[object, ...]]]) -> Iterator[list[object]]:
    """Yields rows with the first and the last of the revisions in a row that they hold in.

    Args:
        found: For each row and each revision in which it holds the place of the revision, in their order, and the row.
    """
    runs: dict[tuple[object, ...], list[list[int]]] = {}
    for place, row in found:
        held = runs.setdefault(row, [])
        if held and held[-1][1] >= place - 1:
            held[-1][1] = place
        else:
            held.append([place, place])
    for row, held in runs.items():
        yield from ([*row, *run] for run in held)
