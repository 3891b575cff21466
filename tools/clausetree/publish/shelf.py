"""The shelf: all revisions and what lies between them, and the pages that speak of more than one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from clausetree.diff.time.lineage import trace_clauses
from clausetree.output.answers import ChangesAnswer
from clausetree.output.formats import render
from clausetree.publish.address import Addresses, diff_slug, label_slug
from clausetree.publish.diff_page import build_diff_page, build_pairs_page
from clausetree.publish.feed import render_feed
from clausetree.publish.home_page import build_home_page
from clausetree.publish.life_page import build_life_page, build_lives_page, last_clause
from clausetree.publish.machine import render_llms, render_robots, render_versions
from clausetree.publish.markup import element, link
from clausetree.publish.redirect import render_redirect
from clausetree.publish.slug import make_slug
from clausetree.publish.timeline import render_timeline
from clausetree.publish.twins import render_life

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.time.lineage import Life, Lineage
    from clausetree.model.declared import Declared
    from clausetree.publish.edition import Edition
    from clausetree.publish.markup import Markup
    from clausetree.publish.page import Page


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """All revisions, oldest first.

    Attributes:
        editions: The revisions.
        lineage: The life of every clause.
    """

    editions: tuple[Edition, ...]
    lineage: Lineage

    @cached_property
    def by_label(self) -> Mapping[str, Edition]:
        """Returns the revisions by label, oldest first."""
        return {edition.label: edition for edition in self.editions}

    @cached_property
    def newest(self) -> Edition:
        """Returns the newest release; where nothing is released, the draft."""
        return next((e for e in reversed(self.editions) if e.standing == "newest"), self.editions[-1])

    @cached_property
    def steps(self) -> Mapping[str, ChangeSet]:
        """Returns for a label what changed since the revision before it."""
        return dict(zip((edition.label for edition in self.editions[1:]), self.lineage.changes, strict=True))

    @cached_property
    def changes(self) -> Mapping[tuple[str, str], ChangeSet]:
        """Returns for each pair of labels, the older first, what changed."""
        return {
            (old.label, new.label): self.lineage.diff(one, other)
            for (one, old), (other, new) in combinations(enumerate(self.editions), 2)
        }

    @cached_property
    def lives(self) -> Mapping[str, Sequence[Life]]:
        """Returns for each id that a clause last had the lives that ended with it, the newest last."""
        found: dict[str, list[Life]] = defaultdict(list)
        for life in self.lineage.lives:
            found[last_clause(life).id].append(life)
        return found


def build_shelf(editions: tuple[Edition, ...], declared: Sequence[Declared] = ()) -> Shelf:
    """Returns the shelf of these revisions, oldest first; compares each with the next."""
    lineage = trace_clauses([(edition.revision, edition.document) for edition in editions], declared)
    return Shelf(editions=editions, lineage=lineage)


def build_histories(shelf: Shelf, label: str) -> Mapping[int, Markup]:
    """Returns for each clause of a revision, by the offset at which it starts, what happened to it up to there.

    What came later is left out: the page of a revision stays as it is for good.
    """
    labels = list(shelf.by_label)
    known = {name: shelf.by_label[name] for name in labels[: labels.index(label) + 1]}
    histories = {}
    for life in shelf.lineage.lives:
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


def build_shelf_pages(shelf: Shelf, guides: Sequence[tuple[str, str]]) -> Iterator[Page]:
    """Yields the pages that speak of more than one revision.

    Args:
        shelf: The revisions.
        guides: Titles and addresses of the hand-written pages.
    """
    yield build_home_page(shelf.editions, shelf.newest, shelf.steps, guides)
    for (old, new), changes in shelf.changes.items():
        yield build_diff_page(shelf.by_label[old], shelf.by_label[new], changes)
    yield build_pairs_page(
        shelf.editions, {pair: len(changes.clauses) for pair, changes in shelf.changes.items()}
    )
    yield build_lives_page(shelf.lineage.lives, shelf.by_label)
    for clause_id, lives in shelf.lives.items():
        yield build_life_page(clause_id, lives, shelf.by_label)


def build_shelf_files(shelf: Shelf, site_url: str) -> Iterator[tuple[str, str]]:
    """Yields what else stands at the root of the site: paths and texts.

    Args:
        shelf: The revisions.
        site_url: Where the root is; `/` where that is not known.
    """
    yield "versions.json", render_versions(shelf.editions)
    yield "feed.xml", render_feed(shelf.editions, shelf.steps, site_url)
    yield "llms-full.txt", shelf.newest.document.text
    yield "robots.txt", render_robots(site_url)
    yield from _twins(shelf)
    yield from _redirects(shelf)


def _twins(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Yields what the pages say as Markdown, and the diffs as data too."""
    index = render_llms(shelf.editions, shelf.newest)
    yield "index.md", index
    yield "llms.txt", index
    for (old, new), changes in shelf.changes.items():
        folder = f"diff/{diff_slug(old, new)}"
        ends = shelf.by_label[old].revision, shelf.by_label[new].revision
        yield f"{folder}/index.md", render("diff", "markdown", ChangesAnswer(*ends, changes))
        yield f"{folder}/changes.json", render("diff", "json", ChangesAnswer(*ends, changes))
    for clause_id, lives in shelf.lives.items():
        yield f"clauses/{make_slug(clause_id)}/index.md", render_life(lives)


def _redirects(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Yields what leads from every id that there ever was to the clause's life, and to its newest text."""
    newest = shelf.newest
    folder = label_slug(newest.label)
    yield "latest/index.html", render_redirect(f"../{folder}/", "The newest revision")
    for clause_id in dict.fromkeys(i for life in shelf.lineage.lives for i in life.ids):
        slug = make_slug(clause_id)
        life = shelf.lineage.of(clause_id)
        if life is None:
            continue
        clause = last_clause(life)
        life_slug = make_slug(clause.id)
        if clause_id not in shelf.lives:
            yield (
                f"clauses/{slug}/index.html",
                render_redirect(f"../{life_slug}/", "A clause's life, under its last id"),
            )
        stage = next((stage for stage in life.stages if stage.revision.label == newest.label), None)
        if stage and stage.clause:
            address = f"../../{folder}/{newest.slug(stage.clause)}/"
        else:
            address = f"../../clauses/{life_slug}/"
        yield f"latest/{slug}/index.html", render_redirect(address, "The newest text of a clause")
