"""What other tools find of the same changes: writes the tables of site/guide/accuracy.md."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from importlib.metadata import version

from tests.bench.measure import load_releases
from tests.bench.peers import git
from tests.bench.peers.cases import CASES
from tests.bench.peers.installing import install_peers
from tests.bench.peers.page import PAGE, Run, render_tables, write_tables
from tests.bench.peers.score import OURS, score_cases
from tests.bench.peers.wording import read_steps


def main() -> None:
    installed = install_peers()
    run = Run(
        day=datetime.now(UTC).date(),
        versions={
            OURS: version("clausetree"),
            "git": git.read_version(),
            **installed,
            "Python": platform.python_version(),
        },
        score=score_cases(range(CASES)),
        steps=tuple(read_steps(load_releases())),
    )
    write_tables(run)
    print(render_tables(run))  # noqa: T201
    print(f"written to {PAGE}")  # noqa: T201


if __name__ == "__main__":
    main()
