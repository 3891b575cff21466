"""What upstream moved between a clause that is left behind and another: it stays where it was, and comes along later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.config.lock import parse_lock
from tests.upstream.conftest import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.history.conftest import GitRepository

MOVED = "Never pretend to be human, but do answer pleasantries in a natural way.\n\n"
FIRST = f"""# Desk {{#desk}}

## Company {{#company authority=user}}

Show interest in what people say. Praise what went well today.

{MOVED}## Clear {{#clear authority=user}}

Use short words and short lines.

## Tidy {{#tidy authority=user}}

Keep the desk tidy.

~~~xml
<user>\x20
Where are the pencils?
</user>
<assistant>
In the second drawer.
</assistant>
~~~
"""
SECOND = (
    FIRST.replace(MOVED, "")
    .replace("short lines.\n\n", f"short lines. Say the main thing first.\n\n{MOVED}")
    .replace("<user>\x20\n", "<user>\n")
)


@pytest.fixture
def fork(make_follower: Callable[..., GitRepository]) -> GitRepository:
    """A fork of the first release that follows it; the second is out."""
    return make_follower({"model_spec.md": FIRST}, {"model_spec.md": SECOND})


def _read(fork: GitRepository) -> str:
    return (fork.path / "model_spec.md").read_text()


@pytest.mark.parametrize("name", ["clear", "company", "tidy"])
def test_of_one_clause_alone_its_own_changes_are_taken(fork: GitRepository, name: str) -> None:
    parts = {
        "clear": FIRST.replace("short lines.", "short lines. Say the main thing first."),
        "company": FIRST,
        "tidy": FIRST.replace("<user>\x20\n", "<user>\n"),
    }
    assert run("merge", "--only", name).exit_code == 0
    assert _read(fork) == parts[name]
    fork.commit("took one", {})
    assert run("merge").exit_code == 0
    assert _read(fork) == SECOND


def test_what_stays_since_another_clause_is_left_behind_is_told(fork: GitRepository) -> None:
    done = run("merge", "--only", "clear", "--report", "report.md")
    told = "theirs moved words from `company` to `clear`: they stay, since `company` is left behind"
    assert f"to look at: {told}" in done.stderr
    report = (fork.path / "report.md").read_text()
    assert f"- {told}" in report
    assert "- `company` (not asked for)\n- `tidy` (not asked for)" in report
    lock = parse_lock((fork.path / "clausetree.lock").read_text(), "")
    assert sorted(lock.held) == ["company", "tidy"]


def test_a_policy_keeps_what_upstream_moved_away_too(fork: GitRepository) -> None:
    fork.commit("pin", {"clausetree.toml": '[upstream.clauses]\ncompany = "pin"\n'})
    done = run("merge")
    assert "left behind (pin): company" in done.stderr
    assert _read(fork) == SECOND.replace(MOVED, "").replace("well today.\n\n", f"well today.\n\n{MOVED}")
