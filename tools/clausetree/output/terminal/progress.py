"""What a person sees on standard error while something takes long."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from clausetree.text.controls import show_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import TaskID


@contextmanager
def shown_progress() -> Iterator[Callable[[str], None]]:
    """Yields a function that tells what takes long: a line, and in a terminal a running clock until it is done."""
    with ExitStack() as stack:
        yield _Clock(stack).tell if sys.stderr.isatty() else _tell


@contextmanager
def shown_bars() -> Iterator[Callable[[str, int, int], None] | None]:
    """Yields a function that draws how far each part of long work is: its name, what is done of it, and what there is to do.

    None where nobody looks: standard error is no terminal.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - costs more than drawing a tree
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def track(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(show_controls(name), total=None)
            bars.update(tasks[name], completed=done, total=total or None)

        yield track


def _tell(line: str) -> None:
    print(show_controls(line), file=sys.stderr)  # noqa: T201 - standard error is where this goes


class _Clock:
    """A spinner with the seconds gone by, from the first line on."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._started = False

    def tell(self, line: str) -> None:
        """Prints `line` and lets the clock run below it; imports rich, which only slow work can afford."""
        from rich.console import Console  # noqa: PLC0415 - costs more than drawing a tree
        from rich.progress import Progress, SpinnerColumn, TimeElapsedColumn  # noqa: PLC0415 - likewise
        from rich.text import Text  # noqa: PLC0415 - likewise

        if not self._started:
            self._started = True
            self._console = Console(stderr=True)
            clock = Progress(SpinnerColumn(), TimeElapsedColumn(), console=self._console, transient=True)
            self._stack.enter_context(clock)
            clock.add_task("", total=None)
        self._console.print(Text(show_controls(line), style="dim"))
