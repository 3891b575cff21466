"""Linting the last text of a chain against the first, as `lint --against` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.selection import Chosen, Selection
from clausetree.project.linting.checking import check_sources
from clausetree.project.linting.known_findings import load_known
from clausetree.project.linting.reporting import lint_sources
from clausetree.project.linting.sources import load_sources

if TYPE_CHECKING:
    from collections.abc import Collection

    from clausetree.lint.finding import Finding
    from clausetree.lint.report import Report
    from clausetree.project.chains import Chain
    from clausetree.project.linting.sources import Sources
    from clausetree.project.spec_documents import SpecDocument


def lint_chain(chain: Chain) -> Report:
    """Returns what is found in the last text, compared with the first where there are two; what its baseline knows is left out.

    Raises:
        ClausetreeError: Settings name no rule, or an option that a rule has not; the baseline is not one.
    """
    sources = _load(chain)
    return lint_sources(sources, Selection(), load_known(sources.snapshot))


def find_in_chain(chain: Chain, codes: Collection[str]) -> tuple[Finding, ...]:
    """Returns what some rules find as `lint_chain` would, whatever settings leave out and a baseline knows."""
    return check_sources(_load(chain), Chosen(codes)).findings


def lint_alone(document: SpecDocument) -> Report:
    """Returns what is found in one text, compared with none, what a baseline knows included."""
    return lint_sources(load_sources(document.snapshot), Selection())


def _load(chain: Chain) -> Sources:
    older = [document.snapshot for document in chain.documents[:-1]]
    return load_sources(chain.new.snapshot, older[0] if older else None, older[1:])
