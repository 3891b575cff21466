"""A clause's history as a timeline: what happened to it from revision to revision, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.addresses.site_addresses import Addresses, fragment
from clausetree.publish.draw.change_badges import change_anchor, render_facts, render_kinds
from clausetree.publish.draw.markup import EMPTY, Markup, element, join, link

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.diff.time.lineage import Stage
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries


def render_timeline(stages: Sequence[Stage], editions: Mapping[str, Edition], addresses: Addresses) -> Markup:
    """Returns the stages of a clause, newest first.

    Args:
        stages: The stages, oldest first.
        editions: For a label its revision, oldest first.
        addresses: Addresses as seen from the page.
    """
    before = dict(zip(list(editions)[1:], editions, strict=False))
    entries = [
        _render_stage(stage, editions, before.get(stage.revision.label), addresses) for stage in stages
    ]
    return element("ol", join(reversed(entries)), class_="timeline")


def render_histories(series: EditionSeries, label: str) -> Mapping[int, Markup]:
    """Returns for each clause of a revision, by the offset at which it starts, what happened to it up to there.

    What came later is left out: the page of a revision stays as it is for good.
    """
    labels = list(series.by_label)
    known = {name: series.by_label[name] for name in labels[: labels.index(label) + 1]}
    histories = {}
    for life in series.lineage.lives:
        stages = [stage for stage in life.stages if stage.revision.label in known]
        if stages and stages[-1].revision.label == label and stages[-1].clause is not None:
            clause = stages[-1].clause
            addresses = Addresses("../../")
            timeline = render_timeline(stages, known, addresses)
            histories[clause.start] = timeline + element(
                "p",
                link(
                    addresses.life(clause.id), "Its whole life, with what came later and what it was called"
                ),
            )
    return histories


def _render_stage(
    stage: Stage, editions: Mapping[str, Edition], before: str | None, addresses: Addresses
) -> Markup:
    label = stage.revision.label
    edition, change = editions[label], stage.change
    name = element("span", label, class_="timeline__label")
    if stage.clause is not None:
        name = link(addresses.clause(label, edition.slug(stage.clause)), label, class_="timeline__label")
    if change is None:
        word = "first revision" if before is None else "unchanged"
        return element(
            "li", join((name, element("span", word, class_="places")), " "), class_="timeline__still"
        )
    anchor = change_anchor(change, editions[before] if before else edition, edition)
    more = (
        link(addresses.diff(before, label) + fragment(anchor), "what changed", class_="timeline__diff")
        if before
        else EMPTY
    )
    share = f"{stage.changed:.0%} of the text" if stage.clause is not None and 0 < stage.changed < 1 else ""
    facts = render_facts(change)
    return element(
        "li",
        join(
            (name, render_kinds(change), element("span", share, class_="places") if share else EMPTY, more),
            " ",
        )
        + facts,
        class_="timeline__change",
    )
