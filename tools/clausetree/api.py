"""The public Python names. Other modules may change from one version to the next; these keep their meaning."""

from __future__ import annotations

import typing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.time.migrated import Migrated
    from clausetree.export.row_values import (
        ChatRow,
        ClauseRow,
        ExportRow,
        PreferenceRow,
        PromptRow,
        RowForm,
    )
    from clausetree.lint.finding import Finding
    from clausetree.merge.merging import Merged
    from clausetree.model.document import Document
    from clausetree.model.located import Located
    from clausetree.model.locator import Locator
    from clausetree.model.revision import Revision
    from clausetree.project.spec_documents import SpecDocument


def load(rev: str | None = None) -> SpecDocument:
    """Returns the document that a REV names, with its `revision`, `settings` and `prompts`.

    Args:
        rev: `SOURCE@LABEL`, either half optional, as on the command line: a path, a label, `openai@latest`, `-` for
            standard input. None for the spec in the working directory or one above.

    Raises:
        ClausetreeError: It names nothing that can be read.
    """
    from clausetree.project.revs import load_revision  # noqa: PLC0415 - likewise
    from clausetree.project.spec_documents import read_document  # noqa: PLC0415 - each name loads what it needs

    return read_document(load_revision(rev, start=Path.cwd()))


def parse(text: str) -> Document:
    """Returns the document that a text is; its `revision`, `settings` and `prompts` are None. No text makes it raise."""
    from clausetree.syntax.document import parse_document  # noqa: PLC0415 - likewise

    return parse_document(text)


def render(document: Document) -> str:
    """Returns the text that a document was read from, character by character."""
    from clausetree.syntax.document import render_document  # noqa: PLC0415 - likewise

    return render_document(document)


def lint(document: Document, against: Document | None = None) -> tuple[Finding, ...]:
    """Returns what the rules find in a document, in the order of the text.

    If `load` read the document, its eval prompts are checked too, and its settings choose the rules.

    Args:
        document: The document.
        against: An older revision to compare it with; None to check no changes.

    Raises:
        ClausetreeError: The settings name an unknown rule, or an option that a rule doesn't have.
    """
    from clausetree.project.linting.loaded import lint_loaded  # noqa: PLC0415 - likewise

    return lint_loaded(document, against)


def diff(old: Document, new: Document) -> ChangeSet:
    """Returns what changed from one document to another, by meaning.

    If `load` read both from one source, the revisions between them tell which clause is which.
    """
    from clausetree.project.chains import diff_loaded  # noqa: PLC0415 - likewise

    return diff_loaded(old, new)


def merge(base: Document, ours: Document, theirs: Document) -> Merged:
    """Returns the text with the changes of both sides, merged clause by clause; conflicts are marked in it.

    Args:
        base: What both come from.
        ours: The one side.
        theirs: The other, upstream's.

    Raises:
        ClausetreeError: One of them has conflict markers in it, or has nothing in common with the base.
    """
    from clausetree.merge.merging import merge_documents  # noqa: PLC0415 - likewise
    from clausetree.project.single_files import check_single_file  # noqa: PLC0415 - likewise

    for document in (base, ours, theirs):
        check_single_file(document.revision, "merge")
    return merge_documents(base, ours, theirs)


def revisions(source: str | None = None) -> tuple[Revision, ...]:
    """Returns the revisions of a source, oldest first.

    Args:
        source: A path, an address, a known name; None for the spec in the working directory or one above.

    Raises:
        ClausetreeError: It can't be found.
    """
    from clausetree.history.opening.source_opening import open_source  # noqa: PLC0415 - likewise

    return open_source(source, start=Path.cwd()).revisions()


def locate(document: Document, locator: str | Locator) -> Located:
    """Returns the part of a document that a locator points to: its clause, its place and its text.

    Args:
        document: The document.
        locator: Such as `be_kind/p3/s2`, without a revision.

    Raises:
        ClausetreeError: It is not a locator, or the document has no such part.
    """
    from clausetree.model import located  # noqa: PLC0415 - likewise
    from clausetree.model.locator import parse_locator  # noqa: PLC0415 - likewise

    return located.locate(document, parse_locator(locator) if isinstance(locator, str) else locator)


def migrate(locator: str | Locator, changes: ChangeSet) -> Migrated:
    """Returns what became of a part of the old document in the new one: where its words are now, and how sure that is.

    Args:
        locator: The part's address in the old document, such as `be_kind/p3/s2`, without a revision.
        changes: What `diff` returns for the two documents.

    Raises:
        ClausetreeError: It is not a locator, or the old document has no such part.
    """
    from clausetree.diff.time import migration  # noqa: PLC0415 - likewise
    from clausetree.model.locator import parse_locator  # noqa: PLC0415 - likewise

    return migration.migrate(parse_locator(locator) if isinstance(locator, str) else locator, changes)


@typing.overload
def rows(document: Document, form: Literal["jsonl"]) -> Iterator[ClauseRow]: ...
@typing.overload
def rows(document: Document, form: Literal["chat"]) -> Iterator[ChatRow]: ...
@typing.overload
def rows(document: Document, form: Literal["preference"]) -> Iterator[PreferenceRow]: ...
@typing.overload
def rows(document: Document, form: Literal["prompts"]) -> Iterator[PromptRow]: ...
def rows(document: Document, form: RowForm) -> Iterator[ExportRow]:
    """Returns the rows of a document for training and evaluation, in its order, each made when it is asked for.

    Args:
        document: The document, as `load` read it.
        form: `jsonl` for clauses, `chat` for examples, `preference` for pairs of a good and a bad response, `prompts` for
            eval prompts.

    Raises:
        ClausetreeError: The document has no revision, as one from `parse`, or there is no such form.
    """
    from clausetree.export.building import build_rows  # noqa: PLC0415 - likewise

    return build_rows(document, form)
