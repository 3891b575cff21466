"""A heat map: clause by release, shaded by the share of its text that changed, its level marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.publish.draw.markup import EMPTY, Markup, element, join, link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SHADES = (0.02, 0.1, 0.3, 0.6)
"""From which share of its text on a clause is shaded one step darker."""


class HeatCell(NamedTuple):
    """A clause in one release.

    Attributes:
        said: What happened to it there, in a word: such as `new`, `gone`, `12 %`; empty where it is not there.
        share: How much of its text changed, from 0 to 1.
        address: Where that is told; empty where nothing happened.
        level: The step of its level's colour; None where it has none.
        told: All of it in words, level included.
    """

    said: str = ""
    share: float = 0.0
    address: str = ""
    level: int | None = None
    told: str = ""


class HeatRow(NamedTuple):
    """A clause in all releases.

    Attributes:
        name: What it is called, with what leads to it.
        cells: One for each release, oldest first.
        depth: How deep it is nested, from 0.
    """

    name: Markup
    cells: tuple[HeatCell, ...]
    depth: int = 0


def render_heat_map(caption: str, releases: Sequence[Markup], rows: Iterable[HeatRow]) -> Markup:
    """Returns the map as a table that scrolls on its own.

    Args:
        caption: What it shows.
        releases: What its columns are called, oldest first.
        rows: Its rows.
    """
    head = join(element("th", name, scope="col") for name in (Markup("Clause"), *releases))
    body = join(map(_render_row, rows))
    table = element(
        "table",
        element("caption", caption) + element("thead", element("tr", head)) + element("tbody", body),
        class_="heat",
    )
    return element("div", table, class_="heat-frame", tabindex="0", role="region", aria_label=caption)


def _render_row(row: HeatRow) -> Markup:
    name = element(
        "th", row.name, scope="row", class_=f"heat__deep-{min(row.depth, 3)}" if row.depth else None
    )
    return element("tr", name + join(map(_render_cell, row.cells)))


def _render_cell(cell: HeatCell) -> Markup:
    if not cell.told:
        return element("td", EMPTY)
    shade = sum(cell.share >= least for least in _SHADES)
    classes = [f"heat-{shade}"] if shade else []
    classes += [f"heat-level-{cell.level}"] if cell.level else []
    said = (
        link(cell.address, cell.said, title=cell.told)
        if cell.address
        else element("span", cell.said, title=cell.told)
    )
    return element("td", said, class_=" ".join(classes) or None)
