"""Watching files: what `clausetree lint --watch` waits for."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausetree.cli.lint_actions import render_reports
from clausetree.cli.standard_streams import has_reader
from clausetree.cli.terminal import write
from clausetree.model.errors import ClausetreeError
from clausetree.output.terminal.paint import Segment, paint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.cli.lint_options import LintOptions
    from clausetree.project.linting.job import LintJob

_SECONDS = 0.3


def watch(job: LintJob, options: LintOptions) -> None:
    """Lints, and lints again whenever a file changes, until the user stops it or nobody reads any more."""
    files: set[str] = set()
    while True:
        try:
            sources = job.sources().made
            files = {path for one in sources for path in (*one.texts(), one.settings_path)}
            before = _state(files)
            attempts = job.reports()
            failures = [[Segment(one.message)] for one in attempts.failures]
            output = render_reports(attempts.made, options) + paint(failures, colour=False)
        except ClausetreeError as error:  # such as a file that an editor is just replacing
            before = _state(files)
            output = paint([[Segment(error.message)]], colour=False)
        if sys.stdout.isatty():
            click.clear()
        write(output, painted=options.form == "text")
        if not has_reader():
            return
        while _state(files) == before:
            time.sleep(_SECONDS)


def _state(files: Iterable[str]) -> list[tuple[str, int, int]]:
    """Returns what tells that a file changed."""
    state = []
    for path in sorted(files):
        try:
            status = Path(path).stat()
            state.append((path, status.st_mtime_ns, status.st_size))
        except OSError:
            state.append((path, 0, 0))
    return state
