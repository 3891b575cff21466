"""The rows of heat maps: clauses, and chapters with all that is under them."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from clausetree.diff.summary import is_typographic
from clausetree.output.diff.phrases import GROUPS
from clausetree.publish.addresses.site_addresses import fragment
from clausetree.publish.books.edition_series import last_stage
from clausetree.publish.draw.change_badges import change_anchor
from clausetree.publish.draw.heat_map import HeatCell, HeatRow
from clausetree.publish.draw.markup import element, join, link
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.plain_words import OLDEST, write_share
from clausetree.publish.draw.running_text import plain_title
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.kinds import Kind
    from clausetree.diff.time.lineage import Life, Stage
    from clausetree.model.clause import Clause
    from clausetree.publish.addresses.site_addresses import Addresses
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries

_WORDS: dict[Kind, str] = {**dict(GROUPS), "inserted": "new", "deleted": "gone"}


def build_rows(series: EditionSeries, lives: Sequence[Life], addresses: Addresses) -> Iterator[HeatRow]:
    """Yields a row for each life, with a link to it."""
    for life in lives:
        last = last_stage(life)
        edition = series.by_label[last.label]
        stages = {stage.revision.label: stage for stage in life.stages}
        name = link(
            addresses.life(last.clause.id),
            plain_title(last.clause.title, PageView(edition=edition, addresses=addresses)),
            **edition.named,
        )
        yield HeatRow(
            name=join((name, element("code", last.clause.id)), " "),
            cells=tuple(
                _build_cell(stages.get(new.label), old, new, addresses) for old, new in _steps(series)
            ),
            depth=len(tuple(edition.document.ancestors(last.clause))),
        )


def build_chapter_rows(series: EditionSeries, addresses: Addresses) -> Iterator[HeatRow]:
    """Yields a row for each chapter of the newest revision: how much of all that stands or stood under it changed."""
    newest, others = series.newest, _sort_others(series)
    for chapter in newest.chapters:
        view = PageView(edition=newest, addresses=addresses)
        found = [
            life
            for clause in _walk(chapter, newest)
            for life in (series.life(newest.label, clause), *others[clause.index])
        ]
        stages: dict[str, list[Stage]] = defaultdict(list)
        for stage in chain.from_iterable(life.stages for life in found):
            stages[stage.revision.label].append(stage)
        yield HeatRow(
            name=link(view.clause(chapter), plain_title(chapter.title, view), **newest.named),
            cells=tuple(_sum_up(stages[new.label], old, new, addresses) for old, new in _steps(series)),
        )


def _sort_others(series: EditionSeries) -> Mapping[int, list[Life]]:
    """Returns for the index of a clause of the newest revision the lives of those that it lacks and that last stood under it."""
    newest = series.newest.label
    found: dict[int, list[Life]] = defaultdict(list)
    for life in series.lineage.whole_lives:
        if _find_clause(life, newest, series):
            continue
        label, clause = last_stage(life)
        document = series.by_label[label].document
        lives = (series.life(label, over) for over in reversed(document.ancestors(clause)))
        kept = next(filter(None, (_find_clause(over, newest, series) for over in lives)), None)
        if kept:
            found[kept.index].append(life)
    return found


def _find_clause(life: Life, label: str, series: EditionSeries) -> Clause | None:
    """Returns a clause as a revision has it; None where it does not."""
    stage = series.stage(life, label)
    return stage.clause if stage else None


def _steps(series: EditionSeries) -> Iterator[tuple[Edition | None, Edition]]:
    """Yields each revision after the one before it."""
    return zip((None, *series.editions[:-1]), series.editions, strict=True)


def _walk(clause: Clause, edition: Edition) -> Iterator[Clause]:
    """Yields a clause and all that stands under it."""
    yield clause
    for child in edition.children.get(clause.start, ()):
        yield from _walk(child, edition)


def _build_cell(stage: Stage | None, old: Edition | None, new: Edition, addresses: Addresses) -> HeatCell:
    """Returns what happened to a clause between two revisions, in the newer one."""
    if stage is None:
        return HeatCell()
    clause, change = stage.clause, stage.change
    level = new.step(clause.level) if clause and clause.level else None
    authority = f", {clause.level}" if clause and clause.level else ""
    if change is None or old is None:
        state = "unchanged" if old else f"in the {OLDEST}"
        return HeatCell(said="·", level=level, told=f"{new.label}: {state}{authority}")
    kinds = ", ".join(_WORDS.get(kind, kind) for kind in change.kinds)
    share = "" if stage.changed in (0, 1) else f", {write_share(stage.changed)} of its text"
    return HeatCell(
        said=_name(change, stage.changed),
        share=stage.changed,
        address=addresses.diff(old.label, new.label) + fragment(change_anchor(change, old, new)),
        level=level,
        told=f"{new.label}: {kinds}{share}{authority}",
    )


def _name(change: ClauseChange, share: float) -> str:
    """Returns what happened to a clause, as shortly as can be."""
    if change.old is None or change.new is None or share == 0:
        return _WORDS.get(change.kinds[0], change.kinds[0])
    return write_share(share)


def _sum_up(stages: Sequence[Stage], old: Edition | None, new: Edition, addresses: Addresses) -> HeatCell:
    """Returns how much of the text of several clauses changed between two revisions."""
    found = [(stage, clause) for stage in stages if (clause := _last_seen(stage))]
    if not found:
        return HeatCell()
    if old is None:
        return HeatCell(said="·", told=f"{new.label}: {count_noun(len(found), 'clause')} in the {OLDEST}")
    sizes = [max(1, len(clause.body)) for _, clause in found]
    changed = sum(stage.changed * size for (stage, _), size in zip(found, sizes, strict=True))
    share = changed / sum(sizes)
    number = sum(stage.change is not None and not is_typographic(stage.change) for stage in stages)
    if not number:
        return HeatCell(said="·", told=f"{new.label}: unchanged")
    return HeatCell(
        said=write_share(share),
        share=share,
        address=addresses.diff(old.label, new.label),
        told=f"{new.label}: {count_noun(number, 'clause')} of {len(found)} changed, {write_share(share)} of the text",
    )


def _last_seen(stage: Stage) -> Clause | None:
    """Returns the clause of a stage; where it was deleted there, as it was before."""
    return stage.clause or (stage.change.old if stage.change else None)
