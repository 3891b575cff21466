"""The embedded fork: its merges made again come out as it keeps them, and what its README tells of it is so."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.config.lock import Lock, parse_lock, render_lock
from clausetree.history.source_opening import open_source
from tests.folders import ROOT
from tests.publish.sites import run_build
from tests.upstream.conftest import clausetree, decide, run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SPEC = ROOT / "spec"
TUTOR = SPEC / "forks" / "tutor"
_RELEASE = re.compile(r"^## v([\d.]+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_TAKES = re.compile(r"^- Takes over `../..@([\d-]+)` from upstream(?:, but for (.*))?\.$", re.MULTILINE)
FIRST = "2025-02-12"
DECISIONS = {
    "2025-04-11": [("overview", "ours")],
    "2025-12-18": [("no_false_impression", "theirs"), ("personal_remarks", "ours")],
}
"""What somebody decided, by the release that was taken over: the clause, and the side taken."""
BY_HAND = {
    "2025-12-18": [
        ' A marked exercise is no advertisement: "nearly right" is said only of what is nearly right.',
        "<!-- clausetree: allow EXM014 because signs of age are what the examples show -->\n\n",
    ]
}
"""What somebody put in afterwards."""


class Step(NamedTuple):
    """A release of the fork, with the one before it, and the release of upstream that it takes over, if any."""

    before: str
    label: str
    taken: str | None
    held: Sequence[str]


def read_steps() -> list[Step]:
    """Returns what the fork's changelog tells, oldest first."""
    entries = [(label.replace(".", "-"), text) for label, text in _RELEASE.findall(read("CHANGELOG.md"))][
        ::-1
    ]
    found = [(label, _TAKES.search(text)) for label, text in entries]
    return [
        Step(
            before,
            label,
            taken[1] if taken else None,
            re.findall(r"`(\w+)`", taken[2] or "") if taken else [],
        )
        for (before, _), (label, taken) in pairwise(found)
    ]


def read(path: str) -> str:
    return (TUTOR / path).read_text(encoding="utf-8")


STEPS = read_steps()


def test_the_fork_has_taken_over_every_release_since_it_began() -> None:
    labels = [revision.label for revision in open_source(str(SPEC), start=ROOT).revisions()]
    assert [step.taken for step in STEPS if step.taken] == labels[
        labels.index(FIRST) + 1 : labels.index("head")
    ]
    kept = [revision.label for revision in open_source(str(TUTOR), start=ROOT).revisions()]
    assert [label for label in kept if label != "head"] == [STEPS[0].before, *(step.label for step in STEPS)]
    assert read("model_spec.md") == read(f"revisions/{STEPS[-1].label}.md")
    rows = re.findall(r"^\| \[([\d-]+)\]\S+ \| ([\d-]*)", read("README.md"), re.MULTILINE)
    assert rows == [(STEPS[0].before, FIRST), *((step.label, step.taken or "") for step in STEPS)]


@pytest.mark.parametrize("step", [step for step in STEPS if step.taken], ids=lambda step: step.taken)
def test_a_merge_made_again_is_what_the_fork_keeps(
    step: Step, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert step.taken
    base = next((one.taken for one in reversed(STEPS[: STEPS.index(step)]) if one.taken), FIRST)
    _begin(tmp_path, read(f"revisions/{step.before}.md"), base)
    monkeypatch.chdir(tmp_path)
    merged = CliRunner().invoke(main, ["upstream", "merge", "--to", step.taken])
    decisions = DECISIONS.get(step.taken, [])
    assert merged.exit_code == bool(decisions), merged.output
    text = decide(Path("model_spec.md").read_text(encoding="utf-8"), *(side for _, side in decisions))
    if decisions:
        assert re.findall(r":\d+: (\w+): ", merged.stderr) == [clause for clause, _ in decisions]
        Path("model_spec.md").write_text(text, encoding="utf-8")
        assert run("continue").exit_code == 0
    kept = read(f"revisions/{step.label}.md")
    for words in BY_HAND.get(step.taken, []):
        assert kept.count(words) == 1
        kept = kept.replace(words, "")
    assert text == kept
    lock = parse_lock(Path("clausetree.lock").read_text(encoding="utf-8"), "")
    assert (lock.label, lock.held) == (step.taken, dict.fromkeys(step.held, base))


def _begin(folder: Path, text: str, base: str) -> None:
    """Makes a fork that has a text and last took over a release of the embedded spec."""
    revision = open_source(str(SPEC), start=ROOT).load(base).revision
    policies = read("clausetree.toml").partition("[upstream.clauses]\n")[2]
    (folder / "clausetree.toml").write_text(f"[upstream.clauses]\n{policies}", encoding="utf-8")
    (folder / "model_spec.md").write_text(text, encoding="utf-8")
    lock = Lock(source=str(SPEC), label=base, sha256=revision.sha256)
    (folder / "clausetree.lock").write_text(render_lock(lock), encoding="utf-8")


def test_the_lock_is_that_of_the_last_merge() -> None:
    lock = parse_lock(read("clausetree.lock"), "")
    assert (lock.source, lock.label) == ("../..", STEPS[-1].taken)
    assert set(lock.held) == set(STEPS[-1].held) == {"length", "u18_schoolwork"}


def test_status_shows_what_is_pinned_what_waits_and_what_is_only_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(TUTOR)
    told = json.loads(run("status", "--format", "json").stdout)
    assert (told["upstream"]["source"], told["upstream"]["behind"]) == ("../..", [])
    rows: Mapping[str, dict[str, object]] = {row["id"]: row for row in told["clauses"]}
    assert (rows["length"]["policy"], rows["length"]["held"]) == ("pin", "2025-10-27")
    assert (rows["u18_schoolwork"]["policy"], rows["u18_schoolwork"]["fork"]) == ("review", [])
    only_ours = {name for name, row in rows.items() if row["fork"] == ["inserted"]}
    assert only_ours == {"pupil_thinks", "personal_remarks"}


def test_its_history_and_its_comparisons_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TUTOR)
    assert "renamed from saying_no" in clausetree("log", "decline_well").stdout
    assert (
        "ladder           `platform` renamed to `root`"
        in clausetree("diff", "2025-06-02", "2025-09-29").stdout
    )
    assert "pupil_thinks" in clausetree("diff", "../..@latest", "head", "--stat").stdout
    assert clausetree("upstream", "diff", "yours").exit_code == 0


def test_its_site_has_every_release(tmp_path: Path) -> None:
    out = tmp_path / "site"
    built = run_build("--source", "spec/forks/tutor", "--out", str(out))
    assert built.returncode == 0, built.stderr
    labels = [step.label for step in STEPS]
    assert {path.parent.name for path in out.glob("*/spec.json")} == {STEPS[0].before, *labels}
    assert (out / "clauses" / "personal_remarks" / "index.html").is_file()
    assert (out / labels[-1] / "pupil_thinks" / "index.html").is_file()
