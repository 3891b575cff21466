"""The tables of site/guide/accuracy.md, which stand between two markers there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.bench.peers.cases import CASES
from tests.bench.peers.kinds import CANNOT, WIDE
from tests.bench.peers.score import OURS, OUTCOMES, Cell
from tests.folders import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from tests.bench.peers.score import Score, Table
    from tests.bench.peers.wording import Reading

PAGE = ROOT / "site" / "guide" / "accuracy.md"
BEGIN, END = "<!-- `make bench-peers` writes from here -->", "<!-- to here -->"


class Run(NamedTuple):
    """One run of the bench.

    Attributes:
        day: When it was.
        versions: The version of each program that took part, by its name.
        score: What it counted.
        steps: What a reader meets from each release to the next.
    """

    day: date
    versions: Mapping[str, str]
    score: Score
    steps: Sequence[Reading]


def write_tables(run: Run) -> None:
    """Puts the tables of a run into the page, in place of those that stand there."""
    before, after = split_page()
    PAGE.write_text(f"{before}{BEGIN}\n\n{render_tables(run)}\n{END}{after}", encoding="utf-8")


def split_page() -> tuple[str, str]:
    """Returns what stands in the page before the tables and after them."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return before, after


def read_tables() -> str:
    """Returns the tables that stand in the page."""
    _, _, rest = PAGE.read_text(encoding="utf-8").partition(f"{BEGIN}\n\n")
    tables, _, _ = rest.partition(f"\n{END}")
    return tables


def render_tables(run: Run) -> str:
    """Returns what stands between the markers."""
    versions = ", ".join(f"{name} {version}" for name, version in run.versions.items())
    all_kinds = sorted({cell.kind for cell in run.score if cell.table == "all"})
    parts = (
        f"Measured on {run.day.isoformat()} with {versions}: {CASES} cases, seeds 0 to {CASES - 1}.",
        "### Facts that every tool could express",
        _render_score(run.score, "wide", WIDE),
        "### All facts",
        _render_score(run.score, "all", all_kinds),
        "### Redlines of real releases",
        _render_steps(run.steps),
    )
    return "\n\n".join(parts) + "\n"


def _render_score(score: Score, table: Table, kinds: Sequence[str]) -> str:
    """Returns a table of precision and recall for each kind and tool, and over all kinds."""
    rows = [_render_kinds(score, table, kind, [kind]) for kind in kinds]
    rows.append(_render_kinds(score, table, "**all of these**", kinds))
    return _render_table(("Fact", "Number", *CANNOT), rows)


def _render_kinds(score: Score, table: Table, name: str, kinds: Sequence[str]) -> list[str]:
    cells = []
    for tool, cannot in CANNOT.items():
        if table == "wide" and cannot.issuperset(kinds):
            cells.append("cannot")
            continue
        right, false, missed = (
            sum(score[Cell(table, tool, kind, outcome)] for kind in kinds) for outcome in OUTCOMES
        )
        cells.append(f"{_share(right, false)} / {_share(right, missed)}")
    number = sum(score[Cell(table, OURS, kind, outcome)] for kind in kinds for outcome in ("right", "missed"))
    return [name, f"{number}", *cells]


def _share(right: int, other: int) -> str:
    """Returns a share as written in the tables, rounded down; a dash where there is nothing to have a share of."""
    return f"{100 * right // (right + other) / 100:.2f}" if right + other else "–"


def _render_steps(steps: Sequence[Reading]) -> str:
    rows = [[f"{s.old} to {s.new}", *map(_group, (s.repeated, s.marked, s.marked_by_git))] for s in steps]
    sums = (
        sum(step.repeated for step in steps),
        sum(step.marked for step in steps),
        sum(step.marked_by_git for step in steps),
    )
    rows.append(["**sum**", *map(_group, sums)])
    head = (
        "Releases",
        "Strings shown twice",
        "Characters marked",
        "Characters marked by `git diff --word-diff`",
    )
    return _render_table(head, rows)


def _group(number: int) -> str:
    return f"{number:,}"


def _render_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Returns a table in Markdown, numbers to the right."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
