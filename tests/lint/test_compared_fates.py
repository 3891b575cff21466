"""References to ids that clauses had in the text that a spec is compared with, whatever past it has itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import clausetree
from clausetree.project.linting.reporting import lint_sources
from clausetree.project.linting.sources import load_sources
from clausetree.project.revs import load_revision
from tests.lint.test_gone_clauses import AFTER, BEFORE, REFERRING, SELECTED, kept, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_another_text_that_it_is_compared_with_knows_it(here: Path) -> None:
    write(here, {"old.md": BEFORE, "new.md": AFTER + REFERRING})
    old, new = (load_revision(name, start=here) for name in ("old.md", "new.md"))
    found = lint_sources(load_sources(new, old), SELECTED).findings
    assert {one.message.partition(": ")[2] for one in found} == {"it is now `say_no_well`"}
    assert all(one.fix and one.fix.safe for one in found)
    parsed = clausetree.lint(clausetree.parse(AFTER + REFERRING), against=clausetree.parse(BEFORE))
    assert [one.message for one in parsed if one.code in {"REF001", "EXM007"}] == [
        one.message for one in found
    ]


def test_another_text_knows_what_was_deleted_although_an_id_is_near(here: Path) -> None:
    near = "## Say {#saying_nos authority=user}\n\nSpeak up when you are spoken to.\n"
    now = BEFORE[: BEFORE.index("## Saying no")] + BEFORE[BEFORE.index("## Listen") :]
    write(here, {"old.md": BEFORE, "new.md": f"{now}\n{near}\nSee [?](#saying_no).\n"})
    old, new = (load_revision(name, start=here) for name in ("old.md", "new.md"))
    (finding,) = lint_sources(load_sources(new, old), SELECTED).findings
    assert finding.message.endswith(": it was deleted after `old`")
    assert finding.fix is None


def test_what_the_text_compared_with_lacks_its_own_past_may_know(here: Path) -> None:
    kept(here, BEFORE, f"{AFTER}\nSee [?](#saying_no) and [?](#heard).\n")
    other = AFTER.replace("{#listen", "{#heard").replace("{#say_no_well", "{#no}").replace("no} ", "no ")
    write(here, {"other/model_spec.md": other})
    old, new = load_revision("other/model_spec.md", start=here), load_revision(None, start=here)
    found = lint_sources(load_sources(new, old), SELECTED).findings
    assert [one.message.partition(": ")[2] for one in found] == [
        "it is now `say_no_well`",  # of which only the past knows
        "it is now `listen`",
    ]
