"""What most commands begin with: from the REVs that a user wrote to documents, slow work told on standard error."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from clausetree.model.errors import ClausetreeError
from clausetree.model.nearest_clause import hint_id
from clausetree.output.terminal.progress import shown_progress
from clausetree.project.revs import load_revision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.project.chains import Chain
    from clausetree.project.spec_documents import SpecDocument


def check_standard_input(*names: str | None) -> None:
    """Raises ClausetreeError where more than one of `names` is standard input, which can be read only once."""
    if names.count("-") > 1:
        raise ClausetreeError("standard input can be read only once", "name a file for one of the two")


def load_snapshot(rev: str | None) -> Snapshot:
    """Returns the revision that a REV means; None means the head of the project around."""
    with shown_progress() as report:
        return load_revision(rev, start=Path.cwd(), report=report)


def load_document(rev: str | None) -> SpecDocument:
    """Returns the text that a REV means, read."""
    from clausetree.project.spec_documents import read_document  # noqa: PLC0415 - what is known of a text needs no reading

    return read_document(load_snapshot(rev))


def load_chain(old: str | None, new: str | None) -> Chain:
    """Returns what two REVs mean, read, and what their source lists between them."""
    from clausetree.project import chains  # noqa: PLC0415 - likewise

    with shown_progress() as report:
        return chains.load_chain(old, new, start=Path.cwd(), report=report)


def load_listed(source: str | None, until: str | None = None) -> Chain:
    """Returns the revisions that a source lists, up to the label `until`, read."""
    from clausetree.project import chains  # noqa: PLC0415 - likewise

    with shown_progress() as report:
        return chains.load_listed(source, until, start=Path.cwd(), report=report)


def load_clause(text: str) -> tuple[SpecDocument, Clause]:
    """Returns the clause that a locator names, or in which the part stands that it names, after the text that it is in."""
    from clausetree.model import located  # noqa: PLC0415 - likewise
    from clausetree.project.citations import read_citation  # noqa: PLC0415 - likewise

    cited = read_citation(text, Path.cwd())
    document, locator = load_document(cited.rev), cited.locator
    with naming_tree(cited.rev):
        if locator.repeat > 1 or locator.clause.startswith("§"):
            return document, located.find_clause(document, locator)
        return document, find_clause(document, locator.clause)


def find_clause(document: Document, clause_id: str) -> Clause:
    """Returns the clause with this id, such as `be_kind` or `be_kind~2`; raises `ClausetreeError` where there is none."""
    found = document.find(clause_id)
    if found := found or next((clause for clause in document.clauses if clause_id in clause.names), None):
        return found
    raise ClausetreeError(f"no clause `{clause_id}`", hint_id(document, clause_id))


@contextmanager
def naming_tree(rev: str | None) -> Iterator[None]:
    """Gives a block in whose errors the hint that the clause tree lists the ids is about the text that `rev` names."""
    try:
        yield
    except ClausetreeError as error:
        if rev and error.hint:
            error.hint = error.hint.replace("`clausetree tree`", f"`clausetree tree {quote(rev)}`")
        raise
