"""A page of Markdown in a terminal."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.output.screen import Screen

_WIDEST = 100  # cells; longer lines are hard to read


def render_page(text: str, screen: Screen) -> str:
    """Returns a page of our own as a terminal shows it; where nothing can be painted, its Markdown as it is."""
    if not screen.colour:
        return text
    from rich.console import Console  # noqa: PLC0415 - costs more than all else here
    from rich.markdown import Markdown  # noqa: PLC0415 - likewise

    width = min(screen.width or _WIDEST, _WIDEST)
    console = Console(file=StringIO(), force_terminal=True, width=width, color_system="standard")
    with console.capture() as shown:
        console.print(Markdown(text, code_theme="ansi_dark"))
    return "\n".join(line.rstrip() for line in shown.get().splitlines()) + "\n"
