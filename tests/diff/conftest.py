from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from clausetree.cli.main import main
from clausetree.diff.documents import diff_documents
from clausetree.diff.time.lineage import trace_clauses
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import Revision
from clausetree.output.answers import ChangesAnswer
from clausetree.output.formats import render
from clausetree.output.screen import PLAIN, Screen
from clausetree.syntax.document import parse_document
from tests.folders import SAMPLES, SPEC

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.time.lineage import Lineage
    from clausetree.model.document import Document
    from clausetree.output.answers import Detail

REVISION = Revision(
    label="x", date=date(2025, 1, 1), commit=None, sha256="0" * 64, source="x.md", path="x.md"
)
GOLDEN = Path(__file__).parent / "golden"


@cache
def load_sample() -> dict[str, Document]:
    """The sample spec's revisions by label, oldest first, and its fork as it was beside the one of 2025-04-11."""
    source = open_source(str(SPEC), start=SAMPLES)
    found = {}
    for revision in source.revisions():
        snapshot = source.load(revision.label)
        found[revision.label] = parse_document(snapshot.text, snapshot.profile)
    return found | {"tutor": read(SPEC / "forks" / "tutor" / "revisions" / "2025-04-28.md")}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command in the project's folder; an error that stops the work is raised."""
    monkeypatch.chdir(SAMPLES)

    def _run(*arguments: str, stdin: bytes = b"") -> Result:
        result = CliRunner().invoke(main, arguments, input=stdin)
        if isinstance(result.exception, ClausetreeError):
            raise result.exception
        return result

    return _run


def read(path: Path) -> Document:
    return parse_document(path.read_bytes().decode())


def diff_texts(old: str, new: str) -> ChangeSet:
    return diff_documents(parse_document(old), parse_document(new))


def trace_texts(*texts: str) -> Lineage:
    """Returns the lives of the clauses of texts, one a month."""
    return trace_clauses(
        [
            (REVISION._replace(label=f"2025-0{number}-01", date=date(2025, number, 1)), parse_document(text))
            for number, text in enumerate(texts, 1)
        ]
    )


@pytest.fixture(scope="session")
def releases(upstream_bundle: Path) -> dict[str, str]:
    """The texts of the real releases by label, oldest first."""
    source = open_source(str(upstream_bundle), start=SAMPLES)
    return {revision.label: source.load(revision.label).text for revision in source.revisions()}


def show_changes(
    changes: ChangeSet,
    form: str = "text",
    *,
    names: tuple[str, str] = ("before", "after"),
    screen: Screen = PLAIN,
    detail: Detail = "changes",
) -> str:
    """Returns a change set in a format, between two revisions of these names."""
    old, new = (REVISION._replace(label=name) for name in names)
    return render("diff", form, ChangesAnswer(old, new, changes, detail), screen)
