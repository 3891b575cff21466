"""Paths as a repository's host names them: from its top."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.history.files.containment import find_work_tree

if TYPE_CHECKING:
    from clausetree.lint.report import Report


def name_file_from_top(name: str, start: Path) -> str:
    """Returns what a file is called from the top of its repository; its name for what is in none, or no file here."""
    return (_from_top(start / name) if (start / name).is_file() else None) or name


def name_from_top(report: Report, start: Path) -> Report:
    """Returns a report whose paths count from the top of the repository that the files are in.

    What is in no repository keeps its name.

    Args:
        report: What is found in files, or in a text that stands for one.
        start: The working directory, from which its paths count.
    """
    if not report.on_disk:
        return report
    names = {path: _from_top(start / path) or path for path in report.texts}
    return report._replace(
        texts={names[path]: text for path, text in report.texts.items()},
        findings=tuple(finding._replace(path=names[finding.path]) for finding in report.findings),
    )


def _from_top(path: Path) -> str | None:
    """Returns the path of a file from the top of its repository, with `/`; None where it is in none."""
    folder = Path(os.path.realpath(path.parent))
    top = find_work_tree(folder)
    return (folder / path.name).relative_to(top).as_posix() if top else None
