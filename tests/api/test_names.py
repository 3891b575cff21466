"""The public names and their signatures: they keep their meaning, so that a change here is a change of version."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import clausetree
from clausetree import api

NAMES = {
    "diff": "(old: 'Document', new: 'Document') -> 'ChangeSet'",
    "lint": "(document: 'Document', against: 'Document | None' = None) -> 'tuple[Finding, ...]'",
    "load": "(rev: 'str | None' = None) -> 'SpecDocument'",
    "locate": "(document: 'Document', locator: 'str | Locator') -> 'Located'",
    "merge": "(base: 'Document', ours: 'Document', theirs: 'Document') -> 'Merged'",
    "migrate": "(locator: 'str | Locator', changes: 'ChangeSet') -> 'Migrated'",
    "parse": "(text: 'str') -> 'Document'",
    "render": "(document: 'Document') -> 'str'",
    "rows": "(document: 'Document', form: 'RowForm') -> 'Iterator[ExportRow]'",
    "revisions": "(source: 'str | None' = None) -> 'tuple[Revision, ...]'",
}


def test_there_are_these_names_and_no_others() -> None:
    assert {"__version__", *NAMES} == set(clausetree.__all__) == set(dir(clausetree))
    own = {name for name, value in vars(api).items() if inspect.isfunction(value)}
    assert own == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_has_its_signature_and_is_documented(name: str) -> None:
    function = getattr(clausetree, name)
    assert str(inspect.signature(function)) == NAMES[name]
    assert (inspect.getdoc(function) or "").startswith("Returns ")


def test_a_name_stays_a_function_when_a_folder_of_that_name_is_imported() -> None:
    """The packages `clausetree.lint` and `clausetree.diff` have the names of two of the functions."""
    from clausetree.diff import documents  # noqa: PLC0415 - what is tested
    from clausetree.lint import runner  # noqa: PLC0415 - likewise

    assert callable(documents.diff_documents)
    assert callable(runner.lint_document)
    assert inspect.isfunction(clausetree.lint)
    assert inspect.isfunction(clausetree.diff)


def test_another_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute `rebase`"):
        _ = clausetree.rebase


def test_importing_the_package_imports_nothing_else() -> None:
    code = (
        "import sys; before = set(sys.modules); import clausetree; print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"__future__", "clausetree"}


def test_the_version_is_that_of_the_package() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "clausetree", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"clausetree {clausetree.__version__}"
