from __future__ import annotations

from collections import Counter
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.folders import ROOT, SAMPLES

# A busy machine is slow at everything; how long things take is for `make bench` to say.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UPSTREAM = ROOT.parent / "shared" / "upstream" / "model_spec.bundle"


@pytest.fixture(scope="session", autouse=True)
def _among_samples() -> Iterator[None]:
    """Runs every test where `spec` is the sample spec."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(SAMPLES)
        yield


_NUMBERS = count()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps every test away from the user's cache; few make one, so its folder is named only."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "caches" / str(next(_NUMBERS))))


@pytest.fixture(scope="session")
def upstream_bundle() -> Path:
    """The real releases."""
    if not UPSTREAM.is_file():
        pytest.skip(f"there is no {UPSTREAM}")
    return UPSTREAM


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the tests of the site first, which take longest: both processes have something to do until the end."""
    items.sort(key=lambda item: "publish" not in item.path.parts)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says in one line how many tests were left out, and why."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    if reasons:
        told = "; ".join(f"{count}, because {reason}" for reason, count in reasons.most_common())
        terminalreporter.write_line(f"left out: {told}")
