"""Forks that are kept: their merges made again come out as they keep them, and what their READMEs tell is so."""

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
from clausetree.history.opening.source_opening import open_source
from tests.folders import EMBEDDED, SAMPLES, SPEC
from tests.publish.sites import run_build
from tests.upstream.conftest import clausetree, decide, run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_RELEASE = re.compile(r"^## v([\d.]+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_TAKES = re.compile(r"^- Takes over `../..@([\d-]+)` from upstream(?:, but for (.*))?\.$", re.MULTILINE)


class Step(NamedTuple):
    """A release of the fork, with the one before it, and the release of upstream that it takes over, if any."""

    before: str
    label: str
    taken: str | None
    held: Sequence[str]


class Fork(NamedTuple):
    """A fork in the folder of its upstream, and what somebody did as it followed.

    Attributes:
        upstream: The folder of the upstream spec.
        name: The fork's folder in `forks`.
        first: The release of upstream that it began with.
        decisions: What was decided, by the release that was taken over: the clause, and the side taken.
        by_hand: What was put in afterwards.
        left_behind: The clauses with a policy, the policy, the release that they are at, and what the fork did to them.
        only_ours: The clauses that upstream doesn't have.
    """

    upstream: Path
    name: str
    first: str
    decisions: Mapping[str, Sequence[tuple[str, str]]]
    by_hand: Mapping[str, Sequence[str]]
    left_behind: Mapping[str, tuple[str, str, list[str]]]
    only_ours: frozenset[str]

    @property
    def folder(self) -> Path:
        return self.upstream / "forks" / self.name

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def steps(self) -> list[Step]:
        """Returns what its changelog tells, oldest first; nothing where there is none."""
        if not (self.folder / "CHANGELOG.md").is_file():
            return []
        releases = _RELEASE.findall(self.read("CHANGELOG.md"))[::-1]
        found = [(label.replace(".", "-"), _TAKES.search(text)) for label, text in releases]
        return [
            Step(
                before,
                label,
                taken[1] if taken else None,
                re.findall(r"`(\w+)`", taken[2] or "") if taken else [],
            )
            for (before, _), (label, taken) in pairwise(found)
        ]


SAMPLE = Fork(
    upstream=SPEC,
    name="tutor",
    first="2025-02-12",
    decisions={
        "2025-04-11": [("overview", "ours")],
        "2025-12-18": [("no_false_impression", "theirs"), ("personal_remarks", "ours")],
    },
    by_hand={
        "2025-12-18": [
            ' A marked exercise is no advertisement: "nearly right" is said only of what is nearly right.',
            "<!-- clausetree: allow EXM014 because signs of age are what the examples show -->\n\n",
        ]
    },
    left_behind={
        "length": ("pin", "2025-10-27", ["edited"]),
        "u18_schoolwork": ("review", "2025-10-27", []),
    },
    only_ours=frozenset({"pupil_thinks", "personal_remarks"}),
)
SECOND_SHELF = Fork(
    upstream=EMBEDDED,
    name="tutor",
    first="2024-11-04",
    decisions={
        "2025-03-24": [("reading", "ours")],
        "2025-11-17": [("no_false_picture", "theirs")],
        "2026-03-09": [("edition", "ours")],
    },
    by_hand={"2025-11-17": [' "Nearly right" is said only of what is nearly right.']},
    left_behind={
        "deserved_length": ("pin", "2025-11-17", ["edited"]),
        "learner": ("review", "2025-11-17", []),
    },
    only_ours=frozenset({"own_pencil", "edition"}),
)
FORKS = {"sample": SAMPLE, "embedded": SECOND_SHELF}
MERGES = [
    pytest.param(fork, step, id=f"{name}-{step.taken}")
    for name, fork in FORKS.items()
    for step in fork.steps()
    if step.taken
]


@pytest.fixture(params=FORKS.values(), ids=list(FORKS))
def fork(request: pytest.FixtureRequest) -> Fork:
    kept: Fork = request.param
    return kept


def test_the_fork_has_taken_over_every_release_since_it_began(fork: Fork) -> None:
    labels = [revision.label for revision in open_source(str(fork.upstream), start=SAMPLES).revisions()]
    steps = fork.steps()
    later = [label for label in labels[labels.index(fork.first) + 1 :] if label != "head"]
    assert [step.taken for step in steps if step.taken] == later
    kept = [revision.label for revision in open_source(str(fork.folder), start=SAMPLES).revisions()]
    assert [label for label in kept if label != "head"] == [steps[0].before, *(step.label for step in steps)]
    assert fork.read("model_spec.md") == fork.read(f"revisions/{steps[-1].label}.md")
    rows = re.findall(r"^\| \[([\d-]+)\]\S+ \| ([\d-]*)", fork.read("README.md"), re.MULTILINE)
    assert rows == [(steps[0].before, fork.first), *((step.label, step.taken or "") for step in steps)]


@pytest.mark.parametrize(("kept", "step"), MERGES)
def test_a_merge_made_again_is_what_the_fork_keeps(
    kept: Fork, step: Step, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert step.taken
    steps = kept.steps()
    base = next((one.taken for one in reversed(steps[: steps.index(step)]) if one.taken), kept.first)
    _begin(tmp_path, kept, step.before, base)
    monkeypatch.chdir(tmp_path)
    merged = CliRunner().invoke(main, ["upstream", "merge", "--to", step.taken])
    decisions = kept.decisions.get(step.taken, [])
    assert merged.exit_code == bool(decisions), merged.output
    text = decide(Path("model_spec.md").read_text(encoding="utf-8"), *(side for _, side in decisions))
    if decisions:
        assert re.findall(r":\d+: (\w+): ", merged.stderr) == [clause for clause, _ in decisions]
        Path("model_spec.md").write_text(text, encoding="utf-8")
        assert run("continue").exit_code == 0
    published = kept.read(f"revisions/{step.label}.md")
    for words in kept.by_hand.get(step.taken, []):
        assert published.count(words) == 1
        published = published.replace(words, "")
    assert text == published
    lock = parse_lock(Path("clausetree.lock").read_text(encoding="utf-8"), "")
    assert (lock.label, lock.held) == (step.taken, dict.fromkeys(step.held, base))


def _begin(folder: Path, fork: Fork, label: str, base: str) -> None:
    """Makes a fork with the text of a release of a kept one, which last took over `base`."""
    revision = open_source(str(fork.upstream), start=SAMPLES).load(base).revision
    policies = fork.read("clausetree.toml").partition("[upstream.clauses]\n")[2]
    (folder / "clausetree.toml").write_text(f"[upstream.clauses]\n{policies}", encoding="utf-8")
    (folder / "model_spec.md").write_text(fork.read(f"revisions/{label}.md"), encoding="utf-8")
    lock = Lock(source=str(fork.upstream), label=base, sha256=revision.sha256)
    (folder / "clausetree.lock").write_text(render_lock(lock), encoding="utf-8")


def test_the_lock_is_that_of_the_last_merge(fork: Fork) -> None:
    lock = parse_lock(fork.read("clausetree.lock"), "")
    last = fork.steps()[-1]
    assert (lock.source, lock.label) == ("../..", last.taken)
    assert set(lock.held) == set(last.held) == set(fork.left_behind)


def test_status_shows_what_is_left_behind_and_what_is_only_ours(
    fork: Fork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(fork.folder)
    told = json.loads(run("status", "--format", "json").stdout)
    assert (told["upstream"]["source"], told["upstream"]["behind"]) == ("../..", [])
    rows: Mapping[str, dict[str, object]] = {row["id"]: row for row in told["clauses"]}
    assert {
        name: (row["policy"], row["held"], row["fork"])
        for name, row in rows.items()
        if name in fork.left_behind
    } == fork.left_behind
    assert {name for name, row in rows.items() if row["fork"] == ["inserted"]} == fork.only_ours


def test_its_history_and_its_comparisons_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLE.folder)
    assert "renamed from `saying_no`" in clausetree("log", "decline_well").stdout
    assert (
        "ladder           `platform` renamed to `root`"
        in clausetree("diff", "2025-06-02", "2025-09-29").stdout
    )
    assert "pupil_thinks" in clausetree("diff", "../..@latest", "head", "--stat").stdout
    assert clausetree("upstream", "diff", "yours").exit_code == 0


def test_its_site_has_every_release(tmp_path: Path) -> None:
    out = tmp_path / "site"
    built = run_build("--source", str(SAMPLE.folder), "--out", str(out))
    assert built.returncode == 0, built.stderr
    steps = SAMPLE.steps()
    labels = [step.label for step in steps]
    assert {path.parent.name for path in out.glob("*/spec.json")} == {steps[0].before, *labels}
    assert (out / "clauses" / "personal_remarks" / "index.html").is_file()
    assert (out / labels[-1] / "pupil_thinks" / "index.html").is_file()
