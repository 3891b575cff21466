"""Where a fork stands beside its upstream: every question that a merge would ask is told at a clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausetree.merge.fork_status import ClauseStatus, build_status
from clausetree.merge.merging import merge_documents
from clausetree.model.revision import Revision
from clausetree.syntax.document import parse_document
from tests.merge.casefile import Case, load_cases

_FILES = sorted(Path(__file__).with_name("cases").glob("*.md"))
_CASES = [
    case
    for path in _FILES
    for case in load_cases(path)
    if any(
        " -: " not in conflict for conflict in case.verdict.conflicts
    )  # - is what stands before all clauses
]
_REVISION = Revision("one", date=None, commit=None, sha256="", source="", path="")

_KIND = "Show interest in what people say. Praise what went well today."
_TRUE = "Never pretend to be human, but do answer pleasantries in a natural way. Say plainly what you are."
_SHORT = "Keep small talk short when there is a queue. Let the next reader come forward."
_REST = "\n# Greet {#greet}\n\nSay hello to whoever comes in.\n"
_BASE = f"# Company {{#company}}\n\n{_KIND}\n\n{_TRUE}\n\n{_SHORT}\n{_REST}"


def _find_statuses(base: str, ours: str, theirs: str) -> tuple[ClauseStatus, ...]:
    merged = merge_documents(parse_document(base), parse_document(ours), parse_document(theirs))
    assert merged.conflicts
    return build_status("up", (_REVISION, _REVISION), (), merged, lambda _: ("follow", None)).clauses


@pytest.mark.parametrize("case", [pytest.param(case, id=case.title) for case in _CASES])
def test_where_a_merge_asks_a_clause_is_to_decide(case: Case) -> None:
    statuses = _find_statuses(case.base, case.ours, case.theirs)
    assert [status.clause for status in statuses if status.merge == "conflict"]


def test_what_both_split_is_to_decide_under_its_old_name_whatever_ours_calls_its_heir() -> None:
    much, real = (_KIND.replace("interest", f"{word} interest") for word in ("much", "real"))
    ours = f"# Good company {{#good_company}}\n\n{much}\n\n# Truth {{#truth}}\n\n{_TRUE}\n\n{_SHORT}\n{_REST}"
    theirs = (
        f"# Kindness {{#kindness}}\n\n{real}\n\n# Honesty {{#honesty}}\n\n{_TRUE}\n\n"
        f"# Brevity {{#brevity}}\n\n{_SHORT}\n{_REST}"
    )
    merges = {status.clause: status.merge for status in _find_statuses(_BASE, ours, theirs)}
    assert [name for name, merge in merges.items() if merge == "conflict"] == ["company"]


def test_a_clause_that_the_fork_deleted_goes_by_the_id_that_upstream_gave_it() -> None:
    theirs = _BASE.replace("# Company {#company}", "# Good company {#good_company}").replace("today", "now")
    statuses = _find_statuses(_BASE, _REST.lstrip(), theirs)
    assert [(status.clause, status.merge) for status in statuses] == [("good_company", "conflict")]
