"""A clause's history as a timeline: what happened to it from revision to revision, newest first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from clausetree.publish.addresses.site_addresses import Addresses, fragment
from clausetree.publish.draw.change_badges import change_anchor, render_facts, render_kinds
from clausetree.publish.draw.markup import EMPTY, Markup, element, join, link
from clausetree.publish.draw.plain_words import OLDEST, write_share
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.diff.time.lineage import Stage
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries


_MOST = 8
"""How many entries a clause's own page shows, so that its pages do not grow with the revisions; its history has them all."""


class ClauseHistory(NamedTuple):
    """What the page of a clause tells of its past.

    Attributes:
        since: Links to what changed in it, to be opened on the page itself; empty where nothing did.
        timeline: What happened to it from revision to revision, up to the one that is read.
    """

    since: Markup = EMPTY
    timeline: Markup = EMPTY


def render_timeline(
    stages: Sequence[Stage], series: EditionSeries, addresses: Addresses, most: int | None = None
) -> Markup:
    """Returns the stages of a clause, newest first.

    Args:
        stages: The stages, oldest first.
        series: All revisions.
        addresses: Addresses as seen from the page.
        most: How many entries to show, the newest; None for all.
    """
    entries: list[Markup] = []
    runs = groupby(
        reversed(stages),
        lambda stage: stage.change is None and series.before(stage.revision.label) is not None,
    )
    for is_still, group in runs:
        run = list(group)
        if is_still and len(run) > 1:
            entries.append(_render_still(run[::-1], series, addresses))
        else:
            entries += (_render_stage(one, series, addresses) for one in run[:most])
        if most and len(entries) >= most:
            break
    return element("ol", join(entries[:most]), class_="timeline")


def render_histories(series: EditionSeries, label: str) -> Mapping[int, ClauseHistory]:
    """Returns for each clause of a revision, by the offset at which it starts, what happened to it up to there.

    What came later is left out: the page of a revision stays as it is for good.
    """
    addresses = Addresses("../../")
    here, oldest = series.by_label[label], series.editions[0]
    changes = series.diff(oldest, here).clauses if here is not oldest else ()
    since_oldest = {change.new.index for change in changes if change.new}
    histories = {}
    for clause in here.document.clauses:
        life = series.life(label, clause)
        place = series.place(label)
        stages = [stage for stage in life.stages if series.place(stage.revision.label) <= place]
        timeline = render_timeline(stages, series, addresses, _MOST) + element(
            "p", link(addresses.life(clause.id), "Full history across all revisions")
        )
        since = _render_since(stages, series, addresses, differs=clause.index in since_oldest)
        histories[clause.start] = ClauseHistory(since, timeline)
    return histories


def _render_since(
    stages: Sequence[Stage], series: EditionSeries, addresses: Addresses, *, differs: bool
) -> Markup:
    """Returns links to what changed in a clause: when it last did, and since the first revision that had it.

    Only pairs that have a page however many revisions there are: neighbours, and each with the oldest.

    Args:
        stages: The stages up to the revision that is read, oldest first.
        series: All revisions.
        addresses: Addresses as seen from the page.
        differs: Whether it is another than in the oldest revision: it may have become again what it was.
    """
    editions, oldest_label = series.by_label, series.editions[0].label
    newest = stages[-1]
    last = next(
        (stage for stage in reversed(stages) if stage.change and stage.revision.label != oldest_label), None
    )
    if last is None or last.clause is None or last.change is None:
        return EMPTY
    label = last.revision.label
    before = series.editions[series.place(label) - 1].label
    anchor = change_anchor(last.change, editions[before], editions[label])
    pairs = [(before, label, anchor)]
    oldest = stages[0].revision.label
    if (
        differs
        and oldest == oldest_label
        and (oldest, newest.revision.label) != (before, label)
        and newest.clause is not None
    ):
        end = newest.revision.label
        pairs.append((oldest, end, editions[end].slug(newest.clause)))
    links = [
        link(
            addresses.diff(old, new) + fragment(to),
            f"since {old}" if new == newest.revision.label else f"from {old} to {new}",
        )
        for old, new, to in pairs
    ]
    return element(
        "p", Markup("Show changes: {}").format(join(links, " · ")), class_="since", data_aside=True
    )


def _render_still(run: Sequence[Stage], series: EditionSeries, addresses: Addresses) -> Markup:
    """Returns one line for revisions in a row in which nothing happened to a clause."""
    first, last = (
        _render_label(stage, series.by_label[stage.revision.label], addresses) for stage in (run[0], run[-1])
    )
    said = element("span", f"unchanged in {count_noun(len(run), 'revision')}", class_="places")
    return element("li", join((last, Markup("back to"), first, said), " "), class_="still")


def _render_stage(stage: Stage, series: EditionSeries, addresses: Addresses) -> Markup:
    label = stage.revision.label
    edition, change, before = series.by_label[label], stage.change, series.before(label)
    name = _render_label(stage, edition, addresses)
    if change is None:
        word = OLDEST if before is None else "unchanged"
        return element("li", join((name, element("span", word, class_="places")), " "), class_="still")
    anchor = change_anchor(change, before or edition, edition)
    more = link(addresses.diff(before.label, label) + fragment(anchor), "what changed") if before else EMPTY
    share = (
        f"{write_share(stage.changed)} of the text"
        if stage.clause is not None and 0 < stage.changed < 1
        else ""
    )
    facts = render_facts(change)
    return element(
        "li",
        join(
            (name, render_kinds(change), element("span", share, class_="places") if share else EMPTY, more),
            " ",
        )
        + facts,
    )


def _render_label(stage: Stage, edition: Edition, addresses: Addresses) -> Markup:
    label = stage.revision.label
    clause = stage.clause
    return element("b", link(addresses.clause(label, edition.slug(clause)), label) if clause else label)
